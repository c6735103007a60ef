"""Reading when ties were gained, lost and revived, of those who are listed."""

import sqlite3
from datetime import date
from typing import Any

from networker.store.people import LISTED

Row = tuple[Any, ...]


def turns(sql: sqlite3.Connection, *, until: date, since: date = date.min) -> list[Row]:
    """(day as an ordinal, what happened, the person) by day, then what, between two local days."""
    return sql.execute(
        "SELECT t.day, t.what, t.person_id FROM tie_turn t JOIN person ON person.id = t.person_id"
        f" WHERE t.day BETWEEN ? AND ? AND {LISTED} ORDER BY t.day, t.what, t.person_id",
        (since.toordinal(), until.toordinal()),
    ).fetchall()
