"""Quarters of a year, by which what happened is told."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months from January, April, July or October on. `number` 1 to 4."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def after(self) -> "Quarter":
        """The next one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)


def quarter_of(day: date) -> Quarter:
    """The quarter that a day is in."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters(since: date, until: date) -> list[Quarter]:
    """The quarters that have any day from `since` to `until`, in their order."""
    found, one = list[Quarter](), quarter_of(since)
    while one.first <= until:
        found.append(one)
        one = one.after
    return found
