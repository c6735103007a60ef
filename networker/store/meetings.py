"""Reading whom the user meets at gatherings: those ahead, which of them are somebody's, where somebody was seen last."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from networker.store.ids import among

Row = tuple[Any, ...]

# Who is only asked to a gathering may not go. Of a meeting in the user's own calendar they do unless they declined: an
# import takes them for met, too, once it has been.
GOES = (
    "(p.role IN ('there', 'host') OR p.role = 'invited' AND g.origin = 'calendar' AND g.import_id NOT NULL)"
)


def gatherings_ahead(sql: sqlite3.Connection, *, since: str, until: str) -> list[Row]:
    """(person, gathering, place, day, whether it is a meeting of the user's calendar) of who goes to a gathering between
    two local days, the last one first.

    Of those never talked with only whom the user put on its list: a calendar's are strangers.
    """
    return sql.execute(
        "SELECT p.person_id, g.name, g.place, g.day, g.origin = 'calendar' AND g.import_id NOT NULL"
        " FROM gathering g JOIN gathering_person p ON p.gathering_id = g.id"
        " JOIN person w ON w.id = p.person_id AND (w.last_contact NOT NULL OR p.import_id IS NULL)"
        f" WHERE g.day BETWEEN ? AND ? AND length(g.day) = 10 AND {GOES} ORDER BY g.day DESC, g.id DESC",
        (since, until),
    ).fetchall()


def meetings_of(sql: sqlite3.Connection, person: int, *, since: str, limit: int) -> list[Row]:
    """(gathering, name, place, day) of the next gatherings, however large, that somebody goes to from a local day on."""
    return sql.execute(
        "SELECT g.id, g.name, g.place, g.day FROM gathering_person p JOIN gathering g ON g.id = p.gathering_id"
        f" WHERE p.person_id = ? AND length(g.day) = 10 AND g.day >= ? AND {GOES} ORDER BY g.day, g.id LIMIT ?",
        (person, since, limit),
    ).fetchall()


def meeting_at_gatherings(
    sql: sqlite3.Connection, wanted_: Sequence[int], *, since: str, until: str, crowd: int
) -> dict[int, str]:
    """The next day between two local ones on which each goes to a gathering of no more than `crowd` people."""
    return dict(
        sql.execute(
            "SELECT p.person_id, min(g.day) FROM gathering g JOIN gathering_person p ON p.gathering_id = g.id"
            f" WHERE g.day BETWEEN ? AND ? AND length(g.day) = 10 AND {GOES}"
            " AND (SELECT count(*) FROM gathering_person o WHERE o.gathering_id = g.id) <= ?"
            f" AND p.person_id IN {among(wanted_)} GROUP BY 1",
            (since, until, crowd),
        ).fetchall()
    )


def seen_at_gathering(sql: sqlite3.Connection, person: int, *, since: str, before: str) -> str | None:
    """The last day of a gathering at which somebody was talked with, where they were never met face to face after it."""
    (day,) = sql.execute(
        "SELECT max(i.day) FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        " WHERE p.person_id = :person AND i.kind = 'meeting' AND i.gathering_id NOT NULL AND i.day >= :since"
        " AND i.day < :before AND NOT EXISTS (SELECT 1 FROM interaction_person q JOIN interaction j"
        "  ON j.id = q.interaction_id WHERE q.person_id = :person AND j.kind = 'meeting' AND j.day > i.day)",
        {"person": person, "since": since, "before": before},
    ).fetchone()
    return str(day) if day else None
