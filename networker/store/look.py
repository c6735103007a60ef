"""A book of an older program that could not be brought up to date, to be looked at: its rows in the tables of today.

The book itself stays as it is. What a newer program would have made of its rows is missing here, so nothing can be written, and
the copy goes when it is closed.
"""

import shutil
import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path

from networker.store import salvage
from networker.store.book import NAME, VERSION, Book
from networker.store.cipher import Cipher
from networker.store.errors import BookError
from networker.store.forgetting import LOOKING


class Look(Book):
    """Such a copy, opened as a damaged book is: nothing is written to it."""

    older = True

    def close(self) -> None:
        """Nothing is left of it."""
        super().close()
        shutil.rmtree(self.folder, ignore_errors=True)


def at(folder: Path, *, now: datetime, cipher: Cipher | None = None) -> Look:
    """Make such a copy of the book in `folder`, and open it. Raises BookError where it cannot be read, or the disk is full."""
    try:
        place = Path(tempfile.mkdtemp(prefix=LOOKING, dir=folder))
    except OSError as error:
        raise BookError(f"The folder of the book cannot be written: {error.strerror}.") from error
    try:
        salvage.save(folder / NAME, place / NAME, now=now, version=VERSION, anew=True, cipher=cipher)
        return Look(place, now=now, damaged=True, cipher=cipher)
    except BaseException as error:
        shutil.rmtree(place, ignore_errors=True)
        if isinstance(error, OSError | sqlite3.Error):
            raise BookError(
                "The older book cannot be shown: the disk is full, or it cannot be used."
            ) from error
        raise
