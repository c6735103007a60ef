"""Lists of people: ids in an order, and their lines. Lean on purpose: the window's first paint waits for it."""

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from networker.domain.vocabulary import Circle, PersonId, State
from networker.services.rows import Ids, PersonRow
from networker.store import people as store
from networker.store.book import Book
from networker.store.people import Filter

__all__ = ["Filter", "Listing", "person_row", "rows"]

SMALL = 4000  # matches up to which SQL may sort them; more are taken from the order at hand


@dataclass(slots=True)
class Listing:
    """The people list of one window: answers a query in the order chosen.

    It keeps the order of everybody at hand, so that a query that half the book matches needs no sorting;
    `forget` drops it when people have changed. Used from one thread at a time (the read lane).
    """

    book: Book
    _orders: dict[str, "array[int]"] = field(default_factory=dict)

    def forget(self) -> None:
        """Drop the orders at hand: somebody was added, renamed, or talked with."""
        self._orders.clear()

    def ids(self, wanted: Filter, *, order: str = "last talk") -> Ids:
        """The ids wanted, in one of `store.people.ORDERS`."""
        sql = self.book.reader
        everybody = self._everybody(sql, order)
        if wanted.open:
            found = everybody
        elif wanted.text.strip() and wanted == Filter(text=wanted.text):
            matches = store.matching(sql, wanted.text)
            if len(matches) > SMALL:
                found = array("q", filter(matches.__contains__, everybody))
            else:
                found = store.ids(sql, wanted, order=order)
        else:
            found = store.ids(sql, wanted, order=order)
        return Ids(ids=found, total=len(found), everybody=len(everybody))

    def _everybody(self, sql: sqlite3.Connection, order: str) -> "array[int]":
        if order not in self._orders:
            self._orders[order] = store.ids(sql, Filter(), order=order)
        return self._orders[order]


def rows(book: Book, ids: Sequence[int]) -> dict[int, PersonRow]:
    """Lines of a list by id; people who are gone are missing from it."""
    return {number: person_row(row) for number, row in store.rows(book.reader, ids).items()}


def person_row(row: store.Row) -> PersonRow:
    """A line of a list from the columns of `store.people.rows`."""
    number, name, company, title, city, circle, state, last, stand_in = row
    return PersonRow(
        id=PersonId(number),
        name=name,
        stand_in=stand_in,
        company=company,
        title=title,
        city=city,
        circle=Circle(circle) if circle else None,
        state=State(state),
        last_contact=date.fromisoformat(last) if last else None,
    )
