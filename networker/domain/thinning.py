"""Which backups are kept and which may go: everything of two days, then one a day, one a week, one a month.

Backups carry a number that only ever rises, beside the moment of the clock. Where the clock was set back between two of
them, the ones before and the ones behind are thinned as if they lay in different folders: a wrong date takes nothing away.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL = timedelta(days=2)  # before the newest one: everything stays
NEWEST = 3  # which never go, by number and by date
MOST_BYTES = 1_000_000_000  # of all together


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup as thinning sees it. `at` in UTC; `reason`: why it was written, "" for the ordinary ones."""

    name: str
    number: int
    at: datetime
    size: int  # bytes
    reason: str = ""


LAST_OF = ("before-migration", "before-restore")  # the last one of each reason is the only way back from it

_Stretch = Callable[[datetime], object]
_STAGES: tuple[tuple[int, _Stretch], ...] = (
    (12, lambda at: at.date()),
    (10, lambda at: at.isocalendar()[:2]),
    (9, lambda at: (at.year, at.month)),
)


def superfluous(kept: Iterable[Kept], *, most: int = MOST_BYTES) -> list[str]:
    """The names of those that may be deleted, the oldest first."""
    ordered = sorted(kept, key=lambda each: (each.number, each.at, each.name))
    held = _never(ordered)
    staying: list[Kept] = []
    crowded: set[str] = set()  # that stay only because they are of the last two days
    for run in _runs(ordered):
        stays, of_two_days = _of_run(run, held)
        staying += stays
        crowded |= of_two_days
    size = sum(each.size for each in staying)
    staying.sort(key=lambda each: (each.name not in crowded, each.number, each.at))
    going = {each.name for each in ordered} - {each.name for each in staying}
    for each in staying:
        if size <= most:
            break
        if each.name not in held:
            going.add(each.name)
            size -= each.size
    return [each.name for each in ordered if each.name in going]


def _never(ordered: Sequence[Kept]) -> set[str]:
    """Those that stay whatever else is said."""
    held = {each.name for each in ordered[-NEWEST:]}
    held |= {each.name for each in sorted(ordered, key=lambda each: each.at)[-NEWEST:]}
    for reason in LAST_OF:
        held |= {each.name for each in [one for one in ordered if one.reason == reason][-1:]}
    return held


def _runs(ordered: Sequence[Kept]) -> list[list[Kept]]:
    """Stretches within which the clock was never set back."""
    runs: list[list[Kept]] = []
    for each in ordered:
        if runs and runs[-1][-1].at <= each.at:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _of_run(run: Sequence[Kept], held: set[str]) -> tuple[list[Kept], set[str]]:
    """Who stays of a run, and the names of those that do only because they are young: not the last of their day."""
    stays, young = [], set[str]()
    newest, later = run[-1].at, None
    stage, left = 0, _STAGES[0][0]
    for each in reversed(run):
        if newest - each.at < ALL:
            if later is not None and later.date() == each.at.date():
                young.add(each.name)
            stays.append(each)
            later = each.at
            continue
        if stage < len(_STAGES) and (later is None or _STAGES[stage][1](later) != _STAGES[stage][1](each.at)):
            stays.append(each)
            later, left = each.at, left - 1
            if not left:
                stage += 1
                left = _STAGES[stage][0] if stage < len(_STAGES) else 0
        elif each.name in held:
            stays.append(each)
    return stays, young
