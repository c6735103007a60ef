"""Taking an old step back out of order, as a new one: `revert_step`, beside `take_back`.

Each row goes back only where nothing changed it since; a row that the step took out comes back, under another
id where its own was given to a newer one. What was changed or taken out since stays as it is.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from networker.domain.changes import Changes
from networker.domain.vocabulary import StepId
from networker.store import journal, put_back
from networker.store.errors import NothingToUndo
from networker.store.merge import HAVING

Values = dict[str, Any]
NOBODY: Mapping[int, int] = MappingProxyType({})


def revert_step(
    sql: sqlite3.Connection,
    step: StepId,
    *,
    label: str,
    now: datetime,
    verb: str = "undo step",
    spans: Sequence[tuple[int, int]] = (),
    instead: Mapping[int, int] = NOBODY,
    also: Callable[[sqlite3.Connection], None] | None = None,
) -> Changes:
    """Take a step back, or only `spans` of its changes, each from one id to another. Raises NothingToUndo.

    `instead`: people who are somebody else by now, for rows that come back and name them. `also` is called
    within the new step, for what has to be noted along with it.
    """
    parts = [_touched(sql, step, span) for span in sorted(spans or [(0, 1 << 62)], reverse=True)]
    if not any(parts):
        raise NothingToUndo("There is no such step that could be undone.")
    back = journal.begin(sql, verb=verb, label=label, now=now)
    sql.execute("PRAGMA defer_foreign_keys = ON")
    for touched in parts:
        before: dict[tuple[str, int], Values | None] = {}
        for table, row, image, _ in touched:
            before.setdefault((table, row), json.loads(image) if image else None)
        if touched:
            _Reverting(sql, before, touched[-1][3], instead).run()
    if also is not None:
        also(sql)
    return journal.finish(sql, back, label=label)


def _touched(sql: sqlite3.Connection, step: StepId, span: tuple[int, int]) -> list[tuple[Any, ...]]:
    """(table, row, image before as JSON, change) of a stretch of a step that is not undone."""
    return sql.execute(
        "SELECT c.tbl, c.row_id, c.before, c.id FROM change c JOIN step s ON s.id = c.step_id"
        " WHERE s.id = ? AND s.undone = 0 AND s.undoes IS NULL AND c.id BETWEEN ? AND ? ORDER BY c.id",
        (step, *span),
    ).fetchall()


class _Reverting:
    """One step on its way back: what it put in leaves, what it took out returns, what it changed turns."""

    def __init__(
        self,
        sql: sqlite3.Connection,
        before: dict[tuple[str, int], Values | None],
        last: int,
        instead: Mapping[int, int],
    ) -> None:
        self._sql, self._before, self._last, self._instead = sql, before, last, instead
        self._parents: dict[str, list[tuple[str, str, bool]]] = {}
        self._given: dict[tuple[str, int], int] = {}  # the id under which a row came back, by its former one

    def run(self) -> None:
        returning: list[tuple[str, Values]] = []
        turning: list[tuple[str, int, Values, Values]] = []
        for (table, row), image in self._before.items():
            after = self._after(table, row, image)
            if image is None:
                present = journal.present(self._sql, table, row)
                if after and present and all(present[name] == value for name, value in after.items()):
                    self._sql.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
            elif after is None:
                returning.append((table, image))
            else:
                turning.append((table, row, image, after))
        order = {name: n for n, name in enumerate(journal.journalled_tables())}
        for table, image in sorted(returning, key=lambda each: (order[each[0]], each[1]["id"])):
            self._bring_back(table, image)
        for table, row, image, after in turning:
            self._turn_back(table, row, image, after)

    def _after(self, table: str, row: int, image: Values | None) -> Values | None:
        """The row as the step left it; None where it took it out. Ids are given again, imports' never."""
        later = self._sql.execute(
            "SELECT before FROM change WHERE tbl = ? AND row_id = ? AND id > ? ORDER BY id LIMIT 1",
            (table, row, self._last),
        ).fetchone()
        found = (
            (json.loads(later[0]) if later[0] else None) if later else journal.present(self._sql, table, row)
        )
        return None if found and image and found["import_id"] != image["import_id"] else found

    def _was_replaced(self, table: str, row: int) -> bool:
        """Whether another row was put in under the id of this one since; one that came back is the same."""
        later = self._sql.execute(
            "SELECT before FROM change WHERE tbl = ? AND row_id = ? AND id > ? ORDER BY id",
            (table, row, self._last),
        ).fetchall()
        images = [json.loads(image) if image else None for (image,) in later] + [
            journal.present(self._sql, table, row)
        ]
        return any(
            image is None and not _alike(images[n - 1] if n else None, images[n + 1])
            for n, image in enumerate(images[:-1])
        )

    def _turn_back(self, table: str, row: int, image: Values, after: Values) -> None:
        present = journal.present(self._sql, table, row)
        if present is None or present["import_id"] != image["import_id"] or self._was_replaced(table, row):
            return  # somebody took the row out since: their wish stands
        values = {
            name: value
            for name, value in image.items()
            if after.get(name) != value and present[name] == after.get(name)
        }
        if table == "handle" and values.get("shared") == 0 and journal.others_have(self._sql, present):
            del values["shared"]  # somebody else has come to the same address since
        self._resolve(table, values)
        if values:
            places = ", ".join(f"{name} = ?" for name in values)
            self._sql.execute(f"UPDATE {table} SET {places} WHERE id = ?", (*values.values(), row))

    def _bring_back(self, table: str, image: Values) -> None:
        values = dict(image)
        self._resolve(table, values)
        if self._sql.execute(f"SELECT 1 FROM {table} WHERE id = ?", (values["id"],)).fetchone():
            if table == "person":
                return  # they are there already
            del values["id"]
        for column, parent, loose in self._parents_of(table):
            if loose:
                continue
            if parent == "person":
                values[column] = self._instead.get(values[column], values[column])
            there = self._sql.execute(f"SELECT 1 FROM {parent} WHERE id = ?", (values[column],))
            if there.fetchone() is None:
                return  # what it belonged to was taken out since
        if table == "handle" and values["key"] and self._shares(values):
            values["shared"] = 1
        names = [*values, *put_back.cached(table)]
        marks = ", ".join("?" * len(values)) + put_back.blank(table)
        cursor = self._sql.execute(
            f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})", tuple(values.values())
        )
        if cursor.rowcount > 0 and cursor.lastrowid is not None:
            self._given[table, image["id"]] = cursor.lastrowid

    def _resolve(self, table: str, values: Values) -> None:
        """What a row came of: under the id that this has by now, and nothing where it is gone, or its id another's."""
        for column, parent, loose in self._parents_of(table):
            number = values.get(column) if loose else None
            if number is None:
                continue
            given = self._given.get((parent, number))
            if given is not None:
                values[column] = given
            elif journal.present(self._sql, parent, number) is None or self._was_replaced(parent, number):
                values[column] = None

    def _shares(self, handle: Values) -> bool:
        """Whether others have an address by now: then it is nobody's alone, theirs neither."""
        rows = self._sql.execute(HAVING, (handle["channel"], handle["key"])).fetchall()
        others = [row for row in rows if row[1] != handle["person_id"]]
        for number, _, shared in others:
            if not shared:
                self._sql.execute("UPDATE handle SET shared = 1 WHERE id = ?", (number,))
        return bool(others or handle["shared"])

    def _parents_of(self, table: str) -> list[tuple[str, str, bool]]:
        """(column, table it refers to, whether the row stays without it) of the foreign keys of a table."""
        if table not in self._parents:
            rows = self._sql.execute(f"PRAGMA foreign_key_list({table})").fetchall()
            self._parents[table] = [(row[3], row[2], row[6] == "SET NULL") for row in rows]
        return self._parents[table]


def _alike(one: Values | None, other: Values | None) -> bool:
    """Whether two images are of one row, which may have gone to somebody else meanwhile."""
    if one is None or other is None:
        return False
    return all(other[name] == value for name, value in one.items() if name not in _MAY_MOVE)


_MAY_MOVE = frozenset(("person_id", "other_id", "shared"))
