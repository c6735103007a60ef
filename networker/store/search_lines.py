"""Reading the lines in which people were found: what is known of some of them, and what was said. Nothing is written."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from networker.store.derive import FOUND_ELSEWHERE
from networker.store.ids import among

Row = tuple[Any, ...]


def known(sql: sqlite3.Connection, people: Sequence[int]) -> list[Row]:
    """(person, source, text) of what is known of these people in words, the most telling first."""
    those = among(people)
    return sql.execute(
        f"SELECT id, 'title', title, 1 AS place, 0 AS nth FROM person WHERE id IN {those} AND title <> ''"
        f" UNION ALL SELECT id, 'company', company, 2, 0 FROM person WHERE id IN {those} AND company <> ''"
        f" UNION ALL SELECT id, 'city', city, 3, 0 FROM person WHERE id IN {those} AND city <> ''"
        " UNION ALL SELECT m.person_id, 'topic', t.name, 4, m.id FROM person_topic m JOIN topic t ON t.id = m.topic_id"
        f" WHERE m.person_id IN {those}"
        " UNION ALL SELECT p.person_id, 'topic', t.name, 4, max(p.id) FROM interaction_person p CROSS JOIN interaction_topic x"
        f" ON x.interaction_id = p.interaction_id CROSS JOIN topic t ON t.id = x.topic_id WHERE p.person_id IN {those}"
        " GROUP BY p.person_id, t.id"
        " UNION ALL SELECT m.person_id, 'group', g.name, 5, m.id FROM group_member m JOIN people_group g"
        f" ON g.id = m.group_id WHERE m.person_id IN {those}"
        f" UNION ALL SELECT person_id, 'fact', value, 6, id FROM fact WHERE person_id IN {those}"
        f" AND field NOT IN {FOUND_ELSEWHERE} AND value <> ''"
        f" UNION ALL SELECT id, 'note', notes, 7, 0 FROM person WHERE id IN {those} AND notes <> ''"
        f" UNION ALL SELECT person_id, 'address', text, 8, id FROM handle WHERE person_id IN {those}"
        " AND text NOT LIKE '%://%' ORDER BY place, nth"
    ).fetchall()


def said(sql: sqlite3.Connection, people: Sequence[int], match: str) -> list[Row]:
    """(person, source, text, day) of one promise and of the latest talk with each of these people that are found."""
    those = among(people)
    promises = sql.execute(
        "SELECT p.person_id, 'promise', f.text, NULL FROM follow_up_person p JOIN follow_up f ON f.id = p.follow_up_id"
        f" WHERE p.person_id IN {those} AND +p.follow_up_id IN"
        " (SELECT -rowid FROM said_text WHERE said_text MATCH ? AND rowid < 0) GROUP BY p.person_id",
        (match,),
    ).fetchall()
    # The + keeps SQLite from looking up each person with each of all the talks that hold the words.
    # Of the columns beside a max, SQLite answers those of the row that has it.
    latest = sql.execute(
        "SELECT p.person_id, i.id, max(i.day || coalesce(i.at, '')) FROM interaction_person p"
        f" CROSS JOIN interaction i ON i.id = p.interaction_id WHERE p.person_id IN {those} AND +p.interaction_id IN"
        " (SELECT rowid FROM said_text WHERE said_text MATCH ? AND rowid > 0) GROUP BY p.person_id",
        (match,),
    ).fetchall()
    talks = {
        row[0]: row[1:]
        for row in sql.execute(
            "SELECT id, CASE kind WHEN 'note' THEN 'note' ELSE 'talk' END,"
            " trim(subject || char(10) || text || char(10) || place, char(10)), day FROM interaction"
            f" WHERE id IN {among(number for _, number, _ in latest)}"
        )
    }
    return [*promises, *((person, *talks[number]) for person, number, _ in latest)]
