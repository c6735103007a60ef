"""Reading who the user's ties are, what is known of each of them, and which of them know each other."""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from networker.store.crowds import PRESENT, small_gatherings
from networker.store.people import LISTED, NAME

Row = tuple[Any, ...]
_THOSE = "(SELECT value FROM json_each(?))"


def near(sql: sqlite3.Connection, circle: int) -> list[int]:
    """Everybody listed who is in a circle as near as that or nearer."""
    found = sql.execute(f"SELECT id FROM person WHERE circle BETWEEN 1 AND ? AND {LISTED}", (circle,))
    return [row[0] for row in found]


def most_talked_with(sql: sqlite3.Connection, limit: int) -> list[int]:
    """Those listed who have said something, with whom there were most contact days; at most so many."""
    found = sql.execute(
        "SELECT r.person_id FROM rhythm r JOIN person ON person.id = r.person_id"
        f" WHERE r.in_days > 0 AND {LISTED} ORDER BY r.n DESC, r.last DESC, r.person_id LIMIT ?",
        (limit,),
    )
    return [row[0] for row in found]


def work_and_place(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(person, company, city) of some people."""
    return _of(sql, f"SELECT id, company, city FROM person WHERE id IN {_THOSE} ORDER BY id", people)


def groups(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(person, name of a group that they are in now, its folded name) of some people."""
    return _of(
        sql,
        "SELECT m.person_id, g.name, g.folded FROM group_member m JOIN people_group g ON g.id = m.group_id"
        f" WHERE m.until IS NULL AND m.person_id IN {_THOSE} ORDER BY m.person_id, m.id",
        people,
    )


def facts(sql: sqlite3.Connection, people: Collection[int], field: str) -> list[Row]:
    """(person, value) of what is known of some people under a field and has not ended, the first noted first."""
    return _of(
        sql,
        "SELECT person_id, value FROM fact WHERE field = ? AND until IS NULL AND value <> ''"
        f" AND person_id IN {_THOSE} ORDER BY person_id, id",
        people,
        field,
    )


def introduced_by(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(person, who introduced them to the user, `people.NAME` of that one) of some people."""
    return _of(
        sql,
        f"SELECT i.person_id, person.id, {NAME} FROM"
        " (SELECT person_id, other_id FROM tie WHERE kind = 'introduced by'"
        " UNION SELECT person_id, other_id FROM introduction WHERE side = 'them') i"
        " JOIN person ON person.id = i.other_id"
        f" WHERE person.me = 0 AND i.person_id IN {_THOSE} ORDER BY i.person_id, person.id",
        people,
    )


def ties_among(sql: sqlite3.Connection, people: Collection[int]) -> list[tuple[int, int]]:
    """Pairs of some people between whom a tie or an introduction is noted."""
    inside = frozenset(people)
    found = _of(
        sql,
        "SELECT person_id, other_id FROM (SELECT person_id, other_id FROM tie"
        f" UNION SELECT person_id, other_id FROM introduction) WHERE person_id IN {_THOSE}",
        people,
    )
    return [(one, other) for one, other in found if other in inside]


def gathered_among(sql: sqlite3.Connection, people: Collection[int], *, until: str) -> list[tuple[int, int]]:
    """Pairs of some people who were at one gathering that is no crowd, on a day not after `until`."""
    rows = _of(
        sql,
        "SELECT p.gathering_id, p.person_id FROM gathering_person p JOIN gathering g ON g.id = p.gathering_id"
        f" WHERE p.role {PRESENT} AND g.day <= ? AND p.gathering_id IN"
        f" (SELECT gathering_id FROM {small_gatherings('SELECT id FROM gathering')})"
        f" AND p.person_id IN {_THOSE} ORDER BY 1",
        people,
        until,
    )
    by_gathering: dict[int, list[int]] = {}
    for gathering, person in rows:
        by_gathering.setdefault(gathering, []).append(person)
    return [
        (one, other)
        for those in by_gathering.values()
        for n, one in enumerate(those)
        for other in those[n + 1 :]
    ]


def names(sql: sqlite3.Connection, people: Collection[int]) -> dict[int, Row]:
    """`people.NAME` of some people, by id."""
    return {
        row[0]: row[1:]
        for row in _of(sql, f"SELECT person.id, {NAME} FROM person WHERE person.id IN {_THOSE}", people)
    }


def _of(sql: sqlite3.Connection, query: str, people: Collection[int], *before: object) -> list[Row]:
    return sql.execute(query, (*before, json.dumps(list(people)))).fetchall()
