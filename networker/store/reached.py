"""Reading to whom the user wrote from the list, and what the day brought. Nothing is written here."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from networker.domain.vocabulary import Introduces
from networker.store.asks import ASKING
from networker.store.ids import among

Row = tuple[Any, ...]
SHARED = "shared"  # the origin of a note that something was shared
# A call that nobody answered is no contact that reached anybody.
MISSED = "(i.kind IN ('call', 'video') AND i.depth IS 'hello')"
ASKED = "ask for introduction"  # the verb of a step
# The step in which writing was begun. With it may stand what it noted: what was shared, who was asked for whom.
_BEGUN = (
    "(SELECT max(c.step_id) FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = 'reach_action'"
    f" AND c.row_id = a.id AND s.verb IN ('reach out: wrote', 'share', '{ASKED}', '{ASKING}'))"
)
# On the day of the writing itself it is a contact noted since that tells of it: there may have been another one before.
_SINCE = (
    "(i.day > a.day OR coalesce(julianday(i.created_at), 1e9) >="
    f" coalesce((SELECT julianday(at) FROM step WHERE id = {_BEGUN}), 0))"
)
_NOT_REACHED = (
    "(coalesce(p.last_contact, '') < a.day OR NOT EXISTS (SELECT 1 FROM interaction_person x JOIN interaction i"
    " ON i.id = x.interaction_id WHERE x.person_id = p.id AND i.day >= a.day AND i.kind <> 'note'"
    f" AND NOT {MISSED} AND {_SINCE}))"
)
# Writing without a known end: neither a contact since nor another action after it. What is said of somebody's circle
# (`about`) is no action of the list, and each writing has an end of its own.
_OPEN = (
    " FROM reach_action a JOIN person p ON p.id = a.person_id WHERE a.about = '' AND a.action = 'wrote'"
    f" AND {_NOT_REACHED} AND NOT EXISTS"
    " (SELECT 1 FROM reach_action b WHERE b.person_id = a.person_id AND b.id > a.id AND b.about = ''"
    "  AND b.action <> 'wrote')"
)


def open_questions(sql: sqlite3.Connection, *, since: str, until: str) -> list[Row]:
    """(action's id, person, name, given, family, suffix, day, channel, words) of writing without a known end, the newest first.

    Begun between two local days, by active people, and not put off beyond `until`.
    """
    return sql.execute(
        "SELECT a.id, p.id, p.name, p.given, p.family, p.suffix, a.day, a.channel, a.words"
        f"{_OPEN} AND a.day BETWEEN ? AND ? AND coalesce(a.ask_from, '') <= ? AND p.state = 'active'"
        " ORDER BY a.id DESC",
        (since, until, until),
    ).fetchall()


def all_writing(sql: sqlite3.Connection, person: int) -> list[int]:
    """The ids of all writing to somebody without a known end."""
    return [row[0] for row in sql.execute(f"SELECT a.id{_OPEN} AND a.person_id = ?", (person,))]


def writing_before(
    sql: sqlite3.Connection, people: Collection[int], *, since: str, before: str
) -> dict[int, str]:
    """The last day, from one local day on and before another, on which writing to each of these was begun, without a
    known end.
    """
    return dict(
        sql.execute(
            f"SELECT a.person_id, max(a.day){_OPEN} AND a.day >= ? AND a.day < ?"
            " AND a.person_id IN (SELECT value FROM json_each(?)) GROUP BY 1",
            (since, before, json.dumps(list(people))),
        ).fetchall()
    )


def begun(sql: sqlite3.Connection, people: Collection[int], *, day: str) -> dict[int, str]:
    """To whom of these writing was begun on a local day, without a known end, and the last words it was begun with."""
    return dict(
        sql.execute(
            f"SELECT p.id, a.words{_OPEN} AND a.day = ? AND p.id IN (SELECT value FROM json_each(?)) ORDER BY a.id",
            (day, json.dumps(list(people))),
        ).fetchall()
    )


def noted_with(sql: sqlite3.Connection, action: int) -> list[Row]:
    """(table, id) of what was noted in the step in which writing was begun: talks, promises, who was asked, and what else."""
    return sql.execute(
        "SELECT n.tbl, n.row_id FROM reach_action a JOIN change n ON n.step_id = "
        f"{_BEGUN} AND n.before IS NULL AND n.tbl IN ('interaction', 'follow_up', 'reach_action', 'ask_person') WHERE a.id = ?"
        " ORDER BY n.id",
        (action,),
    ).fetchall()


def introductions(sql: sqlite3.Connection, people: Collection[int], *, least: int) -> list[Row]:
    """(follow-up, action) of open introductions asked for that concern at least so many of these people.

    The action is that by which whoever is to be met, the one named second, rests; None where there is none. Where several
    were asked for the same person each has its own: the last one asked the last action. One that was kept took its along,
    one that was dropped did not.
    """
    return sql.execute(
        "WITH noted AS (SELECT id, state, person, row_number() OVER (PARTITION BY person ORDER BY id DESC) AS n FROM"
        "  (SELECT f.id, f.state, (SELECT x.person_id FROM follow_up_person x WHERE x.follow_up_id = f.id"
        "   ORDER BY x.id DESC LIMIT 1) AS person"
        f"  FROM follow_up f WHERE f.state <> 'done' AND f.introduces = '{Introduces.ASKED}')),"
        " rests AS (SELECT id, person_id, row_number() OVER (PARTITION BY person_id ORDER BY id DESC) AS n"
        "  FROM reach_action WHERE action = 'asked' AND person_id IN (SELECT person FROM noted))"
        " SELECT w.id, r.id FROM noted w LEFT JOIN rests r ON r.person_id = w.person AND r.n = w.n"
        " WHERE w.state = 'open' AND w.id IN (SELECT follow_up_id FROM follow_up_person"
        "  WHERE person_id IN (SELECT value FROM json_each(?)) GROUP BY 1 HAVING count(*) >= ?)",
        (json.dumps(list(people)), least),
    ).fetchall()


def only_tried(sql: sqlite3.Connection, people: Sequence[int], *, since: str) -> dict[int, str | None]:
    """Those of some people with whom there was nothing but missed calls from a local day on, and the last day of a contact
    before; None: there was none.
    """
    found = sql.execute(
        f"SELECT x.person_id, max(CASE WHEN NOT {MISSED} THEN i.day END) AS reached FROM person p"
        " JOIN interaction_person x ON x.person_id = p.id JOIN interaction i ON i.id = x.interaction_id"
        f" WHERE p.id IN {among(people)} AND p.last_contact >= ? AND i.kind <> 'note' GROUP BY 1"
        " HAVING coalesce(reached, '') < ?",
        (since, since),
    )
    return dict(found.fetchall())


def writing(sql: sqlite3.Connection, person: int) -> Row | None:
    """(id, day, channel, from when it is asked again, words) of the last writing to somebody without a known end, if any."""
    row: Row | None = sql.execute(
        f"SELECT a.id, a.day, a.channel, a.ask_from, a.words{_OPEN} AND a.person_id = ? ORDER BY a.id DESC",
        (person,),
    ).fetchone()
    return row


def withdrawn(sql: sqlite3.Connection, people: Sequence[int]) -> dict[int, str]:
    """The state of those among these whom no list may name any more: dead, let go, paused, muted, or the user."""
    return dict(
        sql.execute(
            f"SELECT id, state FROM person WHERE id IN {among(people)} AND (state <> 'active' OR muted <> 0 OR me <> 0)"
        ).fetchall()
    )


def changed_on(sql: sqlite3.Connection, day: str) -> bool:
    """Whether the last step was made on a local day, or later."""
    row = sql.execute("SELECT substr(at, 1, 10) FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return row is not None and bool(row[0] >= day)


def talks_on(sql: sqlite3.Connection, day: str, people: Sequence[int]) -> list[Row]:
    """(talk, kind, direction, channel, person, name, given, family, suffix) of a day with these, in their order."""
    return sql.execute(
        "SELECT i.id, i.kind, i.direction, i.channel, p.id, p.name, p.given, p.family, p.suffix FROM interaction i"
        " JOIN interaction_person x ON x.interaction_id = i.id JOIN person p ON p.id = x.person_id"
        f" WHERE i.day = ? AND i.kind <> 'note' AND p.id IN {among(people)} ORDER BY coalesce(i.at, ''), i.id, x.id",
        (day,),
    ).fetchall()


def promises_noted(sql: sqlite3.Connection, day: str, people: Sequence[int]) -> list[Row]:
    """(follow-up, side, text, name, given, family, suffix) of open promises made in talks of a local day with these people,
    where talk and promise were noted that day.
    """
    return sql.execute(
        "SELECT f.id, f.side, f.text, p.name, p.given, p.family, p.suffix FROM follow_up f"
        " JOIN interaction i ON i.id = f.interaction_id JOIN interaction_person t ON t.interaction_id = i.id"
        " JOIN follow_up_person x ON x.follow_up_id = f.id AND x.person_id = t.person_id"
        " JOIN person p ON p.id = x.person_id WHERE f.state = 'open' AND substr(f.created_at, 1, 10) = :day"
        f" AND i.day = :day AND substr(i.created_at, 1, 10) = :day AND i.kind <> 'note' AND p.id IN {among(people)}"
        " ORDER BY f.id, x.id",
        {"day": day},
    ).fetchall()
