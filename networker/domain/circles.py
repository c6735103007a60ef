"""Circles: how many they hold, how often one talks in them, and who behaves like another one than theirs.

The behaviour is read off the state that the score keeps: contact days, rhythm, both directions. Whoever drifted
is only named, with the numbers; nobody is moved but by the user.
"""

from dataclasses import dataclass
from datetime import date
from math import sqrt

from networker.domain.reachout import RhythmState
from networker.domain.vocabulary import Circle

# How often one talks within each circle, in days: rule 8 of docs/reach-out.md.
RHYTHM_DAYS = {Circle.INNER: 7.0, Circle.CLOSE: 30.0, Circle.GOOD: 120.0, Circle.WIDE: 365.0}
ENOUGH_DAYS = 10  # contact days before a rhythm is called one
BOTH_WAYS = 0.2  # of the days, at least so much from each side
LOST = 8.0  # times the rhythm: a tie silent for so long behaves like none (Navarro et al. 2017)
LONG = 4.0  # times the circle's rhythm: so long a silence is not what the circle is for
# Half way between two rhythms, as silences are measured: by their ratio.
_UNTIL = tuple(
    (circle, sqrt(RHYTHM_DAYS[circle] * RHYTHM_DAYS[Circle(circle + 1)]))
    for circle in (Circle.INNER, Circle.CLOSE, Circle.GOOD)
)


@dataclass(frozen=True, slots=True)
class Drift:
    """Somebody in one circle who behaves like another. `reason`: "often" (nearer) or "silent" (farther)."""

    circle: Circle
    like: Circle
    reason: str
    rhythm_days: int  # their own
    silent_days: int
    contact_days: int


def alike_circle(state: RhythmState, rhythm_days: float, today: date) -> Circle | None:
    """The circle whose rhythm somebody keeps; None where too little is known, it is one-sided or lost."""
    silent = today.toordinal() - state.last
    if state.n < ENOUGH_DAYS or min(state.out, state.in_) < BOTH_WAYS * state.n:
        return None
    if silent > LOST * max(rhythm_days, RHYTHM_DAYS[Circle.INNER]):
        return None
    return next((circle for circle, until in _UNTIL if rhythm_days <= until), Circle.WIDE)


def drift(circle: Circle, state: RhythmState | None, own_days: float, today: date) -> Drift | None:
    """How somebody behaves like another circle than theirs; None where they do not, or nobody can tell.

    `own_days`: the rhythm that the talks alone tell, without what the circle itself suggests. Nearer: by one
    circle or more. Farther: from inner, close and good alone, of somebody silent for `LONG` times what the circle
    is for and longer than their own rhythm would have it; nobody drifts beyond wide.
    """
    if state is None or state.n < ENOUGH_DAYS:
        return None
    silent, rhythm = today.toordinal() - state.last, max(round(own_days), 1)
    like = alike_circle(state, own_days, today)
    if like is not None and like < circle:
        return Drift(circle, like, "often", rhythm, silent, state.n)
    if circle <= Circle.GOOD and silent > LONG * max(RHYTHM_DAYS[circle], min(own_days, 90.0)):
        farther = next((each for each in (Circle.CLOSE, Circle.GOOD) if each > circle
                        and silent <= LONG * RHYTHM_DAYS[each]), Circle.WIDE)  # fmt: skip
        return Drift(circle, farther, "silent", rhythm, silent, state.n)
    return None
