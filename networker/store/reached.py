"""Reading to whom the user wrote from the list, and what the day brought. Nothing is written here."""

import sqlite3
from collections.abc import Sequence
from typing import Any

Row = tuple[Any, ...]
# A call that nobody answered is no contact that reached anybody.
MISSED = "(i.kind IN ('call', 'video') AND i.depth IS 'hello')"
_NOT_REACHED = (
    "(coalesce(p.last_contact, '') < a.day OR NOT EXISTS (SELECT 1 FROM interaction_person x JOIN interaction i"
    f" ON i.id = x.interaction_id WHERE x.person_id = p.id AND i.day >= a.day AND i.kind <> 'note' AND NOT {MISSED}))"
)


def open_questions(sql: sqlite3.Connection, *, since: str, until: str) -> list[Row]:
    """(action's id, person, name, given, family, suffix, day, channel) of writing without a known end, the newest first.

    Begun between two local days, by active people, with neither a contact since nor another action after it, and not
    put off beyond `until`.
    """
    return sql.execute(
        "SELECT a.id, p.id, p.name, p.given, p.family, p.suffix, a.day, a.channel FROM reach_action a"
        " JOIN person p ON p.id = a.person_id WHERE a.about = '' AND a.action = 'wrote' AND a.day BETWEEN ? AND ?"
        f" AND coalesce(a.ask_from, '') <= ? AND p.state = 'active' AND {_NOT_REACHED}"
        " AND NOT EXISTS (SELECT 1 FROM reach_action b WHERE b.person_id = a.person_id AND b.id > a.id AND b.about = '')"
        " ORDER BY a.id DESC",
        (since, until, until),
    ).fetchall()


def only_tried(sql: sqlite3.Connection, people: Sequence[int], *, since: str) -> dict[int, str | None]:
    """Those of some people with whom there was nothing but missed calls from a local day on, and the last day of a contact
    before; None: there was none.
    """
    among = "(" + ", ".join(str(int(each)) for each in people) + ")"
    found = sql.execute(
        f"SELECT x.person_id, max(CASE WHEN NOT {MISSED} THEN i.day END) AS reached FROM person p"
        " JOIN interaction_person x ON x.person_id = p.id JOIN interaction i ON i.id = x.interaction_id"
        f" WHERE p.id IN {among} AND p.last_contact >= ? AND i.kind <> 'note' GROUP BY 1"
        " HAVING coalesce(reached, '') < ?",
        (since, since),
    )
    return dict(found.fetchall())


def writing(sql: sqlite3.Connection, person: int) -> Row | None:
    """(id, day, channel) of the last time the user began to write to somebody; None where another action came after."""
    row = sql.execute(
        "SELECT id, day, channel, action FROM reach_action WHERE person_id = ? AND about = ''"
        " ORDER BY id DESC LIMIT 1",
        (person,),
    ).fetchone()
    return row[:3] if row is not None and row[3] == "wrote" else None


def talks_on(sql: sqlite3.Connection, day: str, people: Sequence[int]) -> list[Row]:
    """(talk, kind, direction, channel, person, name, given, family, suffix) of a day with these, in their order."""
    among = "(" + ", ".join(str(int(each)) for each in people) + ")"
    return sql.execute(
        "SELECT i.id, i.kind, i.direction, i.channel, p.id, p.name, p.given, p.family, p.suffix FROM interaction i"
        " JOIN interaction_person x ON x.interaction_id = i.id JOIN person p ON p.id = x.person_id"
        f" WHERE i.day = ? AND i.kind <> 'note' AND p.id IN {among} ORDER BY coalesce(i.at, ''), i.id, x.id",
        (day,),
    ).fetchall()


def promises_noted(sql: sqlite3.Connection, day: str, people: Sequence[int]) -> list[Row]:
    """(follow-up, side, text, name, given, family, suffix) of what was promised on a local day with these people.

    The next of one that repeats, written when the last was kept, is no new promise.
    """
    among = "(" + ", ".join(str(int(each)) for each in people) + ")"
    return sql.execute(
        "SELECT f.id, f.side, f.text, p.name, p.given, p.family, p.suffix FROM follow_up f"
        " JOIN follow_up_person x ON x.follow_up_id = f.id JOIN person p ON p.id = x.person_id"
        f" WHERE substr(f.created_at, 1, 10) = ? AND f.state <> 'dropped' AND p.id IN {among}"
        " AND NOT EXISTS (SELECT 1 FROM follow_up g WHERE g.text = f.text AND g.id < f.id"
        " AND substr(g.done_at, 1, 10) = substr(f.created_at, 1, 10)) ORDER BY f.id, x.id",
        (day,),
    ).fetchall()
