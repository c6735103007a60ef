"""How often a follow-up comes again: every so many days, weeks, months or years, or on a weekday or the last day of each month, as an
RFC 5545 rule.

Kept on one line: "FREQ=MONTHLY" counts from the day it is due, "DTSTART:20260131 RRULE:FREQ=MONTHLY" from a day of its
own. "DTSTART:20260131T090000 …" and "DTSTART;VALUE=DATE:20260131 …" also hold the time, or that there is none, to which
one comes back that was put off to another time this once. A finer rule, out of a file, is kept as it is; which days it means is reckoned in services/repeats.py.
"""

import contextlib
import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

MOST = 999


class Unit(StrEnum):
    """What is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_NAMES = {Unit.DAY: "DAILY", Unit.WEEK: "WEEKLY", Unit.MONTH: "MONTHLY", Unit.YEAR: "YEARLY"}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNITS = {name: unit for unit, name in _NAMES.items()}


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every so many units; of months also on their `nth` `weekday` (Monday is 0), -1 the last, 0 on no weekday.

    `nth` -1 of no `weekday` is the last day of the month. Raises ValueError where it is not 1 to 999 of them, or no month
    has such a day.
    """

    unit: Unit
    every: int = 1
    nth: int = 0
    weekday: int | None = 0

    def __post_init__(self) -> None:
        if not 1 <= self.every <= MOST:
            raise ValueError(f"not every {self.every} {self.unit}s")
        if self.nth and (
            self.unit is not Unit.MONTH or not -1 <= self.nth <= 5 or not 0 <= (self.weekday or 0) <= 6
        ):
            raise ValueError(f"no {self.nth}. weekday {self.weekday} of a {self.unit}")
        if self.weekday is None and self.nth != -1:
            raise ValueError(f"no {self.nth}. day of a {self.unit}: of days only the last is counted")

    @property
    def rule(self) -> str:
        """The rule, counted from the day it is due."""
        return f"FREQ={_NAMES[self.unit]}" + (f";INTERVAL={self.every}" if self.every > 1 else "") + self._on

    @property
    def _on(self) -> str:
        if self.weekday is None:
            return f";BYMONTHDAY={self.nth}"
        return f";BYDAY={self.nth}{_DAYS[self.weekday]}" if self.nth else ""

    @classmethod
    def of(cls, kept: str) -> "Repeat | None":
        """What `kept` says; None where it does not repeat, or by a finer rule than this."""
        told = fields(start_and_rule(kept)[1])
        unit, every = _UNITS.get(told.pop("FREQ", "")), told.pop("INTERVAL", "1")
        on = re.fullmatch(rf"(-1|\+?[1-5])({'|'.join(_DAYS)})", told.get("BYDAY", ""))
        last_day = told.get("BYMONTHDAY") == "-1"
        if on is not None:
            del told["BYDAY"]
        elif last_day:
            del told["BYMONTHDAY"]
        if unit is None or told or not every.isdecimal():
            return None
        with contextlib.suppress(ValueError):
            if last_day:
                return cls(unit, int(every), -1, None) if on is None else None
            return cls(unit, int(every), int(on[1]), _DAYS.index(on[2])) if on else cls(unit, int(every))
        return None


def start_and_rule(kept: str) -> tuple[date | None, str]:
    """The day from which a rule counts, where it has one of its own, and the bare rule; "" where there is none."""
    start, rule = None, ""
    for part in kept.upper().split():
        if found := re.fullmatch(r"DTSTART(?:;[^:]*)?:(\d{8})(?:T\S*)?", part):
            with contextlib.suppress(ValueError):
                start = date.fromisoformat(found[1])
        elif "FREQ=" in part:
            rule = part.removeprefix("RRULE:")
    return start, rule


def counted_from(kept: str, day: date) -> str:
    """The same rule, counted from a day."""
    return f"DTSTART:{day:%Y%m%d} RRULE:{start_and_rule(kept)[1]}"


def put_off(kept: str, day: date, at: time | None) -> str:
    """The same rule, counted from a day, of which only this one is at another time: `at` is the time of the others."""
    start = f";VALUE=DATE:{day:%Y%m%d}" if at is None else f":{day:%Y%m%d}T{at:%H%M}00"
    return f"DTSTART{start} RRULE:{start_and_rule(kept)[1]}"


def own_time(kept: str, at: time | None) -> time | None:
    """The time of the others of a rule, of which this one is at `at`."""
    found = re.search(r"DTSTART(;VALUE=DATE)?:\d{8}(?:T([01]\d|2[0-3])([0-5]\d))?", kept.upper())
    if found is None or not any(found.groups()):
        return at
    return time(int(found[2]), int(found[3])) if found[2] else None


def fields(rule: str) -> dict[str, str]:
    """The parts of a bare rule by name."""
    return {name: value for part in rule.split(";") for name, sign, value in [part.partition("=")] if sign}


def names_days(kept: str) -> bool:
    """Whether a rule says which days it means (Fridays, the 15th), wherever it is counted from."""
    return any(name.startswith("BY") for name in fields(start_and_rule(kept)[1]))
