"""The triggers that write the journal, made for the writing connection alone from what the file says of its tables.

Apart from the tables (schema.py), which cost peewee: what only keeps the books, such as today's list, needs neither.
"""

import sqlite3
from collections.abc import Sequence

# Parents before children, as `schema.JOURNALLED`; a test holds the two to each other.
TABLES = (
    "person", "source", "handle", "fact", "photo", "gathering", "gathering_person", "interaction", "interaction_person",
    "follow_up", "follow_up_person", "people_group", "group_member", "topic", "person_topic", "interaction_topic", "tie",
    "ask", "ask_person", "introduction", "recommendation", "win", "win_person", "pair", "reach_action", "trip",
    "saved_search", "field_word",
)  # fmt: skip
CACHED: dict[str, tuple[str, ...]] = {"person": ("company", "title", "city", "last_contact", "order_key")}


def image(names: Sequence[str], row: str = "") -> str:
    """The SQL of a row as the journal keeps it, of these columns."""
    return "json_object(" + ", ".join(f"'{name}', {row}{name}" for name in names) + ")"


def watch(sql: sqlite3.Connection) -> None:
    """Have every change of this connection journalled.

    The triggers are temporary: the file needs none of them, so a new column needs no new trigger in old books, and
    `trusted_schema = OFF` may stand. Rows inserted by an import carry its id and need no journal row each. Outside a step
    `open_step` holds null, which `change.step_id` refuses: such a write fails whole.
    """
    for table in TABLES:
        found = [str(row[1]) for row in sql.execute(f"PRAGMA table_info({table})")]
        for trigger in _of(table, [name for name in found if name not in CACHED.get(table, ())]):
            sql.execute(trigger)


def _of(table: str, names: Sequence[str]) -> Sequence[str]:
    before = image(names, "old.")
    return (
        f"CREATE TEMP TRIGGER {table}_inserted AFTER INSERT ON {table}"
        " WHEN new.import_id IS NULL OR new.import_id IS NOT (SELECT import_id FROM open_step) BEGIN "
        f"INSERT INTO change (step_id, tbl, row_id) SELECT step_id, '{table}', new.id FROM open_step; END",
        f"CREATE TEMP TRIGGER {table}_updated AFTER UPDATE OF {', '.join(names)} ON {table} BEGIN "
        f"INSERT INTO change (step_id, tbl, row_id, before) "
        f"SELECT step_id, '{table}', old.id, {before} FROM open_step; END",
        f"CREATE TEMP TRIGGER {table}_deleted AFTER DELETE ON {table} BEGIN "
        f"INSERT INTO change (step_id, tbl, row_id, before) "
        f"SELECT step_id, '{table}', old.id, {before} FROM open_step; END",
    )
