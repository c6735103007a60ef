"""Reading of past imports: their reports, whether they stand, and which files those that do have brought."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from networker.store.standing import STANDS

Row = tuple[Any, ...]

# The numbers of a report and its remarks, small however long its lists are; {} where a report cannot be read.
# What other versions or hands wrote may lack anything, so nothing is taken for granted.
_COUNTS = (
    "CASE WHEN json_valid(i.report) THEN json_object("
    + ", ".join(
        f"'{name}', json_extract(i.report, '$.{name}')"
        for name in (
            "new",
            "updated",
            "unchanged",
            "again",
            "interactions",
            "offered",
            "remarks",
            "noted",
            "kept",
        )
    )
    + ", "
    + ", ".join(
        f"'{name}', json_array_length(i.report, '$.{name}')" for name in ("doubtful", "left", "skipped")
    )
    # A line that is left out may stand for others like it.
    + ", 'more', (SELECT coalesce(sum(json_extract(value, '$[3]')), 0) FROM json_each(i.report, '$.skipped')"
    " WHERE type = 'array' AND json_type(value, '$[3]') = 'integer')"
    # Of a whole file no line is told.
    ", 'skipped_files', (SELECT sum(1 + coalesce(json_extract(value, '$[3]'), 0)) FROM json_each(i.report, '$.skipped')"
    " WHERE type = 'array' AND json_extract(value, '$[1]') = 0)) ELSE '{}' END"
)
# Those that came back with a whole book stand as long as that does, whatever import of this book had their number.
_IS_UNDONE = (
    "CASE WHEN EXISTS (SELECT 1 FROM meta m, json_each(m.value, '$.imports') e WHERE m.key = 'restored'"
    " AND e.value = i.id) THEN NOT EXISTS (SELECT 1 FROM meta m, step s WHERE m.key = 'restored'"
    f" AND s.import_id = json_extract(m.value, '$.by') AND {STANDS})"
    f" ELSE NOT EXISTS (SELECT 1 FROM step s WHERE s.import_id = i.id AND {STANDS}) END"
)


def past(sql: sqlite3.Connection, only: int | None = None) -> list[Row]:
    """(id, at, files as JSON, counts as JSON, whether it is undone) of every import, the newest first.

    `only` asks for a single one.
    """
    where, values = ("WHERE i.id = ?", (only,)) if only is not None else ("", ())
    return sql.execute(
        f"SELECT i.id, i.at, i.files, {_COUNTS}, {_IS_UNDONE} FROM import i {where} ORDER BY i.id DESC",
        values,
    ).fetchall()


def standing(sql: sqlite3.Connection) -> set[int]:
    """The imports that are not undone."""
    return {row[0] for row in sql.execute(f"SELECT i.id FROM import i WHERE NOT ({_IS_UNDONE})")}


def has_step(sql: sqlite3.Connection, import_id: int) -> bool:
    """Whether a step of this very book made an import: those that came back with a whole book have none."""
    found = sql.execute(f"SELECT 1 FROM step s WHERE s.import_id = ? AND {STANDS}", (import_id,))
    return found.fetchone() is not None


def report_lines(
    sql: sqlite3.Connection, import_id: int, name: str, numbers: Sequence[int]
) -> list[tuple[int, str]]:
    """(number, line as JSON) of some lines of a list of a report: "doubtful", "left" or "skipped".

    The list is looked through here, so that nobody holds a hundred thousand lines for the hundred that are seen.
    """
    return sql.execute(
        "SELECT e.key, CASE WHEN e.type = 'array' THEN e.value ELSE '[]' END"
        " FROM import i, json_each(i.report, '$.' || ?) e WHERE i.id = ? AND json_valid(i.report)"
        " AND e.key IN (SELECT value FROM json_each(?))",
        (name, import_id, json.dumps(list(numbers))),
    ).fetchall()


def parts(sql: sqlite3.Connection) -> set[str]:
    """The marks of all lists that an import which stands took for a part of their network."""
    return _noted(sql, "parts")


def lists(sql: sqlite3.Connection) -> set[str]:
    """The marks of all lists of networks that imports which stand held."""
    return _noted(sql, "lists")


def marks(sql: sqlite3.Connection) -> set[str]:
    """The marks of all files that imports which stand brought."""
    return _noted(sql, "marks")


def _noted(sql: sqlite3.Connection, name: str) -> set[str]:
    query = (
        "SELECT e.value FROM import i, json_each(i.report, '$.' || ?) e"
        f" WHERE json_valid(i.report) AND NOT ({_IS_UNDONE})"
    )
    return {row[0] for row in sql.execute(query, (name,))}


def telling_of(sql: sqlite3.Connection, interactions: Collection[int]) -> list[tuple[int, list[str]]]:
    """(id, files) of the imports that stand and brought one of these interactions, or told it again."""
    return [
        (number, json.loads(files))
        for number, files in sql.execute(
            f"SELECT i.id, i.files FROM import i WHERE NOT ({_IS_UNDONE}) AND EXISTS"
            " (SELECT 1 FROM json_each(?1) w JOIN interaction n ON n.id = w.value WHERE n.import_id = i.id"
            " OR EXISTS (SELECT 1 FROM json_each(i.report, '$.told.interaction') t WHERE json_valid(i.report)"
            " AND w.value BETWEEN json_extract(t.value, '$[0]') AND json_extract(t.value, '$[1]'))) ORDER BY i.id",
            (json.dumps(list(interactions)),),
        )
    ]
