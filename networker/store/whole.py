"""A whole book as plain rows: out of a book for `export`, and back into an empty one.

What comes back is first put into a temporary book without a name, which holds it to every rule of the tables;
only what passes reaches the real one.
"""

import base64
import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import peewee as pw

from networker.domain.vocabulary import Channel, ImportId, StepId
from networker.formats.networker_json import LISTS, Row
from networker.formats.networker_records import picture_of
from networker.store import (
    journal,
    keys_anew,
    new_file,
    past_imports,
    put_back,
    schema,
    whole_values,
)
from networker.store.book import DRAFT
from networker.store.reach import LOOKED
from networker.store.tables.base import Base
from networker.store.writer import Step

RESTORED = "restored"  # key of meta: the import that brought a book back, and the past imports that stand
HEAD = ("book", RESTORED, LOOKED)  # keys of meta that are no list of the file
CHUNK = 2000
DANGLING = "what it belongs to is not in the file"
TAKEN = "another row has its id, its address or its name"
_MODELS: dict[str, type[Base]] = {m._meta.table_name: m for m in (*schema.JOURNALLED, *schema.KEPT)}
_QUERIES = {
    # Only what belongs to somebody: what is not journalled may name people who are gone.
    "showing": "SELECT {} FROM showing WHERE person_id IN (SELECT id FROM person) ORDER BY person_id, day",
    "interaction_person": "SELECT {} FROM interaction_person ORDER BY interaction_id, id",
    "picture": "SELECT {} FROM picture WHERE sha256 IN (SELECT sha256 FROM photo) ORDER BY sha256",
    "meta": f"SELECT {{}} FROM meta WHERE key NOT IN {HEAD} AND key NOT GLOB '{DRAFT}*' ORDER BY key",
}


@cache
def fields(table: str) -> dict[str, pw.Field]:
    """The columns of a table that are exported, with what they hold."""
    model = _MODELS[table]
    names = schema.columns(model)
    if table == "showing":
        names = tuple(name for name in names if name != "id")  # nothing names it by its id
    return {name: model._meta.columns[name] for name in names}


def is_empty(sql: sqlite3.Connection) -> bool:
    """Whether no journalled table holds a row, so that a whole book may come back."""
    tables = journal.journalled_tables()
    return not any(sql.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in tables)


# ---- out


def rows(sql: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """Every row of a table as an object by column; null and the default are left out."""
    columns = fields(table)
    query = _QUERIES.get(table, f"SELECT {{}} FROM {table} ORDER BY id").format(", ".join(columns))
    if table == "import":
        stands = past_imports.standing(sql)
    shape = [(name, each.default, isinstance(each, pw.BooleanField)) for name, each in columns.items()]
    for row in sql.execute(query):
        found = {
            name: bool(value) if truth else value
            for (name, default, truth), value in zip(shape, row, strict=True)
            if value is not None and value != default
        }
        if table == "picture":
            found["bytes"] = base64.b64encode(bytes(found["bytes"])).decode("ascii")
        if table == "import" and found["id"] not in stands:
            found["undone"] = True
        yield found


# ---- back in


class Draft:
    """A book that is about to come back: rows are added, then `settle` leaves out what has lost its place."""

    def __init__(self) -> None:
        # No path: SQLite keeps it in a file without a name, which is gone with the process.
        self.database = pw.SqliteDatabase(
            "file:", uri=True, thread_safe=False, autoconnect=False, check_same_thread=False
        )
        self.database.connect()
        self.sql: sqlite3.Connection = self.database.connection()
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE", "cache_size = -32000"):
            self.sql.execute(f"PRAGMA {pragma}")
        new_file.create(self.database)
        plain = self.sql.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE INDEX%'").fetchall()
        for (name,) in plain:
            self.sql.execute(f"DROP INDEX {name}")
        self.sql.execute("BEGIN")
        self.standing: list[int] = []  # past imports that were not undone
        self._inserts = {table: self._insert(table) for table in LISTS.values()}

    def _insert(self, table: str) -> str:
        names = [*fields(table), *put_back.cached(table)]
        marks = ", ".join("?" * len(fields(table))) + put_back.blank(table)
        return f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})"

    def add(self, row: Row) -> str:
        """Take a row; why it is left out, or ""."""
        table = LISTS[row.list]
        if row.values is None:
            return whole_values.NO_ROW
        values = whole_values.of_today(table, dict(row.values))
        if table == "picture":
            values["bytes"] = picture_of(values)
        if wrong := whole_values.wrong(table, fields(table), values):
            return wrong
        if table == "picture" and hashlib.sha256(values["bytes"]).hexdigest() != values.get("sha256"):
            return whole_values.NO_ROW
        if table == "meta" and values["key"] in HEAD:
            return whole_values.NO_ROW
        found = [values.get(name, each.default) for name, each in fields(table).items()]
        cursor = self.sql.execute(self._inserts[table], found)
        if cursor.rowcount < 1:
            return TAKEN
        if table == "import" and values.get("undone") is not True:
            self.standing.append(int(values["id"]))
        return ""

    def settle(self) -> int:
        """Leave out rows that belong to a row that is not there; how many they are. Older keys become today's."""
        gone = 0
        self._let_stand_alone()
        while True:
            found = {(row[0], row[1]) for row in self.sql.execute("PRAGMA foreign_key_check")}
            for table, number in found:
                self.sql.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,))
            gone += len(found)
            if not found:
                break
        self.sql.execute("DELETE FROM showing WHERE person_id NOT IN (SELECT id FROM person)")
        keys_anew.give_keys_anew(self.sql)
        return gone

    def _let_stand_alone(self) -> None:
        """What came of something that is not in the file stays, and came of nothing that is known."""
        for table, number, _, key in self.sql.execute("PRAGMA foreign_key_check").fetchall():
            for n, _seq, _parent, column, *_to, on_delete, _match in self.sql.execute(
                f"PRAGMA foreign_key_list({table})"
            ).fetchall():
                if n == key and on_delete == "SET NULL":
                    self.sql.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (number,))

    def count(self, table: str) -> int:
        """How many rows of a table come back."""
        return int(self.sql.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def people(self) -> Iterator[tuple[int, str, str, str, str, str, tuple[Channel, str] | None]]:
        """(id, given, family, name, title, company, first handle) of everybody but the user."""
        handles = {
            person: (Channel(channel), text)
            for person, channel, text in self.sql.execute(
                "SELECT person_id, channel, text FROM handle ORDER BY first, id DESC"
            )
        }
        jobs = {
            person: (title, company)
            for person, title, company in self.sql.execute(
                "SELECT person_id, value, detail FROM fact WHERE field = 'job' AND until IS NULL"
                " ORDER BY aside DESC, noted, coalesce(since, ''), id"
            )
        }
        for number, given, family, name in self.sql.execute(
            "SELECT id, given, family, name FROM person WHERE me = 0 ORDER BY id"
        ):
            title, company = jobs.get(number, ("", ""))
            yield number, given, family, name, title, company, handles.get(number)

    @property
    def rows(self) -> int:
        """How many rows of the journalled tables come back."""
        return sum(self.count(table) for table in journal.journalled_tables())

    def chunks(self, table: str) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a table, by and by."""
        cursor = self.sql.execute(f"SELECT {', '.join(fields(table))} FROM {table} ORDER BY rowid")
        while page := cursor.fetchmany(20 if table == "picture" else CHUNK):  # they are a MB each
            yield page


def own_number(draft: Draft, next_number: int) -> ImportId:
    """The id of the import that brings a book back: one that none of its past imports has."""
    highest = draft.sql.execute("SELECT coalesce(max(id), 0) FROM import").fetchone()[0]
    return ImportId(max(next_number, highest + 1))


def bring_back(
    step: Step, draft: Draft, *, book: str, import_id: ImportId, going_on: Callable[[int], None]
) -> None:
    """Write a draft into the empty book of a step. Every row keeps its id and the import that brought it."""
    tables = journal.journalled_tables()
    done = 0
    with step.bulk(tables):
        for table in tables:
            same: dict[str, str | int | None] = dict.fromkeys(put_back.cached(table), "")
            for page in draft.chunks(table):
                going_on(done)
                step.insert_many(table, tuple(fields(table)), page, same=same)
                done += len(page)
    # Nothing watched meanwhile; the book was empty, so every row is of this step.
    for table in tables:
        _journal(step.connection, step.id, table)
    # The promises come with numbers of their own: nothing was told of them here.
    step.connection.execute("DELETE FROM notification")
    for table in ("picture", "import", "meta", "showing"):
        names = ", ".join(fields(table))
        marks = ", ".join("?" * len(fields(table)))
        for page in draft.chunks(table):
            going_on(done)
            step.connection.executemany(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", page)
    stands = json.dumps({"by": import_id, "imports": draft.standing})
    step.connection.executemany(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [("book", book), (RESTORED, stands)]
    )


def _journal(sql: sqlite3.Connection, step: StepId, table: str) -> None:
    sql.execute(
        f"INSERT INTO change (step_id, tbl, row_id) SELECT ?, ?, id FROM {table} ORDER BY id", (step, table)
    )


@contextlib.contextmanager
def at_one_moment(sql: sqlite3.Connection) -> Iterator[None]:
    """Let a reading connection see the book as it is now, whatever is written while the block runs."""
    sql.execute("BEGIN")
    try:
        yield
    finally:
        sql.execute("ROLLBACK")
