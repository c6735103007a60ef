"""What calendars have ahead: noted once, moved, called off, told to have been; and who is met soon is not called silent."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, GatheringId, ImportId, PersonId
from networker.services import gatherings, imports, people, reach_making, reach_out, timeline, undo
from networker.services.imports import Report
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
AFTER = datetime(2026, 12, 11, 10, 0, tzinfo=NOW.tzinfo)
ANA = "ATTENDEE;CN=Ana Torres:mailto:ana@t.example"
BEN = "ATTENDEE;CN=Ben Ode:mailto:ben@o.example"
Bring = Callable[..., Report]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def ana(book: Book) -> PersonId:
    return people.add(book, name="Ana Torres", handles=[(Channel.MAIL, "ana@t.example")], now=NOW)[0]


def event(
    *lines: str, start: str = "20261210T090000Z", stamp: str = "20261119T080000Z", uid: str = "tea"
) -> str:
    told = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART:{start}",
        "SUMMARY:Tea",
        "LOCATION:Porto",
    ]
    return "\r\n".join([*told, *lines, "END:VEVENT", ""])


@pytest.fixture
def bring(book: Book, tmp_path: Path) -> Bring:
    def brought(*events: str, now: datetime = NOW, owner: str = "") -> Report:
        path = tmp_path / "my.ics"
        name = f"X-WR-CALNAME:{owner}\r\n" if owner else ""
        path.write_text(f"BEGIN:VCALENDAR\r\n{name}{''.join(events)}END:VCALENDAR\r\n", encoding="utf-8")
        return imports.apply(book, imports.plan(book, [path], now=now), now=now)

    return brought


def noted(book: Book) -> list[tuple[object, ...]]:
    return book.read(
        "SELECT g.day, p.role FROM gathering g JOIN gathering_person p ON p.gathering_id = g.id ORDER BY g.day"
    )


def test_a_meeting_ahead_is_noted_once_and_undone_with_its_import(
    book: Book, ana: PersonId, bring: Bring
) -> None:
    before = dump(book)
    done = bring(event(ANA))
    assert (done.interactions, done.skipped, done.noted) == (0, (), ("Meetings ahead: 1 noted.",))
    [met] = timeline.meetings_ahead(book.reader, ana, NOW.date())
    assert (met.name, met.place, met.day) == ("Tea", "Porto", date(2026, 12, 10))
    assert timeline.meetings_ahead(book.reader, ana, date(2026, 12, 11)) == ()
    assert bring(event(ANA)).import_id is None
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_who_is_only_asked_to_what_is_to_be_does_not_come_into_the_book(
    book: Book, ana: PersonId, bring: Bring
) -> None:
    done = bring(event(ANA, BEN), event(BEN, uid="other", start="20261211T090000Z"), owner="me@m.example")
    assert (done.new, done.offered, done.people) == (0, 1, 1)
    assert noted(book) == [("2026-12-10", "invited")]
    assert done.noted[-1] == "1 ahead with nobody of the book, left out."


def test_a_newer_calendar_moves_it_and_an_older_one_does_not_move_it_back(
    book: Book, ana: PersonId, bring: Bring
) -> None:
    bring(event(ANA))
    moved = bring(event(ANA, start="20261212T090000Z", stamp="20261120T080000Z"))
    assert (moved.noted, noted(book)) == (("Meetings ahead: 1 moved.",), [("2026-12-12", "invited")])
    assert bring(event(ANA)).import_id is None
    undo.undo_import(book, ImportId(moved.import_id or 0), now=NOW)
    assert noted(book) == [("2026-12-10", "invited")]
    assert bring(event(ANA, start="20261213T090000Z")).import_id is not None, (
        "what was taken back is no newer word"
    )


@pytest.mark.parametrize(
    "off",
    [event(ANA, "STATUS:CANCELLED", stamp="20261120T080000Z"), event(stamp="20261120T080000Z")],
    ids=["off", "alone"],
)
def test_what_is_called_off_is_ahead_no_more_until_that_is_undone(
    book: Book, ana: PersonId, bring: Bring, off: str
) -> None:
    first = bring(event(ANA))
    done = bring(off)
    assert done.noted == ("Meetings ahead: 1 called off.",)
    assert timeline.meetings_ahead(book.reader, ana, NOW.date()) == ()
    assert not len(gatherings.index(book, today=NOW.date())), "nobody comes to it"
    assert bring(off).import_id is None
    undo.undo(book, now=NOW)
    assert len(timeline.meetings_ahead(book.reader, ana, NOW.date())) == 1
    undo.undo_import(book, ImportId(first.import_id or 0), now=NOW)
    assert noted(book) == []


def test_of_a_series_a_time_that_goes_is_off_and_the_page_lists_the_next_one(
    book: Book, ana: PersonId, bring: Bring
) -> None:
    weekly = "RRULE:FREQ=WEEKLY"
    bring(event(ANA, weekly, start="20261109T090000Z"))
    told = noted(book)
    assert (told[0][0], len(told)) == ("2026-11-23", 52)
    assert book.read("SELECT day FROM interaction ORDER BY day") == [("2026-11-09",), ("2026-11-16",)]
    fewer = event(
        ANA,
        f"{weekly};COUNT=5",
        "EXDATE:20261123T090000Z",
        start="20261109T090000Z",
        stamp="20261120T080000Z",
    )
    assert bring(fewer).noted == ("Meetings ahead: 50 called off.",)
    coming = timeline.meetings_ahead(book.reader, ana, NOW.date())
    assert [each.day.isoformat() for each in coming] == ["2026-11-30", "2026-12-07"]
    assert [each for each in gatherings.index(book, today=NOW.date()) if each > 0] == [coming[0].id]


def test_what_has_been_is_a_talk_at_it_once_the_calendar_says_so(
    book: Book, ana: PersonId, bring: Bring
) -> None:
    first = bring(event(ANA))
    [listed] = [each for each in gatherings.index(book, today=AFTER.date()) if each > 0]
    assert listed, "as long as nobody says that it has been, the page asks"
    done = bring(event(ANA, start="20261209T090000Z", stamp="20261210T120000Z"), now=AFTER)
    assert done.interactions == 1
    assert book.read("SELECT i.day, g.day FROM interaction i JOIN gathering g ON g.id = i.gathering_id") == [
        ("2026-12-09", "2026-12-09")
    ]
    assert not len(gatherings.index(book, today=AFTER.date()))
    whole = dump(book)
    undo.undo(book, now=AFTER)
    assert book.read("SELECT 1 FROM interaction") == []
    undo.redo(book, now=AFTER)
    assert dump(book) == whole
    undo.undo_import(book, ImportId(done.import_id or 0), now=AFTER)
    undo.undo_import(book, ImportId(first.import_id or 0), now=AFTER)
    assert book.read("SELECT 1 FROM gathering UNION SELECT 1 FROM interaction") == []


def test_a_talk_of_an_import_that_stands_names_no_gathering_that_went(
    book: Book, ana: PersonId, bring: Bring
) -> None:
    first = bring(event(ANA))
    bring(event(ANA, stamp="20261210T120000Z"), now=AFTER)
    undo.undo_import(book, ImportId(first.import_id or 0), now=AFTER)
    assert book.read("SELECT i.id FROM interaction i LEFT JOIN gathering g ON g.id = i.gathering_id"
                     " WHERE i.gathering_id NOT NULL AND g.id IS NULL") == []  # fmt: skip
    assert len(book.read("SELECT 1 FROM interaction")) == 1


def test_what_the_user_said_of_it_stays(book: Book, ana: PersonId, bring: Bring) -> None:
    bring(event(ANA))
    [number] = [GatheringId(each) for each in gatherings.index(book) if each > 0]
    gatherings.change(book, number, name="Tea with Ana", place="Porto", day=date(2026, 12, 14), now=NOW)
    cem, _ = people.add(book, name="Cem Aslan", now=NOW)
    gatherings.add_people(book, number, [cem], now=NOW)
    bring(event(ANA, "LOCATION:Lyon", start="20261216T090000Z", stamp="20261120T080000Z"))
    assert book.read("SELECT name, day FROM gathering") == [("Tea with Ana", "2026-12-14")]
    bring(event(ANA, "STATUS:CANCELLED", stamp="20261121T080000Z"))
    assert dict(book.read("SELECT person_id, role FROM gathering_person")) == {ana: "declined", cem: "there"}


def test_what_the_user_took_out_stays_out(book: Book, ana: PersonId, bring: Bring) -> None:
    ben, _ = people.add(book, name="Ben Ode", handles=[(Channel.MAIL, "ben@o.example")], now=NOW)
    other = event(ANA, uid="other", start="20261211T090000Z")
    bring(event(ANA, BEN), other)
    tea, gone = sorted(GatheringId(each) for each in gatherings.index(book) if each > 0)
    gatherings.take_out(book, tea, [ana], now=NOW)
    gatherings.delete(book, gone, now=NOW)
    assert bring(event(ANA, BEN), other).import_id is None
    assert book.read("SELECT gathering_id, person_id FROM gathering_person") == [(tea, ben)]
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert bring(event(ANA, BEN), other).import_id is None
    assert len(noted(book)) == 3


def test_who_is_met_soon_is_not_called_silent_but_the_day_is_an_occasion(
    book: Book, ana: PersonId, bring: Bring
) -> None:
    with book.step("log", "Talks", now=NOW) as step:
        for n in range(8):
            day = (date(2026, 5, 5) + timedelta(days=21 * n)).isoformat()
            talk = step.insert(
                "interaction", kind="message", channel="signal", direction="both", depth="exchange", day=day
            )
            step.insert("interaction_person", interaction=talk, person=ana)
    [card] = reach_making.make(book, NOW.date(), size=5)
    assert card.kind != "occasion"
    done = bring(event(ANA))
    [card] = reach_making.make(book, NOW.date(), size=5)
    assert (card.kind, card.reason) == ("occasion", "meeting")
    for within in (date(2026, 12, 3), date(2026, 12, 10)):
        assert reach_making.make(book, within, size=5) == [], "planned within a week"
    for after in (date(2026, 12, 11), date(2026, 12, 17)):
        assert reach_making.make(book, after, size=5) == [], "they may have met"
    [card] = reach_making.make(book, date(2026, 12, 18), size=5)
    assert card.kind != "occasion"
    undo.undo_import(book, ImportId(done.import_id or 0), now=NOW)
    [card] = reach_making.make(book, NOW.date(), size=5)
    assert card.kind != "occasion"


def test_whom_the_calendar_has_soon_is_not_said_to_be_worth_meeting(
    book: Book, ana: PersonId, bring: Bring
) -> None:
    past = [event(ANA, start=f"2026{month:02}05T090000Z", uid=f"past {month}") for month in (1, 2, 3)]
    done = bring(*past, event(ANA, start="20261130T090000Z"), owner="me@example.org")
    [card] = reach_out.today(book, now=NOW).cards
    assert (card.kind, card.advice) == ("occasion", "")
    undo.undo(book, now=NOW)
    bring(*past, owner="me@example.org")
    [card] = reach_out.today(book, now=NOW).cards
    assert done.interactions == 3
    assert card.advice == "After so long it is worth meeting."


def test_with_those_who_only_came_by_their_meetings_are_counted_too(
    book: Book, ana: PersonId, tmp_path: Path
) -> None:
    path = tmp_path / "my.ics"
    path.write_text(
        f"BEGIN:VCALENDAR\r\n{event(ANA)}{event(BEN, uid='walk')}END:VCALENDAR\r\n", encoding="utf-8"
    )
    plan = imports.plan(book, [path], now=NOW)
    assert plan.meetings_told == (
        "Meetings ahead: 1 noted.", "1 ahead with nobody of the book, left out.",
    )  # fmt: skip
    plan.with_offered = True
    assert plan.meetings_told == ("Meetings ahead: 2 noted.",)
    assert imports.preview(book, plan).noted == plan.meetings_told
    assert imports.apply(book, plan, now=NOW).noted == ("Meetings ahead: 2 noted.",)
