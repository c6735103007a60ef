"""Rules 2, 7 and 9 of docs/reach-out.md: who of those who may appear is on the list of a day. Pure and repeatable."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

from networker.domain.employers import employer
from networker.domain.reach_rests import unseen
from networker.domain.reach_rules import (
    TURNS,
    Candidate,
    Choice,
    explained,
    fair_score,
    is_met_about_now,
    kinds_of,
    may_appear,
    never_answered,
    wish_is_up,
)

OF_A_COMPANY = 2
IN_TURN = 2  # places: the one, and one more where the score leaves some free
# What brings people onto the list with whom nothing passed yet: one of them a day, whichever it is.
_OF_STRANGERS = frozenset(("connected", "travel", "travel now", "travel day"))
EXPLORING = 1 / 20  # of the places


def choose(
    candidates: Sequence[Candidate],
    today: date,
    *,
    seed: str,
    size: int = 5,
    before: Sequence[tuple[Candidate, str]] = (),
) -> list[Choice]:
    """The list of a day: of n places one is slipping, one in turn, the rest by score; best first.

    Before the score stand hard dates that are up, which take any place there is, and one return of somebody of the
    inner three circles. At most two are of one company; a circle is no limit. The same candidates, day and seed
    give the same list; places that nobody can take go by score, and one of them in turn: a short list is better than
    one of strangers.
    `before`: who is on the list already, and for which kind of place; whom the free places go to is answered. None of
    these goes by lot: that they were free means that everybody who could take one had it.
    """
    able = [(c, kinds_of(c, today)) for c in candidates if may_appear(c, today)]
    able.sort(key=lambda pair: (-fair_score(pair[0]), _newest_tie_first(pair[0]), pair[0].person))
    made = _List(able, size, before)
    for each in strict_first([c for c, _ in able], today):
        made.add(each, "rhythm")
    if not before and size - made.length > min(size - 1, 2):
        made.first(returning([c for c, _ in able if not is_met_about_now(c, today)], today))
    if size > 1 and "slipping" not in made.kinds:
        made.take("slipping")
    if size > 2 and made.kinds.isdisjoint(TURNS):
        any(made.take(kind) for kind in in_turn(today, seed))
    while size - made.length > 1 and made.take("rhythm"):
        pass
    if not before:
        made.explore(Random(f"{seed}:{today.isoformat()}"))
    while made.take("rhythm"):
        pass
    if made.in_turn < IN_TURN:
        any(made.take(kind) for kind in in_turn(today, seed))
    listed = [
        explained(c, kind, today, propensity=made.propensity.get(c.person, 1.0))
        for c, kind in made.chosen[len(before) :]
    ]
    # Whoever never answered may be written to, but the day does not begin with them.
    listed.sort(
        key=lambda each: (
            not wish_is_up(each.candidate, today),
            never_answered(each.candidate),
            -each.score,
            each.candidate.person,
        )
    )
    return listed


def _newest_tie_first(c: Candidate) -> int:
    """Rule 8: of those who are only a new tie, the newest first."""
    return (
        -c.news.day.toordinal() if is_stranger(c) and c.news is not None and c.news.what == "connected" else 0
    )


def is_stranger(c: Candidate) -> bool:
    """Whether all there is of somebody is that they are a new tie, or live where a trip goes: nobody said a word yet."""
    return c.last is None and not c.want_to_know and c.news is not None and c.news.what in _OF_STRANGERS


def strict_first(able: Sequence[Candidate], today: date) -> list[Candidate]:
    """Rule 2: whose hard date is up, those first whose wish was passed the furthest."""

    def passed(c: Candidate) -> float:
        assert c.last is not None
        assert c.strict_days is not None
        return (today - c.last).days / max(c.strict_days, 1)

    return sorted((c for c in able if wish_is_up(c, today)), key=lambda c: (-passed(c), c.person))


def returning(able: Sequence[Candidate], today: date) -> list[Candidate]:
    """Rule 7: who of the inner three circles comes back now, one place a day: the next to be out of sight first.

    Who is out of sight already comes after those who can still be kept in it.
    """
    found = []
    for c in able:
        seen = max((day for day in (c.last, c.last_shown) if day is not None), default=None)
        stands = unseen(c.circle, c.ranked.rhythm_days, seen, today) if c.ranked else None
        if stands is not None and stands.back:
            found.append((stands.order, c.person, c))
    return [each[2] for each in sorted(found, key=lambda each: each[:2])]


def in_turn(today: date, seed: str) -> tuple[str, ...]:
    """Rule 2: whose turn it is, and who takes the place where there is nobody: each kind has its day in five."""
    first = (Random(seed).randrange(len(TURNS)) + today.toordinal()) % len(TURNS)
    return TURNS[first:] + TURNS[:first]


class _List:
    """The list while it is put together, from those who may be on it, best first."""

    def __init__(
        self,
        able: Sequence[tuple[Candidate, frozenset[str]]],
        size: int,
        before: Sequence[tuple[Candidate, str]],
    ) -> None:
        self._able, self._size = able, size
        self.chosen = list(before)
        self._employers = Counter(employer(c.company) for c, _ in before)
        self.propensity: dict[int, float] = {}

    @property
    def length(self) -> int:
        return len(self.chosen)

    @property
    def kinds(self) -> set[str]:
        return {kind for _, kind in self.chosen}

    @property
    def in_turn(self) -> int:
        """How many places are taken in turn."""
        return sum(kind in TURNS for _, kind in self.chosen)

    def _fits(self, c: Candidate) -> bool:
        """Whether there is a place for them: nobody twice, at most two of one company, one stranger."""
        return (
            self.length < self._size
            and all(c.person != each.person for each, _ in self.chosen)
            and not (is_stranger(c) and any(is_stranger(each) for each, _ in self.chosen))
            and (not (firm := employer(c.company)) or self._employers[firm] < OF_A_COMPANY)
        )

    def add(self, c: Candidate, kind: str) -> bool:
        """Give somebody a place, if they fit."""
        if not self._fits(c):
            return False
        self.chosen.append((c, kind))
        self._employers[employer(c.company)] += 1
        return True

    def first(self, those: Sequence[Candidate]) -> bool:
        """Give the first who fits a place."""
        return any(self.add(c, "rhythm") for c in those)

    def take(self, kind: str) -> bool:
        """Give the best of a kind a place."""
        return any(self.add(c, kind) for c, kinds in self._able if kind in kinds)

    def explore(self, chance: Random) -> None:
        """Rule 9: fill the last place by score, or, in one of twenty places, by lot.

        There is one such place on a list of n, so it goes by lot on n days of twenty. What is kept is the chance
        that somebody had to be on this list, given the day: 1 where it was sure.
        """
        pool = [c for c, kinds in self._able if "rhythm" in kinds and self._fits(c)]
        if not pool:
            return
        by_lot = min(EXPLORING * self._size, 1.0)
        drawn = chance.choice(pool) if chance.random() < by_lot else pool[0]
        self.propensity[drawn.person] = by_lot / len(pool) + (1 - by_lot) * (drawn is pool[0])
        self.add(drawn, "rhythm")
