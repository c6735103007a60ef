"""What all lists of Tidy have alike: what one thing of theirs is, and how a list is declared.

A list asks about a person, or about a value of theirs. Sentences are made in the interface: here are keys and numbers.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from networker.domain.names import fold
from networker.domain.not_people import NotAPerson, not_a_person
from networker.domain.vocabulary import Channel
from networker.services.listing import person_row
from networker.services.rows import PersonRow
from networker.store import people as people_store
from networker.store.tidy import known, not_people
from networker.store.tidy import people as store
from networker.store.tidy.people import PeopleList

SILENT_YEARS = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is in a list: a key, with what its sentence names. `day` is a local day or partial ISO date."""

    key: str
    text: str = ""
    day: str = ""
    number: int = 0
    both: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values: the row that holds it, what it says, and who told it ("": typed by hand)."""

    row: int
    text: str
    source: str = ""
    person: PersonRow | None = None  # of an address: whose it would be


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a list asks about. `key` tells it from others of the list, also after the book has changed.

    `mark`: what exactly is kept by a "keep" where it is a value; another value is asked about anew.
    """

    of: str  # the key of the list
    key: str
    people: tuple[PersonRow, ...]
    reason: Reason
    addresses: tuple[tuple[Channel, str], ...] = ()
    came: tuple[str, str] = ("", "")  # kind of file and the local day it was brought in; "" where typed
    choices: tuple[Choice, ...] = ()
    mark: str = ""

    @property
    def person(self) -> PersonRow:
        """Whom it is about, or the first of them."""
        return self.people[0]


@dataclass
class Asked:
    """A question to all lists at one moment: what several of them need is asked once.

    `import_id`: only of what an import brought.
    """

    sql: sqlite3.Connection
    today: date
    import_id: int | None = None

    @property
    def before(self) -> str:
        """The local day before which a last contact is long ago."""
        year = self.today.year - SILENT_YEARS
        day = min(self.today.day, 28) if self.today.month == 2 else self.today.day
        return date(year, self.today.month, day).isoformat()

    @cached_property
    def no_people(self) -> Mapping[int, NotAPerson]:
        """Those who are no people, by name, and why."""
        found = {}
        for person, name, mails, otherwise in not_people.candidates(self.sql, self.import_id):
            why = not_a_person(
                name, [fold(each) for each in (mails or "").split()], reached_otherwise=bool(otherwise)
            )
            if why is not None:
                found[person] = why
        return found

    def cards(self, ids: Sequence[int]) -> dict[int, PersonRow]:
        """The people as they are listed."""
        return {number: person_row(row) for number, row in people_store.rows(self.sql, ids).items()}


Reasons = Callable[[Asked, Sequence[int]], Mapping[int, Reason]]


@dataclass(frozen=True, slots=True)
class TidyList:
    """One list. `page` answers the first ones in an order that stays; `gathered`: they are answered all at once."""

    key: str
    count: Callable[[Asked], int]
    page: Callable[[Asked, int], list[Item]]
    gathered: bool = False


def of_people(wanted: PeopleList, reasons: Reasons, *, but_no_people: bool = False) -> TidyList:
    """A list of people that one test of the store describes. `but_no_people`: without those of that list."""

    def without(asked: Asked) -> Collection[int]:
        return asked.no_people if but_no_people else ()

    def count(asked: Asked) -> int:
        return store.count(
            asked.sql, wanted, before=asked.before, import_id=asked.import_id, but=without(asked)
        )

    def page(asked: Asked, limit: int) -> list[Item]:
        ids = store.page(asked.sql, wanted, before=asked.before, limit=limit, but=without(asked))
        return people_items(asked, wanted.key, ids, reasons(asked, ids))

    return TidyList(wanted.key, count, page)


def people_items(asked: Asked, key: str, ids: Sequence[int], reasons: Mapping[int, Reason]) -> list[Item]:
    """Items about people, in the order of their ids."""
    cards, came = asked.cards(ids), known.came(asked.sql, ids)
    addresses: dict[int, list[tuple[Channel, str]]] = {}
    for person, _row, channel, text, _key in known.addresses(asked.sql, ids):
        addresses.setdefault(person, []).append((Channel(channel), text))
    return [
        Item(
            of=key, key=str(each), people=(cards[each],), reason=reasons.get(each, Reason(key)),
            addresses=tuple(addresses.get(each, ())), came=_came(came.get(each)),
        )
        for each in ids
        if each in cards
    ]  # fmt: skip


def _came(row: "known.Row | None") -> tuple[str, str]:
    return (str(row[0]), str(row[1] or "")[:10]) if row else ("", "")
