"""Reading the parts of people's cards, many people at once. Nothing is written here."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from networker.store.ids import among


def handles(sql: sqlite3.Connection, people: Sequence[int]) -> "defaultdict[int, list[tuple[str, str]]]":
    """(channel, text) of each person's handles, the main ones first."""
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, channel, text in sql.execute(
        f"SELECT person_id, channel, text FROM handle WHERE person_id IN {among(people)} ORDER BY first DESC, id"
    ):
        found[person].append((channel, text))
    return found


def groups(sql: sqlite3.Connection, people: Sequence[int]) -> dict[int, list[str]]:
    """Names of each person's groups."""
    return _named(
        sql,
        "SELECT m.person_id, g.name FROM group_member m JOIN people_group g ON g.id = m.group_id"
        f" WHERE m.person_id IN {among(people)} AND m.until IS NULL ORDER BY g.folded",
    )


def topics(sql: sqlite3.Connection, people: Sequence[int]) -> dict[int, list[str]]:
    """Names of each person's topics, those of their talks included."""
    who = among(people)
    return _named(
        sql,
        "SELECT person_id, name FROM (SELECT p.person_id, t.name, t.folded FROM person_topic p"
        f" JOIN topic t ON t.id = p.topic_id WHERE p.person_id IN {who}"
        " UNION SELECT p.person_id, t.name, t.folded FROM interaction_person p"
        " JOIN interaction_topic x ON x.interaction_id = p.interaction_id JOIN topic t ON t.id = x.topic_id"
        f" WHERE p.person_id IN {who}) ORDER BY folded",
    )


def _named(sql: sqlite3.Connection, query: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for person, name in sql.execute(query):
        found.setdefault(person, []).append(name)
    return found


def met(sql: sqlite3.Connection, people: Sequence[int]) -> set[int]:
    """Those whom the user has met in person."""
    found = sql.execute(
        "SELECT DISTINCT p.person_id FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        f" WHERE p.person_id IN {among(people)} AND i.kind = 'meeting'"
    )
    return {row[0] for row in found}


def talk_ids(sql: sqlite3.Connection, person: int) -> list[int]:
    """Ids of everything that passed with a person."""
    return [
        row[0]
        for row in sql.execute("SELECT interaction_id FROM interaction_person WHERE person_id = ?", (person,))
    ]
