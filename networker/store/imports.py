"""Reading for imports: who has these handles, these source keys, these names. Past imports are `past_imports`.

All look-ups take many keys at once, so that matching 10,000 newcomers against 100,000 people is not 10,000
queries. Nothing is written here.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from networker.domain.ties import mirrored
from networker.store.ids import among

Row = tuple[Any, ...]


def state_of_book(sql: sqlite3.Connection) -> int:
    """A number that grows with every step, undo and redo: a plan made for another one is stale."""
    found = sql.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'step'").fetchone()
    undone = sql.execute("SELECT count(*) FROM step WHERE undone = 1").fetchone()
    return int(found[0]) * 1000 + int(undone[0]) % 1000


def is_empty(sql: sqlite3.Connection) -> bool:
    """Whether nobody is in the book, so that there is nobody to match."""
    return sql.execute("SELECT 1 FROM person LIMIT 1").fetchone() is None


def by_handle(
    sql: sqlite3.Connection, channel: str, keys: Iterable[str], *, most: int = 1
) -> dict[str, list[int]]:
    """Everybody who has each match key on a channel: mostly one, of a family's phone several.

    Nobody is named where there are more than `most`.
    """
    found: dict[str, list[int]] = {}
    wanted = json.dumps(list(keys))
    for key, person in sql.execute(
        "SELECT key, person_id FROM handle WHERE channel = ? AND shared = 0"
        " AND key IN (SELECT value FROM json_each(?))",
        (channel, wanted),
    ):
        found[key] = [person]
    # Five hundred colleagues have one number: then nobody needs to know who they are.
    for key, people in sql.execute(
        "SELECT key, CASE WHEN count(DISTINCT person_id) > ? THEN '' ELSE group_concat(DISTINCT person_id) END"
        " FROM handle INDEXED BY handle_shared WHERE channel = ? AND shared = 1"
        " AND key IN (SELECT value FROM json_each(?)) GROUP BY key",
        (most, channel, wanted),
    ):
        found[key] = sorted(int(each) for each in people.split(",") if each)
    return found


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


def record_of(
    sql: sqlite3.Connection, person: int, kind: str, key: str, addresses: Iterable[tuple[str, str]]
) -> int | None:
    """The record of somebody that has a source key, else the one that brought one of these addresses."""
    found = sql.execute(
        "SELECT id FROM source WHERE kind = ? AND key = ? AND person_id = ? ORDER BY nth LIMIT 1",
        (kind, key, person),
    ).fetchone()
    for channel, address in addresses if found is None else ():
        found = (
            found
            or sql.execute(
                "SELECT source_id FROM handle WHERE person_id = ? AND channel = ? AND key = ? AND key <> ''",
                (person, channel, address),
            ).fetchone()
        )
    return int(found[0]) if found and found[0] is not None else None


def names(sql: sqlite3.Connection) -> Iterator[Row]:
    """(id, folded name, name, company) of everybody but the user."""
    return sql.execute("SELECT id, folded, name, company FROM person WHERE me = 0")


def works_as(sql: sqlite3.Connection, person: int) -> Row | None:
    """(name, title, company) of somebody; None where they are not there any more."""
    found: Row | None = sql.execute(
        "SELECT name, title, company FROM person WHERE id = ?", (person,)
    ).fetchone()
    return found


def by_name_of_kind(sql: sqlite3.Connection, kind: str, folded: Iterable[str]) -> list[Row]:
    """(folded name, person, line) of the records of a kind of source that tell of people by these names, where that is
    the person's name too; what a record of an older book calls them is not known.
    """
    return sql.execute(
        "SELECT p.folded, p.id, max(s.row) FROM person p JOIN source s ON s.person_id = p.id AND p.me = 0"
        " WHERE p.folded IN (SELECT value FROM json_each(?)) AND s.kind = ? AND s.name IN (p.name, '') GROUP BY 1, 2",
        (json.dumps(list(folded)), kind),
    ).fetchall()


def tied_of_kind(sql: sqlite3.Connection, kind: str, days: Mapping[str, Collection[str]]) -> list[Row]:
    """(folded name, person, day) of those whom a kind of source tells of by these folded names and who came on one of
    the days of theirs, where that is the person's name too.
    """
    pairs = [(name, day) for name, of_name in days.items() for day in of_name]
    return sql.execute(
        "SELECT p.folded, p.id, f.since FROM person p JOIN fact f ON f.person_id = p.id AND f.field = 'connected'"
        " WHERE p.me = 0 AND p.folded IN (SELECT value FROM json_each(:names)) AND (p.folded, f.since) IN"
        " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:pairs)) AND EXISTS"
        " (SELECT 1 FROM source s WHERE s.person_id = p.id AND s.kind = :kind AND s.name IN (p.name, ''))",
        {"kind": kind, "names": json.dumps(list(days)), "pairs": json.dumps(pairs)},
    ).fetchall()


def days_of_ties(sql: sqlite3.Connection, people: Collection[int]) -> dict[int, list[str]]:
    """The days on which each of these people came to a network."""
    found: dict[int, list[str]] = {}
    for person, day in sql.execute(
        "SELECT person_id, since FROM fact WHERE field = 'connected' AND since NOT NULL AND person_id IN"
        " (SELECT value FROM json_each(?))",
        (json.dumps(list(people)),),
    ):
        found.setdefault(person, []).append(day)
    return found


def called_otherwise(sql: sqlite3.Connection, kind: str) -> list[Row]:
    """(name, person, line) of the records of a kind of source that call people otherwise than the book does."""
    return sql.execute(
        "SELECT s.name, p.id, s.row FROM source s JOIN person p ON p.id = s.person_id AND p.me = 0"
        " WHERE s.kind = ? AND s.name NOT IN (p.name, '')",
        (kind,),
    ).fetchall()


@dataclass(frozen=True, slots=True)
class Me:
    """What the book knows of the user: the names (the first of them shown), match keys, and ids in sources."""

    people: tuple[
        int, ...
    ]  # entries that are the user: their own one, and cards that came before anybody knew
    names: tuple[str, ...]
    keys: frozenset[tuple[str, str]]
    ids: frozenset[tuple[str, str]]


def me(sql: sqlite3.Connection) -> Me:
    """The user, as far as the book knows them."""
    rows = sql.execute("SELECT id, name FROM person WHERE me = 1 ORDER BY id").fetchall()
    mine = among([row[0] for row in rows])
    keys = sql.execute(f"SELECT channel, key FROM handle WHERE person_id IN {mine} AND key <> ''")
    names = sql.execute(
        f"SELECT value FROM fact WHERE person_id IN {mine} AND field = 'custom' AND detail = 'other name' ORDER BY id"
    )
    ids = sql.execute(f"SELECT kind, key FROM source WHERE person_id IN {mine}")
    return Me(
        tuple(row[0] for row in rows),
        tuple(str(row[0]) for row in ([row[1:] for row in rows] + names.fetchall())),
        frozenset(map(tuple, keys.fetchall())),
        frozenset(map(tuple, ids.fetchall())),
    )


def contacts_with(sql: sqlite3.Connection, channel: str, key: str) -> list[tuple[int, str]]:
    """(person, name) of everybody but the user who has an address."""
    return [
        row
        for shared in (0, 1)
        for row in sql.execute(
            "SELECT DISTINCT p.id, p.name FROM handle h JOIN person p ON p.id = h.person_id"
            f" WHERE h.channel = ? AND h.key = ? AND h.shared = {shared} AND p.me = 0",
            (channel, key),
        )
    ]


def my_entries(sql: sqlite3.Connection) -> set[int]:
    """The user's own entries."""
    return {row[0] for row in sql.execute("SELECT id FROM person WHERE me = 1")}


def members(sql: sqlite3.Connection, kind: str, field: str, value: str, detail: str) -> list[Row]:
    """(person, name, newest day of it) of everybody whom a kind of source says to be in a network.

    Those who are noted as having left it, and did not come back, are left out; so are people who were let go of
    as a doubt: everybody who is in the book counts.
    """
    return sql.execute(
        "SELECT p.id, p.name, max(coalesce(f.since, '')) FROM fact f JOIN source s ON s.id = f.source_id"
        " JOIN person p ON p.id = f.person_id WHERE s.kind = ?1 AND f.field = ?2 AND f.value = ?3"
        " AND f.detail = ?4 AND f.until IS NULL AND NOT EXISTS (SELECT 1 FROM fact l JOIN source t"
        " ON t.id = l.source_id WHERE l.person_id = f.person_id AND l.field = 'left' AND l.until IS NULL"
        " AND t.kind = ?1 AND l.value = ?3) GROUP BY 1, 2",
        (kind, field, value, detail),
    ).fetchall()


def listed_of_kind(sql: sqlite3.Connection, kind: str) -> list[Row]:
    """(id, person, key, company) of all records of lists of a kind of source, the company null in older books."""
    return sql.execute(
        "SELECT id, person_id, key, company FROM source WHERE kind = ? AND row > 0", (kind,)
    ).fetchall()


def brought_by(sql: sqlite3.Connection, record: int) -> list[tuple[str, str]]:
    """(channel, text) of the addresses that somebody has from a record."""
    query = "SELECT channel, text FROM handle WHERE source_id = ? ORDER BY id"
    return [(channel, text) for channel, text in sql.execute(query, (record,))]


def left_ones(sql: sqlite3.Connection, kind: str, value: str) -> list[Row]:
    """(person, name) of everybody noted as having left a network."""
    return sql.execute(
        "SELECT DISTINCT p.id, p.name FROM fact l JOIN source s ON s.id = l.source_id"
        " JOIN person p ON p.id = l.person_id"
        " WHERE l.field = 'left' AND l.until IS NULL AND s.kind = ? AND l.value = ?",
        (kind, value),
    ).fetchall()


def talks_around(sql: sqlite3.Connection, origin: str, wanted: Sequence[tuple[str, str, str]]) -> list[Row]:
    """(thread, origin key, id, marks, people as JSON) of talks by thread, first day and the day after the last.

    Origin keys begin with thread and day (as the files told it), so that their index has what belongs together.
    """
    return sql.execute(
        "SELECT i.thread, i.origin_key, i.id, i.marks,"
        " (SELECT json_group_array(p.person_id) FROM interaction_person p WHERE p.interaction_id = i.id)"
        " FROM json_each(?2) w CROSS JOIN interaction i WHERE i.origin = ?1"
        " AND i.origin_key >= json_extract(w.value, '$[0]') || '|' || json_extract(w.value, '$[1]')"
        " AND i.origin_key < json_extract(w.value, '$[0]') || '|' || json_extract(w.value, '$[2]')"
        " AND i.thread = json_extract(w.value, '$[0]')",
        (origin, json.dumps(wanted)),
    ).fetchall()


def deleted_talks(sql: sqlite3.Connection) -> list[Row]:
    """(kind of source, thread, marks) of the talks that the user took out of the book."""
    return sql.execute(
        "SELECT json_extract(c.before, '$.origin'), json_extract(c.before, '$.thread'), json_extract(c.before, '$.marks')"
        " FROM step s JOIN change c ON c.step_id = s.id WHERE s.verb = 'delete talk' AND s.undone = 0"
        " AND c.tbl = 'interaction' AND c.before NOT NULL"
    ).fetchall()


def talks_on(sql: sqlite3.Connection, origin: str, days: Sequence[str]) -> list[Row]:
    """(thread, marks) of all talks of a kind of source on some days. Found by the day: a day has few, a kind all."""
    return sql.execute(
        "SELECT i.thread, i.marks FROM json_each(?) d CROSS JOIN interaction i ON i.day = d.value"
        " WHERE +i.origin = ?",
        (json.dumps(days), origin),
    ).fetchall()


def has_talks_of(sql: sqlite3.Connection, origin: str) -> bool:
    """Whether the book has talks of a kind of source."""
    return sql.execute("SELECT 1 FROM interaction WHERE origin = ? LIMIT 1", (origin,)).fetchone() is not None


def has_thread(sql: sqlite3.Connection, origin: str, thread: str) -> bool:
    """Whether the book has talks of a thread: their keys begin with its name and a stroke, which "}" follows."""
    found = sql.execute(
        "SELECT 1 FROM interaction WHERE origin = ?1 AND origin_key >= ?2 || '|' AND origin_key < ?2 || '}'"
        " AND thread = ?2 LIMIT 1",
        (origin, thread),
    )
    return found.fetchone() is not None


def raws(sql: sqlite3.Connection, kind: str, person: int) -> list[str]:
    """The raw values of all that a kind of source told of somebody, the first first."""
    query = "SELECT raw FROM source WHERE person_id = ? AND kind = ? ORDER BY id"
    return [row[0] for row in sql.execute(query, (person, kind))]


def talks(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, Row]:
    """(id, marks, text, direction, started, depth, whether that was set by hand, at, people as JSON) by id."""
    found = sql.execute(
        "SELECT i.id, i.marks, i.text, i.direction, i.started, i.depth, i.depth_by_hand, i.at,"
        " (SELECT json_group_array(p.person_id) FROM interaction_person p WHERE p.interaction_id = i.id)"
        f" FROM interaction i WHERE i.id IN {among(wanted)}"
    )
    return {row[0]: row for row in found}


def marks_and_people(
    sql: sqlite3.Connection, wanted: Collection[int]
) -> dict[int, tuple[str, list[tuple[int, int]]]]:
    """The marks of interactions by id, and (link, person) of who takes part."""
    found = sql.execute(
        "SELECT i.id, i.marks, (SELECT json_group_array(json_array(p.id, p.person_id)) FROM interaction_person p"
        f" WHERE p.interaction_id = i.id) FROM interaction i WHERE i.id IN {among(wanted)}"
    )
    return {row[0]: (row[1], json.loads(row[2])) for row in found}


def has_tie(sql: sqlite3.Connection, person: int, other: int, kind: str) -> bool:
    """Whether a tie between two people is known, also where it is told from the other one's side."""
    query = (
        "SELECT 1 FROM tie WHERE (person_id = ?1 AND other_id = ?2 AND kind = ?3)"
        " OR (person_id = ?2 AND other_id = ?1 AND kind = ?4)"
    )
    return sql.execute(query, (person, other, kind, mirrored(kind))).fetchone() is not None


def has_follow_up(sql: sqlite3.Connection, people: Collection[int], text: str, due: str) -> bool:
    """Whether a follow-up with one of these people says the same, whatever became of it, and wherever it was put off."""
    counts_from = f"DTSTART:{due.replace('-', '')} %" if due else ""
    found = sql.execute(
        "SELECT 1 FROM follow_up f JOIN follow_up_person p ON p.follow_up_id = f.id"
        f" WHERE p.person_id IN {among(people)} AND f.text = :text AND (coalesce(f.due, '') = :due"
        " OR f.repeats LIKE :counts_from OR EXISTS (SELECT 1 FROM change c WHERE c.tbl = 'follow_up'"
        "  AND c.row_id = f.id AND coalesce(json_extract(c.before, '$.due'), '') = :due)) LIMIT 1",
        {"text": " ".join(text.split()), "due": due, "counts_from": counts_from},
    )
    return found.fetchone() is not None


def people(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(id, name, suffix, notes, kind, key and line of the row that gave the name or "", state, nickname, middle,
    prefix, days wished for) of everybody wanted.
    """
    return sql.execute(
        "SELECT p.id, p.name, p.suffix, p.notes, coalesce(s.kind, ''), coalesce(s.key, ''), coalesce(s.row, 0), p.state,"
        " p.nickname, p.middle, p.prefix, p.wish_days"
        f" FROM person p LEFT JOIN source s ON s.id = p.source_id WHERE p.id IN {among(wanted)}"
    ).fetchall()


def names_told(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, name) as the records of everybody wanted call them."""
    return sql.execute(
        f"SELECT DISTINCT person_id, name FROM source WHERE person_id IN {among(wanted)} AND name <> ''"
    ).fetchall()


def handles(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, channel, key, text) of everybody wanted."""
    return sql.execute(
        f"SELECT person_id, channel, key, text FROM handle WHERE person_id IN {among(wanted)}"
    ).fetchall()


def facts(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, field, value, detail, since, kind of source, aside) of everybody wanted, the present one last.

    Jobs, places and birthdays that have ended are left out: a record is held against the present ones.
    """
    return sql.execute(
        "SELECT f.person_id, f.field, f.value, f.detail, coalesce(f.since, ''), coalesce(s.kind, ''), f.aside"
        f" FROM fact f LEFT JOIN source s ON s.id = f.source_id WHERE f.person_id IN {among(wanted)}"
        " AND NOT (f.field IN ('job', 'place', 'birthday', 'gender') AND f.until IS NOT NULL)"
        " ORDER BY f.aside DESC, f.noted, coalesce(f.since, ''), f.id"
    ).fetchall()


def groups(sql: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    """(person, folded group name) of everybody wanted."""
    return sql.execute(
        "SELECT m.person_id, g.folded FROM group_member m JOIN people_group g ON g.id = m.group_id"
        f" WHERE m.person_id IN {among(wanted)}"
    ).fetchall()


def photos(sql: sqlite3.Connection, wanted: Collection[int]) -> set[int]:
    """Those who have a picture."""
    return {row[0] for row in sql.execute(f"SELECT person_id FROM photo WHERE person_id IN {among(wanted)}")}


def rows_of_others(sql: sqlite3.Connection, wanted: Collection[int], import_id: int) -> dict[int, list[Row]]:
    """(table, id, and up to four values that tell it from others) by person, of what this import did not bring.

    A handle has channel, key and text; a fact field, value, detail and since; a membership the group;
    a source kind, key and raw values.
    """
    whose = f"t.person_id IN {among(wanted)} AND t.import_id IS NOT {int(import_id)}"
    found: dict[int, list[Row]] = {}
    for person, *row in sql.execute(
        f"SELECT t.person_id, 'handle', t.id, t.channel, t.key, t.text, '' FROM handle t WHERE {whose}"
        " UNION ALL SELECT t.person_id, 'fact', t.id, t.field, t.value, t.detail, coalesce(t.since, '')"
        f" FROM fact t WHERE {whose}"
        " UNION ALL SELECT t.person_id, 'group_member', t.id, g.folded, '', '', ''"
        f" FROM group_member t JOIN people_group g ON g.id = t.group_id WHERE {whose}"
        f" UNION ALL SELECT t.person_id, 'photo', t.id, '', '', '', '' FROM photo t WHERE {whose}"
        f" UNION ALL SELECT t.person_id, 'source', t.id, t.kind, t.key, t.raw, '' FROM source t WHERE {whose}"
    ):
        found.setdefault(person, []).append(tuple(row))
    return found


def next_ids(sql: sqlite3.Connection, tables: Sequence[str]) -> dict[str, int]:
    """The id that the next row of each table may take; for a table of people never one given before."""
    found: dict[str, int] = {}
    given = dict(sql.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    for table in tables:
        highest = sql.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
        found[table] = max(highest, given.get(table, 0)) + 1
    return found
