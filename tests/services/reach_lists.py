"""Today's list in a test: who is on it, and a small book with one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.services import (
    quick_log,
    reach_out,
)
from networker.services.today_views import TodayCard
from networker.store.book import Book
from tests import samples

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


def names(book: Book, now: datetime = NOW) -> list[str]:
    return [card.name for card in reach_out.today(book, now=now).cards]


def card_of_ana(book: Book) -> TodayCard:
    return next(card for card in reach_out.today(book, now=NOW).cards if card.person == 1)


@contextmanager
def two_known(folder: Path) -> Iterator[Book]:
    """Ana and Mia, not talked with for months, are on today's list."""
    with closing(Book(folder, now=NOW)) as found:
        quick_log.log(found, "coffee Ana Ruiz 1 march", now=NOW, new=True)
        quick_log.log(found, "coffee Mia Lind 2 march", now=NOW, new=True)
        assert names(found) == ["Mia Lind", "Ana Ruiz"]
        yield found


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    samples.fill(found, now=NOW)
    yield found
    found.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Book]:
    with two_known(tmp_path / "small") as found:
        yield found
