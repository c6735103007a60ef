"""Which day a repeating follow-up comes to next. The rules are RFC 5545's, reckoned by dateutil.

Where a month has no 29th, 30th or 31st, it is the month's last day, and the next month has its own day again; what
falls on 29 February falls on the 28th in common years. Rules come out of files as well: none may hold the program up.
"""

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
