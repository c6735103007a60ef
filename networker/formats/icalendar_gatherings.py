"""The events of a calendar as gatherings, of which the user picks one: also those ahead, of crowds, and of nobody else.

It reads by `icalendar.py`, so that an event is the same one to an import and here.
"""

from collections.abc import Iterator
from itertools import chain

from networker.domain.vocabulary import Role
from networker.formats import icalendar_lines
from networker.formats.icalendar import (
    BIRTHDAY,
    CANCELLED,
    Calendar,
    recognise,
)
from networker.formats.icalendar_values import (
    Component,
    days_of,
    id_of,
    is_cancelled,
    place_of,
    role_of,
    title_of,
)
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
        first, last = days_of(event)
        invited = (
            [Invited(self.party(host), Role.HOST)] if host is not None and host.key != self.owner else []
        )
        invited += [
            Invited(self.party(guest), role_of(guest))
            for key, guest in people.items()
            if key != self.owner and (host is None or key != host.key)
        ]
        until = last.isoformat() if last > first else ""
        key = id_of(uid, event, repeats)
        return GatheringRecord(
            "calendar", key, uid, row, name, place_of(event), first.isoformat(), until, tuple(invited)
        )
