"""What an import found by comparison with another, put right where that one was taken back.

That somebody left a network, that a job took another one's place, that a list is older and so changes no job: each
was held against what the book knew then. What an older list held back it noted with its report. Called by
`take_back`, whose scratch tables it reads.
"""

import sqlite3

from networker.domain.vocabulary import StepId
from networker.store.still_said import states_of

_TAKEN = "(SELECT id FROM temp.taken_import)"
_HELD = (
    "SELECT i.id, substr(s.at, 1, 10), json_extract(h.value, '$[0]'), json_extract(h.value, '$[1]'),"
    " json_extract(h.value, '$[2]'), json_extract(h.value, '$[3]'), json_extract(h.value, '$[4]')"
    " FROM import i JOIN step s ON s.import_id = i.id,"
    " json_each(CASE WHEN json_valid(i.report) THEN i.report ELSE '{}' END, '$.held') h"
    f" WHERE i.id NOT IN {_TAKEN} ORDER BY i.id DESC, h.key DESC"
)
# Whose job went with this step, so that none comes back that somebody took out.
_LOST = (
    "SELECT DISTINCT json_extract(before, '$.person_id') FROM change WHERE step_id = ? AND tbl = 'fact'"
    " AND json_extract(before, '$.field') = 'job' AND row_id NOT IN (SELECT id FROM fact)"
)
_TOLD = (
    "SELECT 1 FROM fact f LEFT JOIN source s ON s.id = f.source_id WHERE f.person_id = ?1 AND f.field = 'job'"
    " AND (s.kind = ?2 OR (f.value, f.detail) = (?3, ?4))"
)
# What the user typed stays the present one.
_TYPED = "SELECT 1 FROM fact WHERE person_id = ? AND field = 'job' AND source_id IS NULL AND until IS NULL"
# The kind of the source of a fact, which may have gone with this step.
_KIND = (
    "coalesce((SELECT kind FROM source WHERE id = {0}), (SELECT json_extract(before, '$.kind') FROM change"
    " WHERE step_id = ?1 AND tbl = 'source' AND row_id = {0}))"
)
_KIND_GONE = _KIND.format("json_extract(c.before, '$.source_id')")
_GONE = (
    "FROM change c WHERE c.step_id = ?1 AND c.tbl = 'fact' AND c.before NOT NULL"
    " AND c.row_id NOT IN (SELECT id FROM fact) AND json_extract(c.before, '$.field') IN "
)
_MEMBERSHIP = "('connected', 'followed', 'joined')"


def put_findings_right(sql: sqlite3.Connection, back: StepId) -> None:
    """Let nothing stay that was found by comparison with what is taken back."""
    _forget_departures(sql, back)
    _forget_beginnings(sql, back)
    _make_up_for_jobs(sql, back)


def _forget_departures(sql: sqlite3.Connection, back: StepId) -> None:
    """Nobody left a network of whom nobody says any more that they were in it."""
    sql.execute(
        "WITH gone AS (SELECT json_extract(c.before, '$.person_id') AS person, json_extract(c.before, '$.value') AS value,"
        f" {_KIND_GONE} AS kind {_GONE} {_MEMBERSHIP}"
        " AND json_extract(c.before, '$.person_id') IN (SELECT person_id FROM fact WHERE field = 'left'))"
        " DELETE FROM fact WHERE field = 'left' AND import_id NOT NULL AND person_id IN (SELECT person FROM gone)"
        f" AND (person_id, value, {_KIND.format('fact.source_id')}) IN (SELECT person, value, kind FROM gone)"
        " AND NOT EXISTS (SELECT 1 FROM fact m JOIN source s ON s.id = m.source_id WHERE m.person_id = fact.person_id"
        f" AND m.field IN {_MEMBERSHIP} AND m.value = fact.value AND s.kind = {_KIND.format('fact.source_id')})",
        (back,),
    )


def _forget_beginnings(sql: sqlite3.Connection, back: StepId) -> None:
    """A job began on no known day where it is the first of which its source tells by now."""
    rows = sql.execute(
        "SELECT f.id FROM fact f JOIN source s ON s.id = f.source_id WHERE f.field = 'job' AND f.since = f.noted"
        f" AND f.import_id NOT NULL AND (f.person_id, s.kind) IN"
        f" (SELECT json_extract(c.before, '$.person_id'), {_KIND_GONE} {_GONE} ('job')"
        " AND json_extract(c.before, '$.person_id') IN (SELECT person_id FROM fact WHERE field = 'job' AND since = noted))"
        " AND NOT EXISTS"
        " (SELECT 1 FROM fact o JOIN source t ON t.id = o.source_id WHERE o.person_id = f.person_id AND o.field = 'job'"
        "  AND o.id < f.id AND t.kind = s.kind)",
        (back,),
    ).fetchall()
    for (fact,) in rows:
        if not any(each.by_hand for each in states_of(sql, "fact", fact)):
            sql.execute("UPDATE fact SET since = NULL WHERE id = ?", (fact,))


def _make_up_for_jobs(sql: sqlite3.Connection, back: StepId) -> None:
    """Write the job that the last list which stands held back, where its source tells no other by now."""
    held = sql.execute(_HELD).fetchall()
    lost = {row[0] for row in sql.execute(_LOST, (back,))} if held else set()
    for import_id, day, person, kind, key, *job in held:
        # Since then they may have been merged, or taken apart.
        rows = sql.execute(
            "SELECT id, person_id FROM source WHERE kind = ? AND key = ? ORDER BY person_id <> ?, nth",
            (kind, key, person),
        ).fetchall()
        source, who = rows[0] if rows else (0, 0)
        if who not in lost or sql.execute(_TOLD, (who, kind, *job)).fetchone():
            continue
        aside = sql.execute(_TYPED, (who,)).fetchone() is not None
        sql.execute(
            "INSERT INTO fact (person_id, field, value, detail, noted, source_id, aside, import_id)"
            " VALUES (?, 'job', ?, ?, ?, ?, ?, ?)",
            (who, *job, day, source, aside, import_id),
        )
