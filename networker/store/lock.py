"""One process writes: a lock on `networker.lock` says which, and dies with its process.

The lock is the operating system's own, so a killed program leaves none behind; the number in the file is
for people only.
"""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from networker.store.errors import BookLocked

if os.name == "nt":  # pragma: no cover - needs Windows
    import msvcrt

    def _take(file: IO[str]) -> None:
        file.seek(4096)  # beyond the number, which stays readable
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """Held by the one process that may write to the book beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    @property
    def held(self) -> bool:
        """Whether this process holds it."""
        return self._file is not None

    def acquire(self, *, patience: float = 0.0, wait: Callable[[float], None] = time.sleep) -> None:
        """Take the lock, waiting up to `patience` seconds; raises BookLocked, naming the holder."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        file = os.fdopen(handle, "r+", encoding="ascii", errors="replace")
        waited = 0.0
        while True:
            try:
                _take(file)
                break
            except OSError:
                if waited >= patience:
                    file.seek(0)
                    holder = file.readline().strip()
                    file.close()
                    who = f" (process {holder})" if holder.isdigit() else ""
                    raise BookLocked(
                        f"Networker is running already{who} and holds the book."
                        " Wait until it is done, or quit it, and try again."
                    ) from None
                wait(0.1)
                waited += 0.1
        self._file = file
        with contextlib.suppress(OSError):  # on a full disk: what holds is the lock, not the number
            os.ftruncate(file.fileno(), 0)
            os.write(file.fileno(), f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let others write. The file stays: removing it would let two processes hold two locks."""
        if self._file is not None:
            self._file.close()
            self._file = None
