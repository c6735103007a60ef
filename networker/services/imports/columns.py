"""What the user said of a table's columns, remembered for the next file with the same headings."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from networker.formats.columns import UnknownTable, look
from networker.formats.source import PathOrFile
from networker.store.book import Book


def _key(first: Sequence[str]) -> str:
    return "columns " + hashlib.sha256(json.dumps(list(first)).encode()).hexdigest()[:24]


def remembered(book: Book, first: Sequence[str]) -> Mapping[str, str] | None:
    """What the columns of a table with such a first row hold, as it was said once; None where nobody said it.

    Columns that are numbered say that the row is no heading.
    """
    stored = book.meta(_key(first))
    if not stored:
        return None
    found = json.loads(stored)
    return {str(name): str(what) for name, what in found.items()}


def table_of(book: Book, path: PathOrFile) -> UnknownTable:
    """A table with what was said of its columns, or is guessed. Raises UnreadableFile where it is none."""
    table = look(path)
    said = remembered(book, table.first) or {}
    if not said.keys() <= set(table.header):
        table = table.turned()
    columns = tuple(replace(each, guess=said.get(each.name, each.guess)) for each in table.columns)
    return replace(table, columns=columns)


def remember(book: Book, first: Sequence[str], columns: Mapping[str, str]) -> None:
    """Keep what the columns of a table with this first row hold. Not a step of the history: it changes nobody. Raises BookError."""
    with book.bookkeeping() as sql:
        sql.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (_key(first), json.dumps(dict(columns), ensure_ascii=False)),
        )
