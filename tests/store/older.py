"""A book made as older programs kept it, change by change."""

import sqlite3

_WINS = """
    DROP TABLE recommendation;
    CREATE TABLE former AS SELECT id, import_id, day, text, channel, source_id FROM win;
    DROP TABLE win;
    DROP TABLE introduction;
    CREATE TABLE "win" ("id" INTEGER NOT NULL PRIMARY KEY, "import_id" INTEGER, "day" TEXT NOT NULL, "text" TEXT NOT NULL,
     "channel" TEXT, "source_id" INTEGER);
    INSERT INTO win SELECT * FROM former;
    DROP TABLE former;
    UPDATE change SET before = json_remove(before, '$.interaction_id', '$.ask_id', '$.introduction_id') WHERE tbl = 'win';
"""


def without_search(sql: sqlite3.Connection) -> None:
    """Back to what version 16 was."""
    for table in ("person_word", "said_word", "said_text", "person_text", "saved_search"):
        sql.execute(f"DROP TABLE {table}")
    sql.execute("DROP INDEX person_by_circle")
    sql.execute(
        "CREATE VIRTUAL TABLE person_text USING fts5(name, work, reach, more,"
        " tokenize='unicode61 remove_diacritics 2', prefix='2', columnsize=0)"
    )


def before_wins(sql: sqlite3.Connection) -> None:
    """A file of version 17 or older: wins came of nothing, and there were neither introductions nor recommendations."""
    for statement in _WINS.split(";"):
        sql.execute(statement)
