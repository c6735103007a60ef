"""Reading what the occasions of today's list are made of."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from networker.store.ids import among
from networker.store.one_sided import one_sided as of_one_side
from networker.store.reach import Row

OFTEN = 60  # contact days
EVER = "~"  # stands behind every local day
_ONE_SIDED = of_one_side("i")  # an index holds just these talks


def one_sided(sql: sqlite3.Connection, *, since: str, until: str, mine_until: str, limit: int) -> list[int]:
    """Those whose last contact was words (no call in vain) of one side alone, from a local day on, the latest first: theirs until a day,
    the user's own until another one.

    Only who may be suggested at all, and not whom one talks with so often that their rhythm names them anyway (it
    would cost a thousand rows each to look at). Somebody may come twice: `limit` counts the words.
    """
    found = sql.execute(
        "SELECT p.person_id FROM interaction i JOIN interaction_person p ON p.interaction_id = i.id"
        f" JOIN person q ON q.id = p.person_id JOIN rhythm r ON r.person_id = p.person_id AND r.n <= {OFTEN}"
        f" WHERE i.day BETWEEN :since AND :until AND (i.direction = 'in' OR i.day <= :mine_until) AND {_ONE_SIDED}"
        " AND i.kind NOT IN ('call', 'video')"
        " AND q.last_contact = i.day AND q.state = 'active' AND q.muted = 0 AND q.me = 0"
        " ORDER BY i.day DESC LIMIT :limit",
        {"since": since, "until": until, "mine_until": mine_until, "limit": limit},
    )
    return [row[0] for row in found]


def last_is_one_sided(sql: sqlite3.Connection, wanted: Sequence[int]) -> list[int]:
    """Those of some people with whom one side alone spoke, or called in vain, on the day of the last contact.

    Asked by these days, of which an index holds just such talks: a friend may have ten thousand others.
    """
    those = f"id IN {among(wanted)}"
    found = sql.execute(
        "SELECT DISTINCT q.id FROM interaction i CROSS JOIN interaction_person p ON p.interaction_id = i.id"
        f" CROSS JOIN person q ON q.id = p.person_id AND q.last_contact = i.day AND q.{those}"
        f" WHERE i.day IN (SELECT last_contact FROM person WHERE {those}) AND {_ONE_SIDED} ORDER BY q.id"
    )
    return [row[0] for row in found]


def only_in_vain(sql: sqlite3.Connection, wanted: Sequence[int]) -> set[int]:
    """Those of some people with whom there never was a contact but calls that nobody answered."""
    found = sql.execute(
        f"SELECT id FROM person WHERE id IN {among(wanted)} AND NOT EXISTS (SELECT 1 FROM interaction_person p"
        " JOIN interaction i ON i.id = p.interaction_id WHERE p.person_id = person.id AND i.kind <> 'note'"
        f" AND NOT (i.kind IN ('call', 'video') AND {_ONE_SIDED}))"
    )
    return {row[0] for row in found}


_LAST_TWO = (
    "SELECT p.person_id, i.day,"
    f" CASE WHEN {_ONE_SIDED} THEN i.direction ELSE 'both' END, instr(i.text, '?') > 0,"
    " (SELECT count(*) FROM interaction_person o WHERE o.interaction_id = i.id) = 1,"
    f" i.kind IN ('call', 'video') AND {_ONE_SIDED}"
    " FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
    " WHERE p.person_id = ? AND i.day < ? AND i.kind <> 'note' ORDER BY i.day DESC, i.at DESC, i.id DESC LIMIT 2"
)


def last_two(sql: sqlite3.Connection, wanted: Iterable[int], *, before: str = EVER) -> Iterator[Row]:
    """(person, day, "in", "out" or "both", whether it asks, whether nobody else was in it, whether it was a call in vain) of the last two
    contacts, `before` a local day.

    Asked of one after the other: to number all talks of a friend of ten thousand takes ten times as long.
    """
    for person in wanted:
        yield from sql.execute(_LAST_TWO, (person, before))
