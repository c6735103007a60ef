"""Reading wins: what came of ties, through whom, and over which channel."""

import sqlite3
from datetime import date
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.people import LISTED, NAME

Row = tuple[Any, ...]


def wins(sql: sqlite3.Connection, *, since: date | None, today: date) -> list[Row]:
    """(id, day, text, channel or "") of a span, the newest first."""
    return sql.execute(
        "SELECT id, day, text, coalesce(channel, '') FROM win WHERE day BETWEEN ? AND ? ORDER BY day DESC, id DESC",
        (since.isoformat() if since else "", today.isoformat()),
    ).fetchall()


def people_of(
    sql: sqlite3.Connection, *, since: date | None, today: date
) -> dict[int, list[tuple[int, str, bool]]]:
    """Through whom each win of a span came, as (id, name, whether they are listed), in the order in which they were named."""
    found: dict[int, list[tuple[int, str, bool]]] = {}
    rows = sql.execute(
        f"SELECT x.win_id, person.id, {LISTED}, {NAME} FROM win w JOIN win_person x ON x.win_id = w.id"
        " JOIN person ON person.id = x.person_id WHERE w.day BETWEEN ? AND ? ORDER BY x.id",
        (since.isoformat() if since else "", today.isoformat()),
    )
    for win, person, listed, *name in rows:
        found.setdefault(win, []).append((person, as_shown(*name), bool(listed)))
    return found
