"""Reading what can be read out of a damaged book into a new one, row by row.

A page that is gone takes the rows on it along, and the way to those behind it. So each table is read from both of its ends up to
where that stops, and what lies between is halved and tried again, until only single numbers are left that lead nowhere; rows on
pages to which no way leads any more are looked for page by page (`loose.py`). Of the damaged book not a byte is changed. What follows from the rows is made anew, and a page that was overwritten with a sense of its
own can bring nothing in that the tables' rules refuse.
"""

import contextlib
import os
import sqlite3
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from networker.domain.going_on import GoingOn, quiet
from networker.store import connection
from networker.store.cipher import Cipher, connect
from networker.store.errors import BookError, DamagedBook
from networker.store.loose import Pages

# Of these nothing is read: it follows from the others, or is there in every book.
DERIVED = frozenset(
    ("rhythm", "contact_day", "contact_channel", "contact_tally", "contact_wait", "tie_turn", "open_step", "sqlite_sequence")
)  # fmt: skip
JOURNAL = ("step", "change")
TOGETHER = 500  # rows in one statement
TRIES = 20_000  # numbers in a row that lead nowhere, after which the rest of a table is given up
# Of these an index holds all that matters.
LINKS = frozenset(
    ("interaction_person", "follow_up_person", "group_member", "gathering_person", "person_topic", "interaction_topic",
     "ask_person", "win_person")
)  # fmt: skip
# What stands in a row of which only the indexes are left.
LOST: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "interaction": {
            "kind": "message",
            "turns": 1,
            "text": "The words of this entry were lost with a damaged page.",
        },
        "gathering_person": {"role": "there"},
    }
)
NAMELESS = "Somebody whose name was lost"


@dataclass(frozen=True, slots=True)
class Saved:
    """What came over: rows of each table, and how many of them there were, where that can be known."""

    rows: dict[str, int]
    of: dict[str, int]
    undo: bool  # whether what was done before can still be taken back

    @property
    def total(self) -> int:
        """Rows that came over."""
        return sum(self.rows.values())

    @property
    def lost(self) -> int:
        """Rows that did not, as far as is known."""
        return sum(max(0, self.of[table] - self.rows[table]) for table in self.rows)


class _Field(NamedTuple):
    """A column, and what may stand in it."""

    name: str
    kind: str
    needed: bool
    is_key: bool

    @property
    def is_number(self) -> bool:
        """Whether it is the row's own number, which stands nowhere in the row."""
        return self.is_key and self.kind == "INTEGER"

    def fits(self, value: object) -> bool:
        """Whether a value may stand there: a page of another table mostly has others."""
        if value is None:
            return self.is_number or not self.needed
        if self.kind == "TEXT":
            return isinstance(value, str)
        return not isinstance(value, str | bytes) if self.kind in ("INTEGER", "BOOLEAN", "REAL") else True


class _Source:
    """A damaged book, of which every answer may be an error."""

    def __init__(self, path: Path, cipher: Cipher | None) -> None:
        self._path = path
        # The pages of an encrypted book say nothing by themselves.
        self._pages = None if cipher is not None or connection.has_log(path) else Pages(path)
        self.sql = connection.looking(path, cipher)
        self.sql.text_factory = lambda found: found.decode("utf-8", "replace")
        self.sql.execute("PRAGMA cell_size_check = ON")

    def tables(self) -> dict[str, str]:
        """The tables and the statements that made them; empty where not even these can be read."""
        try:
            found = self.sql.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        except sqlite3.DatabaseError:
            return {}
        return {name: sql for name, sql in found if isinstance(sql, str)}

    def columns(self, table: str) -> list[str]:
        """The columns of a table in the file."""
        with contextlib.suppress(sqlite3.DatabaseError):
            return [row[1] for row in self.sql.execute(f"PRAGMA table_info({table})")]
        return []

    def numbers(self, table: str) -> list[int] | None:
        """The numbers of all rows of a table in their order, by an index that is whole; None where there is none."""
        with contextlib.suppress(sqlite3.DatabaseError):
            indexes = self.sql.execute(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
                " AND coalesce(sql, '') NOT LIKE '%WHERE%'",
                (table,),
            ).fetchall()
            for (index,) in indexes:
                with contextlib.suppress(sqlite3.DatabaseError):
                    found = self.sql.execute(f'SELECT rowid FROM {table} INDEXED BY "{index}"')
                    return sorted({row[0] for row in found})
        return None

    def count(self, table: str) -> int | None:
        """How many rows there were, by the table itself or an index, where either is whole."""
        with contextlib.suppress(sqlite3.DatabaseError):
            return int(self.sql.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()[0])
        found = self.numbers(table)
        return None if found is None else len(found)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Every row of a table that can be read, with its number, in no order."""
        query = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        parts = [(-1, max(self.highest(table), 1))]
        in_vain, known = 0, None
        while parts and in_vain < TRIES:
            low, high = parts.pop()
            if known is not None and bisect_left(known, low) == bisect_left(known, high + 1):
                continue  # no row had a number between these
            whole, last = False, low - 1
            for row in self._until_it_stops(query, low, high):
                if row is None:
                    whole = True
                elif low <= row[0] <= high:  # else a page of somewhere else stands there
                    last, in_vain = max(last, row[0]), 0
                    yield row[0], row[1:]
            if whole:
                continue
            first = high + 1
            for row in self._until_it_stops(f"{query} DESC", last + 1, high):
                if row is None:
                    break  # of this end everything could be read after all
                if last < row[0] <= high:
                    first, in_vain = min(first, row[0]), 0
                    yield row[0], row[1:]
            low, high = last + 1, first - 1
            if low >= high:
                in_vain += 1
                continue
            if known is None and not in_vain:
                known = self.numbers(table)
            middle = (low + high) // 2
            parts += [(middle + 1, high), (low, middle)]

    def _until_it_stops(self, query: str, low: int, high: int) -> Iterator[tuple[Any, ...] | None]:
        """The rows of a query up to where it cannot go on; None at the end where it could."""
        try:
            yield from self.sql.execute(query, (low, high))
        except sqlite3.DatabaseError:
            return
        yield None

    def loose(self, table: str, met: Container[int]) -> Iterator[tuple[int, dict[str, Any]]]:
        """Rows of a table to which no way leads any more: their numbers, and their values by column.

        Not of a book with a log: of a page that stands there the file has an older state.
        """
        known = self.numbers(table)
        if self._pages is None or (known is not None and all(each in met for each in known)):
            return
        fields = self._fields(table)
        others = set[int]()
        with contextlib.suppress(sqlite3.DatabaseError):
            for (root,) in self.sql.execute(
                "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name <> ?",
                (table,),
            ):
                others |= self._pages.reached(root)
        missing = None if known is None else set(known)
        for number, values in self._pages.rows(others, len(fields)):
            if number in met or not (missing is None or number in missing):
                continue
            if all(kind.fits(value) for kind, value in zip(fields, values, strict=True)):
                yield (
                    number,
                    {
                        kind.name: number if kind.is_number and value is None else value
                        for kind, value in zip(fields, values, strict=True)
                    },
                )

    def by_indexes(self, table: str, met: Container[int]) -> Iterator[tuple[int, dict[str, Any]]]:
        """What the indexes of a table still know of rows that cannot be read: their numbers, and some values by column."""
        found = dict[int, dict[str, Any]]()
        with contextlib.suppress(sqlite3.DatabaseError):
            for (index,) in self.sql.execute(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
                " AND coalesce(sql, '') NOT LIKE '%WHERE%'",
                (table,),
            ).fetchall():
                with contextlib.suppress(sqlite3.DatabaseError):
                    names = [row[2] for row in self.sql.execute(f'PRAGMA index_info("{index}")') if row[2]]
                    query = f'SELECT rowid, {", ".join(names)} FROM {table} INDEXED BY "{index}"'
                    for number, *values in self.sql.execute(query):
                        if number not in met:
                            found.setdefault(number, {}).update(zip(names, values, strict=True))
        fields = {each.name: each for each in self._fields(table)}
        for number, values in found.items():
            if all(fields[name].fits(value) for name, value in values.items() if name in fields):
                yield number, values

    def _fields(self, table: str) -> list["_Field"]:
        with contextlib.suppress(sqlite3.DatabaseError):
            found = self.sql.execute(f"PRAGMA table_info({table})").fetchall()
            return [_Field(row[1], row[2].upper(), bool(row[3]), bool(row[5])) for row in found]
        return []

    def highest(self, table: str) -> int:
        """The highest number that a row of a table may have."""
        with contextlib.suppress(sqlite3.DatabaseError):
            return int(self.sql.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0)
        with contextlib.suppress(sqlite3.DatabaseError):
            for (found,) in self.sql.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)):
                return int(found)
        known = self.numbers(table)
        return known[-1] if known else 1 << 20


def save(
    path: Path,
    to: Path,
    *,
    now: datetime,
    version: int,
    going_on: GoingOn = quiet,
    anew: bool = False,
    cipher: Cipher | None = None,
) -> Saved:
    """Make a new book at `to` of all that can be read at `path`, whose pages are left as they are.

    `version`: of this program's schema; a book of an older one is brought up to date, or with `anew` its rows are taken as they
    are into the tables of today. Raises DamagedBook where not even the
    list of the tables can be read, BookError where the new file cannot be written; then there is no file at `to`.
    """
    head = head_of(path, cipher)
    source, listed_anew = _Source(path, cipher), to.with_name(f"{to.name}.listed")
    made = False
    try:
        tables = source.tables()
        if (
            "person" not in tables
            and head is not None
            and head[1] == version
            and cipher is None
            and _list_anew(path, listed_anew)
        ):
            source.sql.close()
            source = _Source(listed_anew, None)
            tables = source.tables()
        if head is None or "person" not in tables:
            raise DamagedBook(
                "Of this book nothing can be read: the list of its tables is gone. It is left as it is."
            )
        made = True
        found = _write(source, tables, to, (head[0], version) if anew else head, version, going_on, cipher)
        if head[1] < version and not anew:
            from networker.store import migrations

            migrations.bring_up_to_date(to, now=now, cipher=cipher)
        _derive(to, cipher)
        with to.open("rb") as file:
            os.fsync(file.fileno())
        made = False
        return found
    finally:
        source.sql.close()
        remove(listed_anew)
        if made:
            remove(to)


def _list_anew(path: Path, to: Path) -> bool:
    """Whether a copy could be written of which the list of tables can be read. Not of a book with a log, which has newer pages."""
    from networker.store import tables_anew

    if connection.has_log(path):
        return False
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as sql:
        _create(sql)
        made = [
            tables_anew.Made(*row)
            for row in sql.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid")
        ]
        tables = {each.name: each.sql or "" for each in made if each.kind == "table"}
        columns = {name: len(_columns(sql, name)) for name in tables if _is_read(name, tables)}
    return tables_anew.write(path, to, made, columns)


def head_of(path: Path, cipher: Cipher | None) -> tuple[int, int] | None:
    """The head of a book; None where it cannot be read."""
    with contextlib.suppress(sqlite3.DatabaseError):
        return connection.header(path, cipher)
    return None


def remove(path: Path) -> None:
    """Take a file that was not finished away, with what SQLite put beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            connection.beside(path, ending).unlink()


def _write(
    source: _Source,
    tables: dict[str, str],
    to: Path,
    head: tuple[int, int],
    version: int,
    going_on: GoingOn,
    cipher: Cipher | None,
) -> Saved:
    """Make the new file and bring the rows over, in one transaction."""
    remove(to)
    os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with contextlib.closing(connect(to, cipher)) as sql:
        sql.execute("BEGIN IMMEDIATE")
        if head[1] == version:
            _create(sql)
        else:
            _create_as(sql, source, tables)
        wanted = [name for name in tables if _is_read(name, tables) and _columns(sql, name)]
        rows, of = {}, {}
        for n, table in enumerate(wanted):
            going_on(n, len(wanted))
            rows[table], of[table] = _bring_over(sql, source, table)
        undo = all(rows.get(each, 0) >= of.get(each, 0) for each in JOURNAL)
        if not undo:  # a step of which a part is missing would be taken back by halves
            for each in JOURNAL:
                sql.execute(f"DELETE FROM {each}")
        _stand_in(sql)
        rows = {table: rows[table] - gone for table, gone in _settle(sql, rows).items()}
        sql.execute(f"PRAGMA application_id = {head[0]}")
        sql.execute(f"PRAGMA user_version = {head[1]}")
        sql.execute("COMMIT")
        sql.execute("PRAGMA journal_mode = WAL")
        going_on(len(wanted), len(wanted))
        return Saved(rows, of, undo)


def _create(sql: sqlite3.Connection) -> None:
    """The tables of today."""
    from networker.store import new_file
    from networker.store.over import over

    new_file.create(over(sql))


def _create_as(sql: sqlite3.Connection, source: _Source, tables: dict[str, str]) -> None:
    """The tables and indexes that an older program made."""
    for name, statement in tables.items():
        if not name.startswith("sqlite_") and not _is_shadow(name, tables):
            sql.execute(statement)
    with contextlib.suppress(sqlite3.DatabaseError):
        for (statement,) in source.sql.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
        ):
            sql.execute(statement)
    sql.execute("INSERT INTO open_step (id, step_id) VALUES (1, NULL)")


def _is_shadow(name: str, tables: dict[str, str]) -> bool:
    """Whether a table is a virtual one's own."""
    return any(
        statement.startswith("CREATE VIRTUAL") and name.startswith(f"{each}_")
        for each, statement in tables.items()
    )


def _is_read(name: str, tables: dict[str, str]) -> bool:
    virtual = tables[name].startswith("CREATE VIRTUAL") or _is_shadow(name, tables)
    return not virtual and name not in DERIVED and not name.startswith("sqlite_")


def _columns(sql: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in sql.execute(f"PRAGMA table_info({table})")]


def _bring_over(sql: sqlite3.Connection, source: _Source, table: str) -> tuple[int, int]:
    """Copy what can be read of a table; how many rows that are, and how many there were as far as is known."""
    there = source.columns(table)
    names = [name for name in _columns(sql, table) if name in there]
    if not names:
        return 0, source.count(table) or 0
    before = sql.total_changes
    given = names if "id" in names else ["rowid", *names]
    blank = {
        name: value for name, value in _blank(sql, table).items() if name not in names
    }  # of a newer program
    marks = ", ".join([*("?" * len(given)), *map(repr, blank.values())])
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join((*given, *blank))}) VALUES ({marks})"
    page: list[tuple[Any, ...]] = []
    met = set[int]()
    for number, row in source.rows(table, names):
        if number in met:
            continue
        met.add(number)
        page.append(row if "id" in names else (number, *row))
        if len(page) == TOGETHER:
            sql.executemany(insert, page)
            page.clear()
    for number, values in source.loose(table, met):
        met.add(number)
        row = tuple(values[name] for name in names)
        page.append(row if "id" in names else (number, *row))
    sql.executemany(insert, page)
    if table in LINKS:
        _by_indexes(sql, source, table, met)
    kept = sql.total_changes - before
    if table == "interaction":  # not counted: their words are lost
        _by_indexes(sql, source, table, met)
    with contextlib.suppress(sqlite3.DatabaseError):  # no number is given twice
        for (highest,) in source.sql.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)):
            sql.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (highest, table))
    return kept, max(source.count(table) or 0, len(met))


def _blank(sql: sqlite3.Connection, table: str) -> dict[str, Any]:
    """What stands in the columns of a table that may not be empty, where nothing is known."""
    fields = {
        row[1]: row[2].upper()
        for row in sql.execute(f"PRAGMA table_info({table})")
        if row[3] and row[1] != "id"
    }
    return {
        name: 0 if kind in ("INTEGER", "BOOLEAN", "BOOL", "REAL") else "" for name, kind in fields.items()
    }


def _by_indexes(sql: sqlite3.Connection, source: _Source, table: str, met: Container[int]) -> None:
    """Put in what is known of rows by their indexes alone: who was with whom, and when, outlives the words."""
    blank = _blank(sql, table)
    needed = {row[3] for row in sql.execute(f"PRAGMA foreign_key_list({table})")} & set(blank)
    for number, values in source.by_indexes(table, met):
        if needed <= set(values) and (table in LINKS or values.get("day")):
            known = {name: value for name, value in values.items() if value is not None}
            told = {**blank, **LOST.get(table, {}), **known, "id": number}
            marks = ", ".join("?" * len(told))
            sql.execute(
                f"INSERT OR IGNORE INTO {table} ({', '.join(told)}) VALUES ({marks})", list(told.values())
            )


def _stand_in(sql: sqlite3.Connection) -> None:
    """Whoever is gone and has an address, a talk or anything else that is not, stays under the best name to be had."""
    from networker.domain.names import sort_key

    missing = set[int]()
    for table, number, parent, key in sql.execute("PRAGMA foreign_key_check").fetchall():
        if parent == "person" and number is not None:
            column = next(row[3] for row in sql.execute(f"PRAGMA foreign_key_list({table})") if row[0] == key)
            missing.add(sql.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (number,)).fetchone()[0])
    for person in sorted(each for each in missing if isinstance(each, int) and each > 0):
        name = _name_of(sql, person)
        values = _blank(sql, "person")
        values |= {"id": person, "name": name, "folded": sort_key(name), "state": "active"}
        marks = ", ".join("?" * len(values))
        sql.execute(f"INSERT INTO person ({', '.join(values)}) VALUES ({marks})", list(values.values()))


def _name_of(sql: sqlite3.Connection, person: int) -> str:
    """What somebody was called, by a record of a file, by what they were before a change, or by an address."""
    for query in (
        "SELECT name FROM source WHERE person_id = ? AND name <> '' ORDER BY id DESC LIMIT 1",
        "SELECT json_extract(before, '$.name') FROM change WHERE tbl = 'person' AND row_id = ? AND before NOT NULL"
        " ORDER BY id DESC LIMIT 1",
        "SELECT text FROM handle WHERE person_id = ? AND text <> '' ORDER BY id LIMIT 1",
    ):
        with contextlib.suppress(sqlite3.DatabaseError):  # an older book, or words that are no JSON
            for (found,) in sql.execute(query, (person,)):
                if isinstance(found, str) and found.strip():
                    return found
    return NAMELESS


def _settle(sql: sqlite3.Connection, rows: dict[str, int]) -> dict[str, int]:
    """Take out rows that belong to a row that is gone, or let them stand alone where they can; how many went."""
    gone = dict.fromkeys(rows, 0)
    while found := sql.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, _parent, key in found:
            rule = next(row for row in sql.execute(f"PRAGMA foreign_key_list({table})") if row[0] == key)
            if rule[6] == "SET NULL":
                sql.execute(f"UPDATE {table} SET {rule[3]} = NULL WHERE rowid = ?", (number,))
            else:
                gone[table] = (
                    gone.get(table, 0)
                    + sql.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,)).rowcount
                )
    return gone


def _derive(path: Path, cipher: Cipher | None) -> None:
    """Make anew what follows from the rows. Raises BookError where the new book is not whole."""
    from networker.domain.shown_names import order_key
    from networker.store import contact_days, full_text
    from networker.store.derive import Touched

    with contextlib.closing(connect(path, cipher)) as sql:
        for pragma in connection.WRITER:
            sql.execute(pragma)
        sql.create_function("order_key", 3, order_key, deterministic=True)
        contact_days.prepare(sql)
        everybody = Touched(sql)
        everybody.add([row[0] for row in sql.execute("SELECT id FROM person")])
        sql.execute("BEGIN IMMEDIATE")
        everybody.refresh()
        sql.execute("INSERT INTO said_text (said_text) VALUES ('delete-all')")
        full_text.fill_said(sql)
        sql.execute("COMMIT")
        if sql.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise BookError("What was saved could not be written whole; nothing was changed. Check the disk.")
        connection.fold_log_by(sql)
        sql.execute("PRAGMA optimize")
