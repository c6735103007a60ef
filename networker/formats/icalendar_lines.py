"""The lines of an iCalendar file, unfolded as bytes and parted into events, so that one bad event stays alone.

Only the properties that say when, where and with whom are kept; rules of repetition are made safe to follow.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from networker.formats import limits, text
from networker.formats.errors import UnreadableFile
from networker.formats.icalendar_guests import LINES as OF_GUESTS
from networker.formats.icalendar_guests import Guest, Guests
from networker.formats.records import SkippedRow
from networker.formats.source import Source, quoted, reading

CUT_OFF = "an event without an end: the file is cut off there"
TOO_LONG = "an event of too many lines"

EVENT_LINES = 5000
ATTENDED = "X-ATTENDED-ROW"  # added to each event: the line at which it begins
CALL = "X-ATTENDED-CALL"  # added where it says how to join by video

_PROPERTY = re.compile(r"([A-Za-z][A-Za-z0-9-]*)(?=[;:])")
_STAMP = re.compile(r":((?:19[89]|20\d)\d{5}T\d{6})Z?\s*$")
_CONFERENCE = re.compile(
    r"\b(?:meet\.google\.com/|(?:[\w-]+\.)?zoom\.us/|teams\.microsoft\.com/|teams\.live\.com/|[\w-]+\.webex\.com/"
    r"|meet\.jit\.si/|whereby\.com/|gotomeet(?:ing)?\.\w+/|join\.skype\.com/)",
    re.IGNORECASE,
)
_OF_EVENT = frozenset(
    (
        "UID", "DTSTART", "DTEND", "DURATION", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "SUMMARY",
        "LOCATION", "STATUS",
    )
)  # fmt: skip
_OF_ZONE = frozenset(("BEGIN", "TZID", "DTSTART", "RDATE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"))
_OF_CALENDAR = frozenset(("METHOD", "X-WR-CALNAME", "X-WR-TIMEZONE"))
_MAY_HOLD_A_CALL = frozenset(("LOCATION", "DESCRIPTION", "URL"))
_CALLS = frozenset(
    ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-GOOGLE-HANGOUT", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
)
_WITHIN_A_DAY = frozenset(("BYHOUR", "BYMINUTE", "BYSECOND"))


class Event(NamedTuple):
    """One VEVENT: where it begins and its lines, each whole and without BEGIN and END, and those of its guests."""

    row: int
    lines: list[str]
    uid: str
    guests: list[Guest]
    host: Guest | None
    rule: str = ""  # RRULE, safe to follow; "" for none
    broken_rule: bool = False  # it repeats, but not in a way that can be followed
    attended: bool = False  # an ATTENDEE is in it
    birthday: bool = False


@dataclass(slots=True)
class Contents:
    """What a calendar file holds, of the events only those that somebody attends or that belong to such."""

    properties: dict[str, str] = field(default_factory=dict)  # the calendar's own; the first of each
    zones: list[list[str]] = field(default_factory=list)
    events: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    alone: list[int] = field(
        default_factory=lambda: [0, 0]
    )  # first row and number of events without attendees
    unattended: dict[str, int] = field(default_factory=dict)  # of those the first row, by UID
    birthdays: list[int] = field(default_factory=lambda: [0, 0])
    skipped: list[SkippedRow] = field(default_factory=list)
    written: datetime | None = None  # the newest time stamp: up to then the file can tell what happened


def gather(source: Source, *, alone: bool = False) -> Contents:
    """Read a calendar file. Raises UnreadableFile where it is no text or too large.

    `alone`: events that nobody is asked to are kept as well.
    """
    parted = _Parted(alone)
    kept = 0
    for number, line in _unfolded(source):
        kept += parted.take(number, line)
        if kept > limits.JSON:
            raise UnreadableFile(
                f"{quoted(source.name)} holds more than {limits.JSON // limits.MB} MB of meetings; "
                "export fewer years at a time."
            )
    return parted.contents()


def _unfolded(source: Source) -> Iterator[tuple[int, str]]:
    """The logical lines with the number at which each begins.

    Lines are joined before they are decoded: a fold may stand inside a character.
    """
    encoding = source.encoding()
    whole: list[bytes] = []
    start = length = 0
    for number, line in enumerate(_physical(source, encoding), 1):
        if line[:1] in (b" ", b"\t") and whole:
            if length <= limits.CELL_CHARACTERS:
                whole.append(line[1:])
                length += len(line)
        elif line.strip():
            if whole:
                yield start, text.decode(b"".join(whole), other=encoding.other)
            whole, start, length = [line], number, len(line)
    if whole:
        yield start, text.decode(b"".join(whole), other=encoding.other)


def _physical(source: Source, encoding: text.Encoding) -> Iterator[bytes]:
    with reading(source.name), source.open() as stream:
        if encoding.codec.startswith(("utf-16", "utf-32")):
            for line in text.lines(stream, encoding):
                yield text.mend(line).encode("utf-8").rstrip(b"\r\n")
            return
        stream.read(encoding.bom)
        for chunk in stream:
            yield from chunk.splitlines()


class _Parted:
    """Takes line after line and parts them into components."""

    def __init__(self, alone: bool) -> None:
        self._alone = alone
        self._found = Contents()
        self._guests = Guests()
        self._within: list[str] = []
        self._event: _Unfinished | None = None
        self._zone: list[str] | None = None
        self._method = ""
        self._newest = ""

    def take(self, number: int, line: str) -> int:
        """Put one line where it belongs; how many characters of it are kept."""
        match = _PROPERTY.match(line)
        if match is None:
            return 0
        name = match[1].upper()
        if name == "BEGIN":
            self._begin(number, line.partition(":")[2].strip().upper())
        elif name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"):
            stamp = _STAMP.search(line)
            self._newest = max(self._newest, stamp[1] if stamp else "")
        if name == "END":
            return self._end(line.partition(":")[2].strip().upper())
        if self._zone is not None:
            _take_of_zone(self._zone, name, line)
        elif self._event is not None and self._within[-1:] == ["VEVENT"]:
            if name in OF_GUESTS:
                self._event.invite(name, self._guests.of(line))
                return len(line)
            self._event.take(name, line)
            return len(line) if name in _OF_EVENT else 0
        elif self._within[-1:] == ["VCALENDAR"] and name in _OF_CALENDAR:
            value = line.partition(":")[2].strip()
            if name == "METHOD":
                self._method = value.upper()
            self._found.properties.setdefault(name, value)
        return 0

    def contents(self) -> Contents:
        """All that was taken."""
        self._give_up()
        if self._newest:
            try:
                self._found.written = datetime.strptime(self._newest, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            except ValueError:
                self._found.written = None
        events = self._found.events
        for uid in [uid for uid, group in events.items() if not any(map(self._is_kept, group))]:
            for event in events.pop(uid):
                self._count_alone(event)
        for uid in self._found.unattended.keys() & events.keys():
            del self._found.unattended[uid]
        return self._found

    def _count_alone(self, event: Event) -> None:
        _count(self._found.birthdays if event.birthday else self._found.alone, event.row)
        if not event.birthday:
            self._found.unattended.setdefault(event.uid, event.row)

    def _begin(self, number: int, component: str) -> None:
        if component in ("VCALENDAR", "VEVENT") or len(self._within) > 20:
            self._give_up()  # whatever is open has lost its end
            del self._within[component != "VCALENDAR" :]
            self._zone = None
        self._within.append(component)
        if component == "VCALENDAR":
            self._method = ""
        elif component == "VEVENT":
            self._event = _Unfinished(number)
        elif component == "VTIMEZONE" and self._event is None:
            self._zone = []

    def _end(self, component: str) -> int:
        if component not in self._within:
            return 0
        if self._zone is not None:
            self._zone.append(f"END:{component}")
        while self._within.pop() != component:
            pass
        if component == "VEVENT" and self._event is not None:
            self._keep(self._event)
            self._event = None
        elif component == "VTIMEZONE" and self._zone is not None:
            self._found.zones.append(self._zone)
            self._zone = None
        return 0

    def _keep(self, unfinished: "_Unfinished") -> None:
        if unfinished.too_long:
            self._found.skipped.append(SkippedRow(unfinished.row, TOO_LONG))
            return
        if self._method == "CANCEL":
            unfinished.lines.append("STATUS:CANCELLED")
        event = unfinished.event()
        if event.birthday and not event.attended:
            _count(self._found.birthdays, event.row)
        elif self._is_kept(event) or event.rule or unfinished.names & {"RDATE", "RECURRENCE-ID"}:
            self._found.events[event.uid].append(event)
        else:
            self._count_alone(event)

    def _is_kept(self, event: Event) -> bool:
        return event.attended or (self._alone and not event.birthday)

    def _give_up(self) -> None:
        if self._event is not None:
            self._found.skipped.append(SkippedRow(self._event.row, CUT_OFF))
            self._event = None


class _Unfinished:
    """An event of which not all lines are read yet."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.lines: list[str] = []
        self.names: set[str] = set()
        self.guests: list[Guest] = []
        self.host: Guest | None = None
        self.too_long = False
        self._rules: list[str] = []
        self._call = False
        self._birthday = False

    def take(self, name: str, line: str) -> None:
        """One of its properties."""
        if name == "RRULE":
            self._rules.append(_followed(line))
        elif name in _CALLS or (name in _MAY_HOLD_A_CALL and _CONFERENCE.search(line)):
            self._call = True
        elif name.startswith("X-GOOGLE-CALENDAR-CONTENT"):
            self._birthday = True
        if (
            name in ("STATUS", "UID", "DTSTART", "RECURRENCE-ID", "SUMMARY", "LOCATION")
            and name in self.names
        ):
            return  # the first of a property that stands once
        self.names.add(name)
        if name in _OF_EVENT:
            self.too_long |= len(self.lines) >= EVENT_LINES
            if not self.too_long:
                self.lines.append(line)

    def invite(self, name: str, guest: Guest | None) -> None:
        """Somebody who is asked to it, or its host; None where the line is damaged."""
        self.names.add(name)
        self.too_long |= len(self.guests) >= EVENT_LINES
        if name == "ORGANIZER":
            self.host = self.host or guest
        elif guest is not None and not self.too_long:
            self.guests.append(guest)

    def event(self) -> Event:
        """What was taken; its row and whether it is a video call become properties of its own.

        Those stay with each of its times when it is repeated.
        """
        told = {line[: match.end()].upper(): line for line in self.lines if (match := _PROPERTY.match(line))}
        uid = told.get("UID", "").partition(":")[2].strip()[: limits.NAME_CHARACTERS]
        if not uid:
            uid = "without uid " + " ".join(told.get(name, "") for name in ("DTSTART", "SUMMARY"))
            self.lines.append(f"UID:{uid}")
        self.lines.append(f"{ATTENDED}:{self.row}")
        if self._call:
            self.lines.append(f"{CALL}:1")
        return Event(
            self.row,
            self.lines,
            uid,
            self.guests,
            self.host,
            "".join(self._rules[:1]),
            "" in self._rules or len(self._rules) > 1,
            "ATTENDEE" in self.names,
            self._birthday or bool(re.match(r"b\d+@facebook\.com|\S*birthday", uid, re.IGNORECASE)),
        )


def _take_of_zone(zone: list[str], name: str, line: str) -> None:
    if name == "RRULE":
        if rule := _followed(line, of_zone=True):
            zone.append(f"RRULE:{rule}")
    elif name in _OF_ZONE and len(zone) < EVENT_LINES:
        zone.append(line)


def _followed(line: str, *, of_zone: bool = False) -> str:
    """A rule of repetition without what makes it endless, or "" where it cannot be followed.

    A meeting counts once a day, so what repeats within a day is not followed: it comes by the billion.
    """
    value = line.partition(":")[2].strip().upper()
    parts = dict(part.partition("=")[::2] for part in value.split(";") if "=" in part)
    interval = parts.get("INTERVAL", "1")
    if parts.get("FREQ") not in (("YEARLY",) if of_zone else ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")):
        return ""
    if len(value) > 500 or not (interval.isascii() and interval.isdigit() and 0 < int(interval) < 10_000):
        return ""
    return ";".join(
        f"{name}={said}"
        for name, said in parts.items()
        if name not in _WITHIN_A_DAY or (of_zone and "," not in said)
    )


def _count(first_and_number: list[int], row: int) -> None:
    first_and_number[0] = first_and_number[0] or row
    first_and_number[1] += 1
