"""Reading for the search of duplicates: queued doubts, shared addresses, names, and what tells people apart.

Each question is one query over an index or over a handful of ids: nothing grows with the square of anything.
"""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from networker.domain.sharing import FAMILY

Row = tuple[Any, ...]


def _in(ids: Collection[int]) -> str:
    return "(SELECT value FROM json_each('" + json.dumps([int(each) for each in ids]) + "'))"


def queued(sql: sqlite3.Connection) -> list[Row]:
    """(person, other, why, verdict) of every pair that was ever doubted or decided."""
    return sql.execute("SELECT person_id, other_id, why, verdict FROM pair ORDER BY id").fetchall()


def shared_handles(sql: sqlite3.Connection) -> list[tuple[str, list[int]]]:
    """(channel, people) of each address that two to FAMILY people have."""
    found = sql.execute(
        "SELECT channel, group_concat(DISTINCT person_id) FROM handle INDEXED BY handle_shared"
        " WHERE shared = 1 AND key <> '' GROUP BY channel, key"
        f" HAVING count(DISTINCT person_id) BETWEEN 2 AND {FAMILY}"
    )
    return [(channel, sorted(int(each) for each in people.split(","))) for channel, people in found]


def folded_names(sql: sqlite3.Connection) -> list[tuple[int, str]]:
    """(id, folded name) of everybody but the user, from the index alone."""
    return sql.execute("SELECT id, folded FROM person INDEXED BY person_by_name WHERE me = 0").fetchall()


def on_channels(sql: sqlite3.Connection, *, but: Collection[str]) -> list[set[int]]:
    """For each channel, those who have an address on it; `but` names channels that do not matter."""
    left_out = ", ".join(f"'{channel}'" for channel in but)
    found = sql.execute(
        "SELECT group_concat(person_id) FROM handle"
        f" WHERE key <> '' AND channel NOT IN ({left_out}) GROUP BY channel"
    )
    return [set(map(int, people.split(","))) for (people,) in found]


def companies(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, str]:
    """Where people work, by id."""
    return dict(sql.execute(f"SELECT id, company FROM person WHERE id IN {_in(wanted)}").fetchall())


def people(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, Row]:
    """(name, given, family, folded, suffix, company, state, circle, me) by id."""
    found = sql.execute(
        "SELECT id, name, given, family, folded, suffix, company, state, circle, me FROM person"
        f" WHERE id IN {_in(wanted)}"
    )
    return {row[0]: row[1:] for row in found}


def keys(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, channel, key) of the addresses that have a match key."""
    return sql.execute(
        f"SELECT person_id, channel, key FROM handle WHERE person_id IN {_in(wanted)} AND key <> ''"
    ).fetchall()


def birthdays(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, partial date) of everybody wanted."""
    return sql.execute(
        f"SELECT person_id, value FROM fact WHERE field = 'birthday' AND person_id IN {_in(wanted)}"
    ).fetchall()


def verdict(sql: sqlite3.Connection, one: int, other: int) -> list[Row]:
    """(id, person, other, why, verdict) of what is noted of two people, whichever was named first."""
    return sql.execute(
        "SELECT id, person_id, other_id, why, verdict FROM pair"
        " WHERE (person_id = ?1 AND other_id = ?2) OR (person_id = ?2 AND other_id = ?1) ORDER BY id",
        (one, other),
    ).fetchall()


def apart(sql: sqlite3.Connection, wanted: Collection[int]) -> list[tuple[int, int]]:
    """Those of whom the user said that they are two people, where the first is one of these."""
    return sql.execute(
        f"SELECT person_id, other_id FROM pair WHERE verdict = 'different' AND person_id IN {_in(wanted)}"
        f" UNION SELECT other_id, person_id FROM pair WHERE verdict = 'different' AND other_id IN {_in(wanted)}"
    ).fetchall()
