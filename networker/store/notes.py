"""Reading what mentions people: notes and talks with an @ in them, and who bore a name before.

Every function takes the connection to read on and answers plain values; nothing is written here.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from networker.domain.names import fold
from networker.domain.search_query.letters import tokens
from networker.store.people import LISTED, NAME, ORDERS
from networker.store.quick_line import PERSON

Row = tuple[Any, ...]
# Texts in which an @ begins a word: notes, and talks that are notes or typed by hand. Few of very many, with an index each.
_SIGN = "(' ' || {}) GLOB '*[^0-9A-Za-z_.@/+-]@[^ 0-9]*'"
NOTES_WITH_SIGNS = _SIGN.format("notes")
TALKS_WITH_SIGNS = f"(kind = 'note' OR origin = '') AND {_SIGN.format('text')}"
FEW, LATEST = (
    300,
    20_000,
)  # of people whose names begin as typed: so many are sorted, else looked for among the latest
MOST = 5000  # texts looked through, the newest first: more of them nobody wrote by hand


def notes_with_signs(sql: sqlite3.Connection) -> list[Row]:
    """(person, notes, NAME's columns) of those in whose notes somebody may be mentioned."""
    return sql.execute(
        f"SELECT id, notes, {NAME} FROM person INDEXED BY person_mentions"
        f" WHERE {NOTES_WITH_SIGNS} AND me = 0 ORDER BY id DESC LIMIT {MOST}"
    ).fetchall()


def talks_with_signs(sql: sqlite3.Connection) -> list[Row]:
    """(talk, text) of talks in which somebody may be mentioned, the newest first."""
    return sql.execute(
        "SELECT id, text FROM interaction INDEXED BY interaction_mentions"
        f" WHERE {TALKS_WITH_SIGNS} ORDER BY day DESC, id DESC LIMIT {MOST}"
    ).fetchall()


def formerly(sql: sqlite3.Connection, name: str) -> list[Row]:
    """(id, name) of those who bore a whole name before another one."""
    words = tokens(name)
    if not words:
        return []
    found = sql.execute(
        "SELECT p.id, p.name, f.value FROM person_text t JOIN fact f ON f.person_id = t.rowid"
        " JOIN person p ON p.id = t.rowid WHERE t.person_text MATCH ? AND p.me = 0"
        " AND f.field = 'custom' AND f.detail IN ('former name', 'other name') LIMIT 40",
        (f'more : "{" ".join(words)}"',),
    )
    return [(number, now) for number, now, was in found if fold(was).split() == fold(name).split()]


def begins(
    sql: sqlite3.Connection, typed: Sequence[str], *, limit: int, first_whole: bool = False
) -> list[Row]:
    """PERSON's columns, suffix and company of people whose name has words that begin as typed, the last talked with first.

    With `first_whole` all but the last word are words of the name as they stand.
    """
    words = [token for word in typed for token in tokens(word)]
    if not words:
        return []
    *before, last = words
    begin = [f'"{word}"{"" if first_whole else "*"}' for word in before]
    wanted = "name : ({})".format(" AND ".join([*begin, f'"{last}"*']))
    matching = "SELECT rowid FROM person_text WHERE person_text MATCH ?"
    found = [row[0] for row in sql.execute(f"{matching} LIMIT {FEW + 1}", (wanted,))]
    if len(found) > FEW:  # so many are not sorted: the first of them are met soon in the order of the list
        latest = (
            f"SELECT id FROM person INDEXED BY person_by_talk ORDER BY {ORDERS['last talk']} LIMIT {LATEST}"
        )
        met = sql.execute(f"SELECT id FROM ({latest}) WHERE id IN ({matching}) LIMIT {2 * limit}", (wanted,))
        found = [*(row[0] for row in met), *found[:limit]]
    return sql.execute(
        f"SELECT {PERSON}, suffix, company FROM person WHERE id IN ({', '.join(map(str, found))}) AND {LISTED}"
        f" AND name <> '' ORDER BY {ORDERS['last talk']} LIMIT ?",
        (limit,),
    ).fetchall()


def notes_of(sql: sqlite3.Connection, person: int) -> str | None:
    """The notes on somebody; None where nobody has this id."""
    found = sql.execute("SELECT notes FROM person WHERE id = ?", (person,)).fetchone()
    return str(found[0]) if found else None
