"""A book made as older programs kept it, change by change."""

import sqlite3


def without_search(sql: sqlite3.Connection) -> None:
    """Back to what version 16 was."""
    for table in ("person_word", "said_word", "said_text", "person_text", "saved_search"):
        sql.execute(f"DROP TABLE {table}")
    sql.execute("DROP INDEX person_by_circle")
    sql.execute(
        "CREATE VIRTUAL TABLE person_text USING fts5(name, work, reach, more,"
        " tokenize='unicode61 remove_diacritics 2', prefix='2', columnsize=0)"
    )
