"""Reading whom a question may mean, and what is known of them in words. Nothing is written here."""

import json
import sqlite3
from collections.abc import Collection

from networker.store.reach import Row

ASKED = "p.state IN ('active', 'paused') AND p.me = 0"  # who may be asked: nobody who died or was let go
FACTS = ("project", "like", "common ground", "education", "custom", "how met", "family", "language")
COLUMNS = (
    "company title note more"  # of people's full text, what tells what they know: no names, no addresses
)
# Of a promise, as of a talk: what is to come of a talk was said in it. Its id below zero, as in the full text.
_PROMISED = "-f.id, substr(f.created_at, 1, 10), f.place, '', f.text"
_THOSE = "IN (SELECT value FROM json_each(?1))"


def by_words(sql: sqlite3.Connection, expression: str, *, limit: int) -> list[int]:
    """Whom a full-text query finds, the nearest first."""
    return [
        row[0]
        for row in sql.execute(
            "SELECT p.id FROM person_text t JOIN person p ON p.id = t.rowid WHERE t.person_text MATCH ?"
            f" AND {ASKED} ORDER BY p.circle IS NULL, p.circle, p.last_contact DESC, p.id LIMIT ?",
            (expression, limit),
        )
    ]


def with_words(sql: sqlite3.Connection, expression: str) -> set[int]:
    """Everybody whom a full-text query finds, in whatever state."""
    found = sql.execute(
        "SELECT group_concat(rowid) FROM person_text WHERE person_text MATCH ?", (expression,)
    ).fetchone()[0]
    return {int(each) for each in found.split(",")} if found else set()


def said(sql: sqlite3.Connection, expression: str, *, limit: int) -> list[Row]:
    """Rows as of `newest_talks`, of whatever a full-text query finds, what came into the book last."""
    return sql.execute(
        "SELECT i.id, i.day, i.place, i.subject, i.text FROM"
        " (SELECT rowid AS id FROM said_text WHERE said_text MATCH ?1 AND rowid > 0 ORDER BY rowid DESC LIMIT ?2) s"
        " CROSS JOIN interaction i ON i.id = s.id UNION ALL"
        f" SELECT {_PROMISED} FROM (SELECT -rowid AS id FROM said_text WHERE said_text MATCH ?1 AND rowid < 0"
        "  ORDER BY rowid LIMIT ?2) s CROSS JOIN follow_up f ON f.id = s.id",
        (expression, limit),
    ).fetchall()


def everybody(sql: sqlite3.Connection) -> list[int]:
    """Everybody who may be asked, in no order."""
    return [row[0] for row in sql.execute(f"SELECT p.id FROM person p WHERE {ASKED}")]


def count(sql: sqlite3.Connection, expression: str) -> int:
    """How many people a full-text query finds."""
    found = sql.execute("SELECT count(*) FROM person_text WHERE person_text MATCH ?", (expression,))
    return int(found.fetchone()[0])


def newest_talks(sql: sqlite3.Connection, *, limit: int) -> list[Row]:
    """(id, day, place, subject, text) of the latest talks of all kinds and promises that hold any words.

    Of promises the id is below zero.
    """
    return sql.execute(
        "SELECT id, day, place, subject, text FROM (SELECT id, day, place, subject, text FROM interaction"
        " ORDER BY day DESC, at DESC, id DESC LIMIT ?1) WHERE text <> '' OR subject <> '' OR place <> '' UNION ALL"
        f" SELECT {_PROMISED} FROM (SELECT * FROM follow_up ORDER BY id DESC LIMIT ?1) f",
        (limit,),
    ).fetchall()


def talks_about(sql: sqlite3.Connection, topics: Collection[str], *, limit: int) -> list[Row]:
    """(talk, day, topic) of the latest talks about these topics, by their names."""
    return sql.execute(
        f"SELECT i.id, i.day, t.name FROM topic t CROSS JOIN interaction_topic x ON x.topic_id = t.id"
        f" JOIN interaction i ON i.id = x.interaction_id WHERE t.name {_THOSE} ORDER BY x.id DESC LIMIT ?2",
        (json.dumps(list(topics)), limit),
    ).fetchall()


def titles(sql: sqlite3.Connection, *, limit: int) -> list[str]:
    """What people do, each once."""
    return [
        row[0]
        for row in sql.execute(
            "SELECT DISTINCT value FROM (SELECT value FROM fact WHERE field = 'job' AND value <> '' LIMIT ?)",
            (limit,),
        )
    ]


def topic_names(sql: sqlite3.Connection, *, limit: int) -> list[str]:
    """The topics of the book, the newest first."""
    return [row[0] for row in sql.execute("SELECT name FROM topic ORDER BY id DESC LIMIT ?", (limit,))]


def of_talks(sql: sqlite3.Connection, talks: Collection[int]) -> dict[int, list[int]]:
    """The people of each of these talks and promises who may be asked."""
    found: dict[int, list[int]] = {}
    for talk, person in sql.execute(
        "SELECT x.interaction_id, x.person_id FROM interaction_person x JOIN person p ON p.id = x.person_id"
        f" WHERE x.interaction_id {_THOSE} AND {ASKED} UNION ALL"
        " SELECT -x.follow_up_id, x.person_id FROM follow_up_person x JOIN person p ON p.id = x.person_id"
        f" WHERE -x.follow_up_id {_THOSE} AND {ASKED}",
        (json.dumps(list(talks)),),
    ):
        found.setdefault(talk, []).append(person)
    return found


def talks_of(sql: sqlite3.Connection, promises: Collection[int]) -> dict[int, int]:
    """The talk that each of these promises came from, where it came from one; ids of promises below zero."""
    return dict(
        sql.execute(
            f"SELECT -id, interaction_id FROM follow_up WHERE -id {_THOSE} AND interaction_id NOT NULL",
            (json.dumps(list(promises)),),
        ).fetchall()
    )


def talks(sql: sqlite3.Connection, ids: Collection[int]) -> list[Row]:
    """Rows as of `newest_talks`, of these talks."""
    return sql.execute(
        f"SELECT id, day, place, subject, text FROM interaction WHERE id {_THOSE}", (json.dumps(list(ids)),)
    ).fetchall()


def lines(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(person, what it is, text, label or company, day, whether it is over) of what is noted of these people in words.

    A job is over where it ended, or is not the present one.
    """
    fields = ", ".join(f"'{each}'" for each in FACTS)
    return sql.execute(
        "SELECT f.person_id, 'job', f.value, f.detail, coalesce(f.since, ''),"
        " f.until NOT NULL OR (f.aside = 0 AND (f.value <> p.title OR f.detail <> p.company))"
        f" FROM fact f JOIN person p ON p.id = f.person_id WHERE f.person_id {_THOSE} AND f.field = 'job'"
        " UNION ALL SELECT m.person_id, 'topic', t.name, m.how, '', 0 FROM person_topic m"
        f" JOIN topic t ON t.id = m.topic_id WHERE m.person_id {_THOSE}"
        " UNION ALL SELECT person_id, 'fact', value, detail, coalesce(since, ''), until NOT NULL FROM fact"
        f" WHERE person_id {_THOSE} AND field IN ({fields})"
        " UNION ALL SELECT m.person_id, 'group', g.name, '', coalesce(m.since, ''), m.until NOT NULL FROM group_member m"
        f" JOIN people_group g ON g.id = m.group_id WHERE m.person_id {_THOSE}"
        f" UNION ALL SELECT id, 'note', notes, '', '', 0 FROM person WHERE id {_THOSE} AND notes <> ''",
        (json.dumps(list(people)),),
    ).fetchall()


def companies(sql: sqlite3.Connection) -> list[str]:
    """Every company that somebody works at, or did."""
    return [
        row[0] for row in sql.execute("SELECT DISTINCT detail FROM fact WHERE field = 'job' AND detail <> ''")
    ]


def at_companies(sql: sqlite3.Connection, names: Collection[str]) -> list[Row]:
    """(person, company, title, day, whether it is over) of whoever works at one of these companies, or did."""
    return sql.execute(
        "SELECT f.person_id, f.detail, f.value, coalesce(f.since, ''),"
        " f.until NOT NULL OR (f.aside = 0 AND (f.value <> p.title OR f.detail <> p.company))"
        " FROM fact f JOIN person p ON p.id = f.person_id WHERE f.field = 'job'"
        f" AND f.detail {_THOSE} AND {ASKED}",
        (json.dumps(list(names)),),
    ).fetchall()


def at_places(
    sql: sqlite3.Connection, places: Collection[str], *, among: Collection[int] | None = None, limit: int
) -> list[Row]:
    """(person, place, since, whether they live there no more) of whom one of these places is noted, the nearest first.

    Of all, or of some people.
    """
    # Of some people, from them: their places are few, and who lives there are many.
    facts = "fact f" if among is None else "json_each(?3) w CROSS JOIN fact f ON f.person_id = w.value"
    return sql.execute(
        "SELECT f.person_id, f.value, coalesce(f.since, ''), f.until NOT NULL OR (f.aside = 0 AND f.value <> p.city)"
        f" FROM {facts} JOIN person p ON p.id = f.person_id WHERE f.field = 'place' AND f.value {_THOSE} AND {ASKED}"
        " ORDER BY p.circle IS NULL, p.circle, p.last_contact DESC, p.id LIMIT ?2",
        (json.dumps(list(places)), limit, *([] if among is None else [json.dumps(list(among))])),
    ).fetchall()


def talked_at(sql: sqlite3.Connection, places: Collection[str], *, limit: int) -> list[Row]:
    """(person, place, talks there, last day, the last one) of whoever was met at one of these places.

    Of the meetings there that came into the book last.
    """
    return sql.execute(
        "SELECT x.person_id, i.place, count(*), max(i.day), i.id FROM (SELECT id, place, day FROM interaction"
        f" WHERE place <> '' AND place {_THOSE} AND kind = 'meeting' ORDER BY id DESC LIMIT ?2) i"
        " JOIN interaction_person x ON x.interaction_id = i.id JOIN person p ON p.id = x.person_id"
        f" WHERE {ASKED} GROUP BY x.person_id, i.place",
        (json.dumps(list(places)), limit),
    ).fetchall()


def called(sql: sqlite3.Connection, expression: str, *, limit: int = 6) -> list[int]:
    """Whom a full-text query over names finds, in whatever state."""
    return [
        row[0]
        for row in sql.execute(
            "SELECT t.rowid FROM person_text t JOIN person p ON p.id = t.rowid"
            " WHERE t.person_text MATCH ? AND p.me = 0 ORDER BY p.last_contact IS NULL, p.id LIMIT ?",
            (expression, limit),
        )
    ]


def ties_of(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(person, other, kind, inverse, whether the person is the first, day) of the ties of these people."""
    those = json.dumps(list(people))
    return sql.execute(
        f"SELECT person_id, other_id, kind, inverse, 1, coalesce(day, '') FROM tie WHERE person_id {_THOSE}"
        f" UNION ALL SELECT other_id, person_id, kind, inverse, 0, coalesce(day, '') FROM tie WHERE other_id {_THOSE}",
        (those,),
    ).fetchall()


def talked_between(sql: sqlite3.Connection, people: Collection[int], since: str, until: str) -> set[int]:
    """Those of these people with whom there was a talk between two local days."""
    return {
        row[0]
        for row in sql.execute(
            "SELECT DISTINCT x.person_id FROM interaction_person x JOIN interaction i ON i.id = x.interaction_id"
            f" WHERE x.person_id {_THOSE} AND i.kind <> 'note' AND i.day BETWEEN ?2 AND ?3",
            (json.dumps(list(people)), since, until),
        )
    }


def talked_within(sql: sqlite3.Connection, since: str, until: str, *, limit: int) -> list[int]:
    """Those with whom there was a talk between two local days, the latest first."""
    return [
        row[0]
        for row in sql.execute(
            "SELECT p.id FROM person p WHERE p.id IN (SELECT x.person_id FROM interaction i"
            " JOIN interaction_person x ON x.interaction_id = i.id WHERE i.kind <> 'note' AND i.day BETWEEN ? AND ?)"
            f" AND {ASKED} ORDER BY p.circle IS NULL, p.circle, p.last_contact DESC LIMIT ?",
            (since, until, limit),
        )
    ]


def met(sql: sqlite3.Connection, people: Collection[int]) -> set[int]:
    """Those of these people who were met face to face."""
    return {
        row[0]
        for row in sql.execute(
            "SELECT value FROM json_each(?1) w WHERE EXISTS (SELECT 1 FROM interaction_person x"
            " JOIN interaction i ON i.id = x.interaction_id WHERE x.person_id = w.value AND i.kind = 'meeting')",
            (json.dumps(list(people)),),
        )
    }


def standing(sql: sqlite3.Connection, people: Collection[int]) -> dict[int, Row]:
    """(name, given, family, suffix, company, city, circle, last contact, contact days, of mine, of theirs) by person."""
    return {
        row[0]: row[1:]
        for row in sql.execute(
            "SELECT p.id, p.name, p.given, p.family, p.suffix, p.company, p.city, p.circle, p.last_contact,"
            " coalesce(r.n, 0), coalesce(r.out_days, 0), coalesce(r.in_days, 0)"
            f" FROM person p LEFT JOIN rhythm r ON r.person_id = p.id WHERE p.id {_THOSE} AND {ASKED}",
            (json.dumps(list(people)),),
        )
    }


def spoken(sql: sqlite3.Connection, person: int, *, latest: int) -> list[tuple[str, bool, bool, bool]]:
    """(day, whether I spoke, whether they did, whether an answer came) of the contact days of somebody, the oldest first.

    Of the talks that came into the book last: somebody may have ten thousand.
    """
    return [
        (day, bool(mine), bool(theirs), bool(came))
        for day, mine, theirs, came in sql.execute(
            "SELECT i.day, max(coalesce(i.direction, '') <> 'in'),"
            " max(coalesce(i.direction, '') <> 'out' OR coalesce(i.depth, '') = 'together'),"
            " max(coalesce(i.depth, '') IN ('exchange', 'conversation', 'together'))"
            " FROM (SELECT interaction_id FROM interaction_person WHERE person_id = ? ORDER BY interaction_id DESC LIMIT ?) x"
            " JOIN interaction i ON i.id = x.interaction_id WHERE i.kind <> 'note' GROUP BY i.day ORDER BY i.day",
            (person, latest),
        )
    ]


def own_words(sql: sqlite3.Connection) -> list[Row]:
    """(id, field, part, word) of the user's own words for fields of knowledge, by field."""
    return sql.execute("SELECT id, field, part, word FROM field_word ORDER BY field, part, id").fetchall()
