"""Meetings with other people out of a calendar (iCalendar), each time of a series a turn of one thread.

A file cannot say what happened after it was written, so later times are no turns: of a year they are told as what lies
ahead, one record an event. Declined invitations are left out.
"""

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

from networker.domain.handles import mail_key
from networker.domain.vocabulary import Channel, Kind, Role
from networker.formats import icalendar_lines, values
from networker.formats.icalendar_event import is_ever, parsed, why_not, zone_is_known
from networker.formats.icalendar_guests import Guest, is_of_a_person, is_of_an_office
from networker.formats.icalendar_lines import ATTENDED, CALL, Contents, Event
from networker.formats.icalendar_values import (
    Component,
    When,
    days_of,
    id_of,
    is_cancelled,
    local,
    minutes_of,
    place_of,
    role_of,
    title_of,
)
from networker.formats.records import (
    ME,
    AheadRecord,
    GatheringRecord,
    HandleValue,
    Invited,
    Item,
    OwnerRecord,
    Party,
    Recognised,
    SkippedRow,
    TurnRecord,
)
from networker.formats.source import Source

ALONE = "an event with nobody else in it"
BIRTHDAY = "a birthday, not a meeting"
CANCELLED = "a cancelled meeting"
DECLINED = "a meeting that was declined"
CROWD = "a meeting of more than 25 people"
NOT_YET = "a meeting after the calendar was exported"
TOO_EARLY = "a meeting before 1990"
TOO_OFTEN = "a series of more than ten years or 1,000 times, of which only so many are read"
ONCE = "a repetition that cannot be followed; only its own time is read"

ATTENDEES = 25  # more than these make an assembly, in which nobody in particular was met
TIMES = 1000  # of one series
YEARS = timedelta(days=3653)
AHEAD = timedelta(days=366)  # behind the writing of the file: so far a series is followed
_FIRST = datetime(1990, 1, 1)  # noqa: DTZ001  # compared with local times as well
_BIRTHDAY = re.compile(r"b\d+@facebook\.com$")

Told = TypeVar("Told")  # what an event becomes


def recognise(source: Source) -> Recognised | str:
    """The meetings in a file, or why it is no calendar."""
    head = source.head_text[:4096].lstrip("\ufeff \t\r\n")[:15].upper()
    if head != "BEGIN:VCALENDAR" and not re.match(r"BEGIN:VEVENT\s", head):
        return "the first line is no BEGIN:VCALENDAR"

    def items() -> Iterator[Item]:
        contents = icalendar_lines.gather(source)
        yield from contents.skipped
        yield from _Meetings(contents).items()

    return Recognised("icalendar", "Calendar", source.name, items)


class Asked(NamedTuple):
    """Who is asked to an event: the people by their keys, and who asks them."""

    people: dict[str, Guest]
    host: Guest | None
    is_birthday: bool


def _asked(event: Event) -> Asked:
    return Asked(
        {guest.key: guest for guest in event.guests if guest.is_person},
        event.host if event.host is not None and event.host.is_person else None,
        any(_BIRTHDAY.match(guest.mail.lower()) for guest in event.guests),
    )


class Calendar(Generic[Told]):
    """Turns the events of one file into records: what becomes of one at one time is said by `tell`."""

    ahead = timedelta(0)  # how far behind the writing of the file the times of a series are looked for

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._parties: dict[str, Party] = {}
        self._names: dict[str, str] = {}
        self.asked: dict[int, Asked] = {}  # by the row of the event
        self._written = contents.written
        self._stamp = contents.written.isoformat() if contents.written else ""
        self.owner = ""
        self._left_out: dict[str, list[int]] = {}

    def items(self) -> Iterator[Item | Told]:
        """The owner, the meetings, and in the end what was left out, counted by its reason."""
        contents = self._contents
        self._learn_zones()
        yield from self._find_owner()
        for why, (row, number) in ((ALONE, contents.alone), (BIRTHDAY, contents.birthdays)):
            if number:
                self._left_out[why] = [row, number]
        for uid, group in contents.events.items():
            try:
                yield from self._of_group(uid, group)
            except Exception:
                yield SkippedRow(group[0].row, values.UNREADABLE)
        for why, (row, number) in self._left_out.items():
            yield SkippedRow(row, why, number - 1)

    def _learn_zones(self) -> None:
        """Make the file's own time zones known by their names, and those of earlier files forgotten."""
        from icalendar import Timezone
        from icalendar.timezone import tzp

        tzp.use_default()
        for lines in self._contents.zones:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    zone = Timezone.from_ical("\r\n".join(lines))
                    tzp.cache_timezone_component(zone)
            except Exception:  # its times stay local
                continue

    def _find_owner(self) -> Iterator[OwnerRecord]:
        """Whose calendar it is: by its name where that is an address, else who is in all of its meetings."""
        seen: Counter[str] = Counter()
        written: dict[str, str] = {}
        first = 0
        for group in self._contents.events.values():
            first = first or group[0].row
            present: set[str] = set()
            for event in group:
                self.asked[event.row] = _asked(event)
                for guest in (event.host, *event.guests):
                    if guest is None or not guest.is_person:
                        continue
                    written.setdefault(guest.key, guest.mail)
                    if guest.name:
                        self._names.setdefault(guest.key, guest.name)
                    if guest.mail and not is_of_an_office(guest):
                        present.add(guest.key)
            seen.update(present)
        named = self._contents.properties.get("X-WR-CALNAME", "")
        key = mail_key(named) if is_of_a_person(named) else ""
        if not key:
            total = len(self._contents.events)
            always = [each for each, number in seen.items() if number == total]
            key = always[0] if total >= 3 and len(always) == 1 else ""
        self.owner = key
        if key:
            handle = HandleValue(Channel.MAIL, written.get(key, named))
            yield OwnerRecord("calendar", first or 1, self._names.get(key, ""), handles=(handle,))

    def _of_group(self, uid: str, group: list[Event]) -> Iterator[Item | Told]:
        """The events of one UID: a meeting, or a series with the times that differ from it."""
        read: list[tuple[Event, Component]] = []
        for event in group:
            try:
                read.append((event, parsed(event)))
            except Exception:
                yield SkippedRow(event.row, why_not(event))
        if not read:
            return
        first = read[0][0].row
        if any(event.broken_rule or (event.rule and "RRULE" not in found) for event, found in read):
            self._leave_out(ONCE, first)
        try:
            times, later = self._times([found for _, found in read], first)
        except Exception:
            for _, found in read:
                for name in ("RRULE", "RDATE", "EXDATE"):
                    found.pop(name, None)
            self._leave_out(ONCE, first)
            times, later = self._times([found for _, found in read], first)
        repeats = len(times) > 1 or any("RECURRENCE-ID" in found for _, found in read)
        repeats = repeats or any("RRULE" in found or "RDATE" in found for _, found in read)
        yield from self.foretell(uid, first, later, repeats)  # so that a plan is known when it is told
        for found in times:
            row = int(str(found[ATTENDED]))
            try:
                item = self.tell(uid, found, row, repeats)
            except Exception:
                yield SkippedRow(row, values.UNREADABLE)
                continue
            if isinstance(item, str):
                self._leave_out(item, row)
            else:
                yield item

    def _times(self, events: list[Component], row: int) -> tuple[list[Component], list[Component]]:
        """Each time of a meeting up to the writing of the file, of a series its last ten years at most; and those that
        may lie ahead.
        """
        import recurring_ical_events
        from icalendar import Calendar

        start = min(local(event["DTSTART"].dt) for event in events)
        if start < _FIRST:
            self._leave_out(TOO_EARLY, row)
            return [], []
        stop = local(self._written) if self._written else start + YEARS
        for event in events:
            if "RRULE" in event and not is_ever(event):
                event.pop("RRULE")
                self._leave_out(ONCE, row)
        calendar = Calendar()
        zone = self._contents.properties.get("X-WR-TIMEZONE", "")
        if zone and zone_is_known(zone):
            calendar.add("X-WR-TIMEZONE", zone)
        for event in events:
            calendar.add_component(event)
        # A series without end goes on until the writing; one that ended has its last ten years earlier.
        endless = any("RRULE" in event and not {"UNTIL", "COUNT"} & set(event["RRULE"]) for event in events)
        begin = max(start, stop - YEARS) if endless and self._written else start
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # More on either side: zones are compared below, and whether a series goes on is to be seen.
            more = max(timedelta(days=2 if self._written else 400), self.ahead)
            found = recurring_ical_events.of(calendar).between(
                begin - timedelta(days=2), max(stop, start) + more
            )
        dated = sorted(((event["DTSTART"].dt, event) for event in found), key=lambda pair: local(pair[0]))
        # A meeting alone is told whenever it is: not every program dates its file anew when it exports.
        alone = not any({"RRULE", "RDATE"} & set(event) for event in events)
        kept = [(local(when), event) for when, event in dated if alone or self._has_been(when, stop)]
        later = [
            event
            for when, event in dated
            if (alone or local(when) <= stop + self.ahead)
            and (self._written is None or not self._has_been(when, stop))
        ]
        if found and not kept and not (later and self.ahead):
            self._leave_out(NOT_YET, row)
        last = [event for when, event in kept if when >= kept[-1][0] - YEARS]
        last = last[-TIMES:] if self._written else last[:TIMES]
        if begin > start or len(last) < len(kept) or (self._written is None and len(kept) < len(found)):
            self._leave_out(TOO_OFTEN, row)
        return last, later[-TIMES:]

    def _has_been(self, when: When, stop: datetime) -> bool:
        if self._written is None:
            return local(when) <= stop
        if isinstance(when, datetime) and when.tzinfo is not None:
            return when <= self._written
        return local(when) <= local(self._written)

    def tell(self, uid: str, event: Component, row: int, repeats: bool) -> Told | str:
        """One event at one time, or why it is left out."""
        raise NotImplementedError

    def foretell(self, uid: str, row: int, later: list[Component], repeats: bool) -> Iterator[Item]:
        """What is told of the times of an event, or series, that may lie ahead: nothing, unless one is asked for it."""
        yield from ()

    def party(self, guest: Guest) -> Party:
        """Somebody who is asked to an event; the same object wherever they are."""
        key = guest.key
        if key not in self._parties:
            handles = (HandleValue(Channel.MAIL, guest.mail),) if guest.mail else ()
            self._parties[key] = Party("", self._names.get(key, guest.name), handles)
        return self._parties[key]

    def _leave_out(self, why: str, row: int) -> None:
        counted = self._left_out.setdefault(why, [row, 0])
        counted[1] += 1


class _Meetings(Calendar[TurnRecord]):
    ahead = AHEAD

    def items(self) -> Iterator[Item]:
        """The meetings, and that there is nothing ahead of what nobody attends any more."""
        yield from super().items()
        for uid, row in self._contents.unattended.items():
            yield AheadRecord("calendar", uid, row, self._stamp, ())

    def _is_office(self, guest: Guest) -> bool:
        """Whether it is a firm's address, and not the user's, who may have one."""
        return guest.key != self.owner and is_of_an_office(guest)

    def tell(self, uid: str, event: Component, row: int, repeats: bool) -> TurnRecord | str:
        """One meeting at one time, or why it is left out."""
        answer = self._present(event, row)
        if isinstance(answer, str):
            return answer
        present, host = answer
        start = event["DTSTART"].dt
        is_call = CALL in event
        to = tuple(self.party(each) for key, each in present.items() if host is None or key != host.key)
        return TurnRecord(
            "calendar",
            uid,
            row,
            start.isoformat(),
            Channel.OTHER if is_call else Channel.IN_PERSON,
            # What nobody else organised is an entry of the one whose calendar it is.
            ME if host is None else self.party(host),
            to,
            Kind.VIDEO if is_call else Kind.MEETING,
            subject=title_of(event),
            id=id_of(uid, event, repeats),
            place=place_of(event),
            minutes=minutes_of(start, event),
        )

    def _present(self, event: Component, row: int) -> tuple[dict[str, Guest], Guest | None] | str:
        """Who has not declined, by their keys, and who asks them; or why it is no meeting."""
        if is_cancelled(event):
            return CANCELLED
        people, host, is_birthday = self.asked[row]
        if is_birthday:
            return BIRTHDAY
        if len(people) > ATTENDEES:
            return CROWD
        # Where the user is not known, one of those who are named may be the user.
        least = 1 if self.owner or host is None else 2
        people = {key: each for key, each in people.items() if not self._is_office(each)}
        host = None if host is not None and self._is_office(host) else host
        absent = {key for key, each in people.items() if each.declined}
        if self.owner in absent or (host is not None and host.key in absent):
            return DECLINED
        present = {key: each for key, each in people.items() if key not in absent}
        everybody = dict.fromkeys(([host.key] if host else []) + list(present))
        others = [key for key in everybody if key != self.owner]
        if not present or len(others) < least:
            return ALONE if len(people) == len(present) else DECLINED
        return present, host

    def foretell(self, uid: str, row: int, later: list[Component], repeats: bool) -> Iterator[Item]:
        """All times of an event or series that may lie ahead, in one record: what it does not hold is not to be."""
        times = [told for event in later if (told := self._foretold(uid, event, repeats)) is not None]
        yield AheadRecord("calendar", uid, row, self._stamp, tuple(times))

    def _foretold(self, uid: str, event: Component, repeats: bool) -> GatheringRecord | None:
        row = int(str(event[ATTENDED]))
        answer = self._present(event, row)
        if isinstance(answer, str):
            return None
        present, host = answer
        invited = [Invited(self.party(host), Role.HOST)] if host is not None else []
        invited += [
            Invited(self.party(each), role_of(each))
            for key, each in present.items()
            if host is None or key != host.key
        ]
        first, last = days_of(event)
        until = last.isoformat() if last > first else ""
        return GatheringRecord(
            "calendar", id_of(uid, event, repeats), uid, row, title_of(event), place_of(event), first.isoformat(),
            until, tuple(invited), at=event["DTSTART"].dt.isoformat(),
        )  # fmt: skip
