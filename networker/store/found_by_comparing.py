"""What an import found by comparison with another, put right where that one was taken back: who left a network, and that
an address appeared.

Called by `take_back`. Jobs, which are held against what the book knew too, are told anew (`jobs_anew`).
"""

import sqlite3

from networker.domain.vocabulary import StepId

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


def forget_departures(sql: sqlite3.Connection, back: StepId) -> None:
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


_TAKEN = "(SELECT id FROM temp.taken_import)"


def forget_appeared(sql: sqlite3.Connection) -> None:
    """An address appeared nowhere where the record that has it was not told before, by what stands."""
    sql.execute(
        "DELETE FROM fact WHERE field = 'address' AND import_id NOT NULL AND source_id IN"
        " (SELECT id FROM temp.brought WHERE tbl = 'source')"
        " AND person_id NOT IN (SELECT id FROM temp.staying WHERE by_hand = 1)"  # who stays whole
        # Brought by an import that stands, or told again or otherwise by one, before the one that found the address.
        f" AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = fact.source_id AND s.import_id NOT IN {_TAKEN}"
        "  AND s.import_id < fact.import_id)"
        " AND NOT EXISTS (SELECT 1 FROM temp.told t WHERE t.tbl = 'source' AND t.id = fact.source_id"
        "  AND t.by < fact.import_id)"
        " AND NOT EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = 'source'"
        f"  AND c.row_id = fact.source_id AND c.before NOT NULL AND s.import_id NOT IN {_TAKEN}"
        "  AND s.import_id < fact.import_id AND s.undone = 0)"
    )
