"""Reading for imports: who has these handles, these source keys, these names; and past imports.

All look-ups take many keys at once, so that matching 10,000 newcomers against 100,000 people is not 10,000
queries. Nothing is written here.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Any

Row = tuple[Any, ...]


def state_of_book(sql: sqlite3.Connection) -> int:
    """A number that grows with every step, undo and redo: a plan made for another one is stale."""
    found = sql.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'step'").fetchone()
    undone = sql.execute("SELECT count(*) FROM step WHERE undone = 1").fetchone()
    return int(found[0]) * 1000 + int(undone[0]) % 1000


def is_empty(sql: sqlite3.Connection) -> bool:
    """Whether nobody is in the book, so that there is nobody to match."""
    return sql.execute("SELECT 1 FROM person LIMIT 1").fetchone() is None


def by_handle(sql: sqlite3.Connection, channel: str, keys: Iterable[str]) -> dict[str, int]:
    """The person of each match key on a channel; handles of several people are left out."""
    return dict(
        sql.execute(
            "SELECT key, person_id FROM handle WHERE channel = ? AND shared = 0"
            " AND key IN (SELECT value FROM json_each(?))",
            (channel, json.dumps(list(keys))),
        ).fetchall()
    )


def by_source(sql: sqlite3.Connection, kind: str, keys: Iterable[str]) -> dict[str, list[Row]]:
    """(id, nth, raw, person) of earlier records by their source key within one kind of source."""
    found: dict[str, list[Row]] = {}
    for key, *row in sql.execute(
        "SELECT key, id, nth, raw, person_id FROM source WHERE kind = ?"
        " AND key IN (SELECT value FROM json_each(?)) ORDER BY key, nth",
        (kind, json.dumps(list(keys))),
    ):
        found.setdefault(key, []).append(tuple(row))
    return found


def by_name(sql: sqlite3.Connection, folded: Iterable[str]) -> dict[str, list[Row]]:
    """(id, company) of everybody of these folded names."""
    found: dict[str, list[Row]] = {}
    for name, number, company in sql.execute(
        "SELECT folded, id, company FROM person WHERE folded IN (SELECT value FROM json_each(?))",
        (json.dumps(list(folded)),),
    ):
        found.setdefault(name, []).append((number, company))
    return found


def _in(ids: Collection[int]) -> str:
    return "(" + ", ".join(str(int(each)) for each in ids) + ")"


def people(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, Row]:
    """(id, name, given, family, company, title, notes, kind of source of the name, state) by id."""
    found = sql.execute(
        "SELECT p.id, p.name, p.given, p.family, p.company, p.title, p.notes, coalesce(s.kind, ''), p.state"
        f" FROM person p LEFT JOIN source s ON s.id = p.source_id WHERE p.id IN {_in(wanted)}"
    )
    return {row[0]: row for row in found}


def handles(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, channel, key, text) of everybody wanted."""
    return sql.execute(
        f"SELECT person_id, channel, key, text FROM handle WHERE person_id IN {_in(wanted)}"
    ).fetchall()


def shared_keys(sql: sqlite3.Connection) -> list[Row]:
    """(channel, key) of everything that several people have."""
    return sql.execute("SELECT DISTINCT channel, key FROM handle WHERE shared = 1 AND key <> ''").fetchall()


def facts(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, field, value, detail, since, kind of source, aside) of everybody wanted, the oldest first.

    Jobs that have ended are left out: a record is held against the present one.
    """
    return sql.execute(
        "SELECT f.person_id, f.field, f.value, f.detail, coalesce(f.since, ''), coalesce(s.kind, ''), f.aside"
        f" FROM fact f LEFT JOIN source s ON s.id = f.source_id WHERE f.person_id IN {_in(wanted)}"
        " AND NOT (f.field = 'job' AND f.until IS NOT NULL) ORDER BY f.noted, f.id"
    ).fetchall()


def groups(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, folded group name) of everybody wanted."""
    return sql.execute(
        "SELECT m.person_id, g.folded FROM group_member m JOIN people_group g ON g.id = m.group_id"
        f" WHERE m.person_id IN {_in(wanted)}"
    ).fetchall()


def photos(sql: sqlite3.Connection, wanted: Collection[int]) -> set[int]:
    """Those who have a picture."""
    return {row[0] for row in sql.execute(f"SELECT person_id FROM photo WHERE person_id IN {_in(wanted)}")}


PAST = "SELECT id, at, files, report FROM import ORDER BY id DESC"


def past(sql: sqlite3.Connection) -> list[Row]:
    """(id, at, files as JSON, report as JSON, whether it is undone) of every import, the newest first."""
    return sql.execute(
        "SELECT i.id, i.at, i.files, i.report,"
        " NOT EXISTS (SELECT 1 FROM step s WHERE s.import_id = i.id AND s.undone = 0)"
        " OR EXISTS (SELECT 1 FROM step s WHERE s.reverts_import = i.id AND s.undone = 0)"
        " FROM import i ORDER BY i.id DESC"
    ).fetchall()


def next_ids(sql: sqlite3.Connection, tables: Sequence[str]) -> dict[str, int]:
    """The id that the next row of each table may take; for a table of people never one given before."""
    found: dict[str, int] = {}
    given = dict(sql.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    for table in tables:
        highest = sql.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
        found[table] = max(highest, given.get(table, 0)) + 1
    return found
