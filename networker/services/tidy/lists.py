"""The lists that go one thing after the other, and how many each holds. Duplicates, circles and drift have modules of their own.

A new list is a module with its `LIST`, and its place here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from networker.services import circles, duplicates, triage
from networker.services.book import Book
from networker.services.tidy import (
    bounced,
    doubtful,
    followers,
    hello_only,
    nameless,
    not_people,
    silent,
    unreachable,
)
from networker.services.tidy.frame import Asked, Item, TidyList

LISTS: tuple[TidyList, ...] = (
    not_people.LIST, followers.LIST, hello_only.LIST, silent.LIST, doubtful.LIST, bounced.LIST, unreachable.LIST,
    nameless.LIST,
)  # fmt: skip
BY_KEY: Mapping[str, TidyList] = MappingProxyType({each.key: each for each in LISTS})
TWICE, NO_CIRCLE, DRIFTED = "duplicates", "no circle", "drifted"


@dataclass(frozen=True, slots=True)
class Count:
    """How many a list holds; `more`: there may be more than were counted."""

    key: str
    number: int
    more: bool = False


def counts(book: Book, *, today: date) -> tuple[Count, ...]:
    """How many each of `LISTS` holds, in their order."""
    asked = Asked(book.reader, today)
    return tuple(Count(each.key, each.count(asked)) for each in LISTS)


def all_counts(book: Book, *, today: date) -> tuple[Count, ...]:
    """The same with the lists that have pages of their own: what `networker tidy` tells."""
    survey = duplicates.survey(book, limit=1)
    return (
        Count(TWICE, survey.count, survey.more),
        Count(NO_CIRCLE, triage.to_go(book)),
        Count(DRIFTED, len(circles.drifted(book, today=today))),
        *counts(book, today=today),
    )


def filled(book: Book, import_id: int, *, today: date) -> tuple[Count, ...]:
    """The lists in which an import put somebody or something, with how much that is now."""
    asked = Asked(book.reader, today, import_id)
    found = (Count(each.key, each.count(asked)) for each in LISTS)
    return tuple(each for each in found if each.number)


def page(book: Book, key: str, *, today: date, limit: int) -> tuple[list[Item], int]:
    """The first ones of a list, and how many it holds in all."""
    asked, wanted = Asked(book.reader, today), BY_KEY[key]
    return wanted.page(asked, limit), wanted.count(asked)
