"""Copies of the book while it is in use, and its examination."""

from datetime import datetime
from pathlib import Path

from networker.services.hidden_names import must_be_shown
from networker.store import backup as store
from networker.store import backups
from networker.store import check as examination
from networker.store.book import Book


def write(book: Book, folder: Path | None = None, *, now: datetime) -> store.Backup:
    """Write a checked copy into `folder`, by default `backups/` beside the book; raises BookError, and CannotDo
    while names are hidden."""
    must_be_shown(book)
    folder = folder or book.folder / "backups"
    number = 1 + max((each.number for each in backups.listed(folder)), default=0)
    return store.write(book.path, folder, now=now, number=number, cipher=book.cipher)


def check(book: Book) -> list[str]:
    """What is wrong with the book, one sentence each; an empty list where all is well."""
    return examination.problems(book.reader)
