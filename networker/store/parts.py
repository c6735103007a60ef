"""Who is made of whom by merges that are in effect, for taking imports back (`take_back`, whose scratch tables it fills).

That two are one is said by hand, but is no content: it keeps nobody whose files are all taken back. What the hand did
to one of them before keeps that part whole, as its import brought it; what it did to who was made of them keeps all
parts whole. So neither the order in which imports are taken back counts, nor who of two was kept.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from networker.store.merge import DOUBLES, VERBS, Merged, merged

Values = dict[str, Any]
EDITED = 1  # why a row has a reason to stay: the user changed it
JOINED = ", ".join(f"'{verb}'" for verb in VERBS)  # what a merge changed is no edit of what it moved
_HAND = f"s.import_id IS NULL AND s.reverts_import IS NULL AND s.verb NOT IN ({JOINED}, 'split')"  # a step of the user's that says more than who is one
# What else a person has; `take_back` knows who owns a row by more columns.
_TYPED = (*DOUBLES, "tie", "ask_person", "win_person", "introduction", "recommendation", "gathering_person",
          "reach_action")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody who is a part of somebody else by now."""

    person: int  # who they became
    gone: int
    step: int  # of the merge, with its first and last change
    first: int
    last: int
    change: int  # by which their row went
    row: Values  # as it was
    by: int | None  # the import that brought them; None: the user's hand
    dropped: tuple[tuple[str, Values], ...]  # what of theirs went because the other had it too
    typed: bool  # some of that was


def parts(sql: sqlite3.Connection) -> list[Part]:
    """Everybody who is a part of somebody in the book."""
    past = merged(sql)
    ends: dict[int, int] = {}
    for each in past:  # the newest first
        ends.setdefault(each.gone, ends.get(each.keep, each.keep))
    there = {row[0] for row in sql.execute("SELECT id FROM person WHERE id IN (SELECT value FROM json_each(?))",
                                           (json.dumps(sorted(set(ends.values()))),))}  # fmt: skip
    return [_part(sql, each, ends[each.gone]) for each in past if ends[each.gone] in there]


def _part(sql: sqlite3.Connection, of: Merged, person: int) -> Part:
    rows = sql.execute(
        "SELECT c.id, c.tbl, c.row_id, c.before FROM change c WHERE c.step_id = ? AND c.id BETWEEN ? AND ?"
        " AND c.before NOT NULL ORDER BY c.id",
        (of.step, of.first, of.last),
    ).fetchall()
    images = [(number, table, row, json.loads(before)) for number, table, row, before in rows]
    change, row = next(
        (number, image) for number, table, row, image in images if (table, row) == ("person", of.gone)
    )
    went = [
        (table, number, image)
        for change_, table, number, image in images
        if table in _TYPED and image.get("person_id") == of.gone and _went(sql, table, number, change_)
    ]
    typed = any(
        image.get("import_id") is None and _was_typed(sql, table, number) for table, number, image in went
    )
    dropped = tuple((table, image) for table, _, image in went)
    by = _brought_by(sql, of.gone, row)
    return Part(person, of.gone, of.step, of.first, of.last, change, row, by, dropped, typed)


def _went(sql: sqlite3.Connection, table: str, number: int, change: int) -> bool:
    """Whether by a change a row went, whatever has its number by now: else the next one found it there."""
    after = sql.execute(
        "SELECT before FROM change WHERE tbl = ? AND row_id = ? AND id > ? ORDER BY id LIMIT 1",
        (table, number, change),
    ).fetchone()
    if after is None:
        return sql.execute(f"SELECT 1 FROM {table} WHERE id = ?", (number,)).fetchone() is None
    return after[0] is None


def _was_typed(sql: sqlite3.Connection, table: str, number: int) -> bool:
    """Whether a row was put in by hand, and not by a merge before."""
    query = (
        "SELECT 1 FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = ? AND c.row_id = ?"
        f" AND c.before IS NULL AND {_HAND}"
    )
    return sql.execute(query, (table, number)).fetchone() is not None


def _brought_by(sql: sqlite3.Connection, person: int, row: Values) -> int | None:
    """Of a row that came back with a whole book, the import that brought that one."""
    found = sql.execute(
        "SELECT s.import_id FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = 'person' AND c.row_id = ?"
        " AND c.before IS NULL AND s.verb = 'restore'",
        (person,),
    ).fetchone()
    number: int | None = found[0] if found else row["import_id"]
    return number


def note_parts(sql: sqlite3.Connection, found: list[Part]) -> None:
    """Fill `component`: which imports brought somebody, or a part of them. Without parts they are whole where they stay."""
    sql.execute(
        "INSERT OR IGNORE INTO temp.component SELECT id, by, 1 FROM temp.brought WHERE tbl = 'person'"
    )
    sql.executemany(
        "INSERT INTO temp.component VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET whole = 0",
        [(each.person, each.by) for each in found if each.by is not None],
    )
    sql.executemany(
        "UPDATE temp.component SET whole = 0 WHERE person_id = ?", [(each.person,) for each in found]
    )


def note_whole(
    sql: sqlite3.Connection, found: list[Part], edited: Collection[int], owned: Sequence[tuple[str, str]]
) -> None:
    """Note which parts stay whole: those that the hand changed before, and all of whom it changed since.

    `edited`: whose own row it changed, of those who are and of those who are gone. `owned`: the tables of what somebody
    has, by the columns that name them.
    """
    of: dict[int, list[Part]] = defaultdict(list)
    for each in found:
        of[each.person].append(each)
    for person, mine in of.items():
        touches = list(_touches(sql, person, owned))
        late = max((e for _, _, e in touches), default=0)
        if person in edited:
            late = max(late, _last_edit(sql, person))
        for each in mine:
            late = max(late, _last_edit(sql, each.gone) if each.gone in edited and each.by is not None else 0)
        own = person in edited
        for table, row, e in touches:
            own |= not any(e < each.first and _moved(sql, each, table, row) for each in mine)
        whole = {each.by for each in mine if each.gone in edited or each.typed}
        for each in mine:
            if late > each.last or any(_moved(sql, each, table, row) for table, row, _ in touches):
                whole.add(each.by)
        if own:
            by = sql.execute(
                "SELECT by FROM temp.brought WHERE tbl = 'person' AND id = ?", (person,)
            ).fetchone()
            whole.add(by[0] if by else None)
        sql.executemany(
            "UPDATE temp.component SET whole = 1 WHERE person_id = ? AND by = ?",
            [(person, by) for by in whole if by is not None],
        )


def _last_edit(sql: sqlite3.Connection, person: int) -> int:
    found = sql.execute(
        "SELECT max(c.id) FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = 'person' AND c.row_id = ?"
        f" AND c.before NOT NULL AND {_HAND}",
        (person,),
    ).fetchone()
    return found[0] or 0


def _touches(
    sql: sqlite3.Connection, person: int, owned: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, int, int]]:
    """(table, row, last change) of what somebody has that was typed or changed by hand."""
    for table, column in owned:
        yield from sql.execute(
            f"SELECT '{table}', t.id, coalesce((SELECT max(c.id) FROM change c JOIN step s ON s.id = c.step_id"
            f" WHERE c.tbl = '{table}' AND c.row_id = t.id AND {_HAND}), 0) AS e FROM {table} t WHERE t.{column} = ?"
            f" AND (t.import_id IS NULL AND EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id"
            f"  WHERE c.tbl = '{table}' AND c.row_id = t.id AND c.before IS NULL AND {_HAND})"
            f" OR t.id IN (SELECT id FROM temp.reason WHERE tbl = '{table}' AND how = {EDITED} AND by = 0))",
            (person,),
        ).fetchall()


def _moved(sql: sqlite3.Connection, part: Part, table: str, row: int) -> bool:
    """Whether a row was of somebody before they became a part."""
    return bool(
        sql.execute(
            "SELECT 1 FROM change WHERE step_id = ? AND id BETWEEN ? AND ? AND tbl = ? AND row_id = ?"
            " AND json_extract(before, '$.person_id') = ?",
            (part.step, part.first, part.last, table, row, part.gone),
        ).fetchone()
    )


def note_doubles(sql: sqlite3.Connection, found: list[Part], told: int) -> None:
    """What went with a merge since the other had it too is told of that one's: as the reason `told`."""
    for each in found:
        for table, row in each.dropped:
            by = row.get("import_id")
            columns = DOUBLES.get(table)
            if by is None or columns is None:
                continue
            if table == "handle" and not row["key"]:
                columns = ("channel", "text")
            same = " AND ".join(f"{column} IS ?" for column in columns)
            sql.execute(
                f"INSERT OR IGNORE INTO temp.reason SELECT '{table}', id, {told}, ? FROM {table} WHERE person_id = ?"
                f" AND {same} AND ? NOT IN (SELECT id FROM temp.taken_import)",
                (by, each.person, *(row.get(column) for column in columns), by),
            )


def whole(sql: sqlite3.Connection) -> Mapping[int, tuple[int, ...]]:
    """Who stays as imports brought them though these are taken back, and which those are."""
    found: dict[int, list[int]] = defaultdict(list)
    query = "SELECT s.id, c.by FROM temp.staying s JOIN temp.component c ON c.person_id = s.id WHERE s.by_hand = 1 AND c.whole"
    for person, by in sql.execute(query):
        found[person].append(by)
    return {person: tuple(bys) for person, bys in found.items()}


def forget_own_names(sql: sqlite3.Connection, found: list[Part]) -> None:
    """What a merge noted as another name is none where they are called so now."""
    sql.executemany(
        "DELETE FROM fact WHERE person_id = ? AND import_id IS NULL AND field = 'custom'"
        " AND detail IN ('other name', 'former name') AND value = (SELECT name FROM person p WHERE p.id = person_id)"
        f" AND NOT EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = 'fact' AND c.row_id = fact.id"
        f"  AND {_HAND})",
        [(each.person,) for each in found],
    )


def made_by_hand(found: list[Part], edited: Collection[int]) -> list[int]:
    """Who has a part that the hand made, or changed before it became one (`edited`)."""
    return [each.person for each in found if each.by is None or each.typed or each.gone in edited]
