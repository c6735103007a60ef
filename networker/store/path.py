"""Reading who could introduce the user to somebody: ties, employers, gatherings and groups. Nothing is written here.

Only people whom the user talked with and may be suggested stand between: others are no way to anybody.
"""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from networker.store.crowds import PRESENT, small_gatherings, small_groups
from networker.store.people import NAME

Row = tuple[Any, ...]
_KNOWN = (
    "person.state = 'active' AND person.muted = 0 AND person.me = 0"
    " AND person.id IN (SELECT k.person_id FROM rhythm k WHERE k.in_days > 0)"
)
_ASKED = "(SELECT value FROM json_each(:wanted))"
# Who said something needs nobody to introduce them; words of mine without an answer change nothing about that.
_UNHEARD = "me = 0 AND NOT EXISTS (SELECT 1 FROM rhythm h WHERE h.person_id = person.id AND h.in_days > 0)"
_UNMET = f"want_to_know = 1 AND {_UNHEARD}"


def unmet(sql: sqlite3.Connection, wanted: Collection[int], *, marked: bool = True) -> dict[int, str]:
    """The company of those of some people whom the user never heard from, by id. `marked`: and wants to know."""
    test = _UNMET if marked else _UNHEARD
    found = sql.execute(f"SELECT id, company FROM person WHERE {test} AND id IN {_ASKED}", _named(wanted))
    return dict(found.fetchall())


def ties(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, who is tied to them, kind, inverse, whether the person is the first of the two, day)."""
    return sql.execute(
        "SELECT t.person_id, person.id, t.kind, t.inverse, 1, t.day FROM tie t JOIN person ON person.id = t.other_id"
        f" WHERE t.person_id IN {_ASKED} AND {_KNOWN}"
        " UNION ALL SELECT t.other_id, person.id, t.kind, t.inverse, 0, t.day FROM tie t"
        f" JOIN person ON person.id = t.person_id WHERE t.other_id IN {_ASKED} AND {_KNOWN}",
        _named(wanted),
    ).fetchall()


def introduced(sql: sqlite3.Connection, companies: Collection[str]) -> list[Row]:
    """(company, who introduced the user, the id and names of whom they introduced there, day) of some companies."""
    return sql.execute(
        "SELECT p.company, person.id, p.id, p.name, p.given, p.family, p.suffix, t.day FROM tie t"
        " JOIN person p ON p.id = t.person_id JOIN person ON person.id = t.other_id"
        " WHERE t.kind = 'introduced by' AND p.want_to_know = 0 AND p.me = 0"
        f" AND p.company COLLATE NOCASE IN (SELECT value FROM json_each(?)) AND {_KNOWN}",
        (json.dumps(list(companies)),),
    ).fetchall()


def colleagues(sql: sqlite3.Connection, companies: Collection[str]) -> list[Row]:
    """(company, who works there) of those the user talked with."""
    return sql.execute(
        "SELECT person.company, person.id FROM person"
        f" WHERE person.company COLLATE NOCASE IN (SELECT value FROM json_each(?)) AND {_KNOWN}",
        (json.dumps(list(companies)),),
    ).fetchall()


def gatherings(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, who goes to the same gathering, its name, day, how many go) of gatherings that are no crowd."""
    return sql.execute(
        "SELECT w.person_id, person.id, g.name, g.day, c.size FROM gathering_person w"
        f" JOIN {small_gatherings(f'SELECT gathering_id FROM gathering_person WHERE person_id IN {_ASKED}')} c"
        "  ON c.gathering_id = w.gathering_id"
        " JOIN gathering g ON g.id = w.gathering_id"
        " JOIN gathering_person o ON o.gathering_id = w.gathering_id AND o.person_id <> w.person_id"
        " JOIN person ON person.id = o.person_id"
        f" WHERE w.person_id IN {_ASKED} AND w.role {PRESENT} AND o.role {PRESENT} AND {_KNOWN}",
        _named(wanted),
    ).fetchall()


def groups(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, who is in the same group, its name, how many are in it) of groups that are no crowd."""
    return sql.execute(
        "SELECT w.person_id, person.id, g.name, c.size FROM group_member w"
        f" JOIN {small_groups(f'SELECT group_id FROM group_member WHERE person_id IN {_ASKED}')} c"
        "  ON c.group_id = w.group_id"
        " JOIN people_group g ON g.id = w.group_id"
        " JOIN group_member o ON o.group_id = w.group_id AND o.person_id <> w.person_id AND o.until IS NULL"
        f" JOIN person ON person.id = o.person_id WHERE w.person_id IN {_ASKED} AND w.until IS NULL AND {_KNOWN}",
        _named(wanted),
    ).fetchall()


def between(sql: sqlite3.Connection, people: Collection[int]) -> dict[int, Row]:
    """(circle, contact days, last contact, `people.NAME`) of who stands between, by id."""
    found = sql.execute(
        f"SELECT person.id, person.circle, coalesce(r.n, 0), person.last_contact, {NAME} FROM person"
        f" LEFT JOIN rhythm r ON r.person_id = person.id WHERE person.id IN {_ASKED}",
        _named(people),
    )
    return {row[0]: row[1:] for row in found}


def asked(sql: sqlite3.Connection, wanted: int) -> dict[int, str]:
    """Who was asked for an introduction and has it open: the day of asking, by person.

    That is a promise of theirs that names both, however it was noted.
    """
    found = sql.execute(
        "SELECT o.person_id, max(substr(f.created_at, 1, 10)) FROM follow_up f"
        " JOIN follow_up_person w ON w.follow_up_id = f.id AND w.person_id = ?1"
        " JOIN follow_up_person o ON o.follow_up_id = f.id AND o.person_id <> ?1"
        " WHERE f.state = 'open' AND f.side = 'them' GROUP BY 1",
        (wanted,),
    )
    return dict(found.fetchall())


def everybody_wanted(sql: sqlite3.Connection, *, limit: int) -> list[int]:
    """Those whom the user wants to know and never heard from, by name."""
    found = sql.execute(
        f"SELECT id FROM person WHERE {_UNMET} AND state IN ('active', 'paused')"
        " ORDER BY order_key, id LIMIT ?",
        (limit,),
    )
    return [row[0] for row in found]


def _named(wanted: Collection[int]) -> dict[str, Any]:
    return {"wanted": json.dumps([int(each) for each in wanted])}
