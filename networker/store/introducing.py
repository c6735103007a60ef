"""Reading what people have in common, and who is asked to a gathering. Nothing is written here."""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from networker.store.people import LISTED

Row = tuple[Any, ...]


def topics(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(topic, person) of these people, topic after topic."""
    return sql.execute(
        "SELECT t.name, x.person_id FROM person_topic x JOIN topic t ON t.id = x.topic_id"
        " WHERE x.person_id IN (SELECT value FROM json_each(?)) ORDER BY t.folded, t.id, x.person_id",
        (json.dumps(list(people)),),
    ).fetchall()


def asked(sql: sqlite3.Connection, gathering: int) -> list[int]:
    """Who was at a gathering or is asked to it, whoever declined aside, of those who are listed."""
    found = sql.execute(
        "SELECT person.id FROM gathering_person g JOIN person ON person.id = g.person_id"
        f" WHERE g.gathering_id = ? AND g.role <> 'declined' AND {LISTED}",
        (gathering,),
    )
    return [row[0] for row in found]


def introduced(sql: sqlite3.Connection, people: Collection[int]) -> set[tuple[int, int]]:
    """Pairs of these people, the lower number first, whom the user has introduced to each other, whatever came of it."""
    found = sql.execute(
        "SELECT min(person_id, other_id), max(person_id, other_id) FROM introduction WHERE side = 'me'"
        " AND person_id IN (SELECT value FROM json_each(:people)) AND other_id IN (SELECT value FROM json_each(:people))",
        {"people": json.dumps(list(people))},
    )
    return set(found)


def promised(sql: sqlite3.Connection, people: Collection[int]) -> set[tuple[int, int]]:
    """Pairs of these people, the lower number first, with whom together the user has promised something that is open."""
    found = sql.execute(
        "SELECT a.person_id, b.person_id FROM follow_up_person a JOIN follow_up f ON f.id = a.follow_up_id"
        " AND f.side = 'me' AND f.state = 'open' JOIN follow_up_person b ON b.follow_up_id = a.follow_up_id"
        " AND b.person_id > a.person_id WHERE a.person_id IN (SELECT value FROM json_each(:people))"
        " AND b.person_id IN (SELECT value FROM json_each(:people))",
        {"people": json.dumps(list(people))},
    )
    return set(found)
