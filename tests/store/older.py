"""A book made as older programs kept it: what later migrations brought is taken out again, so that they can be tried."""

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


def without_introduces(sql: sqlite3.Connection) -> None:
    """Back to what version 24 was: that a promise is an introduction stood in the journal alone; companies were not looked up."""
    sql.execute("DROP INDEX fact_employer")
    sql.execute("ALTER TABLE follow_up DROP COLUMN introduces")
    sql.execute("UPDATE change SET before = json_remove(before, '$.introduces') WHERE tbl = 'follow_up'")


def as_version_16(sql: sqlite3.Connection) -> None:
    """Back to what version 16 was: before search, wins, words of fields, Tidy's indexes, contact days and where was asked."""
    for statement in _WINS.split(";"):
        sql.execute(statement)
    for index in (
        "interaction_deeper",
        "fact_few",
        "fact_beside",
        "fact_linked",
        "person_by_circle",
        "ask_person_thanks",
    ):
        sql.execute(f"DROP INDEX {index}")
    without_introduces(sql)
    for column in ("channel", "thanks_id"):
        sql.execute(f"ALTER TABLE ask_person DROP COLUMN {column}")
    for table in (
        "contact_day", "contact_channel", "contact_tally", "contact_wait", "field_word", "tie_turn",
        "person_word", "said_word", "said_text", "person_text", "saved_search",
    ):  # fmt: skip
        sql.execute(f"DROP TABLE {table}")
    sql.execute(
        "CREATE VIRTUAL TABLE person_text USING fts5(name, work, reach, more,"
        " tokenize='unicode61 remove_diacritics 2', prefix='2', columnsize=0)"
    )
    sql.commit()  # else a change of rows keeps what follows within its transaction
