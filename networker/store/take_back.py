"""Taking an import back at any later time, as a new step.

What is left is what the other imports and the user's own hands made. Rows of every import that was taken back
are looked at each time, not only those of this one: somebody whom an import brought may have stayed because
another one told of them too, and goes with the last that does.

A row has a reason to stay where the user changed it, where an import that stands changed it or told the same
(`told` in its report), or where something that stays belongs to it. Somebody whom the user edited stays whole, as
the import brought them; what other imports added that are taken back goes.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from networker.domain.changes import Changes
from networker.domain.vocabulary import ImportId, StepId
from networker.store import journal
from networker.store.errors import NothingToUndo
from networker.store.still_said import put_words_right

Values = dict[str, Any]
# Tables whose rows belong to a person, by the columns that name one.
_OF_A_PERSON: tuple[tuple[str, str], ...] = (
    ("source", "person_id"), ("handle", "person_id"), ("fact", "person_id"), ("photo", "person_id"),
    ("gathering_person", "person_id"), ("interaction_person", "person_id"),
    ("follow_up_person", "person_id"), ("group_member", "person_id"), ("person_topic", "person_id"),
    ("tie", "person_id"), ("tie", "other_id"), ("ask_person", "person_id"), ("win_person", "person_id"),
    ("reach_action", "person_id"),
)  # fmt: skip
# That two people may be one is no word about either: such a row keeps nobody.
_NAMING_PEOPLE = (*_OF_A_PERSON, ("pair", "person_id"), ("pair", "other_id"))
_OWNED = tuple(dict.fromkeys(table for table, _ in _NAMING_PEOPLE if table != "source"))
# What several people may have part in, with the table that says who.
_SHARED = (
    ("interaction", "interaction_person"), ("follow_up", "follow_up_person"), ("gathering", "gathering_person"),
    ("ask", "ask_person"), ("win", "win_person"),
)  # fmt: skip
_FROM_A_SOURCE = ("person", "handle", "fact", "photo", "group_member", "person_topic", "tie")
_SCRATCH = (
    "CREATE TEMP TABLE IF NOT EXISTS taken_import (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS told (tbl TEXT, id INTEGER, by INTEGER)",
    "CREATE TEMP TABLE IF NOT EXISTS otherwise (id INTEGER, step INTEGER, words TEXT)",
    "CREATE TEMP TABLE IF NOT EXISTS brought (tbl TEXT, id INTEGER, import_id INTEGER, by INTEGER,"
    " PRIMARY KEY (tbl, id)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS reason (tbl TEXT, id INTEGER, how INTEGER,"
    " PRIMARY KEY (tbl, id, how)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS staying (id INTEGER PRIMARY KEY, by_hand INTEGER, by INTEGER)",
)
# Why a row has a reason to stay: an import that stands changed it or tells the same, the user edited it, or gave
# it to somebody else, which is a word about them and not about the row.
TOLD, EDITED, MOVED = 0, 1, 2
_MAY_MOVE = (
    "c.tbl IN (" + ", ".join(f"'{table}'" for table in dict.fromkeys(t for t, _ in _NAMING_PEOPLE)) + ")"
)
_TAKEN = "(SELECT id FROM temp.taken_import)"
_PEOPLE = "(SELECT id FROM temp.brought WHERE tbl = 'person')"
_GONE = "(SELECT id FROM temp.brought WHERE tbl = 'person' AND id NOT IN (SELECT id FROM temp.staying))"
# Changes that made the book what it is, and are not undone; `s` is the step.
_STANDS = f"s.reverts_import IS NULL AND (s.import_id IS NULL OR s.import_id NOT IN {_TAKEN})"


def _brought(table: str) -> str:
    return f"(SELECT id FROM temp.brought WHERE tbl = '{table}')"


def _with_reason(table: str, *hows: int) -> str:
    which = ", ".join(map(str, hows or (TOLD, EDITED)))
    return f"(SELECT id FROM temp.reason WHERE tbl = '{table}' AND how IN ({which}))"


def _is_loose(table: str, column: str) -> str:
    """The test of a row brought: it did not come with somebody whom the user edited and who stays whole."""
    return (
        f"NOT EXISTS (SELECT 1 FROM temp.staying s WHERE s.id = {table}.{column} AND s.by_hand = 1"
        f" AND s.by = (SELECT by FROM temp.brought WHERE tbl = '{table}' AND id = {table}.id))"
    )


@dataclass(frozen=True, slots=True)
class Stays:
    """Somebody who stays though an import that brought them, or something of theirs, was taken back."""

    person: int
    name: str
    by_hand: bool  # the user edited them since; else another import tells of them too


def take_back(
    sql: sqlite3.Connection, import_id: ImportId, *, label: str, now: datetime
) -> tuple[Changes, list[Stays]]:
    """Take an import back, as a new step; also who stays of those whom it brought. Raises NothingToUndo."""
    journal.forget_undone(sql)
    found = sql.execute(
        "SELECT id FROM step WHERE import_id = ? AND NOT EXISTS"
        " (SELECT 1 FROM step r WHERE r.reverts_import = step.import_id)",
        (import_id,),
    ).fetchone()
    if found is None:
        raise NothingToUndo(f"There is no import {import_id} that could be undone.")
    step = StepId(found[0])
    back = journal.begin(sql, verb="undo import", label=label, now=now, reverts_import=import_id)
    sql.execute("PRAGMA defer_foreign_keys = ON")
    for statement in _SCRATCH:
        sql.execute(statement)
    _gather(sql)
    _find_reasons(sql)
    _find_staying(sql)
    stays = _stays(sql, import_id)
    _delete(sql)
    _turn_values_back(sql, step, back)
    _forget_who_is_me(sql)
    put_words_right(sql, import_id, back)
    _share_no_more(sql, back)
    _name_other_sources(sql)
    _keep_who_stays(sql, import_id, stays)
    for table in ("taken_import", "told", "otherwise", "brought", "reason", "staying"):
        sql.execute(f"DELETE FROM temp.{table}")
    return journal.finish(sql, back, label=label), stays


def _gather(sql: sqlite3.Connection) -> None:
    """Note the imports that are taken back, all rows that they brought, and what those that stand told again."""
    sql.execute("INSERT INTO temp.taken_import SELECT reverts_import FROM step WHERE reverts_import NOT NULL")
    for table in journal.journalled_tables():
        sql.execute(
            f"INSERT INTO temp.brought SELECT '{table}', id, import_id, import_id FROM {table} t"
            f" WHERE import_id IN {_TAKEN} AND NOT EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id"
            f" WHERE c.tbl = '{table}' AND c.row_id = t.id AND c.before IS NULL AND s.import_id <> t.import_id)"
        )
        # A whole book that came back: its rows tell of imports long past, which may have numbers of imports of this
        # book that were taken back before. So the journal says which they are.
        # Whatever took the number of one of them since is none: a row that was put in later, by hand or import.
        sql.execute(
            f"INSERT OR IGNORE INTO temp.brought SELECT '{table}', t.id, t.import_id, s.import_id"
            f" FROM change c JOIN step s ON s.id = c.step_id JOIN {table} t ON t.id = c.row_id"
            f" WHERE s.import_id IN {_TAKEN} AND c.tbl = '{table}' AND c.before IS NULL"
            " AND (t.import_id IS NULL OR t.import_id NOT IN"
            " (SELECT l.import_id FROM step l WHERE l.import_id NOT NULL AND l.id > s.id))"
            " AND NOT EXISTS (SELECT 1 FROM change l WHERE l.tbl = c.tbl AND l.row_id = c.row_id AND l.id > c.id"
            " AND l.before IS NULL)"
        )
    reports = sql.execute(
        "SELECT i.id, s.id, json_extract(i.report, '$.told'), json_extract(i.report, '$.told_otherwise')"
        " FROM import i JOIN step s ON s.import_id = i.id"
        f" WHERE json_valid(i.report) AND i.id NOT IN {_TAKEN}"
    )
    for number, step, told, otherwise in reports.fetchall():
        sql.executemany("INSERT INTO temp.told VALUES (?, ?, ?)", _told(number, told))
        for record, *words in json.loads(otherwise or "[]"):
            sql.execute("INSERT INTO temp.otherwise VALUES (?, ?, ?)", (record, step, json.dumps(words)))


def _told(by: int, spans: str | None) -> Iterator[tuple[str, int, int]]:
    for table, ranges in json.loads(spans or "{}").items():
        for first, last in ranges:
            yield from ((table, number, by) for number in range(first, last + 1))


def _find_reasons(sql: sqlite3.Connection) -> None:
    """Note which of the rows brought were changed or told again by what stands."""
    changes = (
        # Changes are the fewer by far, so they come first.
        "FROM change c CROSS JOIN temp.brought b ON b.tbl = c.tbl AND b.id = c.row_id"
        f" CROSS JOIN step s ON s.id = c.step_id WHERE c.before NOT NULL AND {_STANDS}"
        # Numbers are given again: what was changed must have been this very row.
        " AND json_extract(c.before, '$.import_id') IS b.import_id"
    )
    # Looking at each is dear, so only at what may be no word about the row itself.
    plain = f"NOT {_MAY_MOVE} OR c.tbl <> 'handle' AND s.import_id NOT NULL"
    sql.execute(
        f"INSERT OR IGNORE INTO temp.reason SELECT b.tbl, b.id, s.import_id IS NULL {changes} AND ({plain})"
    )
    rows = sql.execute(
        f"SELECT c.id, b.tbl, b.id, s.import_id IS NULL, c.before {changes} AND NOT ({plain})"
    ).fetchall()
    for change, table, number, by_hand, image in rows:
        before, after = json.loads(image), _after(sql, table, number, change)
        changed = {name for name, value in after.items() if before.get(name) != value}
        # Neither that somebody else has the same address is a word about this one, nor in which country it is.
        if changed - {"shared", "key"}:
            how = MOVED if changed <= {"person_id", "other_id", "shared"} else by_hand
            sql.execute("INSERT OR IGNORE INTO temp.reason VALUES (?, ?, ?)", (table, number, how))
    sql.execute(
        f"INSERT OR IGNORE INTO temp.reason SELECT b.tbl, b.id, {TOLD} FROM temp.told t CROSS JOIN temp.brought b"
        " ON b.tbl = t.tbl AND b.id = t.id WHERE b.import_id IS NULL OR b.import_id < t.by"
    )


def _after(sql: sqlite3.Connection, table: str, row: int, change: int) -> Values:
    """A row as a change left it."""
    later = sql.execute(
        "SELECT before FROM change WHERE tbl = ? AND row_id = ? AND id > ? AND before NOT NULL ORDER BY id LIMIT 1",
        (table, row, change),
    ).fetchone()
    return json.loads(later[0]) if later else journal.present(sql, table, row) or {}


def _find_staying(sql: sqlite3.Connection) -> None:
    """Note who of the people brought stays: whom the user edited, and of whom another import tells."""
    for by_hand, hows in ((True, (EDITED, MOVED)), (False, (TOLD,))):
        whose = "t.import_id IS NULL" if by_hand else "t.import_id NOT NULL"
        queries = [_with_reason("person", *hows)[1:-1]]
        for table, column in _OF_A_PERSON:
            # That somebody is missing in a newer export is said of those alone who are in the book.
            other = f"{whose} AND t.field <> 'left'" if table == "fact" and not by_hand else whose
            queries.append(
                f"SELECT t.{column} FROM {table} t WHERE t.{column} IN {_PEOPLE} AND ({other}"
                f" AND t.id NOT IN {_brought(table)} OR t.id IN {_with_reason(table, *hows)})"
            )
        for parent, link in _SHARED:
            queries.append(f"SELECT person_id FROM {link} WHERE {parent}_id IN {_with_reason(parent, *hows)}")
        sql.execute(
            f"INSERT OR IGNORE INTO temp.staying SELECT id, {int(by_hand)}, by FROM temp.brought"
            f" WHERE tbl = 'person' AND id IN ({' UNION '.join(queries)})"
        )


def _stays(sql: sqlite3.Connection, import_id: ImportId) -> list[Stays]:
    """Who stays of those whom this import brought, and others of whom the user edited what it brought.

    The user's own entry is no contact, so whether it stays is no news.
    """
    owners = " UNION ".join(
        f"SELECT {column} FROM {table} WHERE id IN (SELECT b.id FROM temp.brought b JOIN temp.reason r"
        f" ON r.tbl = b.tbl AND r.id = b.id WHERE b.tbl = '{table}' AND b.by = :import AND r.how = {EDITED})"
        for table, column in _OF_A_PERSON
    )
    rows = sql.execute(
        "SELECT p.id, p.name, max(found.by_hand) FROM person p JOIN (SELECT s.id, s.by_hand FROM temp.staying s"
        " JOIN temp.brought b ON b.tbl = 'person' AND b.id = s.id AND b.by = :import"
        f" UNION ALL SELECT id, 1 FROM person WHERE id IN ({owners})) found ON found.id = p.id"
        " AND p.me = 0 GROUP BY p.id ORDER BY p.id",
        {"import": import_id},
    )
    return [Stays(number, name, bool(by_hand)) for number, name, by_hand in rows]


# ---- rows that go


def _delete(sql: sqlite3.Connection) -> None:
    """Take out what has no reason to stay, what belongs to something before the thing itself."""
    for table, column in _NAMING_PEOPLE:
        sql.execute(f"DELETE FROM {table} WHERE {column} IN {_GONE}")
    columns: dict[str, list[str]] = {}
    for table, column in _NAMING_PEOPLE:
        columns.setdefault(table, []).append(column)
    of_thing = {link: parent for parent, link in _SHARED}
    for table in _OWNED:
        query = f"DELETE FROM {table} WHERE id IN {_brought(table)} AND id NOT IN {_with_reason(table)}"
        for column in columns[table]:
            query += f" AND {_is_loose(table, column)}"
        if parent := of_thing.get(table):
            query += f" AND {parent}_id NOT IN {_with_reason(parent)}"
        sql.execute(query)
    for thing, link in _SHARED:
        gone = (
            f"SELECT id FROM {thing} WHERE id IN {_brought(thing)} AND id NOT IN (SELECT {thing}_id FROM {link})"
            f" AND id NOT IN {_with_reason(thing, EDITED)}"
        )
        if thing == "interaction":
            sql.execute(f"DELETE FROM interaction_topic WHERE interaction_id IN ({gone})")
            sql.execute(
                f"DELETE FROM interaction_topic WHERE id IN {_brought('interaction_topic')}"
                f" AND interaction_id NOT IN {_brought('interaction')}"
                f" AND id NOT IN {_with_reason('interaction_topic')}"
            )
        sql.execute(f"DELETE FROM {thing} WHERE id IN ({gone})")
    for kind, links in (
        ("people_group", ("group_member",)),
        ("topic", ("person_topic", "interaction_topic")),
    ):
        column = "group_id" if kind == "people_group" else "topic_id"
        query = f"DELETE FROM {kind} WHERE id IN {_brought(kind)} AND id NOT IN {_with_reason(kind, EDITED)}"
        for link in links:
            query += f" AND id NOT IN (SELECT {column} FROM {link})"
        sql.execute(query)
    query = f"DELETE FROM source WHERE id IN {_brought('source')} AND id NOT IN {_with_reason('source')}"
    sql.execute(f"{query} AND {_is_loose('source', 'person_id')}")
    sql.execute(f"DELETE FROM person WHERE id IN {_GONE}")


# ---- values that turn back


def _turn_values_back(sql: sqlite3.Connection, step: StepId, back: StepId) -> None:
    """Give what the import changed the values that it would have had without any import that is taken back."""
    changes = sql.execute(
        f"SELECT c.tbl, c.row_id, c.before, {_STANDS} FROM change c JOIN step s ON s.id = c.step_id"
        " WHERE c.step_id <> ? AND (c.tbl, c.row_id) IN"
        " (SELECT tbl, row_id FROM change WHERE step_id = ? AND before NOT NULL) ORDER BY c.tbl, c.row_id, c.id",
        (back, step),
    ).fetchall()
    for (table, row), history in groupby(changes, key=itemgetter(0, 1)):
        present = journal.present(sql, table, row)
        if present is None:
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


def _forget_who_is_me(sql: sqlite3.Connection) -> None:
    """Somebody of whom only imports that are taken back said that they are the user is a contact again."""
    sql.execute(
        "UPDATE person SET me = 0 WHERE me = 1 AND id NOT IN (SELECT id FROM temp.told WHERE tbl = 'me')"
        f" AND EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id AND s.import_id IN {_TAKEN}"
        " WHERE c.tbl = 'person' AND c.row_id = person.id AND json_extract(c.before, '$.me') = 0)"
    )


def _share_no_more(sql: sqlite3.Connection, back: StepId) -> None:
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


def _name_other_sources(sql: sqlite3.Connection) -> None:
    """What stays of a record that is gone was told by another record of the person, or is the user's own now."""
    for table in _FROM_A_SOURCE:
        owner = "id" if table == "person" else "person_id"
        sql.execute(
            f"UPDATE {table} SET source_id = (SELECT max(o.id) FROM source o WHERE o.person_id = {table}.{owner})"
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


def _keep_who_stays(sql: sqlite3.Connection, import_id: ImportId, stays: list[Stays]) -> None:
    """Put who stays into the import's report, from where it is told as long as it is taken back."""
    sql.execute(
        "UPDATE import SET report = json_set(CASE WHEN json_valid(report) AND json_type(report) = 'object'"
        " THEN report ELSE '{}' END, '$.kept', json(?)) WHERE id = ?",
        (json.dumps([[each.person, int(each.by_hand)] for each in stays]), import_id),
    )
