"""Reading and writing for splits: what imports told of two people since they became one.

Everything is written within the step of the split, through its triggers.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from networker.store.merge import DOUBLES, Merged, Values


@dataclass(frozen=True, slots=True)
class Record:
    """What a file told of somebody."""

    id: int
    kind: str
    key: str
    name: str
    raw: str
    import_id: int | None
    title: str | None  # of the main job; None: it was brought before records kept that


# Imports made after the step of a merge, ?.
_SINCE = "(SELECT import_id FROM step WHERE id > ? AND import_id IS NOT NULL)"
_RECORD = "SELECT id, kind, key, name, raw, import_id, title FROM source"


def record(sql: sqlite3.Connection, number: object) -> Record | None:
    """One record; None where there is none of this id."""
    found = sql.execute(f"{_RECORD} WHERE id = ?", (number,)).fetchone()
    return Record(*found) if found else None


def records_since(sql: sqlite3.Connection, of: Merged) -> list[Record]:
    """The records of who was kept that imports brought since a merge, the first that came first."""
    rows = sql.execute(
        f"{_RECORD} WHERE person_id = ? AND import_id IN {_SINCE} ORDER BY id", (of.keep, of.step)
    )
    return [Record(*row) for row in rows]


def told_since(sql: sqlite3.Connection, person: int, of: Merged) -> list[Record]:
    """The records of somebody that imports brought or told otherwise since a merge, the first that came first."""
    rows = sql.execute(
        f"{_RECORD} WHERE person_id = ? AND (import_id IN {_SINCE} OR EXISTS (SELECT 1 FROM change c JOIN step s"
        " ON s.id = c.step_id AND s.import_id NOT NULL AND s.undone = 0 WHERE c.tbl = 'source' AND"
        " c.row_id = source.id AND c.id > ?)) ORDER BY id",
        (person, of.step, of.last),
    )
    return [Record(*row) for row in rows]


def sides(sql: sqlite3.Connection, of: Merged, table: str) -> tuple[list[Values], list[Values]]:
    """The rows of a table that each of two had when they became one: who was kept, who is gone."""
    theirs: dict[int, Values] = {
        row: json.loads(before)
        for row, before in sql.execute(
            "SELECT row_id, before FROM change WHERE step_id = ? AND tbl = ? AND id BETWEEN ? AND ?"
            " AND json_extract(before, '$.person_id') = ? ORDER BY id DESC",
            (of.step, table, of.first, of.last, of.gone),
        )
    }
    both = _rows(
        sql,
        f"SELECT * FROM {table} WHERE person_id IN (?, ?) AND (import_id IS NULL OR import_id NOT IN {_SINCE})",
        (of.keep, of.gone, of.step),
    )
    return [each for each in both if each["id"] not in theirs], list(theirs.values())


def rows_since(sql: sqlite3.Connection, table: str, person: int, of: Merged) -> list[Values]:
    """The rows of somebody that imports brought since a merge."""
    found = f"SELECT * FROM {table} WHERE person_id = ? AND import_id IN {_SINCE} ORDER BY id"
    return _rows(sql, found, (person, of.step))


def kept_before(sql: sqlite3.Connection, of: Merged) -> Values | None:
    """The own row of who was kept, as it was before a merge; None where the merge left it alone."""
    found = sql.execute(
        "SELECT before FROM change WHERE step_id = ? AND tbl = 'person' AND row_id = ? AND id BETWEEN ? AND ?"
        " ORDER BY id LIMIT 1",
        (of.step, of.keep, of.first, of.last),
    ).fetchone()
    return json.loads(found[0]) if found else None


def _rows(sql: sqlite3.Connection, query: str, parameters: Sequence[object]) -> list[Values]:
    found = sql.execute(query, parameters)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def has(sql: sqlite3.Connection, table: str, person: int, row: Values) -> bool:
    """Whether somebody has a row that says the same."""
    columns = ("channel", "text") if table == "handle" and not row["key"] else DOUBLES[table]
    same = " AND ".join(f"{column} IS ?" for column in columns)
    values = [row[column] for column in columns]
    found = sql.execute(f"SELECT 1 FROM {table} WHERE person_id = ? AND {same}", (person, *values))
    return found.fetchone() is not None


def put(sql: sqlite3.Connection, table: str, values: Values) -> None:
    """Put a row in, within the step that is open on this connection."""
    marks = ", ".join("?" * len(values))
    sql.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


def copy(sql: sqlite3.Connection, table: str, row: Values, **instead: object) -> None:
    """Put a row in once more, with other values in some of its columns."""
    put(sql, table, {name: value for name, value in (row | instead).items() if name != "id"})


def set_person(sql: sqlite3.Connection, person: int, values: Values) -> None:
    """Change somebody's own row, within the step that is open on this connection."""
    places = ", ".join(f"{name} = ?" for name in values)
    sql.execute(f"UPDATE person SET {places} WHERE id = ?", (*values.values(), person))


def forget_names_twice(sql: sqlite3.Connection, people: Iterable[int]) -> None:
    """What files told as another name of people, and is their name by now, is none beside it."""
    for person in people:
        sql.execute(
            "DELETE FROM fact WHERE person_id = ?1 AND field = 'custom' AND detail IN ('other name', 'former name')"
            " AND import_id NOT NULL AND value = (SELECT name FROM person WHERE id = ?1)",
            (person,),
        )


def end_former(sql: sqlite3.Connection, person: int, fact: Values) -> None:
    """What a file told before, of something that people have but one of, is so no longer."""
    sql.execute(
        "UPDATE fact SET until = ? WHERE person_id = ? AND field = ? AND source_id IS NOT NULL AND until IS NULL",
        (fact["noted"], person, fact["field"]),
    )
