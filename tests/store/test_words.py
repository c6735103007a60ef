"""What a row of a source said before, as far as the steps that said it stand."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.store.book import Book
from networker.store.words import Word, day_of, words

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def say(book: Book, raw: str) -> None:
    with book.step("import", "A", now=NOW) as step:
        step.update("source", 1, raw=raw)


@pytest.fixture
def told(book: Book) -> Book:
    """A row that said a, b and c."""
    with book.step("import", "A", now=NOW) as step:
        person = step.insert("person", name="Ana")
        step.insert("source", person=person, kind="vcard", key="1", raw="a")
    say(book, "b")
    say(book, "c")
    return book


def test_each_word_from_its_step_to_the_next(told: Book) -> None:
    assert words(told.reader, [1]) == {1: [Word("a", 0, 2), Word("b", 2, 3), Word("c", 3, None)]}
    assert words(told.reader, [2]) == {}
    assert (day_of(told.reader, 2), day_of(told.reader, 0)) == ("2026-11-20", "")


def test_what_was_undone_was_never_said(told: Book) -> None:
    told.undo(now=NOW)
    assert words(told.reader, [1]) == {1: [Word("a", 0, 2), Word("b", 2, None)]}
    told.redo(now=NOW)
    assert [word.raw for word in words(told.reader, [1])[1]] == ["a", "b", "c"]


def test_somebody_else_who_has_it_now_says_the_same(told: Book) -> None:
    with told.step("merge", "A", now=NOW) as step:
        step.update("source", 1, person_id=step.insert("person", name="Ben"))
    assert [word.raw for word in words(told.reader, [1])[1]] == ["a", "b", "c"]
