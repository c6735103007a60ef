"""Circles and their drift, counted by hand in the tables of `twelve` and `talked`."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from networker.domain.vocabulary import Circle
from networker.services import circles as verbs
from networker.services import people
from networker.services.insights import circles
from networker.services.insights.circles import Room
from networker.store.book import Book
from tests.services.insights.talked import talked_book
from tests.services.insights.twelve import BEN, GINA, KIM, LEA, NOW, TODAY, book_of, talk


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(talked_book(data_dir)) as found:
        yield found


def test_circles_as_they_stand(book: Book) -> None:
    found = circles.read(book, today=TODAY, since=None)
    assert [(each.circle, each.people, each.capacity, each.silent) for each in found.rooms] == [
        (Circle.INNER, 1, 5, 0), (Circle.CLOSE, 8, 15, 0), (Circle.GOOD, 0, 50, 0), (Circle.WIDE, 0, 150, 0),
    ]  # fmt: skip
    assert (found.sample, found.beyond, found.none) == (9, 1, 2)


def test_who_drifts_in_circles_and_who_is_silent(data_dir: Path) -> None:
    with closing(book_of(data_dir)) as book:
        with book.step("talk", "Weekly talks", now=NOW) as step:
            for week in range(30):
                talk(step, TODAY - timedelta(days=2 + 7 * week), KIM)  # close, and weekly as the inner ones
                talk(step, TODAY - timedelta(days=130 + 7 * week), GINA)  # weekly, then silent for 130 days
        found = circles.read(book, today=TODAY, since=None)
        close = found.rooms[1]
        assert close == Room(Circle.CLOSE, 10, 15, out=(GINA,), nearer=(KIM,), silent=8)
        assert circles.silent(book, Circle.CLOSE, today=TODAY, since=None) == tuple(
            each for each in range(BEN, LEA) if each not in (KIM, GINA)
        )
        verbs.never(book, people.PersonId(GINA), now=NOW)
        assert circles.read(book, today=TODAY, since=None).rooms[1].out == (), "it was said that they stay"
