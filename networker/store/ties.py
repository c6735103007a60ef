"""Reading ties: those of somebody, and the kinds that people of this book gave words of their own."""

import sqlite3
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.people import NAME

Row = tuple[Any, ...]


def ties(sql: sqlite3.Connection, person: int) -> list[Row]:
    """(id, kind, inverse, whether they are the first, day, notes, the other one's id and name as it is read), the oldest first."""
    found = sql.execute(
        f"SELECT t.id, t.kind, t.inverse, t.person_id = ?1, t.day, t.notes, person.id, {NAME} FROM tie t"
        " JOIN person ON person.id = CASE WHEN t.person_id = ?1 THEN t.other_id ELSE t.person_id END"
        " WHERE t.person_id = ?1 OR t.other_id = ?1 ORDER BY t.id",
        (person,),
    )
    return [(*row[:7], as_shown(*row[7:])) for row in found]


def kinds(sql: sqlite3.Connection) -> list[tuple[str, str]]:
    """(kind, inverse) of the ties of this book, the most used first."""
    return sql.execute("SELECT kind, inverse FROM tie GROUP BY 1, 2 ORDER BY count(*) DESC, 1").fetchall()
