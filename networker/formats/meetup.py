"""Meetup's member list and event attendees: text parted by tabs or commas, whatever the file is called.

Neither holds an address. A person is known by the member's number; dates are always month first.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from networker.domain.vocabulary import Channel, Fact
from networker.formats import tables, values
from networker.formats.address_book import heading
from networker.formats.records import FactValue, HandleValue, Item, PersonRecord, Recognised, SkippedRow
from networker.formats.source import Source
from networker.formats.when import iso_date

_MEMBERS = frozenset(("name", "user id", "joined group on", "url of member profile"))
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_PROFILE = re.compile(r"meetup\.com/(?:[a-z]{2}-[a-z]{2}/)?([^/?#]+)/members/(\d+)", re.IGNORECASE)
# What has a place of its own, and what Meetup counts from day to day.
_KNOWN = frozenset(
    (
        "name", "user id", "member id", "location", "joined group on", "url of member profile", "intro", "notes",
        "last visited group on", "last attended", "total rsvps", "rsvped yes", "rsvped maybe", "rsvped no",
        "meetups attended", "no shows", "photo", "mailing list", "attendance", "rsvp", "guests", "rsvped on",
    )
)  # fmt: skip
_ONLY_YES = frozenset(("assistant organizer", "event host"))  # nearly everybody is none


def recognise(source: Source) -> Recognised | str:
    """The members or attendees in a file, or why it is not Meetup's."""
    found = tables.find(source, lambda names: {heading(name) for name in names} >= _MEMBERS)
    if found is None:
        return "no row with Name, User ID, Joined Group on and URL of Member Profile"
    table = tables.open_table(source, *found)
    of_event = "rsvped on" in map(heading, table.header)

    def items() -> Iterator[Item]:
        return table.items(partial(_item, table.header))

    kind, title = ("attendees", "Meetup attendees") if of_event else ("members", "Meetup members")
    return Recognised(f"meetup-{kind}", title, source.name, items)


def _item(header: Sequence[str], line: int, cells: list[str]) -> Item:
    told: dict[str, str] = {}
    facts: list[FactValue] = []
    for number, (written, cell) in enumerate(zip(header, map(str.strip, cells), strict=False), 1):
        column = heading(written)
        second = column in told and cell != told[column]
        if cell and (column not in _KNOWN or second) and not (column in _ONLY_YES and cell.lower() == "no"):
            facts.append(FactValue(Fact.CUSTOM, cell, written or tables.unnamed(number)))
        if cell:
            told.setdefault(column, cell)
    facts += [FactValue(Fact.CUSTOM, cell, name) for name, cell in tables.beyond(header, cells)]
    if not (told or facts):
        return SkippedRow(line, values.EMPTY)
    profile = told.get("url of member profile", "")
    found = _PROFILE.search(profile)
    group = found[1].replace("-", " ") if found else ""
    member = told.get("member id") or (found[2] if found else told.get("user id", "").removeprefix("user "))
    name = values.one_line(told.get("name", ""))
    if not name:
        return SkippedRow(line, values.NO_PERSON)
    first: list[FactValue] = []
    written = told.get("joined group on", "")
    if joined := _day(written):
        first.append(FactValue(Fact.JOINED, group, "Meetup", joined))
    elif written:
        first.append(FactValue(Fact.CUSTOM, written, "Joined Group on"))
    if place := told.get("location"):
        first.append(FactValue(Fact.PLACE, values.one_line(place)))
    if profile and not found:
        first.append(FactValue(Fact.CUSTOM, profile, "URL of Member Profile"))
    handles = (HandleValue(Channel.MEETUP, profile),) if found else ()
    intro = told.get("intro", "")
    notes = "\n\n".join(filter(None, (intro if intro not in ("Yes", "No") else "", told.get("notes"))))
    return values.within_limits(
        PersonRecord(
            "meetup", member, line, full_name=name, handles=handles, facts=(*first, *facts),
            groups=(group,) if group else (), notes=notes, raw=tables.raw_dict(header, cells),
        )
    )  # fmt: skip


def _day(text: str) -> str:
    found = _DAY.match(text)
    return iso_date(f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}") if found else ""
