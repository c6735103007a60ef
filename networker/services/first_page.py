"""What the window's first paint shows: the first lines of the people list, and how many there are.

The whole order follows once they are on the screen: nobody looks at a hundred thousand people at once.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from networker.domain.begun import Place
from networker.services import drafts
from networker.services.listing import rows
from networker.services.rows import Ids, PersonRow
from networker.store import people as store
from networker.store.book import Book

ROWS = 40  # more than fit a tall screen at first


class FirstPage(NamedTuple):
    """The first ids of an order with everybody's number, and their lines."""

    ids: Ids
    rows: dict[int, PersonRow]
    begun: Mapping[Place, Any] = MappingProxyType({})  # the drafts: nobody types before they are there


def first_page(book: Book, *, order: str = "last talk") -> FirstPage:
    """Read the first page of the people list in an order of `store.people.ORDERS`."""
    sql = book.reader
    first, everybody = store.first_ids(sql, order=order, limit=ROWS), store.count(sql)
    listed = Ids(ids=first, total=everybody, everybody=everybody)
    return FirstPage(listed, rows(book, list(first)), drafts.kept(book))
