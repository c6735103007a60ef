"""Reading what a year was made of: days, people, gatherings, promises and asks."""

import sqlite3
from datetime import date
from typing import Any

from networker.store.people import LISTED

Row = tuple[Any, ...]


def days(sql: sqlite3.Connection, since: date, until: date) -> list[tuple[int, int]]:
    """(day as an ordinal, contact days of it) of each day between two local days on which there was any."""
    return sql.execute(
        "SELECT day, sum(firsts) FROM contact_tally WHERE day BETWEEN ? AND ? GROUP BY day",
        (since.toordinal(), until.toordinal()),
    ).fetchall()


def people(sql: sqlite3.Connection, since: date, until: date) -> list[Row]:
    """(person, contact days, met, deepest, talked with before) of everybody with a contact day between two local days."""
    return sql.execute(
        "SELECT e.*, EXISTS (SELECT 1 FROM contact_day c WHERE c.person_id = e.person_id AND c.day < :since) FROM"
        " (SELECT person_id, sum(first), max(met), max(depth) FROM contact_day WHERE day BETWEEN :since AND :until"
        " GROUP BY person_id) e",
        {"since": since.toordinal(), "until": until.toordinal()},
    ).fetchall()


_THERE = f"gathering_person p JOIN person ON person.id = p.person_id WHERE p.role IN ('there', 'host') AND {LISTED}"


def gatherings(sql: sqlite3.Connection, since: date, until: date) -> list[Row]:
    """(id, name, day, how many of those listed were there) of each gathering between two days that anybody came to, by day."""
    return sql.execute(
        f"SELECT g.id, g.name, g.day, there.n FROM gathering g JOIN (SELECT p.gathering_id, count(*) AS n FROM {_THERE}"
        " GROUP BY 1) there ON there.gathering_id = g.id WHERE g.day BETWEEN ? AND ? AND length(g.day) = 10"
        " ORDER BY g.day, g.id",
        (since.isoformat(), until.isoformat()),
    ).fetchall()


def at(sql: sqlite3.Connection, gathering: int) -> tuple[int, ...]:
    """Those listed who were at a gathering."""
    found = sql.execute(f"SELECT p.person_id FROM {_THERE} AND p.gathering_id = ? ORDER BY 1", (gathering,))
    return tuple(row[0] for row in found)


def promises(sql: sqlite3.Connection, since: date, until: date) -> list[Row]:
    """(side, how many were kept) of promises done between two local days."""
    return sql.execute(
        "SELECT side, count(*) FROM follow_up WHERE state = 'done' AND substr(done_at, 1, 10) BETWEEN ? AND ?"
        " GROUP BY side",
        (since.isoformat(), until.isoformat()),
    ).fetchall()


def promised(sql: sqlite3.Connection, side: str, since: date, until: date) -> tuple[int, ...]:
    """Those listed whom promises of a side were about that were done between two local days."""
    found = sql.execute(
        "SELECT DISTINCT person.id FROM follow_up f JOIN follow_up_person p ON p.follow_up_id = f.id"
        f" JOIN person ON person.id = p.person_id AND {LISTED}"
        " WHERE f.side = ? AND f.state = 'done' AND substr(f.done_at, 1, 10) BETWEEN ? AND ? ORDER BY 1",
        (side, since.isoformat(), until.isoformat()),
    )
    return tuple(row[0] for row in found)


def introduced(sql: sqlite3.Connection, since: date, until: date) -> list[tuple[int, int]]:
    """(introduction, person) of those listed whom the user introduced to somebody between two local days."""
    return sql.execute(
        "SELECT i.id, person.id FROM introduction i JOIN person ON person.id IN (i.person_id, i.other_id)"
        f" WHERE i.side = 'me' AND i.day BETWEEN ? AND ? AND {LISTED} ORDER BY 1, 2",
        (since.isoformat(), until.isoformat()),
    ).fetchall()


def asks(sql: sqlite3.Connection, since: date, until: date) -> list[Row]:
    """(person, whether they helped or nobody said) of those listed of whom something was asked between two local days."""
    return sql.execute(
        "SELECT x.person_id, x.helped FROM ask a JOIN ask_person x ON x.ask_id = a.id"
        " JOIN person ON person.id = x.person_id"
        f" WHERE coalesce(x.day, a.day) BETWEEN ? AND ? AND {LISTED} ORDER BY x.id",
        (since.isoformat(), until.isoformat()),
    ).fetchall()


def first_year(sql: sqlite3.Connection) -> int | None:
    """The year of the first contact day; None where there is none."""
    (day,) = sql.execute("SELECT min(day) FROM contact_tally").fetchone()
    return None if day is None else date.fromordinal(day).year
