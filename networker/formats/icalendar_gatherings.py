"""The events of a calendar as gatherings, of which the user picks one: also those ahead, of crowds, and of nobody else.

It reads by `icalendar.py`, so that an event is the same one to an import and here.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain

from networker.domain.vocabulary import Role
from networker.formats import icalendar_lines
from networker.formats.icalendar import (
    BIRTHDAY,
    CANCELLED,
    Calendar,
    Component,
    id_of,
    is_cancelled,
    place_of,
    recognise,
    title_of,
)
from networker.formats.icalendar_guests import Guest
from networker.formats.records import GatheringRecord, Invited, SkippedRow
from networker.formats.source import Source

NO_NAME = "an event without a title"


def events(source: Source) -> Iterator[GatheringRecord | SkippedRow] | str:
    """The events of a file with what is left out, or why it is no calendar. Raises UnreadableFile, also while iterating."""
    answer = recognise(source)
    if isinstance(answer, str):
        return answer
    contents = icalendar_lines.gather(source, alone=True)
    found = chain(contents.skipped, _Gatherings(contents).items())
    return (each for each in found if isinstance(each, GatheringRecord | SkippedRow))


class _Gatherings(Calendar[GatheringRecord]):
    def tell(self, uid: str, event: Component, row: int, repeats: bool) -> GatheringRecord | str:
        """One event at one time, or why it is none."""
        people, host, is_birthday = self.asked[row]
        name = title_of(event)
        if is_cancelled(event) or is_birthday or not name:
            return CANCELLED if is_cancelled(event) else BIRTHDAY if is_birthday else NO_NAME
        first, last = _days(event)
        invited = (
            [Invited(self.party(host), Role.HOST)] if host is not None and host.key != self.owner else []
        )
        invited += [
            Invited(self.party(guest), _role(guest))
            for key, guest in people.items()
            if key != self.owner and (host is None or key != host.key)
        ]
        until = last.isoformat() if last > first else ""
        key = id_of(uid, event, repeats)
        return GatheringRecord(
            "calendar", key, uid, row, name, place_of(event), first.isoformat(), until, tuple(invited)
        )


def _role(guest: Guest) -> Role:
    if guest.declined:
        return Role.DECLINED
    return Role.THERE if guest.accepted else Role.INVITED


def _days(event: Component) -> tuple[date, date]:
    """First and last day by the clock of its place. A night that ends the next morning is a day."""
    start = event["DTSTART"].dt
    if "DTEND" in event:
        end = event["DTEND"].dt
    elif "DURATION" in event:
        end = start + event["DURATION"].dt
    else:
        end = start
    if not isinstance(start, datetime):
        last = end.date() if isinstance(end, datetime) else end
        return start, max(start, last - timedelta(days=1))
    first = _at_its_place(start)
    if not isinstance(end, datetime) or _at_its_place(end) - first < timedelta(days=1):
        return first.date(), first.date()
    return first.date(), (_at_its_place(end) - timedelta(microseconds=1)).date()


def _at_its_place(when: datetime) -> datetime:
    """By the clock that the file names; of a world time, which is nobody's clock, by that of this computer."""
    if when.tzname() == "UTC":
        when = when.astimezone()
    return when.replace(tzinfo=None)
