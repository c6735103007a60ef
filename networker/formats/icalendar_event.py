"""One event of a calendar as the library reads it, with what it cannot read taken out; and why it is none."""

import warnings
from datetime import date, datetime, timedelta

from networker.formats.icalendar_guests import plain
from networker.formats.icalendar_lines import Event
from networker.formats.icalendar_values import Component, local

TITLE = 40  # characters of an event that is named because it is left out
_GREGORIAN = 400  # years after which the calendar is the same again, to the day of the week


def parsed(event: Event) -> Component:
    """The event as the library reads it. Raises whatever is wrong with its time."""
    from icalendar import Event as Read
    from icalendar.prop import vBroken

    lines = ["BEGIN:VEVENT", *event.lines]
    if event.rule:
        lines.append(f"RRULE:{event.rule}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found: Component = Read.from_ical("\r\n".join([*lines, "END:VEVENT"]))
    if getattr(found, "name", "") != "VEVENT":
        raise ValueError("no event")
    broken = [name for name, said in found.items() if isinstance(said, vBroken)]
    if "RECURRENCE-ID" in broken:
        raise ValueError("not told which time of a series")
    for name in broken:
        found.pop(name)
    start = found["DTSTART"].dt
    if not isinstance(start, date):
        raise ValueError("no time")
    if "DTEND" in found and not _is_a_length(local(found["DTEND"].dt) - local(start)):
        found.pop("DTEND")
    if "DURATION" in found and not _is_a_length(found["DURATION"].dt):
        found.pop("DURATION")
    return found


def why_not(event: Event) -> str:
    """Which of its times cannot be read, and what the event is called."""
    told = {line.partition(":")[0].partition(";")[0].upper(): line for line in event.lines}
    title = plain(told.get("SUMMARY", "").partition(":")[2])[:TITLE]
    of = f"of “{title}” " if title else ""
    if "DTSTART" not in told:
        return f"the time {of}is missing"
    for name in ("DTSTART", "RECURRENCE-ID"):
        said = told.get(name, "").partition(":")[2].strip()
        if name in told and not _is_a_time(said):
            return f"the time {of}cannot be read: {said[:TITLE]}"
    return f"the event {of}cannot be read"


def _is_a_time(said: str) -> bool:
    try:
        return bool(datetime.strptime(said.rstrip("Z"), "%Y%m%dT%H%M%S" if "T" in said else "%Y%m%d"))  # noqa: DTZ007
    except ValueError:
        return False


def _is_a_length(length: timedelta) -> bool:
    return timedelta(0) <= length <= timedelta(days=60)


def is_ever(event: Component) -> bool:
    """Whether a rule of repetition ever comes true: a 30 February is looked for until the year 9999.

    It is tried where few years are left of that, at the same place in the cycle of the calendar.
    """
    from dateutil.rrule import rrulestr

    rule = event["RRULE"].to_ical().decode()
    endless = ";".join(part for part in rule.split(";") if not part.startswith(("UNTIL=", "COUNT=")))
    start = local(event["DTSTART"].dt)
    late = start.replace(year=start.year + (9999 - start.year) // _GREGORIAN * _GREGORIAN)
    return next(iter(rrulestr(endless, dtstart=late)), None) is not None


def zone_is_known(name: str) -> bool:
    """Whether there is a time zone of this name."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone, no name of one, the name of a folder
        return False
    return True
