"""Reading people for a table of contacts, many at once. Nothing is written here."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from networker.store.cards import groups
from networker.store.ids import among

__all__ = [
    "all_handles",
    "birthdays",
    "book_id",
    "everybody",
    "facts",
    "groups",
    "handles",
    "most_fields",
    "own_fields",
    "people",
    "pictures",
    "those_of",
]

Row = tuple[Any, ...]


_OWN = "field = 'custom' AND until IS NULL AND detail <> '' AND value <> ''"  # fields of the user's own that hold now


def book_id(sql: sqlite3.Connection) -> str:
    """The id of the book."""
    return str(sql.execute("SELECT value FROM meta WHERE key = 'book'").fetchone()[0])


def everybody(sql: sqlite3.Connection) -> list[int]:
    """The ids of everybody but the user, in the order of lists."""
    return [row[0] for row in sql.execute("SELECT id FROM person WHERE me = 0 ORDER BY order_key, id")]


def those_of(sql: sqlite3.Connection, ids: Iterable[int]) -> list[int]:
    """Of these people those who are still there and not the user, in the same order, each once."""
    wanted = list(dict.fromkeys(ids))
    there: set[int] = set()
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        there.update(
            row[0] for row in sql.execute(f"SELECT id FROM person WHERE me = 0 AND id IN {among(chunk)}")
        )
    return [each for each in wanted if each in there]


def all_handles(sql: sqlite3.Connection) -> Iterable[Row]:
    """(person, channel, text) of everybody but the user, person by person."""
    return sql.execute(
        "SELECT person_id, channel, text FROM handle WHERE person_id IN (SELECT id FROM person WHERE me = 0)"
        " ORDER BY person_id"
    )


def people(sql: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Row]:
    """(id, given, middle, family, prefix, suffix, nickname, name, company, title, notes, city, created), as asked for."""
    found = {
        row[0]: row
        for row in sql.execute(
            "SELECT id, given, middle, family, prefix, suffix, nickname, name, company, title, notes, city, created_at"
            f" FROM person WHERE id IN {among(ids)}"
        )
    }
    return (found[each] for each in ids)


def handles(sql: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
    """(person, channel, text, label, whether it is the main one), the main ones first."""
    return sql.execute(
        f"SELECT person_id, channel, text, label, first FROM handle WHERE person_id IN {among(ids)}"
        " ORDER BY first DESC, id"
    ).fetchall()


def birthdays(sql: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    """The birthday of each person that has one, of several the one not set aside that was learnt last."""
    return dict(
        sql.execute(
            f"SELECT person_id, value FROM fact WHERE person_id IN {among(ids)} AND field = 'birthday'"
            " AND until IS NULL AND value <> '' ORDER BY aside DESC, noted, coalesce(since, ''), id"
        ).fetchall()
    )


def most_fields(sql: sqlite3.Connection) -> int:
    """How many fields of the user's own the one has who has the most of them."""
    counts = (
        f"SELECT count(*) AS n FROM fact WHERE {_OWN} AND person_id IN (SELECT id FROM person WHERE me = 0)"
        " GROUP BY person_id"
    )
    return int(sql.execute(f"SELECT coalesce(max(n), 0) FROM ({counts})").fetchone()[0])


def own_fields(sql: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """(name, value) of the fields of the user's own, by person, in the order in which they were noted."""
    found: dict[int, list[tuple[str, str]]] = {}
    for person, name, value in sql.execute(
        f"SELECT person_id, detail, value FROM fact WHERE person_id IN {among(ids)} AND {_OWN} ORDER BY id"
    ):
        found.setdefault(person, []).append((name, value))
    return found


def facts(sql: sqlite3.Connection, ids: Sequence[int], fields: Sequence[str]) -> list[Row]:
    """(person, field, detail, value) of what holds now, in the order in which it was noted."""
    return sql.execute(
        f"SELECT person_id, field, detail, value FROM fact WHERE person_id IN {among(ids)} AND until IS NULL"
        f" AND value <> '' AND field IN ({', '.join('?' * len(fields))}) ORDER BY id",
        [str(each) for each in fields],
    ).fetchall()


def pictures(sql: sqlite3.Connection, ids: Sequence[int]) -> dict[int, bytes]:
    """The picture of each person that has one, of several the last."""
    return {
        person: bytes(content)
        for person, content in sql.execute(
            "SELECT person_id, bytes FROM photo JOIN picture USING (sha256)"
            f" WHERE person_id IN {among(ids)} ORDER BY photo.id"
        )
    }
