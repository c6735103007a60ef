"""The copies that lie in a folder: which there are, what one holds, whether it is whole, which may go.

Only files that the program has written count: their name is of its form, and their sum lies beside them. Everything
else in the folder is left alone.
"""

import contextlib
import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from networker.domain import thinning
from networker.store import backup, connection
from networker.store import cipher as ciphers
from networker.store.backup import Counts
from networker.store.book import APPLICATION_ID, VERSION
from networker.store.cipher import Cipher
from networker.store.errors import BookError, NewerBook

_NAME = re.compile(
    r"networker-(\d{8}T\d{6}Z)(?:-(before-[a-z]+))?(?:-\d+)?\.(db|part|part-journal|db\.sha256)"
)
_SUM = re.compile(r"[0-9a-f]{64}")
LEFT_OVER = timedelta(days=1)  # after which what a kill left is no copy that is being written


class BadBackup(BookError):
    """A copy that is not what it was when it was written, or no copy at all. It is left as it is."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A copy as its name and its sum tell of it; whether it still is that, only `examine` knows.

    `at` in UTC; `size` in bytes; `held` is None where it was written before that was kept.
    """

    path: Path
    at: datetime
    reason: str
    size: int
    sha256: str
    number: int = 0
    held: Counts | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """What a copy that is whole holds. `last_step` and `last_at`: what was done last in it, and when (ISO 8601 with offset)."""

    path: Path
    held: Counts
    version: int
    last_step: str
    last_at: str
    cipher: Cipher | None = None  # what opens it


def listed(folder: Path) -> list[Listed]:
    """The copies in a folder, the newest first; none where there is no such folder. Raises BookError."""
    try:
        found = [one for each in folder.iterdir() if (one := _listed(each)) is not None]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BookError(f"The folder {folder} cannot be read: {error.strerror}.") from error
    return sorted(found, key=lambda each: (each.number, each.at, each.path.name), reverse=True)


def _listed(path: Path) -> Listed | None:
    named = _NAME.fullmatch(path.name)
    if named is None or named[3] != "db":
        return None
    try:
        at = _moment(named[1])
        told = backup.sidecar_of(path).read_text(encoding="utf-8")
        size = path.stat().st_size
    except (OSError, ValueError):
        return None
    digest, *_ = told.split(maxsplit=1) or [""]
    if not _SUM.fullmatch(digest):
        return None
    number, held = _told(told)
    return Listed(path, at, named[2] or "", size, digest, number, held)


def _moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)


def _told(beside: str) -> tuple[int, Counts | None]:
    """The number of a copy and what it held; 0 and None where nothing is said of them that can be read."""
    line = next((each for each in beside.splitlines() if each.startswith(backup.MARK)), "")
    try:
        said = json.loads(line.removeprefix(backup.MARK))
        number, step, people, talks, promises = (
            int(said[name]) for name in ("number", "step", "people", "talks", "promises")
        )
        book, changed, last_day = (str(said[name]) for name in ("book", "changed", "last_day"))
    except (KeyError, ValueError, TypeError, RecursionError):
        return 0, None
    return number, Counts(book, step, changed, people, talks, promises, last_day)


def examine(path: Path, cipher: Cipher | None = None) -> Examined:
    """Read a copy to its end and say what it holds; it is not written to, and no file is made beside it.

    `cipher`: the key of the book. Raises BadBackup, NewerBook, OtherPhrase, and BookError where the disk refuses. A copy of which no sum is kept is looked through
    page by page.
    """
    try:
        return _examined(path, cipher)
    except OSError as error:
        raise BookError(f"{path} cannot be read: {error.strerror}.") from error
    except sqlite3.Error as error:
        raise BadBackup(_bad(path)) from error


def _bad(path: Path) -> str:
    return f"The backup {path} is damaged. Nothing was changed."


def _examined(path: Path, book: Cipher | None) -> Examined:
    known = _listed(path)
    if known is not None and backup.sha256(path) != known.sha256:
        raise BadBackup(_bad(path))
    cipher = ciphers.of_file(path, book)
    found = connection.header(path, cipher)
    if found is None or found[0] != APPLICATION_ID:
        raise BadBackup(f"{path} is no book of Networker's. Nothing was changed.")
    if found[1] > VERSION:
        raise NewerBook(f"A newer Networker has written the backup {path}. Install that one to put it back.")
    with contextlib.closing(connection.snapshot(path, cipher)) as sql:
        check = "quick_check" if known is not None else "integrity_check"
        if sql.execute(f"PRAGMA {check}").fetchone() != ("ok",):
            raise BadBackup(_bad(path))
        held = backup.counts(sql)
        if known is not None and known.held not in (None, held):
            raise BadBackup(_bad(path))
        last = sql.execute(
            "SELECT label, at FROM step WHERE undone = 0 AND undoes IS NULL ORDER BY id DESC LIMIT 1"
        )
        label, at = last.fetchone() or ("", "")
    return Examined(path, held, found[1], str(label), str(at), cipher)


def thin(folder: Path, *, book: str, most: int = thinning.MOST_BYTES) -> list[str]:
    """Delete the copies of this book that need not be kept, and what a kill has left; the names of what went.

    What cannot be deleted stays. The newest copy must have been checked before.
    """
    ours = [each for each in listed(folder) if each.held is None or each.held.book == book]
    kept = [thinning.Kept(each.path.name, each.number, each.at, each.size, each.reason) for each in ours]
    gone = []
    for name in (*thinning.superfluous(kept, most=most), *_left_over(folder, ours)):
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)  # first, as a sum alone is no copy
            backup.sidecar_of(folder / name).unlink(missing_ok=True)
            gone.append(name)
    return gone


def _left_over(folder: Path, ours: Sequence[Listed]) -> list[str]:
    """Files that were never given their name, and sums without a copy, of long before the newest copy."""
    if not ours:
        return []
    newest = max(each.at for each in ours)
    found = []
    for each in folder.iterdir():
        named = _NAME.fullmatch(each.name)
        if named is None or named[3] == "db" or newest - _moment(named[1]) < LEFT_OVER:
            continue
        if named[3].startswith("part") or not each.with_suffix("").exists():
            found.append(each.name)
    return found
