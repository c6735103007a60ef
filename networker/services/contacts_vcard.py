"""The people of the book as vCards, which phones and address books read."""

import sqlite3
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

from networker.domain.vocabulary import Fact
from networker.formats import own_table
from networker.formats.vcard_written import Address, Card, Place, written
from networker.store import contacts as store

_CHUNK = 500
_SPACE = uuid.UUID("5f1d2c44-9a0e-4c8b-9c53-0d2a6d0c7c11")  # under which the names of our cards lie
_FACTS = (Fact.ANNIVERSARY, Fact.GENDER, Fact.PLACE, Fact.FAMILY, Fact.LIKE, Fact.CUSTOM)
_Known = dict[str, list[tuple[str, str]]]  # (detail, value) by field


def write(
    sql: sqlite3.Connection,
    file: BinaryIO,
    ids: Sequence[int],
    *,
    now: datetime,
    went_on: Callable[[int], None],
) -> None:
    """Write these people. `went_on` is told how many are written, and may raise."""
    for start in range(0, len(ids), _CHUNK):
        went_on(start)
        for card in _cards(sql, ids[start : start + _CHUNK]):
            file.write(written(card, now=now))


def _cards(sql: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Card]:
    book = store.book_id(sql)
    addresses: defaultdict[int, list[Address]] = defaultdict(list)
    for owner, *handle in store.handles(sql, ids):
        addresses[owner].append(Address(*handle))
    known: defaultdict[int, _Known] = defaultdict(dict)
    for owner, field, detail, value in store.facts(sql, ids, _FACTS):
        known[owner].setdefault(field, []).append((detail, value))
    groups, born, pictures = store.groups(sql, ids), store.birthdays(sql, ids), store.pictures(sql, ids)
    for number, *person, created_at in store.people(sql, ids):
        given, middle, family, prefix, suffix, nickname, name, company, title, notes, _city = person
        if _letters(given + family) != _letters(name):
            given = family = ""  # the parts of another name: of the same in another order they are its own
        told = known[number]
        places, fields = _places(told)
        own = own_table.cell(book, number, created_at)
        yield Card(
            uid=uuid.uuid5(_SPACE, own).urn, own=own, name=name,
            given=given, middle=middle, family=family, prefix=prefix, suffix=suffix, nickname=nickname,
            company=company, title=title, notes=notes, birthday=born.get(number, ""),
            anniversary=_last(told, Fact.ANNIVERSARY), gender=_last(told, Fact.GENDER),
            addresses=addresses[number], places=places, relatives=told.get(Fact.FAMILY, ()),
            likes=[value for _, value in told.get(Fact.LIKE, ())], fields=fields,
            groups=groups.get(number, ()), picture=pictures.get(number, b""),
        )  # fmt: skip


def _letters(text: str) -> list[str]:
    return sorted("".join(text.split()))


def _last(told: _Known, field: Fact) -> str:
    return told[field][-1][1] if field in told else ""


def _places(told: _Known) -> tuple[list[Place], list[tuple[str, str]]]:
    """The places, each with the postal address that was told with it; and the user's own fields that are none."""
    fields = [field for field in told.get(Fact.CUSTOM, ()) if field[0]]
    places = []
    for label, city in told.get(Fact.PLACE, ()):
        whole = next((field for field in fields if field[0] == f"{label} address".strip()), None)
        if whole is not None:
            fields.remove(whole)
        places.append(Place(city, whole[1] if whole else "", label))
    return places, fields
