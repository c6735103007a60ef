"""Drafts lie with the book and are none of it: they survive, and neither undo nor an export knows them."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.begun import Kind, Place
from networker.services import drafts, exports, interactions, merge, people, quick_log, undo
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.store.errors import BookError

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NOTE = Place(Kind.NOTE, 1)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        for name in ("Ana Lee", "Ana Lee", "Ben Okafor"):
            people.add(found, name=name, now=NOW)
        yield found


def test_a_draft_is_there_after_the_book_was_closed(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    for name in "abc":
        people.add(book, name=name, now=NOW)
    drafts.keep(
        book, {Place(Kind.LINE, 3): {"text": "call: she moves — “soon”"}, Place(Kind.LINE): {"text": "x"}}
    )
    drafts.keep(book, {Place(Kind.LINE): None})
    book.close()
    book = Book(data_dir, now=NOW)
    assert drafts.kept(book) == {Place(Kind.LINE, 3): {"text": "call: she moves — “soon”"}}
    book.close()


def test_undo_does_not_know_it(book: Book) -> None:
    people.add(book, name="Ana", now=NOW)
    before = undo.next_labels(book)
    drafts.keep(book, {NOTE: "half"})
    assert undo.next_labels(book) == before
    undo.undo(book, now=NOW)
    assert drafts.kept(book) == {NOTE: "half"}


def test_no_export_tells_it(book: Book, tmp_path: Path) -> None:
    people.add(book, name="Ana", now=NOW)
    drafts.keep(book, {NOTE: "ZQXCANARY"})
    exports.export(book, tmp_path / "book.json", format="json", now=NOW)
    assert "ZQXCANARY" not in (tmp_path / "book.json").read_text(encoding="utf-8")


def test_what_cannot_be_read_is_left_out(book: Book) -> None:
    drafts.keep(book, {NOTE: "half"})
    with book.bookkeeping() as sql:
        sql.executemany(
            "INSERT INTO meta (key, value) VALUES (?, ?)",
            [("draft note 2", "{"), ("draft entry x", "1"), ("draft entry", "1"), ("draft ", "1")],
        )
    assert drafts.kept(book) == {NOTE: "half"}


def test_a_verb_that_is_done_settles_it_and_one_that_is_refused_does_not(book: Book) -> None:
    drafts.keep(book, {NOTE: "half"})

    def refused() -> None:
        raise CannotDo("No.")

    with pytest.raises(CannotDo):
        drafts.settle(book, NOTE, refused)
    assert drafts.kept(book) == {NOTE: "half"}
    assert drafts.settle(book, NOTE, json.loads, "[1]") == [1]
    assert drafts.kept(book) == {}


def test_a_draft_that_stays_refuses_nothing_that_is_written(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise BookError("The disk is full.")

    monkeypatch.setattr(drafts, "keep", full)
    assert drafts.settle(book, NOTE, str, 3) == "3"


def test_a_draft_at_no_place_is_purged(book: Book) -> None:
    with book.bookkeeping() as sql:
        sql.execute("INSERT INTO meta (key, value) VALUES ('draft fact x', '1')")
    drafts.purge(book)
    assert book.read("SELECT key FROM meta WHERE key GLOB 'draft *'") == []


def test_a_merge_moves_nothing_so_its_undo_finds_everything(book: Book) -> None:
    theirs = Place(Kind.NOTE, 2)
    drafts.keep(book, {NOTE: "alpha", theirs: "beta", Place(Kind.LINE, 2): "gamma"})
    merge.merge(book, 1, 2, now=NOW)
    assert drafts.kept(book) == {
        NOTE: "alpha", Place(Kind.NOTE, 1, was=2): "beta", Place(Kind.LINE, 1, was=2): "gamma",
    }  # fmt: skip
    merge.merge(book, 3, 1, now=NOW)
    assert drafts.kept(book)[Place(Kind.NOTE, 3, was=2)] == "beta"
    undo.undo(book, now=NOW)
    drafts.keep(book, {Place(Kind.NOTE, 1, was=2): "beta, gone on with", Place(Kind.LINE, 1, was=2): None})
    drafts.purge(book)
    undo.undo(book, now=NOW)
    assert drafts.kept(book) == {NOTE: "alpha", theirs: "beta, gone on with"}


def test_whoever_is_gone_for_good_is_forgotten_and_not_before(book: Book) -> None:
    mine = Place(Kind.NOTE, people.add(book, name="Zoe Ito", now=NOW)[0])
    drafts.keep(book, {mine: "half"})
    undo.undo(book, now=NOW)
    drafts.purge(book)
    assert drafts.kept(book) == {}
    undo.redo(book, now=NOW)
    assert drafts.kept(book) == {mine: "half"}, "it was only out of sight"
    undo.undo(book, now=NOW)
    people.add(book, name="Somebody Else", now=NOW)  # there is no way back any more
    drafts.purge(book)
    assert book.read("SELECT key FROM meta WHERE key GLOB 'draft *'") == []


def test_a_talk_of_the_same_number_is_another_one(book: Book) -> None:
    def log() -> int:
        quick_log.log(book, "coffee Ben: the boat", now=NOW)
        (number,) = book.read("SELECT id FROM interaction")[0]
        return int(number)

    first = log()
    place = Place(Kind.ENTRY, first)
    drafts.keep(book, {place: "half"})
    undo.undo(book, now=NOW)
    undo.redo(book, now=NOW)
    assert drafts.kept(book) == {place: "half"}
    undo.undo(book, now=NOW)
    assert log() == first, "numbers are given again"
    assert drafts.kept(book) == {}
    drafts.keep(book, {place: "anew"})
    interactions.delete(book, first, now=NOW)
    undo.undo(book, now=NOW)
    assert drafts.kept(book) == {place: "anew"}
