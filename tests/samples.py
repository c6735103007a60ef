"""Books of invented people, each written once a run and copied from then on: most tests only want people there.

What writes them has its tests in `services/test_sample_book.py`.
"""

import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path

from networker.services import sample_book
from networker.store.book import Book


@cache
def _written(now: str, seed: int, people: int) -> bytes:
    """The book in one piece. The time as text: the same moment is another day elsewhere."""
    at = datetime.fromisoformat(now)
    with tempfile.TemporaryDirectory() as folder:
        with closing(Book(Path(folder), now=at)) as book:
            sample_book.fill(book, now=at, seed=seed, people=people)
        with closing(sqlite3.connect(book.path)) as sql:
            sql.execute("PRAGMA journal_mode = DELETE")  # a log beside it cannot come along
            return sql.serialize()


def fill(book: Book, *, now: datetime, seed: int = 7, people: int = 120) -> None:
    """As `sample_book.fill`, for a book that holds nothing yet: all that is in it goes."""
    with closing(sqlite3.connect(":memory:")) as samples, closing(sqlite3.connect(book.path)) as sql:
        samples.deserialize(_written(now.isoformat(), seed, people))
        samples.backup(sql)
