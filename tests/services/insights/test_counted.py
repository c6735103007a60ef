"""What insights are told from, counted by hand in the tables of `twelve` and `talked`."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from networker.domain.spans import Span, days_of
from networker.services.insights import counted
from networker.services.insights.counted import Counted
from networker.store.book import Book
from tests.services.insights.talked import talked_book
from tests.services.insights.twelve import TODAY

SINCE, _ = days_of(Span.YEAR, TODAY)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(talked_book(data_dir)) as found:
        yield found


def test_contact_days_are_counted_once_however_many_channels(book: Book) -> None:
    # 20 days with one person: 21 by channel, of which 5 March with Ana is on two.
    assert counted.read(book, today=TODAY, since=SINCE) == Counted(people=12, days=20, talked=12)
    assert counted.read(book, today=TODAY, since=None) == Counted(people=12, days=22, talked=12)
    assert counted.read(book, today=date(2025, 12, 31), since=date(2025, 1, 1)) == Counted(12, 2, 1)
    assert counted.read(book, today=date(2025, 10, 2), since=None).days == 1, (
        "both ends count, nothing beyond"
    )
