"""Reading the searches that the user keeps. Nothing is written here."""

import sqlite3


def all_of(sql: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """(id, name, query) of all of them, by their names."""
    return sql.execute("SELECT id, name, query FROM saved_search ORDER BY folded").fetchall()


def called(sql: sqlite3.Connection, folded: str) -> tuple[int, str, str] | None:
    """(id, name, query) of the one with a folded name."""
    found: tuple[int, str, str] | None = sql.execute(
        "SELECT id, name, query FROM saved_search WHERE folded = ?", (folded,)
    ).fetchone()
    return found
