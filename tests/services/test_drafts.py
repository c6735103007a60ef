"""Drafts lie with the book and are none of it: they survive, and neither undo nor an export knows them."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import drafts, exports, people, undo
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.store.errors import BookError

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def test_a_draft_is_there_after_the_book_was_closed(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    drafts.keep(book, {"line 3": {"text": "call: she moves — “soon”"}, "line": {"text": "x"}})
    drafts.keep(book, {"line": None})
    book.close()
    book = Book(data_dir, now=NOW)
    assert drafts.kept(book) == {"line 3": {"text": "call: she moves — “soon”"}}
    book.close()


def test_undo_does_not_know_it(book: Book) -> None:
    people.add(book, name="Ana", now=NOW)
    before = undo.next_labels(book)
    drafts.keep(book, {"note 1": "half"})
    assert undo.next_labels(book) == before
    undo.undo(book, now=NOW)
    assert drafts.kept(book) == {"note 1": "half"}
    undo.redo(book, now=NOW)


def test_no_export_tells_it(book: Book, tmp_path: Path) -> None:
    people.add(book, name="Ana", now=NOW)
    drafts.keep(book, {"note 1": "ZQXCANARY"})
    exports.export(book, tmp_path / "book.json", format="json", now=NOW)
    assert "ZQXCANARY" not in (tmp_path / "book.json").read_text(encoding="utf-8")


def test_what_cannot_be_read_is_left_out(book: Book) -> None:
    drafts.keep(book, {"note 1": "half"})
    with book.bookkeeping() as sql:
        sql.execute("INSERT INTO meta (key, value) VALUES ('draft note 2', '{')")
    assert drafts.kept(book) == {"note 1": "half"}


def test_a_verb_that_is_done_settles_it_and_one_that_is_refused_does_not(book: Book) -> None:
    drafts.keep(book, {"note 1": "half"})

    def refused() -> None:
        raise CannotDo("No.")

    with pytest.raises(CannotDo):
        drafts.settle(book, "note 1", refused)
    assert drafts.kept(book) == {"note 1": "half"}
    assert drafts.settle(book, "note 1", json.loads, "[1]") == [1]
    assert drafts.kept(book) == {}


def test_a_draft_that_stays_refuses_nothing_that_is_written(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise BookError("The disk is full.")

    monkeypatch.setattr(drafts, "keep", full)
    assert drafts.settle(book, "note 1", str, 3) == "3"
