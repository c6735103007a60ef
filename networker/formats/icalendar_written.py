"""Days as an iCalendar file (RFC 5545) that calendars on phones and desks read: each with a reminder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from networker.formats.content_lines import NONE, Params, escaped, line

MORNING = "PT9H"  # after midnight: when a whole day is reminded of
# Some say "for ever" by the very last day: west of UTC its end is in no year there is.
_LAST = date(9999, 12, 30)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands on a day, or at a local time of it. Without a `zone` that time is wherever its reader is.

    `rule`: a bare RRULE of days counted from `day`, without an end; `until`: the last day that it may have.
    """

    uid: str
    title: str
    day: date
    at: time | None = None
    zone: str = ""  # of the tz database
    rule: str = ""
    until: date | None = None
    words: str = ""
    place: str = ""


def written(entries: Iterable[Entry], *, now: datetime, zones: Iterable[str] = ()) -> Iterator[bytes]:
    """A calendar of these entries, line by line. `zones`: all that they name."""
    yield line("BEGIN", "VCALENDAR")
    yield line("VERSION", "2.0")
    yield line("PRODID", "-//Networker//EN")
    yield line("CALSCALE", "GREGORIAN")
    for zone in zones:
        yield _zone(zone)
    for entry in entries:
        yield b"".join(_lines(entry, now))
    yield line("END", "VCALENDAR")


def _zone(name: str) -> bytes:
    """What the tz database knows of a zone, for readers without one."""
    from icalendar import Timezone

    found: bytes = Timezone.from_tzid(name).to_ical()
    return found


def _lines(entry: Entry, now: datetime) -> Iterator[bytes]:
    yield line("BEGIN", "VEVENT")
    yield line("UID", entry.uid)
    yield line("DTSTAMP", _utc(now))
    yield _start(entry)
    if entry.rule:
        until = f";UNTIL={_end(entry, entry.until)}" if entry.until is not None else ""
        yield line("RRULE", entry.rule + until)
    yield line("SUMMARY", escaped(entry.title))
    if entry.words:
        yield line("DESCRIPTION", escaped(entry.words))
    if entry.place:
        yield line("LOCATION", escaped(entry.place))
    yield line("TRANSP", "TRANSPARENT")  # it leaves the day free
    yield line("BEGIN", "VALARM")
    yield line("ACTION", "DISPLAY")
    yield line("DESCRIPTION", escaped(entry.title))
    yield line("TRIGGER", MORNING if entry.at is None else "PT0S")
    yield line("END", "VALARM")
    yield line("END", "VEVENT")


def _start(entry: Entry) -> bytes:
    if entry.at is None:
        return line("DTSTART", f"{entry.day:%Y%m%d}", {"VALUE": "DATE"})
    zone: Params = {"TZID": entry.zone} if entry.zone else NONE
    return line("DTSTART", f"{datetime.combine(entry.day, entry.at):%Y%m%dT%H%M%S}", zone)


def _end(entry: Entry, until: date) -> str:
    """The end of a rule is of the same kind as its start, but of a zone in UTC."""
    if entry.at is None:
        return f"{until:%Y%m%d}"
    end = datetime.combine(min(until, _LAST), time(23, 59, 59))
    return _utc(end.replace(tzinfo=ZoneInfo(entry.zone))) if entry.zone else f"{end:%Y%m%dT%H%M%S}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
