"""Reading those who have no circle yet: how many, a few who may matter most, and what is known of some of them.

Each list is limited in SQL: of a hundred thousand people only some dozens reach Python.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from networker.store.crowds import PRESENT, small_gatherings, small_groups
from networker.store.people import LISTED, NAME

Row = tuple[Any, ...]
# Whom one wants to know needs no circle before there is a tie.
OPEN = f"person.circle IS NULL AND NOT (person.want_to_know AND person.last_contact IS NULL) AND {LISTED}"
# What a `reach_action` says of somebody laid aside: nothing that today's list looks at.
LATER = "later"
_PUT_OFF = f"about = 'circle' AND action = '{LATER}'"


def to_go(sql: sqlite3.Connection) -> int:
    """How many of those listed have no circle, but for those whom the user wants to know and has not talked with."""
    return int(sql.execute(f"SELECT count(*) FROM person WHERE {OPEN}").fetchone()[0])


def open_of(sql: sqlite3.Connection, wanted: Collection[int]) -> set[int]:
    """Those of some people who have no circle."""
    asked = "SELECT value FROM json_each(?)"
    found = sql.execute(f"SELECT id FROM person WHERE id IN ({asked}) AND {OPEN}", (_list(wanted),))
    return {row[0] for row in found}


def put_off(sql: sqlite3.Connection, wanted: Collection[int], *, day: str) -> dict[int, int]:
    """How often each of some people was laid aside on a local day."""
    found = sql.execute(
        "SELECT person_id, count(*) FROM reach_action WHERE person_id IN (SELECT value FROM json_each(?))"
        f" AND {_PUT_OFF} AND day = ? GROUP BY 1",
        (_list(wanted), day),
    )
    return dict(found.fetchall())


def likely(sql: sqlite3.Connection, *, without: Collection[int], limit: int) -> set[int]:
    """Some without a circle: those put off, the most talked with, the most in common, the newest ties and people."""
    left = f"{OPEN} AND person.id NOT IN (SELECT value FROM json_each(:without))"
    queries = (
        f"SELECT DISTINCT person.id FROM reach_action a JOIN person ON person.id = a.person_id"
        f" WHERE {_PUT_OFF} AND {left} LIMIT :most",
        f"SELECT person.id FROM rhythm r JOIN person ON person.id = r.person_id WHERE {left}"
        " ORDER BY r.n DESC, r.person_id DESC LIMIT :most",
        "SELECT person.id FROM (SELECT person_id, count(*) AS n FROM (SELECT person_id FROM group_member"
        " UNION ALL SELECT person_id FROM gathering_person) GROUP BY 1) c JOIN person ON person.id = c.person_id"
        f" WHERE {left} ORDER BY c.n DESC, person.id DESC LIMIT :most",
        f"SELECT person.id FROM fact f JOIN person ON person.id = f.person_id WHERE f.field = 'connected' AND {left}"
        " ORDER BY f.since DESC, person.id DESC LIMIT :most",
        f"SELECT person.id FROM person WHERE {left} ORDER BY person.id DESC LIMIT :most",
    )
    named = {"without": _list(without), "most": limit}
    return {row[0] for query in queries for row in sql.execute(query, named)}


def hints(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, contact days, groups and gatherings, day connected or None, day put off last or None)."""
    return sql.execute(
        "SELECT p.value, coalesce((SELECT n FROM rhythm WHERE person_id = p.value), 0),"
        " (SELECT count(*) FROM group_member WHERE person_id = p.value AND until IS NULL)"
        " + (SELECT count(*) FROM gathering_person WHERE person_id = p.value),"
        " (SELECT max(since) FROM fact WHERE person_id = p.value AND field = 'connected'),"
        f" (SELECT max(day) FROM reach_action WHERE person_id = p.value AND {_PUT_OFF})"
        " FROM json_each(?) p",
        (_list(wanted),),
    ).fetchall()


PERSON = "id, title, company, city, created_at"


def people(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, Row]:
    """PERSON's columns, then those of `people.NAME`, by id."""
    query = f"SELECT {PERSON}, {NAME} FROM person WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: row for row in sql.execute(query, (_list(wanted),))}


def rhythms(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, Row]:
    """The stored states of those who have a contact day."""
    found = sql.execute(
        "SELECT person_id, n, last, w, s1, s2, d60, first_out, out_days, in_days, n_gaps FROM rhythm"
        " WHERE person_id IN (SELECT value FROM json_each(?))",
        (_list(wanted),),
    )
    return {row[0]: row[1:] for row in found}


def met(sql: sqlite3.Connection, wanted: Collection[int]) -> set[int]:
    """Those who were met face to face."""
    found = sql.execute(
        "SELECT DISTINCT p.person_id FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        " WHERE p.person_id IN (SELECT value FROM json_each(?)) AND i.kind = 'meeting'",
        (_list(wanted),),
    )
    return {row[0] for row in found}


def told(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, Row]:
    """(kind of file, its name, when it was brought in or None) of the first record of each person."""
    found = sql.execute(
        "SELECT s.person_id, s.kind, s.file, i.at, min(s.id) FROM source s LEFT JOIN import i ON i.id = s.import_id"
        " WHERE s.person_id IN (SELECT value FROM json_each(?)) GROUP BY s.person_id",
        (_list(wanted),),
    )
    return {row[0]: row[1:4] for row in found}


def facts(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, field, value, detail, since) of ties made, projects and present jobs, the latest first."""
    return sql.execute(
        "SELECT person_id, field, value, detail, since FROM fact WHERE person_id IN (SELECT value FROM json_each(?))"
        " AND (field IN ('connected', 'followed', 'project') OR field = 'job' AND NOT aside) AND until IS NULL"
        " ORDER BY coalesce(since, '') DESC, id DESC",
        (_list(wanted),),
    ).fetchall()


def groups(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, group, name, members) of the groups of some people, the smallest first."""
    return sql.execute(
        "SELECT m.person_id, g.id, g.name, (SELECT count(*) FROM group_member n WHERE n.group_id = g.id) AS size"
        " FROM group_member m JOIN people_group g ON g.id = m.group_id"
        " WHERE m.person_id IN (SELECT value FROM json_each(?)) AND m.until IS NULL ORDER BY size, g.folded",
        (_list(wanted),),
    ).fetchall()


_GROUPS_OF = "SELECT group_id FROM group_member WHERE person_id = :who AND until IS NULL"
_GATHERINGS_OF = f"SELECT gathering_id FROM gathering_person WHERE person_id = :who AND role {PRESENT}"


def in_common(sql: sqlite3.Connection, person: int, *, limit: int) -> list[Row]:
    """The columns `people.NAME` of those in a circle who are tied to somebody, or share a group or a gathering.

    The nearest circles first. A crowd says nothing and is left out.
    """
    return sql.execute(
        f"WITH g(id) AS (SELECT group_id FROM {small_groups(_GROUPS_OF)}),"
        f" e(id) AS (SELECT gathering_id FROM {small_gatherings(_GATHERINGS_OF)})"
        f" SELECT {NAME} FROM person WHERE person.id <> :who AND person.circle <= 4 AND {LISTED} AND person.id IN ("
        "  SELECT other_id FROM tie WHERE person_id = :who UNION SELECT person_id FROM tie WHERE other_id = :who"
        "  UNION SELECT person_id FROM group_member WHERE until IS NULL AND group_id IN g"
        f"  UNION SELECT person_id FROM gathering_person WHERE role {PRESENT} AND gathering_id IN e)"
        " ORDER BY person.circle, person.last_contact DESC, person.id LIMIT :most",
        {"who": person, "most": limit},
    ).fetchall()


def circles_of_groups(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(group, circle, people) of some groups."""
    return sql.execute(
        "SELECT m.group_id, person.circle, count(*) FROM group_member m JOIN person ON person.id = m.person_id"
        " WHERE m.group_id IN (SELECT value FROM json_each(?)) AND person.circle IS NOT NULL GROUP BY 1, 2",
        (_list(wanted),),
    ).fetchall()


def circles_of_companies(sql: sqlite3.Connection, wanted: Sequence[str]) -> list[Row]:
    """(company, circle, people) of those who work for some companies now."""
    return sql.execute(
        "SELECT company, circle, count(*) FROM person WHERE circle IS NOT NULL"
        " AND company IN (SELECT value FROM json_each(?)) GROUP BY 1, 2",
        (json.dumps(list(wanted)),),
    ).fetchall()


def addresses(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, str]:
    """The first address of each person: what stands in for a name that nobody knows."""
    found: dict[int, str] = {}
    for person, text in sql.execute(
        "SELECT person_id, text FROM handle WHERE person_id IN (SELECT value FROM json_each(?))"
        " ORDER BY first DESC, id",
        (_list(wanted),),
    ):
        found.setdefault(person, text)
    return found


def _list(wanted: Collection[int]) -> str:
    return json.dumps([int(each) for each in wanted])
