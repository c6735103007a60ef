"""Reading who may care about something that is to be shared, and who has it already. Nothing is written here."""

import json
import sqlite3
from collections.abc import Collection

from networker.domain.search_query.letters import spaced
from networker.store.reach import Row

_MAY = "p.state = 'active' AND p.muted = 0 AND p.me = 0"
FACTS = ("project", "like", "common ground", "job", "education", "custom", "how met", "family")


def begins_with(sql: sqlite3.Connection, stem: str) -> list[int]:
    """Everybody whom a word with this beginning fits by work, topics, groups, facts or notes."""
    match = '{company title city note more} : "' + spaced(stem).replace('"', '""') + '" *'
    return [
        row[0] for row in sql.execute("SELECT rowid FROM person_text WHERE person_text MATCH ?", (match,))
    ]


def talked_about(sql: sqlite3.Connection, stem: str, *, limit: int) -> list[Row]:
    """(person, topic, last day) of the latest talks about a topic of which a word begins with this."""
    return sql.execute(
        "SELECT x.person_id, z.name, max(i.day) FROM"
        " (SELECT l.interaction_id, t.name FROM topic t CROSS JOIN interaction_topic l ON l.topic_id = t.id"
        "  WHERE instr(' ' || t.folded, ' ' || ?) ORDER BY l.id DESC LIMIT ?) z"
        " CROSS JOIN interaction i ON i.id = z.interaction_id CROSS JOIN interaction_person x ON x.interaction_id = i.id"
        f" JOIN person p ON p.id = x.person_id WHERE {_MAY} GROUP BY x.person_id, z.name",
        (stem, limit),
    ).fetchall()


def evidence(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(person, what it is, how or label, text, day) of what is noted of these people in words."""
    those = "IN (SELECT value FROM json_each(?1))"
    fields = ", ".join(f"'{each}'" for each in FACTS)
    return sql.execute(
        f"SELECT m.person_id, 'topic', m.how, t.name, '' FROM person_topic m JOIN topic t ON t.id = m.topic_id WHERE m.person_id {those}"
        " UNION ALL SELECT person_id, field, detail, value, coalesce(since, '') FROM fact"
        f" WHERE person_id {those} AND field IN ({fields}) AND until IS NULL"
        " UNION ALL SELECT m.person_id, 'group', '', g.name, '' FROM group_member m JOIN people_group g ON g.id = m.group_id"
        f" WHERE m.person_id {those} AND m.until IS NULL"
        f" UNION ALL SELECT id, 'note', '', notes, '' FROM person WHERE id {those} AND notes <> ''",
        (json.dumps(list(people)),),
    ).fetchall()


def telling(sql: sqlite3.Connection, people: Collection[int], words: str) -> list[Row]:
    """(person, day, origin, text) of these people's talks and notes in which some words stand, in capitals or not."""
    return sql.execute(
        "SELECT x.person_id, i.day, i.origin, i.text FROM interaction_person x"
        " JOIN interaction i ON i.id = x.interaction_id WHERE x.person_id IN (SELECT value FROM json_each(?))"
        " AND instr(lower(i.text), lower(?))",
        (json.dumps(list(people)), words),
    ).fetchall()
