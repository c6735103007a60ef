"""Reading follow-ups: the open ones, whom they concern, and when those people were talked with since.

Every function takes the connection to read on and answers plain values; nothing is written here.
"""

import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.ids import among
from networker.store.people import NAME

Row = tuple[Any, ...]
OPEN = (
    "f.id, f.side, f.text, f.due, f.time, coalesce(i.day, substr(f.created_at, 1, 10)),"
    " f.repeats, f.unless_contact, i.id, i.kind, i.day, f.zone"
)


def open_ones(
    sql: sqlite3.Connection,
    *,
    person: int | None = None,
    until: str | None = None,
    only: Collection[int] | None = None,
    unless_contact: bool = False,
) -> list[Row]:
    """OPEN's columns, the earliest first: of one person, due until a local day, some alone, or those that talks move."""
    tests, parameters = ["f.state = 'open'"], list[object]()
    if person is not None:
        tests.append("f.id IN (SELECT follow_up_id FROM follow_up_person WHERE person_id = ?)")
        parameters.append(person)
    if until is not None:
        tests.append("f.due <= ?")
        parameters.append(until)
    if only is not None:
        tests.append(f"f.id IN {among(only)}")
    if unless_contact:
        tests.append("f.unless_contact = 1")
    return sql.execute(
        f"SELECT {OPEN} FROM follow_up f LEFT JOIN interaction i ON i.id = f.interaction_id"
        f" WHERE {' AND '.join(tests)} ORDER BY f.due IS NULL, f.due, f.time, f.id",
        parameters,
    ).fetchall()


def dated(sql: sqlite3.Connection) -> list[Row]:
    """(id, side, text, due, time, zone, repeats, place, created) of all open ones with a day, the earliest first."""
    return sql.execute(
        "SELECT id, side, text, due, time, zone, repeats, place, created_at FROM follow_up"
        " WHERE state = 'open' AND due IS NOT NULL ORDER BY due, time, id"
    ).fetchall()


def people(sql: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """(id, name as it is shown) of whom each follow-up concerns."""
    found: dict[int, list[tuple[int, str]]] = {}
    for number, person, *parts in sql.execute(
        f"SELECT p.follow_up_id, person.id, {NAME} FROM follow_up_person p"
        f" JOIN person ON person.id = p.person_id WHERE p.follow_up_id IN {among(wanted)} ORDER BY p.id"
    ):
        found.setdefault(number, []).append((person, as_shown(*parts)))
    return found


def talked(sql: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, str]:
    """The local day of the last talk with each of a follow-up's people since it was noted; the earliest of these days.

    A talk counts that was logged after the follow-up and took place on its day or later; notes are none, nor is a call
    that nobody answered (one that went no deeper than hello), nor a message of mine of which it was said so. Left out is
    a follow-up where somebody was not talked with.
    """
    return dict(
        sql.execute(
            "SELECT number, min(day) FROM (SELECT f.id AS number, CASE"
            # Whoever was not heard of since needs no look at their talks.
            " WHEN who.last_contact >= substr(f.created_at, 1, 10) THEN ("
            " SELECT max(i.day) FROM interaction_person q JOIN interaction i ON i.id = q.interaction_id"
            "  WHERE q.person_id = who.id AND i.kind <> 'note'"
            "  AND NOT (i.depth IS 'hello' AND (i.kind IN ('call', 'video')"
            "   OR (i.depth_by_hand = 1 AND i.direction IS 'out'))) AND i.day >= substr(f.created_at, 1, 10)"
            "  AND julianday(i.created_at) > julianday(f.created_at)) END AS day"
            " FROM follow_up f JOIN follow_up_person p ON p.follow_up_id = f.id"
            f" JOIN person who ON who.id = p.person_id WHERE f.id IN {among(wanted)})"
            " GROUP BY number HAVING count(*) = count(day)"
        ).fetchall()
    )


# What the next of a repeating follow-up has of the one before.
KEPT = "side, text, time, zone, unless_contact, interaction_id, place, source_id"


def kept(sql: sqlite3.Connection, number: int) -> dict[str, Any]:
    """KEPT's columns of a follow-up by name."""
    row = sql.execute(f"SELECT {KEPT} FROM follow_up WHERE id = ?", (number,)).fetchone()
    return dict(zip(KEPT.split(", "), row, strict=True))


def links(sql: sqlite3.Connection, number: int) -> list[Row]:
    """(person, record) of whom a follow-up concerns, and by which record."""
    return sql.execute(
        "SELECT person_id, source_id FROM follow_up_person WHERE follow_up_id = ? ORDER BY id", (number,)
    ).fetchall()


def any_dated(sql: sqlite3.Connection) -> bool:
    """Whether one is open and has a day."""
    found = sql.execute("SELECT 1 FROM follow_up WHERE state = 'open' AND due IS NOT NULL LIMIT 1")
    return found.fetchone() is not None
