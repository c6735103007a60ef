"""Reading what today's list is made of, and the list as it was made. Nothing is written here."""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from networker.domain.shown_names import as_shown
from networker.store import merge
from networker.store.ids import among

Row = tuple[Any, ...]


def standing(sql: sqlite3.Connection) -> list[Row]:
    """(person, circle, wished days, whether that is a hard date, whether the list may name them at all).

    Of those alone of whom there is something to say: an active person without circle and wish is not among them.
    """
    allowed = "state = 'active' AND muted = 0 AND me = 0"
    return sql.execute(
        f"SELECT id, circle, wish_days, wish_strict, {allowed} FROM person"
        f" WHERE circle IS NOT NULL OR wish_days IS NOT NULL OR NOT ({allowed})"
    ).fetchall()


def last_shown(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, str]:
    """The last day on which each person was shown."""
    return dict(
        sql.execute(
            f"SELECT person_id, max(day) FROM showing WHERE person_id IN {among(wanted_)} GROUP BY 1"
        ).fetchall()
    )


def wishes(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, tuple[int, bool]]:
    """(days, whether that is a hard date) of the user's wishes, by person."""
    found = sql.execute(
        f"SELECT id, wish_days, wish_strict FROM person WHERE wish_days > 0 AND id IN {among(wanted_)}"
    )
    return {person: (days, bool(strict)) for person, days, strict in found}


def wishes_by_less_often(sql: sqlite3.Connection, wanted_: Sequence[int]) -> set[int]:
    """Those of some people with a wish whom *Less often* gave it last, not the user in so many days."""
    step = "SELECT coalesce(max(s.id), 0) FROM change c JOIN step s ON s.id = c.step_id WHERE s.undone = 0"
    found = sql.execute(
        "SELECT a.person_id FROM (SELECT person_id, max(id) AS id FROM reach_action"
        f" WHERE action = 'less often' AND about = '' AND person_id IN {among(wanted_)} GROUP BY 1) a"
        f" WHERE ({step} AND s.verb = 'set wish' AND c.tbl = 'person' AND c.row_id = a.person_id)"
        f" <= ({step} AND c.tbl = 'reach_action' AND c.row_id = a.id)"
    )
    return {row[0] for row in found}


def companies_touched(sql: sqlite3.Connection, beginnings: Collection[str], *, since: str) -> list[Row]:
    """(company, how many of its people were talked with since a local day) of companies that may begin in these letters.

    `beginnings`: the first three letters of each, small.
    """
    return sql.execute(
        "SELECT company, count(*) FROM person WHERE last_contact >= ?"
        f" AND lower(substr(company, 1, 3)) IN ({', '.join('?' * len(beginnings))}) GROUP BY company",
        (since, *beginnings),
    ).fetchall()


def newly_met(sql: sqlite3.Connection, *, since: str, until: str) -> dict[int, str]:
    """Day of the first meeting of those first met face to face between two local days."""
    return dict(
        sql.execute(
            "SELECT p.person_id, min(i.day) FROM interaction_person p JOIN interaction i"
            " ON i.id = p.interaction_id WHERE i.kind = 'meeting' AND p.person_id IN"
            " (SELECT q.person_id FROM interaction j JOIN interaction_person q ON q.interaction_id = j.id"
            "  WHERE j.kind = 'meeting' AND j.day BETWEEN :since AND :until)"
            " GROUP BY p.person_id HAVING min(i.day) BETWEEN :since AND :until",
            {"since": since, "until": until},
        ).fetchall()
    )


def took_part(sql: sqlite3.Connection, person: int, interaction: int) -> bool:
    """Whether somebody was among those of a talk."""
    found = sql.execute(
        "SELECT 1 FROM interaction_person WHERE person_id = ? AND interaction_id = ? LIMIT 1",
        (person, interaction),
    )
    return found.fetchone() is not None


# Who stands in one of these is known, whenever it was brought.
_ADDRESS_BOOKS = (
    "vcard", "google", "outlook", "thunderbird", "ldif", "yahoo", "hubspot", "csv", "linkedin-imported", "monica",
)  # fmt: skip


def known_before(sql: sqlite3.Connection, met: Mapping[int, str]) -> set[int]:
    """Those of whom something says that they were known before they were met on a local day.

    A talk before, a circle, a tie 30 days older than the meeting; an entry so old or an address book, unless it is of
    somebody whom the user wants to know.
    """
    found = sql.execute(
        "SELECT p.id FROM (SELECT key AS person, date(value, '-30 days') AS before, value AS day FROM json_each(?)) m"
        " JOIN person p ON p.id = m.person WHERE p.circle NOT NULL"
        " OR EXISTS (SELECT 1 FROM fact f WHERE f.person_id = p.id AND f.field = 'connected' AND f.since < m.before)"
        " OR EXISTS (SELECT 1 FROM interaction_person q JOIN interaction i ON i.id = q.interaction_id"
        "  WHERE q.person_id = p.id AND i.kind <> 'note' AND i.day < m.day)"
        " OR NOT p.want_to_know AND (substr(nullif(p.created_at, ''), 1, 10) < m.before OR EXISTS"
        f" (SELECT 1 FROM source s WHERE s.person_id = p.id AND s.kind IN {_ADDRESS_BOOKS}))",
        (json.dumps(met),),
    )
    return {row[0] for row in found}


def has_met(sql: sqlite3.Connection, person: int) -> bool:
    """Whether somebody was ever met face to face."""
    found = sql.execute(
        "SELECT 1 FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        " WHERE p.person_id = ? AND i.kind = 'meeting' LIMIT 1",
        (person,),
    )
    return found.fetchone() is not None


# Of whoever was never talked with, only what did not come along with them is news: a first import names nobody.
_KNOWN_BEFORE = (
    "(p.last_contact NOT NULL OR {0}.import_id IS NULL OR {0}.import_id > coalesce(p.import_id, 0))"
)


def new_jobs(sql: sqlite3.Connection, *, since: str, until: str) -> list[Row]:
    """(person, company, title, whether the company is new, whether somebody said since when, day) of jobs begun or told
    between two local days.

    By people who had another before: another company, or another title at the same. Of whoever was never talked with
    it must have come to light since they came into the book.
    """
    other = "SELECT 1 FROM fact g WHERE g.person_id = f.person_id AND g.field = 'job' AND g.id <> f.id"
    return sql.execute(
        "SELECT f.person_id, f.detail, f.value,"
        f" f.detail <> '' AND NOT EXISTS ({other} AND g.detail = f.detail COLLATE NOCASE),"
        # An import dates what it found by comparing with its own day: who began when is not known then.
        " f.source_id IS NULL OR f.since IS NOT f.noted,"
        " substr(f.since || '-01', 1, 10) FROM fact f JOIN person p ON p.id = f.person_id"
        f" WHERE f.field = 'job' AND NOT f.aside AND {_KNOWN_BEFORE.format('f')}"
        " AND f.until IS NULL AND length(f.since) >= 7 AND substr(f.since || '-01', 1, 10) BETWEEN ? AND ?"
        f" AND EXISTS ({other} AND (g.detail <> f.detail OR g.value <> f.value)) ORDER BY 6",
        (since, until),
    ).fetchall()


def networks_left(sql: sqlite3.Connection, person: int) -> set[str]:
    """The networks, as channels, of whose newer exports somebody was missing, and is still."""
    found = sql.execute(
        "SELECT lower(detail) FROM fact WHERE person_id = ? AND field = 'left' AND until IS NULL", (person,)
    )
    return {row[0] for row in found}


def new_facts(sql: sqlite3.Connection, *, since: str, until: str) -> list[Row]:
    """(person, field, value, detail, day) of ties made, networks left and addresses that appeared in some days.

    A new tie counts as long as nobody has said anything, and where an earlier export of the network did not have it;
    an address that is somebody's only one is no news.
    """
    told = "FROM fact f JOIN person p ON p.id = f.person_id LEFT JOIN source s ON s.id = f.source_id"
    # Whether a network was told of before is asked once an export, not once a tie.
    later = (
        "SELECT kind, import_id FROM (SELECT DISTINCT s.kind, f.import_id FROM fact f JOIN source s"
        "  ON s.id = f.source_id WHERE f.field = 'connected' AND f.since BETWEEN :since AND :until) d"
        " WHERE EXISTS (SELECT 1 FROM source t JOIN fact g ON g.person_id = t.person_id AND g.field = 'connected'"
        "  AND g.source_id = t.id WHERE t.kind = d.kind AND t.import_id < d.import_id)"
    )
    return sql.execute(
        f"SELECT f.person_id, f.field, f.value, f.detail, f.since {told}"
        " WHERE f.field IN ('connected', 'left', 'address') AND f.until IS NULL AND f.since BETWEEN :since AND :until"
        f" AND (f.field <> 'connected' OR p.last_contact IS NULL AND (s.kind, f.import_id) IN ({later}))"
        " ORDER BY f.since, f.id",
        {"since": since, "until": until},
    ).fetchall()


def wanted(sql: sqlite3.Connection, *, limit: int = 50) -> list[int]:
    """Those whom the user wants to know and has had no contact with."""
    found = sql.execute(
        "SELECT id FROM person WHERE want_to_know = 1 AND state = 'active' AND last_contact IS NULL"
        " ORDER BY id LIMIT ?",
        (limit,),
    )
    return [row[0] for row in found]


class Person(NamedTuple):
    """The columns of somebody whom a list may name, by their names in the table."""

    id: int
    name: str
    given: str
    company: str
    title: str
    state: str
    circle: int | None
    muted: int
    want_to_know: int
    last_contact: str | None  # a local day
    family: str
    suffix: str
    me: int  # whether it is the user

    @property
    def shown(self) -> str:
        """The name as people read it."""
        return as_shown(self.name, self.given, self.family, self.suffix)


def people(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, Person]:
    """These people by id."""
    found = sql.execute(f"SELECT {', '.join(Person._fields)} FROM person WHERE id IN {among(wanted_)}")
    return {each.id: each for each in map(Person._make, found)}


def planned(sql: sqlite3.Connection, wanted_: Sequence[int], *, today: str) -> dict[int, str]:
    """The next day on which a follow-up with each person is due, from today on; without those that talks move."""
    return dict(
        sql.execute(
            "SELECT p.person_id, min(f.due) FROM follow_up f JOIN follow_up_person p ON p.follow_up_id = f.id"
            f" WHERE f.state = 'open' AND f.unless_contact = 0 AND f.due >= ? AND p.person_id IN {among(wanted_)} GROUP BY 1",
            (today,),
        ).fetchall()
    )


def last_words(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, Row]:
    """(day, kind, direction, depth, channel) of the last contact with each person, by person."""
    return {
        row[0]: row[1:]
        for row in sql.execute(
            "SELECT p.person_id, i.day, i.kind, i.direction, i.depth, i.channel FROM person w"
            " JOIN interaction_person p ON p.person_id = w.id JOIN interaction i ON i.id = p.interaction_id"
            f" WHERE w.id IN {among(wanted_)} AND i.day = w.last_contact AND i.kind <> 'note'"
            " ORDER BY i.at, i.id"  # the last one of the day stays
        )
    }


def unanswered_days(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, list[str]]:
    """The days on which I spoke to each person since they last said anything, the newest first."""
    found: dict[int, list[str]] = {}
    over: set[int] = set()
    for person, day, answered in sql.execute(
        "SELECT p.person_id, i.day, max(coalesce(i.direction, '') <> 'out'"
        " OR coalesce(i.depth, '') IN ('exchange', 'conversation', 'together'))"
        " FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        f" WHERE p.person_id IN {among(wanted_)} AND i.kind <> 'note' GROUP BY p.person_id, i.day"
        " ORDER BY p.person_id, i.day DESC"
    ):
        if answered:
            over.add(person)
        elif person not in over:
            found.setdefault(person, []).append(day)
    return found


def last_topics(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, str]:
    """The topic of the last talk about one of the person's own, by person.

    What a talk was about is the user's own word, which may be private; what is noted as theirs may be spoken of.
    """
    found: dict[int, str] = {}
    for person, name in sql.execute(
        "SELECT p.person_id, t.name FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        " JOIN interaction_topic x ON x.interaction_id = i.id JOIN topic t ON t.id = x.topic_id"
        " JOIN person_topic o ON o.topic_id = t.id AND o.person_id = p.person_id"
        f" WHERE p.person_id IN {among(wanted_)} ORDER BY i.day DESC, i.id DESC"
    ):
        found.setdefault(person, name)
    return found


def own_topics(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, str]:
    """The first topic of each person's own."""
    found: dict[int, str] = {}
    for person, name in sql.execute(
        "SELECT p.person_id, t.name FROM person_topic p JOIN topic t ON t.id = p.topic_id"
        f" WHERE p.person_id IN {among(wanted_)} ORDER BY p.id"
    ):
        found.setdefault(person, name)
    return found


def handles(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """(channel, text) of each person's handles, the main ones first."""
    found: dict[int, list[tuple[str, str]]] = {}
    for person, channel, text in sql.execute(
        f"SELECT person_id, channel, text FROM handle WHERE person_id IN {among(wanted_)}"
        " ORDER BY first DESC, id"
    ):
        found.setdefault(person, []).append((channel, text))
    return found


def actions(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, list[Row]]:
    """(day, action, until) of each person, the newest first; without what was said of their circle."""
    found: dict[int, list[Row]] = {}
    for person, *row in sql.execute(
        f"SELECT person_id, day, action, until FROM reach_action WHERE person_id IN {among(wanted_)}"
        " AND about = '' ORDER BY id DESC"
    ):
        found.setdefault(person, []).append(tuple(row))
    return found


def showings(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, list[str]]:
    """Days on which each person was shown, or who was merged into them, the newest first."""
    gone = sql.execute(
        "SELECT DISTINCT person_id FROM showing WHERE person_id NOT IN (SELECT id FROM person)"
    )
    became = merge.became(sql, [row[0] for row in gone])
    asked = {*wanted_, *(each for each, now in became.items() if now in set(wanted_))}
    found: dict[int, dict[str, None]] = {}
    for person, day in sql.execute(
        f"SELECT person_id, day FROM showing WHERE person_id IN {among(sorted(asked))} ORDER BY day DESC"
    ):
        found.setdefault(became.get(person, person), {})[day] = None
    return {person: list(days) for person, days in found.items()}


def became(sql: sqlite3.Connection, wanted_: Sequence[int]) -> dict[int, int]:
    """Of whom each of those who were merged away is a part by now."""
    there = {row[0] for row in sql.execute(f"SELECT id FROM person WHERE id IN {among(wanted_)}")}
    return merge.became(sql, [each for each in wanted_ if each not in there])


class Entry(NamedTuple):
    """An entry of a day's list as it is stored, by the names of its columns."""

    person_id: int
    kind: str
    reason: str  # a sentence, its number marked (domain/sentences)
    channel: str
    advice: str
    opener: str
    score: float
    last_contact: str | None  # a local day: when they were talked with last as the entry was made
    propensity: float


def made(sql: sqlite3.Connection, day: str) -> list[Entry] | None:
    """The entries of a day's list in its order; None where it was not made yet."""
    if sql.execute("SELECT 1 FROM today_made WHERE day = ?", (day,)).fetchone() is None:
        return None
    columns = ", ".join(Entry._fields)
    found = sql.execute(f"SELECT {columns} FROM today_entry WHERE day = ? ORDER BY place", (day,))
    return [Entry._make(row) for row in found]


LOOKED = (
    "today looked"  # key of meta: the day and the last step at which whom its places could go to was asked
)


def last_step(sql: sqlite3.Connection) -> int:
    """The last change of the book, undone ones and undoing among them; 0 where there is none."""
    row = sql.execute("SELECT max(id) FROM step").fetchone()
    return int(row[0] or 0)


def size_made(sql: sqlite3.Connection, day: str) -> int | None:
    """How many places the list of a day has; None where it was not made yet."""
    row = sql.execute("SELECT size FROM today_made WHERE day = ?", (day,)).fetchone()
    return int(row[0]) if row else None


def entries(sql: sqlite3.Connection, *, since: str, until: str) -> list[Row]:
    """(day, place, person, kind, score, propensity) of the lists made between two local days, in order."""
    return sql.execute(
        "SELECT day, place, person_id, kind, score, propensity FROM today_entry"
        " WHERE day BETWEEN ? AND ? ORDER BY day, place",
        (since, until),
    ).fetchall()


def directions(sql: sqlite3.Connection, wanted_: Sequence[int], *, since: str) -> dict[int, list[Row]]:
    """(day, whether I said something, whether they did) of each talk since a local day, by person."""
    found: dict[int, list[Row]] = {}
    for person, *row in sql.execute(
        "SELECT p.person_id, i.day, coalesce(i.direction, '') <> 'in' OR i.depth IN ('exchange', 'conversation'),"
        " coalesce(i.direction, '') <> 'out' OR i.depth IN ('exchange', 'conversation', 'together')"
        " FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        f" WHERE p.person_id IN {among(wanted_)} AND i.day >= ? AND i.kind <> 'note'",
        (since,),
    ):
        found.setdefault(person, []).append(tuple(row))
    return found


def birthdays(sql: sqlite3.Connection) -> list[Row]:
    """(person, name as people read it, partial date) of the birthday of all who may be suggested: never of the dead, let
    go, paused or muted.

    Where several are told, the one that was not set aside and was learnt last.
    """
    found = sql.execute(
        "SELECT p.id, f.value, p.name, p.given, p.family, p.suffix FROM (SELECT person_id, value, row_number() OVER (PARTITION BY person_id"
        " ORDER BY aside, noted DESC, coalesce(since, '') DESC, id DESC) AS nth"
        " FROM fact WHERE field = 'birthday' AND until IS NULL) f JOIN person p ON p.id = f.person_id"
        " WHERE f.nth = 1 AND p.state = 'active' AND p.muted = 0 AND p.me = 0"
    )
    return [(number, as_shown(*name), born) for number, born, *name in found]
