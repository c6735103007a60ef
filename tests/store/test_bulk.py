"""Rows brought in without indexes: the same book, the same indexes, the same watchers as row by row."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import imports, people, undo
from networker.store import bulk
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def shape(book: Book) -> tuple[object, object]:
    """Indexes and triggers, by name and text."""
    indexes = book.writer.sql.execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') ORDER BY name"
    ).fetchall()
    triggers = book.writer.sql.execute(
        "SELECT name, replace(sql, 'CREATE TEMP TRIGGER', 'CREATE TRIGGER') FROM temp.sqlite_master"
        " WHERE type = 'trigger' ORDER BY name"
    ).fetchall()
    return indexes, triggers


def bring_in(folder: Path, file: Path) -> Book:
    book = Book(folder, now=NOW)
    people.add(book, name="Mia Sand", now=NOW)
    imports.apply(book, imports.plan(book, [file]), now=NOW)
    return book


def test_an_import_its_undo_and_its_redo_are_the_same_in_bulk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "c.csv"
    file.write_text(
        HEAD
        + "".join(
            f"Ana{n},Torres,https://www.linkedin.com/in/ana-{n},a{n}@acme.example,Acme {n},Lead,0{n} Mar 2019\n"
            for n in range(1, 9)
        )
    )
    slow = bring_in(tmp_path / "slow", file)
    before = shape(slow)
    used: list[tuple[str, ...]] = []
    real = bulk.without_indexes
    monkeypatch.setattr(bulk, "MANY", 3)
    monkeypatch.setattr(
        bulk, "without_indexes", lambda sql, tables: (used.append(tuple(tables)), real(sql, tables))[1]
    )
    book = bring_in(tmp_path / "fast", file)
    assert used == [("person", "source", "handle", "fact")]
    full = dump(book)
    assert full == dump(slow)
    assert shape(book) == before
    undo.undo(book, now=NOW)
    assert len(dump(book)["person"]) == 1
    undo.redo(book, now=NOW)
    assert used[1:] == [("person",), ("source",), ("handle",), ("fact",)]
    assert dump(book) == full
    assert shape(book) == before
    added = people.add(book, name="Ben Ode", now=NOW)
    assert added
    undo.undo(book, now=NOW)
    assert dump(book) == full
    book.close()
    slow.close()
