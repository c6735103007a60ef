"""The book: one file that nobody else may read, one writer, and no change outside a step."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import backup, reach_out
from networker.store import book as book_module
from networker.store import connection, migrations, schema
from networker.store.book import NAME, Book
from networker.store.errors import BookError, BookLocked, NewerBook, NotABook, OutsideStep, explain
from tests.store.full import Full

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def add(book: Book, name: str, **values: object) -> int:
    with book.step("add", f"Adding {name}", now=NOW) as step:
        return step.insert("person", name=name, folded=name.lower(), **values)


def test_a_thread_that_reads_for_the_first_time_waits_for_no_writing(book: Book) -> None:
    add(book, "Ana")
    found: list[object] = []
    reading = threading.Thread(target=lambda: found.extend(book.read("SELECT name FROM person")))
    with book.step("add", "Adding Ben", now=NOW) as step:
        step.insert("person", name="Ben", folded="ben")
        reading.start()
        reading.join(5)
        assert found == [("Ana",)], "as it was before the step"
    reading.join()


def test_who_gives_back_what_it_read_waits_for_no_writing(book: Book) -> None:
    add(book, "Ana")
    given: list[bool] = []

    def rest() -> None:
        book.rest()
        given.append(True)

    resting = threading.Thread(target=rest)
    with book.step("add", "Adding Ben", now=NOW) as step:
        step.insert("person", name="Ben", folded="ben")
        resting.start()
        resting.join(5)
        assert given
    resting.join()
    book.rest()
    assert book.read("SELECT name FROM person ORDER BY id") == [("Ana",), ("Ben",)]


def test_a_new_book_says_whose_it_is_and_is_read_by_nobody_else(tmp_path: Path) -> None:
    former = os.umask(0)
    try:
        book = Book(tmp_path / "new", now=NOW)
        add(book, "Ana")
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "new").iterdir()}
        book.close()
    finally:
        os.umask(former)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert set(modes.values()) == {0o600}
    assert connection.header(tmp_path / "new" / NAME) == (schema.APPLICATION_ID, book_module.VERSION)
    assert book_module.APPLICATION_ID == schema.APPLICATION_ID
    assert migrations.newest() == book_module.VERSION


def test_the_pragmas_are_the_safe_ones(book: Book) -> None:
    def pragma(name: str) -> object:
        return book.writer.sql.execute(f"PRAGMA {name}").fetchone()[0]

    assert (pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")) == ("wal", 2, 1)
    assert (pragma("mmap_size"), pragma("trusted_schema"), pragma("secure_delete")) == (0, 0, 1)
    assert book.reader.execute("PRAGMA query_only").fetchone() == (1,)


def test_a_change_outside_a_step_raises(book: Book) -> None:
    add(book, "Ana")
    with pytest.raises(sqlite3.OperationalError):
        book.writer.sql.execute("UPDATE person SET name = 'x'")
    with pytest.raises(sqlite3.OperationalError):
        book.reader.execute("UPDATE person SET name = 'x'")
    with pytest.raises(sqlite3.IntegrityError), book.bookkeeping() as sql:
        sql.execute("UPDATE person SET name = 'x'")
    assert book.read("SELECT name FROM person") == [("Ana",)]


def test_a_step_within_a_step_raises_and_leaves_the_first_one_whole(book: Book) -> None:
    with pytest.raises(OutsideStep), book.step("a", "A", now=NOW) as step:
        step.insert("person", name="Ana")
        with book.step("b", "B", now=NOW):
            pass
    assert book.read("SELECT count(*) FROM person") == [(0,)]


def test_a_step_that_fails_leaves_nothing(book: Book) -> None:
    with pytest.raises(ZeroDivisionError), book.step("a", "A", now=NOW) as step:
        step.insert("person", name="Ana")
        raise ZeroDivisionError
    assert book.read("SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM step)") == [(0, 0)]
    add(book, "Ben")
    assert book.read("SELECT name FROM person") == [("Ben",)]


@pytest.mark.parametrize("alike", ["", "O'Brien", "Łódź\0", None])
@pytest.mark.parametrize("many", [1, 50, 51, 120])
def test_many_rows_are_written_as_they_are_told(book: Book, many: int, alike: str | None) -> None:
    """Also what is alike in all of them, which is not handed over row by row."""
    person = add(book, "Ana")
    rows = [(n + 1, person, f"day {n}", alike or "", alike) for n in range(many)]
    with book.step("edit", "Editing", now=NOW) as step:
        step.insert_many("reach_action", ("id", "person_id", "day", "action", "until"), rows)
    assert book.read("SELECT id, person_id, day, action, until FROM reach_action ORDER BY id") == rows


def test_many_rows_without_any_difference_are_as_many(book: Book) -> None:
    rows = [("2026-11-30", "A new job")] * 70
    with book.step("edit", "Editing", now=NOW) as step:
        step.insert_many("win", ("day", "text"), rows, same={"channel": "mail"})
    assert book.read("SELECT day, text, channel FROM win") == [(*row, "mail") for row in rows]


def test_a_step_that_changes_nothing_is_no_step(book: Book) -> None:
    person = add(book, "Ana")
    with book.step("rename", "Renaming", now=NOW) as step:
        step.update("person", person, name="Ana")
    assert not step.changes
    assert book.read("SELECT count(*) FROM step") == [(1,)]


def test_no_text_is_over_before_its_end(book: Book) -> None:
    """A NUL can be pasted into any field; SQLite's own functions would stop at it, and no export gives it back."""
    person = add(book, "An\0a")
    with book.step("rename", "Renaming", now=NOW) as step:
        step.update("person", person, notes="\0first\0, last", circle=2)
    assert book.read("SELECT name, folded, notes, circle FROM person") == [("Ana", "ana", "first, last", 2)]
    with book.step("rename", "Renaming", now=NOW) as step:
        step.update("person", person, name="Ana\0")
    assert step.changes.step is None, "that is no change"


def test_the_number_of_somebody_gone_is_never_given_again(book: Book) -> None:
    first = add(book, "Ana")
    book.undo(now=NOW)
    assert add(book, "Ben") > first


def test_folded_letters_are_found(book: Book) -> None:
    for name in ("Łódź Robotics", "Hauptstraße", "Zoë"):
        add(book, name)
    for typed, meant in (("lodz", "Łódź Robotics"), ("hauptstrasse", "Hauptstraße"), ("zoe", "Zoë")):
        found = book.read(
            "SELECT name FROM person WHERE id IN (SELECT rowid FROM person_text WHERE person_text MATCH ?)",
            (typed,),
        )
        assert found == [(meant,)]


def test_only_one_process_writes_and_others_read(book: Book, data_dir: Path) -> None:
    add(book, "Ana")
    code = (
        "import sys; from datetime import datetime, UTC; from pathlib import Path; from networker.store.book import Book\n"
        "from networker.store.errors import BookLocked\n"
        "folder, now = Path(sys.argv[1]), datetime(2026, 11, 20, tzinfo=UTC)\n"
        "try:\n    Book(folder, now=now)\nexcept BookLocked as error:\n    print(error)\n"
        "reader = Book(folder, now=now, writes=False)\nprint(reader.read('SELECT name FROM person'))\n"
        "try:\n    reader.step('a', 'A', now=now).__enter__()\nexcept BookLocked:\n    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(data_dir)], capture_output=True, text=True, check=True
    )
    first, second, third = done.stdout.splitlines()
    assert str(os.getpid()) in first
    assert (second, third) == ("[('Ana',)]", "refused")


def test_the_lock_goes_with_its_process(data_dir: Path) -> None:
    code = (
        "import os, sys; from datetime import datetime, UTC; from pathlib import Path; from networker.store.book import Book\n"
        "book = Book(Path(sys.argv[1]), now=datetime(2026, 11, 20, tzinfo=UTC))\n"
        "with book.step('a', 'A', now=datetime(2026, 11, 20, tzinfo=UTC)) as step: step.insert('person', name='Ana')\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(data_dir)], check=False)
    book = Book(data_dir, now=NOW)
    assert book.read("SELECT name FROM person") == [("Ana",)], "what was acknowledged is there after a kill"
    book.close()


@pytest.mark.parametrize(
    "content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 84], ids=["empty", "text", "other"]
)
def test_what_is_no_book_is_left_as_it_is(data_dir: Path, content: bytes) -> None:
    (data_dir / NAME).write_bytes(content)
    with pytest.raises(NotABook):
        Book(data_dir, now=NOW)
    assert (data_dir / NAME).read_bytes() == content


def test_a_newer_book_is_left_as_it_is(data_dir: Path) -> None:
    Book(data_dir, now=NOW).close()
    with sqlite3.connect(data_dir / NAME) as sql:
        sql.execute("PRAGMA user_version = 99")
    sql.close()
    before = hashlib.sha256((data_dir / NAME).read_bytes()).hexdigest()
    with pytest.raises(NewerBook, match="99"):
        Book(data_dir, now=NOW)
    assert hashlib.sha256((data_dir / NAME).read_bytes()).hexdigest() == before


def test_a_half_made_book_of_a_killed_start_is_made_anew(data_dir: Path) -> None:
    (data_dir / (NAME + ".new")).write_bytes(b"half")
    book = Book(data_dir, now=NOW)
    assert book.read("SELECT count(*) FROM person") == [(0,)]
    book.close()
    assert not (data_dir / (NAME + ".new")).exists()


def test_a_full_disk_is_one_sentence_and_changes_nothing(book: Book) -> None:
    add(book, "Ana")
    pages = book.writer.sql.execute("PRAGMA page_count").fetchone()[0]
    book.writer.sql.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(BookError, match="disk is full"), book.step("many", "Many", now=NOW) as step:
        for n in range(4000):
            step.insert("person", name=f"Somebody {n} " + "x" * 200)
    assert book.read("SELECT name FROM person") == [("Ana",)]
    book.writer.sql.execute("PRAGMA max_page_count = 1000000")
    add(book, "Ben")


def may_write(path: Path, mode: int) -> bool:
    """As the system answers users; it lets root write whatever the rights are."""
    return not mode & os.W_OK or bool(path.stat().st_mode & 0o200)


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
@pytest.mark.parametrize(("rights", "of"), [(0o500, "."), (0o400, NAME)])
@pytest.mark.parametrize("writes", [True, False])
def test_a_book_that_nobody_may_write_is_read_and_left_as_it_is(
    rights: int, of: str, writes: bool, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        add(book, "Ana")
    before = sorted(data_dir.iterdir())
    monkeypatch.setattr("os.access", may_write)
    (data_dir / of).chmod(rights)
    with closing(Book(data_dir, now=NOW, writes=writes)) as book:
        assert book.read("SELECT name FROM person") == [("Ana",)]
        assert reach_out.today(book, now=NOW).people == 1
        assert backup.write(book, tmp_path / "copies", now=NOW).path.exists()
        with pytest.raises(BookError, match="read-only" if writes else "for reading only"):
            add(book, "Ben")
        assert sorted(data_dir.iterdir()) == before, "SQLite makes files with the rights of the book"
    (data_dir / of).chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_files_left_beside_a_book_that_was_read_only_do_not_keep_it_so(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Book(data_dir, now=NOW).close()
    monkeypatch.setattr("os.access", may_write)
    left = [data_dir / (NAME + ending) for ending in ("-wal", "-shm")]
    for each in left:
        each.touch(0o400)
    with closing(Book(data_dir, now=NOW)) as book:
        assert [each.stat().st_mode & 0o777 for each in left] == [0o600, 0o600]
        add(book, "Ana")


def test_on_a_full_disk_what_only_reads_reads(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        add(book, "Ana")

    monkeypatch.setattr(connection, "reader", lambda *_: Full())
    with closing(Book(data_dir, now=NOW, writes=False)) as book:
        assert book.read("SELECT name FROM person") == [("Ana",)]
    with closing(Book(data_dir, now=NOW, writes=False)) as book, pytest.raises(sqlite3.OperationalError):
        (data_dir / (NAME + "-wal")).write_bytes(b"changes")
        book.read("SELECT name FROM person")  # what is not in the file yet would be missing


def test_a_file_closed_is_whole_by_itself(book: Book, data_dir: Path, tmp_path: Path) -> None:
    add(book, "Ana")
    book.close()
    copy = tmp_path / "copy.db"
    copy.write_bytes((data_dir / NAME).read_bytes())
    sql = sqlite3.connect(copy)
    assert sql.execute("SELECT name FROM person").fetchall() == [("Ana",)]
    sql.close()


def test_errors_that_are_our_own_are_not_explained_away() -> None:
    assert explain(ValueError("x")) is None
    assert explain(sqlite3.OperationalError("no such table: x")) is None
    locked = BookLocked("held")
    assert explain(locked) is locked
