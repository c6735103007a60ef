"""Reading for splits: by which imports the values of a person's own row came since a merge, and what records said before."""

import json
import sqlite3
from collections.abc import Collection
from itertools import pairwise
from typing import Any

from networker.store.ids import among
from networker.store.merge import Merged, Values, person


def came_by(sql: sqlite3.Connection, of: Merged, column: str) -> int | None:
    """The import by which who was kept has the value of a column since a merge; None where by none, or by hand."""
    changes = sql.execute(
        "SELECT json_extract(c.before, '$.' || ?), s.import_id FROM change c JOIN step s ON s.id = c.step_id"
        " WHERE c.tbl = 'person' AND c.row_id = ? AND c.id > ? AND c.before NOT NULL ORDER BY c.id",
        (column, of.keep, of.last),
    ).fetchall()
    now = person(sql, of.keep)
    assert now is not None
    images = [value for value, _ in changes] + [now[column]]
    came: int | None = None
    for (_, import_id), (before, after) in zip(changes, pairwise(images), strict=True):
        if before != after:
            came = import_id
    return came


def told_by(sql: sqlite3.Connection, import_id: int, records: Collection[int]) -> set[int]:
    """Which of these records an import brought or told otherwise."""
    found = sql.execute(
        f"SELECT id FROM source WHERE import_id = ?1 AND id IN {among(records)} UNION SELECT c.row_id FROM change c"
        f" JOIN step s ON s.id = c.step_id WHERE s.import_id = ?1 AND c.tbl = 'source' AND c.row_id IN {among(records)}",
        (import_id,),
    )
    return {row[0] for row in found}


def raw_before(sql: sqlite3.Connection, of: Merged, record: int) -> str:
    """What a record of who is gone said as the two became one; "" for one that came since."""
    found = sql.execute(
        "SELECT json_extract(before, '$.raw') FROM change WHERE tbl = 'source' AND row_id = ? AND id >= ?"
        " AND before NOT NULL ORDER BY id LIMIT 1",
        (record, of.first),
    ).fetchone()
    return str(found[0]) if found and found[0] else ""


def repeated(sql: sqlite3.Connection, table: str, row: int) -> list[int]:
    """The imports that stand and told a row again which another one had brought."""
    found = sql.execute(
        "SELECT DISTINCT i.id FROM import i JOIN step s ON s.import_id = i.id AND s.undone = 0,"
        " json_each(CASE WHEN json_valid(i.report) THEN i.report ELSE '{}' END, '$.told.' || ?1) t"
        " WHERE ?2 BETWEEN json_extract(t.value, '$[0]') AND json_extract(t.value, '$[1]') ORDER BY 1",
        (table, row),
    )
    return [each[0] for each in found]


def group_names(sql: sqlite3.Connection) -> dict[int, str]:
    """What groups are called."""
    return dict(sql.execute("SELECT id, name FROM people_group").fetchall())


def before_merge(sql: sqlite3.Connection, of: Merged, who: int) -> Values:
    """Somebody's own row as it was before a merge."""
    found = sql.execute(
        "SELECT before FROM change WHERE tbl = 'person' AND row_id = ? AND id >= ? AND before NOT NULL"
        " ORDER BY id LIMIT 1",
        (who, of.first),
    ).fetchone()
    image: dict[str, Any] = json.loads(found[0]) if found else (person(sql, who) or {})
    return image
