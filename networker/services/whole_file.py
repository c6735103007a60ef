"""Files that the user gets at a place of their own: each appears whole or not at all, and nobody else may read it."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from networker.services.errors import CannotDo
from networker.store.backup import sync_folder

PART = ".networker-part"  # ends the name meanwhile: a browser's ".part" is somebody else's
_TOGETHER = 1 << 16  # bytes written at once
_DATABASE = b"SQLite format 3\0"
_ENDS = (".db", ".db-wal", ".db-shm", ".db-journal")


@contextlib.contextmanager
def writing(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Give a file to write into, which is made durable and gets its name when the block ends well.

    Without `replace` nothing may be there; a database, such as the book and its backups, is never replaced. Raises OSError and
    CannotDo. Whatever happens, nothing is left behind and what was there stays as it was.
    """
    if not replace and os.path.lexists(path):
        raise CannotDo(f"{path} is there already and is left as it is; choose another name.")
    if _is_database(path):
        raise CannotDo(f"{path} is a database and is left as it is; choose another name.")
    part = path.with_name(path.name + PART)
    try:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()  # left behind by a program that was killed
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb", buffering=_TOGETHER) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if not replace and os.path.lexists(path):
            raise CannotDo(f"{path} has come into being meanwhile and is left as it is; choose another name.")
        part.replace(path)
        sync_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _is_database(path: Path) -> bool:
    """Whether there is one, by its name too: one that is encrypted looks like nothing."""
    if not path.is_file():  # whoever opens a pipe waits for its other end
        return False
    if path.name.lower().endswith(_ENDS):
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False
