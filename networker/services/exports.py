"""The book written out for other programs: all of it as JSON, its people as a table or as cards, its days as a calendar.

A file appears whole or not at all (`whole_file.py`).
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from networker.domain.going_on import Cancelled, GoingOn, quiet
from networker.formats.networker_json import LISTS, VERSION
from networker.services import whole_file
from networker.services.errors import CannotDo
from networker.store.book import VERSION as SCHEMA
from networker.store.book import Book
from networker.store.errors import explain

FORMATS = ("json", "csv", "vcf", "ics")
OF_ALL = ("json",)  # formats that always hold the whole book
BIRTHDAY = "Birthday of {0}"  # how one is called in a calendar
_LOOK = 2000  # rows after which it is looked whether to go on


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; the user's own entry is not counted among the people. `entries`: those of a calendar."""

    written: Path
    people: int
    interactions: int
    entries: int = 0


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Who is to be in it (None: everybody), and how it goes on."""

    now: datetime
    people: Sequence[int] | None
    birthday: str
    going_on: GoingOn
    cancelled: Callable[[], bool]

    def ids(self, sql: sqlite3.Connection) -> list[int]:
        from networker.store import contacts

        return contacts.everybody(sql) if self.people is None else contacts.those_of(sql, self.people)

    def went_on(self, done: int, of: int) -> None:
        """So many are written. Raises Cancelled."""
        if self.cancelled():
            raise Cancelled
        self.going_on(done, of)


def everybody(book: Book) -> int:
    """How many people an export of everybody holds: also who died and whom the user let go, who are not listed."""
    from networker.store import contacts

    return len(contacts.everybody(book.reader))


def export(
    book: Book,
    path: Path,
    *,
    format: str,  # noqa: A002  # the word of --format
    now: datetime,
    people: Sequence[int] | None = None,
    replace: bool = False,
    birthday: str = BIRTHDAY,
    going_on: GoingOn = quiet,
    cancelled: Callable[[], bool] = lambda: False,
) -> Exported:
    """Write the book to `path` as one of FORMATS; without `replace` that must not be there yet.

    `people`: their ids, in the order in which they are written; None for everybody, as always with OF_ALL. `birthday`: the
    words for one in a calendar, with {0} for whose it is. Raises CannotDo in one sentence, or Cancelled, with nothing left
    behind and what was there left as it is; and BookError.
    """
    from networker.services.hidden_names import must_be_shown
    from networker.store.whole import at_one_moment

    must_be_shown(book)
    if format not in _WRITERS:
        raise CannotDo(f"There is no format {format!r} to export to; choose one of {', '.join(FORMATS)}.")
    wanted = _Wanted(now, None if format in OF_ALL else people, birthday, going_on, cancelled)
    try:
        with whole_file.writing(path, replace=replace) as file, at_one_moment(book.reader):
            counts = _WRITERS[format](book, file, wanted)
    except (OSError, sqlite3.Error) as error:
        known = explain(error)
        why = f"{error.strerror}." if isinstance(error, OSError) else known or "the book could not be read."
        raise CannotDo(f"Nothing was exported to {path}: {why}") from error
    return Exported(path, *counts)


_Counts = tuple[int, int, int]  # people, interactions, entries of a calendar
_Writer = Callable[[Book, BinaryIO, _Wanted], _Counts]


def _write_csv(book: Book, file: BinaryIO, wanted: _Wanted) -> _Counts:
    from networker.services import contacts_csv

    ids = wanted.ids(book.reader)
    contacts_csv.write(book.reader, file, ids, went_on=lambda done: wanted.went_on(done, len(ids)))
    return len(ids), 0, 0


def _write_vcf(book: Book, file: BinaryIO, wanted: _Wanted) -> _Counts:
    from networker.services import contacts_vcard

    ids = wanted.ids(book.reader)
    contacts_vcard.write(
        book.reader, file, ids, now=wanted.now, went_on=lambda done: wanted.went_on(done, len(ids))
    )
    return len(ids), 0, 0


def _write_ics(book: Book, file: BinaryIO, wanted: _Wanted) -> _Counts:
    from networker.services import days_ics

    among = None if wanted.people is None else set(wanted.people)
    people, entries = days_ics.write(
        book.reader, file, among, now=wanted.now, birthday=wanted.birthday, went_on=wanted.went_on
    )
    return people, 0, entries


def _write_json(book: Book, file: BinaryIO, wanted: _Wanted) -> _Counts:
    """Row after row, each on a line of its own, as docs/json.md describes it."""
    from networker.store import whole

    sql = book.reader
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    head = {
        "format": "networker", "version": VERSION, "schema": SCHEMA, "book": book.meta("book"),
        "exported": wanted.now.isoformat(),
    }  # fmt: skip
    file.write(json.dumps(head, ensure_ascii=False)[:-1].encode())
    people = talks = rows = 0
    for name, table in LISTS.items():
        file.write(f',\n"{name}": ['.encode())
        between = "\n"
        for row in whole.rows(sql, table):
            people += table == "person" and not row.get("me")
            talks += table == "interaction"
            file.write((between + encode(row)).encode())
            between = ",\n"
            rows += 1
            if rows % _LOOK == 0:
                wanted.went_on(rows, 0)
        file.write(b"\n]" if between != "\n" else b"]")
    file.write(b"\n}\n")
    return people, talks, 0


_WRITERS: dict[str, _Writer] = {
    "json": _write_json, "csv": _write_csv, "vcf": _write_vcf, "ics": _write_ics,
}  # fmt: skip
