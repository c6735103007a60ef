"""Everything that came of ties in one list: wins, introductions, recommendations. Nothing is written here."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping

from networker.domain.sought import sought_words
from networker.domain.vocabulary import PersonId
from networker.services import introductions, recommendations, wins
from networker.services.fruit_views import Fruit, FruitRow
from networker.store import fruit as store
from networker.store.book import Book

# What the list can be narrowed to, and the kinds of rows of each.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "wins": ("win",), "introductions": ("introduction", "asked", "promised"), "recommendations": ("recommendation", "fact"),
}  # fmt: skip
EVERY = tuple(kind for kinds in GROUPS.values() for kind in kinds)
_READERS: Mapping[str, Callable[[sqlite3.Connection, Collection[int]], Mapping[int, Fruit]]] = {
    "win": wins.views, "introduction": introductions.views, "asked": introductions.asked_for, "promised": introductions.promised,
    "recommendation": recommendations.views, "fact": recommendations.of_files,
}  # fmt: skip


def index(book: Book, group: str = "", text: str = "", *, person: PersonId | None = None) -> list[FruitRow]:
    """The rows of a group, or of all, the newest first: those in which the words of `text` are, of `person` where given."""
    kinds = GROUPS.get(group, EVERY)
    found = store.index(book.reader, kinds, words=sought_words(text), person=person)
    return [FruitRow(*row) for row in found]


def counts(book: Book) -> dict[str, int]:
    """How many rows each group has."""
    found = store.counts(book.reader)
    return {group: sum(found[kind] for kind in kinds) for group, kinds in GROUPS.items()}


def fetch(book: Book, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Fruit]:
    """Rows by what they are and their id; those that are gone are left out."""
    return views(book.reader, keys)


def views(sql: sqlite3.Connection, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Fruit]:
    """The same on a reading connection."""
    wanted: dict[str, list[int]] = {}
    for what, number in keys:
        wanted.setdefault(what, []).append(number)
    found: dict[tuple[str, int], Fruit] = {}
    for what, ids in wanted.items():
        found |= {(what, number): view for number, view in _READERS[what](sql, ids).items()}
    return found
