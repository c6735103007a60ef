"""What is written while names are hidden: nothing, neither into the book nor beside it."""

import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import backup, backups, exports, hidden_names, people
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.store.errors import BookError, Stopped
from networker.ui.application import LEFT
from tests import samples

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def own(tmp_path: Path) -> Book:
    book = Book(tmp_path / "own", now=NOW)
    samples.fill(book, now=NOW)
    return book


def test_the_own_book_stays_as_it_was_whatever_is_tried(own: Book) -> None:
    before = own.path.read_bytes()
    with closing(own), closing(hidden_names.make(own, now=NOW)) as copy:
        with pytest.raises(BookError, match="Names are hidden"):
            people.rename(copy, 1, name="Somebody", now=NOW)  # type: ignore[arg-type]
        with pytest.raises(BookError, match="Names are hidden"):
            people.add(copy, name="Somebody", now=NOW)
        assert own.read("SELECT name FROM person WHERE id = 1") == [("Ana Torres",)]
    assert own.path.read_bytes() == before


def test_no_file_is_written_that_would_say_nothing(own: Book, tmp_path: Path) -> None:
    with closing(own), closing(hidden_names.make(own, now=NOW)) as copy:
        for format_ in exports.FORMATS:
            with pytest.raises(CannotDo, match="Show the names first"):
                exports.export(copy, tmp_path / "out", format=format_, now=NOW)
        with pytest.raises(CannotDo, match="Show the names first"):
            backup.write(copy, now=NOW)
        for way in (backups.write, backups.keep):
            with pytest.raises(CannotDo, match="Show the names first"):
                way(copy, backups.places(copy, str(tmp_path)), now=NOW)
    assert [each.name for each in tmp_path.iterdir()] == ["own"]


def test_nothing_is_left_of_a_copy_that_was_not_wanted(own: Book) -> None:
    with closing(own), pytest.raises(Stopped):
        hidden_names.make(own, now=NOW, stopped=lambda: True)
    assert not list(own.folder.glob("hidden*"))


def test_what_a_killed_program_left_goes_at_the_next_start(own: Book) -> None:
    copy = hidden_names.make(own, now=NOW)
    Book.close(copy)  # as if by a kill: its folder stays
    assert copy.folder.exists()
    assert copy.folder.name.startswith(LEFT)  # by which a start sees whether there is anything to clear
    hidden_names.clear(own)
    assert not copy.folder.exists()
    own.close()


def test_where_nothing_can_be_written_beside_the_book_it_lies_elsewhere(
    own: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = tempfile.mkdtemp

    def refuse_beside(prefix: str, dir: Path | None = None) -> str:
        if dir == own.folder:
            raise PermissionError
        return make(prefix=prefix, dir=tmp_path)

    monkeypatch.setattr("tempfile.mkdtemp", refuse_beside)
    with closing(own), closing(hidden_names.make(own, now=NOW)) as copy:
        assert copy.folder.parent == tmp_path
        assert len(copy.read("SELECT id FROM person")) == 120
