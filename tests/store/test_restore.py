"""Putting a copy back: wholly or not at all, and never a mixture with what was there."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.going_on import Cancelled
from networker.services import people, undo
from networker.store import backup, backups, connection, restore
from networker.store.book import NAME, VERSION, Book
from networker.store.errors import BookError
from networker.store.imports import state_of_book
from tests.store.dump import dump
from tests.store.older import without_introduces

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as made:
        people.add(made, name="Ana", now=NOW)
        yield made


def _copy_of(book: Book, folder: Path) -> backups.Examined:
    return backups.examine(backup.write(book.path, folder, now=NOW).path)


def test_a_copy_comes_back_as_it_was_and_is_written_on(book: Book, tmp_path: Path) -> None:
    before, copy = dump(book), _copy_of(book, tmp_path)
    for name in ("Ben", "Cy", "Di"):
        people.add(book, name=name, now=NOW)
    restore.put_back(book, copy, now=NOW)
    assert dump(book) == before
    people.add(book, name="Eva", now=NOW)
    undo.undo(book, now=NOW)
    assert dump(book) == before
    assert book.read("PRAGMA integrity_check") == [("ok",)]
    assert book.read("PRAGMA journal_mode") == [("wal",)]


def test_no_number_is_given_twice_and_a_plan_made_before_is_stale(book: Book, tmp_path: Path) -> None:
    copy = _copy_of(book, tmp_path)
    ben, _ = people.add(book, name="Ben", now=NOW)
    state = state_of_book(book.reader)
    restore.put_back(book, copy, now=NOW)
    assert state_of_book(book.reader) > state
    cy, changes = people.add(book, name="Cy", now=NOW)
    assert cy > ben
    assert changes.step is not None
    assert changes.step > 2


_STAYS_OPEN = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from networker.services import people
from networker.store import backups, restore
from networker.store.book import Book
now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
book = Book(Path(sys.argv[1]), now=now)
for n in range(50):
    people.add(book, name=f"Discarded {n}", now=now)
{then}
os._exit(9)
"""


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("", 51),
        ("restore.put_back(book, backups.examine(Path(sys.argv[2])), now=now)", 1),
    ],
)
def test_no_row_of_what_was_there_comes_back_out_of_a_log_left_by_a_kill(
    data_dir: Path, book: Book, tmp_path: Path, then: str, expected: int
) -> None:
    copy = _copy_of(book, tmp_path)
    book.close()
    words = [sys.executable, "-c", _STAYS_OPEN.replace("{then}", then), str(data_dir), str(copy.path)]
    assert subprocess.run(words, check=False).returncode == 9
    with closing(Book(data_dir, now=NOW)) as again:
        assert again.read("SELECT count(*) FROM person") == [(expected,)]
        restore.put_back(again, copy, now=NOW)
        assert again.read("SELECT name FROM person") == [("Ana",)]
    with closing(sqlite3.connect(data_dir / NAME)) as sql:
        assert sql.execute("SELECT name FROM person").fetchall() == [("Ana",)]
        assert sql.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_stopped_in_the_middle_the_book_is_as_it_was(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore, "PAGES", 20)
    copy = _copy_of(book, tmp_path)
    for n in range(30):
        people.add(book, name=f"Person {n}", now=NOW)
    before = dump(book)

    heard = []

    def stop(done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        restore.put_back(book, copy, now=NOW, going_on=stop)
    assert heard[2][0] == 60 < heard[2][1]
    assert dump(book) == before
    people.add(book, name="Ben", now=NOW)
    assert book.read("PRAGMA integrity_check") == [("ok",)]


def test_whoever_reads_meanwhile_sees_the_old_book_and_then_the_new_one(book: Book, tmp_path: Path) -> None:
    copy = _copy_of(book, tmp_path)
    people.add(book, name="Ben", now=NOW)
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        assert other.execute("SELECT count(*) FROM person").fetchone() == (2,)
        restore.put_back(book, copy, now=NOW)
        assert other.execute("SELECT count(*) FROM person").fetchone() == (2,)
        other.execute("COMMIT")
        assert other.execute("SELECT count(*) FROM person").fetchone() == (1,)


def test_another_program_that_writes_leaves_the_book_as_it_was(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = _copy_of(book, tmp_path)
    people.add(book, name="Ben", now=NOW)
    writer = connection.writer

    def impatient(path: Path, _key: object = None) -> sqlite3.Connection:
        found = writer(path)
        found.execute("PRAGMA busy_timeout = 10")
        return found

    monkeypatch.setattr(connection, "writer", impatient)
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookError, match="Another program"):
            restore.put_back(book, copy, now=NOW)
        other.execute("ROLLBACK")
    assert book.read("SELECT count(*) FROM person") == [(2,)]
    restore.put_back(book, copy, now=NOW)
    assert book.read("SELECT count(*) FROM person") == [(1,)]


def test_a_copy_of_an_older_program_is_brought_up_to_date_on_the_way(
    data_dir: Path, book: Book, tmp_path: Path
) -> None:
    expected = dump(book)
    book.close()
    shutil.copy(data_dir / NAME, tmp_path / "old.db")
    with closing(sqlite3.connect(tmp_path / "old.db")) as sql:
        without_introduces(sql)
        sql.execute("PRAGMA user_version = 24")
        sql.commit()
    old = (tmp_path / "old.db").read_bytes()
    with closing(Book(data_dir, now=NOW)) as again:
        people.add(again, name="Ben", now=NOW)
        restore.put_back(again, backups.examine(tmp_path / "old.db"), now=NOW)
        assert again.read("PRAGMA user_version") == [(VERSION,)]
        assert dump(again) == expected
    assert (tmp_path / "old.db").read_bytes() == old
    assert not list(data_dir.glob("restoring-*"))


def test_a_copy_that_a_kill_left_goes_at_the_next_start(book: Book) -> None:
    left = book.folder / "restoring-abc"
    left.mkdir()
    shutil.copyfile(book.path, left / NAME)
    book.close()
    Book(book.folder, now=NOW).close()
    assert not left.exists()


def test_the_way_back_comes_with_the_book_in_one(book: Book, tmp_path: Path) -> None:
    copy = _copy_of(book, tmp_path)
    people.add(book, name="Ben", now=NOW)
    other = backup.write(book.path, tmp_path / "kept", now=NOW).path
    restore.put_back(book, copy, now=NOW, back=restore.WayBack(restore.UNDO, "Put back", other))
    assert restore.other_book(book, restore.UNDO) == restore.Other("Put back", other)
    assert people.count(book) == 1
