"""Reading trips, and where people are: by the places noted of them, else by where they were met. Nothing is written."""

import json
import sqlite3
from collections.abc import Collection, Mapping

from networker.store.reach import Row

TRIP = "id, place, town, latitude, longitude, since, until"


def trips(sql: sqlite3.Connection, *, since: str) -> list[Row]:
    """TRIP's columns of those that are not over on a local day, the next first."""
    return sql.execute(f"SELECT {TRIP} FROM trip WHERE until >= ? ORDER BY since, id", (since,)).fetchall()


def trip(sql: sqlite3.Connection, number: int) -> Row | None:
    """TRIP's columns of one."""
    found: Row | None = sql.execute(f"SELECT {TRIP} FROM trip WHERE id = ?", (number,)).fetchone()
    return found


def noted(sql: sqlite3.Connection, columns: Mapping[str, object]) -> bool:
    """Whether there is a trip to this place and town on these days."""
    found = sql.execute(
        "SELECT 1 FROM trip WHERE place = :place AND town = :town AND since = :since AND until = :until",
        dict(columns),
    )
    return found.fetchone() is not None


def noted_places(sql: sqlite3.Connection) -> list[str]:
    """Every place that is noted of somebody, each once."""
    return [row[0] for row in sql.execute("SELECT DISTINCT value FROM fact WHERE field = 'place'")]


def people_by_place(sql: sqlite3.Connection) -> list[tuple[str, int]]:
    """(place, people) of every place that is noted of somebody."""
    return sql.execute("SELECT value, count(*) FROM fact WHERE field = 'place' GROUP BY value").fetchall()


def talk_places(sql: sqlite3.Connection) -> list[str]:
    """Every place at which there was a talk, each once."""
    return [row[0] for row in sql.execute("SELECT DISTINCT place FROM interaction WHERE place <> ''")]


def with_places(sql: sqlite3.Connection, places: Collection[str]) -> list[Row]:
    """(person, place, since, until, whether beside a main one, its postal address or None) of all places of those who
    have one of these.

    Of who may be suggested; of each the newest first, those beside a main one last.
    """
    return sql.execute(
        "SELECT f.person_id, f.value, f.since, f.until, f.aside,"
        " (SELECT c.value FROM fact c WHERE c.person_id = f.person_id AND c.field = 'custom' AND c.until IS NULL"
        "  AND c.detail = trim(f.detail || ' address') ORDER BY c.id DESC LIMIT 1) FROM fact f WHERE f.field = 'place' AND f.person_id IN"
        " (SELECT g.person_id FROM fact g JOIN person p ON p.id = g.person_id WHERE g.field = 'place'"
        "  AND g.value IN (SELECT value FROM json_each(?)) AND p.state = 'active' AND p.muted = 0 AND p.me = 0)"
        " ORDER BY f.person_id, f.aside, f.noted DESC, coalesce(f.since, '') DESC, f.id DESC",
        (json.dumps(list(places)),),
    ).fetchall()


def met_at(sql: sqlite3.Connection, places: Collection[str], *, since: str) -> list[Row]:
    """(person, place, last day) of those met at one of these places since a local day, of whom no place is noted."""
    return sql.execute(
        "SELECT x.person_id, i.place, max(i.day) FROM interaction i JOIN interaction_person x ON x.interaction_id = i.id"
        " JOIN person p ON p.id = x.person_id WHERE i.place <> '' AND i.place IN (SELECT value FROM json_each(?))"
        " AND i.kind = 'meeting' AND i.day >= ? AND p.state = 'active' AND p.muted = 0 AND p.me = 0"
        " AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.person_id = p.id AND f.field = 'place' AND f.until IS NULL)"
        " GROUP BY x.person_id",
        (json.dumps(list(places)), since),
    ).fetchall()


def met_elsewhere(sql: sqlite3.Connection, people: Collection[int], places: Collection[str]) -> list[Row]:
    """(person, place, last day) of each place, none of these, at which these people were met."""
    return sql.execute(
        "SELECT x.person_id, i.place, max(i.day) FROM interaction_person x JOIN interaction i ON i.id = x.interaction_id"
        " WHERE x.person_id IN (SELECT value FROM json_each(?)) AND i.kind = 'meeting' AND i.place <> ''"
        " AND i.place NOT IN (SELECT value FROM json_each(?)) GROUP BY 1, 2",
        (json.dumps(list(people)), json.dumps(list(places))),
    ).fetchall()


def standing(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(person, circle, last contact, last day met face to face) of these people, all of whom may be suggested."""
    return sql.execute(
        # A day there is counted from 1 January of the year 1, SQLite's from a noon 1,721,424.5 days before.
        "SELECT p.id, p.circle, p.last_contact, (SELECT date(max(c.day) + 1721424.5) FROM contact_day c"
        " WHERE c.person_id = p.id AND c.met) FROM person p WHERE p.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(people)),),
    ).fetchall()
