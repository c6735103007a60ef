"""What the user took out of the book by hand, as the journal has it; what was undone is not among it."""

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from networker.domain.ties import mirrored
from networker.domain.told import Value
from networker.store.merge import became

Values = dict[str, Any]
_STANDS = "s.undone = 0 AND s.undoes IS NULL AND c.before NOT NULL"
# (verb, table, whether it must be seen that the row went): what a merge leaves out is as much the user's word as what is deleted or set right.
_VERBS = (
    ("delete fact", "fact", False), ("change fact", "fact", False), ("merge", "handle", True),
    ("merge", "group_member", True), ("write notes", "person", False),
)  # fmt: skip
# A change took the row out if the next one put it in again, or there is none and no such row. Numbers are given again.
_WENT = (
    " AND coalesce((SELECT n.before IS NULL FROM change n WHERE n.tbl = c.tbl AND n.row_id = c.row_id AND n.id > c.id"
    " ORDER BY n.id LIMIT 1), NOT EXISTS (SELECT 1 FROM {} t WHERE t.id = c.row_id"
    " AND t.import_id IS json_extract(c.before, '$.import_id')))"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that was taken out or changed, as it was; of a person's own that of before their notes were written."""

    table: str
    row: Values
    change: int  # in the journal
    by_merge: bool  # where true doubles go as well


def of_people(sql: sqlite3.Connection) -> dict[int, list[Taken]]:
    """What was taken out, by whose it was, or who they are a part of by now."""
    found: dict[int, list[Taken]] = defaultdict(list)
    for verb, table, went in _VERBS:
        for before, change in sql.execute(
            f"SELECT c.before, c.id FROM step s JOIN change c ON c.step_id = s.id WHERE s.verb = ? AND c.tbl = ?"
            f" AND {_STANDS}{_WENT.format(table) if went else ''} ORDER BY c.id",
            (verb, table),
        ):
            row: Values = json.loads(before)
            person = row["id" if table == "person" else "person_id"]
            found[int(person)].append(Taken(table, row, change, verb == "merge"))
    for gone, keep in became(sql, list(found)).items():
        found[keep] += found.pop(gone)
    return dict(found)


def is_double(sql: sqlite3.Connection, person: int, taken: Taken) -> bool:
    """Whether a merge took out a row because the other of the two had it too, which went in another way since."""
    columns = ["group_id"]
    if taken.table == "handle":
        columns = ["channel", "key"] if taken.row["key"] else ["channel", "text"]
    same = " AND ".join(f"json_extract(before, '$.{each}') IS ?" for each in columns)
    query = (
        "SELECT 1 FROM change WHERE id > ? AND tbl = ? AND row_id <> ? AND before NOT NULL"
        f" AND json_extract(before, '$.person_id') IN (?, ?) AND {same} LIMIT 1"
    )
    row = taken.row
    values = [row[each] for each in columns]
    found = sql.execute(query, (taken.change, taken.table, row["id"], row["person_id"], person, *values))
    return found.fetchone() is not None


def group_names(sql: sqlite3.Connection) -> dict[int, str]:
    """Groups by their folded names."""
    return dict(sql.execute("SELECT id, folded FROM people_group").fetchall())


class Said(NamedTuple):
    """What a record of the book says."""

    raw: str = ""
    job: Value | None = None  # the main one; None: that was not kept


def said_by(sql: sqlite3.Connection, source: int) -> Said:
    """What a record says; where it is gone, nothing."""
    found = sql.execute("SELECT raw, title, company FROM source WHERE id = ?", (source,)).fetchone()
    if found is None:
        return Said()
    raw, title, company = found
    return Said(raw, None if title is None or company is None else (title, company))


def ties(sql: sqlite3.Connection) -> set[tuple[int, int, str]]:
    """(person, other, kind) of the ties that were taken out or set right, from either side."""
    rows = [
        json.loads(before)
        for (before,) in sql.execute(
            "SELECT c.before FROM step s JOIN change c ON c.step_id = s.id WHERE s.verb IN ('delete tie', 'change tie')"
            f" AND c.tbl = 'tie' AND {_STANDS}"
        )
    ]
    people = {each[end] for each in rows for end in ("person_id", "other_id")}
    now = became(sql, people)
    found = set()
    for each in rows:
        one, other = (now.get(each[end], each[end]) for end in ("person_id", "other_id"))
        found |= {(one, other, each["kind"]), (other, one, mirrored(each["kind"]))}
    return found
