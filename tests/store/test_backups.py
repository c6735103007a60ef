"""What lies in a folder of copies: only what was written by the program counts, and only what is whole is put back."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from networker.services import people
from networker.store import backup, backups
from networker.store.book import NAME, VERSION, Book
from networker.store.errors import BookError, NewerBook

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as made:
        people.add(made, name="Ana", now=NOW)
        yield made


def _flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_copy_is_listed_with_its_moment_reason_number_and_counts(book: Book, tmp_path: Path) -> None:
    backup.write(book.path, tmp_path, now=NOW, number=1)
    people.add(book, name="Ben", now=NOW)
    done = backup.write(book.path, tmp_path, now=NOW, label="before-import", number=2)
    newest, first = backups.listed(tmp_path)
    assert (newest.path, newest.at, newest.reason, newest.number) == (done.path, NOW, "before-import", 2)
    assert (newest.sha256, newest.size) == (done.sha256, done.path.stat().st_size)
    assert newest.held is not None
    assert first.held is not None
    assert (first.held.people, newest.held.people) == (1, 2)
    assert newest.held == backup.counts(book.reader)


def test_what_the_program_did_not_write_is_no_copy(book: Book, tmp_path: Path) -> None:
    done = backup.write(book.path, tmp_path, now=NOW)
    shutil.copy(done.path, tmp_path / "my own copy.db")
    shutil.copy(done.path, tmp_path / "networker-20261119T090000Z.db")  # without its sum
    shutil.copy(done.path, tmp_path / "networker-20269919T090000Z.db")
    shutil.copy(backup.sidecar_of(done.path), tmp_path / "networker-20269919T090000Z.db.sha256")
    assert [each.path for each in backups.listed(tmp_path)] == [done.path]
    assert backups.listed(tmp_path / "nowhere") == []


def test_a_book_may_call_itself_what_it_likes(book: Book, tmp_path: Path) -> None:
    with book.bookkeeping() as sql:
        sql.execute("UPDATE meta SET value = ? WHERE key = 'book'", ('sample 7 "\n# networker {} 王',))
    done = backup.write(book.path, tmp_path, now=NOW, number=3)
    [found] = backups.listed(tmp_path)
    assert found.held == backups.examine(done.path).held
    assert found.number == 3


def test_a_copy_of_an_older_program_has_a_sum_alone(book: Book, tmp_path: Path) -> None:
    done = backup.write(book.path, tmp_path, now=NOW)
    backup.sidecar_of(done.path).write_text(f"{done.sha256}  {done.path.name}\n")
    [found] = backups.listed(tmp_path)
    assert (found.number, found.held) == (0, None)
    assert backups.examine(done.path).held.people == 1


def test_an_examined_copy_says_what_it_holds_and_nothing_is_left_beside_it(
    book: Book, tmp_path: Path
) -> None:
    done = backup.write(book.path, tmp_path, now=NOW)
    before = sorted(tmp_path.iterdir())
    found = backups.examine(done.path)
    assert (found.held.people, found.version, found.last_step) == (1, VERSION, "Adding Ana")
    assert found.last_at == NOW.isoformat()
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.99])
def test_one_flipped_bit_is_found_wherever_it_is(book: Book, tmp_path: Path, share: float) -> None:
    done = backup.write(book.path, tmp_path, now=NOW)
    _flip(done.path, int(done.path.stat().st_size * share))
    with pytest.raises(backups.BadBackup, match="damaged"):
        backups.examine(done.path)


def test_numbers_that_are_not_those_of_the_copy_are_found(book: Book, tmp_path: Path) -> None:
    done = backup.write(book.path, tmp_path, now=NOW)
    beside = backup.sidecar_of(done.path)
    beside.write_text(beside.read_text().replace('"people": 1', '"people": 2'))
    with pytest.raises(backups.BadBackup):
        backups.examine(done.path)


def test_no_book_an_empty_file_and_a_newer_book_are_refused(book: Book, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    with pytest.raises(backups.BadBackup, match="no book of Networker"):
        backups.examine(empty)
    with closing(sqlite3.connect(tmp_path / "other.db")) as sql:
        sql.execute("CREATE TABLE person (id)")
    with pytest.raises(backups.BadBackup, match="no book of Networker"):
        backups.examine(tmp_path / "other.db")
    with pytest.raises(BookError, match="cannot be read"):
        backups.examine(tmp_path / "nowhere.db")
    newer = backup.write(book.path, tmp_path, now=NOW).path.rename(tmp_path / "newer.db")
    with closing(sqlite3.connect(newer)) as sql:
        sql.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = newer.read_bytes()
    with pytest.raises(NewerBook):
        backups.examine(newer)
    assert newer.read_bytes() == before


def test_a_copy_of_a_copy_is_the_same_and_a_folder_that_is_gone_is_not_made(
    book: Book, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    done = backup.write(book.path, tmp_path, now=NOW, number=7)
    copied = backup.copy(done.path, stick)
    assert copied.sha256 == done.sha256
    assert copied.path.stat().st_mode & 0o777 == 0o600
    assert [(each.number, each.held) for each in backups.listed(stick)] == [(7, backup.counts(book.reader))]
    with pytest.raises(BookError, match="No backup was written"):
        backup.copy(done.path, tmp_path / "unplugged")
    assert not (tmp_path / "unplugged").exists()


def test_a_damaged_copy_is_never_copied(book: Book, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    done = backup.write(book.path, tmp_path, now=NOW)
    _flip(done.path, 5000)
    with pytest.raises(BookError):
        backup.copy(done.path, stick)
    assert list(stick.iterdir()) == []


def test_thinning_takes_copies_with_their_sums_of_this_book_alone(book: Book, tmp_path: Path) -> None:
    for n in range(30):
        backup.write(book.path, tmp_path, now=NOW + timedelta(days=n), number=n + 1)
    other = tmp_path / "another"
    with closing(Book(other, now=NOW)) as another:
        people.add(another, name="Zoe", now=NOW)
        foreign = backup.write(another.path, tmp_path, now=NOW, number=1)
    own = tmp_path / "notes.db"
    own.touch()
    gone = backups.thin(tmp_path, book=book.meta("book"))
    assert gone
    assert not any(backup.sidecar_of(tmp_path / name).exists() for name in gone)
    assert foreign.path.exists()
    assert own.exists()
    assert len(backups.listed(tmp_path)) == 31 - len(gone)
    assert backups.thin(tmp_path, book=book.meta("book")) == []


def test_what_a_kill_has_left_goes_after_a_day_and_not_before(book: Book, tmp_path: Path) -> None:
    old, young = tmp_path / "networker-20261118T080000Z.part", tmp_path / "networker-20261120T080000Z.part"
    journal = tmp_path / "networker-20261118T080000Z.part-journal"
    alone = tmp_path / "networker-20261118T080000Z.db.sha256"
    for each in (old, young, alone, journal):
        each.touch()
    backup.write(book.path, tmp_path, now=NOW)
    backups.thin(tmp_path, book=book.meta("book"))
    assert not old.exists()
    assert not alone.exists()
    assert not journal.exists()
    assert young.exists()
    assert len(backups.listed(tmp_path)) == 1


def test_a_book_beside_its_copies_is_no_copy(book: Book) -> None:
    backup.write(book.path, book.folder, now=NOW)
    backups.thin(book.folder, book=book.meta("book"))
    assert (book.folder / NAME).exists()
