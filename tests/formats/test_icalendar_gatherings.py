"""The events of a calendar as gatherings: what they are called, when they were by whose clock, who was asked."""

import io

import pytest

from networker.domain.vocabulary import Role
from networker.formats import icalendar_gatherings
from networker.formats.records import GatheringRecord, SkippedRow
from networker.formats.source import of
from tests.formats.test_icalendar import ADA, BO, calendar, event

DECLINED = "ATTENDEE;CN=No Body;PARTSTAT=DECLINED:mailto:no@kite.example"


def read(content: str) -> list[GatheringRecord]:
    found = icalendar_gatherings.events(of(io.BytesIO(content.encode())))
    assert not isinstance(found, str)
    return [each for each in found if isinstance(each, GatheringRecord)]


def skipped(content: str) -> dict[int, str]:
    found = icalendar_gatherings.events(of(io.BytesIO(content.encode())))
    assert not isinstance(found, str)
    return {each.row: each.why for each in found if isinstance(each, SkippedRow)}


def test_an_event_whole() -> None:
    [one] = read(
        calendar(event(ADA, BO, DECLINED, "SUMMARY:Harbour supper", "LOCATION:Porto, https://x.example/map"))
    )
    assert (one.source_kind, one.id, one.thread, one.name, one.place) == (
        "calendar", "one", "one", "Harbour supper", "Porto",
    )  # fmt: skip
    assert [(each.party.name, each.role) for each in one.invited] == [
        ("Zoë Brandt", Role.HOST), ("Ada Quill", Role.THERE), ("Bo Lind", Role.INVITED), ("No Body", Role.DECLINED),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (["DTSTART;VALUE=DATE:20241117", "DTEND;VALUE=DATE:20241120"], ("2024-11-17", "2024-11-19")),
        (["DTSTART;VALUE=DATE:20241117"], ("2024-11-17", "")),
        (["DTSTART:20241117T090000", "DTEND:20241119T170000"], ("2024-11-17", "2024-11-19")),
        (["DTSTART:20241117T200000", "DTEND:20241118T020000"], ("2024-11-17", "")),
        (["DTSTART:20241117T200000", "DURATION:P2D"], ("2024-11-17", "2024-11-19")),
        (["DTSTART;TZID=Asia/Tokyo:20241118T003000", "DURATION:PT1H"], ("2024-11-18", "")),
        (["DTSTART:20241117T233000Z", "DURATION:PT1H"], ("2024-11-18", "")),
    ],
)
def test_its_days_are_those_of_its_place(lines: list[str], days: tuple[str, str]) -> None:
    [one] = read(calendar(event("SUMMARY:x", *lines[1:], start=lines[0])))
    assert (one.day, one.until) == days


def test_what_an_import_leaves_out_may_be_a_gathering_all_the_same() -> None:
    ahead = event(ADA, "SUMMARY:Ahead", uid="ahead", start="DTSTART:20300304T090000Z")
    alone = event("SUMMARY:Alone", uid="alone", host="")
    crowd = event("SUMMARY:Crowd", *(f"ATTENDEE:mailto:p{n}@kite.example" for n in range(40)), uid="crowd")
    cancelled = event(ADA, "SUMMARY:Off", "STATUS:CANCELLED", uid="off")
    nameless = event(ADA, uid="nameless")
    birthday = event("SUMMARY:Ada", uid="b1@facebook.com", host="")
    found = read(calendar(ahead, alone, crowd, cancelled, nameless, birthday))
    assert {each.name: len(each.invited) for each in found} == {"Ahead": 2, "Alone": 0, "Crowd": 41}


def test_each_time_of_a_series_is_a_gathering_of_its_own() -> None:
    found = read(calendar(event(ADA, "SUMMARY:Meetup", "RRULE:FREQ=MONTHLY;COUNT=3")))
    assert [each.day for each in found] == ["2024-03-04", "2024-04-04", "2024-05-04"]
    assert len({each.id for each in found}) == 3
    assert {each.thread for each in found} == {"one"}


def test_whoever_the_calendar_is_of_is_not_asked_to_their_own_event() -> None:
    mine = calendar(event(ADA, "SUMMARY:x"), head="X-WR-CALNAME:zoe@kite.example\r\n")
    assert [each.party.name for each in read(mine)[0].invited] == ["Ada Quill"]


def test_another_file_says_why_it_is_none() -> None:
    assert (
        icalendar_gatherings.events(of(io.BytesIO(b"BEGIN:VCARD"))) == "the first line is no BEGIN:VCALENDAR"
    )


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("SUMMARY:Bad date", "DTSTART:20261340T250000"), "the time of “Bad date” cannot be read: 20261340T250000"),
        (("DTSTART;VALUE=DATE:tomorrow",), "the time cannot be read: tomorrow"),
        (("SUMMARY:Some day",), "the time of “Some day” is missing"),
        (
            ("SUMMARY:Moved", "DTSTART:20241117T090000", "RECURRENCE-ID:never"),
            "the time of “Moved” cannot be read: never",
        ),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named_with_the_reason(lines: tuple[str, ...], why: str) -> None:
    content = "\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT", "BEGIN:VEVENT"))
    assert skipped(content) == {2: why, 5 + len(lines): "an event without an end: the file is cut off there"}
