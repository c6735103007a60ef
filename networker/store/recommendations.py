"""Reading recommendations: those noted in the book, and those that LinkedIn's files tell as facts. Nothing is written here.

One that was asked for or promised is given once the promise that it is due was kept: so it is in one place only.
"""

import sqlite3
from collections.abc import Collection
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.ids import among
from networker.store.people import NAME

Row = tuple[Any, ...]
# The names of the field by which the reader of LinkedIn's files keeps a letter, and whose it is.
FILE_SIDES = {"recommendation received": "them", "recommendation given": "me", "recommendation": ""}
FROM_FILES = "t.field = 'custom' AND t.detail IN ({})".format(", ".join(f"'{each}'" for each in FILE_SIDES))
_KEPT = "SELECT substr(f.done_at, 1, 10) FROM follow_up f WHERE f.id = {}.follow_up_id AND f.state = 'done'"
GIVEN_DAY = f"coalesce(({_KEPT.format('t')}), t.day)"


def recommendations(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(id, day, side, state, kind, text, due, open promise, person, name) by id."""
    found = sql.execute(
        f"SELECT r.id, coalesce(({_KEPT.format('r')}), r.day), r.side,"
        f" CASE WHEN EXISTS ({_KEPT.format('r')}) THEN 'given' ELSE r.state END, r.kind, r.text, f.due, f.id,"
        f" person.id, {NAME} FROM recommendation r JOIN person ON person.id = r.person_id"
        " LEFT JOIN follow_up f ON f.id = r.follow_up_id AND f.state = 'open'"
        f" WHERE r.id IN {among([*wanted])}"
    )
    return [(*row[:-4], as_shown(*row[-4:])) for row in found]


def from_files(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(fact, day or None, side or "", text, person, name) of letters that files told."""
    found = sql.execute(
        f"SELECT t.id, t.since, t.detail, t.value, person.id, {NAME} FROM fact t JOIN person ON person.id = t.person_id"
        f" WHERE {FROM_FILES} AND t.id IN {among([*wanted])}"
    )
    return [
        (number, since, FILE_SIDES[detail], text, person, as_shown(*name))
        for number, since, detail, text, person, *name in found
    ]


def own_row(sql: sqlite3.Connection, number: int) -> Row | None:
    """(person, side, state, kind, day, text, promise) of one; None where it is not there."""
    row: Row | None = sql.execute(
        "SELECT person_id, side, state, kind, day, text, follow_up_id FROM recommendation WHERE id = ?",
        (number,),
    ).fetchone()
    return row
