"""Promises from being noted to being kept: once or again and again, moved by talks, and always taken back by undo."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.repeat import Repeat, Unit
from networker.domain.vocabulary import FollowUpId, InteractionId, Kind, Side
from networker.services import follow_ups, people, promises, reach_candidates, undo
from networker.services.errors import CannotDo
from networker.services.today_views import Promise
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
MONTHLY, FORTNIGHTLY = Repeat(Unit.MONTH), Repeat(Unit.WEEK, 2)
D = date.fromisoformat


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    made = Book(data_dir, now=NOW)
    yield made
    made.close()


@pytest.fixture
def ana(book: Book) -> int:
    return people.add(book, name="Ana Torres", now=NOW - timedelta(days=30))[0]


@pytest.fixture
def ben(book: Book) -> int:
    return people.add(book, name="Ben Ode", now=NOW - timedelta(days=30))[0]


def note(book: Book, who: Sequence[int], day: str | None = "2026-12-04", **more: object) -> FollowUpId:
    due = D(day) if day else None
    values: dict[str, object] = {
        "side": Side.ME,
        "text": "call",
        "due": due,
        "people": who,
        "now": NOW,
        **more,
    }
    return follow_ups.add(book, **values)[0]  # type: ignore[arg-type]


def talk(book: Book, who: Sequence[int], at: datetime, *, day: date | None = None, kind: str = "call") -> int:
    with book.step("log", "A talk", now=at) as step:
        number = step.insert(
            "interaction", kind=kind, day=(day or at.date()).isoformat(), created_at=at.isoformat()
        )
        for each in who:
            step.insert("interaction_person", interaction=number, person=each)
    return number


def only(book: Book) -> Promise:
    (found,) = follow_ups.due(book)
    return found


def days(book: Book) -> list[str]:
    return [str(each.due) for each in follow_ups.due(book)]


def rows(book: Book) -> list[object]:
    return book.read("SELECT * FROM follow_up ORDER BY id") + book.read(
        "SELECT * FROM follow_up_person ORDER BY id"
    )


# ---- once


def test_a_promise_out_of_a_talk_names_it(book: Book, ana: int) -> None:
    number = talk(book, [ana], NOW - timedelta(days=2), kind="meeting")
    note(book, [ana], interaction=InteractionId(number))
    found = only(book)
    assert found.talk is not None
    assert (found.talk.id, found.talk.kind, found.talk.day) == (number, Kind.MEETING, D("2026-11-18"))
    assert [each.name for each in found.people] == ["Ana Torres"]


def test_a_promise_needs_words(book: Book, ana: int) -> None:
    with pytest.raises(CannotDo, match="a few words"):
        note(book, [ana], text="  ")
    number = note(book, [ana])
    with pytest.raises(CannotDo, match="a few words"):
        follow_ups.change(
            book, number, side=Side.ME, text="", due=None, repeats="", unless_contact=False, now=NOW
        )


def test_done_later_and_drop_are_taken_back_to_the_row(book: Book, ana: int) -> None:
    number = note(book, [ana])
    before = rows(book)
    for verb in (follow_ups.done, follow_ups.drop):
        verb(book, number, now=NOW)
        assert follow_ups.due(book) == ()
        undo.undo(book, now=NOW)
        assert rows(book) == before
    follow_ups.later(book, number, due=D("2027-01-08"), now=NOW)
    assert days(book) == ["2027-01-08"]
    undo.undo(book, now=NOW)
    assert rows(book) == before


def test_what_is_kept_already_is_kept_once(book: Book, ana: int) -> None:
    number = note(book, [ana], repeat=MONTHLY)
    follow_ups.done(book, number, now=NOW)
    after = rows(book)
    follow_ups.done(book, number, now=NOW)
    follow_ups.later(book, number, due=D("2027-01-08"), now=NOW)
    follow_ups.drop(book, number, now=NOW)
    assert rows(book) == after


# ---- again and again


def test_one_kept_comes_again_by_its_rule(book: Book, ana: int, ben: int) -> None:
    number = note(book, [ana, ben], "2027-01-31", repeat=MONTHLY)
    before = rows(book)
    changes = follow_ups.done(book, number, now=NOW + timedelta(days=72))  # 31 January
    assert changes.label == "Done, and again on 28 February 2027: call"
    found = only(book)
    assert (str(found.due), found.text, len(found.people)) == ("2027-02-28", "call", 2)
    assert found.id in changes.follow_ups
    undo.undo(book, now=NOW)
    assert rows(book) == before
    undo.redo(book, now=NOW)
    follow_ups.done(book, FollowUpId(found.id), now=NOW + timedelta(days=100))  # 28 February
    assert days(book) == ["2027-03-31"], "the month's own day again"


def test_kept_early_or_late_it_comes_on_its_next_day_ahead(book: Book, ana: int) -> None:
    early, late = (
        note(book, [ana], "2026-12-04", repeat=FORTNIGHTLY),
        note(book, [ana], "2025-01-05", repeat=MONTHLY),
    )
    follow_ups.done(book, early, now=NOW)
    follow_ups.done(book, late, now=NOW)
    assert days(book) == ["2026-12-05", "2026-12-18"]


def test_put_off_it_comes_back_to_its_days(book: Book, ana: int) -> None:
    number = note(book, [ana], "2026-11-20", repeat=Repeat(Unit.MONTH, 3))
    follow_ups.later(book, number, due=D("2026-12-03"), now=NOW)
    follow_ups.done(book, number, now=NOW + timedelta(days=13))
    assert days(book) == ["2027-02-20"]


def test_dropped_it_comes_no_more(book: Book, ana: int) -> None:
    follow_ups.drop(book, note(book, [ana], repeat=MONTHLY), now=NOW)
    assert follow_ups.due(book) == ()


def test_without_a_day_it_begins_with_its_first(book: Book, ana: int) -> None:
    note(book, [ana], None, repeat=FORTNIGHTLY)
    assert days(book) == ["2026-12-04"]


def test_a_rule_that_ended_ends_it(book: Book, ana: int) -> None:
    number = note(book, [ana], "2026-11-20")
    follow_ups.change(
        book, number, side=Side.ME, text="call", due=D("2026-11-20"), repeats="FREQ=WEEKLY;COUNT=2",
        unless_contact=False, now=NOW,
    )  # fmt: skip
    follow_ups.done(book, number, now=NOW)
    assert days(book) == ["2026-11-27"]
    follow_ups.done(book, FollowUpId(only(book).id), now=NOW)
    assert follow_ups.due(book) == ()


def test_what_comes_again_belongs_to_the_same_record(book: Book, ana: int) -> None:
    number = note(book, [ana], repeat=MONTHLY)
    with book.step("as if brought", "", now=NOW) as step:
        step.execute("UPDATE follow_up_person SET source_id = 7")
    follow_ups.done(book, number, now=NOW)
    assert book.read("SELECT source_id FROM follow_up_person ORDER BY id") == [(7,), (7,)]


# ---- unless we talk before


def test_a_talk_keeps_what_was_for_once_and_its_undo_brings_it_back(book: Book, ana: int) -> None:
    note(book, [ana], unless_contact=True)
    before = rows(book)
    talk(book, [ana], NOW + timedelta(days=1))
    assert follow_ups.due(book) == ()
    undo.undo(book, now=NOW)
    assert days(book) == ["2026-12-04"]
    assert rows(book) == before


def test_a_talk_counts_what_repeats_from_its_day(book: Book, ana: int) -> None:
    number = note(book, [ana], "2026-12-04", unless_contact=True, repeat=FORTNIGHTLY)
    talk(book, [ana], NOW + timedelta(days=5))  # 25 November
    assert days(book) == ["2026-12-09"]
    assert follow_ups.due(book, until=D("2026-12-08")) == ()
    talk(book, [ana], NOW + timedelta(days=7))
    assert days(book) == ["2026-12-11"]
    follow_ups.done(book, number, now=NOW + timedelta(days=21))  # 11 December
    assert days(book) == ["2026-12-25"], "talks of before count no more"


@pytest.mark.parametrize(("due", "then"), [("2026-12-04", "2026-12-04"), ("2026-12-10", "2026-12-10")])
def test_a_talk_long_before_leaves_no_step_out(book: Book, ana: int, due: str, then: str) -> None:
    number = note(book, [ana], due, unless_contact=True, repeat=FORTNIGHTLY)
    talk(book, [ana], NOW + timedelta(hours=1))  # a fortnight before 4 December
    assert days(book) == [then]
    follow_ups.done(book, number, now=NOW + timedelta(days=14))
    assert days(book) == [str(D(due) + timedelta(days=14))]


def test_a_talk_after_the_day_moves_it_too(book: Book, ana: int) -> None:
    note(book, [ana], "2026-12-04", unless_contact=True, repeat=FORTNIGHTLY)
    talk(book, [ana], NOW + timedelta(days=20))  # 10 December
    assert days(book) == ["2026-12-24"]


def test_a_day_of_the_week_or_month_is_passed_over_once(book: Book, ana: int) -> None:
    number = note(book, [ana], "2026-11-27", unless_contact=True)
    follow_ups.change(
        book, number, side=Side.ME, text="call", due=D("2026-11-27"), repeats="FREQ=WEEKLY;BYDAY=FR",
        unless_contact=True, now=NOW,
    )  # fmt: skip
    talk(book, [ana], NOW + timedelta(days=5))  # the Wednesday before
    assert days(book) == ["2026-12-04"]


def test_put_off_after_a_talk_it_stands_where_it_was_put(book: Book, ana: int) -> None:
    number = note(book, [ana], "2026-12-04", unless_contact=True, repeat=FORTNIGHTLY)
    talk(book, [ana], NOW + timedelta(days=5))
    follow_ups.later(book, number, due=D("2026-12-20"), now=NOW + timedelta(days=19))
    assert days(book) == ["2026-12-20"]
    follow_ups.done(book, number, now=NOW + timedelta(days=30))
    assert days(book) == ["2026-12-23"], "a fortnight's step from the talk on 25 November"


def test_it_takes_a_talk_with_each_of_them(book: Book, ana: int, ben: int) -> None:
    note(book, [ana, ben], unless_contact=True)
    talk(book, [ana], NOW + timedelta(days=1))
    assert days(book) == ["2026-12-04"]
    talk(book, [ben], NOW + timedelta(days=2))
    assert follow_ups.due(book) == ()


def test_notes_and_what_was_before_move_nothing(book: Book, ana: int) -> None:
    note(book, [ana], unless_contact=True)
    talk(book, [ana], NOW - timedelta(days=1))
    talk(book, [ana], NOW + timedelta(days=1), kind="note")
    talk(book, [ana], NOW + timedelta(days=1), day=TODAY - timedelta(days=1))  # logged late
    assert days(book) == ["2026-12-04"]


def test_the_talk_that_it_came_from_does_not_keep_it(book: Book, ana: int) -> None:
    from networker.services import quick_log

    quick_log.log(book, "coffee Ana Torres: flats; call her tomorrow", now=NOW)
    number = only(book).id
    with book.step("unless", "", now=NOW) as step:
        step.update("follow_up", number, unless_contact=True)
    assert only(book).id == number
    quick_log.log(book, "call Ana Torres", now=NOW + timedelta(hours=1))
    assert follow_ups.due(book) == ()


def test_without_the_wish_a_talk_moves_nothing(book: Book, ana: int) -> None:
    note(book, [ana], repeat=MONTHLY)
    talk(book, [ana], NOW + timedelta(days=1))
    assert days(book) == ["2026-12-04"]


def test_changed_words_leave_the_days(book: Book, ana: int) -> None:
    number = note(book, [ana], "2026-12-04", unless_contact=True, repeat=FORTNIGHTLY)
    talk(book, [ana], NOW + timedelta(days=5))
    moved = only(book)
    before = rows(book)
    follow_ups.change(
        book, number, side=Side.THEM, text="ring  up", due=moved.due, repeats=moved.repeats,
        unless_contact=True, now=NOW + timedelta(days=6),
    )  # fmt: skip
    found = only(book)
    assert (found.side, found.text, found.due) == (Side.THEM, "ring up", moved.due)
    undo.undo(book, now=NOW)
    assert rows(book) == before


def test_another_day_is_the_one_it_counts_from(book: Book, ana: int) -> None:
    number = note(book, [ana], "2026-11-30", repeat=MONTHLY)
    follow_ups.later(book, number, due=D("2026-12-02"), now=NOW)
    put_off = only(book)
    follow_ups.change(
        book, number, side=Side.ME, text="call", due=D("2026-12-10"), repeats=put_off.repeats,
        unless_contact=False, now=NOW,
    )  # fmt: skip
    follow_ups.done(book, number, now=NOW + timedelta(days=20))
    assert days(book) == ["2027-01-10"]


def test_who_is_planned_for_follows_the_talks(book: Book, ana: int, ben: int) -> None:
    note(book, [ana], "2026-11-30", unless_contact=True)
    note(book, [ben], "2026-12-02")
    assert reach_candidates._planned(book.reader, [ana, ben], TODAY, {}) == {
        ana: D("2026-11-30"),
        ben: D("2026-12-02"),
    }
    talk(book, [ana], NOW + timedelta(days=1))
    assert reach_candidates._planned(book.reader, [ana, ben], TODAY, {}) == {ben: D("2026-12-02")}


def test_the_quick_line_notes_one_that_repeats_with_its_first_day(book: Book, ana: int) -> None:
    from networker.services import quick_log

    said = "coffee Ana Torres: flats; call her every 2 weeks unless we talk before"
    assert [chip.repeats for chip in quick_log.interpret(book, said, now=NOW).chips][
        -1
    ] == "FREQ=WEEKLY;INTERVAL=2"
    logged = quick_log.log(book, said, now=NOW)
    found = only(book)
    assert (found.text, str(found.due), found.repeats) == ("call her", "2026-12-04", "FREQ=WEEKLY;INTERVAL=2")
    assert found.unless_contact
    assert found.talk is not None
    assert found.talk.id == logged.interaction
    undo.undo(book, now=NOW)
    assert follow_ups.due(book) == ()


def test_what_is_open_between_the_user_and_several_is_told_once(book: Book, ana: int, ben: int) -> None:
    both, later = note(book, [ana, ben]), note(book, [ben], "2026-12-05")
    note(book, [ana], None)
    follow_ups.drop(book, note(book, [ben]), now=NOW)
    assert [each.id for each in promises.open_between(book, [ana, ben])][:2] == [both, later]
    assert [each.id for each in promises.open_between(book, [ben])] == [both, later]


def test_on_a_day_what_has_a_time_is_told_before_what_can_wait(book: Book, ana: int) -> None:
    def at(hour: int) -> FollowUpId:
        with book.step("promise", "Promise", now=NOW) as step:
            return follow_ups.insert(
                step, side=Side.ME, text="call", due=D("2026-12-04"), at=time(hour), people=[ana], now=NOW
            )

    whenever = note(book, [ana])
    late, early = at(18), at(9)
    before, someday = note(book, [ana], "2026-12-03"), note(book, [ana], None)
    found = [each.id for each in promises.open_promises(book.reader)]
    assert found == [before, early, late, whenever, someday]
