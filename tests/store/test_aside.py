"""A damaged book is put aside whole, and at no moment is there a place without a book or a log beside the wrong one."""

import os
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from networker.store import aside, backup
from networker.store.book import NAME, Book
from networker.store.errors import BookError
from tests.store.damaging import NOW, fill, kill_while_open


def folder_bytes(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.name.startswith(NAME)}


@pytest.fixture
def backed_up(data_dir: Path) -> Path:
    """A book with 20 people and a backup of it, and Zoe in its log."""
    fill(data_dir, people=20)
    backup.write(data_dir / NAME, data_dir / "backups", now=NOW)
    kill_while_open(data_dir)
    return data_dir


def test_everything_of_the_former_lies_aside_and_the_other_one_in_its_place(backed_up: Path) -> None:
    before = folder_bytes(backed_up)
    good = aside.newest_good(backed_up / "backups")
    assert good is not None
    aside.make_ready(good.path, backed_up)
    away = aside.take_place(backed_up, now=NOW)
    assert away is not None
    assert away.name == "damaged-20261120T090000Z"
    assert away.stat().st_mode & 0o777 == 0o700
    assert folder_bytes(away) == before
    assert folder_bytes(backed_up) == {NAME: good.path.read_bytes()}
    with closing(Book(backed_up, now=NOW)) as book:
        assert book.read("SELECT count(*), max(name) FROM person") == [(20, "Person 9 Example")]


def test_a_second_one_gets_a_folder_of_its_own(backed_up: Path) -> None:
    for _ in range(2):
        good = aside.newest_good(backed_up / "backups")
        assert good is not None
        aside.make_ready(good.path, backed_up)
        aside.take_place(backed_up, now=NOW)
    assert len(list(backed_up.glob("damaged-*"))) == 2


def test_where_no_other_name_can_be_given_it_is_copied(
    backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    before = folder_bytes(backed_up)
    aside.make_ready(next((backed_up / "backups").glob("*.db")), backed_up)
    away = aside.take_place(backed_up, now=NOW)
    assert away is not None
    assert folder_bytes(away) == before


def kill_after(calls: int, patched: pytest.MonkeyPatch) -> None:
    """Let so many calls through that change a folder."""
    left = iter(range(calls))

    def counted(real: Callable[..., object], *given: object, **named: object) -> object:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return real(*given, **named)

    for name in ("link", "unlink", "replace", "mkdir"):
        patched.setattr(os, name, partial(counted, getattr(os, name)))


def test_killed_at_any_moment_the_place_is_never_empty_and_nothing_is_lost(
    backed_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call that changes a folder is the last one, in turn."""
    before = folder_bytes(backed_up)
    for last in range(12):
        folder = tmp_path / str(last)
        folder.mkdir()
        for name, content in before.items():
            (folder / name).write_bytes(content)
        aside.make_ready(next((backed_up / "backups").glob("*.db")), folder)
        with monkeypatch.context() as patched:
            kill_after(last, patched)
            try:
                aside.take_place(folder, now=NOW)
                ended = True
            except KeyboardInterrupt:
                ended = False
        found = folder_bytes(folder)
        assert NAME in found
        away = [folder_bytes(each) for each in folder.glob("damaged-*")]
        if ended:
            assert away == [before]
            break
        assert away == [before] or all(found.get(name) == content for name, content in before.items())
    else:
        pytest.fail("it never came to its end")


def test_a_backup_whose_bytes_are_others_counts_as_none(data_dir: Path) -> None:
    fill(data_dir, people=5)
    folder = data_dir / "backups"
    older = backup.write(data_dir / NAME, folder, now=NOW)
    newer = backup.write(data_dir / NAME, folder, now=NOW + timedelta(hours=1), label="before-migration")
    newest = backup.write(data_dir / NAME, folder, now=NOW + timedelta(hours=2))
    assert aside.newest_good(folder) == aside.Good(newest.path, datetime(2026, 11, 20, 11, tzinfo=UTC))
    content = bytearray(newest.path.read_bytes())
    content[-5] ^= 1
    newest.path.write_bytes(content)
    assert aside.newest_good(folder) == aside.Good(newer.path, datetime(2026, 11, 20, 10, tzinfo=UTC))
    newer.path.with_name(newer.path.name + ".sha256").unlink()
    (folder / "networker-nonsense.db").write_bytes(b"x")
    assert [each.path for each in aside.good_ones(folder)] == [older.path]
    assert aside.newest_good(data_dir / "none") is None


def test_the_newest_is_the_one_of_the_highest_number_and_of_this_book(data_dir: Path, tmp_path: Path) -> None:
    """A clock that ran ahead wrote the one before, and another book keeps its own in the same other place."""
    fill(data_dir, people=5)
    fill(tmp_path / "other", people=3)
    own, stick = data_dir / "backups", tmp_path / "stick"
    backup.write(data_dir / NAME, own, now=NOW + timedelta(days=365), number=1)
    newest = backup.write(data_dir / NAME, own, now=NOW, number=2)
    backup.write(tmp_path / "other" / NAME, stick, now=NOW, number=9)
    assert next(each.path for each in aside.good_ones(own, stick)) == newest.path
    assert len(list(aside.good_ones(own, stick))) == 2
    later = backup.write(data_dir / NAME, stick, now=NOW, number=3)
    assert aside.newest_good(own, stick) == aside.Good(later.path, NOW)


def test_where_there_was_no_former_none_is_put_aside(backed_up: Path) -> None:
    aside.make_ready(next((backed_up / "backups").glob("*.db")), backed_up)
    for each in [each for each in backed_up.iterdir() if each.name.startswith(f"{NAME}")]:
        if not each.name.endswith(".ready"):
            each.unlink()
    assert aside.take_place(backed_up, now=NOW) is None
    assert list(folder_bytes(backed_up)) == [NAME]
    assert not list(backed_up.glob("damaged-*"))


def test_without_a_file_that_is_ready_nothing_is_put_aside(backed_up: Path) -> None:
    before = folder_bytes(backed_up)
    with pytest.raises(BookError, match="Nothing was changed"):
        aside.take_place(backed_up, now=NOW)
    assert folder_bytes(backed_up) == before
    assert not list(backed_up.glob("damaged-*"))


def test_what_is_no_whole_book_is_not_made_ready(data_dir: Path, tmp_path: Path) -> None:
    fill(data_dir, people=5)
    cut = tmp_path / "cut.db"
    cut.write_bytes((data_dir / NAME).read_bytes()[:-8192])
    before = sorted(data_dir.iterdir())
    for bad in (cut, tmp_path / "none.db"):
        with pytest.raises(BookError, match="Nothing was changed"):
            aside.make_ready(bad, data_dir)
    assert sorted(data_dir.iterdir()) == before
