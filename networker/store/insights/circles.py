"""How many people each circle holds, and how many of them have been silent for long."""

import sqlite3

from networker.store.people import LISTED

_SILENT = "(person.last_contact IS NULL OR person.last_contact < :before)"


def held(sql: sqlite3.Connection, *, before: str) -> dict[int | None, tuple[int, int]]:
    """(people, of whom the last contact day lies before a local day) by circle; None: without a circle."""
    found = sql.execute(
        f"SELECT circle, count(*), sum({_SILENT}) FROM person WHERE {LISTED} GROUP BY circle",
        {"before": before},
    )
    return {circle: (people, silent) for circle, people, silent in found}


def silent(sql: sqlite3.Connection, circle: int, *, before: str) -> tuple[int, ...]:
    """Those in a circle whose last contact day lies before a local day, or who have none."""
    found = sql.execute(
        f"SELECT id FROM person WHERE circle = :circle AND {LISTED} AND {_SILENT} ORDER BY id",
        {"circle": int(circle), "before": before},
    )
    return tuple(row[0] for row in found)
