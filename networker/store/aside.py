"""Putting a damaged book aside whole, with its log, and another one into its place; and which backups are good.

The damaged book is linked or copied into a folder of its own first; then its log goes, and only then the new file takes its name.
A kill in between leaves the damaged book where it was, so that the next start asks again, and never a place without a book,
where a start would make an empty one. A log that stayed beside the new file would be mixed with it.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from networker.store import backup, backups, connection
from networker.store import cipher as ciphers
from networker.store.backups import Listed
from networker.store.book import APPLICATION_ID, NAME, VERSION
from networker.store.cipher import Cipher
from networker.store.errors import BookError
from networker.store.health import NOTE

ENDINGS = ("", "-wal", "-shm", "-journal")
_STAMP = "%Y%m%dT%H%M%SZ"
READY = NAME + ".ready"  # a whole book that is about to take the place


@dataclass(frozen=True, slots=True)
class Good:
    """A backup whose bytes are those that were written: its file, and the instant at which it was made."""

    path: Path
    made: datetime


def newest_good(*folders: Path, cipher: Cipher | None = None) -> Good | None:
    """The newest backup in these folders whose SHA-256 fits and which this program can read; None where there is none.

    `cipher`: the key of the book, which opens the encrypted ones.
    """
    return next(good_ones(*folders, cipher=cipher), None)


def good_ones(*folders: Path, cipher: Cipher | None = None) -> Iterator[Good]:
    """Backups that are good, the newest first. Each is read whole, so take no more than are wanted.

    The newest has the highest number, whatever the clock said. Where other books keep theirs in the same place, those
    of the book of the first folder that has any count alone.
    """
    found = [_listed(folder) for folder in folders]
    mark = next((each.held.book for listed in found for each in listed if each.held is not None), "")
    ours = [each for listed in found for each in listed if each.held is None or each.held.book == mark]
    for each in sorted(ours, key=lambda one: (one.number, one.at), reverse=True):
        if _is_good(each, cipher):
            yield Good(each.path, each.at)


def _listed(folder: Path) -> list[Listed]:
    """The backups there, the newest first; none where the folder cannot be read."""
    with contextlib.suppress(BookError):
        return backups.listed(folder)
    return []


def _is_good(listed: Listed, cipher: Cipher | None) -> bool:
    try:
        head = connection.header(listed.path, ciphers.of_file(listed.path, cipher))
        known = head is not None and head[0] == APPLICATION_ID and head[1] <= VERSION
        return known and backup.sha256(listed.path) == listed.sha256
    except (OSError, sqlite3.Error, BookError):
        return False


def make_ready(good: Path, folder: Path, cipher: Cipher | None = None) -> Path:
    """Copy a book to where it can take the place in one move, and walk through it once more. Raises BookError.

    `cipher`: the key of the book, which a backup of before it was encrypted is given, too.
    """
    ready = folder / READY
    try:
        had = ciphers.of_file(good, cipher)
        if had == cipher:
            with good.open("rb") as source, _open_new(ready) as target:
                shutil.copyfileobj(source, target, 1 << 20)
                target.flush()
                os.fsync(target.fileno())
        else:
            from networker.store.encrypting import written_anew

            written_anew(good, ready, of=had, to=cipher)
        with contextlib.closing(connection.snapshot(ready, cipher)) as sql:
            whole = sql.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except (OSError, sqlite3.Error) as error:
        ready.unlink(missing_ok=True)
        why = error.strerror if isinstance(error, OSError) else "it cannot be read"
        raise BookError(f"The backup could not be put back: {why}. Nothing was changed.") from error
    if not whole:
        ready.unlink(missing_ok=True)
        raise BookError("This backup is damaged as well. Nothing was changed; take one before it.")
    return ready


def _open_new(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def keep_open(sql: sqlite3.Connection, folder: Path) -> Path:
    """Write an open book, of which the file is no longer in its place, to where it can take it in one move. Raises BookError.

    Where its folder was moved as well it is made again, but not that in which it lay: there a disk may have been.
    """
    ready = folder / READY
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _open_new(ready).close()
        sql.execute("PRAGMA query_only = OFF")  # VACUUM INTO writes elsewhere only
        try:
            sql.execute("VACUUM INTO ?", (str(ready),))
        finally:
            sql.execute("PRAGMA query_only = ON")
        with ready.open("rb") as file:
            os.fsync(file.fileno())
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            ready.unlink(missing_ok=True)
        raise BookError(
            "The book that was open could not be written to its folder: the disk is full, or the folder is gone."
        ) from error
    return ready


def is_ready(folder: Path) -> bool:
    """Whether a whole book is about to take the place."""
    return (folder / READY).is_file()


def take_place(folder: Path, *, now: datetime, kind: str = "damaged") -> Path | None:
    """Put what stands in the book's place aside whole, and the file that was made ready there.

    The caller holds the writer's lock. Answers the folder `<kind>-<UTC>` in which the former lies; None where there was
    none. Raises BookError, and then the former is still in its place.
    """
    if not is_ready(folder):
        raise BookError("The other book is not there any more. Nothing was changed.")
    book = folder / NAME
    former = [each for ending in ENDINGS if (each := connection.beside(book, ending)).exists()]
    away = _put_aside([*former, folder / NOTE], folder, now=now, kind=kind) if former else None
    try:
        for file in (*(connection.beside(book, ending) for ending in ENDINGS[1:]), folder / NOTE):
            file.unlink(missing_ok=True)
        (folder / READY).replace(book)
        backup.sync_folder(folder)
    except OSError as error:
        if away is None:
            raise BookError("The other book could not take its place.") from error
        raise BookError(
            f"The other book could not take its place. The former lies whole in {away}."
        ) from error
    return away if book in former else None  # else a log without its book


def _put_aside(files: Sequence[Path], folder: Path, *, now: datetime, kind: str) -> Path:
    away = _free(folder, f"{kind}-{now.astimezone(UTC).strftime(_STAMP)}")
    try:
        away.mkdir(mode=0o700)
        for file in files:
            _also_there(file, away)
        backup.sync_folder(away)
        backup.sync_folder(folder)
    except OSError as error:
        shutil.rmtree(away, ignore_errors=True)
        why = error.strerror or "the folder cannot be written"
        raise BookError(f"The book could not be put aside: {why}. It is where it was.") from error
    return away


def keep_apart(folder: Path, *, now: datetime) -> None:
    """Put what was made ready, and is not to take the place after all, into a folder `replaced-<UTC>`. Raises BookError."""
    ready = folder / READY
    if not ready.exists():
        return
    away = _free(folder, f"replaced-{now.astimezone(UTC).strftime(_STAMP)}")
    try:
        away.mkdir(mode=0o700)
        ready.replace(away / NAME)
        backup.sync_folder(away)
    except OSError as error:
        raise BookError(
            f"The book that was open lies in {ready}: it could not be put into a folder."
        ) from error


def _also_there(file: Path, folder: Path) -> None:
    """Have a file in another folder too, without moving it: by another name, or as a copy where the disk knows no such thing."""
    if not file.exists():
        return
    other = folder / file.name
    try:
        os.link(file, other)
    except OSError:
        shutil.copy2(file, other)
        with other.open("rb") as copied:
            os.fsync(copied.fileno())


def _free(folder: Path, name: str) -> Path:
    found, n = folder / name, 2
    while found.exists():
        found, n = folder / f"{name}-{n}", n + 1
    return found
