"""Forgetting to the end, whatever comes between: a note beside the book says what was begun.

It is written before the book is, and taken away when nothing is left of those who went: the copies that were to go are
deleted, and the book's file is written anew. A kill in between is made good by the next start. The note holds numbers and
the names of files, and nothing of anybody.
"""

import contextlib
import json
import os
import shutil
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from networker.store.errors import BookError, explain
from networker.store.ids import among

if TYPE_CHECKING:
    from networker.store.book import Book
    from networker.store.cipher import Cipher

NOTE = "networker.forgetting"  # beside the book
LEFT, LOOKING = "restoring-", "looking-"  # how folders with copies are called that go when they are done with
ASIDE = ("damaged-*", "replaced-*")  # folders in which a former book lies whole
UNFINISHED = "networker-*.part*"  # a backup that a kill left half, which may go with the next one only
READY = (
    "networker.db.ready",
    "networker.db.ready.listed",
)  # as in aside.py: files in which a kill may have left one


@dataclass(frozen=True, slots=True)
class Finished:
    """`clean`: nothing is left in the book's file and its log. `stay`: copies that could not be deleted. The next start
    tries again.
    """

    clean: bool
    stay: tuple[Path, ...] = ()


def is_begun(folder: Path) -> bool:
    """Whether somebody was to be forgotten and that did not come to its end."""
    return (folder / NOTE).exists()


def clear(folder: Path) -> None:
    """Delete copies of a book that a kill left, say while a backup was put back: nobody knows of them."""
    for name in os.listdir(folder):
        if name.startswith((LEFT, LOOKING)):
            shutil.rmtree(folder / name, ignore_errors=True)


def begin(folder: Path, people: Collection[int], copies: Sequence[Path]) -> None:
    """Note who is to go and which copies with them. Raises BookError, and then nothing more is noted.

    What an earlier forgetting still owes stays noted: if nobody goes this time, that is owed all the same.
    """
    owed = _told(folder) if is_begun(folder) else None
    try:
        _note(folder, _Told(sorted(people), list(copies), clean=False, owed=owed and owed.due()))
    except OSError as error:
        with contextlib.suppress(OSError):
            (folder / f"{NOTE}.part").unlink()
        raise explain(error) or BookError(
            f"The folder of the book cannot be written: {error.strerror or 'it cannot be reached'}. Nobody was forgotten."
        ) from error


@dataclass(slots=True)
class _Told:
    """A note. `owed`: what an earlier one says, of which the people are gone."""

    people: list[int] = field(default_factory=list)
    copies: list[Path] = field(default_factory=list)
    clean: bool = False
    owed: "_Told | None" = None

    def due(self) -> "_Told":
        """What is to be done of it where these people are gone, with what is owed from before."""
        before = self.owed
        copies = [*(before.copies if before is not None else ()), *self.copies]
        return _Told([], list(dict.fromkeys(copies)), self.clean and (before is None or before.clean))


def _note(folder: Path, told: _Told) -> None:
    """Write the note, whole and for good. Raises OSError."""
    from networker.store.backup import sync_folder

    part = folder / f"{NOTE}.part"
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(json.dumps(_as_json(told)))
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / NOTE)
    sync_folder(folder)


def _as_json(told: _Told) -> dict[str, Any]:
    owed = _as_json(told.owed) if told.owed is not None else None
    return {
        "people": told.people,
        "copies": [str(each) for each in told.copies],
        "clean": told.clean,
        "owed": owed,
    }


def drop(folder: Path) -> None:
    """Take the note away: nobody went, or nothing is left of whoever did."""
    for each in (folder / f"{NOTE}.part", folder / NOTE):
        with contextlib.suppress(OSError):
            each.unlink()


def finish(book: "Book") -> Finished:
    """Bring to its end what the note says was begun; harmless where it was not even begun in the book. Raises nothing."""
    told, stay = _told(book.folder), list[Path]()
    try:
        if told.people and book.read(f"SELECT 1 FROM person WHERE id IN {among(told.people)} LIMIT 1"):
            if told.owed is None:
                drop(book.folder)
                return Finished(clean=True)
            told = told.owed
        due = told.due()
        stay = [each for each in due.copies if not _deleted(each)]
        clean = due.clean or book.scrub()
    except (BookError, sqlite3.Error):
        return Finished(False, tuple(stay))
    if clean and not stay:
        drop(book.folder)
    elif clean:
        with contextlib.suppress(OSError):
            _note(book.folder, _Told(copies=stay, clean=True))
    return Finished(clean, tuple(stay))


def _told(folder: Path) -> _Told:
    try:
        return _read(json.loads((folder / NOTE).read_text(encoding="utf-8", errors="surrogateescape")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _Told()  # of half a note the book knows nothing: it is written anew, which does no harm


def _read(said: dict[str, Any]) -> _Told:
    owed = said.get("owed")
    return _Told(
        [int(each) for each in said["people"]],
        [Path(each) for each in said["copies"]],
        said["clean"] is True,
        _read(owed) if owed is not None else None,
    )


def _deleted(copy: Path) -> bool:
    """Delete a backup with its sum, or a folder that was put aside; whether it is gone for good."""
    from networker.store.backup import sync_folder

    try:
        if copy.is_dir() and not copy.is_symlink():
            shutil.rmtree(copy)
        else:
            copy.unlink(missing_ok=True)
            copy.with_name(copy.name + ".sha256").unlink(missing_ok=True)
        if copy.parent.is_dir():
            sync_folder(copy.parent)
    except OSError:
        return False
    return True


def copies(book: "Book", folders: Sequence[Path], first: int) -> list[Path]:
    """Backups of this book in these folders that were made since the number `first` was given to somebody, and former books that
    were put aside: all of them may hold that person. One that cannot be read counts.
    """
    from networker.store import backups

    own = book.meta("book")
    found = []
    for folder in folders:
        found += sorted(folder.glob(UNFINISHED))
        with contextlib.suppress(BookError):
            found += [
                each.path for each in backups.listed(folder) if _may_hold(each.path, own, first, book.cipher)
            ]
    found += [each for name in READY if (each := book.folder / name).is_file()]
    for pattern in ASIDE:
        found += sorted(each for each in book.folder.glob(pattern) if each.is_dir())
    return found


def _may_hold(path: Path, own: str, first: int, cipher: "Cipher | None") -> bool:
    from networker.store import connection
    from networker.store.cipher import of_file

    try:
        with contextlib.closing(connection.snapshot(path, of_file(path, cipher))) as sql:
            mark = sql.execute("SELECT value FROM meta WHERE key = 'book'").fetchone()
            given = sql.execute("SELECT seq FROM sqlite_sequence WHERE name = 'person'").fetchone()
    except (sqlite3.Error, OSError, BookError):  # also under another phrase
        return True
    if mark is None or str(mark[0]) != own:
        return False
    return given is None or int(given[0]) >= first
