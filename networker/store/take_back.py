"""Taking an import back at any later time, as a new step.

What is left is what the other imports and the user's own hands made. Rows of every import that was taken back
are looked at each time, not only those of this one: somebody whom an import brought may have stayed because
another one told of them too, and goes with the last that does.

Which rows those are is noted in `scratch.py`, why some stay `reasons.py`, what goes `goes_back.py`; what follows from all that
was told is told anew.
"""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from networker.domain.changes import Changes
from networker.domain.vocabulary import ImportId, StepId
from networker.store import goes_back, journal, reasons, scratch
from networker.store.errors import NothingToUndo
from networker.store.found_by_comparing import forget_appeared, forget_departures
from networker.store.jobs_anew import put_jobs_right
from networker.store.names_anew import put_names_right
from networker.store.only_anew import put_only_ones_right
from networker.store.parts import (
    EDITED,
    forget_own_names,
    note_doubles,
    note_parts,
    parts,
)
from networker.store.still_said import put_words_right
from networker.store.still_talked import keep_what_was_said


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
    scratch.gather(sql)
    made_of = parts(sql)
    note_parts(sql, made_of)
    reasons.find_reasons(sql)
    note_doubles(sql, made_of, scratch.TOLD)
    reasons.find_staying(sql, made_of)
    stays = _stays(sql, import_id)
    goes_back.delete_rows(sql, back)
    settled = keep_what_was_said(sql)
    goes_back.turn_values_back(sql, step, back, but=settled)
    goes_back.forget_who_is_me(sql)
    put_words_right(sql, import_id, back)
    put_names_right(sql, import_id, back)
    forget_own_names(sql, made_of)
    forget_departures(sql, back)
    forget_appeared(sql)
    put_jobs_right(sql, import_id, back)
    put_only_ones_right(sql, import_id, back)
    goes_back.share_no_more(sql, back)
    goes_back.name_other_sources(sql)
    _keep_who_stays(sql, import_id, stays)
    scratch.let_go(sql)
    return journal.finish(sql, back, label=label), stays


def _stays(sql: sqlite3.Connection, import_id: ImportId) -> list[Stays]:
    """Who stays of those whom this import brought, and others of whom the user edited what it brought.

    The user's own entry is no contact, so whether it stays is no news.
    """
    owners = " UNION ".join(
        f"SELECT {column} FROM {table} WHERE id IN (SELECT b.id FROM temp.brought b JOIN temp.reason r"
        f" ON r.tbl = b.tbl AND r.id = b.id WHERE b.tbl = '{table}' AND b.by = :import AND r.how = {EDITED})"
        for table, column in scratch.OF_A_PERSON
    )
    rows = sql.execute(
        "SELECT p.id, p.name, max(found.by_hand) FROM person p JOIN (SELECT s.id, s.by_hand FROM temp.staying s"
        " JOIN temp.component b ON b.person_id = s.id AND b.by = :import"
        f" UNION ALL SELECT id, 1 FROM person WHERE id IN ({owners})) found ON found.id = p.id"
        " AND p.me = 0 GROUP BY p.id ORDER BY p.id",
        {"import": import_id},
    )
    return [Stays(number, name, bool(by_hand)) for number, name, by_hand in rows]


def _keep_who_stays(sql: sqlite3.Connection, import_id: ImportId, stays: list[Stays]) -> None:
    """Put who stays into the import's report, from where it is told as long as it is taken back."""
    sql.execute(
        "UPDATE import SET report = json_set(CASE WHEN json_valid(report) AND json_type(report) = 'object'"
        " THEN report ELSE '{}' END, '$.kept', json(?)) WHERE id = ?",
        (json.dumps([[each.person, int(each.by_hand)] for each in stays]), import_id),
    )
