"""When ties were gained, lost and revived: derived with the rhythm at the end of a step, never journalled."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from networker.domain.reachout import ContactDay
from networker.domain.tie_life import turns

Row = tuple[int, int, str]


def rows(person: int, days: Iterable[ContactDay]) -> list[Row]:
    """The rows of one person, from their contact days in order."""
    return [
        (person, day, turn.value)
        for day, turn in turns((each.day.toordinal(), each.received) for each in days)
    ]


def replace(sql: sqlite3.Connection, fresh: Sequence[Row]) -> None:
    """Put these in the place of what was known of those in `temp.touched`."""
    sql.execute("DELETE FROM tie_turn WHERE person_id IN (SELECT id FROM temp.touched)")
    _insert(sql, fresh)


def write_everybodys(sql: sqlite3.Connection) -> None:
    """Write them for everybody, in a book that has none yet."""
    talks = sql.execute(
        "SELECT p.person_id, i.day, max(coalesce(i.direction, '') <> 'out') FROM interaction_person p"
        " JOIN interaction i ON i.id = p.interaction_id WHERE i.kind <> 'note' GROUP BY 1, 2 ORDER BY 1, 2"
    )
    _insert(
        sql,
        (
            (person, day, turn.value)
            for person, days in groupby(talks, key=itemgetter(0))
            for day, turn in turns((date.fromisoformat(row[1]).toordinal(), bool(row[2])) for row in days)
        ),
    )


def _insert(sql: sqlite3.Connection, fresh: Iterable[Row]) -> None:
    sql.executemany("INSERT INTO tie_turn (person_id, day, what) VALUES (?, ?, ?)", fresh)
