"""How many people are only in the book, are known, were talked with, were met: in all, and by channel."""

import sqlite3
from datetime import date
from typing import Any

from networker.store.people import LISTED, count

Row = tuple[Any, ...]
_UNLISTED = (
    "SELECT id FROM person INDEXED BY person_unlisted WHERE state NOT IN ('active', 'paused') OR me <> 0"
)
_HEARD = "EXISTS (SELECT 1 FROM contact_channel c WHERE c.person_id = {} AND c.received)"
_LINKED = (
    "field IN ('connected', 'followed') AND until IS NULL AND (field = 'connected' OR value <> 'by me')"
    f" AND person_id NOT IN ({_UNLISTED}) AND NOT {_HEARD.format('fact.person_id')}"
)
# Who was at a gathering by now, and was never met.
_GATHERED = (
    "FROM gathering_person p JOIN gathering g ON g.id = p.gathering_id JOIN person ON person.id = p.person_id"
    f" WHERE p.role IN ('there', 'host') AND length(g.day) = 10 AND g.day <= ? AND {LISTED}"
    " AND NOT EXISTS (SELECT 1 FROM contact_channel c WHERE c.person_id = p.person_id AND c.met)"
)
_CIRCLE = f"circle IS NOT NULL AND {LISTED}"
# Over the channels of one person: words from both sides, a conversation, a meeting.
PASSED = {
    "word": "max(sent) AND max(received)",
    "talk": "max(depth) > 1",
    "met": "max(met)",
    "heard": "max(received)",
}


def steps(sql: sqlite3.Connection, *, today: date) -> dict[str, int]:
    """How many are in the book, are known, and so on: by the keys of PASSED and book, known, gathered and followers."""
    made = ", ".join(f"{each} AS {name}" for name, each in PASSED.items())
    sums = ", ".join(f"coalesce(sum({name}), 0)" for name in PASSED)
    passed = sql.execute(
        f"SELECT {sums} FROM (SELECT {made} FROM contact_channel GROUP BY person_id)"
    ).fetchone()
    found = {name: int(n) for name, n in zip(PASSED, passed, strict=True)}
    (given,) = sql.execute(
        f"SELECT count(*) FROM person WHERE {_CIRCLE} AND NOT {_HEARD.format('person.id')}"
    ).fetchone()
    (followers,) = sql.execute(
        f"SELECT count(DISTINCT person_id) FROM fact INDEXED BY fact_linked WHERE {_LINKED}"
    ).fetchone()
    (gathered,) = sql.execute(
        f"SELECT count(DISTINCT p.person_id) {_GATHERED}", (today.isoformat(),)
    ).fetchone()
    return {
        **found,
        "book": count(sql),
        "known": found["heard"] + int(given),
        "gathered": int(gathered),
        "followers": int(followers),
    }


def who(sql: sqlite3.Connection, figure: str, *, today: date) -> tuple[int, ...]:
    """The people behind a key of `steps`."""
    values: tuple[str, ...] = ()
    if figure == "book":
        query = f"SELECT id FROM person WHERE {LISTED} ORDER BY 1"
    elif figure == "followers":
        query = f"SELECT DISTINCT person_id FROM fact INDEXED BY fact_linked WHERE {_LINKED} ORDER BY 1"
    elif figure == "gathered":
        query, values = f"SELECT DISTINCT p.person_id {_GATHERED} ORDER BY 1", (today.isoformat(),)
    elif figure == "known":
        heard = "SELECT person_id FROM contact_channel WHERE received"
        query = f"SELECT id FROM person WHERE {_CIRCLE} UNION {heard} ORDER BY 1"
    else:
        query = f"SELECT person_id FROM contact_channel GROUP BY person_id HAVING {PASSED[figure]}"
    return tuple(row[0] for row in sql.execute(query, values))


def there(sql: sqlite3.Connection) -> dict[str, int]:
    """How many have an address on each channel."""
    found = sql.execute(
        f"SELECT channel, count(DISTINCT person_id) FROM handle WHERE person_id NOT IN ({_UNLISTED}) GROUP BY channel"
    )
    return dict(found.fetchall())


def talked(sql: sqlite3.Connection) -> dict[str, Row]:
    """(with whom words went both ways, with whom there was a conversation) by channel."""
    found = sql.execute(
        "SELECT channel, sum(sent AND received), sum(depth > 1) FROM contact_channel GROUP BY channel"
    )
    return {row[0]: row[1:] for row in found}


CHANNEL_WHO = {"word": "sent AND received", "talk": "depth > 1"}


def who_there(sql: sqlite3.Connection, channel: str, figure: str) -> tuple[int, ...]:
    """Those with an address on a channel ("there"), or those behind a key of CHANNEL_WHO."""
    if figure == "there":
        query = f"SELECT DISTINCT person_id FROM handle WHERE channel = ? AND person_id NOT IN ({_UNLISTED}) ORDER BY 1"
    else:
        query = (
            f"SELECT person_id FROM contact_channel WHERE channel = ? AND {CHANNEL_WHO[figure]} ORDER BY 1"
        )
    return tuple(row[0] for row in sql.execute(query, (channel,)))
