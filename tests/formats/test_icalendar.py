"""Meetings out of calendars: who was there, when by whose clock, and what never became a meeting."""

import time
from collections.abc import Iterable

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, Kind, Role
from networker.formats import icalendar, icalendar_lines, limits
from networker.formats.records import ME, AheadRecord, Item, OwnerRecord, SkippedRow, TurnRecord
from tests.formats.conftest import Read, Write

STAMP = "DTSTAMP:20240901T080000Z"
ADA = "ATTENDEE;CN=Ada Quill;PARTSTAT=ACCEPTED:mailto:ada@kite.example"
BO = "ATTENDEE;CN=Bo Lind:MAILTO:bo@tern.example"
HOST = "ORGANIZER;CN=Zoë Brandt:mailto:zoe@kite.example"
DAY = "DTSTART:20240304T090000Z"


def event(*lines: str, uid: str = "one", start: str = DAY, host: str = HOST) -> str:
    told = ["BEGIN:VEVENT", f"UID:{uid}", STAMP, start, host, *lines, "END:VEVENT"]
    return "\r\n".join(line for line in told if line) + "\r\n"


def calendar(*parts: str, head: str = "") -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}" + "".join(parts) + "END:VCALENDAR\r\n"


def turns(items: Iterable[Item]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


def left_out(items: Iterable[Item]) -> dict[str, int]:
    return {item.why: item.more + 1 for item in items if isinstance(item, SkippedRow)}


def ahead(items: Iterable[Item]) -> dict[str, list[str]]:
    """The days that each event still has."""
    return {item.thread: [each.day for each in item.times] for item in items if isinstance(item, AheadRecord)}


def mails(turn: TurnRecord) -> list[str]:
    return [handle.text for party in turn.to for handle in party.handles]


def days(items: Iterable[Item]) -> list[str]:
    return [turn.at[:10] for turn in turns(items)]


def test_a_meeting_whole(read: Read) -> None:
    content = calendar(
        event(
            ADA, BO, "SUMMARY:Plans\\, and tea", "LOCATION:Café Kranich\\; upstairs", "DTEND:20240304T103000Z"
        )
    )
    [turn] = turns(read(content, "icalendar"))
    assert (turn.source_kind, turn.thread, turn.id, turn.row) == ("calendar", "one", "one", 3)
    assert (turn.at, turn.minutes, turn.subject) == ("2024-03-04T09:00:00+00:00", 90, "Plans, and tea")
    assert (turn.place, turn.kind, turn.channel) == (
        "Café Kranich; upstairs",
        Kind.MEETING,
        Channel.IN_PERSON,
    )
    assert (turn.sender.name, turn.sender.handles[0].text) == ("Zoë Brandt", "zoe@kite.example")
    assert [party.name for party in turn.to] == ["Ada Quill", "Bo Lind"]
    assert mails(turn) == ["ada@kite.example", "bo@tern.example"]


def test_a_letter_parted_by_a_fold_is_whole(read: Read) -> None:
    line = "SUMMARY:Résumé".encode()
    cut = line.index(b"\xc3") + 1
    content = calendar(event(ADA, "SUMMARY:here")).encode()
    folded = content.replace(b"SUMMARY:here", line[:cut] + b"\r\n " + line[cut:-1] + b"\n\t" + line[-1:])
    [turn] = turns(read(folded, "icalendar"))
    assert turn.subject == "Résumé"


def test_one_party_object_stands_for_one_mail_address(read: Read) -> None:
    one = event("ATTENDEE:mailto:Ada@kite.example")
    found = turns(read(calendar(one, event(ADA, uid="two")), "icalendar"))
    assert found[0].to[0] is found[1].to[0]
    assert found[0].to[0].name == "Ada Quill", "the name is told in another event"


def test_the_organiser_repeats_as_attendee_and_counts_once(read: Read) -> None:
    [turn] = turns(read(calendar(event("ATTENDEE;CN=Z:mailto:ZOE@kite.example", ADA)), "icalendar"))
    assert mails(turn) == ["ada@kite.example"]
    found = read(calendar(event("ATTENDEE:mailto:zoe@kite.example")), "icalendar")
    assert (turns(found), left_out(found)) == ([], {icalendar.ALONE: 1})


def test_without_an_organiser_it_is_an_entry_of_the_users_own(read: Read) -> None:
    [turn] = turns(read(calendar(event(ADA, host="")), "icalendar"))
    assert turn.sender is ME
    [turn] = turns(
        read(calendar(event(ADA, host="ORGANIZER:mailto:x@group.calendar.google.com")), "icalendar")
    )
    assert turn.sender is ME


OFFICE = "ORGANIZER;CN=Kite Software:mailto:calendar@kite.example"
MINE = "ATTENDEE;CN=Olga Wren:mailto:olga@me.example"
MY_CALENDAR = "X-WR-CALNAME:olga@me.example\r\n"


@pytest.mark.parametrize("head", [MY_CALENDAR, ""], ids=["the user is known", "nobody knows"])
@pytest.mark.parametrize("host", [OFFICE, "ORGANIZER:mailto:info@kite.example"])
def test_a_firms_own_address_is_nobody_who_was_met(read: Read, host: str, head: str) -> None:
    found = read(calendar(event(MINE, host=host), head=head), "icalendar")
    assert (turns(found), left_out(found)) == ([], {icalendar.ALONE: 1})
    [turn] = turns(read(calendar(event(MINE, ADA, host=host), head=MY_CALENDAR), "icalendar"))
    assert (turn.sender, "ada@kite.example" in mails(turn)) == (ME, True)


def test_somebody_with_an_offices_address_is_met_and_so_is_the_user_who_has_one(read: Read) -> None:
    host = "ORGANIZER;CN=Zoë Brandt:mailto:info@zoebrandt.example"
    [turn] = turns(read(calendar(event(MINE, host=host), head=MY_CALENDAR), "icalendar"))
    assert turn.sender.name == "Zoë Brandt"
    mine = "X-WR-CALNAME:info@kite.example\r\n"
    [turn] = turns(
        read(calendar(event(ADA, host="ORGANIZER:mailto:info@kite.example"), head=mine), "icalendar")
    )
    assert (turn.sender.handles[0].text, mails(turn)) == ("info@kite.example", ["ada@kite.example"])


def test_whose_calendar_it_is_is_known_where_a_firm_organises_all_of_it(read: Read) -> None:
    events = [event(MINE, other, uid=str(n), host=OFFICE) for n, other in enumerate((ADA, BO, ADA))]
    [owner] = [each for each in read(calendar(*events), "icalendar") if isinstance(each, OwnerRecord)]
    assert owner.name == "Olga Wren"


def test_those_who_declined_were_not_met(read: Read) -> None:
    declined = "ATTENDEE;PARTSTAT=DECLINED:mailto:no@kite.example"
    delegated = "ATTENDEE;PARTSTAT=Delegated:mailto:away@kite.example"
    [turn] = turns(read(calendar(event(ADA, declined, delegated)), "icalendar"))
    assert mails(turn) == ["ada@kite.example"]
    found = read(calendar(event(declined)), "icalendar")
    assert (turns(found), left_out(found)) == ([], {icalendar.DECLINED: 1})
    by_host = event(ADA, "ATTENDEE;PARTSTAT=DECLINED:mailto:zoe@kite.example")
    assert left_out(read(calendar(by_host), "icalendar")) == {icalendar.DECLINED: 1}


def test_what_the_user_declined_was_no_meeting_of_theirs(read: Read) -> None:
    mine = "ATTENDEE;PARTSTAT=DECLINED:mailto:me@kite.example"
    found = read(calendar(event(ADA, BO, mine), head="X-WR-CALNAME:me@kite.example\r\n"), "icalendar")
    assert (turns(found), left_out(found)) == ([], {icalendar.DECLINED: 1})


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@kite.example",
        "ATTENDEE;CUTYPE=RESOURCE:mailto:projector@kite.example",
        "ATTENDEE;CUTYPE=GROUP:mailto:all@kite.example",
        "ATTENDEE;CN=Room 4:mailto:kite.example_123@resource.calendar.google.com",
        "ATTENDEE;CN=Team:mailto:abc@group.calendar.google.com",
        "ATTENDEE:invalid:nomail",
    ],
)
def test_rooms_groups_and_empty_addresses_are_no_people(read: Read, line: str) -> None:
    [turn] = turns(read(calendar(event(ADA, line)), "icalendar"))
    assert mails(turn) == ["ada@kite.example"]
    found = read(calendar(event(line)), "icalendar")
    assert (turns(found), left_out(found)) == ([], {icalendar.ALONE: 1})


def test_addresses_that_stand_in_a_parameter(read: Read) -> None:
    apple = "ATTENDEE;CN=Ada Quill;EMAIL=ada@kite.example:/aGVsbG8/principal/"
    nameless = 'ATTENDEE;CN="Lind, Bo":urn:uuid:4711'
    [turn] = turns(read(calendar(event(apple, nameless)), "icalendar"))
    assert [(party.name, len(party.handles)) for party in turn.to] == [("Ada Quill", 1), ("Bo Lind", 0)]


def test_a_name_that_is_an_address_is_none(read: Read) -> None:
    [turn] = turns(read(calendar(event("ATTENDEE;CN=ada@kite.example:mailto:ada@kite.example")), "icalendar"))
    assert turn.to[0].name == ""


def test_an_assembly_is_no_meeting_with_anybody(read: Read) -> None:
    guests = [f"ATTENDEE:mailto:guest{n}@kite.example" for n in range(26)]
    found = read(calendar(event(*guests), event(*guests[:25], uid="two")), "icalendar")
    assert [turn.thread for turn in turns(found)] == ["two"]
    assert left_out(found) == {icalendar.CROWD: 1}


def test_large_meetings_take_little_time(read: Read) -> None:
    guests = [f"ATTENDEE;CUTYPE=INDIVIDUAL;CN=Guest {n}:mailto:guest{n}@kite.example" for n in range(1000)]
    content = calendar(*(event(*guests, "RRULE:FREQ=DAILY", uid=str(n)) for n in range(40)))
    begun = time.process_time()
    found = read(content, "icalendar")
    assert time.process_time() - begun < 5
    assert left_out(found) == {icalendar.CROWD: 40 * 181}


def test_cancelled_meetings_are_left_out(read: Read) -> None:
    content = calendar(event(ADA, "STATUS:CANCELLED"), event(ADA, uid="two", start=DAY))
    found = read(content, "icalendar")
    assert ([turn.thread for turn in turns(found)], left_out(found)) == (["two"], {icalendar.CANCELLED: 1})
    found = read(calendar(event(ADA), head="METHOD:CANCEL\r\n"), "icalendar")
    assert (turns(found), left_out(found)) == ([], {icalendar.CANCELLED: 1})


def test_events_without_guests_and_birthdays_are_counted(read: Read) -> None:
    alone = [event(uid=f"alone{n}") for n in range(3)]
    google = event("X-GOOGLE-CALENDAR-CONTENT-DISPLAY:CHIP", uid="g", host="")
    facebook = event(ADA, uid="f", host="ORGANIZER:mailto:b1234@facebook.com")
    birthday = event("ATTENDEE:mailto:b1234@facebook.com", uid="b1234@facebook.com", host="")
    found = read(calendar(*alone, google, birthday, facebook), "icalendar")
    assert [turn.thread for turn in turns(found)] == ["f"]
    assert left_out(found) == {icalendar.ALONE: 3, icalendar.BIRTHDAY: 2}
    assert [item.row for item in found if isinstance(item, SkippedRow) and item.why == icalendar.ALONE] == [3]


@pytest.mark.parametrize(
    "line",
    [
        "LOCATION:https://meet.google.com/abc-defg-hij",
        "LOCATION:https://us02web.zoom.us/j/123?pwd=x",
        "DESCRIPTION:Join\\nhttps://teams.microsoft.com/l/meetup-join/19",
        "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example/x",
    ],
)
def test_meetings_by_video(read: Read, line: str) -> None:
    [turn] = turns(read(calendar(event(ADA, line)), "icalendar"))
    assert (turn.kind, turn.channel, turn.place) == (Kind.VIDEO, Channel.OTHER, "")


@pytest.mark.parametrize(
    ("start", "end", "head", "at", "minutes"),
    [
        ("DTSTART;VALUE=DATE:20240304", "DTEND;VALUE=DATE:20240306", "", "2024-03-04", 0),
        ("DTSTART:20240304T090000", "DURATION:PT45M", "", "2024-03-04T09:00:00", 45),
        ("DTSTART:20240304T090000", "", "X-WR-TIMEZONE:Europe/Berlin\r\n", "2024-03-04T09:00:00+01:00", 0),
        ("DTSTART:20240304T090000", "", "X-WR-TIMEZONE:Nowhere/At All\r\n", "2024-03-04T09:00:00", 0),
        ("DTSTART;TZID=Europe/Berlin:20240704T090000", "", "", "2024-07-04T09:00:00+02:00", 0),
        ("DTSTART;TZID=W. Europe Standard Time:20240304T090000", "", "", "2024-03-04T09:00:00+01:00", 0),
        ("DTSTART;TZID=/example.org/Europe/Berlin:20240304T090000", "", "", "2024-03-04T09:00:00+01:00", 0),
        ("DTSTART;TZID=Nowhere:20240304T090000", "", "", "2024-03-04T09:00:00", 0),
        ("DTSTART:20240304T090000Z", "DTEND:20240304T080000Z", "", "2024-03-04T09:00:00+00:00", 0),
        ("DTSTART:20240304T090000Z", "DTEND:99991231T235959Z", "", "2024-03-04T09:00:00+00:00", 0),
    ],
)
def test_times(read: Read, start: str, end: str, head: str, at: str, minutes: int) -> None:
    [turn] = turns(read(calendar(event(ADA, end, start=start), head=head), "icalendar"))
    assert (turn.at, turn.minutes) == (at, minutes)


def zone(offset: str) -> str:
    return (
        "BEGIN:VTIMEZONE\r\nTZID:Our Own\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        f"TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )


def test_zones_of_the_files_own_are_not_mixed_up_between_files(read: Read) -> None:
    for offset in ("+0330", "+0545"):
        one = event(ADA, start="DTSTART;TZID=Our Own:20240304T090000")
        [turn] = turns(read(calendar(zone(offset), one), "icalendar"))
        assert turn.at == f"2024-03-04T09:00:00{offset[:3]}:{offset[3:]}"


def test_a_zone_that_cannot_be_read_leaves_the_time_local(read: Read) -> None:
    one = event(ADA, start="DTSTART;TZID=Our Own:20240304T090000")
    [turn] = turns(read(calendar(zone("nonsense"), one), "icalendar"))
    assert turn.at == "2024-03-04T09:00:00"


def test_a_series_is_one_thread_up_to_the_writing_of_the_file(read: Read) -> None:
    weekly = event(ADA, "RRULE:FREQ=WEEKLY", "DTEND:20240804T100000Z", start="DTSTART:20240804T090000Z")
    found = read(calendar(weekly), "icalendar")
    assert days(found) == ["2024-08-04", "2024-08-11", "2024-08-18", "2024-08-25"], (
        "1 September, 8:00 comes first"
    )
    assert {turn.thread for turn in turns(found)} == {"one"}
    assert turns(found)[1].id == "one 2024-08-11T09:00:00+00:00"
    assert {turn.minutes for turn in turns(found)} == {60}


def test_a_series_keeps_to_the_local_clock_over_summer_time(read: Read) -> None:
    rule = "RRULE:FREQ=WEEKLY;COUNT=2"
    found = read(calendar(event(ADA, rule, start="DTSTART;TZID=Europe/Berlin:20240325T090000")), "icalendar")
    assert [turn.at for turn in turns(found)] == ["2024-03-25T09:00:00+01:00", "2024-04-01T09:00:00+02:00"]
    assert [turn.id for turn in turns(found)] == [
        "one 2024-03-25T08:00:00+00:00",
        "one 2024-04-01T07:00:00+00:00",
    ]


def test_times_taken_out_moved_and_cancelled(read: Read) -> None:
    master = event(ADA, "RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE:20240311T090000Z", "SUMMARY:Jour fixe")
    moved = event(
        ADA, BO, "RECURRENCE-ID:20240318T090000Z", "SUMMARY:Later", start="DTSTART:20240319T140000Z"
    )
    off = event("RECURRENCE-ID:20240325T090000Z", "STATUS:CANCELLED", start="DTSTART:20240325T090000Z")
    for parts in ((master, moved, off), (moved, off, master)):
        found = read(calendar(*parts), "icalendar")
        assert days(found) == ["2024-03-04", "2024-03-19", "2024-04-01"]
        assert left_out(found) == {icalendar.CANCELLED: 1}
        later = turns(found)[1]
        assert (later.id, later.subject, len(later.to)) == ("one 2024-03-18T09:00:00+00:00", "Later", 2)


def test_of_one_meeting_written_twice_the_highest_sequence_holds(read: Read) -> None:
    new = event(ADA, "SEQUENCE:3", "SUMMARY:new", start="DTSTART:20240305T090000Z")
    old = event(ADA, "SEQUENCE:1", "SUMMARY:old")
    for parts in ((new, old), (old, new)):
        [turn] = turns(read(calendar(*parts), "icalendar"))
        assert (turn.subject, turn.at[:10]) == ("new", "2024-03-05")


def test_a_meeting_alone_is_told_whatever_the_file_says_of_its_age(read: Read) -> None:
    found = read(calendar(event(ADA, start="DTSTART:20240901T080100Z"), event(ADA, uid="two")), "icalendar")
    assert ([turn.thread for turn in turns(found)], left_out(found)) == (["one", "two"], {})


def test_without_a_time_stamp_ten_years_are_the_end(read: Read) -> None:
    content = calendar(event(ADA, "RRULE:FREQ=YEARLY")).replace(STAMP + "\r\n", "")
    found = read(content, "icalendar")
    assert (days(found)[0], days(found)[-1], len(days(found))) == ("2024-03-04", "2034-03-04", 11)
    assert left_out(found) == {icalendar.TOO_OFTEN: 1}


def test_of_a_long_series_the_last_ten_years_and_1000_times_are_read(read: Read) -> None:
    weekly = event(ADA, "RRULE:FREQ=WEEKLY", start="DTSTART:20000103T090000Z")
    found = read(calendar(weekly), "icalendar")
    assert days(found)[0].startswith("2014-09")
    assert days(found)[-1] == "2024-08-26"
    assert left_out(found) == {icalendar.TOO_OFTEN: 1}
    ended = event(ADA, "RRULE:FREQ=WEEKLY;UNTIL=20150101T000000Z", start="DTSTART:20000103T090000Z")
    found = read(calendar(ended), "icalendar")
    assert (days(found)[0], days(found)[-1]) == ("2005-01-03", "2014-12-29")
    assert left_out(found) == {icalendar.TOO_OFTEN: 1}
    daily = event(ADA, "RRULE:FREQ=DAILY", start="DTSTART:20190101T090000Z")
    found = read(calendar(daily), "icalendar")
    assert (len(days(found)), days(found)[-1]) == (1000, "2024-08-31")


def test_what_ended_long_before_the_export_is_read_whole(read: Read) -> None:
    old = event(ADA, start="DTSTART:20010304T090000Z")
    ended = event(ADA, "RRULE:FREQ=MONTHLY;COUNT=30", uid="two", start="DTSTART:20000103T090000Z")
    found = read(calendar(old, ended), "icalendar")
    assert (len(turns(found)), left_out(found)) == (31, {})


@pytest.mark.parametrize(
    ("rule", "times"),
    [
        ("FREQ=SECONDLY", 1),
        ("FREQ=MINUTELY;COUNT=1000000000", 1),
        ("FREQ=DAILY;COUNT=1000000000", 181),
        ("FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5;BYSECOND=1,2,3", 181),
        ("FREQ=DAILY;INTERVAL=0", 1),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 1),
        ("FREQ=YEARLY;INTERVAL=99999999999999999999", 1),
        ("FREQ=WEEKLY;UNTIL=yesterday", 1),
        ("D1 #0", 1),
        ("", 1),
        ("FREQ=DAILY;BYDAY=" + ",".join(["MO"] * 9999), 1),
    ],
)
def test_rules_that_would_never_end_or_never_come_true(read: Read, rule: str, times: int) -> None:
    begun = time.process_time()
    found = read(calendar(event(ADA, f"RRULE:{rule}")), "icalendar")
    assert time.process_time() - begun < 5
    assert len(turns(found)) == times
    assert (icalendar.ONCE in left_out(found)) == (times == 1)


def test_a_zone_that_would_never_end(read: Read) -> None:
    endless = zone("+0100").replace("TZOFFSETFROM", "RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM")
    twice = endless.replace("END:VTIMEZONE", "").replace("BEGIN:VTIMEZONE\r\nTZID:Our Own\r\n", "")
    summer = twice.replace("STANDARD", "DAYLIGHT").replace("TZOFFSETTO:+0100", "TZOFFSETTO:+0200").strip()
    both = endless.replace("END:VTIMEZONE", f"{summer}\r\nEND:VTIMEZONE")
    begun = time.process_time()
    found = read(calendar(both, event(ADA, start="DTSTART;TZID=Our Own:20240304T090000")), "icalendar")
    assert time.process_time() - begun < 5
    assert len(turns(found)) == 1


def test_whose_calendar_it_is(read: Read) -> None:
    [owner] = [
        item
        for item in read(calendar(event(ADA), head="X-WR-CALNAME:Zoe@kite.example\r\n"), "icalendar")
        if isinstance(item, OwnerRecord)
    ]
    assert (owner.source_kind, owner.name, owner.handles[0].text) == (
        "calendar",
        "Zoë Brandt",
        "zoe@kite.example",
    )
    three = [event(line, uid=line) for line in (ADA, BO, "ATTENDEE:mailto:cy@tern.example")]
    [owner] = [item for item in read(calendar(*three), "icalendar") if isinstance(item, OwnerRecord)]
    assert owner.handles[0].text == "zoe@kite.example", "who is in all of three or more meetings"
    for unsure in (three[:2], [event(ADA, uid=str(n)) for n in range(3)]):
        found = read(calendar(*unsure), "icalendar")
        assert not any(isinstance(item, OwnerRecord) for item in found)


def test_meetings_of_the_owner_alone_are_left_out(read: Read) -> None:
    alone = event("ATTENDEE:mailto:zoe@kite.example")
    found = read(calendar(alone, head="X-WR-CALNAME:zoe@kite.example\r\n"), "icalendar")
    assert (turns(found), left_out(found)) == ([], {icalendar.ALONE: 1})


def test_tasks_journals_and_alarms_are_no_meetings(read: Read) -> None:
    other = "".join(
        f"BEGIN:{name}\r\nUID:t\r\n{DAY}\r\n{ADA}\r\nEND:{name}\r\n"
        for name in ("VTODO", "VJOURNAL", "VFREEBUSY")
    )
    alarm = "BEGIN:VALARM\r\nSUMMARY:Wake up\r\nATTENDEE:mailto:alarm@kite.example\r\nEND:VALARM"
    [turn] = turns(read(calendar(other, event(ADA, alarm, "SUMMARY:Lunch")), "icalendar"))
    assert (turn.subject, mails(turn)) == ("Lunch", ["ada@kite.example"])


@pytest.mark.parametrize(
    "lines",
    [
        (ADA, "X-BROKEN"),
        (ADA, "ATTENDEE"),
        (ADA, "EXDATE:nonsense"),
        (ADA, "SEQUENCE:many"),
        (ADA, "DTEND:nonsense"),
        (ADA, "DURATION:P9999999999Y"),
        (ADA, "RDATE:nonsense"),
        (ADA, 'ATTENDEE;CN="unclosed:mailto:x@kite.example'),
        (ADA, "DTSTART:20990101T000000Z"),
        (ADA, "BEGIN:VALARM"),
    ],
)
def test_odd_lines_do_not_take_the_meeting_with_them(read: Read, lines: tuple[str, ...]) -> None:
    found = turns(read(calendar(event(*lines), event(ADA, uid="two")), "icalendar"))
    assert [turn.thread for turn in found] == ["one", "two"]
    assert mails(found[0])[0] == "ada@kite.example"


@pytest.mark.parametrize(
    ("start", "why"),
    [
        ("", "the time is missing"),
        ("DTSTART:nonsense", "the time cannot be read: nonsense"),
        ("DTSTART:20240231T090000Z", "the time cannot be read: 20240231T090000Z"),
        ("DTSTART;VALUE=DATE:", "the time cannot be read: "),
    ],
)
def test_an_event_without_a_time_is_skipped_and_the_rest_read(read: Read, start: str, why: str) -> None:
    found = read(calendar(event(ADA, start=start), event(ADA, uid="two")), "icalendar")
    assert [turn.thread for turn in turns(found)] == ["two"]
    assert [(item.row, item.why) for item in found if isinstance(item, SkippedRow)] == [(3, why)]


def test_a_time_before_1990_is_none(read: Read) -> None:
    for start in ("DTSTART:16010101T000000Z", "DTSTART;VALUE=DATE:00010101", "DTSTART:19891231T230000Z"):
        found = read(calendar(event(ADA, "RRULE:FREQ=YEARLY", start=start)), "icalendar")
        assert (turns(found), left_out(found)) == ([], {icalendar.TOO_EARLY: 1})


def test_a_file_cut_off_is_read_up_to_there(read: Read) -> None:
    content = calendar(event(ADA), event(BO, uid="two"))
    found = read(content[: content.index("bo@tern")], "icalendar")
    assert [turn.thread for turn in turns(found)] == ["one"]
    assert left_out(found) == {icalendar_lines.CUT_OFF: 1}
    lost = calendar(event(ADA, uid="lost").replace("END:VEVENT\r\n", ""), event(ADA))
    assert [turn.thread for turn in turns(read(lost, "icalendar"))] == ["one"]


def test_events_of_too_many_lines_and_too_large_files(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.ics", calendar(event(*[ADA] * 5001), event(ADA, uid="two")))
    assert left_out(formats.read(path)) == {icalendar_lines.TOO_LONG: 1}
    monkeypatch.setattr(limits, "JSON", 1000)
    with pytest.raises(formats.UnreadableFile, match="fewer years"):
        list(formats.read(path))


def test_deep_nesting_and_control_characters(read: Read) -> None:
    deep = "BEGIN:X-DEEP\r\n" * 30_000 + "END:X-OTHER\r\n" * 30_000
    begun = time.process_time()
    found = turns(read(calendar(deep, event(ADA, "SUMMARY:a\x00b\x07 c\x1b[0m")), "icalendar"))
    assert [turn.subject for turn in found] == ["ab c [0m"]
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\r\n", "\n").encode(),
        lambda text: text.replace("\r\n", "\r").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
        lambda text: text.encode("cp1252"),
        lambda text: ("\r\n" + text.replace("BEGIN:", "begin:").replace("END:", "End:")).encode(),
        lambda text: (text + text).encode(),
    ],
)
def test_dialects_of_files(read: Read, change: "object") -> None:
    assert callable(change)
    found = turns(read(change(calendar(event(ADA, "SUMMARY:Größe"))), "icalendar"))
    assert [(turn.subject, turn.sender.name) for turn in found] == [("Größe", "Zoë Brandt")]


def test_utf_16_whose_letters_hold_line_ends(read: Read) -> None:
    content = calendar(event(ADA, "SUMMARY:Ċ 王小明"))
    [turn] = turns(read(b"\xff\xfe" + content.encode("utf-16-le"), "icalendar"))
    assert turn.subject == "Ċ 王小明"


def test_a_lone_event_is_a_calendar_too(read: Read) -> None:
    assert len(turns(read(event(ADA), "icalendar"))) == 1


def test_what_is_no_calendar_is_declined(write: Write) -> None:
    for content in (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\n",
        "BEGIN:VTODO\nUID:1\nEND:VTODO\n",
        "From a@kite.example\nSubject: BEGIN:VCALENDAR\n\nBEGIN:VCALENDAR\n",
        '{"BEGIN": "VCALENDAR"}',
    ):
        try:
            assert formats.read(write("calendar.ics", content)).format != "icalendar"
        except formats.UnknownFormat as error:
            assert "BEGIN:VCALENDAR" in error.reasons["calendar (iCalendar)"]


def test_reading_twice_gives_the_same(write: Write) -> None:
    weekly = event(ADA, BO, "RRULE:FREQ=WEEKLY", uid="two")
    recognised = formats.read(write("a", calendar(event(ADA), weekly, event(), zone("+0100"))))
    first = list(recognised)
    assert len(first) > 20
    assert list(recognised) == first


def test_of_a_series_a_year_behind_the_writing_lies_ahead(read: Read) -> None:
    weekly = event(ADA, "RRULE:FREQ=WEEKLY", "EXDATE:20240909T090000Z", start="DTSTART:20240826T090000Z")
    found = list(read(calendar(weekly), "icalendar"))
    assert days(found) == ["2024-08-26"]
    [told] = ahead(found).values()
    assert (told[:2], told[-1], len(told)) == (["2024-09-02", "2024-09-16"], "2025-09-01", 52)
    [record] = [item for item in found if isinstance(item, AheadRecord)]
    assert record.written == "2024-09-01T08:00:00+00:00"
    assert (record.times[0].id, record.times[0].at) == (
        "one 2024-09-02T09:00:00+00:00",
        "2024-09-02T09:00:00+00:00",
    )
    assert [(each.party.name, each.role) for each in record.times[0].invited] == [
        ("Zoë Brandt", Role.HOST), ("Ada Quill", Role.THERE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        [ADA, "STATUS:CANCELLED"],
        [ADA.replace("ACCEPTED", "DECLINED")],
        [ADA, "DTEND:bad", "RRULE:FREQ=WEEKLY;UNTIL=20240401T000000Z"],
        [],
        [f"ATTENDEE:mailto:p{n}@kite.example" for n in range(30)],
    ],
    ids=["cancelled", "declined", "over", "nobody", "crowd"],
)
def test_what_is_not_to_be_is_told_as_nothing_ahead(read: Read, lines: list[str]) -> None:
    assert ahead(read(calendar(event(*lines, start="DTSTART:20240304T090000Z")), "icalendar")) == {"one": []}
    if "RRULE" not in "".join(lines):
        assert ahead(read(calendar(event(*lines, start="DTSTART:20241004T090000Z")), "icalendar")) == {
            "one": []
        }
