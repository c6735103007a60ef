"""Reading wins: single ones, what they came of, and how many there are by person, channel and year. Nothing is written.

Every function takes the connection to read on and answers plain values. Days are ISO 8601.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.ids import among
from networker.store.people import NAME

Row = tuple[Any, ...]
Span = tuple[str, str]  # from one local day to another, both included
EVER: Span = ("0000", "9999-99")


def wins(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(id, day, text, channel, talk, ask, introduction) by id."""
    return sql.execute(
        "SELECT id, day, text, channel, interaction_id, ask_id, introduction_id FROM win"
        f" WHERE id IN {among([*wanted])}"
    ).fetchall()


def people_of(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    """(id, name as it is shown) of whom each win came through, in the order in which they were named."""
    found: dict[int, list[tuple[int, str]]] = {}
    for win, person, *name in sql.execute(
        f"SELECT w.win_id, person.id, {NAME} FROM win_person w JOIN person ON person.id = w.person_id"
        f" WHERE w.win_id IN {among([*wanted])} ORDER BY w.id"
    ):
        found.setdefault(win, []).append((person, as_shown(*name)))
    return found


def talks(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(id, day, words, channel, kind) of talks."""
    return sql.execute(
        "SELECT id, day, substr(coalesce(nullif(subject, ''), text), 1, 300), channel, kind FROM interaction"
        f" WHERE id IN {among([*wanted])}"
    ).fetchall()


def asks(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(id, day, question) of asks."""
    return sql.execute(f"SELECT id, day, question FROM ask WHERE id IN {among([*wanted])}").fetchall()


def talks_with(sql: sqlite3.Connection, people: Collection[int], *, until: str, limit: int) -> list[Row]:
    """(id, day, words, channel, kind) of the last talks with one of these until a local day, the newest first."""
    return sql.execute(
        "SELECT DISTINCT i.id, i.day, substr(coalesce(nullif(i.subject, ''), i.text), 1, 300), i.channel, i.kind"
        " FROM interaction_person x JOIN interaction i ON i.id = x.interaction_id"
        " WHERE x.person_id IN (SELECT value FROM json_each(?)) AND i.kind <> 'note' AND i.day <= ?"
        " ORDER BY i.day DESC, i.at DESC, i.id DESC LIMIT ?",
        (json.dumps([*people]), until, limit),
    ).fetchall()


def asks_of(sql: sqlite3.Connection, people: Collection[int], *, until: str, limit: int) -> list[Row]:
    """(id, day, question) of the last asks put to one of these until a local day."""
    return sql.execute(
        "SELECT DISTINCT a.id, a.day, a.question FROM ask_person x JOIN ask a ON a.id = x.ask_id"
        " WHERE x.person_id IN (SELECT value FROM json_each(?)) AND a.day <= ? ORDER BY a.day DESC, a.id DESC LIMIT ?",
        (json.dumps([*people]), until, limit),
    ).fetchall()


def first_talk(sql: sqlite3.Connection, person: int) -> Row | None:
    """(day, channel) of the first talk with somebody whose channel is known; None without any."""
    row: Row | None = sql.execute(
        "SELECT i.day, i.channel FROM interaction_person x JOIN interaction i ON i.id = x.interaction_id"
        " WHERE x.person_id = ? AND i.kind <> 'note' AND i.channel NOT NULL ORDER BY i.day, i.at, i.id LIMIT 1",
        (person,),
    ).fetchone()
    return row


def first_tie(sql: sqlite3.Connection, person: int) -> Row | None:
    """(day, value, detail) of when somebody and the user first connected or followed on a network, by dated facts."""
    row: Row | None = sql.execute(
        "SELECT since, value, detail, field FROM fact WHERE person_id = ? AND field IN ('connected', 'followed')"
        " AND length(since) = 10 ORDER BY since, id LIMIT 1",
        (person,),
    ).fetchone()
    return row


# ---- how many


def by_person(sql: sqlite3.Connection, *, span: Span = EVER, limit: int = -1) -> list[tuple[int, int]]:
    """(person, wins) of whom wins came through within a span of days, the most first, then the latest."""
    return sql.execute(
        "SELECT x.person_id, count(*) FROM win w JOIN win_person x ON x.win_id = w.id"
        " WHERE w.day BETWEEN ? AND ? GROUP BY 1 ORDER BY 2 DESC, max(w.day) DESC, 1 LIMIT ?",
        (*span, limit),
    ).fetchall()


def by_channel(sql: sqlite3.Connection, *, span: Span = EVER) -> list[tuple[str, int]]:
    """(channel, wins) within a span of days, the most first; "" for those of which it is not said."""
    return sql.execute(
        "SELECT coalesce(channel, ''), count(*) FROM win WHERE day BETWEEN ? AND ? GROUP BY 1 ORDER BY 2 DESC, 1",
        span,
    ).fetchall()


def by_year(sql: sqlite3.Connection) -> list[tuple[int, int]]:
    """(year, wins), the newest first."""
    return sql.execute(
        "SELECT CAST(substr(day, 1, 4) AS INTEGER), count(*) FROM win GROUP BY 1 ORDER BY 1 DESC"
    ).fetchall()


def people_by_channel(sql: sqlite3.Connection, channel: str, *, span: Span = EVER) -> list[int]:
    """Through whom wins came on a channel within a span of days; "" where the channel is not said."""
    found = sql.execute(
        "SELECT DISTINCT x.person_id FROM win w JOIN win_person x ON x.win_id = w.id"
        " WHERE coalesce(w.channel, '') = ? AND w.day BETWEEN ? AND ? ORDER BY 1",
        (channel, *span),
    )
    return [row[0] for row in found]


def total(sql: sqlite3.Connection, *, span: Span = EVER) -> int:
    """How many wins there are within a span of days."""
    return int(sql.execute("SELECT count(*) FROM win WHERE day BETWEEN ? AND ?", span).fetchone()[0])


def links(sql: sqlite3.Connection, win: int) -> dict[int, int]:
    """The rows that say through whom a win came, by person."""
    return dict(sql.execute("SELECT person_id, id FROM win_person WHERE win_id = ?", (win,)).fetchall())


def sought(words: Sequence[str], text: str, people: str) -> tuple[str, dict[str, object]]:
    """The test, with its "AND", that each folded word is in a text or in the name of one whose id a query answers."""
    test, values = "", dict[str, object]()
    for n, word in enumerate(words):
        test += (
            f" AND (instr(folded({text}), :word{n}) OR EXISTS (SELECT 1 FROM person s WHERE s.id IN ({people})"
            f" AND instr(s.folded, :word{n})))"
        )
        values[f"word{n}"] = word
    return test, values
