"""Which day a repeating follow-up comes to next. The rules are RFC 5545's, reckoned by dateutil.

Where a month has no 29th, 30th or 31st, it is the month's last day, and the next month has its own day again; what
falls on 29 February falls on the 28th in common years. Rules come out of files as well: none may hold the program up.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from networker.domain.repeat import fields, start_and_rule

_PLAIN = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH"))
_UNDERSTOOD = {  # by days and weeks no more: dateutil would look for what never comes day by day, to the year 9999
    "DAILY": _PLAIN,
    "WEEKLY": _PLAIN,
    "MONTHLY": _PLAIN | {"BYMONTHDAY", "BYSETPOS"},
    "YEARLY": _PLAIN | {"BYMONTHDAY", "BYSETPOS"},
}
_AHEAD = timedelta(days=11_000)  # a rule without a day in thirty years has none
_LAST = date(9998, 12, 31)


def next_day(kept: str, *, due: date, after: date) -> date | None:
    """The first day of a rule later than `after`; None where it has ended or cannot be reckoned.

    `kept` as domain/repeat.py says; `due` is the day it counts from where it has none of its own.
    """
    from dateutil.rrule import rrulestr

    start, rule = start_and_rule(kept)
    start = start or due
    told = _bounded(fields(rule), start, after)
    if told is None:
        return None
    count = told.pop("COUNT", "")
    try:
        days = rrulestr(
            ";".join(f"{name}={value}" for name, value in told.items()),
            dtstart=datetime.combine(start, time()),
        )
        for number, each in enumerate(days):
            if count and number >= int(count):
                return None
            day: date = each.date()
            if day > after:
                return day
    except (ValueError, TypeError, OverflowError, AttributeError, IndexError):
        return None
    return None


@dataclass(frozen=True, slots=True)
class Series:
    """A rule as other programs reckon it too: from a day that it means, without an end but `until`, a day itself."""

    first: date
    rule: str
    until: date | None


def series(kept: str, *, due: date, after: date) -> Series | None:
    """What is to come of a rule later than `after`, for a calendar; None where that is nothing, or cannot be reckoned.

    `kept` and `due` as for `next_day`. Ends of months are said in full, and an end by number as a day.
    """
    first = next_day(kept, due=due, after=after)
    if first is None:
        return None
    start, rule = start_and_rule(kept)
    start = start or due
    told = fields(rule)
    until = told.pop("UNTIL", "")[:8]
    last = date.fromisoformat(until) if until else None
    if count := told.pop("COUNT", ""):
        last = _nth_day(told, start, int(count))
    told |= _months_end(told, start)
    said = ";".join(f"{name}={value}" for name, value in told.items())
    return Series(first, said, last) if re.fullmatch(r"[A-Z0-9=;,+-]+", said) else None


def _nth_day(told: dict[str, str], start: date, number: int) -> date | None:
    """The day on which a rule comes for the last of so many times; None where that is further off than anybody reckons."""
    from itertools import islice

    from dateutil.rrule import rrulestr

    bounded = {**told, **_months_end(told, start), "UNTIL": f"{min(start, _LAST - _AHEAD) + _AHEAD:%Y%m%d}"}
    said = ";".join(f"{name}={value}" for name, value in bounded.items())
    found = next(islice(rrulestr(said, dtstart=datetime.combine(start, time())), number - 1, None), None)
    return found.date() if found is not None else None


def _bounded(told: dict[str, str], start: date, after: date) -> dict[str, str] | None:
    """The parts of a rule with an end that is near enough; None where it is no rule of days."""
    every = told.get("INTERVAL", "1")
    if not _UNDERSTOOD.get(told.get("FREQ", ""), frozenset()).issuperset(told) or not told:
        return None
    if not (every.isdecimal() and 1 <= int(every) <= 9999):  # none at all would never end
        return None
    horizon = _LAST if max(start, after) > _LAST - _AHEAD else max(start, after) + _AHEAD
    until = told.get("UNTIL", "99991231")[:8]
    if not until.isdecimal():
        return None
    return {**told, **_months_end(told, start), "UNTIL": min(until, f"{horizon:%Y%m%d}")}


def _months_end(told: dict[str, str], start: date) -> dict[str, str]:
    """A plain rule would pass over the months that are too short for its day."""
    if start.day < 29 or any(name.startswith("BY") for name in told):
        return {}
    days = ",".join(str(day) for day in range(28, start.day + 1))
    if told["FREQ"] == "MONTHLY":
        return {"BYMONTHDAY": days, "BYSETPOS": "-1"}
    if told["FREQ"] == "YEARLY" and (start.month, start.day) == (2, 29):
        return {"BYMONTH": "2", "BYMONTHDAY": days, "BYSETPOS": "-1"}
    return {}
