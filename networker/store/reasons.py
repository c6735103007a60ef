"""Why rows stay when an import is taken back, and who of those whom it brought.

A row has a reason to stay where the user changed it, where an import that stands changed it or told the same
(`told` in its report), or where something that stays belongs to it. Somebody whom the user edited stays whole, as
the import brought them; what other imports added that are taken back goes.
"""

import json
import sqlite3
from typing import Any

from networker.store import journal
from networker.store.parts import EDITED, JOINED, Part, made_by_hand, note_whole
from networker.store.scratch import MOVED, OF_A_PERSON, PEOPLE, SHARED, STANDS, TOLD, brought

Values = dict[str, Any]


def find_reasons(sql: sqlite3.Connection) -> None:
    """Note which of the rows brought were changed or told again by what stands."""
    changes = (
        # Changes are the fewer by far, so they come first.
        "FROM change c CROSS JOIN temp.brought b ON b.tbl = c.tbl AND b.id = c.row_id"
        f" CROSS JOIN step s ON s.id = c.step_id WHERE c.before NOT NULL AND {STANDS}"
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
    mine = f"s.import_id IS NULL AND {STANDS} AND s.verb NOT IN ({JOINED}, 'split')"
    owners = [("person", "id"), *OF_A_PERSON]
    for table, column in owners:
        query = (
            f"SELECT DISTINCT t.id FROM change c CROSS JOIN {table} t ON t.id = c.row_id CROSS JOIN step s ON s.id = c.step_id"
            f" WHERE c.tbl = '{table}' AND c.before NOT NULL AND {mine} AND t.{column} IN {PEOPLE}"
            f" AND t.id NOT IN {brought(table)} AND json_extract(c.before, '$.import_id') IS t.import_id"
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
        f"SELECT c.before, coalesce(s.import_id, 0), {STANDS} AND s.verb NOT IN ({JOINED}, 'split')"
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


def find_staying(sql: sqlite3.Connection, made_of: list[Part]) -> None:
    """Note who of the people brought stays: whom the user edited, and of whom another import tells."""
    edited = {each.gone for each in made_of if _changed(sql, "person", each.gone, each).get(0)}
    rows = {each.person for each in made_of}
    edited |= {each for each in rows if sql.execute(_PERSON_EDITED, (each,)).fetchone()}
    note_whole(sql, made_of, edited, OF_A_PERSON)
    sql.executemany(
        f"INSERT OR IGNORE INTO temp.staying SELECT id, 1 FROM person WHERE id = ? AND id IN {PEOPLE}",
        [(person,) for person in made_by_hand(made_of, edited)],
    )
    for by_hand, hows in ((True, (EDITED, MOVED)), (False, (TOLD,))):
        queries = [_having_reason("person", "id", "person", "id", *hows)]
        for table, column in OF_A_PERSON:
            queries.append(_having_reason(table, column, table, "id", *hows))
            whose = (
                f"t.import_id {'IS' if by_hand else 'NOT'} NULL AND {_is_met(f't.{column}', 't.import_id')}"
            )
            # That somebody is missing in a newer export is said of those alone who are in the book.
            other = f"{whose} AND t.field <> 'left'" if table == "fact" and not by_hand else whose
            if by_hand:  # what a merge wrote is of no hand
                other += f" AND {by_no_merge(table)}"
            queries.append(
                f"SELECT t.{column} FROM {table} t WHERE t.{column} IN {PEOPLE} AND {other}"
                f" AND t.id NOT IN {brought(table)}"
            )
        for parent, link in SHARED:
            # Of talks it is noted who took part, and that is a word about them; else it keeps those who are told of.
            told = " AND (t.person_id, r.by) IN (SELECT id, by FROM temp.told WHERE tbl = 'person')"
            if by_hand or parent != "interaction":
                query = _having_reason(link, "person_id", parent, f"{parent}_id", *hows)
                queries.append(query if by_hand else query + told)
        if not by_hand:  # another import brought them, who have a part of this one's
            queries.append(
                f"SELECT id FROM person WHERE import_id NOT NULL AND id NOT IN {brought('person')}"
            )
        sql.execute(
            f"INSERT OR IGNORE INTO temp.staying SELECT id, {int(by_hand)} FROM person"
            f" WHERE id IN {PEOPLE} AND id IN ({' UNION '.join(queries)})"
        )


def by_no_merge(table: str) -> str:
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
