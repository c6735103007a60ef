"""What a card of Tidy says of some people: where they follow, what passed, their addresses, where they came from."""

import sqlite3
from collections.abc import Collection
from typing import Any

from networker.store.ids import among
from networker.store.tidy.people import BOUNCING

Row = tuple[Any, ...]


def follows(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(person, "me" or "by me", network, since when or None), the latest first."""
    return sql.execute(
        "SELECT person_id, value, detail, since FROM fact WHERE field = 'followed' AND until IS NULL"
        f" AND person_id IN {among(people)} ORDER BY coalesce(since, '') DESC, id DESC"
    ).fetchall()


def days(sql: sqlite3.Connection, people: Collection[int]) -> dict[int, tuple[int, int]]:
    """(contact days, the last one as an ordinal) of those who have any."""
    found = sql.execute(f"SELECT person_id, n, last FROM rhythm WHERE person_id IN {among(people)}")
    return {row[0]: (row[1], row[2]) for row in found}


def addresses(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(person, id, channel, text, key) of the addresses, the main ones first."""
    return sql.execute(
        f"SELECT person_id, id, channel, text, key FROM handle WHERE person_id IN {among(people)}"
        " ORDER BY first DESC, id"
    ).fetchall()


def bounced(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(person, address, the last day on which a mail to it came back) of addresses that they still have."""
    return sql.execute(
        f"SELECT f.person_id, f.value, max(f.since) FROM fact f WHERE {BOUNCING} AND f.person_id IN {among(people)}"
        " GROUP BY f.person_id, f.value ORDER BY min(f.id)"
    ).fetchall()


def came(sql: sqlite3.Connection, people: Collection[int]) -> dict[int, Row]:
    """(kind of file, when it was brought in or None) of the first record of each person who has one."""
    found = sql.execute(
        "SELECT s.person_id, s.kind, i.at, min(s.id) FROM source s LEFT JOIN import i ON i.id = s.import_id"
        f" WHERE s.person_id IN {among(people)} GROUP BY s.person_id"
    )
    return {row[0]: row[1:3] for row in found}
