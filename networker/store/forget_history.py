"""The journal told as if the rows of those who are forgotten had never been.

A row's states follow each other in its changes, and the last one is what is there now. A state in which the row was theirs
counts as one in which there was none. Then a change between two states of nothing is none, one that made a row theirs took
it out, and one that gave theirs to somebody else put it in: whatever else a step did is taken back as before.
"""

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from networker.store.ids import among
from networker.store.triggers import TABLES

if TYPE_CHECKING:
    from networker.store.forget import Leaving, Reference, Rows


def tell_anew(leaving: "Leaving") -> None:
    """Take out of the journal all that it has of them; steps of which nothing is left go."""
    sql, history = leaving.sql, _History(leaving)
    for table in TABLES:
        history.follow(table)
    history.unname()
    leaving.words.take_out_of_journal(sql)
    leaving.words.take_short_out_of_steps(sql, history.steps)
    sql.execute(
        "DELETE FROM step WHERE import_id IS NULL AND reverts_import IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE step_id = step.id)"
    )


class _History:
    def __init__(self, leaving: "Leaving") -> None:
        self._sql, self._leaving = leaving.sql, leaving
        # Rows that were theirs at any time: no state of another row may lead to them.
        self._ever: Rows = defaultdict(set)
        for table, rows in (*leaving.rows.items(), *leaving.lives.items()):
            self._ever[table].update(rows)
        self._ever["person"] |= leaving.people
        self.steps = set[int]()  # in which any of it was

    def follow(self, table: str) -> None:
        """Tell the states of a table's rows anew; parents come before what belongs to them."""
        needed = [each for each in self._leaving.references if each.table == table and each.needed]
        found = set(self._ever[table])
        for each in needed:
            found |= self._named(each)
        for row in sorted(found):
            self._tell(table, row, needed)

    def _named(self, by: "Reference") -> set[int]:
        """Rows that had a number of what goes in a column, in any state."""
        rows = self._sql.execute(
            f"SELECT DISTINCT row_id FROM change WHERE tbl = '{by.table}' AND before NOT NULL"
            f" AND json_extract(before, '$.{by.column}') IN {among(self._whose(by.to))}"
        )
        return {row[0] for row in rows}

    def _whose(self, table: str) -> set[int]:
        """Of which rows others are a part, so that they go with them, at some time."""
        found = self._leaving.rows[table].union(self._leaving.lives.get(table, ()))
        return found | self._leaving.people if table == "person" else found

    def _was_theirs(self, table: str, row: Any, change: int) -> bool:
        """Whether the row that had this number before a change was theirs."""
        lives = self._leaving.lives.get(table, {}).get(row)
        if lives is not None:
            return any(each.covers(change) for each in lives)
        return row in self._leaving.rows[table] or (table == "person" and row in self._leaving.people)

    def _tell(self, table: str, row: int, needed: "list[Reference]") -> None:
        sql = self._sql
        changes = sql.execute(
            "SELECT id, before, step_id FROM change WHERE tbl = ? AND row_id = ? ORDER BY id", (table, row)
        ).fetchall()
        there = sql.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row,)).fetchone() is not None
        states = [
            before is not None and not self._is_theirs(table, row, before, number, needed)
            for number, before, _ in changes
        ]
        for n, (number, before, step) in enumerate(changes):
            after = states[n + 1] if n + 1 < len(states) else there
            if not (states[n] and after):
                self.steps.add(step)
            if not states[n] and before is not None:
                self._ever[table].add(row)
            if not states[n] and not after:
                sql.execute("DELETE FROM change WHERE id = ?", (number,))
            elif not states[n] and before is not None:
                sql.execute("UPDATE change SET before = NULL WHERE id = ?", (number,))

    def _is_theirs(self, table: str, row: int, before: str, change: int, needed: "list[Reference]") -> bool:
        if table in ("person", "saved_search", *self._leaving.lives) and self._was_theirs(table, row, change):
            return True
        image: dict[str, Any] = json.loads(before)
        return any(self._was_theirs(each.to, image.get(each.column), change) for each in needed)

    def unname(self) -> None:
        """Let no state lead to a row that was theirs."""
        for each in self._leaving.references:
            if each.needed or not self._ever[each.to]:
                continue
            self._sql.execute(
                f"UPDATE change SET before = json_set(before, '$.{each.column}', NULL) WHERE tbl = '{each.table}'"
                f" AND before NOT NULL AND json_extract(before, '$.{each.column}') IN {among(self._ever[each.to])}"
            )
