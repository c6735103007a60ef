"""What stays of talks when an import was taken back: the turns that the imports tell which stand.

A talk may have grown by several exports that overlap. Its row keeps a mark for each turn, each import noted which of
them it told, and the journal has what it was before: so what stays is known turn by turn. Called by `take_back`, whose
scratch tables it reads. A text that somebody edited stays whole.
"""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from networker.domain.depth import depth_of_spell, is_bare
from networker.domain.turns import MINE, THEIRS, direction_of, turns_of, words_of
from networker.domain.vocabulary import Kind, Side
from networker.store.still_said import State, states_of

_SAID = ("text", "marks", "turns", "direction", "started", "at", "depth")
_SEVERAL = "SELECT 1 FROM interaction_person WHERE interaction_id = ? LIMIT 1 OFFSET 1"
_TAKEN = "(SELECT id FROM temp.taken_import)"


def keep_what_was_said(sql: sqlite3.Connection) -> set[int]:
    """Take the turns out of talks that only imports told which are taken back; which talks say what they should.

    Those of which it cannot be told, since somebody wrote into them, are left as they are.
    """
    rows = sql.execute(
        "SELECT c.row_id FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = 'interaction'"
        f" AND c.before NOT NULL AND s.import_id IN {_TAKEN} UNION"
        " SELECT b.id FROM temp.brought b WHERE b.tbl = 'interaction' AND (b.id IN (SELECT id FROM temp.in_part)"
        " OR EXISTS (SELECT 1 FROM change c WHERE c.tbl = b.tbl AND c.row_id = b.id AND c.before NOT NULL))"
    ).fetchall()
    settled = set()
    for (row,) in rows:
        states = states_of(sql, "interaction", row)
        if not states or _is_edited(states):
            continue
        said = _said(sql, row, states)
        if not said:
            continue  # the user keeps it, as it was brought
        if any(each.by_hand for each in states):
            said.update(_digits(states[0].row["marks"]))
        columns = _columns(sql, row, states, said)
        if columns is not None:
            settled.add(row)
            places = ", ".join(f"{name} = ?" for name in columns)
            sql.execute(f"UPDATE interaction SET {places} WHERE id = ?", (*columns.values(), row))
    return settled


def _is_edited(states: Sequence[State]) -> bool:
    return any(
        b.by_hand and any(a.row[name] != b.row[name] for name in ("text", "marks"))
        for a, b in pairwise(states)
    ) or any(":" not in mark for each in states for mark in str(each.row["marks"]).split())


def _digits(marks: str) -> list[str]:
    return [mark.partition(":")[2] for mark in marks.split()]


def _said(sql: sqlite3.Connection, row: int, states: Sequence[State]) -> set[str]:
    """The marks of the turns that imports tell which stand."""
    found: set[str] = set()
    if states[0].stands:
        found.update(_digits(states[0].row["marks"]))
    for before, after in pairwise(states):
        if after.stands:
            found |= set(_digits(after.row["marks"])) - set(_digits(before.row["marks"]))
    for step, turns in sql.execute(
        "SELECT s.id, p.turns FROM temp.told t JOIN step s ON s.import_id = t.by"
        " LEFT JOIN temp.in_part p ON p.id = t.id AND p.step = s.id WHERE t.tbl = 'interaction' AND t.id = ?",
        (row,),
    ):
        of_then = [each.row["marks"] for each in states if each.step <= step][-1]
        found.update(_digits(of_then) if turns is None else turns.split())
    return found


def _columns(
    sql: sqlite3.Connection, row: int, states: Sequence[State], said: set[str]
) -> dict[str, Any] | None:
    """The columns of a talk with these turns alone; None where its text does not fall into turns."""
    present = states[-1].row
    marks = present["marks"].split()
    left = [n for n, digits in enumerate(_digits(present["marks"])) if digits in said]
    kept = " ".join(marks[n] for n in left)
    before = next((each.row for each in reversed(states) if each.row["marks"] == kept), None)
    if before is not None:
        return {name: before[name] for name in _SAID if name != "depth" or not present["depth_by_hand"]}
    pieces = turns_of(present["text"])
    if len(pieces) != len(marks):
        return None
    pieces = [pieces[n] for n in left]
    mine = [each.startswith(MINE) for each in pieces]
    text = _unnamed(sql, row, pieces)
    seconds = int(marks[left[0]].partition(":")[0], 16)
    columns = {
        "text": words_of(text[0]) if len(text) == 1 else "\n".join(text),
        "marks": kept,
        "turns": len(left),
        "direction": direction_of(mine).value if present["direction"] else None,
        "started": present["started"] and (Side.ME if mine[0] else Side.THEM).value,
        "at": present["at"] if left[0] == 0 else _at(seconds, present["at"]),
    }
    if not present["depth_by_hand"]:
        words = [words_of(each) for each in text]
        depth = depth_of_spell(
            Kind(present["kind"]), [(a, is_bare(b)) for a, b in zip(mine, words, strict=True)]
        )
        columns["depth"] = depth.value if depth else None
    return columns


def _unnamed(sql: sqlite3.Connection, row: int, pieces: Sequence[str]) -> list[str]:
    """Turns without the name of who spoke, where it is one person by now."""
    names = sql.execute(
        "SELECT DISTINCT s.name FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        " JOIN source s ON s.person_id = p.person_id AND s.kind = i.origin WHERE p.interaction_id = ? AND s.name <> ''",
        (row,),
    ).fetchall()
    if len(pieces) > 1 and sql.execute(_SEVERAL, (row,)).fetchone():
        return list(pieces)
    said_by = [f"{THEIRS} {name}: " for (name,) in names]
    found = []
    for each in pieces:
        name = next((name for name in said_by if each.startswith(name)), "")
        found.append(f"{THEIRS} {each.removeprefix(name)}" if name else each)
    return found


def _at(seconds: int, like: str | None) -> str | None:
    """The instant or local time of a turn, written as that of another one of the talk; None where there is none."""
    if like is None:
        return None
    zone = datetime.fromisoformat(like).tzinfo
    return datetime.fromtimestamp(seconds, zone or UTC).replace(tzinfo=zone).isoformat()
