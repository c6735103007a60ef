"""Names hidden while others see the screen: the window works on a copy in which nobody can be known again."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from networker.services.errors import CannotDo
from networker.store import hidden
from networker.store.book import Book
from networker.store.errors import NAMES_HIDDEN

FOLDER = (
    "hidden-names"  # how those beside a book are called; its lock is held, so no other program has one there
)


def make(book: Book, *, now: datetime, stopped: Callable[[], bool] = lambda: False) -> Book:
    """Such a copy of a book, opened; it goes when it is closed. Raises BookError.

    `stopped` is asked again and again whether it is not wanted any more.
    """
    folder = _place(book.folder)
    try:
        hidden.write(book.path, folder, now=now, stopped=stopped, cipher=book.cipher)
        return hidden.HiddenBook(folder, now=now, cipher=book.cipher)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _place(beside: Path) -> Path:
    """A fresh folder beside the book, or where that cannot be written among the system's temporary ones."""
    try:
        return Path(tempfile.mkdtemp(prefix=f"{FOLDER}-", dir=beside))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=f"networker-{FOLDER}-"))


def clear(book: Book) -> None:
    """What a program that was killed has left of one."""
    for left in book.folder.glob(f"{FOLDER}-*"):
        shutil.rmtree(left, ignore_errors=True)


def must_be_shown(book: Book) -> None:
    """Raise CannotDo where names are hidden: what would be written to a file says nothing then."""
    if book.hidden:
        raise CannotDo(NAMES_HIDDEN)
