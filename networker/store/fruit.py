"""The list of everything that came of ties: wins, introductions, recommendations. Nothing is written here."""

import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from networker.store.introductions import OPEN_ASKED, OPEN_PROMISED, OWN_DAY
from networker.store.recommendations import FROM_FILES, GIVEN_DAY
from networker.store.wins import sought

Row = tuple[Any, ...]
_PROMISE = (
    "follow_up t", "substr(t.created_at, 1, 10)", "t.text",
    "SELECT x.person_id FROM follow_up_person x WHERE x.follow_up_id = t.id",
)  # fmt: skip
# What each kind of row is read from: the table, its day, its text, whom it names, and whether it is of somebody.
_KINDS = {
    "win": (
        "win t", "t.day", "t.text", "SELECT x.person_id FROM win_person x WHERE x.win_id = t.id", "1",
    ),
    "introduction": (
        "introduction t", OWN_DAY, "t.words", "SELECT t.person_id UNION ALL SELECT t.other_id", "1",
    ),
    "asked": (*_PROMISE, OPEN_ASKED),
    "promised": (*_PROMISE, OPEN_PROMISED),
    "recommendation": (
        "recommendation t", GIVEN_DAY, "t.kind || ' ' || t.text", "SELECT t.person_id", "1",
    ),
    "fact": (
        "fact t", "coalesce(t.since, '')", "t.value || ' ' || t.detail", "SELECT t.person_id", FROM_FILES,
    ),
}  # fmt: skip


def index(
    sql: sqlite3.Connection,
    kinds: Collection[str],
    *,
    words: Sequence[str] = (),
    person: int | None = None,
) -> list[Row]:
    """(what, id, day) of the rows of these kinds, the newest first; only those with every word, only of `person`."""
    parts, values = [], dict[str, object]()
    for what in kinds:
        table, day, text, people, which = _KINDS[what]
        test, found = sought(words, text, people)
        if person is not None:
            test += f" AND :person IN ({people})"
            found["person"] = person
        parts.append(f"SELECT '{what}' AS what, t.id AS id, {day} AS day FROM {table} WHERE {which}{test}")
        values |= found
    query = " UNION ALL ".join(parts)
    return sql.execute(f"{query} ORDER BY day DESC, what, id DESC", values).fetchall() if parts else []


def counts(sql: sqlite3.Connection) -> dict[str, int]:
    """How many rows of each kind there are."""
    return {
        what: int(sql.execute(f"SELECT count(*) FROM {table} WHERE {which}").fetchone()[0])
        for what, (table, _day, _text, _people, which) in _KINDS.items()
    }
