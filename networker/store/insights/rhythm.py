"""Reading when ties were gained, lost and revived, of those who are listed."""

import sqlite3
from datetime import date
from typing import Any

Row = tuple[Any, ...]


def turns(sql: sqlite3.Connection, *, until: date, since: date = date.min) -> list[Row]:
    """(day as an ordinal, what happened, the person) by day, then what, between two local days."""
    return sql.execute(
        "SELECT day, what, person_id FROM tie_turn WHERE day BETWEEN ? AND ? ORDER BY day, what, person_id",
        (since.toordinal(), until.toordinal()),
    ).fetchall()
