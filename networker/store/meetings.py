"""Reading whom the user meets at gatherings: those ahead or of late, which are somebody's, where somebody was seen last."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from networker.store.ids import among
from networker.store.reached import MISSED

Row = tuple[Any, ...]

# Who is only asked to a gathering may not go. Of a meeting in the user's own calendar they do unless they declined: an
# import takes them for met, too, once it has been.
GOES = (
    "(p.role IN ('there', 'host') OR p.role = 'invited' AND g.origin = 'calendar' AND g.import_id NOT NULL)"
)

# In no talk at it, nor met or called on one of its days.
UNLOGGED = (
    "NOT EXISTS (SELECT 1 FROM interaction_person y JOIN interaction i ON i.id = y.interaction_id"
    " WHERE y.person_id = p.person_id AND i.kind <> 'note' AND (i.gathering_id = g.id"
    " OR i.kind IN ('meeting', 'call', 'video') AND i.day BETWEEN g.day AND coalesce(g.until, g.day)"
    f" AND NOT {MISSED}))"
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


def perhaps_met(
    sql: sqlite3.Connection, wanted_: Sequence[int], *, since: str, before: str, crowd: int
) -> dict[int, str]:
    """The last day of a gathering of no more than `crowd` people that each was to go to, and is in no talk of.

    It began before one local day, and ended on another one or later.
    """
    return dict(
        sql.execute(
            "SELECT p.person_id, max(min(coalesce(g.until, g.day), date(:before, '-1 day')))"
            " FROM gathering g JOIN gathering_person p ON p.gathering_id = g.id"
            " WHERE g.day < :before AND coalesce(g.until, g.day) >= :since AND length(g.day) = 10"
            f" AND {GOES} AND (SELECT count(*) FROM gathering_person o WHERE o.gathering_id = g.id) <= :crowd"
            f" AND p.person_id IN {among(wanted_)} AND {UNLOGGED} GROUP BY 1",
            {"since": since, "before": before, "crowd": crowd},
        ).fetchall()
    )


def without_a_word(sql: sqlite3.Connection, *, since: str, before: str, crowd: int) -> list[Row]:
    """(gathering, its name, day, may be named, person, name, given, family, suffix) of meetings of the user's calendar of no more than
    `crowd` people that ended between a local day and before another one, with the living who are in no talk of it.

    The latest first, those who may be named first. Left out is what was put off beyond `before`.
    """
    return sql.execute(
        "SELECT g.id, g.name, g.day, w.state = 'active' AND w.muted = 0 AS named, w.id, w.name, w.given, w.family, w.suffix FROM gathering g"
        " JOIN gathering_person p ON p.gathering_id = g.id JOIN person w ON w.id = p.person_id"
        " WHERE g.origin = 'calendar' AND g.import_id NOT NULL AND length(g.day) = 10"
        " AND coalesce(g.until, g.day) >= :since AND coalesce(g.until, g.day) < :before"
        f" AND {GOES} AND {UNLOGGED} AND w.state <> 'deceased' AND w.me = 0"
        " AND (SELECT count(*) FROM gathering_person o WHERE o.gathering_id = g.id) <= :crowd"
        " AND NOT EXISTS (SELECT 1 FROM reach_action a WHERE a.about = 'gathering ' || g.id AND a.ask_from > :before)"
        " ORDER BY g.day DESC, g.id DESC, named DESC, p.id",
        {"since": since, "before": before, "crowd": crowd},
    ).fetchall()


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
