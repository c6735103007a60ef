"""Reading single facts, and which fields of the user's own the book knows by those who have them."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from networker.store.told_by import Told, told_by

Row = tuple[Any, ...]


class FactRow(NamedTuple):
    """A fact with the file that told it ("" where it was typed), and when that was brought, in ISO 8601."""

    id: int
    person: int
    field: str
    value: str
    detail: str
    since: str | None
    until: str | None
    type: str | None
    file: str
    brought: str


def facts_where(
    sql: sqlite3.Connection, which: str, values: Sequence[object] = (), *, order: str = ""
) -> list[FactRow]:
    """The facts for which a condition over the table `fact f` holds."""
    rows = sql.execute(
        "SELECT f.id, f.person_id, f.field, f.value, f.detail, f.since, f.until, f.type, f.import_id, s.id, s.import_id,"
        f" s.file FROM fact f LEFT JOIN source s ON s.id = f.source_id WHERE {which} {order}",
        values,
    ).fetchall()
    told = told_by(
        sql, [Told(row[0], row[3], row[4], row[8], row[9], row[10], row[11]) for row in rows if row[9]]
    )
    return [FactRow._make((*row[:8], *told.get(row[0], ("", "")))) for row in rows]


def fact(sql: sqlite3.Connection, number: int) -> FactRow | None:
    """One fact; None where there is no such fact."""
    return next(iter(facts_where(sql, "f.id = ?", (number,))), None)


def own_fields(sql: sqlite3.Connection) -> list[tuple[str, str]]:
    """(name, type) of the fields that facts are kept in beside the program's own, the most used first.

    A name may come with several types: files tell none.
    """
    return sql.execute(
        "SELECT detail, type FROM fact WHERE field = 'custom' AND detail <> '' GROUP BY detail, type"
        " ORDER BY count(*) DESC, detail"
    ).fetchall()
