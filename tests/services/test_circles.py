"""Drift as the book tells it, what is said to it, wishes and rooms; all of it undoable."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import Circle, PersonId, State
from networker.services import circles, people, reach_out, undo
from networker.store import reach, rhythm
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def friend(book: Book, name: str, *, every: int, circle: Circle | None, days: int = 20) -> PersonId:
    """Somebody with whom there was a talk every so many days, the last one three days ago."""
    person, _ = people.add(book, name=name, now=NOW)
    with book.step("talk", "Talks", now=NOW) as step:
        for k in range(days):
            talk = step.insert(
                "interaction", kind="message", direction="both", depth="conversation",
                day=(TODAY - timedelta(days=3 + every * k)).isoformat(), created_at=NOW.isoformat(),
            )  # fmt: skip
            step.insert("interaction_person", interaction=talk, person=person)
    people.set_circle(book, [person], circle, now=NOW)
    return person


def named(book: Book, *, later: int = 0) -> list[tuple[str, Circle]]:
    found = circles.drifted(book, today=TODAY + timedelta(days=later))
    return [(each.given, each.drift.like) for each in found]


def test_who_drifted_is_named_the_nearest_circles_first(book: Book) -> None:
    friend(book, "Ana Torres", every=30, circle=Circle.WIDE)
    friend(book, "Ben Ode", every=5, circle=Circle.GOOD)
    friend(book, "Eva Lind", every=30, circle=Circle.CLOSE)
    friend(book, "Omar Aziz", every=5, circle=None)
    assert named(book) == [("Ben", Circle.INNER), ("Ana", Circle.CLOSE)]


@pytest.mark.parametrize("state", [State.PAUSED, State.LET_GO, State.DECEASED])
def test_only_of_the_active(book: Book, state: State) -> None:
    ana = friend(book, "Ana", every=30, circle=Circle.WIDE)
    people.set_state(book, ana, state, now=NOW)
    assert named(book) == []
    assert circles.drift_of(book.reader, ana, today=TODAY) is None


def test_accepting_it_ends_it(book: Book) -> None:
    ana = friend(book, "Ana", every=30, circle=Circle.WIDE)
    found = circles.drift_of(book.reader, ana, today=TODAY)
    assert found is not None
    people.set_circle(book, [ana], found.like, now=NOW)
    assert named(book) == []


def test_left_as_it_is_it_rests_for_half_a_year(book: Book) -> None:
    ana = friend(book, "Ana", every=5, circle=Circle.WIDE)
    before = dump(book)
    circles.leave(book, ana, now=NOW)
    assert named(book) == []
    assert circles.drift_of(book.reader, ana, today=TODAY) is None
    assert named(book, later=circles.REST_DAYS - 1) == []
    with book.step("talk", "Talk", now=NOW) as step:
        talk = step.insert("interaction", kind="message", direction="both", day="2027-05-18", created_at="")
        step.insert("interaction_person", interaction=talk, person=ana)
    assert named(book, later=circles.REST_DAYS) == [("Ana", Circle.GOOD)]
    undo.undo(book, now=NOW)
    assert undo.undo(book, now=NOW).label == "Ana stays in their circle"
    assert dump(book) == before
    assert named(book) == [("Ana", Circle.INNER)]


def test_never_is_for_good_until_it_is_undone(book: Book) -> None:
    ana = friend(book, "Ana", every=30, circle=Circle.WIDE)
    circles.never(book, ana, now=NOW)
    assert named(book) == []
    assert circles.drift_of(book.reader, ana, today=TODAY) is None
    undo.undo(book, now=NOW)
    assert named(book) == [("Ana", Circle.CLOSE)]


def test_what_is_said_of_a_circle_says_nothing_of_a_suggestion(book: Book) -> None:
    ana = friend(book, "Ana", every=30, circle=Circle.WIDE)
    circles.leave(book, ana, now=NOW)
    assert reach.actions(book.reader, [ana]) == {}


def test_a_wish_weighs_more_than_the_circle_and_can_be_undone(book: Book) -> None:
    ana = friend(book, "Ana", every=30, circle=Circle.CLOSE)
    before, usual = dump(book), rhythm.rhythm_days(book.reader, ana)[1]
    changes = circles.set_wish(book, ana, 7, strict=True, now=NOW)
    assert changes.label == "Ana: every 7 days, to the day"
    assert book.read("SELECT wish_days, wish_strict FROM person WHERE id = ?", (ana,)) == [(7, 1)]
    assert rhythm.rhythm_days(book.reader, ana)[1] < usual
    circles.set_wish(book, ana, None, strict=True, now=NOW)
    assert book.read("SELECT wish_days, wish_strict FROM person WHERE id = ?", (ana,)) == [(None, 0)]
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert dump(book) == before


@pytest.mark.parametrize("days", [0, -3, 3651])
def test_no_wish_is_out_of_reach(book: Book, days: int) -> None:
    ana = friend(book, "Ana", every=30, circle=None, days=1)
    with pytest.raises(ValueError, match="between a day and ten years"):
        circles.set_wish(book, ana, days, now=NOW)


def test_less_often_leads_to_no_wish_that_could_not_be_set_and_one_that_a_file_told_may_be_strict(
    book: Book,
) -> None:
    ana = friend(book, "Ana", every=30, circle=None)
    circles.set_wish(book, ana, 3650, now=NOW)
    for _ in range(2):
        reach_out.act(book, ana, "less often", now=NOW)
        [(wish,)] = book.read("SELECT wish_days FROM person WHERE id = ?", (ana,))
        circles.set_wish(book, ana, wish, strict=True, now=NOW)
    with book.step("import", "Import", now=NOW) as step:
        step.update("person", ana, wish_days=8212)
    circles.set_wish(book, ana, 8212, strict=True, now=NOW)
    assert book.read("SELECT wish_days, wish_strict FROM person WHERE id = ?", (ana,)) == [(8212, 1)]


def test_rooms(book: Book) -> None:
    friend(book, "Ana", every=30, circle=Circle.CLOSE, days=1)
    assert circles.rooms(book) == {
        Circle.INNER: 0, Circle.CLOSE: 1, Circle.GOOD: 0, Circle.WIDE: 0, Circle.BEYOND: 0,
    }  # fmt: skip
