"""Rules 6 and 7 of docs/reach-out.md: how long somebody is left alone, and when they come back. Days only, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from networker.domain.circles import LONGEST_WISH
from networker.domain.vocabulary import Circle

SHOWINGS = 5  # without action, then they rest
IN_SIGHT = (Circle.INNER, Circle.CLOSE, Circle.GOOD)  # nobody of these is out of sight for four rhythms
OUT_OF_SIGHT = 4.0  # rhythms
WAIT = 5  # days, or half a rhythm, before that they may come back: to wait for the one place a day, and for Monday


def rest_days(idle_showings: int) -> int:
    """Rule 7: how long somebody rests after being shown so often without action; 0: not at all."""
    if idle_showings < SHOWINGS:
        return 0
    return int(14 * 2 ** (idle_showings // SHOWINGS - 1))


def longest_rest(circle: Circle | None, rhythm: float, strict_days: int | None = None) -> float | None:
    """Rule 7: no rest is longer than this, in days; None: no limit.

    Who is inner, close or good comes back before four rhythms are over; a strict wish rests no longer than it is.
    """
    limits = [back_after(rhythm)] if circle in IN_SIGHT else []
    if strict_days:
        limits.append(float(strict_days))
    return min(limits, default=None)


def back_after(rhythm: float) -> float:
    """Rule 7: days out of sight after which somebody of the inner three circles may come back; two rhythms at least."""
    return max(OUT_OF_SIGHT * rhythm - max(rhythm / 2, WAIT), 2 * rhythm)


def resting_until(idle: Sequence[date], longest: float | None = None) -> date | None:
    """Rule 7: the day on which somebody may appear again; None where they do not rest.

    `idle` are the days on which they were shown since anything was done. A rest begins with each fifth of them
    and is twice as long as the one before; a showing between two rests begins none.
    """
    rests = len(idle) // SHOWINGS
    if rests == 0:
        return None
    begin = sorted(idle)[rests * SHOWINGS - 1]
    days = rest_days(rests * SHOWINGS)
    return begin + timedelta(days=max(min(days, int(longest)) if longest is not None else days, 1))


@dataclass(frozen=True, slots=True)
class Unseen:
    """How long somebody of the inner three circles may stay out of sight."""

    circle: Circle
    days_left: int  # until four rhythms are over; below 0: they are
    rhythms: float  # out of sight for so many
    back: bool  # long enough to come back

    @property
    def order(self) -> tuple[int, float]:
        """Who comes back first: who can still be kept in sight, by the days left; then the nearest, away for longest."""
        return (self.circle, -self.rhythms) if self.days_left <= 0 else (0, self.days_left)


def unseen(circle: Circle | None, rhythm: float, seen: date | None, today: date) -> Unseen | None:
    """Rule 7: where somebody stands who was last shown or talked with on the day `seen`; None for other circles."""
    if circle is None or circle not in IN_SIGHT or seen is None:
        return None
    gone = (today - seen).days
    return Unseen(circle, int(OUT_OF_SIGHT * rhythm) - gone, gone / rhythm, gone >= back_after(rhythm))


def not_now_days(rhythm: float) -> int:
    """Rule 6, *Not now*: half a rhythm, at least 7 days."""
    return max(7, round(rhythm / 2))


def less_often_rest(wish: int, circle: Circle | None, rhythm: float) -> int:
    """Rule 6, *Less often*: so long somebody rests, half the new wish and at least 7 days; rule 7 for the inner circles."""
    rest, longest = max(7, round(wish / 2)), longest_rest(circle, rhythm)
    return max(min(rest, int(longest)) if longest is not None else rest, 1)


def less_often_days(rhythm: float, prior: float | None = None) -> int:
    """Rule 6, *Less often*: half as long again as was wished for or suggested, or as they talk where that is longer.

    No longer than a wish may be, unless it is longer already.
    """
    return round(min(max(rhythm, prior or 0.0) * 1.5, max(LONGEST_WISH, prior or 0.0)))
