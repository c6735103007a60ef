"""What all insights are told from: people listed, and contact days with them."""

import sqlite3
from datetime import date

from networker.store.people import LISTED


def counted(sql: sqlite3.Connection, *, since: date | None, today: date) -> tuple[int, int, int]:
    """People listed; contact days of theirs from `since` (None: the beginning) to `today`; with how many of them."""
    people = int(sql.execute(f"SELECT count(*) FROM person WHERE {LISTED}").fetchone()[0])
    days, talked = sql.execute(
        "SELECT count(*), count(DISTINCT person_id) FROM (SELECT DISTINCT p.person_id, i.day FROM interaction_person p"
        " JOIN interaction i ON i.id = p.interaction_id JOIN person ON person.id = p.person_id"
        f" WHERE i.kind <> 'note' AND i.day BETWEEN ? AND ? AND {LISTED})",
        (since.isoformat() if since else "", today.isoformat()),
    ).fetchone()
    return people, int(days), int(talked)
