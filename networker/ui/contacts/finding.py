"""Asking who is wanted, in two steps so that typing is never slow: people at once, then those found by what was said.

The second step is given up as soon as something else is asked, wherever it has come to.
"""

import sqlite3
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from networker.services import listing as listings
from networker.services.book import Book
from networker.services.listing import Filter, Listing
from networker.services.rows import Ids, PersonRow

if TYPE_CHECKING:
    from networker.services.search import Near

FIRST = 40  # lines that come along with the ids, so that the answer is painted at once
MOST = (
    2000  # people listed by what is known: below more of them nobody looks for those found by what was said
)
BEAT = 20_000  # steps of SQLite's between two looks whether it is still wanted: about a millisecond


class Asked:
    """One question, as long as its answer is wanted."""

    __slots__ = ("given_up",)

    def __init__(self) -> None:
        self.given_up = False


@dataclass(frozen=True, slots=True)
class Besides:
    """Who is found besides, and with which words where nobody was found with those that were typed."""

    ids: "array[int]"
    rows: Mapping[int, PersonRow]
    near: "Near | None" = None


def rows(book: Book, ids: Sequence[int], wanted: Filter, *, said: bool) -> Mapping[int, PersonRow]:
    """Lines of the list, with where each was found."""
    if not (wanted.query or wanted.within):
        return listings.rows(book, ids)
    from networker.services import search

    return search.rows(book, ids, wanted, said=said)


def look(
    book: Book, listing: Listing, wanted: Filter, order: str, *, today: date, asked: Asked
) -> tuple[Ids, Mapping[int, PersonRow]] | None:
    """The ids and the first lines in one go; None where they are not wanted any more."""

    def both() -> tuple[Ids, Mapping[int, PersonRow]]:
        ids = listing.ids(wanted, order=order, today=today)
        return ids, rows(book, list(ids.ids[:FIRST]), wanted, said=False)

    return _while_wanted(book, asked, both)


def look_besides(
    book: Book,
    listing: Listing,
    wanted: Filter,
    listed: "array[int]",
    order: str,
    *,
    today: date,
    asked: Asked,
) -> Besides | None:
    """Who is found by what was said; where still nobody is found, who is meant by words that are nearly the same."""
    from networker.services import search

    def besides() -> Besides:
        if len(listed) > MOST:
            return Besides(array("q"), {})
        found = listing.also_said(wanted, listed, order=order, today=today)
        if found or listed:
            return Besides(found, rows(book, list(found[:FIRST]), wanted, said=True))
        near = search.near(book, wanted)
        if near is None:
            return Besides(found, {})
        meant = replace(wanted, query=near.query)
        known = listing.ids(meant, order=order, today=today).ids
        found = known + listing.also_said(meant, known, order=order, today=today)
        return Besides(found, rows(book, list(found[:FIRST]), meant, said=True), near if found else None)

    return _while_wanted(book, asked, besides)


T = TypeVar("T")


def _while_wanted(book: Book, asked: Asked, question: Callable[[], T]) -> T | None:
    """The answer to a question, asked no further once nobody wants it any more."""
    sql = book.reader
    sql.set_progress_handler(lambda: asked.given_up, BEAT)
    try:
        return question()
    except sqlite3.OperationalError:
        if not asked.given_up:
            raise
        return None
    finally:
        sql.set_progress_handler(None, 0)
