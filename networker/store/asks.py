"""Reading the questions the user has asked, of whom, and what came of it; and who is well connected. Nothing is written here."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from networker.store.crowds import PRESENT, small_gatherings, small_groups
from networker.store.ids import among
from networker.store.people import NAME

Row = tuple[Any, ...]
ASKING = "ask a question"  # the verb of a step
_ASK = "a.id, a.question, a.day, a.outcome, a.closed_day"


def count(sql: sqlite3.Connection) -> int:
    """How many questions there are."""
    return int(sql.execute("SELECT count(*) FROM ask").fetchone()[0])


def latest(sql: sqlite3.Connection, *, limit: int) -> list[Row]:
    """(id, question, day, outcome, day it was closed) of the last questions, the newest first."""
    return sql.execute(
        f"SELECT {_ASK} FROM ask a ORDER BY a.day DESC, a.id DESC LIMIT ?", (limit,)
    ).fetchall()


def of_person(sql: sqlite3.Connection, person: int, *, limit: int) -> list[Row]:
    """The same of those that somebody was asked."""
    return sql.execute(
        f"SELECT {_ASK} FROM ask a WHERE a.id IN (SELECT ask_id FROM ask_person WHERE person_id = ?)"
        " ORDER BY a.day DESC, a.id DESC LIMIT ?",
        (person, limit),
    ).fetchall()


def question(sql: sqlite3.Connection, number: int) -> Row | None:
    """The same of one question."""
    row: Row | None = sql.execute(f"SELECT {_ASK} FROM ask a WHERE a.id = ?", (number,)).fetchone()
    return row


def still_open(sql: sqlite3.Connection) -> list[Row]:
    """(id, question) of those that are not closed, the newest first."""
    return sql.execute(
        "SELECT id, question FROM ask WHERE closed_day IS NULL ORDER BY day DESC, id DESC"
    ).fetchall()


def asked(sql: sqlite3.Connection, asks: Sequence[int]) -> list[Row]:
    """(question, id, person, day, channel, answer, helped, open promise of thanks, day of thanks, given, name and `NAME`)."""
    return sql.execute(
        "SELECT x.ask_id, x.id, x.person_id, x.day, x.channel, x.answer, x.helped,"
        " (SELECT f.id FROM follow_up f WHERE f.id = x.thanks_id AND f.state = 'open'), x.thanked_day,"
        f" {NAME} FROM ask_person x JOIN person ON person.id = x.person_id"
        f" WHERE x.ask_id IN {among(asks)} ORDER BY x.ask_id, x.id",
    ).fetchall()


def of_thanks(sql: sqlite3.Connection, promise: int) -> list[int]:
    """Whose answers a promise thanks for, by the ids of those who were asked."""
    found = sql.execute("SELECT id FROM ask_person WHERE thanks_id = ?", (promise,))
    return [row[0] for row in found]


def passed(sql: sqlite3.Connection, talks: Collection[int]) -> dict[int, Row]:
    """(kind, direction) of some talks, by id."""
    found = sql.execute(f"SELECT id, kind, direction FROM interaction WHERE id IN {among(talks)}")
    return {row[0]: row[1:] for row in found}


_KNOWN = (
    "person.state = 'active' AND person.muted = 0 AND person.me = 0"
    " AND person.id IN (SELECT k.person_id FROM rhythm k WHERE k.in_days > 0)"
)


def connected(sql: sqlite3.Connection, *, limit: int) -> list[Row]:
    """(person, ties, groups, gatherings) of those who answer and may be asked, who share the most with others of the book."""
    groups = f"SELECT group_id FROM {small_groups('SELECT id FROM people_group')}"
    gatherings = f"SELECT gathering_id FROM {small_gatherings('SELECT id FROM gathering')}"
    return sql.execute(
        "WITH shared (who, what) AS ("
        " SELECT person_id, 0 FROM tie UNION ALL SELECT other_id, 0 FROM tie"
        f" UNION ALL SELECT person_id, 1 FROM group_member WHERE until IS NULL AND group_id IN ({groups})"
        f" UNION ALL SELECT person_id, 2 FROM gathering_person WHERE role {PRESENT}"
        f"  AND gathering_id IN ({gatherings}))"
        " SELECT person.id, sum(what = 0) AS ties, sum(what = 1) AS groups, sum(what = 2) AS gatherings"
        f" FROM shared JOIN person ON person.id = shared.who WHERE {_KNOWN} GROUP BY 1"
        " ORDER BY 2 * ties + groups + gatherings DESC, coalesce(person.circle, 6), person.id LIMIT ?",
        (limit,),
    ).fetchall()


def last_contacts(sql: sqlite3.Connection, people: Collection[int]) -> dict[int, str | None]:
    """The local day of the last talk with each of some people; None: there was none."""
    found = sql.execute(
        "SELECT id, last_contact FROM person WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([int(each) for each in people]),),
    )
    return dict(found.fetchall())


def favourites(sql: sqlite3.Connection) -> tuple[list[str], str, str]:
    """What the book says most of: topics that people have of their own, a town and a company of theirs; "" for none."""
    topics = sql.execute(
        "SELECT t.name FROM person_topic p JOIN topic t ON t.id = p.topic_id JOIN person ON person.id = p.person_id"
        " WHERE person.state = 'active' AND person.me = 0 GROUP BY t.id ORDER BY count(*) DESC, t.id LIMIT 2"
    ).fetchall()
    city, company = (
        sql.execute(
            f"SELECT {column} FROM person WHERE {column} <> '' AND state = 'active' AND me = 0"
            f" GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
        ).fetchone()
        for column in ("city", "company")
    )
    return [row[0] for row in topics], city[0] if city else "", company[0] if company else ""
