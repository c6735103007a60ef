"""Reading topics: which the book holds. Nothing is written here."""

import sqlite3


def begins(sql: sqlite3.Connection, folded: str, *, limit: int) -> list[str]:
    """Names of the topics that begin with a folded text, the most used first."""
    found = sql.execute(
        "SELECT name, (SELECT count(*) FROM interaction_topic WHERE topic_id = topic.id)"
        " + (SELECT count(*) FROM person_topic WHERE topic_id = topic.id) AS used FROM topic"
        " WHERE substr(folded, 1, length(?)) = ? ORDER BY used DESC, folded LIMIT ?",
        (folded, folded, limit),
    )
    return [str(name) for name, _used in found]
