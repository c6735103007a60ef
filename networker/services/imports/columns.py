"""What the user said of a table's columns, remembered for the next file with the same headings."""

import contextlib
import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from networker import formats
from networker.formats import several
from networker.formats.columns import UnknownTable, look, look_at
from networker.services.imports.planned import Dropped, Pasted
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


def told_tables(book: Book, paths: Iterable[Dropped]) -> Iterator[UnknownTable]:
    """The tables among what was dropped of whose columns the user said something, with what they said."""
    for path in paths:
        for table in _tables_behind(path):
            if (said := remembered(book, table.first)) is not None:
                yield _with(table, said)


def _tables_behind(path: Dropped) -> list[UnknownTable]:
    """Those that no reader knows, in a folder or archive, else whatever table it is."""
    found: list[UnknownTable] = []
    with contextlib.suppress(formats.UnreadableFile, formats.UnknownFormat):
        if isinstance(path, Pasted):
            found.append(look(path.stream()))
        elif isinstance(path, Path) and (several.is_folder(path) or several.is_archive(path)):
            deque(formats.read_all(path, lambda table, _: found.append(look_at(table))), maxlen=0)
        elif isinstance(path, Path):
            found.append(look(path))
    return found


def _with(table: UnknownTable, said: Mapping[str, str]) -> UnknownTable:
    """A table with what was said in place of the guesses."""
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
