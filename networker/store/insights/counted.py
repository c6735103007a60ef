"""What all insights are told from: people listed, and contact days with them."""

import sqlite3
from datetime import date

from networker.store.people import count


def days(since: date | None, today: date) -> dict[str, int]:
    """A span as the derived tables have it: `since` and `until`, ordinals of its first and last day."""
    return {"since": since.toordinal() if since else 0, "until": today.toordinal()}


def counted(sql: sqlite3.Connection, *, since: date | None, today: date) -> tuple[int, int, int]:
    """People listed; contact days of theirs from `since` (None: the beginning) to `today`; with how many of them."""
    span = days(since, today)
    between = "day BETWEEN :since AND :until"
    (firsts,) = sql.execute(f"SELECT total(firsts) FROM contact_tally WHERE {between}", span).fetchone()
    (talked,) = sql.execute(
        f"SELECT count(*) FROM (SELECT person_id FROM contact_day WHERE {between} GROUP BY person_id)", span
    ).fetchone()
    return count(sql), int(firsts), int(talked)
