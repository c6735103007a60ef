"""Everybody whom a record may be: the people of the book and the newcomers of the drop, asked in one way."""

import sqlite3
from collections.abc import Mapping, Sequence

from networker.formats.records import PersonRecord
from networker.services.evidence import names_in_words
from networker.services.imports.alike import full_name
from networker.services.imports.in_book import InBook, Key, Rekeyed, place_key
from networker.services.imports.in_drop import InDrop, Who
from networker.services.imports.known import Known
from networker.services.imports.planned import Doubt, Entry


class Everybody:
    """`book` and `drop` find them; what is known of them is the same for both."""

    def __init__(
        self, sql: sqlite3.Connection, entries: list[Entry], own: Mapping[str, int], rekeyed: Rekeyed
    ) -> None:
        self.entries = entries
        self.book = InBook(sql, entries, own, rekeyed)
        self.drop = InDrop(entries)
        self._of_drop: dict[int, Known] = {}

    def having(self, key: Key) -> Sequence[Who]:
        """Everybody who has an address, in the order in which the book will have them once the drop is in it: so the
        same one comes first now and when the files are brought again.
        """
        entries = self.drop.having(key)
        if not entries:
            return self.book.owners(key)
        found = {*self.book.owners(key), *map(self.drop.who, entries)}
        return sorted(found, key=lambda who: (who < 0, abs(who)))

    def known(self, who: Who) -> Known:
        """What is known of somebody."""
        if who > 0:
            return self.book.known(who)
        known = self._of_drop.get(~who)
        if known is None:
            first = self.entries[~who]
            known = self._of_drop[~who] = Known()
            known.absorb(first.record, first.keys, place=place_key(first))
        return known

    def names(self, who: Who) -> list[str]:
        """All the names somebody goes by."""
        if who < 0 and ~who not in self._of_drop:
            return [full_name(self.entries[~who].record)]
        return self.known(who).names

    def alike(self, record: PersonRecord, who: Who) -> str:
        """How the name of a record is that of somebody who is known by it, in the words of Tidy."""
        said = (names_in_words(name, full_name(record)) for name in self.names(who))
        return next(filter(None, said), "the same name")

    def named_by(self, who: Who) -> str:
        """The kind of source that gave somebody their name."""
        if who < 0:
            return self.entries[~who].record.source_kind
        place = self.known(who).named_by
        return place[0] if place else ""

    def are_born_apart(self, record: PersonRecord, who: Who) -> bool:
        """Whether a record and somebody have whole birthdays, and none in common."""
        mine = {fact.value for fact in record.facts if fact.field == "birthday" and len(fact.value) == 10}
        return bool(mine) and _contradict(mine, self._born(who))

    def are_two(self, one: Who, other: Who) -> bool:
        """Whether two are known to be two people: by their whole birthdays, or because the user said so."""
        return other in self.known(one).apart or _contradict(self._born(one), self._born(other))

    def _born(self, who: Who) -> set[str]:
        return {day for day, _ in self.known(who).told["birthday"].values() if len(day) == 10}


def _contradict(one: set[str], other: set[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def doubt(entry: Entry, who: Who, why: str) -> None:
    """Note that an entry may be somebody, unless another doubt was noted before."""
    entry.doubt = entry.doubt or (Doubt(who, -1, why) if who > 0 else Doubt(0, ~who, why))
