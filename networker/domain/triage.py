"""Sorting people into circles: who is asked about first, and which circle is guessed, with the reason.

Pure rules over a few counts. A guess is only shown: nobody is moved but by the user's key.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import exp, isfinite, log2

from networker.domain.circles import alike_circle, pace
from networker.domain.reachout import RhythmState
from networker.domain.vocabulary import Circle

SITTING = 20  # people, then a pause
RECENT_DAYS = 180.0  # after so long a new tie weighs a third of what it did on its first day
MANY_ALIKE = 2  # people of one group or company whose circle says something


@dataclass(frozen=True, slots=True)
class Hint:
    """What the order looks at. `put_off`: the local day on which somebody was laid aside last."""

    person: int
    contact_days: int = 0
    common: int = 0  # groups and gatherings
    known_since: date | None = None  # connected, or met for the first time
    put_off: date | None = None


def weight(hint: Hint, today: date) -> float:
    """How likely somebody is to matter: talks first, then what is in common, then how new the tie is."""
    found = 2 * log2(1 + hint.contact_days) + log2(1 + hint.common)
    if hint.known_since is not None:
        found += exp(-max((today - hint.known_since).days, 0) / RECENT_DAYS)
    return found


def in_order(hints: Iterable[Hint], today: date) -> list[int]:
    """Who is asked about first. Those laid aside on a day before come first, those of today last."""

    def key(hint: Hint) -> tuple[int, float, int]:
        turn = 1 if hint.put_off is None else 0 if hint.put_off < today else 2
        return turn, -weight(hint, today), -hint.person

    return [each.person for each in sorted(hints, key=key)]


@dataclass(frozen=True, slots=True)
class Known:
    """What a guess is made of. `alike`: a circle that was given to so many people of one group or company."""

    state: RhythmState | None = None
    rhythm_days: float = 0.0
    met: bool = False
    common: int = 0  # people and groups
    alike: tuple[Circle, int, str] | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """A circle, and why, as a key with its numbers."""

    circle: Circle
    reason: str  # rhythm, silent, talked, met, alike, name, stranger
    numbers: Mapping[str, object] = field(default_factory=dict)


def _often(known: Known, today: date) -> int:
    """Every how many days; the rhythm alone where nothing of late tells."""
    assert known.state is not None
    often = pace(known.state, known.rhythm_days, today)
    return max(round(often if isfinite(often) else known.rhythm_days), 1)


def guess(known: Known, today: date) -> Guess:
    """The circle that somebody behaves like, as far as that can be told."""
    state = known.state
    if state is not None:
        silent = today.toordinal() - state.last
        like = alike_circle(state, known.rhythm_days, today)
        if like is not None:
            return Guess(like, "rhythm", {"days": _often(known, today), "n": state.n})
        if state.n >= 3 and silent > 8 * max(known.rhythm_days, 30):
            return Guess(Circle.WIDE, "silent", {"days": silent, "n": state.n})
        if known.met:
            return Guess(Circle.GOOD, "met", {"n": state.n})
        if state.out and state.in_:
            return Guess(Circle.GOOD if state.n >= 3 else Circle.WIDE, "talked", {"n": state.n})
    if known.alike is not None and known.alike[1] >= MANY_ALIKE:
        circle, people, where = known.alike
        return Guess(circle, "alike", {"n": people, "where": where})
    if known.common or state is not None:
        return Guess(Circle.WIDE, "name" if state is None else "one way")
    return Guess(Circle.BEYOND, "stranger")
