"""A book that could not be brought up to date: nothing is changed, and its people can be looked at all the same."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from networker import app
from networker.services import people, recovery
from networker.store import look, migrations
from networker.store.book import NAME, Book
from networker.store.errors import BookError, OldBook
from networker.ui.damage import words
from tests.store.damaging import NOW
from tests.store.older import as_version_16


@pytest.fixture
def older(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of an older version, of which the next change of the schema fails."""
    with closing(Book(data_dir, now=NOW)) as book:
        for name in ("Ana Ruiz", "Ben Okafor"):
            people.add(book, name=name, now=NOW)
    with closing(sqlite3.connect(data_dir / NAME)) as sql:
        as_version_16(sql)
        sql.execute("DELETE FROM migration")
        sql.execute("PRAGMA user_version = 16")
        sql.commit()

    def fail(_database: object) -> None:
        raise RuntimeError("a mistake of ours")

    first, *rest = [each for each in migrations.MIGRATIONS if each.version > 16]
    broken = (migrations.Migration(first.version, first.name, fail), *rest)
    monkeypatch.setattr(migrations.migrate, "__kwdefaults__", {"migrations": broken})
    return data_dir


def test_it_is_told_and_looked_at(older: Path) -> None:
    before = (older / NAME).read_bytes()
    with pytest.raises(OldBook, match="could not be brought up to date") as what:
        Book(older, now=NOW)
    ailing = recovery.ails(what.value)
    assert ailing is recovery.Ailing.OLD
    found = recovery.choices(older, ailing)
    assert [each.key for each in words.offered(found)] == ["look", "quit"]
    assert words.head(ailing)
    assert "backups" in words.told(ailing, older)
    book, _first = app.open_book(older, lambda: NOW, damaged=True)
    with closing(book):
        assert isinstance(book, look.Look)
        assert people.count(book) == 2
        assert [row.name for row in people.rows(book, [1, 2]).values()] == ["Ana Ruiz", "Ben Okafor"]
        with pytest.raises(BookError):
            people.add(book, name="Cy", now=NOW)
    assert (older / NAME).read_bytes() == before
    assert not list(older.glob("looking-*")), "nothing is left of the copy"
    assert list((older / "backups").glob("*before-migration*.db"))


def test_where_there_is_no_room_for_the_copy_it_is_said(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_places: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(look.salvage, "save", full)
    with pytest.raises(BookError, match="cannot be shown"):
        recovery.look(older, now=NOW)
    assert not list(older.glob("looking-*"))


def test_what_a_kill_left_of_it_goes(data_dir: Path) -> None:
    Book(data_dir, now=NOW).close()
    (data_dir / "looking-x").mkdir()
    shutil.copyfile(data_dir / NAME, data_dir / "looking-x" / NAME)
    Book(data_dir, now=NOW).close()
    assert not (data_dir / "looking-x").exists()
