"""What the window's first paint shows, read in one go while the toolkit is still being loaded."""

from dataclasses import dataclass

from networker.services.people import Filter, Listing, rows
from networker.services.views import Ids, PersonRow
from networker.store.book import Book

ROWS = 40  # more than fit a tall screen at first


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The order of everybody, and the first lines of it."""

    ids: Ids
    rows: dict[int, PersonRow]


def first_page(book: Book, *, order: str = "last talk") -> FirstPage:
    """Read the first page of the people list in an order of `store.people.ORDERS`."""
    ids = Listing(book).ids(Filter(), order=order)
    return FirstPage(ids=ids, rows=rows(book, list(ids.ids[:ROWS])))
