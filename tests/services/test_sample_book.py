"""The invented book is the same each time, so that pictures and tests can be compared."""

from datetime import UTC, datetime
from pathlib import Path

from networker.services import reach_out, sample_book
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_two_sample_books_are_alike_down_to_the_days_list(tmp_path: Path) -> None:
    seen = []
    for name in ("one", "other"):
        book = Book(tmp_path / name, now=NOW)
        assert book.meta("book") != "sample 7"
        sample_book.fill(book, now=NOW)
        seen.append((dump(book), [card.name for card in reach_out.today(book, now=NOW).cards]))
        book.close()
    assert seen[0] == seen[1]
    assert len(seen[0][1]) == 5
