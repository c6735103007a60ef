"""What all insights are told from: people, and the contact days with them in a span."""

from dataclasses import dataclass
from datetime import date

from networker.services.book import Book
from networker.store.insights import counted as store


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people are listed; on how many contact days, of theirs, something passed; with how many of them."""

    people: int
    days: int
    talked: int

    @property
    def sample(self) -> int:
        """Contact days."""
        return self.days


def read(book: Book, *, today: date, since: date | None) -> Counted:
    """Count the people listed, and their contact days from `since` (None: the beginning) to `today`."""
    return Counted(*store.counted(book.reader, since=since, today=today))
