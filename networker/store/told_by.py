"""Which file told a fact, and on which day: the reading of its record that brought the value, not the newest one.

A record has the words and the file of its last reading. What it was before lies in the journal; an older file that was
held back, and so wrote no words, is named in its import's report (`told_otherwise`).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from networker.store.ids import among


class Told(NamedTuple):
    """A fact out of a file, as far as its row and that of its record say."""

    fact: int
    value: str
    detail: str
    import_id: int | None  # that wrote the row of the fact
    source: int  # its record
    brought: int | None  # by which import
    file: str  # of the record's last reading


class _Change(NamedTuple):
    step: int
    import_id: int | None
    before: Mapping[str, object]


def told_by(sql: sqlite3.Connection, facts: Sequence[Told]) -> dict[int, tuple[str, str]]:
    """The file of each fact, and the moment of its import in ISO 8601, "" where that is not known."""
    changed = _changes(sql, "fact", [each.fact for each in facts])
    imports = {each.fact: _import_of(each, changed.get(each.fact, ())) for each in facts}
    readings = _readings(sql, facts, imports)
    wanted = {each for each in imports.values() if each}
    at = dict(sql.execute(f"SELECT id, at FROM import WHERE id IN {among(wanted)}").fetchall())
    return {
        fact.fact: (readings.file(fact, imports[fact.fact]), at.get(imports[fact.fact] or 0, ""))
        for fact in facts
    }


def _import_of(told: Told, changes: Sequence[_Change]) -> int | None:
    """The import that told a value last: one may tell in full what another one told in part."""
    for change in reversed(changes):
        if change.import_id and (change.before["value"], change.before["detail"]) != (
            told.value,
            told.detail,
        ):
            return change.import_id
    return told.import_id


@dataclass(frozen=True, slots=True)
class _Readings:
    """How records were read: their changes, the steps of imports, and the files that were held back."""

    changes: Mapping[int, Sequence[_Change]]
    steps: Mapping[int, int]
    held: Mapping[tuple[int, int], str]  # by import and record

    def file(self, told: Told, import_id: int | None) -> str:
        """The file in which an import read a record."""
        if import_id and (held := self.held.get((import_id, told.source))):
            return held
        step = self.steps.get(import_id or 0)
        later = (each for each in self.changes.get(told.source, ()) if step and each.step > step)
        since = next(later, None)
        return str(since.before["file"]) if since else told.file


def _readings(sql: sqlite3.Connection, facts: Sequence[Told], imports: Mapping[int, int | None]) -> _Readings:
    changes = _changes(sql, "source", {each.source for each in facts})
    for each in facts:  # numbers are given again: none of another row that had this one before
        if each.source in changes:
            changes[each.source] = [c for c in changes[each.source] if c.before["import_id"] == each.brought]
    wanted = {each for each in imports.values() if each}
    steps = {}
    if changes:
        query = f"SELECT import_id, min(id) FROM step WHERE import_id IN {among(wanted)} GROUP BY 1"
        steps = dict(sql.execute(query))
    held: dict[tuple[int, int], str] = {}
    followed: dict[int, set[int]] = defaultdict(set)  # records of others, by the import that read them again
    for each in facts:
        teller = imports[each.fact]
        if teller and teller != each.brought:
            followed[teller].add(each.source)
    for teller, records in followed.items():
        held |= {(teller, record): file for record, file in _held_back(sql, teller, records)}
    return _Readings(changes, steps, held)


def _held_back(
    sql: sqlite3.Connection, import_id: int, records: Collection[int]
) -> Iterator[tuple[int, str]]:
    """Those of these records that an import told otherwise than they stand, with its file."""
    yield from sql.execute(
        "SELECT json_extract(o.value, '$[0]'), json_extract(o.value, '$[1]') FROM import i, json_each(i.report,"
        " '$.told_otherwise') o WHERE i.id = ? AND json_valid(i.report)"
        f" AND json_extract(o.value, '$[0]') IN {among(records)}",
        (import_id,),
    )


def _changes(sql: sqlite3.Connection, table: str, rows: Collection[int]) -> dict[int, list[_Change]]:
    """What was changed of rows, the first change first."""
    found: dict[int, list[_Change]] = defaultdict(list)
    query = (
        "SELECT c.row_id, c.step_id, s.import_id, c.before FROM json_each(?) w CROSS JOIN change c"
        " ON c.tbl = ? AND c.row_id = w.value AND c.before NOT NULL JOIN step s ON s.id = c.step_id"
        " ORDER BY c.id"
    )
    for row, step, import_id, before in sql.execute(query, (json.dumps(list(rows)), table)):
        found[row].append(_Change(step, import_id, json.loads(before)))
    return found
