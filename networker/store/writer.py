"""The one connection that writes, and the step in which every change happens.

What a step changes is journalled by triggers; what follows from it is worked out when it ends, by `Book.step`.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from networker.domain.changes import Changes
from networker.domain.shown_names import order_key
from networker.domain.vocabulary import ImportId, StepId
from networker.store import connection, triggers
from networker.store.cipher import Cipher

if TYPE_CHECKING:
    import peewee as pw

TOGETHER = 50  # rows in one statement of insert_many
Row = tuple[Any, ...]


def _literal(value: str | int | None) -> str:
    """A value as it is written in SQL."""
    if value is None:
        return "NULL"
    return str(int(value)) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def _without_alike(
    names: Sequence[str], rows: Sequence[Sequence[object]], same: Mapping[str, str | int | None]
) -> tuple[Sequence[str], list[Sequence[object]], Mapping[str, str | int | None]]:
    """The columns that differ among these rows, the rows in them alone, and the columns that are alike in all.

    Of most records half the columns are empty, and to hand a value over costs more than anything SQLite does with it.
    """
    alike, differing = dict(same), []
    columns = list(zip(*rows, strict=True))
    for name, column in zip(names, columns, strict=True):
        first = column[0]
        plain = isinstance(first, str) and len(first) < 100 and first.isascii() and first.isprintable()
        if (first is None or plain) and column.count(first) == len(column):
            alike[name] = cast("str | None", first)
        else:
            differing.append((name, column))
    if len(differing) in (0, len(names)):
        return names, list(rows), same
    return (
        [name for name, _ in differing],
        list(zip(*(column for _, column in differing), strict=True)),
        alike,
    )


class Step:
    """One undoable transaction, open while its `with` block runs. `changes` is set when it has ended."""

    def __init__(self, writer: "Writer", number: StepId, *, label: str, import_id: ImportId | None) -> None:
        self.id = number
        self.label = label
        self.import_id = import_id
        self.changes = Changes()
        self.derives_itself = False
        self.also: set[int] = set()
        self._writer = writer

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """What a query finds, this step's own writes included."""
        return self._writer.sql.execute(sql, parameters).fetchall()

    def insert(self, table: str, /, **values: object) -> int:
        """Add a row and return its id. What the schema has a default for may be left out."""
        if self.import_id is not None:
            values.setdefault("import_id", self.import_id)
        return cast(int, self._writer.model(table).insert(_clean(values)).execute(self._writer.database))

    def insert_many(
        self,
        table: str,
        names: Sequence[str],
        rows: Iterable[Sequence[object]],
        *,
        same: Mapping[str, str | int | None] = MappingProxyType({}),
    ) -> None:
        """Add many rows at once: `names` are the columns of each row, `same` those alike in all of them.

        Together they must hold every column that has no default in the file.
        """
        listed = rows if isinstance(rows, list) else list(rows)
        if len(listed) > TOGETHER:
            names, listed, same = _without_alike(names, listed, same)
        marks = "(" + ", ".join([*("?" * len(names)), *(_literal(value) for value in same.values())]) + ")"
        head = f"INSERT INTO {table} ({', '.join((*names, *same))}) VALUES "
        # Fifty rows a statement: most of what a small row costs is the statement around it. Not so FTS5's.
        together = 0 if table == "person_text" else len(listed) // TOGETHER * TOGETHER
        self._writer.sql.executemany(
            head + ", ".join([marks] * TOGETHER),
            (
                list(chain.from_iterable(listed[start : start + TOGETHER]))
                for start in range(0, together, TOGETHER)
            ),
        )
        self._writer.sql.executemany(head + marks, listed[together:])

    def update(self, table: str, row: int, /, **values: object) -> None:
        """Change a row; columns that hold the same value already are no change and no journal."""
        model, values = self._writer.model(table), _clean(values)
        tests = " OR ".join(f"{name} IS NOT ?" for name in values)
        parameters = (row, *values.values())
        if self.rows(f"SELECT 1 FROM {table} WHERE id = ? AND ({tests})", parameters):
            model.update(values).where(model.id == row).execute(self._writer.database)

    def delete(self, table: str, row: int) -> None:
        """Take a row out; what belongs to it must be taken out first."""
        model = self._writer.model(table)
        model.delete().where(model.id == row).execute(self._writer.database)

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Run one writing statement. Prefer insert, update and delete."""
        self._writer.sql.execute(sql, parameters)

    def bulk(self, tables: Sequence[str]) -> "contextlib.AbstractContextManager[None]":
        """Insert many rows of this step's import; see `store.bulk`."""
        from networker.store.bulk import without_indexes

        return without_indexes(self._writer.sql, tables)

    @property
    def connection(self) -> sqlite3.Connection:
        """The writing connection, for the store's reading functions within this step."""
        return self._writer.sql

    def derived_already(self) -> None:
        """Say that the caller has written the cached values and full text of those whom it inserted."""
        self.derives_itself = True

    def derive_also(self, people: Iterable[int]) -> None:
        """Name people whose derived values must be made anew though no row of the journal names them."""
        self.also.update(people)


def _clean(values: dict[str, object]) -> dict[str, object]:
    """Without the sign at which SQLite's functions take a text to be over, and which no export may hold. It can be pasted."""
    return {
        name: value.replace("\0", "") if isinstance(value, str) and "\0" in value else value
        for name, value in values.items()
    }


class Writer:
    """The one connection that writes, with peewee over it once a row is written by its model."""

    def __init__(self, path: Path, cipher: Cipher | None = None) -> None:
        from networker.store import contact_days, full_text  # the window's first paint writes nothing

        self.sql = connection.writer(path, cipher)
        self.sql.create_function("order_key", 3, order_key, deterministic=True)  # see derive.py
        contact_days.prepare(self.sql)
        triggers.watch(self.sql)
        full_text.watch(self.sql)
        self.sql.execute("PRAGMA query_only = ON")  # switched off inside a step only
        self._models: dict[str, type[Any]] = {}
        self._database: pw.SqliteDatabase | None = None

    @property
    def database(self) -> "pw.SqliteDatabase":
        """peewee over this connection."""
        if self._database is None:
            from networker.store.over import over

            self._database = over(self.sql)
        return self._database

    def model(self, table: str) -> "type[Any]":
        """The model of a table; KeyError for a name that is none."""
        if not self._models:
            from networker.store import schema

            self._models = {m._meta.table_name: m for m in (*schema.JOURNALLED, *schema.KEPT)}
        return self._models[table]

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self.sql.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.sql.execute("COMMIT")
        except BaseException:
            if self.sql.in_transaction:  # SQLite itself may have rolled back
                self.sql.execute("ROLLBACK")
            raise

    def fold(self) -> bool:
        """Bring the log into the file, so that a copy of it alone is whole; whether all of it is there."""
        try:
            self.sql.execute("PRAGMA query_only = OFF")
            return connection.fold_log_by(self.sql)
        except sqlite3.Error:
            return False
