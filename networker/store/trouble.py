"""Why nothing may be written to an open book any more: it is damaged, another file stands in its place, or the disk fails."""

import os
import sqlite3
from pathlib import Path

from networker.store.errors import (
    DISK_FULL,
    FAILING,
    REPLACED,
    BookError,
    DamagedBook,
    FailingDisk,
    ReplacedBook,
    explain,
)

ROOM = 4_000_000  # bytes of free space with which a disk that refuses is not simply full
HOLDING = (DamagedBook, ReplacedBook, FailingDisk)


class Trouble:
    """Of one open book. What holds is asked before each change; a failing disk may be tried again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is: tuple[int, int] | None = None
        self.holds: BookError | None = None

    def opened(self) -> None:
        """From now on it is this file and no other."""
        self._is = identity(self._path)

    @property
    def is_replaced(self) -> bool:
        """Whether the file is gone from its place, or another stands there."""
        return self._is is not None and identity(self._path) != self._is

    def hold(self, error: BookError) -> None:
        """Let nothing be written from now on; what was the matter first stays."""
        if self.holds is None:
            self.holds = error

    def lift(self) -> None:
        """Try again to write: the disk may be there again. Not where the book itself is damaged or another one."""
        if isinstance(self.holds, FailingDisk):
            self.holds = None

    def check(self) -> None:
        """Before a change. Raises what holds; ReplacedBook where another file stands there by now."""
        if self.holds is None and self.is_replaced:
            self.hold(ReplacedBook(REPLACED))
        if self.holds is not None:
            raise type(self.holds)(str(self.holds))

    def explained(self, error: BaseException) -> BookError | None:
        """The sentence for an error of a change, as `errors.explain`; nothing more is written where that would do harm."""
        known = explain(error)
        if known is not None and _is_of_disk(error):
            import shutil  # no start pays for it

            full = shutil.disk_usage(self._path.parent).free < ROOM
            known = BookError(DISK_FULL) if full else FailingDisk(FAILING)
        if isinstance(known, HOLDING):
            self.hold(known)
        return known


def identity(path: Path) -> tuple[int, int] | None:
    """Which file lies there, whatever is written to it; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_of_disk(error: BaseException) -> bool:
    """Whether SQLite was refused by the disk, in an error or one before it."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, sqlite3.Error) and getattr(cause, "sqlite_errorname", "").startswith(
            "SQLITE_IOERR"
        ):
            return not getattr(cause, "sqlite_errorname", "").startswith("SQLITE_IOERR_SHMSIZE")
        cause = cause.__cause__ or cause.__context__
    return False
