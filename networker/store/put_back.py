"""Rows put back as a step found them: what it put in leaves, what it took out returns, what it changed turns.

The last change goes first, as the rows came to be. Stretches of one table and one kind go back together, by
statements over the journal itself: an import is a few kinds, a hundred thousand times, and a row that is made of
JSON in Python costs five times as much.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from networker.domain.going_on import GoingOn
from networker.domain.vocabulary import StepId
from networker.store import bulk

TOGETHER = 5000  # changes in one statement, between two words about how far it is
_NUL = r"\u0000"  # in a JSON text; SQLite's own reading of it ends there


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring changes of one step: rows of one table, all of them put in by it, or none."""

    table: str
    put_in: bool
    first: int
    last: int
    size: int

    def pieces(self, *, forward: bool) -> Iterator[tuple[int, int]]:
        """The numbers of the changes, some thousand at a time; nothing else writes to the journal meanwhile."""
        starts = range(self.first, self.last + 1, TOGETHER)
        for start in starts if forward else reversed(starts):
            yield start, min(start + TOGETHER - 1, self.last)


def put_back(sql: sqlite3.Connection, step: StepId, going_on: GoingOn, *, own: int | None = None) -> None:
    """Make every row that a step touched as it was before.

    `own`: an import that is done again; rows that carry its id need no row in the journal each.
    """
    stretches = _stretches(sql, step)
    done, rows = 0, sum(each.size for each in stretches)
    going_on(0, rows)
    for stretch in stretches:
        forward = not stretch.put_in and stretch.size >= bulk.MANY and _all_gone(sql, step, stretch)
        with _at_once(sql, step, stretch, own) if forward else contextlib.nullcontext():
            for first, last in stretch.pieces(forward=forward):
                if stretch.put_in:
                    sql.execute(
                        f"DELETE FROM {stretch.table} WHERE id IN"
                        " (SELECT row_id FROM change WHERE step_id = ? AND id BETWEEN ? AND ?)",
                        (step, first, last),
                    )
                else:
                    _give_values(sql, step, stretch.table, first, last, "ASC" if forward else "DESC")
                done = min(done + last - first + 1, rows)
                going_on(done, rows)


def _stretches(sql: sqlite3.Connection, step: StepId) -> list[_Stretch]:
    """The changes of a step, the last one first."""
    found = []
    changes = sql.execute("SELECT tbl, before IS NULL, id FROM change WHERE step_id = ? ORDER BY id", (step,))
    for (table, put_in), group in groupby(changes, key=lambda change: (change[0], change[1])):
        numbers = [number for *_, number in group]
        found.append(_Stretch(table, bool(put_in), numbers[0], numbers[-1], len(numbers)))
    return found[::-1]


def _all_gone(sql: sqlite3.Connection, step: StepId, stretch: _Stretch) -> bool:
    """Whether the step only took rows out: they were there together, so that their order is all one.

    In the order of their ids they are put in with half the effort.
    """
    where = "FROM change WHERE step_id = ? AND id BETWEEN ? AND ?"
    (alone,) = sql.execute(
        f"SELECT count(*) = count(DISTINCT row_id) AND NOT EXISTS (SELECT 1 FROM {stretch.table}"
        f" WHERE id IN (SELECT row_id {where})) {where}",
        (step, stretch.first, stretch.last) * 2,
    ).fetchone()
    return bool(alone)


def _at_once(
    sql: sqlite3.Connection, step: StepId, stretch: _Stretch, own: int | None
) -> "contextlib.AbstractContextManager[None]":
    """The way to put in what is most of a table."""
    there = sql.execute(f"SELECT count(*) FROM {stretch.table}").fetchone()[0]
    if own is None or stretch.size < there:
        return contextlib.nullcontext()
    of_others = sql.execute(
        "SELECT 1 FROM change WHERE step_id = ? AND id BETWEEN ? AND ?"
        " AND json_extract(before, '$.import_id') IS NOT ? LIMIT 1",
        (step, stretch.first, stretch.last, own),
    ).fetchone()
    return contextlib.nullcontext() if of_others else bulk.without_indexes(sql, [stretch.table])


def _give_values(
    sql: sqlite3.Connection, step: StepId, table: str, first: int, last: int, order: str
) -> None:
    """Give rows the values they had, whether they are there or not."""
    where = "step_id = ? AND id BETWEEN ? AND ?"
    (image,) = sql.execute(f"SELECT before FROM change WHERE {where} LIMIT 1", (step, first, last)).fetchone()
    names = [row[0] for row in sql.execute("SELECT key FROM json_each(?)", (image,))]
    (nul,) = sql.execute(
        f"SELECT max(instr(before, ?)) FROM change WHERE {where}", (_NUL, step, first, last)
    ).fetchone()
    if nul:
        sql.create_function("json_value", 2, _json_value, deterministic=True)
    value = "json_value(before, '{}')" if nul else "json_extract(before, '$.{}')"
    values = ", ".join(value.format(name) for name in names)
    places = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    sql.execute(
        f"INSERT INTO {table} ({', '.join(names + cached(table))})"
        f" SELECT {values}{blank(table)} FROM change WHERE {where} ORDER BY id {order}"
        f" ON CONFLICT (id) DO UPDATE SET {places}",
        (step, first, last),
    )


def _json_value(text: str, name: str) -> str | int | float | None:
    found: str | int | float | None = json.loads(text)[name]
    return found


def cached(table: str) -> list[str]:
    """Columns of a table that are derived and may not be null."""
    return ["company", "title", "city", "order_key"] if table == "person" else []


def blank(table: str) -> str:
    """Cached columns that may not be null start empty; `derive` fills them."""
    return ", '', '', '', ''" if table == "person" else ""
