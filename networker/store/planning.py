"""Reading what a gathering is planned by: who could be asked, and which was the last one. Nothing is written here."""

import sqlite3
from collections.abc import Collection
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.ids import among
from networker.store.people import NAME

Row = tuple[Any, ...]
MAY = "person.state = 'active' AND person.muted = 0 AND person.me = 0"  # whom the program may suggest


def dear(sql: sqlite3.Connection, *, placeless: bool) -> list[int]:
    """Who is in a circle up to wide and may be suggested; `placeless`: only those of whom no place is noted that holds."""
    test = (
        " AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.person_id = person.id AND f.field = 'place' AND f.until IS NULL)"
        if placeless
        else ""
    )
    found = sql.execute(f"SELECT person.id FROM person WHERE person.circle <= 4 AND {MAY}{test}")
    return [row[0] for row in found]


def named(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, Row]:
    """(shown name, company, circle) by person."""
    found = sql.execute(
        f"SELECT person.id, {NAME}, person.company, person.circle FROM person WHERE person.id IN {among(wanted)}"
    )
    return {number: (as_shown(*more[:4]), *more[4:]) for number, *more in found}


def before(sql: sqlite3.Connection, gathering: int, day: str, *, limit: int = 60) -> list[Row]:
    """(id, name, place) of the gatherings before a local day at which there were two or more, the latest first."""
    return sql.execute(
        "SELECT g.id, g.name, g.place FROM gathering g WHERE g.id <> ? AND length(g.day) = 10 AND g.day < ?"
        " AND (SELECT count(*) FROM gathering_person x WHERE x.gathering_id = g.id AND x.role IN ('there', 'host')) > 1"
        " ORDER BY g.day DESC, g.id DESC LIMIT ?",
        (gathering, day, limit),
    ).fetchall()
