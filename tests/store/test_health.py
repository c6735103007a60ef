"""A book that is another one than was closed is looked at before anybody reads it; a clean start looks at nothing."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from networker.store import book as book_module
from networker.store import connection, health
from networker.store.book import NAME, Book
from networker.store.errors import BookError, DamagedBook, FailingDisk, InUse, ReplacedBook
from networker.store.lock import WriterLock
from networker.store.places import Place
from tests.store.damaging import NOW, fill, kill_while_open, overwrite, pages_of


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the pages are walked through."""
    found: list[str] = []
    real = health.walk

    def walk(sql: sqlite3.Connection, pragma: str) -> None:
        found.append(pragma)
        real(sql, pragma)

    monkeypatch.setattr(health, "walk", walk)
    return found


def names(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT name FROM person ORDER BY id")]


def add(book: Book, name: str) -> None:
    with book.step("add", f"Adding {name}", now=NOW) as step:
        step.insert("person", name=name, folded=name.lower())


def damage(folder: Path) -> bytes:
    overwrite(folder / NAME, pages_of(folder / NAME, "handle")[0], b"\xff" * 4096)
    return (folder / NAME).read_bytes()


def test_after_a_clean_end_nothing_is_walked_through(data_dir: Path, walks: list[str]) -> None:
    fill(data_dir, people=20)
    for writes in (True, False, True):
        with closing(Book(data_dir, now=NOW, writes=writes)) as book:
            assert len(names(book)) == 20
            if writes:
                add(book, "Ana")
                book.undo(now=NOW)
    assert walks == []


def test_a_larger_book_is_only_walked_through(
    data_dir: Path, walks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(data_dir, people=20)
    monkeypatch.setattr(health, "SMALL", 1000)
    Book(data_dir, now=NOW + timedelta(days=7)).close()
    assert walks == ["quick_check"]


def test_a_file_that_lost_its_last_bytes_is_damaged(data_dir: Path) -> None:
    fill(data_dir, people=20)
    cut = (data_dir / NAME).read_bytes()[:-1]
    (data_dir / NAME).write_bytes(cut)
    with pytest.raises(DamagedBook):
        Book(data_dir, now=NOW)
    assert (data_dir / NAME).read_bytes() == cut


def test_once_a_week_it_is_all_the_same(data_dir: Path, walks: list[str]) -> None:
    fill(data_dir, people=20)
    Book(data_dir, now=NOW + timedelta(days=6)).close()
    assert walks == []
    Book(data_dir, now=NOW + timedelta(days=7)).close()
    Book(data_dir, now=NOW + timedelta(days=8)).close()
    assert walks == ["integrity_check"]


@pytest.mark.parametrize("writes", [True, False])
def test_what_was_changed_from_outside_is_looked_at_once(
    data_dir: Path, walks: list[str], writes: bool
) -> None:
    fill(data_dir, people=20)
    with closing(sqlite3.connect(data_dir / NAME)) as sql:
        sql.execute("UPDATE person SET notes = ''")
        sql.commit()
    Book(data_dir, now=NOW, writes=writes).close()
    Book(data_dir, now=NOW, writes=writes).close()
    assert walks == ["integrity_check"]


@pytest.mark.parametrize("writes", [True, False])
def test_a_damaged_book_is_refused_and_stays_as_it_is(data_dir: Path, writes: bool) -> None:
    fill(data_dir)
    as_it_is = damage(data_dir)
    before = sorted(data_dir.iterdir())
    for _ in range(2):
        with pytest.raises(DamagedBook, match="Part of the book is damaged"):
            Book(data_dir, now=NOW, writes=writes)
    assert (data_dir / NAME).read_bytes() == as_it_is
    assert sorted(data_dir.iterdir()) == before


def test_of_a_damaged_book_the_log_stays_too(data_dir: Path) -> None:
    fill(data_dir)
    kill_while_open(data_dir)
    as_it_is, log = damage(data_dir), (data_dir / f"{NAME}-wal").read_bytes()
    with pytest.raises(DamagedBook):
        Book(data_dir, now=NOW)
    with closing(Book(data_dir, now=NOW, damaged=True)) as book:
        assert names(book)[-1] == "Zoe", "what stands in the log alone is seen"
        with pytest.raises(BookError, match="read-only"):
            add(book, "Ana")
    assert ((data_dir / NAME).read_bytes(), (data_dir / f"{NAME}-wal").read_bytes()) == (as_it_is, log)


def test_after_a_kill_what_was_written_is_there_and_looked_at(data_dir: Path, walks: list[str]) -> None:
    fill(data_dir, people=20)
    kill_while_open(data_dir)
    with closing(Book(data_dir, now=NOW)) as book:
        assert names(book)[-1] == "Zoe"
        assert book.health.lost_since is None
    assert walks == ["integrity_check"]
    with closing(Book(data_dir, now=NOW)) as book:
        assert book.health.lost_since is None
    assert walks == ["integrity_check"]


@pytest.mark.parametrize(
    "others", [(), (False,), (False, True, False)], ids=["at once", "after a verb", "after more"]
)
def test_a_log_that_was_taken_away_after_a_kill_is_missed(data_dir: Path, others: tuple[bool, ...]) -> None:
    fill(data_dir, people=20)
    kill_while_open(data_dir)
    written = datetime.fromtimestamp((data_dir / NAME).stat().st_mtime, UTC)
    (data_dir / f"{NAME}-wal").unlink()
    for writes in others:
        Book(data_dir, now=NOW, writes=writes).close()
    with closing(Book(data_dir, now=NOW)) as book:
        assert "Zoe" not in names(book)
        assert book.health.lost_since == written
        book.health.lost_was_said()
    with closing(Book(data_dir, now=NOW)) as book:
        assert book.health.lost_since is None


@pytest.mark.parametrize("writes", [(False,), (True,), (True, False, True)])
def test_a_log_that_a_later_start_folded_in_is_not_missed(data_dir: Path, writes: tuple[bool, ...]) -> None:
    fill(data_dir, people=20)
    kill_while_open(data_dir)
    for each in writes:
        with closing(Book(data_dir, now=NOW, writes=each)) as book:
            assert names(book)[-1] == "Zoe"
    with closing(Book(data_dir, now=NOW)) as book:
        assert names(book)[-1] == "Zoe"
        assert book.health.lost_since is None


def test_of_a_large_book_nobody_waits_for_the_look_but_who_writes(
    data_dir: Path, walks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(data_dir)
    as_it_is = damage(data_dir)
    monkeypatch.setattr(health.Health.look, "__kwdefaults__", {"big": 1000})
    with closing(Book(data_dir, now=NOW)) as book:
        assert len(names(book)) == 400
        assert walks == []
        with pytest.raises(DamagedBook):
            add(book, "Ana")
        with pytest.raises(DamagedBook):
            add(book, "Ana")
        assert walks == ["integrity_check"]
    assert (data_dir / NAME).read_bytes() == as_it_is


def test_damage_that_is_met_while_writing_ends_all_writing(data_dir: Path) -> None:
    fill(data_dir)
    with closing(Book(data_dir, now=NOW)) as book:
        add(book, "Ana")
        log = (data_dir / f"{NAME}-wal").read_bytes()
        as_it_is = damage(data_dir)
        with pytest.raises(DamagedBook), book.step("edit", "Editing", now=NOW) as step:
            step.execute("UPDATE handle SET text = text || 'x'")
        with pytest.raises(DamagedBook):
            add(book, "Ben")
        assert book.read_only.startswith("Part of the book is damaged")
    assert (data_dir / NAME).read_bytes() == as_it_is, "not even the log was folded in"
    assert (data_dir / f"{NAME}-wal").read_bytes().startswith(log)


def test_a_file_that_was_replaced_is_noticed_before_a_change(data_dir: Path, tmp_path: Path) -> None:
    fill(data_dir, people=20)
    fill(tmp_path / "other", people=5)
    with closing(Book(data_dir, now=NOW)) as book:
        add(book, "Ana")
        assert names(book)[-1] == "Ana"
        (tmp_path / "other" / NAME).replace(data_dir / NAME)
        other = (data_dir / NAME).read_bytes()
        with pytest.raises(ReplacedBook):
            add(book, "Ben")
        assert names(book)[-1] == "Ana", "what is open can still be read"
    assert (data_dir / NAME).read_bytes() == other
    assert not (data_dir / f"{NAME}-wal").exists(), "no log of one book is left beside another"
    with closing(Book(data_dir, now=NOW)) as book:
        assert len(names(book)) == 5
        assert book.health.lost_since is None


def failing(step: object) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_WRITE"
    raise error


def test_a_failing_disk_ends_all_writing_until_somebody_says_so(data_dir: Path) -> None:
    fill(data_dir, people=20)
    with closing(Book(data_dir, now=NOW)) as book:
        with pytest.raises(FailingDisk), book.step("a", "A", now=NOW) as step:
            failing(step)
        with pytest.raises(FailingDisk):
            add(book, "Ana")
        book.trouble.lift()
        add(book, "Ben")
        assert names(book)[-1] == "Ben"


def test_a_disk_without_room_that_says_so_badly_is_full(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(data_dir, people=20)
    with closing(Book(data_dir, now=NOW)) as book:
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(9, 9, 0))
        with pytest.raises(BookError, match="disk is full"), book.step("a", "A", now=NOW) as step:
            failing(step)
        add(book, "Ben")


def test_on_a_shared_folder_the_book_is_kept_without_a_log(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(data_dir, people=20)
    monkeypatch.setattr(book_module, "place_of", lambda _folder: Place.NETWORK)
    with closing(Book(data_dir, now=NOW)) as book:
        assert not connection.is_logged(data_dir / NAME)
        add(book, "Ana")
        assert book.writer.sql.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
        assert book.writer.sql.execute("PRAGMA synchronous").fetchone() == (2,)
        assert names(book)[-1] == "Ana"
        with closing(Book(data_dir, now=NOW, writes=False)) as other:
            assert names(other)[-1] == "Ana"
    kill_while_open(data_dir)
    with closing(Book(data_dir, now=NOW)) as book:
        assert names(book)[-1] == "Zoe"
        assert book.health.lost_since is None
    monkeypatch.undo()
    with closing(Book(data_dir, now=NOW)):
        assert connection.is_logged(data_dir / NAME)


def test_a_month_later_indexes_are_compared_too(data_dir: Path, walks: list[str]) -> None:
    fill(data_dir, people=20)
    with closing(Book(data_dir, now=NOW)) as book:
        assert not book.health.whole_due(NOW + timedelta(days=29))
        later = NOW + timedelta(days=30)
        assert book.health.whole_due(later)
        book.health.examine_whole(book.reader, later)
        assert walks == ["integrity_check"]
        assert not book.health.whole_due(later)


def test_what_another_program_holds_is_said_and_tried_again(data_dir: Path) -> None:
    fill(data_dir, people=20)
    with closing(Book(data_dir, now=NOW)) as book:
        book.writer.sql.execute("PRAGMA busy_timeout = 10")
        with closing(sqlite3.connect(data_dir / NAME, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(InUse, match="Another program is using the book"):
                add(book, "Ana")
            assert book.read_only == ""
            other.execute("ROLLBACK")
        add(book, "Ben")
        assert names(book)[-1] == "Ben"


def test_a_folder_in_which_nothing_can_be_made_is_read(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even the writer's lock."""
    fill(data_dir, people=20)
    (data_dir / "networker.lock").unlink()

    def refuse(_lock: WriterLock, *, patience: float = 0) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(WriterLock, "acquire", refuse)
    with pytest.raises(BookError, match="Read-only file system"):
        Book(data_dir, now=NOW)
    monkeypatch.setattr("os.access", lambda _path, mode: not mode & os.W_OK)
    with closing(Book(data_dir, now=NOW)) as book:
        assert len(names(book)) == 20
        assert "read-only" in book.read_only


def test_another_process_that_reads_and_ends_leaves_the_log(data_dir: Path) -> None:
    """To open and close the book's file beside a connection would let go of its locks: the other took the log away."""
    other = (
        "import sqlite3, sys; sql = sqlite3.connect(sys.argv[1]);"
        "print(sql.execute('SELECT count(*) FROM person').fetchone()[0]); sql.close()"
    )
    with closing(Book(data_dir, now=NOW)) as book:
        assert book.read("SELECT count(*) FROM person") == [(0,)]
        for n in range(3):
            with book.step("add", f"Person {n}", now=NOW) as step:
                step.insert("person", name=f"Person {n}", folded=f"person {n}", created_at=NOW.isoformat())
            book.examine()
            done = subprocess.run(
                [sys.executable, "-c", other, str(book.path)], check=True, capture_output=True, text=True
            )
            assert done.stdout.strip() == str(n + 1)
            assert book.path.with_name("networker.db-wal").exists()
    with closing(Book(data_dir, now=NOW)) as book:
        assert book.read("SELECT count(*) FROM person") == [(3,)]
