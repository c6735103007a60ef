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
_KNOWN = frozenset(
    (
        "name", "user id", "member id", "location", "joined group on", "url of member profile", "intro", "notes",
        "last visited group on", "last attended", "total rsvps", "rsvped yes", "rsvped maybe", "rsvped no",
        "meetups attended", "no shows", "photo", "assistant organizer", "mailing list", "attendance", "event host",
        "rsvp", "guests", "rsvped on",
    )
)  # fmt: skip


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
    told = {heading(name): cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
    if not told:
        return SkippedRow(line, values.EMPTY)
    profile = told.get("url of member profile", "")
    found = _PROFILE.search(profile)
    group = found[1].replace("-", " ") if found else ""
    member = told.get("member id") or (found[2] if found else told.get("user id", "").removeprefix("user "))
    name = values.one_line(told.get("name", ""))
    if not name:
        return SkippedRow(line, values.NO_PERSON)
    facts = []
    if joined := _day(told.get("joined group on", "")):
        facts.append(FactValue(Fact.JOINED, group, "Meetup", joined))
    if place := told.get("location"):
        facts.append(FactValue(Fact.PLACE, values.one_line(place)))
    facts += [
        FactValue(Fact.CUSTOM, cell.strip(), column)
        for column, cell in zip(header, cells, strict=False)
        if column and cell.strip() and heading(column) not in _KNOWN
    ]
    handles = (HandleValue(Channel.MEETUP, profile),) if found else ()
    intro = told.get("intro", "")
    notes = "\n\n".join(filter(None, (intro if intro not in ("Yes", "No") else "", told.get("notes"))))
    return values.within_limits(
        PersonRecord(
            "meetup", member, line, full_name=name, handles=handles, facts=tuple(facts),
            groups=(group,) if group else (), notes=notes, raw=tables.raw_dict(header, cells),
        )
    )  # fmt: skip


def _day(text: str) -> str:
    found = _DAY.match(text)
    return iso_date(f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}") if found else ""
