"""Copies of the book that are whole, even while it is in use, and checked before they count.

A copy is written under another name, checked, made durable and only then given its own name; a copy that
fails leaves nothing behind. Beside it lies its SHA-256, since SQLite has no sums of its own, and what the copy
holds in numbers. What lies in a folder of copies is read in `backups`.
"""

import contextlib
import importlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from networker.store import connection
from networker.store.cipher import Cipher
from networker.store.errors import BookError, NotABook, explain

BLOCK = 1 << 18  # bytes summed at a time: the interpreter is held meanwhile
MARK = "# networker"  # begins the line of numbers: programs that check sums pass it over


@dataclass(frozen=True, slots=True)
class Backup:
    """A checked copy and the SHA-256 of its bytes, which also lies beside it."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What a book holds: enough to know it again, and to see that nothing is missing in a copy.

    `step` and `changed`: the number and the moment (ISO 8601 with offset) of its last change; `book`: its own mark;
    `last_day`: of its newest talk, ISO, "" where there is none.
    """

    book: str
    step: int
    changed: str
    people: int
    talks: int
    promises: int  # those that are open
    last_day: str


def counts(sql: sqlite3.Connection) -> Counts:
    """The numbers of a book of any version."""
    row = sql.execute(
        "SELECT (SELECT value FROM meta WHERE key = 'book'), (SELECT max(id) FROM step),"
        " (SELECT at FROM step ORDER BY id DESC LIMIT 1),"
        " (SELECT count(*) FROM person), (SELECT count(*) FROM interaction),"
        " (SELECT count(*) FROM follow_up WHERE state = 'open'), (SELECT max(day) FROM interaction)"
    ).fetchone()
    book, step, changed, people, talks, promises, last = row
    return Counts(
        str(book or ""),
        int(step or 0),
        str(changed or ""),
        int(people),
        int(talks),
        int(promises),
        str(last or ""),
    )


def write(
    book: Path,
    folder: Path,
    *,
    now: datetime,
    label: str = "",
    number: int = 1,
    cipher: Cipher | None = None,
) -> Backup:
    """Copy the book into `folder` as networker-YYYYMMDDTHHMMSSZ.db (UTC); raises BookError in one sentence.

    `label` says why it was written, where it is no ordinary copy. `number`: one more than that of any copy before.
    `cipher`: the key of an encrypted book, which is that of its copies too.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    stem = f"networker-{stamp}" + (f"-{label}" if label else "")

    def fill(part: Path) -> str:
        _copy(book, part, cipher)
        return f"{MARK} {json.dumps({'number': number, **asdict(_check(part, cipher))})}\n"

    return _into(folder, stem, fill, make_folder=True)


def copy(backup: Path, folder: Path) -> Backup:
    """Copy a backup with all that is said beside it into another folder, which must be there; raises BookError."""
    beside = sidecar_of(backup).read_text(encoding="utf-8")

    def fill(part: Path) -> str:
        _private(part)
        shutil.copyfile(backup, part)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        if sha256(part) != beside.split()[0]:
            raise NotABook("the copy is not what was copied")
        return beside.partition("\n")[2]

    return _into(folder, backup.stem, fill, make_folder=False)


def anew(backup: Path, write_anew: Callable[[Path], None]) -> Backup:
    """Have a backup written anew by `write_anew`, with all that is said beside it; the former goes once the new one is whole.

    Raises what `write_anew` raises, and BookError.
    """
    said = sidecar_of(backup).read_text(encoding="utf-8").partition("\n")[2]

    def fill(part: Path) -> str:
        write_anew(part)
        return said

    stem = re.sub(r"(?<=[Za-z])-\d+$", "", backup.stem)  # less what told it from another one of that second
    made = _into(backup.parent, stem, fill, make_folder=False)
    backup.unlink()
    sidecar_of(backup).unlink(missing_ok=True)
    return made


def _into(folder: Path, stem: str, fill: Callable[[Path], str], *, make_folder: bool) -> Backup:
    """Have a file filled under another name, and give it and its sum their names; `fill` says what stands below the sum."""
    part = folder / f"{stem}.part"
    unfinished = [part]
    try:
        if make_folder:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        final = _free_name(folder, stem)
        told = fill(part)
        digest = sha256(part)
        sidecar = sidecar_of(final)
        unfinished.append(sidecar)
        _write_durably(sidecar, f"{digest}  {final.name}\n{told}".encode())
        part.replace(final)
        unfinished.clear()
        sync_folder(folder)
        return Backup(final, digest)
    except (OSError, sqlite3.Error, NotABook) as error:
        why = _why(error)
        raise BookError(
            f"No backup was written to {folder}: {why} Those that lie there stay as they are."
        ) from error
    finally:
        for each in unfinished:
            with contextlib.suppress(OSError):
                each.unlink()


def _why(error: Exception) -> str:
    if (known := explain(error)) is not None:
        return str(known)
    return f"{error.strerror or error}." if isinstance(error, OSError) else "it could not be read."


def sidecar_of(backup: Path) -> Path:
    """The file beside a copy that holds its sum."""
    return backup.with_name(backup.name + ".sha256")


def _free_name(folder: Path, stem: str) -> Path:
    """A name that is not taken: two backups may fall into one second."""
    final, n = folder / f"{stem}.db", 2
    while final.exists():
        final, n = folder / f"{stem}-{n}.db", n + 1
    return final


def _private(part: Path) -> None:
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))


def _copy(book: Path, part: Path, cipher: Cipher | None) -> None:
    """Copy the rows, and see that none is missing where nothing was written meanwhile."""
    _private(part)
    with contextlib.closing(connection.for_reading(book, cipher)) as source:
        version, held = source.execute("PRAGMA data_version").fetchone(), counts(source)
        source.execute("PRAGMA query_only = OFF")  # VACUUM INTO writes elsewhere only
        source.execute("VACUUM INTO ?", (str(part),))
        if source.execute("PRAGMA data_version").fetchone() != version:
            return
    with contextlib.closing(connection.snapshot(part, cipher)) as copied:
        if counts(copied) != held:
            raise NotABook("the copy is not whole, and so perhaps neither is the book. Run: networker check.")


def _check(path: Path, cipher: Cipher | None) -> Counts:
    with contextlib.closing(connection.snapshot(path, cipher)) as copied:
        if copied.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise NotABook("the copy is damaged, and so perhaps is the book. Run: networker check.")
        held = counts(copied)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return held


def _sum() -> Any:
    """A sum to be filled: hashlib's would bring OpenSSL along, four megabytes where a program lies in the tray for days."""
    for name in ("_sha2", "_sha256"):  # Python's own, from 3.12 on and before, as its `random` takes them
        with contextlib.suppress(ImportError):
            return importlib.import_module(name).sha256()
    return importlib.import_module("hashlib").sha256()


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        digest = _sum()
        while block := file.read(BLOCK):
            digest.update(block)
    return str(digest.hexdigest())


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
