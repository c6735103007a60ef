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
from networker.store.found_by_comparing import forget_appeared, forget_departures
from networker.store.jobs_anew import put_jobs_right
from networker.store.names_anew import put_names_right
from networker.store.only_anew import put_only_ones_right
from networker.store.parts import (
    EDITED,
    JOINED,
    Part,
    forget_own_names,
    made_by_hand,
    note_doubles,
    note_parts,
    note_whole,
    parts,
)
from networker.store.standing import TAKEN_BACK
from networker.store.still_said import put_words_right
from networker.store.still_talked import keep_what_was_said

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
    "CREATE INDEX IF NOT EXISTS temp.told_row ON told (tbl, id)",
    "CREATE TEMP TABLE IF NOT EXISTS came_by (person_id INTEGER, by INTEGER, PRIMARY KEY (person_id, by))"
    " WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS otherwise (id INTEGER, step INTEGER, words TEXT, older INTEGER)",
    "CREATE INDEX IF NOT EXISTS temp.otherwise_row ON otherwise (id)",
    "CREATE TEMP TABLE IF NOT EXISTS in_part (id INTEGER, step INTEGER, turns TEXT, PRIMARY KEY (id, step)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS brought (tbl TEXT, id INTEGER, import_id INTEGER, by INTEGER,"
    " PRIMARY KEY (tbl, id)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS reason (tbl TEXT, id INTEGER, how INTEGER, by INTEGER,"
    " PRIMARY KEY (tbl, id, how, by)) WITHOUT ROWID",  # by: an import, or 0 for the user
    "CREATE TEMP TABLE IF NOT EXISTS staying (id INTEGER PRIMARY KEY, by_hand INTEGER)",
    # Which imports brought somebody, or a part of them; and whether that stays whole where they stay by hand.
    "CREATE TEMP TABLE IF NOT EXISTS component (person_id INTEGER, by INTEGER, whole INTEGER, PRIMARY KEY (person_id, by))"
    " WITHOUT ROWID",
)
# Why a row has a reason to stay: an import that stands changed it or tells the same, the user edited it, or gave
# it to somebody else, which is a word about them and not about the row.
TOLD, MOVED = 0, 2
_TAKEN = "(SELECT id FROM temp.taken_import)"
# Whom an import that is taken back brought, or a part of them.
_PEOPLE = f"(SELECT person_id FROM temp.component WHERE by IN {_TAKEN})"
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
        f"NOT EXISTS (SELECT 1 FROM temp.staying s JOIN temp.component p ON p.person_id = s.id"
        f" WHERE s.id = {table}.{column} AND s.by_hand = 1"
        f" AND p.whole AND p.by = (SELECT by FROM temp.brought WHERE tbl = '{table}' AND id = {table}.id))"
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
    made_of = parts(sql)
    note_parts(sql, made_of)
    _find_reasons(sql)
    note_doubles(sql, made_of, TOLD)
    _find_staying(sql, made_of)
    stays = _stays(sql, import_id)
    _delete(sql, back)
    settled = keep_what_was_said(sql)
    _turn_values_back(sql, step, back, but=settled)
    _forget_who_is_me(sql)
    put_words_right(sql, import_id, back)
    put_names_right(sql, import_id, back)
    forget_own_names(sql, made_of)
    forget_departures(sql, back)
    forget_appeared(sql)
    put_jobs_right(sql, import_id, back)
    put_only_ones_right(sql, import_id, back)
    _share_no_more(sql, back)
    _name_other_sources(sql)
    _keep_who_stays(sql, import_id, stays)
    for table in (
        "taken_import",
        "told",
        "came_by",
        "otherwise",
        "in_part",
        "brought",
        "reason",
        "staying",
        "component",
    ):
        sql.execute(f"DELETE FROM temp.{table}")
    return journal.finish(sql, back, label=label), stays


def _gather(sql: sqlite3.Connection) -> None:
    """Note the imports that are taken back, all rows that they brought, and what those that stand told again."""
    sql.execute(f"INSERT INTO temp.taken_import {TAKEN_BACK}")
    for table in journal.journalled_tables():
        sql.execute(
            f"INSERT INTO temp.brought SELECT '{table}', id, import_id, import_id FROM {table} t"
            f" WHERE import_id IN {_TAKEN} AND NOT EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id"
            f" WHERE c.tbl = '{table}' AND c.row_id = t.id AND c.before IS NULL AND s.verb = 'restore'"
            " AND s.import_id <> t.import_id)"
        )
        # A whole book that came back: its rows tell of imports long past, which may have numbers of imports of this
        # book that were taken back before. So the journal says which they are.
        # Whatever took the number of one of them since is none: a row that was put in later, by hand or import.
        sql.execute(
            f"INSERT OR IGNORE INTO temp.brought SELECT '{table}', t.id, t.import_id, s.import_id"
            f" FROM change c JOIN step s ON s.id = c.step_id JOIN {table} t ON t.id = c.row_id"
            f" WHERE s.import_id IN {_TAKEN} AND s.verb = 'restore' AND c.tbl = '{table}' AND c.before IS NULL"
            " AND (t.import_id IS NULL OR t.import_id NOT IN"
            " (SELECT l.import_id FROM step l WHERE l.import_id NOT NULL AND l.id > s.id))"
            " AND NOT EXISTS (SELECT 1 FROM change l WHERE l.tbl = c.tbl AND l.row_id = c.row_id AND l.id > c.id"
            " AND l.before IS NULL)"
        )
    reports = sql.execute(
        "SELECT i.id, s.id, json_extract(i.report, '$.told'), json_extract(i.report, '$.came_by'),"
        " json_extract(i.report, '$.told_otherwise'), json_extract(i.report, '$.told_turns'),"
        " json_extract(i.report, '$.held')"
        " FROM import i JOIN step s ON s.import_id = i.id"
        f" WHERE json_valid(i.report) AND i.id NOT IN {_TAKEN}"
    )
    for number, step, told, came_by, otherwise, turns, held in reports.fetchall():
        for table, spans in json.loads(told or "{}").items():
            rows = ((table, each, number) for each in _each(spans))
            sql.executemany("INSERT INTO temp.told VALUES (?, ?, ?)", rows)
        met = ((each, number) for each in _each(json.loads(came_by or "[]")))
        sql.executemany("INSERT INTO temp.came_by VALUES (?, ?)", met)
        older = {line[0] for line in json.loads(held or "[]")}
        lines = (
            (record, step, json.dumps(words), record in older)
            for record, *words in json.loads(otherwise or "[]")
        )
        sql.executemany("INSERT INTO temp.otherwise VALUES (?, ?, ?, ?)", lines)
        in_part = ((talk, step, marks) for talk, marks in json.loads(turns or "[]"))
        sql.executemany("INSERT INTO temp.in_part VALUES (?, ?, ?)", in_part)


def _each(spans: list[tuple[int, int]]) -> Iterator[int]:
    for first, last in spans:
        yield from range(first, last + 1)


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
    plain = "c.tbl NOT IN ('handle', 'fact') AND s.import_id NOT NULL"
    sql.execute(
        f"INSERT OR IGNORE INTO temp.reason SELECT b.tbl, b.id, {TOLD}, s.import_id {changes} AND {plain}"
    )
    rows = sql.execute(f"SELECT DISTINCT b.tbl, b.id {changes} AND NOT ({plain})").fetchall()
    for table, number in rows:
        for by, changed in _changed(sql, table, number).items():
            how = TOLD if by else MOVED if changed <= {"person_id", "other_id"} else EDITED
            sql.execute("INSERT OR IGNORE INTO temp.reason VALUES (?, ?, ?, ?)", (table, number, how, by))
    _find_edits(sql)
    sql.execute(
        f"INSERT OR IGNORE INTO temp.reason SELECT b.tbl, b.id, {TOLD}, t.by FROM temp.told t CROSS JOIN temp.brought b"
        " ON b.tbl = t.tbl AND b.id = t.id WHERE b.import_id IS NULL OR b.import_id < t.by"
    )


def _find_edits(sql: sqlite3.Connection) -> None:
    """The same of what imports that stand brought to those people: whoever takes that back later finds it so."""
    mine = f"s.import_id IS NULL AND {_STANDS} AND s.verb NOT IN ({JOINED}, 'split')"
    owners = [("person", "id"), *_OF_A_PERSON]
    for table, column in owners:
        query = (
            f"SELECT DISTINCT t.id FROM change c CROSS JOIN {table} t ON t.id = c.row_id CROSS JOIN step s ON s.id = c.step_id"
            f" WHERE c.tbl = '{table}' AND c.before NOT NULL AND {mine} AND t.{column} IN {_PEOPLE}"
            f" AND t.id NOT IN {_brought(table)} AND json_extract(c.before, '$.import_id') IS t.import_id"
        )
        for (number,) in sql.execute(query).fetchall():
            if _changed(sql, table, number).get(0, set()) - {"person_id", "other_id"}:
                sql.execute(
                    f"INSERT OR IGNORE INTO temp.reason VALUES ('{table}', ?, {EDITED}, 0)", (number,)
                )


def _changed(sql: sqlite3.Connection, table: str, row: int, gone: Part | None = None) -> dict[int, set[str]]:
    """Which columns of a row are otherwise than they were, by the import that changed them, or 0 for the user.

    What was edited and put back is as it was; what merge and split change is whose it is. Neither that somebody else has
    the same address is a word about this one, nor in which country it is, nor is it of a fact that an import ended it or
    put another one in its place. `gone`: of a person's row that went with a merge.
    """
    history = sql.execute(
        f"SELECT c.before, coalesce(s.import_id, 0), {_STANDS} AND s.verb NOT IN ({JOINED}, 'split')"
        " FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = ? AND c.row_id = ? AND c.id < ? ORDER BY c.id",
        (table, row, gone.change if gone else 2**62),
    ).fetchall()
    present = gone.row if gone else journal.present(sql, table, row)
    assert present is not None  # only of rows that are there
    images: list[Values] = [json.loads(before) if before else {} for before, *_ in history] + [present]
    before: dict[tuple[int, str], Any] = {}
    after: dict[tuple[int, str], Any] = {}
    for n, (_, by, stands) in enumerate(history):
        old, new = images[n], images[n + 1]
        # Numbers are given again, and another row's changes are not of this one.
        if any(image and image["import_id"] != present["import_id"] for image in (old, new)):
            before, after = {}, {}
            continue
        for name in (old | new).keys() - {"shared", "key"} if stands else ():
            if old.get(name) != new.get(name):
                before.setdefault((by, name), old.get(name))
                after[by, name] = new.get(name)
    found: dict[int, set[str]] = {}
    for (by, name), value in after.items():
        if value != before[by, name] and not (by and table == "fact" and name in ("until", "aside")):
            found.setdefault(by, set()).add(name)
    return found


_PERSON_EDITED = f"SELECT 1 FROM temp.reason WHERE tbl = 'person' AND id = ? AND how = {EDITED} AND by = 0"


def _find_staying(sql: sqlite3.Connection, made_of: list[Part]) -> None:
    """Note who of the people brought stays: whom the user edited, and of whom another import tells."""
    edited = {each.gone for each in made_of if _changed(sql, "person", each.gone, each).get(0)}
    rows = {each.person for each in made_of}
    edited |= {each for each in rows if sql.execute(_PERSON_EDITED, (each,)).fetchone()}
    note_whole(sql, made_of, edited, _OF_A_PERSON)
    sql.executemany(
        f"INSERT OR IGNORE INTO temp.staying SELECT id, 1 FROM person WHERE id = ? AND id IN {_PEOPLE}",
        [(person,) for person in made_by_hand(made_of, edited)],
    )
    for by_hand, hows in ((True, (EDITED, MOVED)), (False, (TOLD,))):
        queries = [_having_reason("person", "id", "person", "id", *hows)]
        for table, column in _OF_A_PERSON:
            queries.append(_having_reason(table, column, table, "id", *hows))
            whose = (
                f"t.import_id {'IS' if by_hand else 'NOT'} NULL AND {_is_met(f't.{column}', 't.import_id')}"
            )
            # That somebody is missing in a newer export is said of those alone who are in the book.
            other = f"{whose} AND t.field <> 'left'" if table == "fact" and not by_hand else whose
            if by_hand:  # what a merge wrote is of no hand
                other += f" AND {_by_no_merge(table)}"
            queries.append(
                f"SELECT t.{column} FROM {table} t WHERE t.{column} IN {_PEOPLE} AND {other}"
                f" AND t.id NOT IN {_brought(table)}"
            )
        for parent, link in _SHARED:
            # Of talks it is noted who took part, and that is a word about them; else it keeps those who are told of.
            told = " AND (t.person_id, r.by) IN (SELECT id, by FROM temp.told WHERE tbl = 'person')"
            if by_hand or parent != "interaction":
                query = _having_reason(link, "person_id", parent, f"{parent}_id", *hows)
                queries.append(query if by_hand else query + told)
        if not by_hand:  # another import brought them, who have a part of this one's
            brought = _brought("person")
            queries.append(f"SELECT id FROM person WHERE import_id NOT NULL AND id NOT IN {brought}")
        sql.execute(
            f"INSERT OR IGNORE INTO temp.staying SELECT id, {int(by_hand)} FROM person"
            f" WHERE id IN {_PEOPLE} AND id IN ({' UNION '.join(queries)})"
        )


def _by_no_merge(table: str) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = '{table}' AND c.row_id = t.id"
        f" AND c.before IS NULL AND s.verb IN ({JOINED}))"
    )


def _having_reason(table: str, person: str, of: str, column: str, *hows: int) -> str:
    """Whom the rows of a table name that have a reason themselves, or belong by a column to something that has."""
    return (
        f"SELECT t.{person} FROM temp.reason r CROSS JOIN {table} t ON t.{column} = r.id WHERE r.tbl = '{of}'"
        f" AND r.how IN ({', '.join(map(str, hows))}) AND {_is_met(f't.{person}', 'r.by')}"
    )


def _is_met(person: str, by: str) -> str:
    """The test that an import does not only mention somebody: alone, it would have left them out."""
    return f"NOT EXISTS (SELECT 1 FROM temp.came_by m WHERE m.person_id = {person} AND m.by = {by})"


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
        " JOIN temp.component b ON b.person_id = s.id AND b.by = :import"
        f" UNION ALL SELECT id, 1 FROM person WHERE id IN ({owners})) found ON found.id = p.id"
        " AND p.me = 0 GROUP BY p.id ORDER BY p.id",
        {"import": import_id},
    )
    return [Stays(number, name, bool(by_hand)) for number, name, by_hand in rows]


# ---- rows that go


def _delete(sql: sqlite3.Connection, back: StepId) -> None:
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
            hows = (EDITED,) if parent == "interaction" else (TOLD, EDITED)
            query += f" AND {parent}_id NOT IN {_with_reason(parent, *hows)}"
        sql.execute(query)
    for thing, link in _SHARED:
        # What an import that stands told goes with the last of those whom it knew only from what is taken back.
        left = f"SELECT json_extract(before, '$.{thing}_id') FROM change WHERE step_id = {back} AND tbl = '{link}'"
        gone = (
            f"SELECT id FROM {thing} WHERE (id IN {_brought(thing)} OR import_id NOT NULL AND id IN ({left}))"
            f" AND id NOT IN (SELECT {thing}_id FROM {link}) AND id NOT IN {_with_reason(thing, EDITED)}"
        )
        if thing == "gathering":  # that the user logged a talk at it is a word about it
            gone += " AND id NOT IN (SELECT gathering_id FROM interaction WHERE gathering_id NOT NULL AND import_id IS NULL)"
            sql.execute(f"UPDATE interaction SET gathering_id = NULL WHERE gathering_id IN ({gone})")
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
    sql.execute(  # what a merge wrote of a record goes with that
        "DELETE FROM fact WHERE id IN (SELECT t.id FROM fact t WHERE t.import_id IS NULL AND t.source_id NOT NULL"
        f" AND t.source_id NOT IN (SELECT id FROM source) AND NOT {_by_no_merge('fact')})"
    )


# ---- values that turn back


def _turn_values_back(sql: sqlite3.Connection, step: StepId, back: StepId, *, but: set[int]) -> None:
    """Give what the import changed the values that it would have had without any import that is taken back.

    `but`: talks that say what they should.
    """
    changes = sql.execute(
        f"SELECT c.tbl, c.row_id, c.before, {_STANDS} FROM change c JOIN step s ON s.id = c.step_id"
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


# A job was told by a record that says it.
_SAYING_SO = (
    "(SELECT max(o.id) FROM source o WHERE o.person_id = fact.person_id AND fact.field = 'job'"
    " AND (o.title, o.company) = (fact.value, fact.detail))"
)


def _name_other_sources(sql: sqlite3.Connection) -> None:
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


def _keep_who_stays(sql: sqlite3.Connection, import_id: ImportId, stays: list[Stays]) -> None:
    """Put who stays into the import's report, from where it is told as long as it is taken back."""
    sql.execute(
        "UPDATE import SET report = json_set(CASE WHEN json_valid(report) AND json_type(report) = 'object'"
        " THEN report ELSE '{}' END, '$.kept', json(?)) WHERE id = ?",
        (json.dumps([[each.person, int(each.by_hand)] for each in stays]), import_id),
    )
