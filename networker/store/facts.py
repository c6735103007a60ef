"""Reading single facts, and which fields of the user's own the book knows by those who have them."""

import sqlite3
from typing import Any

Row = tuple[Any, ...]
FACT = "f.id, f.field, f.value, f.detail, f.since, f.until, f.noted, coalesce(s.file, ''), f.type"


def fact(sql: sqlite3.Connection, number: int) -> Row | None:
    """FACT's columns with whose it is before them; None where there is no such fact."""
    found: Row | None = sql.execute(
        f"SELECT f.person_id, {FACT} FROM fact f LEFT JOIN source s ON s.id = f.source_id WHERE f.id = ?",
        (number,),
    ).fetchone()
    return found


def own_fields(sql: sqlite3.Connection) -> list[tuple[str, str]]:
    """(name, type) of the fields that facts are kept in beside the program's own, the most used first.

    A name may come with several types: files tell none.
    """
    return sql.execute(
        "SELECT detail, type FROM fact WHERE field = 'custom' AND detail <> '' GROUP BY detail, type"
        " ORDER BY count(*) DESC, detail"
    ).fetchall()
