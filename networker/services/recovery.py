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
from networker.store import aside, backups, connection, salvage
from networker.store.book import APPLICATION_ID, NAME, VERSION, Book
from networker.store.cipher import Cipher
from networker.store.errors import BookError, DamagedBook, NotABook, OldBook, ReplacedBook
from networker.store.lock import WriterLock
from networker.store.salvage import Saved
from networker.store.trouble import identity

__all__ = ["Ailing", "Choices", "Good", "Mended", "PutBack", "Saved", "ails", "choices"]
Good = aside.Good


class Ailing(StrEnum):
    """What is the matter."""

    DAMAGED = "damaged"  # pages cannot be read
    FOREIGN = "foreign"  # the file is none of Networker's: its head is gone, or it never was one
    OLD = "old"  # of an older program, and it could not be brought up to date
    REPLACED = "replaced"  # another file stands where the open book stood
    GONE = "gone"  # no file stands there any more


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be done about a book."""

    ailing: Ailing
    folder: Path
    backup: Good | None  # the newest good one
    readable: bool  # whether rows can be read out of it
    shown: bool  # whether it can be looked at as it is
    kept: bool = False  # whether the book that was open can take its place again
    file: tuple[int, int] | None = None  # which one was looked at


@dataclass(frozen=True, slots=True)
class Mended:
    """Another file stands in the book's place."""

    aside: Path | None  # where the former lies whole; None where there was none
    saved: Saved | None = None  # what was read out of it
    made: datetime | None = None  # the instant of the backup that was put back


def ails(error: Exception) -> Ailing | None:
    """What is the matter with the book, by the error that says so; None: nothing of this kind."""
    if isinstance(error, DamagedBook):
        return Ailing.DAMAGED
    if isinstance(error, NotABook):
        return Ailing.FOREIGN
    if isinstance(error, OldBook):
        return Ailing.OLD
    return Ailing.REPLACED if isinstance(error, ReplacedBook) else None


def of_open_one(folder: Path) -> Ailing:
    """What is the matter with a book that is open, and of which the file is no longer in its place."""
    return Ailing.REPLACED if (folder / NAME).exists() else Ailing.GONE


def choices(folder: Path, ailing: Ailing, other: Path | None = None, cipher: Cipher | None = None) -> Choices:
    """Look what can be done: the newest backup is read whole, so not in the GUI thread. `other`: where more of them lie.

    `cipher`: the key of an encrypted book.
    """
    if ailing is Ailing.OLD:  # with a backup of it, it would be the same
        return Choices(ailing, folder, None, readable=False, shown=True)
    head, readable = None, False
    file = identity(folder / NAME)
    with contextlib.suppress(OSError, sqlite3.Error):
        head = connection.header(folder / NAME, cipher)
        with contextlib.closing(connection.looking(folder / NAME, cipher)) as sql:
            readable = sql.execute("SELECT 1 FROM sqlite_master WHERE name = 'person'").fetchone() is not None
    ours = head is not None and head[0] == APPLICATION_ID and head[1] <= VERSION
    readable = readable and ours
    today = ours and head is not None and head[1] == VERSION
    shown = readable and today
    # Where only the list of the tables is gone, it is made anew (store/tables_anew.py).
    readable = readable or (today and not connection.has_log(folder / NAME))
    places = (folder / "backups", other) if other is not None else (folder / "backups",)
    good = aside.newest_good(*places, cipher=cipher) if ailing in (Ailing.DAMAGED, Ailing.FOREIGN) else None
    return Choices(ailing, folder, good, readable, shown, aside.is_ready(folder), file)


@contextlib.contextmanager
def _alone(folder: Path, seen: tuple[int, int] | None = None) -> Iterator[None]:
    """Be the one process that may write, to the file that was `seen`. Raises BookLocked and BookError.

    Of two windows that ask about one book the first may have mended it: what the second would put aside is whole.
    """
    lock = WriterLock(folder / "networker.lock")
    try:
        lock.acquire()
    except OSError as error:
        raise BookError(f"The folder {folder} cannot be written. Nothing was changed.") from error
    try:
        if seen is not None and identity(folder / NAME) != seen:
            raise BookError(
                "Another file stands in the book's place since you were asked, and so nothing was changed."
                " Quit, and start Networker again."
            )
        yield
    finally:
        lock.release()


def put_back(
    folder: Path,
    good: Good,
    *,
    now: datetime,
    seen: tuple[int, int] | None = None,
    cipher: Cipher | None = None,
) -> Mended:
    """Put the damaged book aside and a backup into its place. Raises BookError, and then all is as it was.

    `seen`: which file the choice was about, as Choices says; nothing happens to another one.
    """
    with _alone(folder, seen):
        aside.make_ready(good.path, folder, cipher)
        return Mended(aside.take_place(folder, now=now), made=good.made)


@dataclass(frozen=True, slots=True)
class PutBack:
    """A backup stands in the place of a book that could not be opened. `at`: the instant of the backup. `aside`: where the
    former lies whole.
    """

    aside: Path | None
    at: datetime
    people: int


def put_back_named(folder: Path, backup: Path, *, now: datetime, cipher: Cipher | None = None) -> PutBack:
    """Put a backup that somebody names, by its file or by the name of one that is kept, in the place of a damaged book.

    Raises BadBackup, BookLocked and BookError, and then all is as it was.
    """
    kept = folder / "backups" / backup.name
    path = backup if backup.is_absolute() or not kept.exists() else kept
    copy, listed = backups.examine(path, cipher), list[backups.Listed]()
    with contextlib.suppress(BookError):
        listed = backups.listed(path.parent)
    made = next((each.at for each in listed if each.path == path), None)
    made = made or (datetime.fromisoformat(copy.last_at) if copy.last_at else now)
    done = put_back(folder, Good(path, made), now=now, cipher=cipher)
    with contextlib.closing(
        Book(folder, now=now, cipher=cipher)
    ) as book:  # one of an older program is brought up to date
        people = book.read("SELECT count(*) FROM person WHERE me = 0")[0][0]
    return PutBack(done.aside, made, int(people))


def save_readable(
    folder: Path,
    *,
    now: datetime,
    going_on: GoingOn = quiet,
    seen: tuple[int, int] | None = None,
    cipher: Cipher | None = None,
) -> Mended:
    """Put the damaged book aside, and what can be read of it into its place. Raises BookError, and then all is as it was."""
    with _alone(folder, seen):
        ready = folder / aside.READY
        try:
            saved = salvage.save(
                folder / NAME, ready, now=now, version=VERSION, going_on=going_on, cipher=cipher
            )
        except (OSError, sqlite3.Error) as error:
            salvage.remove(ready)
            raise BookError(
                "What can be read could not be written: the disk is full, or it cannot be used. Nothing was changed."
            ) from error
        return Mended(aside.take_place(folder, now=now), saved=saved)


def look(folder: Path, *, now: datetime, cipher: Cipher | None = None) -> Book:
    """The damaged or older book as it is, to be read only. Raises BookError where it cannot even be looked at."""
    head = salvage.head_of(folder / NAME, cipher)
    if head is not None and head[0] == APPLICATION_ID and head[1] < VERSION:
        from networker.store import look as older

        return older.at(folder, now=now, cipher=cipher)
    return Book(folder, now=now, damaged=True, cipher=cipher)


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
