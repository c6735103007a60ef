"""Reading introductions: made, received, asked for and promised. Nothing is written here. Days are ISO 8601."""

import sqlite3
from collections.abc import Collection
from typing import Any

from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import Introduces, Side
from networker.store.ids import among

Row = tuple[Any, ...]
OWN_DAY = "t.day"
_HAS_WIN = "EXISTS (SELECT 1 FROM win w WHERE w.introduction_id = i.id)"


def _open(side: Side, introduces: Introduces) -> str:
    """The test that a promise of one side is open that is such an introduction, and still is of two."""
    return (
        f"t.state = 'open' AND t.side = '{side}' AND t.introduces = '{introduces}'"
        " AND (SELECT count(*) FROM follow_up_person n WHERE n.follow_up_id = t.id) = 2"
    )


OPEN_ASKED = _open(Side.THEM, Introduces.ASKED)  # they were asked to introduce the user to somebody
OPEN_PROMISED = _open(Side.ME, Introduces.PROMISED)  # the user has promised to introduce two to each other
_NAMES = "p.name, p.given, p.family, p.suffix, o.name, o.given, o.family, o.suffix"


def introductions(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(id, day, side, words, came, person, their name, other, their name) by id; of what a win came of, came is "win"."""
    found = sql.execute(
        f"SELECT i.id, i.day, i.side, i.words, CASE WHEN {_HAS_WIN} THEN 'win' ELSE i.came END, p.id, o.id, {_NAMES}"
        " FROM introduction i JOIN person p ON p.id = i.person_id JOIN person o ON o.id = i.other_id"
        f" WHERE i.id IN {among([*wanted])}"
    )
    return [_named(row, 5) for row in found]


def _named(row: Row, at: int) -> Row:
    """A row whose two people, from a column on, stand with their names as they are shown."""
    person, other, *names = row[at:]
    return (*row[:at], person, as_shown(*names[:4]), other, as_shown(*names[4:]))


def with_these(sql: sqlite3.Connection, people: Collection[int], *, until: str, limit: int) -> list[int]:
    """The last introductions with one of these until a local day, the newest first."""
    mine = among([*people])
    found = sql.execute(
        f"SELECT id FROM introduction WHERE (person_id IN {mine} OR other_id IN {mine}) AND day <= ?"
        " ORDER BY day DESC, id DESC LIMIT ?",
        (until, limit),
    )
    return [row[0] for row in found]


def the_same(sql: sqlite3.Connection, person: int, other: int, side: str) -> int | None:
    """An introduction of these two that is noted already; of those I made, whoever of the two stands first."""
    row = sql.execute(
        "SELECT id FROM introduction WHERE side = ?3 AND ((person_id = ?1 AND other_id = ?2)"
        " OR (?3 = 'me' AND person_id = ?2 AND other_id = ?1)) ORDER BY id DESC LIMIT 1",
        (person, other, side),
    ).fetchone()
    return int(row[0]) if row else None


def own_row(sql: sqlite3.Connection, number: int) -> Row | None:
    """(person, other, side, day, words, came, ask_from, tie) of one; None where it is not there."""
    row: Row | None = sql.execute(
        "SELECT person_id, other_id, side, day, words, came, ask_from, tie_id FROM introduction WHERE id = ?",
        (number,),
    ).fetchone()
    return row


def has_win(sql: sqlite3.Connection, number: int) -> bool:
    """Whether a win came of one."""
    query = f"SELECT 1 FROM introduction i WHERE i.id = ? AND {_HAS_WIN}"
    return sql.execute(query, (number,)).fetchone() is not None


def tied(sql: sqlite3.Connection, person: int, other: int, kind: str = "") -> bool:
    """Whether the two have a tie, of a kind where one is given: then the first is that of the second."""
    if kind:
        query = "SELECT 1 FROM tie WHERE person_id = ?1 AND other_id = ?2 AND kind = ?3"
        return sql.execute(query, (person, other, kind)).fetchone() is not None
    query = "SELECT 1 FROM tie WHERE (person_id = ?1 AND other_id = ?2) OR (person_id = ?2 AND other_id = ?1)"
    return sql.execute(query, (person, other)).fetchone() is not None


def asked_for(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(follow-up, day of asking, due, who is to be met, their name, who was asked, their name) by the id of the promise.

    Who was asked is the one who is named first.
    """
    return _noted(sql, wanted, Introduces.ASKED)


def promised(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(follow-up, day of the promise, due, one, their name, other, their name) of introductions promised, by the promise."""
    return _noted(sql, wanted, Introduces.PROMISED)


def promised_of(sql: sqlite3.Connection, people: Collection[int], *, least: int) -> list[int]:
    """Open promises to introduce two to each other that concern at least so many of these people."""
    found = sql.execute(
        "SELECT t.id FROM follow_up t WHERE t.id IN (SELECT follow_up_id FROM follow_up_person"
        f" WHERE person_id IN {among([*people])} GROUP BY 1 HAVING count(*) >= ?) AND {OPEN_PROMISED}",
        (least,),
    )
    return [row[0] for row in found]


def _noted(sql: sqlite3.Connection, wanted: Collection[int], introduces: Introduces) -> list[Row]:
    """Promises of two people that are such introductions: the one named second stands first."""
    found = sql.execute(
        "SELECT t.id, substr(t.created_at, 1, 10), t.due, p.id, o.id, " + _NAMES + " FROM follow_up t"
        " JOIN follow_up_person x ON x.follow_up_id = t.id JOIN follow_up_person y ON y.follow_up_id = t.id"
        " AND y.id > x.id JOIN person o ON o.id = x.person_id JOIN person p ON p.id = y.person_id"
        f" WHERE t.id IN {among([*wanted])} AND t.introduces = '{introduces}'"
    )
    return [_named(row, 3) for row in found]


def waits(sql: sqlite3.Connection, promise: int) -> bool:
    """Whether a promise is an introduction that was asked for, or promised, and has not come."""
    test = f"({OPEN_ASKED} OR {OPEN_PROMISED})"
    return (
        sql.execute(f"SELECT 1 FROM follow_up t WHERE t.id = ? AND {test}", (promise,)).fetchone() is not None
    )


def to_be_asked(sql: sqlite3.Connection, *, since: str, until: str) -> list[Row]:
    """(id, day, person, their names, other, their names) of introductions made of which it is to be asked what came.

    `since` and `until`: local days between which the question falls. Names are name, given, family, suffix. The dead
    and those let go are asked about no more.
    """
    return sql.execute(
        f"SELECT i.id, i.day, p.id, o.id, {_NAMES} FROM introduction i JOIN person p ON p.id = i.person_id"
        " JOIN person o ON o.id = i.other_id WHERE i.side = 'me' AND i.came = '' AND i.ask_from BETWEEN ? AND ?"
        f" AND NOT {_HAS_WIN} AND p.state IN ('active', 'paused') AND o.state IN ('active', 'paused')"
        " ORDER BY i.ask_from, i.id",
        (since, until),
    ).fetchall()
