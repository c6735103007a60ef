"""Sums by channel, over a span: what passed, how answers came, what became of those whom one talks with there."""

import sqlite3
from datetime import date
from typing import Any

from networker.store.insights.counted import days
from networker.store.people import LISTED

Row = tuple[Any, ...]
BETWEEN = "day BETWEEN :since AND :until"
# Who a figure is of, as a condition on the days with one person on one channel.
WHO = {
    "people": "1",
    "talks": "max(depth) > 1",
    "answered": "max(wait) >= 0",
    "richer": "max(richer)",
    "met": "person_id IN (SELECT person_id FROM contact_day INDEXED BY contact_day_met WHERE met AND day <= :until)",
    "shallow": "max(depth) = 0",
}


def sums(sql: sqlite3.Connection, *, since: date | None, today: date) -> list[Row]:
    """(channel, days, of conversation, of an answer, of hello alone, of one side alone) of each channel."""
    return sql.execute(
        "SELECT channel, sum(days), sum(talks), sum(answers), sum(hellos), sum(one_way) FROM contact_tally"
        f" WHERE {BETWEEN} GROUP BY channel",
        days(since, today),
    ).fetchall()


_MET = "SELECT DISTINCT person_id FROM contact_day INDEXED BY contact_day_met WHERE met AND day <= :until"


def people(sql: sqlite3.Connection, *, since: date | None, today: date) -> list[Row]:
    """(channel, people, with whom it stayed at hello, who moved on to a richer rung, who were met) of each channel."""
    of_span = f"(SELECT person_id, channel, max(depth) AS depth, max(richer) AS richer FROM contact_day WHERE {BETWEEN} GROUP BY 1, 2)"
    whole = "contact_channel" if since is None else of_span  # a row for each person and channel there, too
    return sql.execute(
        f"SELECT channel, count(*), sum(depth = 0), sum(richer), sum(met.person_id IS NOT NULL) FROM {whole} c"
        f" LEFT JOIN ({_MET}) met ON met.person_id = c.person_id GROUP BY channel",
        days(since, today),
    ).fetchall()


def waits(sql: sqlite3.Connection, *, since: date | None, today: date) -> list[Row]:
    """(channel, days waited or -1 for never, how often) of the words with which I began, the shortest waits first."""
    return sql.execute(
        f"SELECT channel, wait, sum(letters) FROM contact_wait WHERE {BETWEEN} GROUP BY channel, wait ORDER BY 1, 2",
        days(since, today),
    ).fetchall()


def wins(sql: sqlite3.Connection, *, since: date | None, today: date) -> dict[str, tuple[int, int]]:
    """How many wins came of each channel, and through how many of those listed."""
    found = sql.execute(
        "SELECT w.channel, count(DISTINCT w.id), count(DISTINCT person.id) FROM win w"
        " LEFT JOIN win_person p ON p.win_id = w.id"
        f" LEFT JOIN person ON person.id = p.person_id AND {LISTED}"
        " WHERE w.channel IS NOT NULL AND w.day BETWEEN ? AND ? GROUP BY w.channel",
        (since.isoformat() if since else "", today.isoformat()),
    )
    return {channel: (many, people) for channel, many, people in found}


def who(
    sql: sqlite3.Connection, channel: str, figure: str, *, since: date | None, today: date
) -> tuple[int, ...]:
    """The people behind a figure of a channel: a key of WHO, or "wins"."""
    if figure == "wins":
        found = sql.execute(
            "SELECT DISTINCT person.id FROM win w JOIN win_person p ON p.win_id = w.id"
            f" JOIN person ON person.id = p.person_id AND {LISTED}"
            " WHERE w.channel = ? AND w.day BETWEEN ? AND ? ORDER BY 1",
            (channel, since.isoformat() if since else "", today.isoformat()),
        )
    else:
        found = sql.execute(
            f"SELECT person_id FROM contact_day WHERE channel = :channel AND {BETWEEN} GROUP BY person_id"
            f" HAVING {WHO[figure]}",
            {"channel": channel, **days(since, today)},
        )
    return tuple(row[0] for row in found)


def fruit(sql: sqlite3.Connection, *, after: int, since: date | None, today: date) -> list[Row]:
    """(gathering, name, day, people there, of whom were talked with again) of gatherings `after` days ago or longer.

    Again: on a day more than so many days after it ended. The latest first; those of a whole date alone.
    """
    return sql.execute(
        "WITH g AS (SELECT id, name, day, coalesce(CASE WHEN length(until) = 10 THEN until END, day) AS ended"
        " FROM gathering WHERE length(day) = 10 AND day >= :first)"
        " SELECT g.id, g.name, g.day, count(*), sum(EXISTS (SELECT 1 FROM contact_day c WHERE c.person_id = p.person_id"
        "  AND c.received AND c.day > cast(julianday(g.ended) - 1721424.5 AS INTEGER) + :after AND c.day <= :until))"
        " FROM g JOIN gathering_person p ON p.gathering_id = g.id AND p.role IN ('there', 'host')"
        f" JOIN person ON person.id = p.person_id AND {LISTED}"
        " WHERE cast(julianday(g.ended) - 1721424.5 AS INTEGER) + :after < :until"
        " GROUP BY g.id ORDER BY g.day DESC, g.id",
        {"after": after, "first": since.isoformat() if since else "", **days(None, today)},
    ).fetchall()


def again(sql: sqlite3.Connection, gathering: int, *, after: int, today: date) -> tuple[int, ...]:
    """Those who were at a gathering and were talked with again on a day more than `after` days later."""
    found = sql.execute(
        "SELECT p.person_id FROM gathering g JOIN gathering_person p ON p.gathering_id = g.id"
        f" JOIN person ON person.id = p.person_id AND {LISTED}"
        " WHERE g.id = :id AND p.role IN ('there', 'host') AND EXISTS (SELECT 1 FROM contact_day c"
        "  WHERE c.person_id = p.person_id AND c.received AND c.day <= :until AND c.day > cast(julianday(coalesce(CASE"
        "   WHEN length(g.until) = 10 THEN g.until END, g.day)) - 1721424.5 AS INTEGER) + :after) ORDER BY 1",
        {"id": gathering, "after": after, "until": today.toordinal()},
    )
    return tuple(row[0] for row in found)
