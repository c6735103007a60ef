"""What was said is in the full text as it is now, whatever became of it: written, changed, undone, taken out, migrated."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import Side
from networker.services import follow_ups, people, undo
from networker.store.book import NAME, Book
from tests.store.older import as_version_16

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def found(book: Book, word: str) -> list[int]:
    return sorted(
        row[0] for row in book.read("SELECT rowid FROM said_text WHERE said_text MATCH ?", (f'"{word}"*',))
    )


def talk(book: Book, text: str, **more: str) -> int:
    with book.step("log", "Log", now=NOW) as step:
        return step.insert("interaction", kind="note", day="2026-11-20", text=text, **more)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def test_a_talk_is_found_by_its_subject_text_and_place(book: Book) -> None:
    number = talk(book, "Ein Häuschen am See", subject="Umzug", place="Łódź")
    for word in ("hauschen", "umzug", "lodz"):
        assert found(book, word) == [number]
    talk(book, "")
    assert found(book, "see") == [number]


def test_a_talk_is_found_by_what_it_says_now(book: Book) -> None:
    number = talk(book, "snorkelling in Dahab")
    with book.step("edit", "Edit", now=NOW) as step:
        step.update("interaction", number, text="diving")
        step.update("interaction", number, text="climbing in Dahab")
    assert (found(book, "snorkelling"), found(book, "diving"), found(book, "climbing")) == ([], [], [number])
    assert found(book, "dahab") == [number]
    undo.undo(book, now=NOW)
    assert (found(book, "snorkelling"), found(book, "climbing")) == ([number], [])
    undo.redo(book, now=NOW)
    assert (found(book, "snorkelling"), found(book, "climbing")) == ([], [number])
    with book.step("delete", "Delete", now=NOW) as step:
        step.delete("interaction", number)
    assert found(book, "dahab") == []
    undo.undo(book, now=NOW)
    assert found(book, "dahab") == [number]


def test_what_a_step_writes_and_takes_out_again_leaves_no_word(book: Book) -> None:
    with book.step("both", "Both", now=NOW) as step:
        number = step.insert("interaction", kind="note", day="2026-11-20", text="snorkelling")
        step.update("interaction", number, text="diving")
        step.delete("interaction", number)
        step.insert("reach_action", person=people_of(step), day="2026-11-20", action="later")
    assert found(book, "snorkelling") == found(book, "diving") == []


def people_of(step: object) -> int:
    return step.insert("person", name="Ana", folded="ana", created_at="2025-01-01T09:00:00+00:00")  # type: ignore[attr-defined, no-any-return]


def test_a_step_that_fails_leaves_the_words_as_they_were(book: Book) -> None:
    number = talk(book, "snorkelling")
    with contextlib.suppress(ZeroDivisionError), book.step("fails", "Fails", now=NOW) as step:
        step.update("interaction", number, text="diving")
        raise ZeroDivisionError
    talk(book, "climbing")
    assert (found(book, "snorkelling"), found(book, "diving")) == ([number], [])


def test_a_promise_is_found_below_zero(book: Book) -> None:
    ana, _ = people.add(book, name="Ana", now=NOW)
    follow_ups.add(book, side=Side.ME, text="send the notary's number", due=None, people=[ana], now=NOW)
    [number] = book.read("SELECT id FROM follow_up")[0]
    assert found(book, "notary") == [-number]
    undo.undo(book, now=NOW)
    assert found(book, "notary") == []


def test_an_older_book_gets_its_words(book: Book, data_dir: Path) -> None:
    ana, _ = people.add(book, name="王小明", notes="plays the oboe", now=NOW)
    number = talk(book, "去年在東京見面")
    book.close()
    with contextlib.closing(sqlite3.connect(data_dir / NAME)) as sql:
        as_version_16(sql)
        sql.execute("PRAGMA user_version = 16")
        sql.commit()
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        assert found(book, "東 京") == [number]
        named = "SELECT rowid FROM person_text WHERE person_text MATCH ?"
        assert book.read(named, ('name : "小 明"*',)) == [(ana,)]
        assert book.read(named, ("note : oboe",)) == [(ana,)]
        assert book.read("SELECT count(*) FROM saved_search") == [(0,)]
        talk(book, "東京 again")
        assert len(found(book, "東 京")) == 2
