"""How near somebody is, and how likely they answer: what the evidence is multiplied with."""

import statistics
from collections.abc import Sequence
from datetime import date, timedelta
from math import log1p

from networker.domain.vocabulary import Circle
from networker.store.reach import Row

NEARER = {Circle.INNER: 0.14, Circle.CLOSE: 0.12, Circle.GOOD: 0.08, Circle.WIDE: 0.04, Circle.BEYOND: -0.03}
TALKED = 0.08  # for as many contact days as MANY
MANY = 30
LATE = 0.06  # for a talk of today; half of it after a year
NEVER, ONCE_IN_VAIN, STRANGER = 0.5, 0.9, 0.94
LATEST = 300  # talks with somebody that tell how they answer
IN_TIME = 30  # days within which an answer is one


def closeness(row: Row, today: date) -> float:
    """From some 0.9 to 1.3, by circle, contact days and the last of them. `row`: of `store.ask.standing`."""
    circle, last, days = row[6], row[7], row[8]
    found = 1.0 + (NEARER[Circle(circle)] if circle else 0.0)
    found += TALKED * min(log1p(days) / log1p(MANY), 1.2)
    if last:
        found += LATE / (1 + max((today - date.fromisoformat(last)).days, 0) / 365)
    return found


def likelihood(row: Row, *, asked: bool) -> float:
    """How far somebody is trusted to answer, up to 1; `asked`: the question wants somebody who does."""
    days, mine, theirs = row[8], row[9], row[10]
    vain = mine if not theirs else 0
    if not asked:
        return NEVER if vain >= 2 else ONCE_IN_VAIN if vain == 1 else STRANGER if not days else 1.0
    if not days:
        return 0.45
    return (0.15 if vain >= 2 else 0.3) if vain else 0.55 + 0.45 * min((theirs + 0.5) / (mine + 1), 1.0)


def nearness(row: Row, today: date) -> float:
    """How well the user knows somebody: what "whom I know best" is ordered by."""
    circle, last, days = row[6], row[7], row[8]
    ago = (today - date.fromisoformat(last)).days / 365 if last else 20.0
    return (6 - circle if circle else 0) * 2.0 + 2.0 * log1p(days) + 1.0 / (1 + ago)


def answering(days: Sequence[tuple[str, bool, bool, bool]]) -> tuple[int, int, float | None]:
    """(days answered, days on which I spoke, the median of days until they did), of rows of `store.ask.spoken`.

    A day is answered where they spoke on it too, or within IN_TIME days and before I spoke again.
    """
    answered, waits = 0, []
    mine = [n for n, (_, me, *_) in enumerate(days) if me]
    for n in mine:
        day, _, theirs, came = days[n]
        behind = days[n + 1] if n + 1 < len(days) else None
        if theirs:
            waits.append(0)
        elif behind is not None and behind[2] and not behind[1]:
            wait = date.fromisoformat(behind[0]) - date.fromisoformat(day)
            if wait > timedelta(days=IN_TIME):
                continue
            waits.append(wait.days)
        elif not came:
            continue
        answered += 1
    return answered, len(mine), statistics.median(waits) if waits else None
