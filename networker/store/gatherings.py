"""Reading gatherings: their order, their rows by id, who belongs to each. Nothing is written here.

Every function takes the connection to read on and answers plain values.
"""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.ids import among
from networker.store.people import NAME
from networker.store.standing import STANDS

Row = tuple[Any, ...]


# What an import brought out of a calendar and nobody has written anything about.
_MERELY_BROUGHT = (
    "g.origin = 'calendar' AND g.import_id NOT NULL AND g.notes = ''"
    " AND NOT EXISTS (SELECT 1 FROM gathering_person x WHERE x.gathering_id = g.id AND x.import_id IS NULL)"
    # No index has gatherings of talks: all are looked through, once.
    " AND g.id NOT IN (SELECT gathering_id FROM interaction WHERE gathering_id NOT NULL AND import_id IS NULL)"
)
# Of an event or series the time next to today on either side: what is ahead, and what was of late and is in no talk.
_SERIES = "CASE WHEN instr(origin_key, ' ') THEN rtrim(origin_key, replace(origin_key, ' ', '')) ELSE origin_key END"
_NEXT = (
    "SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY " + _SERIES + ", day < :today"
    " ORDER BY abs(julianday(day) - julianday(:today)), id) AS nth FROM gathering c"
    " WHERE origin = 'calendar' AND import_id NOT NULL AND day >= date(:today, '-14 days')"
    " AND EXISTS (SELECT 1 FROM gathering_person x WHERE x.gathering_id = c.id AND x.role <> 'declined')"
    " AND (day >= :today OR NOT EXISTS (SELECT 1 FROM interaction i WHERE i.day = c.day AND i.gathering_id = c.id)))"
    " WHERE nth = 1"
)


def index(sql: sqlite3.Connection, *, words: Sequence[str] = (), today: str | None = None) -> list[Row]:
    """(id, day) of gatherings, the newest first, those without a day last. `words` are folded.

    `today`, a local day: of what imports brought out of calendars only the next time of each event, and what was within
    the last fortnight and is not logged; else everything.
    """
    tests, values = "1", dict[str, object]()
    if today is not None:
        tests = f"(NOT ({_MERELY_BROUGHT}) OR g.id IN ({_NEXT}))"
        values["today"] = today
    for n, word in enumerate(words):
        tests += (
            f" AND (instr(folded(g.name || ' ' || g.place || ' ' || g.notes), :word{n})"
            " OR g.id IN (SELECT x.gathering_id FROM person p JOIN gathering_person x ON x.person_id = p.id"
            f" WHERE instr(p.folded, :word{n})))"
        )
        values[f"word{n}"] = word
    return sql.execute(
        f"SELECT g.id, g.day FROM gathering g WHERE {tests} ORDER BY g.day IS NULL, g.day DESC, g.id DESC",
        values,
    ).fetchall()


ROW = (
    "g.id, g.name, g.place, g.day, g.until, g.notes,"
    " (SELECT count(*) FROM gathering_person x WHERE x.gathering_id = g.id AND x.role IN ('there', 'host')),"
    " (SELECT count(*) FROM gathering_person x WHERE x.gathering_id = g.id)"
)


def rows(sql: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, Row]:
    """ROW's columns by id: the two last are how many were there, and how many are named at all."""
    return {
        row[0]: row for row in sql.execute(f"SELECT {ROW} FROM gathering g WHERE g.id IN {among(wanted)}")
    }


def guests(sql: sqlite3.Connection, gathering: int) -> list[Row]:
    """(person, name, company, role, talk at it, day of the first talk elsewhere, follow-up, due, state) of each guest.

    The talk is the latest of the gathering's they are in; the follow-up the user's own, from one of those talks.
    """
    found = sql.execute(
        "SELECT person.id, person.company, x.role,"
        " (SELECT max(i.id) FROM interaction_person y JOIN interaction i ON i.id = y.interaction_id"
        "  WHERE y.person_id = person.id AND i.gathering_id = :number),"
        " (SELECT min(i.day) FROM interaction_person y JOIN interaction i ON i.id = y.interaction_id"
        "  WHERE y.person_id = person.id AND i.kind <> 'note' AND i.gathering_id IS NOT :number),"
        f" f.id, f.due, f.state, {NAME}"
        " FROM gathering_person x JOIN person ON person.id = x.person_id"
        " LEFT JOIN follow_up f ON f.id = (SELECT max(f.id) FROM follow_up_person z"
        "  JOIN follow_up f ON f.id = z.follow_up_id JOIN interaction i ON i.id = f.interaction_id"
        "  WHERE z.person_id = person.id AND i.gathering_id = :number AND f.side = 'me' AND f.state <> 'dropped')"
        " WHERE x.gathering_id = :number"
        " ORDER BY CASE x.role WHEN 'host' THEN 0 WHEN 'declined' THEN 2 ELSE 1 END,"
        " person.order_key, person.id",
        {"number": gathering},
    )
    return [
        (number, as_shown(*name), *more)
        for number, *columns in found
        for more, name in ((columns[:-4], columns[-4:]),)
    ]


def around(sql: sqlite3.Connection, day: str) -> list[Row]:
    """(id, name, place, day, until) of gatherings with a whole day that may be near one, the newest first."""
    return sql.execute(
        "SELECT id, name, place, day, until FROM gathering WHERE length(day) = 10"
        " AND day <= date(:day, '+1 day') AND max(coalesce(until, day), day) >= date(:day, '-1 day')"
        " ORDER BY day DESC, id DESC",
        {"day": day},
    ).fetchall()


def links(sql: sqlite3.Connection, gathering: int) -> dict[int, tuple[int, str]]:
    """(row, role) by person."""
    found = sql.execute(
        "SELECT person_id, id, role FROM gathering_person WHERE gathering_id = ?", (gathering,)
    )
    return {person: (number, role) for person, number, role in found}


def talks(sql: sqlite3.Connection, gathering: int) -> list[Row]:
    """(id, kind, text, place, subject) of the talks that were at a gathering, in the order they were logged."""
    return sql.execute(
        "SELECT id, kind, text, place, subject FROM interaction WHERE gathering_id = ? ORDER BY id",
        (gathering,),
    ).fetchall()


def talked(sql: sqlite3.Connection, gathering: int) -> dict[int, int]:
    """By person the latest talk at a gathering that they are in."""
    return dict(
        sql.execute(
            "SELECT y.person_id, max(i.id) FROM interaction i JOIN interaction_person y ON y.interaction_id = i.id"
            " WHERE i.gathering_id = ? GROUP BY 1",
            (gathering,),
        ).fetchall()
    )


def logged_by_hand(sql: sqlite3.Connection, origin: str) -> list[Row]:
    """(key, day, people as JSON) of the meetings that the user logged at gatherings which imports of a source brought."""
    return sql.execute(
        "SELECT g.origin_key, i.day, json_group_array(x.person_id) FROM interaction i"
        " JOIN gathering g ON g.id = i.gathering_id JOIN interaction_person x ON x.interaction_id = i.id"
        " WHERE g.origin = ? AND g.import_id NOT NULL AND i.import_id IS NULL"
        " AND i.kind IN ('meeting', 'call', 'video') GROUP BY g.id, i.day",
        (origin,),
    ).fetchall()


def of_origin(sql: sqlite3.Connection, origin: str, keys: Sequence[str]) -> dict[str, int]:
    """By key the gatherings that came out of these records of a source."""
    marks = ", ".join("?" * len(keys))
    return dict(
        sql.execute(
            f"SELECT origin_key, id FROM gathering WHERE origin = ? AND origin_key IN ({marks})",
            (origin, *keys),
        ).fetchall()
    )


def imported_talks(sql: sqlite3.Connection, origin: str, thread: str, *, since: str, until: str) -> list[int]:
    """Talks that an import brought of one event between two local days, and that are at no gathering yet."""
    found = sql.execute(
        "SELECT id FROM interaction WHERE origin = ? AND thread = ? AND day BETWEEN ? AND ?"
        " AND gathering_id IS NULL ORDER BY id",
        (origin, thread, since, until),
    )
    return [row[0] for row in found]


def called(sql: sqlite3.Connection, folded: str, *, limit: int) -> list[Row]:
    """(id, name) of people who bear just this folded name, the user aside."""
    found = sql.execute(
        f"SELECT id, {NAME} FROM person WHERE folded = ? AND me = 0 ORDER BY last_contact DESC, id LIMIT ?",
        (folded, limit),
    )
    return [(number, as_shown(*name)) for number, *name in found]


# ---- those that calendars told of before their day

OF_ORIGIN = "id, origin_key, name, place, day, until, import_id"


def all_of_origin(sql: sqlite3.Connection, origin: str) -> list[Row]:
    """OF_ORIGIN's columns of every gathering that came out of a kind of source."""
    return sql.execute(
        f"SELECT {OF_ORIGIN} FROM gathering WHERE origin = ? AND origin_key IS NOT NULL ORDER BY id",
        (origin,),
    ).fetchall()


def brought_links(
    sql: sqlite3.Connection, wanted: Sequence[int]
) -> dict[int, dict[int, tuple[int, str, bool]]]:
    """(row, role, whether an import brought it and nobody changed it by hand) by person, by gathering."""
    found: dict[int, dict[int, tuple[int, str, bool]]] = {}
    for gathering, person, number, role, by_import in sql.execute(
        "SELECT x.gathering_id, x.person_id, x.id, x.role,"
        f" x.import_id NOT NULL AND NOT EXISTS ({_BY_HAND.format('gathering_person', 'x.id')})"
        f" FROM gathering_person x WHERE x.gathering_id IN {among(wanted)}"
    ):
        found.setdefault(gathering, {})[person] = (number, role, bool(by_import))
    return found


_BY_HAND = (
    "SELECT 1 FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = '{}' AND c.row_id = {} AND c.before NOT NULL"
    " AND s.import_id IS NULL AND s.reverts_import IS NULL AND s.undoes IS NULL AND s.undone = 0"
    " AND s.verb NOT IN ('merge', 'split')"  # which change whose it is
)


def said_by_hand(sql: sqlite3.Connection, gathering: int) -> set[str]:
    """The columns of a gathering that the user has changed, and that are still otherwise than they were then."""
    was = sql.execute(
        _BY_HAND.replace("SELECT 1", "SELECT c.before").format("gathering", "?") + " ORDER BY c.id",
        (gathering,),
    ).fetchall()
    if not was:
        return set()
    names = ("name", "place", "day", "until")
    now = sql.execute(f"SELECT {', '.join(names)} FROM gathering WHERE id = ?", (gathering,)).fetchone()
    present = dict(zip(names, now, strict=True))
    return {name for (before,) in was for name in names if json.loads(before).get(name) != present[name]}


def taken_out(sql: sqlite3.Connection, origin: str) -> tuple[set[str], set[tuple[int, int]]]:
    """What the user took out by hand, and is out: keys of gatherings of a kind of source, and (gathering, person)."""
    changed = (
        "FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = '{0}' AND c.before NOT NULL AND s.import_id IS NULL"
        " AND s.reverts_import IS NULL AND s.undoes IS NULL AND s.undone = 0 AND s.verb NOT IN ('merge', 'split')"
        " AND NOT EXISTS (SELECT 1 FROM {0} t WHERE t.id = c.row_id)"
    )
    keys = sql.execute(
        f"SELECT json_extract(c.before, '$.origin_key') {changed.format('gathering')}"
        " AND json_extract(c.before, '$.origin') = ?",
        (origin,),
    )
    links = sql.execute(
        "SELECT json_extract(c.before, '$.gathering_id'), json_extract(c.before, '$.person_id')"
        f" {changed.format('gathering_person')}"
    )
    return {row[0] for row in keys}, set(links)


def told_when(sql: sqlite3.Connection) -> dict[int, str]:
    """By gathering when the newest calendar was written, an ISO instant, that told of it in an import that stands."""
    found: dict[int, str] = {}
    for first, last, written in sql.execute(
        "SELECT json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]'), json_extract(e.value, '$[2]')"
        " FROM import i JOIN step s ON s.import_id = i.id, json_each(i.report, '$.ahead') e"
        f" WHERE json_valid(i.report) AND e.type = 'array' AND {STANDS}"
    ):
        for number in range(first, last + 1):
            found[number] = max(found.get(number, ""), written)
    return found


def talks_of_event(sql: sqlite3.Connection, origin: str, thread: str) -> list[Row]:
    """(id, day, gathering) of the talks that imports brought of one event or series."""
    return sql.execute(
        "SELECT id, day, gathering_id FROM interaction WHERE origin = ? AND origin_key >= ? AND origin_key < ?"
        " AND thread = ? ORDER BY id",
        (origin, f"{thread}|", f"{thread}}}", thread),
    ).fetchall()
