"""Copies of the book that are whole, even while it is in use, and checked before they count.

A copy is written under another name, checked, made durable and only then given its own name; a copy that
fails leaves nothing behind.
"""

import contextlib
import hashlib
import os
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from networker.store import connection
from networker.store.errors import BookError, NotABook, explain


@dataclass(frozen=True, slots=True)
class Backup:
    """A checked copy and the SHA-256 of its bytes, which also lies beside it."""

    path: Path
    sha256: str


def write(book: Path, folder: Path, *, now: datetime, label: str = "") -> Backup:
    """Copy the book into `folder` as networker-YYYYMMDDTHHMMSSZ.db (UTC); raises BookError in one sentence."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    stem = f"networker-{stamp}" + (f"-{label}" if label else "")
    part = folder / f"{stem}.part"
    unfinished = [part]
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        final = _free_name(folder, stem)
        _copy(book, part)
        _check(part)
        digest = sha256(part)
        sidecar = final.with_suffix(".db.sha256")
        unfinished.append(sidecar)
        _write_durably(sidecar, f"{digest}  {final.name}\n".encode())
        part.replace(final)
        unfinished.clear()
        sync_folder(folder)
        return Backup(final, digest)
    except (OSError, sqlite3.Error) as error:
        known = explain(error)
        why = (
            str(known)
            if known
            else (error.strerror if isinstance(error, OSError) else "it could not be read")
        )
        raise BookError(f"No backup was written to {folder}: {why}") from error
    finally:
        for each in unfinished:
            with contextlib.suppress(OSError):
                each.unlink()


def _free_name(folder: Path, stem: str) -> Path:
    """A name that is not taken: two backups may fall into one second."""
    final, n = folder / f"{stem}.db", 2
    while final.exists():
        final, n = folder / f"{stem}-{n}.db", n + 1
    return final


def _copy(book: Path, part: Path) -> None:
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    with contextlib.closing(connection.for_reading(book)) as source:
        source.execute("PRAGMA query_only = OFF")  # VACUUM INTO writes elsewhere only
        source.execute("VACUUM INTO ?", (str(part),))


def _check(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as copy:
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise NotABook("the copy is damaged, and so perhaps is the book. Run: networker check.")
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_durably(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
