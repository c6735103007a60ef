"""The scratch tables of taking back: the imports that are, all rows that they brought, what those that stand told again.

Also the tests and lists by which the other parts of taking back ask for it. Filled and emptied by `take_back`.
"""

import json
import sqlite3
from collections.abc import Iterator

from networker.store import journal
from networker.store.parts import EDITED
from networker.store.standing import TAKEN_BACK

# Tables whose rows belong to a person, by the columns that name one.
OF_A_PERSON: tuple[tuple[str, str], ...] = (
    ("source", "person_id"), ("handle", "person_id"), ("fact", "person_id"), ("photo", "person_id"),
    ("gathering_person", "person_id"), ("interaction_person", "person_id"),
    ("follow_up_person", "person_id"), ("group_member", "person_id"), ("person_topic", "person_id"),
    ("tie", "person_id"), ("tie", "other_id"), ("ask_person", "person_id"), ("win_person", "person_id"),
    ("introduction", "person_id"), ("introduction", "other_id"), ("recommendation", "person_id"),
    ("reach_action", "person_id"),
)  # fmt: skip
# That two people may be one is no word about either: such a row keeps nobody.
NAMING_PEOPLE = (*OF_A_PERSON, ("pair", "person_id"), ("pair", "other_id"))
OWNED = tuple(dict.fromkeys(table for table, _ in NAMING_PEOPLE if table != "source"))
# What several people may have part in, with the table that says who.
SHARED = (
    ("interaction", "interaction_person"), ("follow_up", "follow_up_person"), ("gathering", "gathering_person"),
    ("ask", "ask_person"), ("win", "win_person"),
)  # fmt: skip
# By: an import, or 0 for the user.
_SCRATCH = {
    "taken_import": "(id INTEGER PRIMARY KEY)",
    "told": "(tbl TEXT, id INTEGER, by INTEGER)",
    "came_by": "(person_id INTEGER, by INTEGER, PRIMARY KEY (person_id, by)) WITHOUT ROWID",
    "otherwise": "(id INTEGER, step INTEGER, words TEXT, older INTEGER)",
    "in_part": "(id INTEGER, step INTEGER, turns TEXT, PRIMARY KEY (id, step)) WITHOUT ROWID",
    "brought": "(tbl TEXT, id INTEGER, import_id INTEGER, by INTEGER, PRIMARY KEY (tbl, id)) WITHOUT ROWID",
    "reason": "(tbl TEXT, id INTEGER, how INTEGER, by INTEGER, PRIMARY KEY (tbl, id, how, by)) WITHOUT ROWID",
    "staying": "(id INTEGER PRIMARY KEY, by_hand INTEGER)",
    # Which imports brought somebody, or a part of them; and whether that stays whole where they stay by hand.
    "component": "(person_id INTEGER, by INTEGER, whole INTEGER, PRIMARY KEY (person_id, by)) WITHOUT ROWID",
}
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS temp.told_row ON told (tbl, id)",
    "CREATE INDEX IF NOT EXISTS temp.otherwise_row ON otherwise (id)",
)
# Why a row has a reason to stay: an import that stands changed it or tells the same, the user edited it, or gave
# it to somebody else, which is a word about them and not about the row.
TOLD, MOVED = 0, 2
TAKEN = "(SELECT id FROM temp.taken_import)"
# Whom an import that is taken back brought, or a part of them.
PEOPLE = f"(SELECT person_id FROM temp.component WHERE by IN {TAKEN})"
GONE = "(SELECT id FROM temp.brought WHERE tbl = 'person' AND id NOT IN (SELECT id FROM temp.staying))"
# Changes that made the book what it is, and are not undone; `s` is the step.
STANDS = f"s.reverts_import IS NULL AND (s.import_id IS NULL OR s.import_id NOT IN {TAKEN})"


def brought(table: str) -> str:
    """The rows of a table that imports brought which are taken back."""
    return f"(SELECT id FROM temp.brought WHERE tbl = '{table}')"


def with_reason(table: str, *hows: int) -> str:
    """The rows of a table that have a reason to stay, one of `hows` where these are given."""
    which = ", ".join(map(str, hows or (TOLD, EDITED)))
    return f"(SELECT id FROM temp.reason WHERE tbl = '{table}' AND how IN ({which}))"


def is_loose(table: str, column: str) -> str:
    """The test of a row brought: it did not come with somebody whom the user edited and who stays whole."""
    return (
        f"NOT EXISTS (SELECT 1 FROM temp.staying s JOIN temp.component p ON p.person_id = s.id"
        f" WHERE s.id = {table}.{column} AND s.by_hand = 1"
        f" AND p.whole AND p.by = (SELECT by FROM temp.brought WHERE tbl = '{table}' AND id = {table}.id))"
    )


def gather(sql: sqlite3.Connection) -> None:
    """Note the imports that are taken back, all rows that they brought, and what those that stand told again."""
    for name, columns in _SCRATCH.items():
        sql.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} {columns}")
    for statement in _INDEXES:
        sql.execute(statement)
    sql.execute(f"INSERT INTO temp.taken_import {TAKEN_BACK}")
    for table in journal.journalled_tables():
        sql.execute(
            f"INSERT INTO temp.brought SELECT '{table}', id, import_id, import_id FROM {table} t"
            f" WHERE import_id IN {TAKEN} AND NOT EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id"
            f" WHERE c.tbl = '{table}' AND c.row_id = t.id AND c.before IS NULL AND s.verb = 'restore'"
            " AND s.import_id <> t.import_id)"
        )
        # A whole book that came back: its rows tell of imports long past, which may have numbers of imports of this
        # book that were taken back before. So the journal says which they are.
        # Whatever took the number of one of them since is none: a row that was put in later, by hand or import.
        sql.execute(
            f"INSERT OR IGNORE INTO temp.brought SELECT '{table}', t.id, t.import_id, s.import_id"
            f" FROM change c JOIN step s ON s.id = c.step_id JOIN {table} t ON t.id = c.row_id"
            f" WHERE s.import_id IN {TAKEN} AND s.verb = 'restore' AND c.tbl = '{table}' AND c.before IS NULL"
            " AND (t.import_id IS NULL OR t.import_id NOT IN"
            " (SELECT l.import_id FROM step l WHERE l.import_id NOT NULL AND l.id > s.id))"
            " AND NOT EXISTS (SELECT 1 FROM change l WHERE l.tbl = c.tbl AND l.row_id = c.row_id AND l.id > c.id"
            " AND l.before IS NULL)"
        )
    reports = sql.execute(
        "SELECT i.id, s.id, json_extract(i.report, '$.told'), json_extract(i.report, '$.came_by'),"
        " json_extract(i.report, '$.told_otherwise'), json_extract(i.report, '$.told_turns'),"
        " json_extract(i.report, '$.held')"
        " FROM import i JOIN step s ON s.import_id = i.id"
        f" WHERE json_valid(i.report) AND i.id NOT IN {TAKEN}"
    )
    for number, step, told, came_by, otherwise, turns, held in reports.fetchall():
        for table, spans in json.loads(told or "{}").items():
            rows = ((table, each, number) for each in _each(spans))
            sql.executemany("INSERT INTO temp.told VALUES (?, ?, ?)", rows)
        met = ((each, number) for each in _each(json.loads(came_by or "[]")))
        sql.executemany("INSERT INTO temp.came_by VALUES (?, ?)", met)
        older = {line[0] for line in json.loads(held or "[]")}
        lines = (
            (record, step, json.dumps(words), record in older)
            for record, *words in json.loads(otherwise or "[]")
        )
        sql.executemany("INSERT INTO temp.otherwise VALUES (?, ?, ?, ?)", lines)
        in_part = ((talk, step, marks) for talk, marks in json.loads(turns or "[]"))
        sql.executemany("INSERT INTO temp.in_part VALUES (?, ?, ?)", in_part)


def let_go(sql: sqlite3.Connection) -> None:
    """Empty the scratch tables."""
    for name in _SCRATCH:
        sql.execute(f"DELETE FROM temp.{name}")


def _each(spans: list[tuple[int, int]]) -> Iterator[int]:
    for first, last in spans:
        yield from range(first, last + 1)
