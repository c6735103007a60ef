"""Reading whom an import brought, and about whom it said something: out of the rows that carry its id.

None of these columns has an index: each list is one look through a table, asked for once a report.
"""

import json
import sqlite3
from array import array
from collections.abc import Collection
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.people import NAME

Row = tuple[Any, ...]
_TELLING = ("source", "handle", "group_member", "photo")


def newcomers(sql: sqlite3.Connection, import_id: int) -> "array[int]":
    """Those of the book whom an import brought, the user left out."""
    found = sql.execute("SELECT id FROM person WHERE import_id = ? AND me = 0 ORDER BY id", (import_id,))
    return array("q", (row[0] for row in found))


def updated(sql: sqlite3.Connection, import_id: int) -> "array[int]":
    """Those who were there and of whom an import told something: a row of its own, or a change of the person's.

    That they are gone from a network is another list.
    """
    told = [f"SELECT person_id FROM {table} WHERE import_id = ?1" for table in _TELLING]
    told.append("SELECT person_id FROM fact WHERE import_id = ?1 AND field <> 'left'")
    told.append(
        "SELECT c.row_id FROM step s JOIN change c ON c.step_id = s.id"
        " WHERE s.import_id = ?1 AND s.undone = 0 AND c.tbl = 'person' AND c.before IS NOT NULL"
    )
    found = sql.execute(
        f"SELECT id FROM person WHERE id IN ({' UNION '.join(told)})"
        " AND import_id IS NOT ?1 AND me = 0 ORDER BY id",
        (import_id,),
    )
    return array("q", (row[0] for row in found))


def people(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(id, name as it is shown, title, company) of some people."""
    found = sql.execute(
        f"SELECT id, title, company, {NAME} FROM person WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wanted)),),
    )
    return [(number, as_shown(*name), title, company) for number, title, company, *name in found]


def values(sql: sqlite3.Connection, import_id: int, wanted: Collection[int]) -> list[Row]:
    """(person, value, a second one) of what an import told of some people: their jobs and other facts, then addresses."""
    whose = "person_id IN (SELECT value FROM json_each(?2)) AND import_id = ?1"
    return sql.execute(
        f"SELECT person_id, value, detail FROM fact WHERE {whose} AND field IN ('job', 'place')"
        f" UNION ALL SELECT person_id, text, '' FROM handle WHERE {whose}",
        (import_id, json.dumps(list(wanted))),
    ).fetchall()
