"""Reading for merges: what both sides have, which merges are in effect, and what came since.

A merge leaves its trace in the journal: the pair of the two with the verdict "same", noted and at once taken
out again with the person who is gone. Nothing is written here.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.ids import among

Row = tuple[Any, ...]
Values = dict[str, Any]  # a row by its columns
VERBS = ("merge", "merge safe")
PRESENT = "aside, noted DESC, coalesce(since, '') DESC, id DESC"  # the first of this order is the present one


@dataclass(frozen=True, slots=True)
class Merged:
    """One person who became a part of another: a stretch of a step's journal, from `first` to `last`."""

    step: int
    at: str
    first: int
    last: int
    keep: int
    gone: int
    name: str  # of who is gone, as people read it
    former: str  # of who was kept, before


# Who has an address: each half has an index of its own, which the question without `shared` could not use.
HAVING = (
    "SELECT id, person_id, shared FROM handle WHERE channel = ?1 AND key = ?2 AND shared = 0"
    " UNION ALL SELECT id, person_id, shared FROM handle WHERE channel = ?1 AND key = ?2 AND shared = 1"
)
PERSON = (
    "id, name, given, middle, family, prefix, suffix, nickname, state, circle, want_to_know, muted,"
    " wish_days, wish_strict, me, notes, created_at, source_id"
)


def person(sql: sqlite3.Connection, number: int) -> dict[str, Any] | None:
    """PERSON's columns by name; None where there is nobody of this id."""
    row = sql.execute(f"SELECT {PERSON} FROM person WHERE id = ?", (number,)).fetchone()
    return dict(zip(PERSON.replace(" ", "").split(","), row, strict=True)) if row else None


def handles(sql: sqlite3.Connection, number: int) -> list[Row]:
    """(id, channel, text, key, label, first, shared) of a person's addresses, the main ones first."""
    return sql.execute(
        "SELECT id, channel, text, key, label, first, shared FROM handle WHERE person_id = ?"
        " ORDER BY first DESC, id",
        (number,),
    ).fetchall()


def present(sql: sqlite3.Connection, number: int, field: str) -> Row | None:
    """(id, value, detail, since, noted) of the present job, place or birthday; None where nothing is told."""
    found: Row | None = sql.execute(
        "SELECT id, value, detail, since, noted FROM fact WHERE person_id = ? AND field = ? AND until IS NULL"
        f" ORDER BY {PRESENT} LIMIT 1",
        (number, field),
    ).fetchone()
    return found


def facts(sql: sqlite3.Connection, number: int) -> list[Row]:
    """(id, field, value, detail, since, until, aside) of a person's facts, oldest first."""
    return sql.execute(
        "SELECT id, field, value, detail, coalesce(since, ''), coalesce(until, ''), aside FROM fact"
        " WHERE person_id = ? ORDER BY id",
        (number,),
    ).fetchall()


def groups(sql: sqlite3.Connection, number: int) -> list[Row]:
    """(membership, group, name) of a person, by name."""
    return sql.execute(
        "SELECT m.id, g.id, g.name FROM group_member m JOIN people_group g ON g.id = m.group_id"
        " WHERE m.person_id = ? AND m.until IS NULL ORDER BY g.folded",
        (number,),
    ).fetchall()


def sources(sql: sqlite3.Connection, number: int) -> list[Row]:
    """(id, kind, file, raw, name, key) of the records of a person, the first that came first."""
    return sql.execute(
        "SELECT id, kind, file, raw, name, key FROM source WHERE person_id = ? ORDER BY id", (number,)
    ).fetchall()


_NAME_THEN = ", ".join(
    f"coalesce(json_extract(before, '$.{each}'), '')" for each in ("name", "given", "family", "suffix")
)


def merged(sql: sqlite3.Connection) -> list[Merged]:
    """Every merge that is in effect, the newest first."""
    found: list[Merged] = []
    ended: dict[int, int] = {}  # step → the last change of its merge before
    for step, at, trace, keep, gone in _traces(sql):
        end = sql.execute(
            f"SELECT id, {_NAME_THEN} FROM change WHERE step_id = ? AND tbl = 'person' AND row_id = ? AND id > ? ORDER BY id LIMIT 1",
            (step, gone, trace),
        ).fetchone()
        if end is None:
            continue
        first, ended[step] = ended.get(step, 0) + 1, end[0]
        if not _is_back(sql, gone, step):
            former = sql.execute(
                f"SELECT {_NAME_THEN} FROM change WHERE step_id = ? AND tbl = 'person'"
                " AND row_id = ? AND id BETWEEN ? AND ? ORDER BY id LIMIT 1",
                (step, keep, first, end[0]),
            ).fetchone()
            names = [as_shown(*each) if each and each[0] else "" for each in (end[1:], former)]
            found.append(Merged(step, at, first, end[0], keep, gone, *names))
    return found[::-1]


def _traces(sql: sqlite3.Connection) -> list[Row]:
    """(step, time, change, who stayed, who went) of every merge that was not undone, the oldest first."""
    marks = ", ".join(f"'{verb}'" for verb in VERBS)
    return sql.execute(
        "SELECT s.id, s.at, c.id, json_extract(c.before, '$.person_id'), json_extract(c.before, '$.other_id')"
        " FROM step s JOIN change c ON c.step_id = s.id AND c.tbl = 'pair'"
        f" WHERE s.verb IN ({marks}) AND s.undone = 0 AND s.undoes IS NULL"
        " AND json_extract(c.before, '$.verdict') = 'same' ORDER BY c.id"
    ).fetchall()


def became(sql: sqlite3.Connection, gone: Collection[int]) -> dict[int, int]:
    """Of whom each of these is a part, who are no people any more because of merges. Others are left out.

    What is not journalled names people as they were: it is not moved by a merge, so a split need not move it back.
    """
    if not gone:
        return {}
    into = {who: (step, keep) for step, _at, _trace, keep, who in _traces(sql)}
    found = {}
    for each in gone:
        now = each
        while now in into and not _is_back(sql, now, into[now][0]):
            now = into[now][1]
        if now != each:
            found[each] = now
    return found


def _is_back(sql: sqlite3.Connection, gone: int, step: int) -> bool:
    """Whether somebody who was merged away in a step is a person again, or has been one since."""
    return bool(
        sql.execute(
            "SELECT 1 FROM person WHERE id = ?1 UNION ALL SELECT 1 FROM change c JOIN step s ON s.id = c.step_id"
            " WHERE c.tbl = 'person' AND c.row_id = ?1 AND s.id > ?2 AND s.undone = 0 AND s.undoes IS NULL",
            (gone, step),
        ).fetchone()
    )


# Rows of one person, by what makes two of them a double.
DOUBLES = {
    "handle": ("channel", "key"), "fact": ("field", "value", "detail", "since", "until"), "photo": ("sha256",),
    "group_member": ("group_id",), "person_topic": ("topic_id",), "interaction_person": ("interaction_id",),
    "follow_up_person": ("follow_up_id",),
}  # fmt: skip


def doubles(sql: sqlite3.Connection, records: Sequence[int]) -> list[tuple[str, dict[str, Any]]]:
    """(table, row) of what these records brought and a merge that stands took out, since the other had it too."""
    verbs, tables = (", ".join(f"'{each}'" for each in names) for names in (VERBS, DOUBLES))
    found = []
    for table, row, before in sql.execute(
        "SELECT c.tbl, c.row_id, c.before FROM change c JOIN step s ON s.id = c.step_id"
        f" WHERE s.verb IN ({verbs}) AND s.undone = 0 AND s.undoes IS NULL AND c.tbl IN ({tables})"
        f" AND json_extract(c.before, '$.source_id') IN {among(records)} ORDER BY c.id"
    ):
        image: dict[str, Any] = json.loads(before)
        there = sql.execute(f"SELECT source_id FROM {table} WHERE id = ?", (row,)).fetchone()
        if there is None or there[0] != image["source_id"]:  # numbers are given again
            found.append((table, image))
    return found


# What may be added to a person, and how one and several of it are called.
ADDED = {
    "interaction_person": "talk", "follow_up_person": "promise", "handle": "address", "fact": "fact",
    "photo": "photo", "group_member": "group", "person_topic": "topic", "gathering_person": "gathering",
    "ask_person": "question", "win_person": "win", "introduction": "introduction",
    "recommendation": "recommendation", "tie": "tie", "reach_action": "suggestion",
}  # fmt: skip


# Tables whose rows name the record that brought them.
FROM_A_RECORD = (*DOUBLES, "tie")


def records_of_gone(sql: sqlite3.Connection, of: Merged) -> list[int]:
    """The records that a merge gave to who was kept, and that are theirs still."""
    return [
        row[0]
        for row in sql.execute(
            "SELECT DISTINCT s.id FROM change c JOIN source s ON s.id = c.row_id WHERE c.step_id = ?"
            " AND c.tbl = 'source' AND c.id BETWEEN ? AND ? AND json_extract(c.before, '$.person_id') = ?"
            " AND s.person_id = ? ORDER BY 1",
            (of.step, of.first, of.last, of.gone, of.keep),
        )
    ]


def is_user_since(sql: sqlite3.Connection, of: Merged) -> bool:
    """Whether a file told since a merge that who was made of the two is the user: then both are."""
    found = sql.execute(
        "SELECT 1 FROM person p JOIN change c ON c.tbl = 'person' AND c.row_id = p.id AND c.id > ?"
        " AND json_extract(c.before, '$.me') = 0 WHERE p.id = ? AND p.me = 1",
        (of.last, of.keep),
    )
    return found.fetchone() is not None


def added_since(sql: sqlite3.Connection, keep: int, of: Merged, of_gone: Collection[int]) -> dict[str, int]:
    """How many rows of each table of ADDED a person has got since a merge. `of_gone`: records of who is gone."""
    found: dict[str, int] = {}
    theirs = ", ".join(map(str, of_gone))
    for table in ADDED:
        # What a newer file told of who is gone goes back with its record.
        but = f" AND (t.source_id IS NULL OR t.source_id NOT IN ({theirs}))" if table in FROM_A_RECORD else ""
        number = sql.execute(
            f"SELECT count(*) FROM {table} t WHERE t.person_id = :keep{but} AND (EXISTS (SELECT 1 FROM change c"
            f" JOIN step s ON s.id = c.step_id AND s.undoes IS NULL WHERE c.tbl = '{table}'"
            " AND c.row_id = t.id AND c.id > :last AND c.before IS NULL)"
            " OR t.import_id IN (SELECT import_id FROM step WHERE id > :step AND import_id IS NOT NULL))",
            {"keep": keep, "last": of.last, "step": of.step},
        ).fetchone()[0]
        if number:
            found[table] = number
    return found


def edited_since(sql: sqlite3.Connection, keep: int, of: Merged, of_gone: Collection[int]) -> list[str]:
    """Which values of a person's own row were edited since a merge, by others than records of who is gone."""
    after = sql.execute(
        "SELECT before FROM change WHERE tbl = 'person' AND row_id = ? AND id > ? ORDER BY id LIMIT 1",
        (keep, of.last),
    ).fetchone()
    now = person(sql, keep)
    if after is None or after[0] is None or now is None:
        return []
    then: dict[str, Any] = json.loads(after[0])
    told: Sequence[str] = ("name", "circle", "state", "notes", "want_to_know", "muted", "wish_days")
    return [
        name
        for name in told
        if then.get(name) != now[name] and not (name == "name" and now["source_id"] in of_gone)
    ]
