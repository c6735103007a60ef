"""Putting a copy back in the place of the book: wholly, or not at all, also where the machine stops in between.

The rows go into the live file by SQLite's own way, never by renaming: a log that lies beside the old file would bring
back rows of it in the new one, and no examination finds that.
"""

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from networker.domain.going_on import GoingOn, quiet
from networker.store import connection, journal
from networker.store.backups import Examined
from networker.store.book import VERSION, Book
from networker.store.cipher import Cipher, connect
from networker.store.errors import BookError, BookLocked
from networker.store.forgetting import LEFT

# Keys in meta: of what was put back last and the way back from it, and of the way there again.
UNDO, REDO = "put back", "put back again"
PAGES = 500  # between two looks at Cancel


class Other(NamedTuple):
    """What was put back, in words, and where the book lies that was there instead."""

    label: str
    kept: Path


class WayBack(NamedTuple):
    """What is noted in the book that comes: under `key` (UNDO or REDO) what was put back, and where the other one lies."""

    key: str
    label: str
    kept: Path


def put_back(
    book: Book, copy: Examined, *, now: datetime, back: WayBack | None = None, going_on: GoingOn = quiet
) -> None:
    """Replace all that the book holds by a copy that was examined; an older one is brought up to date on the way.

    The way back comes with it: there is no moment at which the one is there without the other. `going_on` hears pages, and
    what it raises stops it: the book is as it was then. Raises BookError.
    """

    def heard(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):  # it was waited for already
            raise BookLocked(
                "Another program is using the book: nothing was changed. Close it and try again."
            )
        if remaining:  # at the end it is done already, and nothing stops it any more
            going_on(total - remaining, total)

    given: dict[str, int] = dict(book.read("SELECT name, seq FROM sqlite_sequence"))
    with (
        _made_ready(book.folder, copy, given, back, now=now, cipher=book.cipher) as source,
        book.replaced() as target,
    ):
        source.backup(target, pages=PAGES, progress=heard)


@contextlib.contextmanager
def _made_ready(
    folder: Path,
    copy: Examined,
    given: Mapping[str, int],
    back: WayBack | None,
    *,
    now: datetime,
    cipher: Cipher | None,
) -> Iterator[sqlite3.Connection]:
    """A connection to what is put back: a copy of the copy, brought up to date, with what the book that comes has to know.

    Raises BookError where there is no room for it.
    """
    with contextlib.ExitStack() as until_then:
        try:
            place = until_then.enter_context(tempfile.TemporaryDirectory(prefix=LEFT, dir=folder))
            path = Path(place) / "networker.db"
            _copied(copy, path, cipher)
            if copy.version < VERSION:
                from networker.store import migrations

                migrations.bring_up_to_date(path, now=now, cipher=cipher)
            with contextlib.closing(connect(path, cipher)) as sql:
                sql.execute("PRAGMA synchronous = OFF")  # it is thrown away
                sql.execute("BEGIN IMMEDIATE")
                _count_on(sql, given)
                if back is not None:
                    _remember(sql, back)
                sql.execute("COMMIT")
                connection.fold_log_by(sql)
        except (OSError, sqlite3.Error) as error:
            raise BookError(
                "The backup could not be made ready beside the book: the disk is full, or its folder cannot be written."
                " Nothing was changed."
            ) from error
        yield until_then.enter_context(contextlib.closing(connection.snapshot(path, cipher)))


def _copied(copy: Examined, path: Path, cipher: Cipher | None) -> None:
    """A copy of a copy under the key of the book: SQLite copies no rows from one key to another, or to none."""
    if copy.cipher == cipher:
        shutil.copyfile(copy.path, path)
        path.chmod(0o600)
        return
    from networker.store.encrypting import written_anew

    written_anew(copy.path, path, of=copy.cipher, to=cipher)


def _count_on(sql: sqlite3.Connection, given: Mapping[str, int]) -> None:
    """No number is given once more: an editor that is still open, or a plan, must never mean another row than its own."""
    numbers = dict(given)
    numbers["step"] = given.get("step", 0) + 1  # by which it shows that the book is another one
    for table, last in numbers.items():
        now_at = sql.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        if now_at is None:
            sql.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))
        elif now_at[0] < last:
            sql.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last, table))


def _remember(sql: sqlite3.Connection, back: WayBack) -> None:
    said = json.dumps({"label": back.label, "kept": str(back.kept), "step": _step(sql, back.key)})
    sql.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (back.key, said))


def other_book(book: Book, key: str) -> Other | None:
    """The book that undo puts back next, or redo; None where something else is next, or that book is gone."""
    said = book.meta(key)
    if not said:
        return None
    try:
        told = json.loads(said)
        found, step = Other(str(told["label"]), Path(told["kept"])), int(told["step"])
    except (ValueError, KeyError, TypeError):
        return None
    return found if _step(book.reader, key) == step and found.kept.is_file() else None


def _step(sql: sqlite3.Connection, key: str) -> int:
    """The last step that stands; for redo the last one of all, since any that came between is next."""
    if key == UNDO:
        last = journal.last_step(sql)
        return last[0] if last else 0
    return int(sql.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()[0])
