"""The list of its tables made anew for a book in which that list is damaged, so that the rows can be read after all.

SQLite reads nothing at all of a file of which one page of this list is gone. But what was made of which table is known, and of most
tables the list still tells on which page they begin. For the rest the pages are looked at to which nothing leads: tables lie in
the order in which they were made. A copy gets a new list behind its last page; the book itself is not touched.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from networker.store.loose import INNER, LEAF, Pages

_SEQUENCE = "sqlite_sequence"


class Made(NamedTuple):
    """One line of the list: what a table or an index is called, and how it was made (None: by its table)."""

    kind: str
    name: str
    table: str
    sql: str | None


def write(path: Path, to: Path, made: Sequence[Made], columns: dict[str, int]) -> bool:
    """Write such a copy to `to`; False where nothing is known of any table. Raises OSError.

    `made`: the list as this program makes it, in its order; `columns`: how many columns each table has whose rows are wanted.
    """
    pages = Pages(path)
    roots = _roots(pages, made, columns)
    if not any(name in roots for name in columns):
        return False
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as sql:
        sql.execute(f"PRAGMA page_size = {pages.size}")
        for each in made:
            wanted = (
                each.table in columns and each.table in roots and (each.kind == "table" or each.name in roots)
            )
            if wanted and each.sql is not None:
                sql.execute(each.sql)
        sql.execute("PRAGMA writable_schema = ON")
        for (name,) in sql.execute("SELECT name FROM sqlite_master").fetchall():
            if name in roots:
                sql.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", (roots[name], name))
            else:
                sql.execute("DELETE FROM sqlite_master WHERE name = ?", (name,))
        listed = sql.serialize()
    handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.writelines(_joined(pages, listed))
    return True


def _roots(pages: Pages, made: Sequence[Made], columns: dict[str, int]) -> dict[str, int]:
    """On which page each table and index begins, as far as that can be told."""
    names = {each.name for each in made} | {_SEQUENCE}
    of_list = pages.reached(1)
    elsewhere = set(range(2, pages.count + 1)) - of_list
    found = {
        row[1]: row[3]
        for _, row in pages.rows(elsewhere, 5)
        if row[0] in ("table", "index")
        and row[1] in names
        and isinstance(row[3], int)
        and 1 < row[3] <= pages.count
    }
    taken = set(of_list)
    for name, root in found.items():
        if name in columns or name == _SEQUENCE:
            taken |= pages.reached(root)
    return found | _guessed(pages, made, columns, found, taken)


def _guessed(
    pages: Pages, made: Sequence[Made], columns: dict[str, int], found: dict[str, int], taken: set[int]
) -> dict[str, int]:
    """The same for tables that the list no longer tells of: trees to which nothing leads, in the order of the tables."""
    led_to = {below for number in range(2, pages.count + 1) for below in pages.below(number)}
    loose = [
        number
        for number in range(2, pages.count + 1)
        if number not in taken and number not in led_to and pages.page(number)[0] in (INNER, LEAF)
    ]
    guessed: dict[str, int] = {}
    gap: list[str] = []
    low = 1
    tables = [each.name for each in made if each.kind == "table" and each.sql and _has_tree(each.sql)]
    width = columns | {_SEQUENCE: 2}
    for name in (*tables, ""):
        if name and name not in found:
            gap.append(name)
            continue
        high = found.get(name, pages.count + 1)
        between = [number for number in loose if low < number < high]
        if len(between) == len(gap):
            pairs = zip(gap, between, strict=True)
            guessed |= {table: root for table, root in pairs if _may_be(pages, root, width.get(table, 0))}
        gap, low = [], max(low, high) if name else low
    return guessed


def _has_tree(sql: str) -> bool:
    """Whether a table has pages of its own, of the kind that is looked for."""
    return not sql.startswith("CREATE VIRTUAL") and not sql.rstrip().upper().endswith("WITHOUT ROWID")


def _may_be(pages: Pages, root: int, columns: int) -> bool:
    """Whether the rows of a tree have so many columns; one without rows may be any table's."""
    others = set(range(2, pages.count + 1)) - pages.reached(root)
    count = len(list(pages.rows(others, columns)))
    return count > 0 or (pages.page(root)[0] == LEAF and not int.from_bytes(pages.page(root)[3:5], "big"))


def _joined(pages: Pages, listed: bytes) -> Iterator[bytes | memoryview]:
    """The book's pages with the first page of the new list in place of its own, and the others behind the last."""
    book, size, count = pages.data, pages.size, pages.count
    number = {n: count + n - 1 for n in range(2, len(listed) // size + 1)}

    def moved(page: bytearray, head: int) -> bytes:
        """A page of ways, which lead to where the others are by now."""
        if page[head] == INNER:
            places = [head + 8]
            for n in range(int.from_bytes(page[head + 3 : head + 5], "big")):
                at = head + 12 + 2 * n
                places.append(int.from_bytes(page[at : at + 2], "big"))
            for at in places:
                page[at : at + 4] = number[int.from_bytes(page[at : at + 4], "big")].to_bytes(4, "big")
        return bytes(page)

    parts = [bytearray(listed[n * size : (n + 1) * size]) for n in range(len(listed) // size)]
    first = bytearray(moved(parts[0], 100))
    whole = count + len(parts) - 1
    first[:100] = book[:100]
    first[28:32] = whole.to_bytes(4, "big")
    first[32:40] = bytes(8)  # of empty pages nothing is known
    first[92:96] = book[24:28]
    yield bytes(first)
    yield memoryview(book)[size : count * size]
    yield from (moved(each, 0) for each in parts[1:])
