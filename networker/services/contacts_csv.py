"""The people of the book as a table in the columns of Google's contacts, which address books and others read.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which our own readers take off
again (`formats.tables.defused`).
"""

import codecs
import csv
import io
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

from networker.domain.handles import channel_of_url
from networker.domain.vocabulary import Channel
from networker.formats import own_table
from networker.formats.tables import defused
from networker.store import contacts as store

JOINED = " ::: "
_ONCE = (
    "First Name", "Middle Name", "Last Name", "Name Prefix", "Name Suffix", "Nickname", "File As",
    "Organization Name", "Organization Title", "Birthday", "Notes", "Labels",
)  # fmt: skip
_MANY = (
    ("E-mail", ("Label", "Value")), ("Phone", ("Label", "Value")), ("Website", ("Label", "Value")),
    ("IM", ("Service", "Value")),
)  # fmt: skip
_CITY = "Address 1 - City"
_FIELD = "Custom Field"
MOST_FIELDS = 20  # of the user's own for one person: a table has a column for each of them
_CHUNK = 500
_Handle = tuple[str, str, str, bool]  # channel, text, label, whether it is the main one


def write(
    sql: sqlite3.Connection, file: BinaryIO, ids: Sequence[int], *, went_on: Callable[[int], None]
) -> None:
    """Write these people. `went_on` is told how many are written, and may raise."""
    widths = _widths(sql)
    wrapper = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
    try:
        wrapper.write(codecs.BOM_UTF8.decode())
        table = csv.writer(wrapper, lineterminator="\r\n")
        table.writerow(_header(widths))
        for start in range(0, len(ids), _CHUNK):
            went_on(start)
            for row in _rows(sql, ids[start : start + _CHUNK], widths):
                table.writerow([defused(cell) for cell in row])
    finally:
        wrapper.detach()


def _widths(sql: sqlite3.Connection) -> dict[str, int]:
    """How many columns each kind of address needs."""
    most = {kind: 1 for kind, _ in _MANY if kind != "IM"} | {"IM": 0}
    person, counts = 0, defaultdict[str, int](int)
    for owner, channel, text in store.all_handles(sql):
        if owner != person:
            person, counts = owner, defaultdict[str, int](int)
        kind = _kind_of(channel, text)
        counts[kind] += 1
        most[kind] = max(most[kind], counts[kind])
    most[_FIELD] = min(store.most_fields(sql), MOST_FIELDS)
    return most


def _header(widths: dict[str, int]) -> list[str]:
    header = list(_ONCE)
    for kind, parts in (*_MANY, (_FIELD, ("Label", "Value"))):
        header += [f"{kind} {n} - {part}" for n in range(1, widths[kind] + 1) for part in parts]
    return [*header, _CITY, own_table.COLUMN]


def _kind_of(channel: str, text: str) -> str:
    """Which columns an address goes to: a page by its own address alone, else by the service's name."""
    if channel == Channel.MAIL:
        return "E-mail"
    if channel == Channel.PHONE:
        return "Phone"
    return "Website" if channel_of_url(text) == channel and channel != Channel.OTHER else "IM"


def _rows(sql: sqlite3.Connection, ids: Sequence[int], widths: dict[str, int]) -> Iterator[list[str]]:
    handles: defaultdict[int, list[_Handle]] = defaultdict(list)
    for owner, *handle in store.handles(sql, ids):
        handles[owner].append(tuple(handle))
    groups, born, own = store.groups(sql, ids), store.birthdays(sql, ids), store.own_fields(sql, ids)
    book = store.book_id(sql)
    for number, *person, created_at in store.people(sql, ids):
        first = _once(person, born.get(number, ""), groups.get(number, ()))
        fields = [cell for field in own.get(number, ())[: widths[_FIELD]] for cell in field]
        fields += [""] * (2 * widths[_FIELD] - len(fields))
        row = own_table.cell(book, number, created_at)
        yield [*first, *_many(handles[number], widths), *fields, person[-1], row]


def _once(person: Sequence[Any], born: str, groups: Sequence[str]) -> list[str]:
    given, middle, family, prefix, suffix, nickname, name, company, title, notes, _city = person
    if f"{given} {family}".strip() != name:
        given, family = name, ""
    # Google puts a space before a birthday without a year, and so no spreadsheet reckons with it.
    birthday = f" {born}" if born.startswith("--") else born
    labels = JOINED.join(group.replace(":::", ": :") for group in groups)
    return [given, middle, family, prefix, suffix, nickname, "", company, title, birthday, notes, labels]


def _many(handles: Sequence[_Handle], widths: dict[str, int]) -> list[str]:
    cells: list[str] = []
    for kind, _ in _MANY:
        mine = [each for each in handles if _kind_of(each[0], each[1]) == kind]
        for channel, text, label, main in mine:
            # Google marks the main one of several with a star.
            cells += [channel if kind == "IM" else f"* {label}".rstrip() if main else label, text]
        cells += [""] * 2 * (widths[kind] - len(mine))
    return cells
