"""Birthdays above today's list: who has one, and of whom none is told."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import PersonId
from networker.services import birthdays, facts, people, reach_out, undo
from networker.services.facts import Fact
from networker.services.today_views import Birthday
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with closing(Book(tmp_path / "book", now=NOW)) as found:
        yield found


def somebody(book: Book, name: str, born: str = "") -> PersonId:
    person, _ = people.add(book, name=name, now=NOW)
    if born:
        facts.add(book, person, Fact.BIRTHDAY, born, now=NOW)
    return person


@pytest.mark.parametrize("left", ["deceased", "let go", "paused"])
def test_nobody_congratulates_the_dead_or_whom_the_user_let_go_or_paused(book: Book, left: str) -> None:
    ana, ben = somebody(book, "Ana Ruiz", "1986-11-22"), somebody(book, "Ben Ode", "--11-21")
    both = (
        Birthday(ben, "Ben Ode", date(2026, 11, 21), None),
        Birthday(ana, "Ana Ruiz", date(2026, 11, 22), 40),
    )
    assert birthdays.birthdays(book.reader, NOW.date()) == both
    with book.step("state", "state", now=NOW) as step:
        step.update("person", ana, state=left)
    assert reach_out.today(book, now=NOW).birthdays == both[:1]
    undo.undo(book, now=NOW)
    assert reach_out.today(book, now=NOW).birthdays == both


def test_nobody_is_told_of_whom_is_muted(book: Book) -> None:
    ana = somebody(book, "Ana Ruiz", "1986-11-22")
    with book.step("mute", "mute", now=NOW) as step:
        step.update("person", ana, muted=1)
    assert birthdays.birthdays(book.reader, NOW.date()) == ()
