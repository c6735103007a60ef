"""Circles: how many they hold, how often one talks in them, and who behaves like another one than theirs.

The behaviour is read off the state that the score keeps: contact days, rhythm, both directions. Whoever drifted
is only named, with the numbers; nobody is moved but by the user.
"""

from dataclasses import dataclass
from datetime import date
from math import inf, log2
from types import MappingProxyType

from networker.domain.reachout import HALF_LIFE, RhythmState
from networker.domain.vocabulary import Circle

# How often one talks within each circle, in days: rule 8 of docs/reach-out.md.
RHYTHM_DAYS = MappingProxyType(
    {Circle.INNER: 7.0, Circle.CLOSE: 30.0, Circle.GOOD: 120.0, Circle.WIDE: 365.0}
)
LONGEST_WISH = 3650  # days: nobody wishes to talk more seldom
ENOUGH_DAYS = 10  # contact days before a rhythm is called one
BOTH_WAYS = 0.2  # of the days, at least so much from each side
NEARLY = 1.25  # times a circle's rhythm: who talks that often keeps it
LONG = 4.0  # times the rhythm, the circle's and their own: so long a silence is not what the circle is for
LEAST_SILENCE = 60  # days: before that, nobody drifted away


@dataclass(frozen=True, slots=True)
class Drift:
    """Somebody in one circle who behaves like another. `reason`: "often" (nearer) or "silent" (farther)."""

    circle: Circle
    like: Circle
    reason: str
    rhythm_days: int  # their own
    silent_days: int
    contact_days: int


def pace(state: RhythmState, rhythm_days: float, today: date) -> float:
    """How often they talk, in days: the slowest of the pair's rhythm, what these last months say, and the silence now.

    The rhythm is a geometric mean, which a burst of talks shortens; the contact days of late, halved every 60 days,
    count them all. A steady pace of r days leaves 1 / (1 - 0.5^(r/60)) of them; infinite where next to none is left.
    """
    silent = today.toordinal() - state.last
    late = state.d60 * 0.5 ** (silent / HALF_LIFE)
    return max(rhythm_days, silent, HALF_LIFE * log2(late / (late - 1)) if late > 1 else inf)


def alike_circle(state: RhythmState, rhythm_days: float, today: date) -> Circle | None:
    """The circle whose rhythm somebody keeps; None where too little is known, it is one-sided or they fell silent."""
    if state.n < ENOUGH_DAYS or min(state.out, state.in_) < BOTH_WAYS * state.n:
        return None
    if today.toordinal() - state.last > max(LONG * rhythm_days, LEAST_SILENCE):
        return None
    often = pace(state, rhythm_days, today)
    near = (Circle.INNER, Circle.CLOSE, Circle.GOOD)
    return next((each for each in near if often <= NEARLY * RHYTHM_DAYS[each]), Circle.WIDE)


def drift(circle: Circle, state: RhythmState | None, own_days: float, today: date) -> Drift | None:
    """How somebody behaves like another circle than theirs; None where they do not, or nobody can tell.

    `own_days`: the rhythm that the talks alone tell, without what the circle itself suggests. Nearer: by one
    circle or more, and not from beyond to wide, where a key says more than a rhythm. Farther: from inner, close and
    good alone, to wide at most.
    """
    if state is None or state.n < ENOUGH_DAYS:
        return None
    silent = today.toordinal() - state.last
    like = alike_circle(state, own_days, today)
    if like is not None and like < circle and like is not Circle.WIDE:
        often = max(round(pace(state, own_days, today)), 1)
        return Drift(circle, like, "often", often, silent, state.n)
    if circle > Circle.GOOD or silent <= max(LONG * RHYTHM_DAYS[circle], LONG * own_days, LEAST_SILENCE):
        return None
    farther = [each for each in (Circle.CLOSE, Circle.GOOD) if each > circle]
    like = next((each for each in farther if silent <= LONG * RHYTHM_DAYS[each]), Circle.WIDE)
    return Drift(circle, like, "silent", max(round(own_days), 1), silent, state.n)
