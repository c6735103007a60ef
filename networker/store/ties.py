"""Reading ties: those of somebody, and the kinds that people of this book gave words of their own."""

import sqlite3
from typing import Any

Row = tuple[Any, ...]


def ties(sql: sqlite3.Connection, person: int) -> list[Row]:
    """(id, kind, inverse, whether they are the first, the other one's id and name, day, notes), the oldest first."""
    return sql.execute(
        "SELECT t.id, t.kind, t.inverse, t.person_id = ?1, p.id, p.name, t.day, t.notes FROM tie t"
        " JOIN person p ON p.id = CASE WHEN t.person_id = ?1 THEN t.other_id ELSE t.person_id END"
        " WHERE t.person_id = ?1 OR t.other_id = ?1 ORDER BY t.id",
        (person,),
    ).fetchall()


def kinds(sql: sqlite3.Connection) -> list[tuple[str, str]]:
    """(kind, inverse) of the ties of this book, the most used first."""
    return sql.execute("SELECT kind, inverse FROM tie GROUP BY 1, 2 ORDER BY count(*) DESC, 1").fetchall()
