"""The full text: two tables of folded words, of people and of what was said, and their vocabularies.

`person_text` is written by `derive` at the end of each step. `said_text` keeps no copy of what was said, only which talk
holds which word; to forget a talk it has to be told the very words it was given. So the writing connection notes what
a row said before a step changed it, and the step's end brings the table up to date. Talks have their ids there,
follow-ups theirs below zero.
"""

import sqlite3

# Folded text; decision 0024 says what stands in which column.
FULL_TEXT = (
    "CREATE VIRTUAL TABLE person_text USING fts5(name, company, title, city, reach, note, more,"
    " tokenize='unicode61 remove_diacritics 2', prefix='2', columnsize=0)",
    # Words gathered in memory before FTS5 writes a segment, in bytes: an import writes fewer and larger ones.
    "INSERT INTO person_text (person_text, rank) VALUES ('hashsize', 8388608)",
    "CREATE VIRTUAL TABLE said_text USING fts5(said, content='', tokenize='unicode61 remove_diacritics 2', columnsize=0)",
    "INSERT INTO said_text (said_text, rank) VALUES ('hashsize', 8388608)",
    "CREATE VIRTUAL TABLE person_word USING fts5vocab(person_text, 'row')",
    "CREATE VIRTUAL TABLE said_word USING fts5vocab(said_text, 'row')",
)
TOGETHER = 2000  # talks whose words are written at once
_KEPT = (("interaction", "", ("subject", "text", "place")), ("follow_up", "-", ("text", "place")))


def said_words(*texts: str) -> str:
    """The words of a talk or a promise as the full text has them."""
    from networker.domain.search_query.letters import indexed  # the tray writes, and nothing that was said

    return indexed("\n".join(filter(None, texts)))


def watch(sql: sqlite3.Connection) -> None:
    """Have this connection note what was said before a step changed it; `refresh` brings the full text up to date.

    Not straight into the full text: a virtual table is no place for triggers where the schema is not trusted.
    """
    sql.create_function("said_words", -1, said_words, deterministic=True)
    # Of each row that a step touched: the words it had in the full text before; null: it was not there.
    sql.execute("CREATE TEMP TABLE said_before (id INTEGER PRIMARY KEY, words TEXT)")
    for table, sign, columns in _KEPT:
        # The first note of a row counts. Not OR IGNORE: of a trigger the statement that fires it decides that.
        note = "INSERT INTO said_before SELECT {0}, {1} WHERE {0} NOT IN (SELECT id FROM said_before);"
        before = note.format(f"{sign}old.id", _said("old.", columns))
        sql.execute(
            f"CREATE TEMP TRIGGER {table}_said AFTER INSERT ON {table} WHEN {_any_said('new.', columns)}"
            f" BEGIN {note.format(f'{sign}new.id', 'NULL')} END"
        )
        other = " OR ".join(f"old.{name} <> new.{name}" for name in columns)
        sql.execute(
            f"CREATE TEMP TRIGGER {table}_said_anew AFTER UPDATE OF {', '.join(columns)} ON {table} WHEN {other}"
            f" BEGIN {before} END"
        )
        sql.execute(
            f"CREATE TEMP TRIGGER {table}_unsaid AFTER DELETE ON {table} WHEN {_any_said('old.', columns)}"
            f" BEGIN {before} END"
        )


def refresh(sql: sqlite3.Connection) -> None:
    """Make the full text hold what is said now where a step changed it. Some at a time, for other threads."""
    last: int | None = None
    while True:
        page = sql.execute(
            "SELECT min(id), max(id) FROM (SELECT id FROM temp.said_before WHERE ?1 IS NULL OR id > ?1"
            " ORDER BY id LIMIT ?2)",
            (last, TOGETHER),
        ).fetchone()
        if page[0] is None:
            break
        sql.execute(
            "INSERT INTO said_text (said_text, rowid, said) SELECT 'delete', id, words FROM temp.said_before"
            " WHERE id BETWEEN ? AND ? AND words <> ''",
            page,
        )
        for table, sign, columns in _KEPT:
            sql.execute(
                f"INSERT INTO said_text (rowid, said) SELECT b.id, {_said('t.', columns)} FROM temp.said_before b"
                f" CROSS JOIN {table} t ON t.id = {sign}b.id WHERE b.id BETWEEN ? AND ?"
                f" AND {_any_said('t.', columns)} ORDER BY b.id",
                page,
            )
        last = page[1]
    if last is not None:
        sql.execute("DELETE FROM temp.said_before")


def fill_said(sql: sqlite3.Connection) -> None:
    """Write the words of everything that was said into an empty table."""
    sql.create_function("said_words", -1, said_words, deterministic=True)
    for table, sign, columns in _KEPT:
        sql.execute(
            f"INSERT INTO said_text (rowid, said) SELECT {sign}id, {_said('', columns)}"
            f" FROM {table} WHERE {_any_said('', columns)} ORDER BY {sign}id"
        )


def _said(row: str, columns: tuple[str, ...]) -> str:
    return "said_words(" + ", ".join(f"{row}{name}" for name in columns) + ")"


def _any_said(row: str, columns: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f"{row}{name} <> ''" for name in columns) + ")"
