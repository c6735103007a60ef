"""Undo and redo over the journal that the triggers write.

An undo is itself a journalled transaction: the triggers note what it took away, and doing that again is
the redo. Rows that an import inserted carry its id and have no journal row each: its undo takes them out
by that id, children before parents, and only then does the journal hold them.
"""

import sqlite3
from collections.abc import Collection
from datetime import datetime
from typing import Any

from networker.domain.changes import Changes
from networker.domain.going_on import GoingOn, quiet
from networker.domain.vocabulary import ImportId, StepId
from networker.store import bulk, derive, full_text
from networker.store.errors import NothingToUndo
from networker.store.put_back import cached, put_back

MANY = 2000  # rows from which panes rather ask anew than be told each one


def begin(
    sql: sqlite3.Connection,
    *,
    verb: str,
    label: str,
    now: datetime,
    import_id: ImportId | None = None,
    undoes: StepId | None = None,
    reverts_import: ImportId | None = None,
    brings_back: ImportId | None = None,
) -> StepId:
    """Open a step; what the triggers write from now on belongs to it.

    `brings_back`: an import whose rows a redo puts back, again without a journal row each.
    """
    cursor = sql.execute(
        "INSERT INTO step (verb, label, at, undone, undoes, import_id, reverts_import)"
        " VALUES (?, ?, ?, 0, ?, ?, ?)",
        (verb, label, now.isoformat(), undoes, import_id, reverts_import),
    )
    number = StepId(int(cursor.lastrowid or 0))
    sql.execute("UPDATE open_step SET step_id = ?, import_id = ?", (number, import_id or brings_back))
    return number


def finish(
    sql: sqlite3.Connection,
    step: StepId,
    *,
    label: str,
    also: Collection[int] = (),
    of_import: bool = True,
) -> Changes:
    """Close a step: derive what hangs on the rows it touched, end the redo, and tell what changed.

    `also` names people whom the journal does not; `of_import=False`: those whom the step's import inserted
    have their derived values already. A step that touched nothing is none, unless it brings or takes back an
    import: that it was taken back counts, though everybody stays.
    """
    import_id, reverts = sql.execute(
        "SELECT import_id, reverts_import FROM step WHERE id = ?", (step,)
    ).fetchone()
    wrote = sql.execute("SELECT 1 FROM change WHERE step_id = ? LIMIT 1", (step,)).fetchone()
    touched = derive.Touched(sql)
    touched.by_step(step)
    if import_id is not None and of_import:
        touched.by_import(import_id)
    touched.add(also)
    changes = _close(sql, step, touched, label=label, whole=import_id is not None)
    if wrote is None and import_id is None and reverts is None:
        sql.execute("DELETE FROM step WHERE id = ?", (step,))
        return Changes()
    forget_undone(sql)
    return changes


def _close(
    sql: sqlite3.Connection, step: StepId, touched: derive.Touched, *, label: str, whole: bool
) -> Changes:
    """`whole`: an import came or went with this step, most of whose rows have no journal row of their own."""
    sql.execute("UPDATE open_step SET step_id = NULL, import_id = NULL")
    rows = sql.execute("SELECT count(*) FROM change WHERE step_id = ?", (step,)).fetchone()[0]
    touched.refresh()
    full_text.refresh(sql)
    if rows > MANY or len(touched) > MANY or whole:
        return Changes(step=step, label=label, everything=True)
    people = touched.people()
    return Changes(
        step=step,
        label=label,
        people=people,
        interactions=_rows_touched(sql, step, ("interaction", "interaction_person", "interaction_topic")),
        follow_ups=_rows_touched(sql, step, ("follow_up", "follow_up_person")),
        today=bool(people) or bool(_rows_touched(sql, step, ("trip",))),
        searches=bool(_rows_touched(sql, step, ("saved_search",))),
    )


def _rows_touched(sql: sqlite3.Connection, step: StepId, tables: tuple[str, ...]) -> frozenset[int]:
    """Ids in the first table whose row, or whose child in one of the others, the step touched."""
    parent, *children = tables
    query = "SELECT row_id FROM change WHERE step_id = :step AND tbl = :parent"
    for child in children:
        query += (
            f" UNION SELECT {parent}_id FROM {child} WHERE id IN"
            f" (SELECT row_id FROM change WHERE step_id = :step AND tbl = '{child}')"
            f" UNION SELECT json_extract(before, '$.{parent}_id') FROM change"
            f" WHERE step_id = :step AND tbl = '{child}' AND before IS NOT NULL"
        )
    return frozenset(row[0] for row in sql.execute(query, {"step": step, "parent": parent}))


def forget_undone(sql: sqlite3.Connection) -> None:
    """End the redo: what was undone cannot be done again once something else has changed."""
    gone = "SELECT id FROM step WHERE undone = 1 UNION SELECT id FROM step WHERE undoes IS NOT NULL"
    sql.execute(f"DELETE FROM change WHERE step_id IN ({gone})")
    sql.execute(f"DELETE FROM step WHERE id IN ({gone})")


def last_step(sql: sqlite3.Connection) -> tuple[StepId, str] | None:
    """The step that undo would take back, with its name."""
    found = sql.execute(
        "SELECT id, label FROM step WHERE undone = 0 AND undoes IS NULL ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return (StepId(found[0]), found[1]) if found else None


def is_import(sql: sqlite3.Connection, step: StepId) -> bool:
    """Whether a step brought in files."""
    return bool(sql.execute("SELECT 1 FROM step WHERE id = ? AND import_id IS NOT NULL", (step,)).fetchone())


def steps_left(sql: sqlite3.Connection) -> int:
    """How many steps undo could still take back."""
    return int(sql.execute("SELECT count(*) FROM step WHERE undone = 0 AND undoes IS NULL").fetchone()[0])


def next_redo(sql: sqlite3.Connection) -> tuple[StepId, StepId, str] | None:
    """The undo that redo would take back: its own step, the step it undid, and that one's name."""
    found = sql.execute(
        "SELECT u.id, s.id, s.label FROM step u JOIN step s ON s.id = u.undoes ORDER BY u.id DESC LIMIT 1"
    ).fetchone()
    return (StepId(found[0]), StepId(found[1]), found[2]) if found else None


def undo(sql: sqlite3.Connection, *, now: datetime, going_on: GoingOn = quiet) -> Changes:
    """Take the last step back; raises NothingToUndo."""
    found = last_step(sql)
    if found is None:
        raise NothingToUndo("There is nothing to undo.")
    step, label = found
    import_id = sql.execute("SELECT import_id FROM step WHERE id = ?", (step,)).fetchone()[0]
    back = begin(sql, verb="undo", label=label, now=now, undoes=step)
    sql.execute("PRAGMA defer_foreign_keys = ON")
    put_back(sql, step, going_on)
    touched = derive.Touched(sql)
    touched.by_step(back)
    if import_id is not None:
        touched.by_import(import_id)
        _take_out(sql, back, ImportId(import_id), going_on)
    sql.execute("UPDATE step SET undone = 1 WHERE id = ?", (step,))
    return _close(sql, back, touched, label=label, whole=import_id is not None)


def redo(sql: sqlite3.Connection, *, now: datetime, going_on: GoingOn = quiet) -> Changes:
    """Do the last undone step again; raises NothingToUndo."""
    found = next_redo(sql)
    if found is None:
        raise NothingToUndo("There is nothing to do again.")
    back, step, label = found
    import_id = sql.execute("SELECT import_id FROM step WHERE id = ?", (step,)).fetchone()[0]
    again = begin(sql, verb="redo", label=label, now=now, brings_back=import_id)
    sql.execute("PRAGMA defer_foreign_keys = ON")
    put_back(sql, back, going_on, own=import_id)
    touched = derive.Touched(sql)
    touched.by_step(again)
    if import_id is not None:
        touched.by_import(import_id)
    changes = _close(sql, again, touched, label=label, whole=import_id is not None)
    # The first journal of the step is still right: both led to the same book.
    sql.execute("DELETE FROM change WHERE step_id IN (?, ?)", (again, back))
    sql.execute("DELETE FROM step WHERE id IN (?, ?)", (again, back))
    sql.execute("UPDATE step SET undone = 0 WHERE id = ?", (step,))
    return Changes(
        step=step,
        label=label,
        people=changes.people,
        interactions=changes.interactions,
        follow_ups=changes.follow_ups,
        today=True,
        everything=changes.everything,
        searches=changes.searches,
    )


def journalled_tables() -> list[str]:
    """The tables whose every change can be undone, parents before children."""
    from networker.store import schema

    return [model._meta.table_name for model in schema.JOURNALLED]


def _take_out(sql: sqlite3.Connection, back: StepId, import_id: ImportId, going_on: GoingOn) -> None:
    """Delete every row that an import inserted, children before parents.

    The journal is written first, by one statement a table, and does not watch meanwhile: a trigger takes twice the
    time for each row.
    """
    from networker.store import schema

    models = {model._meta.table_name: model for model in reversed(schema.JOURNALLED)}
    sizes = {
        table: size
        for table in models
        if (
            size := sql.execute(f"SELECT count(*) FROM {table} WHERE import_id = ?", (import_id,)).fetchone()[
                0
            ]
        )
    }
    done, rows = 0, sum(sizes.values())
    going_on(0, rows)
    for table, size in sizes.items():
        with bulk.unwatched(sql, [f"{table}_deleted"]):
            sql.execute(
                f"INSERT INTO change (step_id, tbl, row_id, before) SELECT ?, '{table}', id,"
                f" {schema.image(models[table])} FROM {table} WHERE import_id = ? ORDER BY id",
                (back, import_id),
            )
            sql.execute(f"DELETE FROM {table} WHERE import_id = ?", (import_id,))
        done += size
        going_on(done, rows)


def present(sql: sqlite3.Connection, table: str, row: int) -> dict[str, Any] | None:
    """A row as an image of the journal would hold it; None where it is not there."""
    cursor = sql.execute(f"SELECT * FROM {table} WHERE id = ?", (row,))
    found = cursor.fetchone()
    if found is None:
        return None
    values = dict(zip((column[0] for column in cursor.description), found, strict=True))
    for name in [*cached(table), *(["last_contact"] if table == "person" else [])]:
        del values[name]
    return values


def others_have(sql: sqlite3.Connection, handle: dict[str, Any]) -> bool:
    """Whether somebody else has come to the same address since: it stays shared."""
    from networker.store.merge import HAVING

    rows = sql.execute(HAVING, (handle["channel"], handle["key"]))
    return any(number != handle["id"] for number, *_ in rows)
