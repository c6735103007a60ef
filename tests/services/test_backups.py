"""When a backup is due, where it goes, and putting one back with the way back from that."""

import errno
import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from networker.domain.changes import Changes
from networker.services import backups, people, restoring, undo
from networker.services.backups import Places
from networker.store import backup as writing
from networker.store import restore
from networker.store.book import Book
from networker.store.errors import BookError, NothingToUndo, ReplacedBook
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HALF = timedelta(minutes=30)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as made:
        people.add(made, name="Ana", now=NOW)
        yield made


@pytest.fixture
def where(book: Book) -> Places:
    return backups.places(book, "")


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_one_is_due_each_day_and_each_half_hour_where_something_changed(book: Book, where: Places) -> None:
    assert backups.keep(book, where, now=NOW).written is not None
    assert backups.keep(book, where, now=NOW + HALF).written is None, "nothing changed"
    people.add(book, name="Ben", now=NOW + HALF)
    assert backups.keep(book, where, now=NOW + HALF - timedelta(seconds=1)).written is None
    later = backups.keep(book, where, now=NOW + HALF)
    assert later.written is not None
    assert later.last == NOW + HALF
    tomorrow = backups.keep(book, where, now=NOW + timedelta(days=1))
    assert tomorrow.written is not None, "of each day, also where nothing changed"
    assert [each.number for each in backups.listed(where)] == [3, 2, 1]


def test_the_day_is_that_of_the_user(book: Book, where: Places) -> None:
    from datetime import timezone

    zone = timezone(timedelta(hours=13))
    backups.keep(book, where, now=datetime(2026, 11, 20, 23, 50, tzinfo=zone))
    assert backups.keep(book, where, now=datetime(2026, 11, 21, 0, 10, tzinfo=zone)).written is not None


def test_an_empty_book_has_none_and_is_no_trouble(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        where = backups.places(book, "")
        assert backups.keep(book, where, now=NOW) == backups.Standing(None)
        assert backups.before(book, where, backups.BEFORE_IMPORT, now=NOW) is None
    assert not (data_dir / "backups").exists()


def test_a_clock_that_was_set_back_is_no_reason_to_wait(book: Book, where: Places) -> None:
    backups.keep(book, where, now=NOW + timedelta(days=400))
    people.add(book, name="Ben", now=NOW)
    assert backups.keep(book, where, now=NOW).written is not None
    assert backups.listed(where)[0].at == NOW, "by its number the newest"


def test_before_an_import_there_is_one_of_the_book_as_it_is(book: Book, where: Places) -> None:
    first = backups.before(book, where, backups.BEFORE_IMPORT, now=NOW)
    assert first is not None
    assert first.name.endswith("-before-import.db")
    assert backups.before(book, where, backups.BEFORE_IMPORT, now=NOW) == first
    people.add(book, name="Ben", now=NOW)
    assert backups.before(book, where, backups.BEFORE_IMPORT, now=NOW) != first


def test_what_cannot_be_written_is_told_and_nothing_older_goes(book: Book, where: Places) -> None:
    backups.keep(book, where, now=NOW)
    kept = backups.listed(where)
    shutil.move(where.own, book.folder / "aside")
    where.own.touch()  # a file where the folder was
    found = backups.keep(book, where, now=NOW + timedelta(days=1))
    assert found.wrong
    assert found.written is None
    where.own.unlink()
    shutil.move(book.folder / "aside", where.own)
    assert backups.listed(where) == kept


def test_the_other_place_gets_one_a_day_and_its_absence_costs_none_beside_the_book(
    book: Book, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    where = backups.places(book, str(stick))
    unplugged = backups.keep(book, where, now=NOW)
    assert unplugged.written is not None
    assert "No backup was written" in unplugged.other_wrong
    assert not stick.exists()
    stick.mkdir()
    for n in range(4):
        people.add(book, name=f"Ben {n}", now=NOW)
        found = backups.keep(book, where, now=NOW + n * HALF)
        assert not found.other_wrong
    assert len(list(stick.glob("*.db"))) == 1
    people.add(book, name="Cy", now=NOW)
    found = backups.keep(book, where, now=NOW + timedelta(days=1))
    assert found.other_last == NOW + timedelta(days=1)
    assert len(list(stick.glob("*.db"))) == 2
    assert len(backups.listed(where)) == len(list(where.own.glob("*.db"))), "each is listed once"
    shutil.move(stick, tmp_path / "drawer")
    people.add(book, name="Di", now=NOW)
    away = backups.keep(book, where, now=NOW + timedelta(days=40))
    assert (away.other_away, away.other_last) == (True, NOW + timedelta(days=1)), (
        "remembered while it is away"
    )
    another = backups.keep(book, backups.places(book, str(tmp_path / "disk")), now=NOW + timedelta(days=41))
    assert another.other_last is None


def test_in_a_place_that_two_books_share_each_has_its_copy_of_the_day(book: Book, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        people.add(other, name="Zoe", now=NOW)
        for _ in range(5):  # its numbers are higher by far
            backups.write(other, backups.places(other, str(stick)), now=NOW)
        backups.keep(other, backups.places(other, str(stick)), now=NOW + HALF)
    found = backups.keep(book, backups.places(book, str(stick)), now=NOW + 2 * HALF)
    assert found.other_last == NOW + 2 * HALF
    assert len(list(stick.glob("*.db"))) == 2


def test_where_the_book_is_gone_no_folder_is_made_for_a_backup(book: Book, where: Places) -> None:
    book.read("SELECT 1")  # by a connection that goes on with the file that was moved
    book.folder.rename(book.folder.with_name("moved"))
    for write in (backups.keep, backups.write):
        with pytest.raises(ReplacedBook):
            write(book, where, now=NOW)
    assert not book.folder.exists()


def test_beside_an_empty_book_the_backups_of_the_one_before_wait(data_dir: Path, tmp_path: Path) -> None:
    with closing(Book(tmp_path / "lost", now=NOW)) as lost:
        assert backups.keep(lost, backups.places(lost, ""), now=NOW).waiting is None
        people.add(lost, name="Ana", now=NOW)
        kept = backups.write(lost, backups.places(lost, ""), now=NOW)
    with closing(Book(data_dir, now=NOW)) as book:
        where = backups.places(book, str(tmp_path / "lost" / "backups"))
        backups.write(book, where, now=NOW + HALF)  # of nobody, as before a restore
        waiting = backups.keep(book, where, now=NOW + HALF).waiting
        assert waiting is not None
        assert waiting.path == kept.path
        people.add(book, name="Ben", now=NOW + HALF)
        assert backups.keep(book, where, now=NOW + HALF).waiting is None


def test_a_restore_is_taken_back_and_done_again_also_after_a_start(
    data_dir: Path, book: Book, where: Places
) -> None:
    first = backups.write(book, where, now=NOW)
    then = dump(book)
    people.add(book, name="Ben", now=NOW)
    now = dump(book)
    done = restoring.restore_from(book, first.path, where, now=NOW + HALF)
    assert (done.at, done.people) == (NOW, 1)
    assert done.kept.name.endswith("-before-restore.db")
    assert done.changes == Changes(
        step=done.changes.step, label="Backup of 20 November 2026, 09:00 put back", today=True, everything=True,
        searches=True,
    )  # fmt: skip
    assert dump(book) == then
    book.close()
    with closing(Book(data_dir, now=NOW)) as again:
        assert undo.next_labels(again)[0] == done.changes.label
        assert undo.next_import(again) == done.changes.label, "hurried undoing pauses before it"
        assert undo.undo(again, now=NOW + HALF).label == done.changes.label
        assert dump(again) == now
        assert undo.next_labels(again) == ("Adding Ben", done.changes.label)
        undo.redo(again, now=NOW + HALF)
        assert dump(again) == then
        undo.undo(again, now=NOW + HALF)
        assert dump(again) == now
        people.add(again, name="Cy", now=NOW + HALF)
        with pytest.raises(NothingToUndo):
            undo.redo(again, now=NOW + HALF)


def test_what_was_done_since_a_restore_is_taken_back_first(book: Book, where: Places) -> None:
    first = backups.write(book, where, now=NOW)
    people.add(book, name="Ben", now=NOW)
    before = dump(book)
    restoring.restore_from(book, first.path, where, now=NOW)
    people.add(book, name="Cy", now=NOW)
    assert undo.undo(book, now=NOW).label == "Adding Cy"
    assert undo.undo(book, now=NOW).label.startswith("Backup of")
    assert dump(book) == before


def test_where_the_book_before_is_gone_undo_takes_back_the_step_before(book: Book, where: Places) -> None:
    first = backups.write(book, where, now=NOW)
    done = restoring.restore_from(book, first.path, where, now=NOW)
    done.kept.unlink()
    assert undo.undo(book, now=NOW).label == "Adding Ana"


def test_a_damaged_backup_is_refused_and_the_one_before_is_named(book: Book, where: Places) -> None:
    first = backups.write(book, where, now=NOW)
    people.add(book, name="Ben", now=NOW)
    second = backups.write(book, where, now=NOW + HALF)
    before = dump(book)
    _flip(second.path)
    with pytest.raises(backups.BadBackup, match=f"damaged.* The one before is whole: {first.path}"):
        restoring.restore_from(book, second.path, where, now=NOW + HALF)
    assert dump(book) == before
    assert len(backups.listed(where)) == 2, "nothing was kept aside for nothing"


def test_without_room_for_the_present_book_nothing_is_put_back(
    book: Book, where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backups.write(book, where, now=NOW)
    people.add(book, name="Ben", now=NOW)
    before = dump(book)

    def full(*_args: object, **_named: object) -> None:
        raise BookError("No backup was written: The disk is full.")

    monkeypatch.setattr(writing, "write", full)
    with pytest.raises(BookError, match="full"):
        restoring.restore_from(book, first.path, where, now=NOW)
    assert dump(book) == before


def test_a_disk_that_is_full_before_the_restore_changes_nothing(
    book: Book, where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backups.write(book, where, now=NOW)
    people.add(book, name="Ben", now=NOW)
    then = dump(book)

    def full(*_files: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(restore.shutil, "copyfile", full)
        with pytest.raises(BookError, match="Nothing was changed"):
            restoring.restore_from(book, first.path, where, now=NOW)
    assert dump(book) == then
    assert undo.next_labels(book)[0] == "Adding Ben"
    assert not list(book.folder.glob("restoring-*"))


def test_after_a_restore_nothing_is_thinned_until_the_next_start(
    data_dir: Path, book: Book, where: Places
) -> None:
    for n in range(30):
        backups.write(book, where, now=NOW + timedelta(days=n))
    restoring.restore_from(book, backups.listed(where)[3].path, where, now=NOW + timedelta(days=30))
    people.add(book, name="Ben", now=NOW)
    backups.keep(book, where, now=NOW + timedelta(days=31))
    assert len(backups.listed(where)) == 32
    book.close()
    with closing(Book(data_dir, now=NOW)) as again:
        backups.keep(again, where, now=NOW + timedelta(days=32))
    assert len(backups.listed(where)) < 32


def test_drill_every_backup_of_a_stretch_comes_back_as_the_book_was(book: Book, where: Places) -> None:
    chance = random.Random(8)
    now, pictures = NOW, dict[Path, object]()
    for n in range(60):
        now += timedelta(minutes=chance.choice([5, 40, 600, 1500]))
        kind = chance.random()
        if kind < 0.6:
            people.add(book, name=f"Person {n}", now=now)
        elif kind < 0.8 and undo.left(book) > 1:
            undo.undo(book, now=now)
        if (written := backups.keep(book, where, now=now).written) is not None:
            pictures[written] = dump(book)
    assert len(pictures) > 25
    left = [each for each in backups.listed(where) if each.path in pictures]
    assert 12 < len(left) < len(pictures)
    for each in left:
        restoring.restore_from(book, each.path, where, now=now)
        assert dump(book) == pictures[each.path], each.path.name
