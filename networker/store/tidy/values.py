"""Values that contradict: birthdays, jobs and places of which one is right, and one mail address of several people.

The book keeps one present job, place and birthday; what another source said stands beside it (decision 0010). A job
told beside is no contradiction as such, for one record may tell several: only where it is that record's own first word.
"""

import sqlite3
from typing import Any

from networker.domain.sharing import FAMILY
from networker.store.few_facts import few
from networker.store.people import LISTED

Row = tuple[Any, ...]


def _of(import_id: int | None, *columns: str) -> str:
    if import_id is None:
        return ""
    return " AND (" + " OR ".join(f"{column} = {int(import_id)}" for column in columns) + ")"


def birthdays(sql: sqlite3.Connection, import_id: int | None = None) -> list[Row]:
    """(person, fact, value, file) of those who have several; whether they contradict is for the reader to say."""
    return sql.execute(
        "SELECT f.person_id, f.id, f.value, coalesce(s.kind, '') FROM fact f LEFT JOIN source s ON s.id = f.source_id"
        f" WHERE {few('f')} AND f.field = 'birthday' AND f.until IS NULL AND f.person_id IN (SELECT b.person_id FROM fact b"
        f" JOIN person ON person.id = b.person_id WHERE {few('b')} AND b.field = 'birthday' AND b.until IS NULL AND {LISTED}"
        f" GROUP BY b.person_id HAVING count(DISTINCT b.value) > 1 {_any(import_id)}) ORDER BY f.person_id, f.aside, f.id"
    ).fetchall()


def _any(import_id: int | None) -> str:
    return "" if import_id is None else f"AND max(b.import_id IS {int(import_id)}) = 1"


def jobs(sql: sqlite3.Connection, import_id: int | None = None) -> list[Row]:
    """(person, fact beside, its title, its company, kind of file, present fact, title, company, kind of file).

    Told beside is what another record says of the main job, in another company.
    """
    return sql.execute(
        "SELECT f.person_id, f.id, f.value, f.detail, s.kind, m.id, m.value, m.detail, coalesce(o.kind, '')"
        " FROM fact f JOIN source s ON s.id = f.source_id AND s.title = f.value AND s.company = f.detail"
        " JOIN person ON person.id = f.person_id"
        " JOIN fact m ON m.person_id = f.person_id AND m.field = 'job' AND m.until IS NULL AND m.aside = 0"
        " LEFT JOIN source o ON o.id = m.source_id"
        " WHERE f.field = 'job' AND f.aside = 1 AND f.until IS NULL AND f.detail <> '' AND m.detail <> ''"
        " AND instr(lower(f.detail), lower(m.detail)) = 0 AND instr(lower(m.detail), lower(f.detail)) = 0"
        f" AND m.source_id IS NOT f.source_id AND {LISTED}{_of(import_id, 'f.import_id', 'm.import_id')}"
        " ORDER BY f.person_id, m.noted DESC, coalesce(m.since, '') DESC, m.id DESC, f.id"
    ).fetchall()


def places(sql: sqlite3.Connection, import_id: int | None = None) -> list[Row]:
    """As `jobs`, of the places people live in: told beside by a record that tells no other one, and none a part of the other."""
    return sql.execute(
        "SELECT f.person_id, f.id, f.value, '', s.kind, m.id, m.value, '', coalesce(o.kind, '')"
        " FROM fact f JOIN source s ON s.id = f.source_id JOIN person ON person.id = f.person_id"
        " JOIN fact m ON m.person_id = f.person_id AND m.field = 'place' AND m.until IS NULL AND m.aside = 0"
        " LEFT JOIN source o ON o.id = m.source_id"
        " WHERE f.field = 'place' AND f.aside = 1 AND f.until IS NULL"
        " AND instr(lower(f.value), lower(m.value)) = 0 AND instr(lower(m.value), lower(f.value)) = 0"
        " AND m.source_id IS NOT f.source_id AND NOT EXISTS (SELECT 1 FROM fact t WHERE t.person_id = f.person_id"
        " AND t.field = 'place' AND t.source_id = f.source_id AND t.id <> f.id AND t.until IS NULL)"
        f" AND {LISTED}{_of(import_id, 'f.import_id', 'm.import_id')}"
        " ORDER BY f.person_id, m.noted DESC, coalesce(m.since, '') DESC, m.id DESC, f.id"
    ).fetchall()


def shared_mails(sql: sqlite3.Connection, import_id: int | None = None) -> list[Row]:
    """(key, handle, person, text) of each mail address that two people and no more than a family have."""
    brought = "" if import_id is None else f" AND max(h.import_id IS {int(import_id)}) = 1"
    return sql.execute(
        "SELECT h.key, h.id, h.person_id, h.text FROM handle h JOIN person ON person.id = h.person_id"
        f" WHERE h.channel = 'mail' AND h.shared = 1 AND {LISTED} AND h.key IN ("
        " SELECT h.key FROM handle h INDEXED BY handle_shared JOIN person ON person.id = h.person_id"
        f" WHERE h.channel = 'mail' AND h.shared = 1 AND h.key <> '' AND {LISTED} GROUP BY h.key"
        f" HAVING count(DISTINCT h.person_id) BETWEEN 2 AND {FAMILY}{brought}) ORDER BY h.key, h.id"
    ).fetchall()
