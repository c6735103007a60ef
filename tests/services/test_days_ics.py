"""The calendar of promises and birthdays: what icalendar reads of it, and which days come of it in the years ahead."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.repeat import Repeat, Unit, counted_from, put_off
from networker.domain.vocabulary import Fact, Side, State
from networker.services import days_ics, facts, imports, people
from networker.services.repeats import next_day, series
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def written(book: Book, among: set[int] | None = None) -> bytes:
    file = io.BytesIO()
    days_ics.write(
        book.reader, file, among, now=NOW, birthday="Birthday of {0}", went_on=lambda _done, _of: None
    )
    return file.getvalue()


def events(book: Book, among: set[int] | None = None) -> list[Any]:
    calendar: Any = icalendar.Calendar.from_ical(written(book, among))
    return list(calendar.walk("VEVENT"))


def days(book: Book, until: date) -> list[tuple[Any, str]]:
    """What a calendar shows from this week on."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(written(book))).between(
        date(2026, 11, 16), until
    )
    return sorted(((each["DTSTART"].dt, str(each["SUMMARY"])) for each in found), key=lambda one: str(one[0]))


def promise(book: Book, *who: int, text: str = "send the deck", **values: Any) -> int:
    with book.step("a", "A", now=NOW) as step:
        number = step.insert(
            "follow_up", text=text, created_at=NOW.isoformat(), **{"due": "2026-11-27", **values}
        )
        for each in who:
            step.insert("follow_up_person", follow_up=number, person=each)
    return number


def somebody(book: Book, name: str, born: str = "") -> int:
    person, _ = people.add(book, name=name, now=NOW)
    if born:
        facts.add(book, person, Fact.BIRTHDAY, born, now=NOW)
    return person


def test_a_promise_is_a_day_with_a_reminder(book: Book) -> None:
    promise(book, somebody(book, "Ana Torres"), place="Café; north, gate")
    (event,) = events(book)
    assert (event["SUMMARY"], event["DTSTART"].dt) == ("send the deck (Ana Torres)", date(2026, 11, 27))
    assert (event["LOCATION"], event["TRANSP"], event["DTSTAMP"].dt) == (
        "Café; north, gate",
        "TRANSPARENT",
        NOW,
    )
    (alarm,) = event.walk("VALARM")
    assert (alarm["TRIGGER"].dt, alarm["ACTION"]) == (timedelta(hours=9), "DISPLAY")


def test_its_words_say_whose_it_is(book: Book) -> None:
    ana, ben = somebody(book, "Ana Torres"), somebody(book, "Ben Ode")
    promise(book, ana, ben, text="dinner")
    promise(book, ana, text="tells me of Lyon", side=Side.THEM.value)
    promise(book, ana, text="call Ana Torres back")
    promise(book, text="think")
    assert [str(each["SUMMARY"]) for each in events(book)] == [
        "dinner (Ana Torres, Ben Ode)", "Ana Torres: tells me of Lyon", "call Ana Torres back", "think",
    ]  # fmt: skip


def test_a_time_is_wherever_the_reader_is_unless_it_has_a_zone(book: Book) -> None:
    promise(book, time="15:30")
    promise(book, time="16:00", zone="America/New_York")
    promise(book, time="17:00", zone="../../etc/passwd")
    here, there, unknown = (each["DTSTART"].dt for each in events(book))
    assert (here, unknown) == (datetime(2026, 11, 27, 15, 30), datetime(2026, 11, 27, 17, 0))  # noqa: DTZ001
    assert there.astimezone(UTC) == datetime(2026, 11, 27, 21, 0, tzinfo=UTC)
    assert [alarm["TRIGGER"].dt for each in events(book) for alarm in each.walk("VALARM")] == [
        timedelta(0)
    ] * 3
    assert b"BEGIN:VTIMEZONE" in written(book)


def test_only_open_ones_with_a_day_are_in_it(book: Book) -> None:
    promise(book, state="done")
    promise(book, due=None)
    assert events(book) == []


def test_what_comes_again_keeps_to_the_ends_of_months(book: Book) -> None:
    promise(book, text="rent", due="2027-01-31", repeats=counted_from("FREQ=MONTHLY", date(2026, 8, 31)))
    assert [day for day, _ in days(book, date(2027, 5, 1))] == [
        date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30),
    ]  # fmt: skip


def test_one_that_was_put_off_this_once_comes_again_on_its_own_days(book: Book) -> None:
    kept = put_off("FREQ=WEEKLY", date(2026, 11, 20), time(8, 0))
    promise(book, text="call", due="2026-11-24", time="18:00", repeats=kept)
    assert [day for day, _ in days(book, date(2026, 12, 10))] == [
        datetime(2026, 11, 24, 18, 0), datetime(2026, 11, 27, 8, 0), datetime(2026, 12, 4, 8, 0),  # noqa: DTZ001
    ]  # fmt: skip
    assert len({str(each["UID"]) for each in events(book)}) == 2


@pytest.mark.parametrize("end", ["COUNT=5", "UNTIL=20261218", "UNTIL=20261218T235959Z"])
@pytest.mark.parametrize("more", [{}, {"time": "10:00"}, {"time": "10:00", "zone": "Europe/Berlin"}])
def test_a_series_ends_where_it_ends(book: Book, end: str, more: dict[str, str]) -> None:
    kept = f"DTSTART:20261120 RRULE:FREQ=WEEKLY;{end}"
    promise(book, due="2026-11-27", repeats=kept, **more)
    found = [day.date() if isinstance(day, datetime) else day for day, _ in days(book, date(2027, 12, 1))]
    assert found == [date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18)]


@pytest.mark.parametrize("zone", ["", "America/New_York", "Pacific/Kiritimati"])
def test_for_ever_may_be_the_last_day_there_is(book: Book, zone: str) -> None:
    """As some calendars write it: west of UTC it would end in a year that is none."""
    promise(book, repeats="DTSTART:20261127 RRULE:FREQ=WEEKLY;UNTIL=99991231", time="10:00", zone=zone)
    assert len(days(book, date(2026, 12, 31))) == 5


@pytest.mark.parametrize(
    "rule", ["FREQ=HOURLY", "FREQ=WEEKLY;COUNT=1", "nonsense", "FREQ=WEEKLY;UNTIL=never"]
)
def test_a_rule_that_means_no_days_is_the_one_day(book: Book, rule: str) -> None:
    promise(book, repeats=f"DTSTART:20261127 RRULE:{rule}")
    assert [day for day, _ in days(book, date(2027, 12, 1))] == [date(2026, 11, 27)]


def test_birthdays_come_every_year_and_that_of_29_february_on_the_28th(book: Book) -> None:
    somebody(book, "Ana Torres", "--02-29")
    somebody(book, "Ben Ode", "1980-12-03")
    somebody(book, "Cem", "1980-12")
    assert days(book, date(2029, 1, 1)) == [
        (date(2026, 12, 3), "Birthday of Ben Ode"), (date(2027, 2, 28), "Birthday of Ana Torres"),
        (date(2027, 12, 3), "Birthday of Ben Ode"), (date(2028, 2, 29), "Birthday of Ana Torres"),
        (date(2028, 12, 3), "Birthday of Ben Ode"),
    ]  # fmt: skip
    assert {str(each.get("DESCRIPTION", "")) for each in events(book)} == {"", "1980-12-03"}


@pytest.mark.parametrize("state", [State.DECEASED, State.LET_GO, State.PAUSED])
def test_no_birthday_is_told_of_the_dead_and_of_whom_nobody_suggests(book: Book, state: State) -> None:
    people.set_state(book, people.add(book, name="Ana", now=NOW)[0], state, now=NOW)
    facts.add(book, people.add(book, name="Ben", now=NOW)[0], Fact.BIRTHDAY, "--12-03", now=NOW)
    facts.add(
        book, book.read("SELECT id FROM person WHERE name = 'Ana'")[0][0], Fact.BIRTHDAY, "--12-04", now=NOW
    )
    assert [str(each["SUMMARY"]) for each in events(book)] == ["Birthday of Ben"]


def test_only_those_who_are_wanted(book: Book) -> None:
    ana, ben = somebody(book, "Ana", "--12-03"), somebody(book, "Ben", "--12-04")
    promise(book, ana, text="one")
    promise(book, ben, text="two")
    promise(book, ana, ben, text="three")
    promise(book, text="alone")
    assert [str(each["SUMMARY"]) for each in events(book, {ana})] == [
        "one (Ana)", "three (Ana, Ben)", "Birthday of Ana",
    ]  # fmt: skip


def test_an_entry_has_the_same_name_each_time(book: Book) -> None:
    promise(book, somebody(book, "Ana", "--12-03"))
    first = [str(each["UID"]) for each in events(book)]
    assert first == [str(each["UID"]) for each in events(book)]
    assert len(set(first)) == 2


def test_our_own_importer_takes_none_of_it_for_a_meeting(book: Book, tmp_path: Path) -> None:
    promise(book, somebody(book, "Ana", "--12-03"), repeats="FREQ=WEEKLY")
    (tmp_path / "d.ics").write_bytes(written(book))
    report = imports.apply(book, imports.plan(book, [tmp_path / "d.ics"]), now=NOW)
    assert (report.import_id, report.new) == (None, 0)
    assert [each.why for each in report.skipped] == ["an event with nobody else in it"]


def test_an_empty_book_is_an_empty_calendar(book: Book) -> None:
    assert events(book) == []
    assert written(book).endswith(b"END:VCALENDAR\r\n")


@given(
    unit=st.sampled_from(Unit), every=st.integers(1, 5), start=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    gone=st.integers(0, 40), count=st.integers(0, 60),
)  # fmt: skip
def test_a_calendar_reckons_the_days_that_we_do(
    unit: Unit, every: int, start: date, gone: int, count: int
) -> None:
    rule = Repeat(unit, every).rule + (f";COUNT={count}" if count else "")
    kept = counted_from(rule, start)
    after = start + timedelta(days=gone * 9)
    mine, day = [], next_day(kept, due=start, after=after)
    while day is not None and len(mine) < 12:
        mine.append(day)
        day = next_day(kept, due=start, after=day)
    found = series(kept, due=start, after=after)
    theirs: list[date] = []
    if found is not None:
        from dateutil.rrule import rrulestr

        until = f";UNTIL={found.until:%Y%m%d}" if found.until else ""
        from itertools import islice

        first = datetime.combine(found.first, time())
        theirs = [each.date() for each in islice(rrulestr(found.rule + until, dtstart=first), 12)]
    assert theirs == mine
