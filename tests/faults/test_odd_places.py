"""A disk that is really full and one that is really read-only: a small one is mounted for it, where that is allowed."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

import pytest

from networker.domain.vocabulary import PersonId
from networker.services import backup, imports, people
from networker.services.errors import sentence_of
from networker.store.book import NAME, Book
from networker.store.errors import BookError
from tests.faults.use_cases import NOW, USE_CASES, state

FILLER = "filler"


@cache
def may_mount() -> bool:
    """Whether a disk can be mounted here: by root on Linux, and not in each container."""
    if shutil.which("unshare") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    # In a place of its own, so that nothing stays mounted whatever comes.
    tried = ["unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=1m", "none", "/mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """An empty disk of 3 MB, in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "none", str(place)], check=True)
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def read_only(disk: Path) -> None:
    """From now on nothing can be written there, by root either."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def fill(disk: Path) -> None:
    """Leave no room."""
    with suppress(OSError), (disk / FILLER).open("ab", buffering=0) as file:
        while True:
            file.write(bytes(4096))


needs_mount = pytest.mark.skipif(not may_mount(), reason="a disk can be mounted by root on Linux only")


def refused(what: "pytest.ExceptionInfo[BookError]") -> None:
    """It was said in one sentence that tells that nothing is lost."""
    assert "disk" in str(what.value)
    assert "\n" not in str(what.value)


@needs_mount
def test_a_full_disk_refuses_in_a_sentence_and_keeps_what_there_was(disk: Path) -> None:
    USE_CASES["import"].prepare(disk)
    before = state(disk)
    with closing(Book(disk, now=NOW)) as book:
        fill(disk)
        for verb in (
            lambda: people.set_notes(book, PersonId(1), "Dives.", now=NOW),
            lambda: imports.apply(book, imports.plan(book, [disk / "Contacts.vcf"], now=NOW), now=NOW),
            lambda: backup.write(book, now=NOW),
        ):
            with pytest.raises(BookError) as what:
                verb()
            refused(what)
        assert people.count(book) == 3, "it is read all the same"
        assert not list((disk / "backups").glob("*"))
        (disk / FILLER).unlink()
        people.set_notes(book, PersonId(1), "Dives.", now=NOW)
        (disk / FILLER).touch()
        fill(disk)
    (disk / FILLER).unlink()
    assert state(disk) != before, "what was acknowledged is there, though there was no room to fold it in"


@needs_mount
@pytest.mark.parametrize("writes", [True, False])
def test_on_a_full_disk_the_program_starts_and_reads(disk: Path, writes: bool) -> None:
    USE_CASES["edit"].prepare(disk)
    before = state(disk)
    fill(disk)
    with closing(Book(disk, now=NOW, writes=writes)) as book:
        assert people.count(book) == 3
    (disk / FILLER).unlink()
    assert state(disk) == before


@needs_mount
def test_where_there_is_no_room_for_a_book_none_is_begun(disk: Path) -> None:
    fill(disk)
    with pytest.raises(BookError):
        Book(disk, now=NOW)
    assert not (disk / NAME).exists()
    (disk / FILLER).unlink()
    Book(disk, now=NOW).close()


@needs_mount
@pytest.mark.parametrize("writes", [True, False])
def test_a_disk_that_is_read_only_is_read(disk: Path, tmp_path: Path, writes: bool) -> None:
    USE_CASES["edit"].prepare(disk)
    read_only(disk)
    with closing(Book(disk, now=NOW, writes=writes)) as book:
        assert people.count(book) == 3
        with pytest.raises(BookError, match="read-only" if writes else "for reading only"):
            people.set_notes(book, PersonId(1), "Dives.", now=NOW)
        assert backup.write(book, tmp_path / "copies", now=NOW).path.exists()


@needs_mount
@pytest.mark.parametrize("writes", [True, False])
def test_a_disk_that_turned_read_only_under_a_kill_is_told_in_a_sentence(disk: Path, writes: bool) -> None:
    USE_CASES["edit"].prepare(disk)
    aside = disk / "aside"
    aside.mkdir()
    with closing(Book(disk, now=NOW)) as book:
        people.set_notes(book, PersonId(1), "Dives.", now=NOW)
        for ending in ("", "-wal"):  # as a kill leaves them
            shutil.copyfile(disk / (NAME + ending), aside / (NAME + ending))
    read_only(disk)
    with (
        pytest.raises((BookError, sqlite3.Error)) as what,
        closing(Book(aside, now=NOW, writes=writes)) as book,
    ):
        people.count(book)
    assert sentence_of(what.value), "it cannot be read without its log, which must not be left out silently"
