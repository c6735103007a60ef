"""What goes when an import is taken back, and which values turn back: rows without a reason to stay, and words that only
imports said which are taken back.
"""

import json
import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import Any

from networker.domain.vocabulary import StepId
from networker.store import journal
from networker.store.parts import EDITED
from networker.store.reasons import by_no_merge
from networker.store.scratch import (
    GONE,
    NAMING_PEOPLE,
    OWNED,
    SHARED,
    STANDS,
    TAKEN,
    TOLD,
    brought,
    is_loose,
    with_reason,
)

Values = dict[str, Any]
_FROM_A_SOURCE = ("person", "handle", "fact", "photo", "group_member", "person_topic", "tie")


def delete_rows(sql: sqlite3.Connection, back: StepId) -> None:
    """Take out what has no reason to stay, what belongs to something before the thing itself."""
    for table, column in NAMING_PEOPLE:
        sql.execute(f"DELETE FROM {table} WHERE {column} IN {GONE}")
    columns: dict[str, list[str]] = {}
    for table, column in NAMING_PEOPLE:
        columns.setdefault(table, []).append(column)
    of_thing = {link: parent for parent, link in SHARED}
    for table in OWNED:
        query = f"DELETE FROM {table} WHERE id IN {brought(table)} AND id NOT IN {with_reason(table)}"
        for column in columns[table]:
            query += f" AND {is_loose(table, column)}"
        if parent := of_thing.get(table):
            hows = (EDITED,) if parent == "interaction" else (TOLD, EDITED)
            query += f" AND {parent}_id NOT IN {with_reason(parent, *hows)}"
        sql.execute(query)
    for thing, link in SHARED:
        # What an import that stands told goes with the last of those whom it knew only from what is taken back.
        left = f"SELECT json_extract(before, '$.{thing}_id') FROM change WHERE step_id = {back} AND tbl = '{link}'"
        gone = (
            f"SELECT id FROM {thing} WHERE (id IN {brought(thing)} OR import_id NOT NULL AND id IN ({left}))"
            f" AND id NOT IN (SELECT {thing}_id FROM {link}) AND id NOT IN {with_reason(thing, EDITED)}"
        )
        if thing == "gathering":  # that the user logged a talk at it is a word about it
            gone += " AND id NOT IN (SELECT gathering_id FROM interaction WHERE gathering_id NOT NULL AND import_id IS NULL)"
            sql.execute(f"UPDATE interaction SET gathering_id = NULL WHERE gathering_id IN ({gone})")
        if thing == "interaction":
            sql.execute(f"DELETE FROM interaction_topic WHERE interaction_id IN ({gone})")
            sql.execute(
                f"DELETE FROM interaction_topic WHERE id IN {brought('interaction_topic')}"
                f" AND interaction_id NOT IN {brought('interaction')}"
                f" AND id NOT IN {with_reason('interaction_topic')}"
            )
        sql.execute(f"DELETE FROM {thing} WHERE id IN ({gone})")
    for kind, links in (
        ("people_group", ("group_member",)),
        ("topic", ("person_topic", "interaction_topic")),
    ):
        column = "group_id" if kind == "people_group" else "topic_id"
        query = f"DELETE FROM {kind} WHERE id IN {brought(kind)} AND id NOT IN {with_reason(kind, EDITED)}"
        for link in links:
            query += f" AND id NOT IN (SELECT {column} FROM {link})"
        sql.execute(query)
    query = f"DELETE FROM source WHERE id IN {brought('source')} AND id NOT IN {with_reason('source')}"
    sql.execute(f"{query} AND {is_loose('source', 'person_id')}")
    sql.execute(f"DELETE FROM person WHERE id IN {GONE}")
    sql.execute(  # what a merge wrote of a record goes with that
        "DELETE FROM fact WHERE id IN (SELECT t.id FROM fact t WHERE t.import_id IS NULL AND t.source_id NOT NULL"
        f" AND t.source_id NOT IN (SELECT id FROM source) AND NOT {by_no_merge('fact')})"
    )


def turn_values_back(sql: sqlite3.Connection, step: StepId, back: StepId, *, but: set[int]) -> None:
    """Give what the import changed the values that it would have had without any import that is taken back.

    `but`: talks that say what they should.
    """
    changes = sql.execute(
        f"SELECT c.tbl, c.row_id, c.before, {STANDS} FROM change c JOIN step s ON s.id = c.step_id"
        " WHERE c.step_id <> ? AND (c.tbl, c.row_id) IN"
        " (SELECT tbl, row_id FROM change WHERE step_id = ? AND before NOT NULL) ORDER BY c.tbl, c.row_id, c.id",
        (back, step),
    ).fetchall()
    for (table, row), history in groupby(changes, key=itemgetter(0, 1)):
        present = journal.present(sql, table, row)
        if present is None or (table == "interaction" and row in but):
            continue  # somebody took it out, or it went just now
        values = _without(
            present, [(json.loads(before) if before else None, ok) for *_, before, ok in history]
        )
        turned = {
            name: value
            for name, value in values.items()
            if value != present[name] and (table, name) not in (("handle", "shared"), ("person", "me"))
        }
        if "key" in turned and journal.others_have(sql, present | turned):  # who came to the former one since
            turned["shared"] = 1
            sql.execute(
                "UPDATE handle SET shared = 1 WHERE channel = ? AND key = ? AND shared = 0",
                (present["channel"], turned["key"]),
            )
        if turned:
            places = ", ".join(f"{name} = ?" for name in turned)
            sql.execute(f"UPDATE {table} SET {places} WHERE id = ?", (*turned.values(), row))


def _without(present: Values, history: list[tuple[Values | None, bool]]) -> Values:
    """A row as the changes that stand make it: each of them a column's value, the last one counts.

    `history` holds each change's image before it, and whether it stands. Numbers are given again: where a row
    was put in anew, or under another import, an earlier one's changes are not of it.
    """
    images = [before for before, _ in history] + [present]
    values: Values = {}
    for n, (_, stands) in enumerate(history):
        before, after = images[n], images[n + 1]
        if before is None or after is None or before["import_id"] != after["import_id"]:
            values = {}
            continue
        values = values or dict(before)
        if stands:
            values |= {name: value for name, value in after.items() if before.get(name) != value}
    return values


def forget_who_is_me(sql: sqlite3.Connection) -> None:
    """Somebody of whom only imports that are taken back said that they are the user is a contact again."""
    sql.execute(
        "UPDATE person SET me = 0 WHERE me = 1 AND id NOT IN (SELECT id FROM temp.told WHERE tbl = 'me')"
        f" AND EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id AND s.import_id IN {TAKEN}"
        " WHERE c.tbl = 'person' AND c.row_id = person.id AND json_extract(c.before, '$.me') = 0)"
    )


def share_no_more(sql: sqlite3.Connection, back: StepId) -> None:
    """An address that only one is left to have is theirs alone again."""
    sql.execute(
        "UPDATE handle SET shared = 0 WHERE shared = 1 AND key <> '' AND (channel, key) IN"
        " (SELECT json_extract(before, '$.channel'), json_extract(before, '$.key') FROM change"
        " WHERE step_id = ?1 AND tbl = 'handle' AND before NOT NULL UNION SELECT h.channel, h.key FROM change c"
        " JOIN handle h ON h.id = c.row_id WHERE c.step_id = ?1 AND c.tbl = 'handle') AND NOT EXISTS (SELECT 1 FROM handle o"
        " WHERE o.channel = handle.channel AND o.key = handle.key AND o.shared = 1 AND o.id <> handle.id)"
        " AND NOT EXISTS (SELECT 1 FROM handle o"
        " WHERE o.channel = handle.channel AND o.key = handle.key AND o.shared = 0)",
        (back,),
    )


# A job was told by a record that says it.
_SAYING_SO = (
    "(SELECT max(o.id) FROM source o WHERE o.person_id = fact.person_id AND fact.field = 'job'"
    " AND (o.title, o.company) = (fact.value, fact.detail))"
)


def name_other_sources(sql: sqlite3.Connection) -> None:
    """What stays of a record that is gone was told by another record of the person, or is the user's own now."""
    for table in _FROM_A_SOURCE:
        owner = "id" if table == "person" else "person_id"
        sql.execute(
            f"UPDATE {table} SET source_id = coalesce({_SAYING_SO if table == 'fact' else 'NULL'},"
            f" (SELECT max(o.id) FROM source o WHERE o.person_id = {table}.{owner}))"
            " WHERE source_id NOT NULL AND source_id NOT IN (SELECT id FROM source)"
        )
    # Who took part in a talk is told by a record of its own kind, or by the user.
    sql.execute(
        "UPDATE interaction_person SET source_id = (SELECT max(o.id) FROM source o JOIN interaction i"
        " ON i.id = interaction_id AND i.origin = o.kind WHERE o.person_id = interaction_person.person_id)"
        " WHERE source_id NOT NULL AND source_id NOT IN (SELECT id FROM source)"
    )
    sql.execute(
        "UPDATE follow_up_person SET source_id = NULL"
        " WHERE source_id NOT NULL AND source_id NOT IN (SELECT id FROM source)"
    )
