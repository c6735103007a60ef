"""Lists of people: ids in an order, and their lines. Lean on purpose: the window's first paint waits for it."""

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import filterfalse

from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import Circle, PersonId, State
from networker.services.rows import Ids, PersonRow
from networker.store import people as store
from networker.store.book import Book
from networker.store.people import Filter

__all__ = ["Filter", "Listing", "person_row", "rows"]

MANY = 20_000  # matches from which the order is gone through rather than the matches sorted
SOME = 5_000  # matches up to which those who are called so come first: more of them nobody goes through


@dataclass(slots=True)
class Listing:
    """The people list of one window: answers a query in the order chosen.

    It keeps the order of everybody at hand, so that a search is one look into the full text and no sorting in
    SQL; make another one when people have changed. Used from one thread at a time (the read lane).
    """

    book: Book
    _orders: dict[str, "array[int]"] = field(default_factory=dict)
    _places: dict[str, "array[int]"] = field(default_factory=dict)

    def ids(self, wanted: Filter, *, order: str = "last talk", today: date | None = None) -> Ids:
        """The ids wanted, in one of `store.people.ORDERS`. `today`: the local day that a search may reckon from."""
        sql = self.book.reader
        everybody = self._everybody(sql, order)
        if wanted.open:
            found = everybody
        elif wanted.query or wanted.within:
            found = self._asked(sql, wanted, order, today, said=False)
            if order == "last talk":
                found = self._called_first(sql, wanted, found)
        elif wanted.text.strip() and wanted == Filter(text=wanted.text):
            found = self._searched(sql, wanted.text, order)
        else:
            found = store.ids(sql, wanted, order=order)
        return Ids(ids=found, total=len(found), everybody=len(everybody))

    def also_said(
        self, wanted: Filter, listed: "array[int]", *, order: str, today: date | None = None
    ) -> "array[int]":
        """Who is found besides those listed when words may stand in what was said, in the same order."""
        from networker.services import searching

        if not searching.in_all_that_was_said(wanted):
            return array("q")
        found = self._asked(self.book.reader, wanted, order, today, said=True)
        return array("q", filterfalse(frozenset(listed).__contains__, found))

    def _asked(
        self, sql: sqlite3.Connection, wanted: Filter, order: str, today: date | None, *, said: bool
    ) -> "array[int]":
        """Those whom the search language finds."""
        from networker.services import searching  # a list that nobody searches needs none of it

        if searching.asks_nothing(wanted):
            return self._everybody(sql, order)
        match, others = ("", False) if said else searching.plain_match(wanted)
        if match:
            found = self._in_order(sql, store.matched(sql, match), order)
            everybody = self._everybody(sql, order)
            return array("q", filterfalse(frozenset(found).__contains__, everybody)) if others else found
        wanted, test = searching.compiled(sql, wanted, today=today, said=said)
        if wanted.states != Filter().states:
            return store.ids(sql, wanted, order=order, also=test)
        return self._in_order(sql, store.found(sql, wanted, also=test), order)

    def _called_first(self, sql: sqlite3.Connection, wanted: Filter, found: "array[int]") -> "array[int]":
        """Those who are called as the words say before those of whom they are said; lists by name stay so."""
        from networker.services import searching

        match = searching.name_match(wanted) if 1 < len(found) <= SOME else ""
        called = frozenset(store.matched(sql, match)) if match else frozenset[int]()
        if not called:
            return found
        others = array("q", filterfalse(called.__contains__, found))
        return array("q", filter(called.__contains__, found)) + others

    def _everybody(self, sql: sqlite3.Connection, order: str) -> "array[int]":
        if order not in self._orders:
            self._orders[order] = store.ids(sql, Filter(), order=order)
        return self._orders[order]

    def _searched(self, sql: sqlite3.Connection, text: str, order: str) -> "array[int]":
        """Those whom the full text finds."""
        return self._in_order(sql, store.matching(sql, text), order)

    def _in_order(self, sql: sqlite3.Connection, matches: Sequence[int], order: str) -> "array[int]":
        """Some people in the order at hand: few are sorted, many picked out of it."""
        everybody, those = self._everybody(sql, order), frozenset(matches)
        if len(those) > MANY and len(those) == store.count_rows(sql):
            return everybody  # a word that everybody has
        if len(those) > MANY:
            return array("q", filter(those.__contains__, everybody))
        if order not in self._places:
            places = array("q", [-1]) * (max(everybody, default=0) + 1)
            for place, number in enumerate(everybody):
                places[number] = place
            self._places[order] = places
        places = self._places[order]
        listed = sorted(places[number] for number in those if number < len(places))
        return array("q", [everybody[place] for place in listed if place >= 0])


def rows(book: Book, ids: Sequence[int]) -> dict[int, PersonRow]:
    """Lines of a list by id; people who are gone are missing from it."""
    return {number: person_row(row) for number, row in store.rows(book.reader, ids).items()}


def person_row(row: store.Row) -> PersonRow:
    """A line of a list from the columns of `store.people.rows`."""
    number, name, company, title, city, circle, state, last, given, family, suffix, stand_in = row
    return PersonRow(
        id=PersonId(number),
        name=name,
        shown=as_shown(name, given, family, suffix),
        stand_in=stand_in,
        company=company,
        title=title,
        city=city,
        circle=Circle(circle) if circle else None,
        state=State(state),
        last_contact=date.fromisoformat(last) if last else None,
    )
