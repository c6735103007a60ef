"""Reading to whom the user wrote from the list, and what the day brought. Nothing is written here."""

import sqlite3
from collections.abc import Sequence
from typing import Any

Row = tuple[Any, ...]
SHARED = "shared"  # the origin of a note that something was shared
# A call that nobody answered is no contact that reached anybody.
MISSED = "(i.kind IN ('call', 'video') AND i.depth IS 'hello')"
_NOT_REACHED = (
    "(coalesce(p.last_contact, '') < a.day OR NOT EXISTS (SELECT 1 FROM interaction_person x JOIN interaction i"
    f" ON i.id = x.interaction_id WHERE x.person_id = p.id AND i.day >= a.day AND i.kind <> 'note' AND NOT {MISSED}))"
)
# Writing without a known end: neither a contact since nor another action after it. What is said of somebody's circle
# (`about`) is no action of the list.
_OPEN = (
    " FROM reach_action a JOIN person p ON p.id = a.person_id WHERE a.about = '' AND a.action = 'wrote'"
    f" AND {_NOT_REACHED} AND NOT EXISTS"
    " (SELECT 1 FROM reach_action b WHERE b.person_id = a.person_id AND b.id > a.id AND b.about = '')"
)


def open_questions(sql: sqlite3.Connection, *, since: str, until: str) -> list[Row]:
    """(action's id, person, name, given, family, suffix, day, channel) of writing without a known end, the newest first.

    Begun between two local days, by active people, and not put off beyond `until`.
    """
    return sql.execute(
        "SELECT a.id, p.id, p.name, p.given, p.family, p.suffix, a.day, a.channel"
        f"{_OPEN} AND a.day BETWEEN ? AND ? AND coalesce(a.ask_from, '') <= ? AND p.state = 'active'"
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
    """(id, day, channel, from when it is asked again) of the writing to somebody that has no known end; None: there is none."""
    row: Row | None = sql.execute(
        f"SELECT a.id, a.day, a.channel, a.ask_from{_OPEN} AND a.person_id = ? ORDER BY a.id DESC", (person,)
    ).fetchone()
    return row


def withdrawn(sql: sqlite3.Connection, people: Sequence[int]) -> dict[int, str]:
    """The state of those among these whom no list may name any more: dead, let go, paused, muted, or the user."""
    among = "(" + ", ".join(str(int(each)) for each in people) + ")"
    return dict(
        sql.execute(
            f"SELECT id, state FROM person WHERE id IN {among} AND (state <> 'active' OR muted <> 0 OR me <> 0)"
        ).fetchall()
    )


def changed_on(sql: sqlite3.Connection, day: str) -> bool:
    """Whether the last step was made on a local day, or later."""
    row = sql.execute("SELECT substr(at, 1, 10) FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return row is not None and bool(row[0] >= day)


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
    """(follow-up, side, text, name, given, family, suffix) of open promises made in talks of a local day with these people,
    where talk and promise were noted that day.
    """
    among = "(" + ", ".join(str(int(each)) for each in people) + ")"
    return sql.execute(
        "SELECT f.id, f.side, f.text, p.name, p.given, p.family, p.suffix FROM follow_up f"
        " JOIN interaction i ON i.id = f.interaction_id JOIN interaction_person t ON t.interaction_id = i.id"
        " JOIN follow_up_person x ON x.follow_up_id = f.id AND x.person_id = t.person_id"
        " JOIN person p ON p.id = x.person_id WHERE f.state = 'open' AND substr(f.created_at, 1, 10) = :day"
        f" AND i.day = :day AND substr(i.created_at, 1, 10) = :day AND i.kind <> 'note' AND p.id IN {among}"
        " ORDER BY f.id, x.id",
        {"day": day},
    ).fetchall()
