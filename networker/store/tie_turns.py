"""When ties were gained, lost and revived: derived from the contact days at the end of a step, never journalled.

Of those who are listed alone, as contact days are. Days on which something came back are told by `contact_day`, where
whoever logged a call by hand heard the other one as well.
"""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from networker.domain.tie_life import turns
from networker.store.contact_days import TOUCHED

Row = tuple[int, int, str]


def refresh(sql: sqlite3.Connection) -> None:
    """Derive those of whoever is in `contact_days.TOUCHED` anew, once their contact days are."""
    those = f"person_id IN ({TOUCHED})"
    sql.execute(f"DELETE FROM tie_turn WHERE {those}")
    _insert(sql, those)


def write_everybodys(sql: sqlite3.Connection) -> None:
    """Write them for everybody, in a book that has none yet."""
    _insert(sql, "1")


def _insert(sql: sqlite3.Connection, those: str) -> None:
    sql.executemany("INSERT INTO tie_turn (person_id, day, what) VALUES (?, ?, ?)", list(_rows(sql, those)))


def _rows(sql: sqlite3.Connection, those: str) -> Iterator[Row]:
    days = sql.execute(
        f"SELECT person_id, day, max(received) FROM contact_day WHERE {those} GROUP BY 1, 2 ORDER BY 1, 2"
    )
    for person, known in groupby(days, key=itemgetter(0)):
        for day, turn in turns((day, bool(heard)) for _, day, heard in known):
            yield person, day, turn.value
