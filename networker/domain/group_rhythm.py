"""Whom of a group to write to, and how the user and a group keep in touch. Pure rules; days are the user's local ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

DEAR = 3  # circles up to good: whose silence is worth a word
MOST = 5  # of them at a time: a few are done, a long list is not
QUIET = {1: 30, 2: 60, 3: 120}  # days of silence by circle, from which on it is one
MONTHS = 12  # of the strip
LATELY = 90  # days within which somebody was in touch lately


@dataclass(frozen=True, slots=True)
class Standing:
    """A member as these rules see them. `circle` 1 to 5 or None; `last`: the last contact, None for never.

    `open`: they may be suggested (active and not muted).
    """

    person: int
    circle: int | None
    last: date | None
    open: bool = True

    def silent(self, today: date) -> int | None:
        """Days since the last contact; None where there was none."""
        return (today - self.last).days if self.last is not None else None


def to_follow_up(members: Iterable[Standing], today: date, *, most: int = MOST) -> list[int]:
    """The dear ones of whom nothing was heard for longest, measured by their circle; those never talked with come first."""
    found = []
    for each in members:
        if not each.open or each.circle is None or each.circle > DEAR:
            continue
        silent = each.silent(today)
        if silent is None or silent >= QUIET[each.circle]:
            measure = silent / QUIET[each.circle] if silent is not None else float("inf")
            found.append((-measure, each.circle, each.person))
    return [person for _, _, person in sorted(found)[:most]]


def lately(members: Iterable[Standing], today: date) -> int:
    """With how many there was contact within LATELY days."""
    return sum(1 for each in members if each.last is not None and (today - each.last).days <= LATELY)


def strip(by_month: Mapping[str, int], today: date) -> tuple[int, ...]:
    """Numbers of MONTHS months, the present one last."""
    first = today.year * 12 + today.month - MONTHS
    return tuple(by_month.get(f"{n // 12}-{n % 12 + 1:02}", 0) for n in range(first, first + MONTHS))


def first_month(today: date) -> date:
    """The first day of the strip."""
    n = today.year * 12 + today.month - MONTHS
    return date(n // 12, n % 12 + 1, 1)
