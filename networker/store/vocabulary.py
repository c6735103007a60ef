"""The words that the full text holds: of people, and of what was said. Nothing is written here."""

import sqlite3
from collections.abc import Iterable, Sequence

TABLES = ("person_word", "said_word")
_BEYOND = "\U0010ffff"
_TOGETHER = 500


def begins(sql: sqlite3.Connection, word: str) -> bool:
    """Whether any word begins so."""
    return any(_first(sql, table, word) is not None for table in TABLES)


def _first(sql: sqlite3.Connection, table: str, word: str) -> str | None:
    query = f"SELECT term FROM {table} WHERE term >= ? AND term < ? LIMIT 1"
    found = sql.execute(query, (word, word + _BEYOND)).fetchone()
    return str(found[0]) if found else None


def usual(sql: sqlite3.Connection, words: Sequence[str]) -> str:
    """Which of these words most people, else most talks, have; "" where none of them is there."""
    for table in TABLES:
        best = (0, "")
        for start in range(0, len(words), _TOGETHER):
            some = words[start : start + _TOGETHER]
            marks = ", ".join("?" * len(some))
            for term, rows in sql.execute(f"SELECT term, doc FROM {table} WHERE term IN ({marks})", some):
                best = max(best, (rows, term))
        if best[0]:
            return best[1]
    return ""


def longer(sql: sqlite3.Connection, words: Iterable[str]) -> str:
    """A word that begins with the first of these that any begins with; "" where none does."""
    found = (_first(sql, table, word) for word in words for table in TABLES)
    return next((word for word in found if word is not None), "")
