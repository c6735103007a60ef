"""What the lists of Tidy hold."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services.book import Book
from networker.services.tidy import Item, lists

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def items(book: Book, key: str, *, limit: int = 50) -> list[Item]:
    """The things of a list; the count says as many."""
    found, count = lists.page(book, key, today=NOW.date(), limit=limit)
    assert count == len(found)
    return found


def shown(book: Book, key: str) -> list[str]:
    """Who is in a list."""
    return [item.person.shown for item in items(book, key)]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found
