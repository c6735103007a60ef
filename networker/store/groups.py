"""Reading groups: their order, their rows by id, who is in each, and how the user and they keep in touch. Nothing is written.

Somebody is in a group while their membership has no end; whoever is not listed (the dead, the let go) is not counted.
Every function takes the connection to read on and answers plain values.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.ids import among
from networker.store.people import LISTED, NAME

Row = tuple[Any, ...]
MANY = 5000  # members from which talks are gone through, the newest first, rather than each one's own

_IN = f"m.until IS NULL AND {LISTED}"
_MEMBERS = "SELECT person_id FROM group_member WHERE group_id = :group AND until IS NULL"
_FACE = "('meeting', 'call', 'video')"


def index(sql: sqlite3.Connection, *, words: Sequence[str] = ()) -> list[int]:
    """Ids of groups by name. `words` are folded: every one is in its name, its notes or the name of a member."""
    tests, values = "1", dict[str, object]()
    for n, word in enumerate(words):
        tests += (
            f" AND (instr(g.folded, :word{n}) OR instr(folded(g.notes), :word{n})"
            " OR g.id IN (SELECT m.group_id FROM person p JOIN group_member m ON m.person_id = p.id"
            f" AND m.until IS NULL WHERE instr(p.folded, :word{n})))"
        )
        values[f"word{n}"] = word
    found = sql.execute(f"SELECT g.id FROM people_group g WHERE {tests} ORDER BY g.folded, g.id", values)
    return [row[0] for row in found]


def rows(sql: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, Row]:
    """(id, name, kind, notes, members, last contact with any of them) by id; the last is a local day or None."""
    found = sql.execute(
        "SELECT g.id, g.name, g.kind, g.notes, count(person.id), max(person.last_contact) FROM people_group g"
        " LEFT JOIN group_member m ON m.group_id = g.id AND m.until IS NULL"
        f" LEFT JOIN person ON person.id = m.person_id AND {LISTED}"
        f" WHERE g.id IN {among(wanted)} GROUP BY g.id"
    )
    return {row[0]: row for row in found}


def order(sql: sqlite3.Connection, group: int) -> list[Row]:
    """(person, circle, last contact, whether they may be suggested) of the members by name.

    Not suggested are the paused, the muted, and whoever the user has promised something to already.
    """
    return sql.execute(
        "SELECT person.id, person.circle, person.last_contact, person.state = 'active' AND person.muted = 0"
        " AND person.circle IS NOT NULL AND NOT EXISTS (SELECT 1 FROM follow_up_person z JOIN follow_up f"
        "  ON f.id = z.follow_up_id WHERE z.person_id = person.id AND f.side = 'me' AND f.state = 'open')"
        " FROM group_member m CROSS JOIN person ON person.id = m.person_id"
        f" WHERE m.group_id = ? AND {_IN} ORDER BY person.order_key, person.id",
        (group,),
    ).fetchall()


def members(sql: sqlite3.Connection, group: int, wanted: Sequence[int]) -> dict[int, Row]:
    """(shown name, company, circle, since, last contact) by person; `since` is a partial ISO date or None."""
    found = sql.execute(
        f"SELECT person.id, {NAME}, person.company, person.circle, m.since, person.last_contact"
        " FROM person JOIN group_member m ON m.person_id = person.id AND m.group_id = ?"
        f" WHERE person.id IN {among(wanted)} AND {_IN}",
        (group,),
    )
    return {number: (as_shown(*more[:4]), *more[4:]) for number, *more in found}


def links(sql: sqlite3.Connection, group: int) -> dict[int, Row]:
    """(row, since, until) by person, those who left it among them."""
    found = sql.execute("SELECT person_id, id, since, until FROM group_member WHERE group_id = ?", (group,))
    return {person: tuple(more) for person, *more in found}


def months(sql: sqlite3.Connection, group: int, *, since: str) -> dict[str, int]:
    """By month ("2026-11") with how many members there was a talk since a local day. Each talk of theirs is looked at."""
    found = sql.execute(
        f"SELECT substr(i.day, 1, 7), count(DISTINCT x.person_id) FROM ({_MEMBERS}) who"
        " CROSS JOIN interaction_person x ON x.person_id = who.person_id"
        " CROSS JOIN interaction i ON i.id = x.interaction_id WHERE i.day >= :since AND i.kind <> 'note' GROUP BY 1",
        {"group": group, "since": since},
    )
    return dict(found.fetchall())


def together(sql: sqlite3.Connection, group: int, *, size: int, until: str) -> Row | None:
    """(day, members, what it was called) of the latest meeting, call or gathering with two of them or more, up to a local day."""
    values = {"group": group, "until": until}
    if size <= MANY:
        talk = (
            f"SELECT i.day, count(*), i.subject, i.id FROM ({_MEMBERS}) who"
            " CROSS JOIN interaction_person x ON x.person_id = who.person_id"
            f" CROSS JOIN interaction i ON i.id = x.interaction_id WHERE i.kind IN {_FACE} AND i.day <= :until"
            " GROUP BY i.id HAVING count(*) > 1 ORDER BY i.day DESC, i.id DESC LIMIT 1"
        )
    else:
        # The newest of all first, until there is one: of a large group that is soon. Where there is none, talks with one alone
        # would all be looked at: those with several are listed first, which costs a tenth of it.
        talk = (
            "SELECT i.day, (SELECT count(*) FROM interaction_person x CROSS JOIN group_member m"
            "  ON m.group_id = :group AND m.person_id = x.person_id AND m.until IS NULL"
            "  WHERE x.interaction_id = i.id) AS there, i.subject, i.id FROM interaction i"
            f" WHERE i.kind IN {_FACE} AND i.day <= :until AND +i.id IN"
            " (SELECT interaction_id FROM interaction_person GROUP BY interaction_id HAVING count(*) > 1)"
            " AND there > 1 ORDER BY i.day DESC LIMIT 1"
        )
    gathering = (
        "SELECT g.day, count(*), g.name, g.id FROM gathering g CROSS JOIN gathering_person x ON x.gathering_id = g.id"
        " AND x.role IN ('there', 'host') CROSS JOIN group_member m"
        "  ON m.group_id = :group AND m.person_id = x.person_id AND m.until IS NULL"
        " WHERE length(g.day) = 10 AND g.day <= :until GROUP BY g.id HAVING count(*) > 1 ORDER BY g.day DESC LIMIT 1"
    )
    found = [sql.execute(query, values).fetchone() for query in (gathering, talk)]
    told = [tuple(row[:3]) for row in found if row is not None]
    return max(told, key=lambda row: row[0]) if told else None  # of one day the gathering, which has a name


def called(sql: sqlite3.Connection, folded: str) -> int | None:
    """The group of this folded name."""
    found = sql.execute("SELECT id FROM people_group WHERE folded = ?", (folded,)).fetchone()
    return int(found[0]) if found else None
