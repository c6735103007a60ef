"""The days with each person, by channel, and their sums by day: derived at the end of a step, never journalled.

Of those who are listed alone. `contact_day` answers whom a figure is of, `contact_tally` how much there was of it; the
second is kept as the sum of the first by adding what a step made of the people it touched.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

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


class Summed(NamedTuple):
    """A table of sums of contact days: its keys, which sums it has, and of which days they are.

    `how_many`: the sum that says of how many days a row is.
    """

    table: str
    keys: tuple[str, ...]
    how_many: str
    of: Mapping[str, str]
    which: str = "1"


SUMMED = (
    Summed("contact_tally", ("channel", "day"), "days", SUMS),
    Summed(
        "contact_wait", ("channel", "day", "wait"), "letters", {"letters": "count(*)"}, "wait IS NOT NULL"
    ),
)
Rhythms = list[tuple[int, Sequence[int | float]]]  # the person, and the state folded from their days
TOUCHED = "SELECT id FROM temp.touched WHERE days"  # whose talks a step changed, or whether they are listed


def prepare(sql: sqlite3.Connection) -> None:
    """Teach a connection that derives what a text of mine is."""
    sql.create_function("of_text", 2, of_text, deterministic=True)


def refresh(sql: sqlite3.Connection, rhythms: Rhythms) -> None:
    """Derive the days of those in TOUCHED anew, and the sums with them; names the state of each one's rhythm."""
    those = f"person_id IN ({TOUCHED})"
    emptied = [_add(sql, sums, those, sign=-1) for sums in SUMMED]
    for table in ("contact_day", "contact_channel"):
        sql.execute(f"DELETE FROM {table} WHERE {those}")
    write(sql, TOUCHED, rhythms)
    for sums, rows in zip(SUMMED, emptied, strict=True):
        _add(sql, sums, those, sign=1)
        _sweep(sql, sums, rows)


def write(sql: sqlite3.Connection, people: str, rhythms: Rhythms) -> None:
    """Write the days of the people that a query names, who have none there yet; the sums are left alone."""
    marks = ", ".join("?" * len(COLUMNS))
    rows = _rows(sql, people, rhythms)
    sql.executemany(f"INSERT INTO contact_day ({', '.join(COLUMNS)}) VALUES ({marks})", rows)
    sql.execute(
        "INSERT INTO contact_channel (person_id, channel, days, depth, sent, received, met, richer, since)"
        " SELECT person_id, channel, count(*), max(depth), max(sent), max(received), max(met), max(richer), min(day)"
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
    for sums in SUMMED:
        _add(sql, sums, "1", sign=1)


def _add(sql: sqlite3.Connection, sums: Summed, those: str, *, sign: int) -> list[tuple[Any, ...]]:
    """Add the days of some people to a table of sums, or take them off; names the rows of which nothing is left."""
    by, names = ", ".join(sums.keys), ", ".join(sums.of)
    made = ", ".join(f"{sign} * {each}" for each in sums.of.values())
    more = ", ".join(f"{each} = {each} + excluded.{each}" for each in sums.of)
    found = sql.execute(
        f"INSERT INTO {sums.table} ({by}, {names}) SELECT {by}, {made} FROM contact_day"
        f" WHERE {sums.which} AND {those} GROUP BY {by} ON CONFLICT ({by}) DO UPDATE SET {more}"
        f" RETURNING {sums.how_many} = 0, {by}"
    )
    return [row for empty, *row in found if empty]


def _sweep(sql: sqlite3.Connection, sums: Summed, rows: Sequence[tuple[Any, ...]]) -> None:
    """Take out those of these rows of sums in which nothing is counted: looking through all would cost each step."""
    by = " AND ".join(f"{key} = ?" for key in sums.keys)
    sql.executemany(f"DELETE FROM {sums.table} WHERE {sums.how_many} = 0 AND {by}", rows)
