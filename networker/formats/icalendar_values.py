"""What one event of a calendar says, as the library has read it: title, place, days, and by what it is known again."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from networker.domain.vocabulary import Role
from networker.formats import limits
from networker.formats.icalendar_guests import Guest, plain

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)

When = date | datetime
Component = Any  # an icalendar.Event, whose values the library types as any of thirty classes


def title_of(event: Component) -> str:
    """What an event is called."""
    return plain(one(event.get("SUMMARY", "")))


def place_of(event: Component) -> str:
    """Where it takes place; an address of the web is no place."""
    place = _WEB.sub("", plain(one(event.get("LOCATION", "")))).strip(" ;,|-")
    return place[: limits.NAME_CHARACTERS]


def id_of(uid: str, event: Component, repeats: bool) -> str:
    """What one time of an event is known by, also in a later file."""
    return f"{uid} {instant(event['RECURRENCE-ID'].dt)}" if repeats else uid


def is_cancelled(event: Component) -> bool:
    """Whether it does not take place."""
    return str(one(event.get("STATUS", ""))).upper() == "CANCELLED"


def role_of(guest: Guest) -> Role:
    """What somebody who is asked to an event is to its gathering."""
    if guest.declined:
        return Role.DECLINED
    return Role.THERE if guest.accepted else Role.INVITED


def days_of(event: Component) -> tuple[date, date]:
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


def local(when: When) -> datetime:
    """A day or time as its clock shows it, so that all of them can be compared."""
    if isinstance(when, datetime):
        return when.replace(tzinfo=None)
    return datetime(when.year, when.month, when.day)  # noqa: DTZ001


def instant(when: When) -> str:
    """The time by which one of a series is told, the same in whatever zone it is written."""
    if isinstance(when, datetime) and when.tzinfo is not None:
        when = when.astimezone(UTC)
    return when.isoformat()


def minutes_of(start: When, event: Component) -> int:
    """How long it takes; 0 where nobody said."""
    end = event.get("DTEND")
    if not isinstance(start, datetime) or end is None or not isinstance(end.dt, datetime):
        return 0
    return max(0, int((end.dt - start).total_seconds()) // 60)


def one(said: Any) -> Any:
    """A value, the first of several."""
    return said[0] if isinstance(said, list) and said else said
