"""Turns of one thread folded into talks: which belong together, with whom, how deep; and what each party did there.

Nothing here knows the book, or where the turns lie.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from networker.domain.depth import SPELL_DAYS, depth_of_spell
from networker.domain.turns import Line, direction_of
from networker.domain.vocabulary import Direction, Kind
from networker.formats.records import Party
from networker.services.imports import marks as marking
from networker.services.imports.talk import listed, numbers, side_of

FOLDED = frozenset({Kind.MESSAGE, Kind.MAIL, Kind.COMMENT})  # others stand alone: a call, a meeting, a note
_MEETINGS = frozenset({Kind.MEETING.value, Kind.VIDEO.value})
SMALL = 5  # others in a thread up to whom everything said in it is said to each of them


class Turn(NamedTuple):
    """One turn as it lies in the temporary database."""

    day: str
    at: str
    seconds: int
    kind: str
    channel: str
    sender: int
    subject: str
    text: str
    place: str
    minutes: int
    replies: int
    bare: int
    mark: str
    earlier: str  # mark in older books, "" where it is the same
    to: tuple[int, ...]  # who was addressed


_DAY = itemgetter(Turn._fields.index("day"))
_as_json = json.JSONEncoder(ensure_ascii=False).encode  # `dumps` would make one for each talk


@dataclass(slots=True)
class Partner:
    """A party with what was counted of it: by that it is told who is worth keeping."""

    kind: str  # of source
    party: Party
    file: str = ""  # that named it first
    written_to: int = 0
    replied: int = 0  # turns of theirs that answer the user's
    close: bool = False  # in a talk that is no mail and in no large group
    maybe_me: bool = False  # in a meeting of two, of whom one is the user, and nobody knows which
    told: Party | None = None  # as its files tell of it, where it is called otherwise


class Folding:
    """Makes talks of turns, for one answer to the question who the user is, and counts for each partner."""

    def __init__(self, partners: Sequence[Partner], mine: set[int]) -> None:
        self._partners, self._mine = partners, mine

    def talks_of(self, origin: str, thread: str, turns: Sequence[Turn]) -> Iterator[tuple[Any, ...]]:
        """The talks of a thread, as rows without a number and what becomes of them."""
        others = {turn.sender for turn in turns}
        for turn in turns:
            others.update(turn.to)
        others -= self._mine
        depths = self._depths(turns)
        for day, of_day in groupby(turns, key=_DAY):
            folded: dict[str, list[Turn]] = {}
            for turn in of_day:
                folded.setdefault(
                    turn.kind if turn.kind in FOLDED else f"{turn.kind} {turn.mark}", []
                ).append(turn)
            for name, together in folded.items():
                who = self._who(together, others)
                if who:
                    self._count_partners(together, others)
                    key = f"{thread}|{day}" if name == Kind.MESSAGE.value else f"{thread}|{day}|{name}"
                    yield origin, key, thread, *self._talk(together, who, depths.get((together[0].kind, day)))

    def _depths(self, turns: Sequence[Turn]) -> dict[tuple[str, str], str | None]:
        """The depth of each day and kind: of the spell that the day lies in, hello where all is bare."""
        depths: dict[tuple[str, str], str | None] = {}
        for kind in dict.fromkeys(turn.kind for turn in turns):
            alone = depth_of_spell(Kind(kind), [(True, True)])
            for spell in _spells([turn for turn in turns if turn.kind == kind]):
                depth = depth_of_spell(
                    Kind(kind), [(turn.sender in self._mine, bool(turn.bare)) for turn in spell]
                )
                for day, of_day in groupby(spell, key=_DAY):
                    found = alone if all(turn.bare for turn in of_day) else depth
                    depths[kind, day] = found.value if found else None
        return depths

    def _talk(self, turns: Sequence[Turn], who: Sequence[int], depth: str | None) -> tuple[Any, ...]:
        """The columns of a talk from its day on."""
        first, kind = turns[0], Kind(turns[0].kind)
        mine = [turn.sender in self._mine for turn in turns]
        direction = Direction.BOTH if kind in (Kind.MEETING, Kind.VIDEO) else direction_of(mine)
        started = side_of(mine[0]).value if kind in FOLDED else None
        return (
            first.day, kind.value, first.channel, direction.value, started, depth,
            first.at if "T" in first.at else None, max(turn.minutes for turn in turns) or None, first.subject,
            first.place, _as_json(self._lines(turns, len(who))),
            " ".join([marking.entry(turn.seconds, turn.mark, turn.earlier) for turn in turns]), len(turns), listed(who),
        )  # fmt: skip

    def _who(self, turns: Sequence[Turn], others: set[int]) -> list[int]:
        """With whom it passed: the others who spoke, and those whom the user addressed."""
        i_spoke = any(turn.sender in self._mine for turn in turns)
        small = len(others) <= SMALL
        who: set[int] = set()
        for turn in turns:
            if turn.sender in self._mine:
                who.update(turn.to or (others if small else ()))
                continue
            if self._is_for_me(turn, small=small, i_spoke=i_spoke):
                who.add(turn.sender)
            if turn.kind not in FOLDED:
                who.update(turn.to)
        return sorted(who - self._mine)

    def _is_for_me(self, turn: Turn, *, small: bool, i_spoke: bool) -> bool:
        """Whether something that others said passed between them and the user.

        What lies in a mailbox did. What names others as addressed did not; in a large group what is said to
        nobody did on days on which the user spoke too.
        """
        if turn.to and turn.kind != Kind.MAIL and turn.kind in FOLDED:
            return not self._mine.isdisjoint(turn.to)
        return bool(turn.to) or small or i_spoke or turn.kind in (Kind.COMMENT, Kind.MAIL)

    def _count_partners(self, turns: Sequence[Turn], others: set[int]) -> None:
        small = len(others) <= SMALL
        for turn in turns:
            if turn.sender in self._mine:
                for each in turn.to or (others if small else ()):
                    self._partners[each].written_to += 1
            elif turn.kind == Kind.COMMENT:
                self._partners[turn.sender].close = True
            elif turn.replies:
                self._partners[turn.sender].replied += 1
            there = (turn.sender, *turn.to)
            if turn.kind in _MEETINGS and len(there) == 2 and self._mine.isdisjoint(there):
                for each in there:  # neither was surely met
                    self._partners[each].maybe_me = True
            elif turn.kind not in FOLDED or (small and turn.kind != Kind.MAIL):
                for each in there:
                    self._partners[each].close = True

    def _lines(self, turns: Sequence[Turn], people: int) -> list[Line]:
        """What was said, turn by turn, with whose it is: in a group by name."""
        lines: list[Line] = []
        for turn in turns:
            mine = turn.sender in self._mine
            name = self._partners[turn.sender].party.name if people > 1 and not mine else ""
            lines.append((mine, name, turn.text))
        return lines


def once(rows: Iterable[tuple[Any, ...]]) -> list[Turn]:
    """The turns of a thread without those that come a second time, in an overlapping file.

    Turns without an id of their own that are equal within one file are numbered, so that each of them is kept.
    """
    seen: set[tuple[str, str]] = set()
    equal: dict[tuple[int, str], int] = {}
    addressed: dict[str, tuple[int, ...]] = {}  # a thread has few circles of people
    found = []
    for _, _, *rest, mark, earlier, file, who in rows:
        if file:
            nth = equal.get((file, mark), 0)
            equal[file, mark] = nth + 1
            mark = marking.numbered(mark, nth)
        if (rest[0], mark) not in seen:
            seen.add((rest[0], mark))
            if who not in addressed:
                addressed[who] = numbers(who)
            found.append(Turn._make((*rest, mark, earlier, addressed[who])))
    return found


def _spells(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    """Turns parted where the talk rested longer than a spell may."""
    rest = timedelta(days=SPELL_DAYS)
    spell: list[Turn] = []
    last: date | None = None
    for turn in turns:
        day = date.fromisoformat(turn.day)
        if last is not None and day - last > rest:
            yield spell
            spell = []
        spell.append(turn)
        last = day
    if spell:
        yield spell
