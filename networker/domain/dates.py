"""Dates that people really have: without a year, without a day, or whole.

A date alone never becomes an instant; an instant always carries its offset.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True, order=False)
class PartialDate:
    """A calendar date of which the year or the day may be unknown.

    Raises ValueError where the parts that are known cannot be a date.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a date needs a year or a month")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"no such year: {self.year}")
        if self.month is None:
            if self.day is not None:
                raise ValueError("a day needs its month")
            return
        if not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")
        if self.day is None:
            return
        if not 1 <= self.day <= _DAYS[self.month - 1]:
            raise ValueError(f"no such day: {self.day}")
        if self.year is not None:
            date(self.year, self.month, self.day)  # 29 February of a common year raises here

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The same day, wholly known."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read what `iso` writes: 2026, 2026-11, 2026-11-20, --11-20 or --11. Raises ValueError."""
        text = text.strip()
        if match := re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text):
            year, month, day = match.groups()
            return cls(int(year), int(month) if month else None, int(day) if day else None)
        if match := re.fullmatch(r"--(\d{2})(?:-?(\d{2}))?", text):
            month, day = match.groups()
            return cls(None, int(month), int(day) if day else None)
        raise ValueError(f"not a date: {text!r}")

    @property
    def iso(self) -> str:
        """ISO 8601 where it has a form for it, else vCard's `--11-20` for an unknown year."""
        head = f"{self.year:04d}" if self.year is not None else "-"
        if self.month is None:
            return head
        tail = f"-{self.month:02d}" + (f"-{self.day:02d}" if self.day is not None else "")
        return head + tail

    @property
    def whole(self) -> date | None:
        """The day itself, where all of it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of a year, month or day. Raises ValueError where the year is unknown."""
        if self.year is None:
            raise ValueError("no days without a year")
        months = (self.month, self.month) if self.month else (1, 12)
        last = self.day or monthrange(self.year, months[1])[1]
        return date(self.year, months[0], self.day or 1), date(self.year, months[1], last)

    @property
    def words(self) -> str:
        """The date in English, as a step of the history is named: 29 February, February 1980, 1980."""
        month = MONTHS[self.month - 1] if self.month is not None else ""
        return " ".join(str(part) for part in (self.day, month, self.year) if part)

    def __str__(self) -> str:
        return self.iso


def next_yearly(when: PartialDate, today: date) -> date | None:
    """The next return of a birthday, today included; None where month or day is unknown.

    29 February is kept on 28 February in common years.
    """
    if when.month is None or when.day is None:
        return None
    for year in (today.year, today.year + 1):
        try:
            day = date(year, when.month, when.day)
        except ValueError:
            day = date(year, 2, 28)
        if day >= today:
            return day
    return None


_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:(am|pm)|h|uhr)?", re.IGNORECASE)


def clock_time(text: str) -> time:
    """A time of the day as people write it: 15:30, 9, 3 pm, 18.15 Uhr. Raises ValueError where it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError("This is no time of the day.")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("This is no hour of half a day.")
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)


def in_words(day: date) -> str:
    """A day as an English sentence names it, whatever the system's language: "20 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
