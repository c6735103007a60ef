"""Notes on people: names offered while one is typed, and a writing that overwrites nothing unseen."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import PersonId
from networker.services import notes, people, quick_log
from networker.services.errors import CannotDo
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
Add = Callable[[str], PersonId]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def add(book: Book) -> Add:
    return lambda name: people.add(book, name=name, now=NOW)[0]


def test_names_are_offered_as_they_are_typed(book: Book, add: Add) -> None:
    for name in ("Ana Torres", "Anders Holm", "Hanna Berg"):
        add(name)
    quick_log.log(book, "call Anders yesterday", now=NOW)
    assert [each.name for each in notes.offered(book, "an")] == ["Anders Holm", "Ana Torres"]
    assert [each.name for each in notes.offered(book, "Ana To")] == ["Ana Torres"]
    assert notes.offered(book, "-") == []


def test_notes_are_written_as_one_step_and_never_over_others(book: Book, add: Add) -> None:
    ana = add("Ana Torres")
    changes = notes.write(book, ana, "Sails.\0 \ud83d", before="", now=NOW)
    assert (changes.label, changes.people) == ("Notes on Ana Torres", {ana})
    assert book.read("SELECT notes FROM person") == [("Sails. \ufffd",)]
    with pytest.raises(CannotDo, match="changed meanwhile"):
        notes.write(book, ana, "Rows.", before="", now=NOW)
    book.undo(now=NOW)
    assert book.read("SELECT notes FROM person") == [("",)]
    with pytest.raises(CannotDo, match="not in the book"):
        notes.write(book, PersonId(99), "x", before="", now=NOW)


def test_who_leaves_for_good_keeps_both(book: Book, add: Add) -> None:
    ana = add("Ana Torres")
    notes.write(book, ana, "Sails.", before="", now=NOW)
    notes.write(book, ana, "Rows.", before="", together=True, now=NOW)
    assert notes.of(book, ana) == "Sails.\n\nRows."
