"""What was told by a notification, and what is to be told: claims are written before anything is shown.

A claim says (kind, subject, local due), so neither a journey nor a clock put back makes it another one. It is no step
of the user's: nothing here is journalled. Every instant is UTC as ISO to the second, so that texts compare as moments.
"""

import sqlite3
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from networker.store.ids import among


class Claim(NamedTuple):
    """What is told: a follow-up at its local due (subject: its id), or the digest of a local day (subject: 0)."""

    kind: str
    subject: int
    moment: str


def stamp(at: datetime) -> str:
    """An instant as it is kept here."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def untold(sql: sqlite3.Connection, *, until: str, trusted: str, without_time: bool) -> list[int]:
    """Ids of open follow-ups due until a local day that nobody was told of, or may not have been.

    `without_time`: those that hold no time as well.

    Which those are of the ones that talks move is not known here: all of them that are due by their row. Claims made
    after `trusted`, by a clock that was wrong, count for nothing.
    """
    rows = sql.execute(
        "SELECT f.id FROM follow_up f WHERE f.state = 'open' AND f.due <= ?"
        f"{'' if without_time else ' AND f.time IS NOT NULL'} AND (f.unless_contact = 1"
        " OR NOT EXISTS (SELECT 1 FROM notification n WHERE n.kind = 'follow_up' AND n.subject = f.id"
        " AND n.moment = f.due || coalesce('T' || f.time, '') AND n.claimed_at <= ?))",
        (until, trusted),
    )
    return [row[0] for row in rows]


def told(
    sql: sqlite3.Connection, kind: str, subjects: Collection[int], *, trusted: str
) -> set[tuple[int, str]]:
    """(subject, local due) of what is claimed already of these subjects, by a clock that was right."""
    return set(
        sql.execute(
            f"SELECT subject, moment FROM notification WHERE kind = ? AND subject IN {among(subjects)}"
            " AND claimed_at <= ?",
            (kind, trusted),
        ).fetchall()
    )


def unshown(sql: sqlite3.Connection, *, trusted: str) -> dict[str, list[Claim]]:
    """What is claimed and was never said to be shown, by the tag of its notice; the oldest first."""
    found: dict[str, list[Claim]] = {}
    for tag, *claim in sql.execute(
        "SELECT tag, kind, subject, moment FROM notification WHERE shown_at IS NULL AND claimed_at <= ?"
        " ORDER BY claimed_at, id",
        (trusted,),
    ):
        found.setdefault(tag, []).append(Claim(*claim))
    return found


def of_nobody_here(sql: sqlite3.Connection, follow_ups: Collection[int]) -> set[int]:
    """Those of some follow-ups whose people have all died or were let go."""
    rows = sql.execute(
        "SELECT f.follow_up_id FROM follow_up_person f JOIN person p ON p.id = f.person_id"
        f" WHERE f.follow_up_id IN {among(follow_ups)} GROUP BY 1"
        " HAVING sum(p.state NOT IN ('deceased', 'let go')) = 0"
    )
    return {row[0] for row in rows}


def claim(
    sql: sqlite3.Connection, claims: Sequence[Claim], *, tag: str, now: datetime, trusted: str
) -> set[Claim]:
    """Claim these for the notice of a tag; which of them nobody had claimed before."""
    got: set[Claim] = set()
    for each in claims:
        found = sql.execute(
            "INSERT INTO notification (kind, subject, moment, tag, claimed_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (kind, subject, moment) DO UPDATE SET tag = excluded.tag,"
            " claimed_at = excluded.claimed_at, shown_at = NULL WHERE claimed_at > ? RETURNING id",
            (*each, tag, stamp(now), trusted),
        ).fetchall()
        if found:
            got.add(each)
    return got


def mark_shown(sql: sqlite3.Connection, tags: Sequence[str], *, now: datetime) -> None:
    """Note that the notices of these tags were shown."""
    sql.executemany(
        "UPDATE notification SET shown_at = ? WHERE tag = ? AND shown_at IS NULL",
        [(stamp(now), tag) for tag in tags],
    )


def forget(sql: sqlite3.Connection, follow_up: int, moment: str) -> None:
    """Forget a claim: the user put the promise to this local due anew, wherever the clock has been meanwhile."""
    sql.execute(
        "DELETE FROM notification WHERE kind = 'follow_up' AND subject = ? AND moment = ?",
        (follow_up, moment),
    )
