"""The days with each person, by channel, and their sums by day: derived at the end of a step, never journalled.

Of those who are listed alone. `contact_day` answers whom a figure is of, `contact_tally` how much there was of it; the
second is kept as the sum of the first by adding what a step made of the people it touched.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from networker.domain.contact_days import contact_days, folded
from networker.domain.promotion import of_text
from networker.domain.reachout import refold
from networker.store.people import LISTED

COLUMNS = (
    "person_id", "channel", "day", "depth", "sent", "received", "met", "wait", "richer", "promotes", "mark", "first",
)  # fmt: skip
# What is summed by day and channel, and how.
SUMS = {
    "days": "count(*)",
    "firsts": "sum(first)",
    "talks": "sum(depth > 1)",
    "answers": "sum(depth = 1)",
    "hellos": "sum(depth = 0 AND sent AND received)",
    "one_way": "sum(depth = 0 AND NOT (sent AND received))",
    "sent": "sum(sent)",
    "alone": "sum(sent AND NOT received)",
    "promotes": "sum(promotes)",
}
Rhythms = list[tuple[int, Sequence[int | float]]]  # the person, and the state folded from their days
TOUCHED = "SELECT id FROM temp.touched WHERE days"  # whose talks a step changed, or whether they are listed


def prepare(sql: sqlite3.Connection) -> None:
    """Teach a connection that derives what a text of mine is."""
    sql.create_function("of_text", 2, of_text, deterministic=True)


def refresh(sql: sqlite3.Connection, rhythms: Rhythms) -> None:
    """Derive the days of those in TOUCHED anew, and the sums with them; names the state of each one's rhythm."""
    those = f"person_id IN ({TOUCHED})"
    _add_up(sql, those, sign=-1)
    for table in ("contact_day", "contact_channel"):
        sql.execute(f"DELETE FROM {table} WHERE {those}")
    write(sql, TOUCHED, rhythms)
    _add_up(sql, those, sign=1)
    sql.execute("DELETE FROM contact_tally WHERE days = 0")
    sql.execute("DELETE FROM contact_wait WHERE letters = 0")


def write(sql: sqlite3.Connection, people: str, rhythms: Rhythms) -> None:
    """Write the days of the people that a query names, who have none there yet; the sums are left alone."""
    marks = ", ".join("?" * len(COLUMNS))
    rows = _rows(sql, people, rhythms)
    sql.executemany(f"INSERT INTO contact_day ({', '.join(COLUMNS)}) VALUES ({marks})", rows)
    sql.execute(
        "INSERT INTO contact_channel (person_id, channel, days, depth, sent, received, met, richer)"
        " SELECT person_id, channel, count(*), max(depth), max(sent), max(received), max(met), max(richer)"
        f" FROM contact_day WHERE person_id IN ({people}) GROUP BY person_id, channel"
    )


def _rows(sql: sqlite3.Connection, people: str, rhythms: Rhythms) -> Iterator[tuple[Any, ...]]:
    talks = sql.execute(
        f"SELECT p.person_id, {LISTED}, i.day, i.channel, i.kind, i.direction, i.started, i.depth,"
        " CASE WHEN i.direction = 'out' AND i.text <> '' THEN of_text(i.kind, i.text) END"
        " FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id JOIN person ON person.id = p.person_id"
        f" WHERE p.person_id IN ({people}) AND i.kind <> 'note' ORDER BY p.person_id, i.day, i.at, i.id"
    )
    for (person, listed), rows in groupby(talks, key=itemgetter(0, 1)):
        days = list(folded(row[2:] for row in rows))
        rhythms.append((person, refold(contact_days(person, days)).to_row()))
        if listed:
            yield from ((person, *day[: len(COLUMNS) - 1]) for day in days)


def sum_up(sql: sqlite3.Connection) -> None:
    """Make all sums, of a book that has none yet."""
    _add_up(sql, "1", sign=1)


def _add_up(sql: sqlite3.Connection, those: str, *, sign: int) -> None:
    """Add the days of some people to the sums, or take them off."""
    _add_to(sql, "contact_tally", ("channel", "day"), SUMS, those, sign)
    waited = f"wait IS NOT NULL AND {those}"
    _add_to(sql, "contact_wait", ("channel", "day", "wait"), {"letters": "count(*)"}, waited, sign)


def _add_to(
    sql: sqlite3.Connection,
    table: str,
    keys: Sequence[str],
    sums: Mapping[str, str],
    those: str,
    sign: int,
) -> None:
    by, names = ", ".join(keys), ", ".join(sums)
    made = ", ".join(f"{sign} * {each}" for each in sums.values())
    more = ", ".join(f"{each} = {each} + excluded.{each}" for each in sums)
    sql.execute(
        f"INSERT INTO {table} ({by}, {names}) SELECT {by}, {made} FROM contact_day WHERE {those} GROUP BY {by}"
        f" ON CONFLICT ({by}) DO UPDATE SET {more}"
    )
