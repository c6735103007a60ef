"""Names hidden while others see the screen: the window works on a copy in which nobody can be known again."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from networker.services.errors import CannotDo
from networker.store import hidden
from networker.store.book import Book
from networker.store.errors import NAMES_HIDDEN


def make(book: Book, *, now: datetime, stopped: Callable[[], bool] = lambda: False) -> Book:
    """Such a copy of a book, opened; it goes when it is closed. Raises BookError.

    `stopped` is asked again and again whether it is not wanted any more.
    """
    folder = Path(tempfile.mkdtemp(prefix="networker-hidden-"))
    try:
        hidden.write(book.path, folder, now=now, stopped=stopped)
        return hidden.HiddenBook(folder, now=now)
    except BaseException:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
        raise


def must_be_shown(book: Book) -> None:
    """Raise CannotDo where names are hidden: what would be written to a file says nothing then."""
    if book.hidden:
        raise CannotDo(NAMES_HIDDEN)
