"""What can be done about a book that cannot be used, and each of these things done."""

import random
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from networker.services import backup, recovery
from networker.services.recovery import Ailing
from networker.store.book import NAME, Book
from networker.store.errors import BookError, BookLocked, DamagedBook, NewerBook, NotABook, ReplacedBook
from tests.store.damaging import NOW, fill, no_head, overwrite, pages_of


def names(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT name FROM person ORDER BY id")]


@pytest.fixture
def damaged(data_dir: Path) -> Path:
    """A book of 400 people with a backup of 390 of them and a damaged page of addresses."""
    fill(data_dir, people=390)
    with closing(Book(data_dir, now=NOW)) as book:
        backup.write(book, now=NOW)
        with book.step("add", "Adding", now=NOW) as step:
            for n in range(391, 401):
                step.insert("person", id=n, name=f"Person {n} Example", folded=f"person {n} example")
    overwrite(data_dir / NAME, pages_of(data_dir / NAME, "handle")[2], b"\xff" * 4096)
    return data_dir


def ailing_of(folder: Path) -> Ailing | None:
    with pytest.raises(BookError) as said:
        Book(folder, now=NOW)
    return recovery.ails(said.value)


def test_what_is_the_matter_is_told_by_the_error() -> None:
    assert recovery.ails(DamagedBook("")) is Ailing.DAMAGED
    assert recovery.ails(NotABook("")) is Ailing.FOREIGN
    assert recovery.ails(ReplacedBook("")) is Ailing.REPLACED
    assert recovery.ails(NewerBook("")) is None
    assert recovery.ails(ValueError("")) is None


def test_of_a_damaged_book_there_are_three_things_to_do(damaged: Path) -> None:
    assert ailing_of(damaged) is Ailing.DAMAGED
    found = recovery.choices(damaged, Ailing.DAMAGED)
    assert found.backup is not None
    assert (found.backup.made, found.readable, found.shown) == (NOW, True, True)


def test_a_backup_is_put_back(damaged: Path) -> None:
    before = (damaged / NAME).read_bytes()
    found = recovery.choices(damaged, Ailing.DAMAGED)
    assert found.backup is not None
    mended = recovery.put_back(damaged, found.backup, now=NOW)
    assert (mended.aside / NAME).read_bytes() == before
    assert mended.made == NOW
    with closing(Book(damaged, now=NOW)) as book:
        assert len(names(book)) == 390
        assert backup.check(book) == []


def test_what_can_be_read_is_saved(damaged: Path) -> None:
    before = (damaged / NAME).read_bytes()
    heard: list[tuple[int, int]] = []
    mended = recovery.save_readable(damaged, now=NOW, going_on=lambda done, of: heard.append((done, of)))
    assert (mended.aside / NAME).read_bytes() == before
    assert mended.saved is not None
    assert mended.saved.rows["person"] == 400
    assert 0 < mended.saved.lost < 100
    assert heard[0][0] == 0
    assert heard[-1][0] == heard[-1][1]
    with closing(Book(damaged, now=NOW)) as book:
        assert len(names(book)) == 400
        assert backup.check(book) == []


def test_it_is_looked_at_as_it_is(damaged: Path) -> None:
    before = (damaged / NAME).read_bytes()
    with closing(recovery.look(damaged, now=NOW)) as book:
        assert len(names(book)) == 400
        with pytest.raises(BookError, match="read-only"), book.step("a", "A", now=NOW):
            pass
    assert (damaged / NAME).read_bytes() == before
    assert ailing_of(damaged) is Ailing.DAMAGED


def test_nothing_is_done_while_another_process_holds_the_book(damaged: Path, tmp_path: Path) -> None:
    found = recovery.choices(damaged, Ailing.DAMAGED)
    assert found.backup is not None
    before = (damaged / NAME).read_bytes()
    with closing(recovery.look(damaged, now=NOW)):
        with pytest.raises(BookLocked):
            recovery.put_back(damaged, found.backup, now=NOW)
        with pytest.raises(BookLocked):
            recovery.save_readable(damaged, now=NOW)
    assert (damaged / NAME).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database" * 900])
def test_of_what_is_no_book_only_a_backup_can_be_put_in_its_place(damaged: Path, content: bytes) -> None:
    (damaged / NAME).write_bytes(content)
    assert ailing_of(damaged) is Ailing.FOREIGN
    found = recovery.choices(damaged, Ailing.FOREIGN)
    assert (found.readable, found.shown) == (False, False)
    assert found.backup is not None
    mended = recovery.put_back(damaged, found.backup, now=NOW)
    assert (mended.aside / NAME).read_bytes() == content


def test_a_book_without_its_head_and_without_a_backup_stays_as_it_is(data_dir: Path) -> None:
    fill(data_dir, people=5)
    no_head(data_dir / NAME, random.Random(1))
    assert ailing_of(data_dir) is Ailing.FOREIGN
    found = recovery.choices(data_dir, Ailing.FOREIGN)
    assert (found.backup, found.readable, found.shown) == (None, False, False)
    with pytest.raises(DamagedBook):
        recovery.save_readable(data_dir, now=NOW)


def test_a_choice_about_one_file_does_nothing_to_another(damaged: Path) -> None:
    """Of two windows that ask about one book the first has mended it, and it was worked with since."""
    first, second = (recovery.choices(damaged, Ailing.DAMAGED) for _ in range(2))
    assert first.backup is not None
    recovery.put_back(damaged, first.backup, now=NOW, seen=first.file)
    with closing(Book(damaged, now=NOW)) as book, book.step("add", "Adding", now=NOW) as step:
        step.insert("person", name="Zoe", folded="zoe")
    for verb in (recovery.save_readable, partial(recovery.put_back, good=first.backup)):
        with pytest.raises(BookError, match="nothing was changed"):
            verb(damaged, now=NOW, seen=second.file)
    assert len(list(damaged.glob("damaged-*"))) == 1
    with closing(Book(damaged, now=NOW)) as book:
        assert names(book)[-1] == "Zoe"


def test_a_backup_in_the_other_place_is_offered_too(damaged: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    (damaged / "backups").rename(stick)
    assert recovery.choices(damaged, Ailing.DAMAGED).backup is None
    found = recovery.choices(damaged, Ailing.DAMAGED, stick)
    assert found.backup is not None
    assert found.backup.path.parent == stick


@pytest.mark.parametrize("with_folder", [True, False])
def test_the_book_whose_file_is_gone_is_written_to_its_place_again(
    data_dir: Path, tmp_path: Path, with_folder: bool
) -> None:
    fill(data_dir, people=20)
    with closing(Book(data_dir, now=NOW)) as book:
        with book.step("add", "Adding", now=NOW) as step:
            step.insert("person", name="Zoe", folded="zoe")
        assert names(book)[-1] == "Zoe"
        moved = tmp_path / "moved"
        if with_folder:
            data_dir.rename(moved)
        else:
            moved.mkdir()
            (data_dir / NAME).rename(moved / NAME)
        assert recovery.of_open_one(data_dir) is Ailing.GONE
        recovery.keep_open_one(book)
        assert recovery.choices(data_dir, Ailing.GONE).kept
    mended = recovery.put_open_one_back(data_dir, now=NOW)
    assert mended.aside is None
    for folder in (data_dir, moved):
        with closing(Book(folder, now=NOW)) as book:
            assert names(book)[-1] == "Zoe"
            assert backup.check(book) == []


def test_where_the_disk_of_the_book_was_taken_out_no_folder_is_made(data_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick" / "book"
    fill(folder, people=3)
    with closing(Book(folder, now=NOW)) as book:
        assert len(names(book)) == 3
        (tmp_path / "stick").rename(tmp_path / "elsewhere")
        with pytest.raises(BookError, match="the folder is gone"):
            recovery.keep_open_one(book)
        assert not recovery.choices(folder, Ailing.GONE).kept
        with pytest.raises(BookError, match="Nothing was changed"):
            recovery.put_open_one_back(folder, now=NOW)
    assert not (tmp_path / "stick").exists()


def test_the_book_that_was_open_takes_its_place_again(data_dir: Path, tmp_path: Path) -> None:
    fill(data_dir, people=20)
    fill(tmp_path / "other", people=5)
    other = (tmp_path / "other" / NAME).read_bytes()
    with closing(Book(data_dir, now=NOW)) as book:
        with book.step("add", "Adding", now=NOW) as step:
            step.insert("person", name="Zoe", folded="zoe")
        assert names(book)[-1] == "Zoe"
        (tmp_path / "other" / NAME).replace(data_dir / NAME)
        recovery.keep_open_one(book)
    mended = recovery.put_open_one_back(data_dir, now=NOW)
    assert mended.aside.name.startswith("replaced-")
    assert (mended.aside / NAME).read_bytes() == other
    with closing(Book(data_dir, now=NOW)) as book:
        assert names(book)[-1] == "Zoe"
        assert backup.check(book) == []
