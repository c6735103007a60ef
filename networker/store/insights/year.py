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


def gatherings(sql: sqlite3.Connection, since: date, until: date) -> list[Row]:
    """(name, day, those listed who were there) of each gathering between two days that anybody came to, by day."""
    found = sql.execute(
        "SELECT g.id, g.name, g.day, person.id FROM gathering g JOIN gathering_person p ON p.gathering_id = g.id"
        " JOIN person ON person.id = p.person_id"
        f" WHERE g.day BETWEEN ? AND ? AND length(g.day) = 10 AND p.role IN ('there', 'host') AND {LISTED}"
        " ORDER BY g.day, g.id, p.id",
        (since.isoformat(), until.isoformat()),
    )
    told: dict[int, tuple[str, str, list[int]]] = {}
    for number, name, day, person in found:
        told.setdefault(number, (name, day, []))[2].append(person)
    return list(told.values())


def promises(sql: sqlite3.Connection, since: date, until: date) -> list[Row]:
    """(side, how many were kept) of promises done between two local days."""
    return sql.execute(
        "SELECT side, count(*) FROM follow_up WHERE state = 'done' AND substr(done_at, 1, 10) BETWEEN ? AND ?"
        " GROUP BY side",
        (since.isoformat(), until.isoformat()),
    ).fetchall()


def asks(sql: sqlite3.Connection, since: date, until: date) -> list[Row]:
    """(person, whether they helped or nobody said) of whom something was asked between two local days."""
    return sql.execute(
        "SELECT x.person_id, x.helped FROM ask a JOIN ask_person x ON x.ask_id = a.id"
        " WHERE coalesce(x.day, a.day) BETWEEN ? AND ? ORDER BY x.id",
        (since.isoformat(), until.isoformat()),
    ).fetchall()


def first_year(sql: sqlite3.Connection) -> int | None:
    """The year of the first contact day; None where there is none."""
    (day,) = sql.execute("SELECT min(day) FROM contact_tally").fetchone()
    return None if day is None else date.fromordinal(day).year
