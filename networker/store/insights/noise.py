"""How much of what I say promotes, and what I ask for against what I do for others, by month."""

import sqlite3
from datetime import date
from typing import Any

from networker.domain.promotion import MANY
from networker.store.insights.counted import days
from networker.store.people import LISTED

Row = tuple[Any, ...]
_TO_MANY = (
    "SELECT mark FROM contact_day INDEXED BY contact_day_mark WHERE mark IS NOT NULL"
    f" GROUP BY mark HAVING count(*) >= {MANY} AND count(DISTINCT person_id) >= {MANY}"
)


def spoken(sql: sqlite3.Connection, *, since: date | None, today: date) -> list[tuple[int, int, int]]:
    """(day, contact days on which I spoke, of which what I alone said promotes) of each day on which I did."""
    return sql.execute(
        "SELECT day, sum(sent), sum(promotes) FROM contact_tally WHERE day BETWEEN :since AND :until GROUP BY day"
        " HAVING sum(sent) ORDER BY day",
        days(since, today),
    ).fetchall()


def to_many(sql: sqlite3.Connection, *, since: date | None, today: date) -> list[tuple[int, int, int]]:
    """(day, contact days on which I said to many alike, of which they are not among those that promote anyway)."""
    return sql.execute(
        "SELECT day, count(*), sum(NOT promotes) FROM contact_day INDEXED BY contact_day_mark"
        f" WHERE mark IN ({_TO_MANY}) AND day BETWEEN :since AND :until GROUP BY day",
        days(since, today),
    ).fetchall()


# To whom I spoke on a day, as a condition on what passed then on one channel.
_PROMOTED = f"(promotes OR coalesce(mark IN ({_TO_MANY}), 0))"
SPOKEN_TO = {
    "talk": f"sent AND NOT {_PROMOTED}",
    "promotion": _PROMOTED,
    "alike": f"mark IN ({_TO_MANY})",
}


def who(sql: sqlite3.Connection, figure: str, *, since: date | None, today: date) -> tuple[int, ...]:
    """To whom I talked, to whom I promoted, or who got one text with many: a key of SPOKEN_TO."""
    found = sql.execute(
        "SELECT DISTINCT person_id FROM contact_day WHERE day BETWEEN :since AND :until"
        f" AND {SPOKEN_TO[figure]} ORDER BY 1",
        days(since, today),
    )
    return tuple(row[0] for row in found)


# What was asked of others, each time of one of them, and what was done for them, perhaps for several at once: (deed, day,
# person).
_ASKED = (
    "SELECT 'a' || id AS deed, day, person_id FROM ask_person WHERE day IS NOT NULL"
    " UNION ALL SELECT 'i' || id, day, person_id FROM reach_action WHERE action = 'asked'"
    " UNION ALL SELECT 'r' || id, day, person_id FROM recommendation WHERE side = 'them' AND state = 'asked'"
)
_DONE = (
    "SELECT 'f' || f.id AS deed, substr(f.done_at, 1, 10) AS day, p.person_id FROM follow_up f"
    " JOIN follow_up_person p ON p.follow_up_id = f.id"
    " WHERE f.side = 'me' AND f.state = 'done' AND f.done_at IS NOT NULL"
    " UNION ALL SELECT 'i' || id, day, person_id FROM introduction WHERE side = 'me'"
    " UNION ALL SELECT 'i' || id, day, other_id FROM introduction WHERE side = 'me'"
    " UNION ALL SELECT 'r' || id, day, person_id FROM recommendation WHERE side = 'me' AND state = 'given'"
)
FAVOURS = {"asked": _ASKED, "done": _DONE}
_WITH = f"FROM ({{}}) f JOIN person ON person.id = f.person_id WHERE f.day BETWEEN ? AND ? AND {LISTED}"


def favours(sql: sqlite3.Connection, which: str, *, since: date | None, today: date) -> dict[str, int]:
    """How often something was asked of somebody ("asked"), or done for them ("done"), by month ("2026-11"). Of those listed."""
    found = sql.execute(
        f"SELECT substr(f.day, 1, 7), count(DISTINCT f.deed) {_WITH.format(FAVOURS[which])} GROUP BY 1",
        (since.isoformat() if since else "", today.isoformat()),
    )
    return dict(found.fetchall())


def who_favours(sql: sqlite3.Connection, which: str, *, since: date | None, today: date) -> tuple[int, ...]:
    """Those listed of whom something was asked, or for whom something was done."""
    found = sql.execute(
        f"SELECT DISTINCT f.person_id {_WITH.format(FAVOURS[which])} ORDER BY 1",
        (since.isoformat() if since else "", today.isoformat()),
    )
    return tuple(row[0] for row in found)
