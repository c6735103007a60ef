"""What the rows of sources said before, by the journal: who brought a record keeps no copy of the former one."""

import json
import sqlite3
from collections.abc import Collection, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from networker.store.standing import STANDS


class Word(NamedTuple):
    """The raw values that a source row had, from one step of the history until another."""

    raw: str
    since: int
    until: int | None  # None: to this day


# Steps that stand and are not the undoing of others.
_STANDS = f"{STANDS} AND s.undoes IS NULL AND s.reverts_import IS NULL"
# Numbers of rows are given again, so a change must be one of this very row.
_ROWS = (
    "SELECT t.id, 0 AS change, coalesce((SELECT s.id FROM step s WHERE s.import_id = t.import_id), 0) AS by,"
    " t.import_id IS NULL OR NOT EXISTS (SELECT 1 FROM step s WHERE s.import_id = t.import_id)"
    f" OR EXISTS (SELECT 1 FROM step s WHERE s.import_id = t.import_id AND {_STANDS}) AS stands,"
    " NULL AS before, t.raw FROM source t WHERE t.id IN (SELECT value FROM json_each(?1))"
    f" UNION ALL SELECT t.id, c.id, s.id, {_STANDS}, json_extract(c.before, '$.raw'), t.raw"
    " FROM json_each(?1) w CROSS JOIN change c ON c.tbl = 'source' AND c.row_id = w.value"
    " CROSS JOIN source t ON t.id = c.row_id CROSS JOIN step s ON s.id = c.step_id"
    " WHERE c.before NOT NULL AND json_extract(c.before, '$.import_id') IS t.import_id ORDER BY 1, 2"
)


def words(sql: sqlite3.Connection, sources: Collection[int]) -> dict[int, list[Word]]:
    """All that rows of sources said by what stands today, the oldest first."""
    rows = sql.execute(_ROWS, (json.dumps(list(sources)),))
    return {source: list(_words([row[2:] for row in of])) for source, of in groupby(rows, itemgetter(0))}


def _words(rows: list[tuple[int, int, str | None, str]]) -> Iterator[Word]:
    """`rows`: (step, whether it stands, the raw values before it, those of today); the first put the row in."""
    # What a step wrote is what the next one found.
    written = [*(before or "" for _, _, before, _ in rows[1:]), rows[-1][3]]
    told: list[tuple[int, str]] = []
    for (step, stands, *_), raw in zip(rows, written, strict=True):
        if stands and (not told or told[-1][1] != raw):
            told.append((step, raw))
    for n, (step, raw) in enumerate(told, 1):
        yield Word(raw, step, told[n][0] if n < len(told) else None)


def taken_out(sql: sqlite3.Connection, sources: Collection[int]) -> set[int]:
    """Those of these rows of sources that the user took out of somebody."""
    rows = sql.execute(
        "SELECT DISTINCT c.row_id FROM json_each(?) w CROSS JOIN change c ON c.tbl = 'source' AND c.row_id = w.value"
        " JOIN step s ON s.id = c.step_id WHERE s.verb = 'take out' AND s.undone = 0",
        (json.dumps(list(sources)),),
    )
    return {row[0] for row in rows}


def day_of(sql: sqlite3.Connection, step: int) -> str:
    """The day of a step; "" where the history does not reach back so far."""
    found = sql.execute("SELECT substr(at, 1, 10) FROM step WHERE id = ?", (step,)).fetchone()
    return str(found[0]) if found else ""
