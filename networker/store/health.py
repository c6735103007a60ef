"""Whether the book is the one that was closed last, and whole: looked at when it is opened, before anything reads it.

SQLite has no checksums: a page that was overwritten is only found by walking through all of them. So at a clean close the file's
size, time and change counter are noted beside the book, in `networker.health`; as long as they are the same, a start costs nothing.
Where they differ, after an end that was none, and once a week, `quick_check` is run first. The note says that the book is open
before the first change, so that a log which was taken away after a crash is missed.

The file itself is opened before the book's first connection and after its last one only (see `connection.is_logged`).
"""

import contextlib
import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from networker.store import connection
from networker.store.cipher import Cipher
from networker.store.errors import DAMAGED, DamagedBook

NOTE = "networker.health"  # beside the book
QUICK_EVERY = timedelta(days=7)
WHOLE_EVERY = timedelta(days=30)
SMALL = 20_000_000  # bytes up to which indexes are compared with their tables as well: nobody notices
BIG = 300_000_000  # bytes from which on nobody waits at the start for the pages to be walked through


class Note:
    """What is known of the file from before: short lines of a key and a value, written whole or not at all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._said: dict[str, str] = {}
        with contextlib.suppress(OSError, ValueError):
            for line in path.read_text(encoding="ascii").splitlines():
                key, _, value = line.partition(" ")
                self._said[key] = value

    def get(self, key: str) -> str:
        """A value; "" where there is none."""
        return self._said.get(key, "")

    def moment(self, key: str) -> datetime | None:
        """An instant; None where there is none."""
        with contextlib.suppress(ValueError):
            found = datetime.fromisoformat(self.get(key))
            return found if found.tzinfo is not None else None
        return None

    def set(self, **values: str) -> None:
        """Write these beside the others; "" takes one away. A note that cannot be written costs a look at the next start."""
        said = {key: value for key, value in (self._said | values).items() if value}
        if said == self._said:
            return
        self._said = said
        part = self._path.with_name(self._path.name + ".part")
        with contextlib.suppress(OSError):
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write("".join(f"{key} {value}\n" for key, value in sorted(said.items())))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)


def facts(path: Path) -> str:
    """Size, time and change counter of a book's file, as one word; "" where it is not there.

    Of an encrypted book these bytes are noise, and others whenever its first page was written.
    """
    try:
        found = path.stat()
        with path.open("rb") as file:
            first = file.read(28)
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}:{first[24:28].hex()}"


class Health:
    """Of one open book. It is asked by the book alone, and by whoever has it examined on a lane."""

    def __init__(self, path: Path, *, now: datetime, cipher: Cipher | None = None) -> None:
        self._path, self._now, self._cipher = path, now, cipher
        self.note = Note(path.with_name(NOTE))
        self.logged = True  # whether the book is kept with a log, as it was opened
        self.examined = True  # else the pages are still to be walked through, before anything is written
        self._marked = False

    def look(self, *, big: int = BIG) -> None:
        """At the start: raise DamagedBook where the book is another one than was closed, and not whole.

        A book of more than `big` bytes is left `examined = False` instead.
        """
        if not self.is_due():
            return
        if self._log_is_gone():
            with contextlib.suppress(OSError):
                self.note.set(lost=datetime.fromtimestamp(self._path.stat().st_mtime, UTC).isoformat())
        if self._cipher is None and connection.is_cut(self._path):
            raise DamagedBook(DAMAGED)
        if self._path.stat().st_size > big:
            self.examined = False
            return
        self.examine()
        if not connection.is_still(self._path):
            self._recover()

    def _log_is_gone(self) -> bool:
        """Whether the last end was none, and the log that lay there then is no more."""
        kept_in_log = self.note.get("log") == "yes" and connection.is_logged(self._path, self._cipher)
        return (
            bool(self.note.get("open")) and kept_in_log and not connection.beside(self._path, "-wal").exists()
        )

    def is_due(self) -> bool:
        """Whether the book is another one than was closed, or was not looked at for a week."""
        if (
            connection.has_log(self._path)
            or connection.has_journal(self._path)
            or self.note.get("open")
            or self.note.get("closed") != facts(self._path)
        ):
            return True
        quick = self.note.moment("quick")
        return quick is None or not timedelta(0) <= self._now - quick < QUICK_EVERY

    def _recover(self) -> None:
        """After an end that was none: everything into the one file, so that no later look takes the log for lost."""
        if connection.has_log(self._path) or self.note.get("open"):
            whole = connection.fold_log(self._path, self._cipher)
            self.note.set(open="", closed=facts(self._path) if whole else "")

    @property
    def lost_since(self) -> datetime | None:
        """From when on changes may be missing, since the log was taken away after a crash; until `lost_was_said`."""
        return self.note.moment("lost")

    def lost_was_said(self) -> None:
        """It need not be said again."""
        self.note.set(lost="")

    def examine(self) -> None:
        """Walk through all pages now. Raises DamagedBook."""
        small = self._path.stat().st_size <= SMALL
        with contextlib.closing(connection.looking(self._path, self._cipher)) as sql:
            walk(sql, "integrity_check" if small else "quick_check")
        self.examined = True
        now = self._now.astimezone(UTC).isoformat()
        self.note.set(quick=now, whole=now if small else self.note.get("whole"))

    def whole_due(self, now: datetime) -> bool:
        """Whether a month went by since indexes were compared with their tables, too."""
        last = self.note.moment("whole")
        return last is None or not timedelta(0) <= now - last < WHOLE_EVERY

    def examine_whole(self, sql: sqlite3.Connection, now: datetime) -> None:
        """Compare everything: of a large book for seconds. Raises DamagedBook."""
        walk(sql, "integrity_check")
        self.note.set(whole=now.astimezone(UTC).isoformat())

    def begin(self) -> None:
        """The first change comes: until the book is closed, its note says so."""
        if not self._marked:
            log = "yes" if self.logged else "no"
            self.note.set(open=self._now.astimezone(UTC).isoformat(), closed="", log=log)
            self._marked = True

    def closed(self, *, whole: bool) -> None:
        """The book is closed by whoever may write. Not `whole`: what was written is not all in the one file, so the next
        start looks at it.
        """
        self.note.set(open="", closed=facts(self._path) if whole and self.examined else "")

    def made(self) -> None:
        """A new file, made by the program itself: there is nothing to look for."""
        looked = self._now.astimezone(UTC).isoformat()
        self.note.set(open="", lost="", quick=looked, whole=looked, closed=facts(self._path))

    def forget(self) -> None:
        """Another file stands there: what is noted was said of none that is known."""
        self.note.set(open="", closed="", quick="", whole="")


def walk(sql: sqlite3.Connection, pragma: str) -> None:
    """Run `quick_check` or `integrity_check`. Raises DamagedBook; sqlite3.Error where the disk could not be read."""
    from networker.store.check import is_outside, not_examined

    try:
        (first,) = sql.execute(f"PRAGMA {pragma}(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise DamagedBook(DAMAGED) from error
        raise
    if is_outside(first):
        raise not_examined("The disk could not be read, or it is full. Check the disk.")
    if first != "ok":
        raise DamagedBook(DAMAGED)
