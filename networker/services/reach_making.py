"""Choosing the people of a day. It looks at everybody, so it is imported where a list is made, and not where one is told."""

from collections.abc import Sequence
from datetime import date

from networker.domain import reach_list
from networker.domain.reach_rules import Choice
from networker.domain.sentences import Sentences
from networker.services.reach_candidates import candidates
from networker.services.reach_entries import kinds_by_person
from networker.services.reach_telling import entry
from networker.store import reach as store
from networker.store.book import Book


def make_entries(
    book: Book, day: date, said: Sentences, *, size: int, before: Sequence[store.Entry] = ()
) -> list[store.Entry]:
    """The same as `make`, as it is stored and told."""
    return [entry(book.reader, each, day, said) for each in make(book, day, size=size, before=before)]


def make(book: Book, day: date, *, size: int, before: Sequence[store.Entry] = ()) -> list[Choice]:
    """Choose the people of a day, or those for the free places of a list, without storing anything."""
    kinds = kinds_by_person(book.reader, before)
    listed = candidates(book.reader, day, also=list(kinds))
    there = [(each, kinds[each.person]) for each in listed if each.person in kinds]
    gone = len(before) - len(there)
    return reach_list.choose(listed, day, seed=book.meta("book"), size=size - gone, before=there)
