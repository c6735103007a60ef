"""A book that cannot be used: what can be done about it, and each of these things.

Nothing is written to the book itself. It is put aside whole, into a folder that is never emptied, and another file takes
its place; or it is looked at as it is. Whoever does any of this holds the writer's lock meanwhile.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from networker.domain.going_on import GoingOn, quiet
from networker.store import aside, connection, salvage
from networker.store.book import APPLICATION_ID, NAME, VERSION, Book
from networker.store.errors import BookError, DamagedBook, NotABook, ReplacedBook
from networker.store.lock import WriterLock
from networker.store.salvage import Saved

__all__ = ["Ailing", "Choices", "Good", "Mended", "Saved", "ails", "choices"]
Good = aside.Good


class Ailing(StrEnum):
    """What is the matter."""

    DAMAGED = "damaged"  # pages cannot be read
    FOREIGN = "foreign"  # the file is none of Networker's: its head is gone, or it never was one
    REPLACED = "replaced"  # another file stands where the open book stood


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be done about a book."""

    ailing: Ailing
    folder: Path
    backup: Good | None  # the newest good one
    readable: bool  # whether rows can be read out of it
    shown: bool  # whether it can be looked at as it is


@dataclass(frozen=True, slots=True)
class Mended:
    """Another file stands in the book's place."""

    aside: Path  # where the former lies whole
    saved: Saved | None = None  # what was read out of it
    made: datetime | None = None  # the instant of the backup that was put back


def ails(error: Exception) -> Ailing | None:
    """What is the matter with the book, by the error that says so; None: nothing of this kind."""
    if isinstance(error, DamagedBook):
        return Ailing.DAMAGED
    if isinstance(error, NotABook):
        return Ailing.FOREIGN
    return Ailing.REPLACED if isinstance(error, ReplacedBook) else None


def choices(folder: Path, ailing: Ailing) -> Choices:
    """Look what can be done: the newest backup is read whole, so not in the GUI thread."""
    head, readable = None, False
    with contextlib.suppress(OSError, sqlite3.Error):
        head = connection.header(folder / NAME)
        with contextlib.closing(connection.looking(folder / NAME)) as sql:
            readable = sql.execute("SELECT 1 FROM sqlite_master WHERE name = 'person'").fetchone() is not None
    ours = head is not None and head[0] == APPLICATION_ID and head[1] <= VERSION
    readable = readable and ours
    shown = readable and head is not None and head[1] == VERSION
    return Choices(ailing, folder, aside.newest_good(folder / "backups"), readable, shown)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Be the one process that may write. Raises BookLocked."""
    lock = WriterLock(folder / "networker.lock")
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


def put_back(folder: Path, good: Good, *, now: datetime) -> Mended:
    """Put the damaged book aside and a backup into its place. Raises BookError, and then all is as it was."""
    with _alone(folder):
        aside.make_ready(good.path, folder)
        return Mended(aside.take_place(folder, now=now), made=good.made)


def save_readable(folder: Path, *, now: datetime, going_on: GoingOn = quiet) -> Mended:
    """Put the damaged book aside, and what can be read of it into its place. Raises BookError, and then all is as it was."""
    with _alone(folder):
        ready = folder / aside.READY
        try:
            saved = salvage.save(folder / NAME, ready, now=now, version=VERSION, going_on=going_on)
        except (OSError, sqlite3.Error) as error:
            salvage.remove(ready)
            raise BookError(
                "What can be read could not be written: the disk is full, or it cannot be used. Nothing was changed."
            ) from error
        return Mended(aside.take_place(folder, now=now), saved=saved)


def look(folder: Path, *, now: datetime) -> Book:
    """The damaged book as it is, to be read only. Raises BookError where it cannot even be looked at."""
    return Book(folder, now=now, damaged=True)


def keep_open_one(book: Book) -> Path:
    """Write the book that is open, whose file is gone from its place, to a file beside it. Raises BookError."""
    return aside.keep_open(book.reader, book.folder)


def put_open_one_back(folder: Path, *, now: datetime) -> Mended:
    """Put what stands in the book's place aside, and the one that was open there again. It was kept, and is closed by now."""
    with _alone(folder):
        return Mended(aside.take_place(folder, now=now, kind="replaced"))


def keep_apart(folder: Path, *, now: datetime) -> None:
    """Put the book that was open, and is not to take its place again, into a folder of its own. Raises BookError."""
    aside.keep_apart(folder, now=now)
