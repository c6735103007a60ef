"""A page that was printed to a file, kept where the user chose: it appears whole or not at all."""

import contextlib
import os
from pathlib import Path

from networker.services.errors import CannotDo
from networker.store.backup import sync_folder


def keep(path: Path, page: bytes) -> Path:
    """Write a page to a file that nobody else may read, in the place of one that is there; answers where it lies.

    Raises CannotDo in one sentence, with nothing left behind and what was there as it was.
    """
    part = path.with_name(path.name + ".part")
    try:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()  # left behind by a program that was killed
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise CannotDo(f"Nothing was written to {path}: {error.strerror}.") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return path
