"""Many rows at once: their indexes are built afterwards, sorted, which takes half the time."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence

MANY = 5000  # newcomers from which that pays, if they are more than there were


@contextlib.contextmanager
def without_indexes(sql: sqlite3.Connection, tables: Sequence[str]) -> Iterator[None]:
    """Let tables be without their indexes while the block runs. Look nothing up in them meanwhile.

    Within the open transaction, so nobody ever sees them so. Every row inserted must carry the id of the
    open step's import: the journal, which would only look at such rows and pass on, does not watch either.
    """
    marks = ", ".join("?" * len(tables))
    indexes = sql.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ({marks})"
        " AND sql IS NOT NULL ORDER BY rowid",
        list(tables),
    ).fetchall()
    for name, _ in indexes:
        sql.execute(f"DROP INDEX {name}")
    with unwatched(sql, [f"{table}_inserted" for table in tables]):
        yield
    for _, definition in indexes:
        sql.execute(definition)


@contextlib.contextmanager
def unwatched(sql: sqlite3.Connection, names: Sequence[str]) -> Iterator[None]:
    """Let some of the journal's triggers rest while the block runs, within the open transaction."""
    watchers = sql.execute(
        "SELECT name, sql FROM temp.sqlite_master WHERE type = 'trigger'"
        f" AND name IN ({', '.join(['?'] * len(names))})",
        list(names),
    ).fetchall()
    for name, _ in watchers:
        sql.execute(f"DROP TRIGGER temp.{name}")
    yield
    for _, definition in watchers:
        sql.execute(definition.replace("CREATE TRIGGER", "CREATE TEMP TRIGGER", 1))
