"""What is told by notifications: every promise once at each due, whatever clock, traveller and kill -9 do to it."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest

from networker.domain.reminding import Rules
from networker.domain.repeat import Repeat, Unit
from networker.domain.vocabulary import FollowUpId, PersonId, Side, State
from networker.services import follow_ups, people, reach_out, reminders, undo
from networker.services.reminders import Notice, NoticeKind
from networker.store.book import Book
from networker.store.errors import BookError
from tests.architecture.source import ROOT
from tests.benchmarks import reminder_year, reminders_seen

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
RULES = Rules(digest=None)
MORNINGS = Rules()


def at(said: str, zone: ZoneInfo = BERLIN) -> datetime:
    """A moment of early December 2026: "1 09:00"."""
    day, clock = said.split()
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 12, int(day), hour, minute, tzinfo=zone)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    made = Book(data_dir, now=at("1 07:00"))
    yield made
    made.close()


@pytest.fixture
def ana(book: Book) -> PersonId:
    return people.add(book, name="Ana Torres", now=at("1 07:00"))[0]


def promise(
    book: Book, who: int, due: str, *, zone: str = "", text: str = "call", **more: object
) -> FollowUpId:
    """A promise due on "1 09:30" of December, or on "1"."""
    day, _, clock = due.partition(" ")
    with book.step("add", "Add", now=at("1 07:00")) as step:
        number = follow_ups.insert(
            step, side=Side.ME, text=text, due=date(2026, 12, int(day)),
            at=time.fromisoformat(clock) if clock else None, people=[who], now=at("1 07:00"), **more,  # type: ignore[arg-type]
        )  # fmt: skip
        step.update("follow_up", number, zone=zone)
    return number


def wanted(book: Book) -> PersonId:
    """Somebody who stands on today's list."""
    ben, _ = people.add(book, name="Ben Ode", now=at("1 07:00"))
    with book.step("want", "Want", now=at("1 07:00")) as step:
        step.update("person", ben, want_to_know=True)
    return ben


def tell(book: Book, when: str | datetime, rules: Rules = RULES) -> list[Notice]:
    """What is told at a moment, and shown."""
    now = at(when) if isinstance(when, str) else when
    notices = reminders.claim(book, now=now, rules=rules)
    reminders.shown(book, notices, now=now)
    return list(notices)


def numbers(notices: Sequence[Notice]) -> list[list[int]]:
    return [[each.id for each in notice.promises] for notice in notices]


def clock_next(book: Book, when: str, rules: Rules = RULES) -> tuple[bool, datetime]:
    found = reminders.look(book.reader, now=at(when), rules=rules)
    return found.due, found.next


# ---- once, at its time


def test_a_promise_is_told_at_its_time_and_once(book: Book, ana: PersonId) -> None:
    number = promise(book, ana, "1 09:30")
    assert clock_next(book, "1 09:00") == (False, at("1 09:30"))
    assert tell(book, "1 09:29") == []
    assert clock_next(book, "1 09:30")[0]
    [notice] = tell(book, "1 09:30")
    assert (notice.kind, notice.subject, notice.again) == (NoticeKind.FOLLOW_UP, number, False)
    assert notice.tag == f"follow_up/{number}/2026-12-01T09:30"
    assert not clock_next(book, "1 09:30")[0]
    assert tell(book, "3 09:30") == []


@pytest.mark.parametrize("zone", ["", "Asia/Tokyo"])
def test_days_that_no_clock_knows_hold_nothing_up(book: Book, ana: PersonId, zone: str) -> None:
    number = promise(book, ana, "1 09:30", zone=zone)
    for day in ("0001-01-01", "9999-12-31"):
        with book.step("change", "Change", now=at("1 07:00")) as step:
            step.update("follow_up", number, due=day)
        here = at("1 12:00").astimezone(timezone(timedelta(hours=1)))
        assert len(tell(book, here)) == (day < "2026")


def test_several_that_were_missed_come_on_one_card(book: Book, ana: PersonId) -> None:
    first, second = promise(book, ana, "1 10:00"), promise(book, ana, "1 09:30")
    [notice] = tell(book, "1 12:00")
    assert (notice.kind, numbers([notice])) == (NoticeKind.SEVERAL, [[second, first]])
    assert tell(book, "1 12:01") == []


@pytest.mark.parametrize("late", [0, 2])
def test_two_or_three_of_one_time_have_a_card_each(book: Book, ana: PersonId, late: int) -> None:
    made = [promise(book, ana, "1 09:30") for _ in range(3)]
    told = tell(book, at("1 09:30") + timedelta(minutes=late))
    assert [(each.kind, each.subject) for each in told] == [(NoticeKind.FOLLOW_UP, number) for number in made]
    assert numbers(told) == [[number] for number in made]
    assert tell(book, "1 09:33") == []


def test_more_of_one_time_come_on_one_card_and_so_do_two_that_were_missed(book: Book, ana: PersonId) -> None:
    four = [promise(book, ana, "1 09:30") for _ in range(4)]
    [notice] = tell(book, "1 09:30")
    assert (notice.kind, numbers([notice])) == (NoticeKind.SEVERAL, [four])
    missed, now_due = promise(book, ana, "1 09:57"), promise(book, ana, "1 10:00")
    [notice] = tell(book, "1 10:00")
    assert (notice.kind, numbers([notice])) == (NoticeKind.SEVERAL, [[missed, now_due]])


def test_one_time_is_one_moment_wherever_it_is_said(book: Book, ana: PersonId) -> None:
    made = [promise(book, ana, "1 09:30"), promise(book, ana, "1 17:30", zone="Asia/Tokyo")]
    assert [each.subject for each in tell(book, "1 09:30")] == made


def test_what_is_kept_dropped_or_put_off_before_is_not_told(book: Book, ana: PersonId) -> None:
    kept, dropped, off = (promise(book, ana, f"1 09:{minute}") for minute in (10, 20, 30))
    follow_ups.done(book, kept, now=at("1 08:00"))
    follow_ups.drop(book, dropped, now=at("1 08:00"))
    follow_ups.later(book, off, due=date(2026, 12, 2), now=at("1 08:00"))
    assert tell(book, "1 10:00") == []
    assert numbers(tell(book, "2 10:00")) == [[off]]
    undo.undo(book, now=at("2 11:00"))  # back to its first due, of which nobody was told
    assert numbers(tell(book, "2 11:00")) == [[off]]


def test_a_promise_that_was_told_and_taken_back_is_not_told_again(book: Book, ana: PersonId) -> None:
    number = promise(book, ana, "1 09:30")
    tell(book, "1 09:30")
    follow_ups.done(book, number, now=at("1 09:31"))
    undo.undo(book, now=at("1 09:32"))
    undo.undo(book, now=at("1 09:33"))
    undo.redo(book, now=at("1 09:34"))
    assert len(follow_ups.due(book)) == 1
    assert tell(book, "1 09:35") == []


def test_what_was_told_of_one_never_silences_another(book: Book, ana: PersonId) -> None:
    first = promise(book, ana, "1 09:30")
    tell(book, "1 09:30")
    undo.undo(book, now=at("1 09:31"))
    second = promise(book, ana, "1 09:30")
    assert second != first
    assert numbers(tell(book, "1 09:32")) == [[second]]


def test_talks_move_what_is_told(book: Book, ana: PersonId) -> None:
    monthly = promise(book, ana, "2 09:30", repeat=Repeat(Unit.WEEK), unless_contact=True)
    once = promise(book, ana, "2 09:30", unless_contact=True)
    with book.step("log", "A talk", now=at("1 12:00")) as step:
        talk = step.insert("interaction", kind="call", day="2026-12-01", created_at=at("1 12:00").isoformat())
        step.insert("interaction_person", interaction=talk, person=ana)
    assert tell(book, "2 12:00") == []
    assert clock_next(book, "7 12:00") == (False, at("8 09:30"))
    [notice] = tell(book, "8 09:30")
    assert numbers([notice]) == [[monthly]]
    assert notice.moment == "2026-12-08T09:30"
    assert clock_next(book, "8 09:31") == (False, at("9 09:31"))
    undo.undo(book, now=at("8 10:00"))  # nobody talked: both are due since the 2nd
    assert numbers(tell(book, "8 10:01")) == [[monthly, once]]


@pytest.mark.parametrize("state", [State.DECEASED, State.LET_GO])
def test_nothing_is_told_of_those_who_are_gone(book: Book, ana: PersonId, state: State) -> None:
    ben, _ = people.add(book, name="Ben Ode", now=at("1 07:00"))
    alone, both = promise(book, ana, "1 09:30"), promise(book, ana, "1 09:40")
    with book.step("also", "Also", now=at("1 07:01")) as step:
        step.insert("follow_up_person", follow_up=both, person=ben)
    with book.step("gone", "Gone", now=at("1 07:02")) as step:
        step.update("person", ana, state=state.value)
    assert numbers(tell(book, "1 10:00")) == [[both]]
    undo.undo(book, now=at("1 10:01"))
    assert numbers(tell(book, "1 10:02")) == [[alone]]


# ---- the morning


def test_the_digest_comes_once_a_day_with_what_has_no_time_and_todays_people(
    book: Book, ana: PersonId
) -> None:
    today, old, coming = promise(book, ana, "1"), promise(book, ana, "1"), promise(book, ana, "2")
    ben = wanted(book)
    assert clock_next(book, "1 08:30", MORNINGS) == (False, at("1 09:00"))
    [notice] = tell(book, "1 09:00", MORNINGS)
    assert (notice.kind, numbers([notice]), notice.tag) == (
        NoticeKind.DIGEST, [[today, old]], "digest/0/2026-12-01",
    )  # fmt: skip
    assert (
        [each.name for each in notice.people]
        == [each.name for each in reach_out.today(book, now=at("1 09:00")).cards]
        == ["Ben Ode"]
    )
    assert book.read("SELECT day, person_id FROM showing") == [("2026-12-01", ben)]
    assert clock_next(book, "1 09:00", MORNINGS) == (False, at("2 09:00"))
    [notice] = tell(book, "2 09:00", MORNINGS)
    assert numbers([notice]) == [[coming]], (
        "what was told and is still open stands in Today, and is told no more"
    )


def test_a_morning_with_nothing_to_say_is_silent(book: Book) -> None:
    assert reminders.look(book.reader, now=at("1 09:00"), rules=MORNINGS).due
    assert tell(book, "1 09:00", MORNINGS) == []
    assert not reminders.look(book.reader, now=at("1 09:01"), rules=MORNINGS).due


def test_a_single_promise_keeps_its_card_and_the_digest_waits(book: Book, ana: PersonId) -> None:
    timed, untimed = promise(book, ana, "1 09:00"), promise(book, ana, "1")
    assert [(each.kind, *numbers([each])) for each in tell(book, "1 09:00", MORNINGS)] == [
        (NoticeKind.FOLLOW_UP, [timed])
    ]
    assert [(each.kind, *numbers([each])) for each in tell(book, "1 09:01", MORNINGS)] == [
        (NoticeKind.DIGEST, [untimed])
    ]


def test_two_promises_of_the_mornings_minute_keep_their_cards_and_the_digest_waits(
    book: Book, ana: PersonId
) -> None:
    timed, untimed = [promise(book, ana, "1 09:00") for _ in range(2)], promise(book, ana, "1")
    assert [each.subject for each in tell(book, "1 09:00", MORNINGS)] == timed
    [notice] = tell(book, "1 09:00", MORNINGS)
    assert (notice.kind, numbers([notice])) == (NoticeKind.DIGEST, [[untimed]])


def test_what_came_due_in_the_night_comes_with_the_digest(book: Book, ana: PersonId) -> None:
    untimed = promise(book, ana, "2")
    night = [promise(book, ana, f"1 2{hour}:30") for hour in (1, 2)]
    rules = Rules(quiet_until=time(9))
    assert clock_next(book, "1 22:30", rules) == (False, at("2 09:00"))
    assert tell(book, "1 23:00", rules) == []
    [notice] = tell(book, "2 09:00", rules)
    assert (notice.kind, numbers([notice])) == (NoticeKind.DIGEST, [[*night, untimed]])


def test_a_pause_holds_everything_until_it_is_over(book: Book, ana: PersonId) -> None:
    number = promise(book, ana, "1 09:30")
    rules = Rules(paused_until=at("1 12:00"))
    assert clock_next(book, "1 10:00", rules) == (False, at("1 12:00"))
    assert tell(book, "1 10:00", rules) == []
    assert numbers(tell(book, "1 12:00", rules)) == [[number]]


# ---- clocks


def test_a_zone_of_its_own_stays_and_the_users_travels(book: Book, ana: PersonId) -> None:
    own, users = promise(book, ana, "1 15:00", zone="America/New_York"), promise(book, ana, "1 15:00")
    assert numbers(tell(book, "1 15:00")) == [[users]]
    assert tell(book, at("1 14:59", NEW_YORK)) == []
    assert tell(book, at("1 15:00", NEW_YORK))[0].subject == own
    assert tell(book, at("1 15:01", NEW_YORK)) == [], "three in the afternoon again, six hours on"
    tomorrow = promise(book, ana, "2 15:00")
    assert clock_next(book, "1 15:00")[0] is False
    assert tell(book, at("2 15:00", BERLIN).astimezone(NEW_YORK)) == []
    assert numbers(tell(book, at("2 15:00", NEW_YORK))) == [[tomorrow]]


def test_a_clock_put_back_tells_nothing_again(book: Book, ana: PersonId) -> None:
    promise(book, ana, "3 09:30")
    tell(book, "3 09:30")
    for when in ("3 08:30", "3 09:30", "3 10:30"):
        assert tell(book, when) == []
    for when in ("1 12:00", "2 12:00", "3 09:30"):  # two days and more
        assert tell(book, when) == []


def test_what_a_clock_ten_years_ahead_told_is_told_when_it_is_due(book: Book, ana: PersonId) -> None:
    ahead = [promise(book, ana, f"{day} 09:30") for day in (2, 3, 4)]
    [summary] = tell(book, at("1 12:00").replace(year=2036))
    assert numbers([summary]) == [ahead]
    assert tell(book, "1 12:05") == []
    assert [numbers(tell(book, f"{day} 09:30")) for day in (2, 3, 4)] == [[[each]] for each in ahead]
    assert tell(book, "5 09:30") == []
    assert [each.id for each in follow_ups.due(book)] == ahead, "nothing is marked as done"


# ---- from the card


def test_later_is_an_hour_where_it_has_a_time_and_tomorrow_where_it_has_none(
    book: Book, ana: PersonId
) -> None:
    timed, untimed = promise(book, ana, "1 09:30"), promise(book, ana, "1")
    abroad = promise(book, ana, "1 22:20", zone="Asia/Tokyo")
    before = book.read("SELECT * FROM follow_up ORDER BY id")
    for number in (timed, untimed, abroad):
        reminders.later(book, number, now=at("1 23:21"))
    assert book.read("SELECT due, time FROM follow_up ORDER BY id") == [
        ("2026-12-02", "00:25"), ("2026-12-02", None), ("2026-12-02", "08:25"),
    ]  # fmt: skip
    for _ in range(3):
        undo.undo(book, now=at("1 23:30"))
    assert book.read("SELECT * FROM follow_up ORDER BY id") == before


def test_one_that_repeats_is_put_off_this_once(book: Book, ana: PersonId) -> None:
    number = promise(book, ana, "1 09:30", repeat=Repeat(Unit.WEEK))
    reminders.later(book, number, now=at("1 09:31"))
    reminders.later(book, number, now=at("1 10:36"))
    assert numbers(tell(book, "1 11:40")) == [[number]]
    follow_ups.later(book, number, due=date(2026, 12, 3), now=at("1 11:41"))
    follow_ups.done(book, number, now=at("3 12:00"))
    [coming] = follow_ups.due(book)
    assert (coming.due, coming.time) == (date(2026, 12, 8), time(9, 30))
    follow_ups.done(book, FollowUpId(coming.id), now=at("8 12:00"))
    assert book.read("SELECT due, time, repeats FROM follow_up WHERE state = 'open'") == [
        ("2026-12-15", "09:30", "DTSTART:20261201 RRULE:FREQ=WEEKLY")
    ]


def test_one_without_a_time_that_is_put_off_to_one_comes_again_without(book: Book, ana: PersonId) -> None:
    number = promise(book, ana, "1", repeat=Repeat(Unit.WEEK))
    follow_ups.later(book, number, due=date(2026, 12, 1), at=time(15), now=at("1 09:31"))
    assert numbers(tell(book, "1 15:00")) == [[number]]
    follow_ups.done(book, number, now=at("1 16:00"))
    [coming] = follow_ups.due(book)
    assert (coming.due, coming.time) == (date(2026, 12, 8), None)


def test_a_talk_moves_one_that_is_put_off_back_to_its_own_time(book: Book, ana: PersonId) -> None:
    number = promise(book, ana, "1 09:30", repeat=Repeat(Unit.WEEK), unless_contact=True)
    reminders.later(book, number, now=at("1 09:31"))
    with book.step("log", "A talk", now=at("1 10:00")) as step:
        talk = step.insert("interaction", kind="call", day="2026-12-01", created_at=at("1 10:00").isoformat())
        step.insert("interaction_person", interaction=talk, person=ana)
    assert tell(book, "1 12:00") == []
    [moved] = follow_ups.due(book)
    follow_ups.change(
        book, number, side=Side.ME, text="call her", due=moved.due, repeats=moved.repeats,
        unless_contact=True, now=at("2 10:00"),
    )  # fmt: skip
    assert [each.moment for each in tell(book, "8 09:30")] == ["2026-12-08T09:30"]
    follow_ups.later(book, number, due=date(2026, 12, 9), now=at("8 09:31"))
    assert [each.moment for each in tell(book, "9 12:00")] == ["2026-12-09T09:30"]


def test_a_changed_day_is_told_where_the_clock_has_been(book: Book, ana: PersonId) -> None:
    number = promise(book, ana, "2 10:00")
    tell(book, "2 10:00")
    for day in (3, 2):  # the clock was put back to the 1st
        follow_ups.change(
            book, number, side=Side.ME, text="call", due=date(2026, 12, day), repeats="",
            unless_contact=False, now=at("1 10:00"),
        )  # fmt: skip
    assert numbers(tell(book, "2 10:00")) == [[number]]
    follow_ups.change(
        book, number, side=Side.ME, text="call him", due=date(2026, 12, 2), repeats="",
        unless_contact=False, now=at("2 10:01"),
    )  # fmt: skip
    assert tell(book, "2 10:02") == [], "other words are no other due"


def test_what_is_put_off_to_where_the_clock_has_been_is_told_there(book: Book, ana: PersonId) -> None:
    number = promise(book, ana, "1 10:00")
    tell(book, "1 10:00")
    reminders.later(book, number, now=at("1 08:58"))  # the clock was put back
    reminders.later(book, number, now=at("1 08:58"))
    assert follow_ups.due(book)[0].time == time(10), "where it was told before"
    assert numbers(tell(book, "1 10:00")) == [[number]]


def test_a_card_names_its_promise_until_that_is_another_matter(book: Book, ana: PersonId) -> None:
    number = promise(book, ana, "1 09:30")
    [notice] = tell(book, "1 09:30")
    assert reminders.named(book.reader, notice.subject, notice.moment) == notice.promises[0]
    reminders.later(book, number, now=at("1 09:31"))
    assert reminders.named(book.reader, notice.subject, notice.moment) is None
    assert reminders.named(book.reader, 99, notice.moment) is None


# ---- kills, disks and two at once


def test_what_was_claimed_and_never_shown_comes_again_under_the_same_tag(book: Book, ana: PersonId) -> None:
    night = [promise(book, ana, f"1 0{hour}:00") for hour in (1, 2)]
    [first] = reminders.claim(book, now=at("1 12:00"), rules=RULES)
    in_hand = [first.tag]
    assert not reminders.look(book.reader, now=at("1 12:01"), rules=RULES, in_hand=in_hand).due
    assert reminders.claim(book, now=at("1 12:01"), rules=RULES, in_hand=in_hand) == ()
    follow_ups.done(book, night[0], now=at("1 12:02"))
    [again] = reminders.claim(book, now=at("1 12:03"), rules=RULES)
    assert (again.tag, again.again, numbers([again])) == (first.tag, True, [[night[1]]])
    reminders.shown(book, [again], now=at("1 12:03"))
    assert tell(book, "1 12:04") == []


@pytest.mark.parametrize(("first", "cards"), [("1 09:30", 2), ("1 09:33", 1)])
def test_what_was_never_shown_and_is_another_matter_by_now_comes_no_more(
    book: Book, ana: PersonId, first: str, cards: int
) -> None:
    ben, _ = people.add(book, name="Ben Ode", now=at("1 07:00"))
    off, theirs = promise(book, ana, "1 09:30"), promise(book, ben, "1 09:30")
    assert len(reminders.claim(book, now=at(first), rules=RULES)) == cards
    reminders.later(book, off, now=at("1 09:34"))
    with book.step("gone", "Gone", now=at("1 09:34")) as step:
        step.update("person", ben, state=State.DECEASED.value)
    assert reminders.claim(book, now=at("1 09:34"), rules=RULES) == ()
    assert [(each.again, *numbers([each])) for each in tell(book, "1 10:35")] == [(False, [off])]
    undo.undo(book, now=at("1 10:36"))
    assert [(each.again, *numbers([each])) for each in tell(book, "1 10:37")] == [(True, [theirs])]


def test_a_digest_that_was_never_shown_comes_again_with_its_people(book: Book, ana: PersonId) -> None:
    promise(book, ana, "1")
    wanted(book)
    [first] = reminders.claim(book, now=at("1 09:00"), rules=MORNINGS)
    [again] = reminders.claim(book, now=at("1 10:00"), rules=MORNINGS)
    assert (again.tag, again.people, again.promises) == (first.tag, first.people, first.promises)
    old, new = reminders.claim(book, now=at("2 09:00"), rules=MORNINGS)
    assert (old.tag, old.people, old.promises) == (first.tag, (), first.promises), (
        "yesterday's people are over"
    )
    assert (new.moment, new.promises, len(new.people)) == ("2026-12-02", (), 1)


def test_two_at_once_tell_it_once(book: Book, ana: PersonId) -> None:
    promise(book, ana, "1 09:30")
    told: list[Notice] = []
    both = Barrier(2)

    def start() -> None:
        both.wait()
        found = reminders.claim(book, now=at("1 09:30"), rules=RULES)
        told.extend(each for each in found if not each.again)

    threads = [Thread(target=start) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(told) == 1


def test_where_the_disk_is_full_nothing_is_told(book: Book, ana: PersonId) -> None:
    for minute in range(60):
        promise(book, ana, f"1 08:{minute:02}")
    [[pages]] = book.read("PRAGMA page_count")
    book.writer.sql.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(BookError, match="full"):
        reminders.claim(book, now=at("1 09:30"), rules=RULES)
    assert book.read("SELECT * FROM notification") == []
    book.writer.sql.execute(f"PRAGMA max_page_count = {pages + 100}")
    assert len(numbers(tell(book, "1 09:31"))[0]) == 60


def test_a_book_that_cannot_be_written_tells_nothing(book: Book, ana: PersonId) -> None:
    promise(book, ana, "1 09:30")
    with closing(Book(book.folder, now=at("1 09:30"), writes=False)) as reading:
        assert reminders.look(reading.reader, now=at("1 09:30"), rules=RULES).due
        with pytest.raises(BookError, match="reading only"):
            reminders.claim(reading, now=at("1 09:30"), rules=RULES)


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from networker.domain.reminding import Rules
from networker.services import reminders
from networker.store.book import Book
now = datetime.fromisoformat(sys.argv[2])
[notice] = reminders.claim(Book(Path(sys.argv[1]), now=now), now=now, rules=Rules(digest=None))
if sys.argv[3] == "shows":
    print(notice.tag, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there a program is not killed like that")
@pytest.mark.parametrize("until", ["claims", "shows"])
def test_a_kill_loses_nothing_and_repeats_under_the_same_tag(book: Book, ana: PersonId, until: str) -> None:
    number = promise(book, ana, "1 09:30")
    book.close()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(book.folder), at("1 09:30").isoformat(), until],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, "")
    tag = f"follow_up/{number}/2026-12-01T09:30"
    assert killed.stdout.split() == ([tag] if until == "shows" else [])
    with closing(Book(book.folder, now=at("1 09:40"))) as anew:
        assert [(each.tag, each.again) for each in tell(anew, "1 09:40")] == [(tag, True)]
        assert tell(anew, "1 09:41") == []


def test_weeks_of_a_life_lose_and_double_nothing(tmp_path: Path) -> None:
    weeks = reminder_year.simulate(tmp_path, seed=3, follow_ups=60, begin=date(2027, 10, 15), days=21)
    reminders_seen.verify(weeks)
