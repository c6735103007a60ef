"""Reading what passed between people: the timeline's index, its entries by id, and contact days.

Every function takes the connection to read on and answers plain values; nothing is written here.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from networker.domain.shown_names import as_shown
from networker.store.facts import FactRow, facts_where
from networker.store.ids import among
from networker.store.people import DEEPER, NAME
from networker.store.recommendations import FROM_FILES, GIVEN_DAY

Row = tuple[Any, ...]
Place = tuple[str, str, int, str]  # of a row in the order: its day, its instant or "", its id, and what it is
# Dated facts that the timeline shows; they are no contact days.
SHOWN_FACTS = (
    "connected",
    "followed",
    "endorsed",
    "joined",
    "left",
    "address",
    "bounced",
    "job",
    "place",
    "project",
)


def _wanted(
    person: int | None, kind: str | None, channel: str | None, words: Sequence[str]
) -> tuple[str, dict[str, object]]:
    """The tests of a talk `i`, each with its "AND". A word may be in the text, a topic or the name of another."""
    tests, values = "", dict[str, object](person=person)
    for column, value in (("kind", kind), ("channel", channel)):
        if value is not None:
            tests += f" AND i.{column} = :{column}"
            values[column] = value
    for n, word in enumerate(words):
        named = "FROM person n JOIN interaction_person o ON o.person_id = n.id WHERE"
        called = f"instr(n.folded, :word{n}) AND n.id IS NOT :person"
        # Everybody's are looked through in stretches, for each of which a list of all talks with a name were made anew.
        with_name = (
            f"EXISTS (SELECT 1 {named} o.interaction_id = i.id AND {called})"
            if person is None
            else f"i.id IN (SELECT o.interaction_id {named} {called})"
        )
        tests += (
            f" AND (instr(folded(i.subject || ' ' || i.place || ' ' || i.text), :word{n})"
            " OR i.id IN (SELECT x.interaction_id FROM topic t JOIN interaction_topic x ON x.topic_id = t.id"
            f" WHERE instr(t.folded, :word{n}))"
            f" OR i.gathering_id IN (SELECT g.id FROM gathering g WHERE instr(folded(g.name), :word{n}))"
            f" OR {with_name})"
        )
        values[f"word{n}"] = word
    return tests, values


def _talks_of(person: int | None) -> str:
    """Where the talks `i` of somebody, or of everybody, come from; tests may follow."""
    if person is None:
        return "FROM interaction i WHERE 1"
    return (
        "FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id WHERE p.person_id = :person"
    )


def index(
    sql: sqlite3.Connection,
    person: int | None,
    *,
    kind: str | None = None,
    channel: str | None = None,
    words: Sequence[str] = (),
    after: Place | None = None,
) -> Iterator[Row]:
    """(what, id, day, characters of text, kind, turns, instant) of a person's timeline or everybody's, newest first.

    They are read as they are taken, everybody's along the index, so that nothing is read beyond the last one
    taken. A talk that is not wanted has None for its characters: whoever takes rows can tell how far they came.
    `words` are folded. Facts are of no kind and no channel. `after`: only what stands below that place.
    """
    tests, values = _wanted(person, kind, channel, words)
    at, begun = "coalesce(i.at, '')", "coalesce(f.since, f.noted)"
    below = below_fact = ""
    if after is not None:
        place = "(:after_day, :after_at, :after_id, :after_what)"
        below = f" AND i.day <= :after_day AND (i.day, {at}, i.id, 'talk') < {place}"
        below_fact = f" AND ({begun}, '', f.id, 'fact') < {place}"
        values |= zip(("after_day", "after_at", "after_id", "after_what"), after, strict=True)
    talks = (
        f"SELECT 'talk', i.id, i.day, CASE WHEN 1{tests} THEN length(i.text) END, i.kind, i.turns, {at}"
        f" {_talks_of(person)}{below}"
    )
    if person is None or kind is not None or channel is not None:
        return sql.execute(f"{talks} ORDER BY i.day DESC, i.at DESC, i.id DESC", values)
    facts = ", ".join(f"'{field}'" for field in SHOWN_FACTS)
    said = "".join(f" AND instr(folded(f.value || ' ' || f.detail), :word{n})" for n in range(len(words)))
    return sql.execute(
        f"{talks} UNION ALL SELECT 'fact', f.id, {begun}, 0, f.field, 0, '' FROM fact f"
        f" WHERE f.person_id = :person AND (f.field IN ({facts}) OR {_LETTERS}) AND length({begun}) = 10"
        f" AND substr({begun}, 1, 1) <> '-'"
        # A job known from one file alone is in the header; the timeline tells of changes.
        f" AND (f.field NOT IN ('job', 'place') OR f.since IS NOT NULL){said}{below_fact}"
        f"{_fruit(words, after)}"
        " ORDER BY 3 DESC, 7 DESC, 2 DESC, 1 DESC",
        values,
    )


# What came of a tie: its table, day and text, and the test that it is somebody's.
_FRUIT = (
    ("win", "g.day", "g.text", "g.id IN (SELECT w.win_id FROM win_person w WHERE w.person_id = :person)"),
    ("introduction", "g.day", "g.words", ":person IN (g.person_id, g.other_id)"),
    ("recommendation", GIVEN_DAY.replace("t.", "g."), "g.kind || ' ' || g.text", "g.person_id = :person"),
)


def _fruit(words: Sequence[str], after: Place | None) -> str:
    """The rows of what came of a tie, behind those of talks and facts, with its UNION ALL. They are of no kind or channel."""
    below = (
        "" if after is None else " AND ({}, '', g.id, '{}') < (:after_day, :after_at, :after_id, :after_what)"
    )
    parts = []
    for table, day, text, mine in _FRUIT:
        found = "".join(f" AND instr(folded({text}), :word{n})" for n in range(len(words)))
        parts.append(
            f" UNION ALL SELECT '{table}', g.id, {day}, length({text.rpartition(' ')[2]}), '{table}', 0, '' FROM {table} g"
            f" WHERE {mine}{found}{below.format(day, table)}"
        )
    return "".join(parts)


_LETTERS = FROM_FILES.replace("t.", "f.")  # recommendations that files told


def month_counts(
    sql: sqlite3.Connection,
    person: int | None,
    month: str,
    *,
    kind: str | None = None,
    channel: str | None = None,
    words: Sequence[str] = (),
) -> dict[str, int]:
    """Turns by kind of the wanted talks of a month ("2026-11") of a person's timeline or everybody's."""
    tests, values = _wanted(person, kind, channel, words)
    values |= {"first": f"{month}-01", "last": f"{month}-31"}
    return dict(
        sql.execute(
            f"SELECT i.kind, sum(i.turns) {_talks_of(person)} AND i.day BETWEEN :first AND :last{tests} GROUP BY 1",
            values,
        )
    )


def everybodys(sql: sqlite3.Connection) -> tuple[int, str | None]:
    """How many talks there are of anybody, and the first day of one."""
    count, first = sql.execute(
        "SELECT (SELECT count(*) FROM interaction), min(day) FROM interaction"
    ).fetchone()
    return int(count), first


def offers(
    sql: sqlite3.Connection,
    person: int | None,
    *,
    words: Sequence[str] = (),
    ids: tuple[int, int] | None = None,
) -> list[Row]:
    """(kind, channel, talks) of a person's timeline or everybody's in which these words are.

    `ids`: only of talks whose id is above the first and not above the second, which lie together in the file.
    """
    tests, values = _wanted(person, None, None, words)
    if ids is not None:
        tests = f" AND i.id > :above AND i.id <= :through{tests}"
        values |= {"above": ids[0], "through": ids[1]}
    query = (
        f"SELECT i.kind, i.channel, count(*) {_talks_of(person)}{tests} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
    )
    return sql.execute(query, values).fetchall()


TALK = (
    "id, kind, channel, direction, depth, day, at, minutes, subject, text, place, turns, depth_by_hand, origin = '',"
    " gathering_id, coalesce((SELECT g.name FROM gathering g WHERE g.id = interaction.gathering_id), '')"
)


def talks(sql: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, Row]:
    """TALK's columns by id."""
    found = sql.execute(f"SELECT {TALK} FROM interaction WHERE id IN {among(wanted)}")
    return {row[0]: row for row in found}


def people_of_talks(sql: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """(id, name as it is shown) of who took part, by talk."""
    found: dict[int, list[tuple[int, str]]] = {}
    for talk, person, *parts in sql.execute(
        f"SELECT p.interaction_id, person.id, {NAME} FROM interaction_person p"
        f" JOIN person ON person.id = p.person_id WHERE p.interaction_id IN {among(wanted)} ORDER BY p.id"
    ):
        found.setdefault(talk, []).append((person, as_shown(*parts)))
    return found


def topics_of_talks(sql: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, list[str]]:
    """Names of topics by talk."""
    found: dict[int, list[str]] = {}
    for talk, name in sql.execute(
        "SELECT x.interaction_id, t.name FROM interaction_topic x JOIN topic t ON t.id = x.topic_id"
        f" WHERE x.interaction_id IN {among(wanted)} ORDER BY x.id"
    ):
        found.setdefault(talk, []).append(name)
    return found


def facts(sql: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, FactRow]:
    """Dated facts by id."""
    return {row.id: row for row in facts_where(sql, f"f.id IN {among(wanted)}")}


def marks(sql: sqlite3.Connection, people: Sequence[int], *, since: str) -> list[Row]:
    """(person, day, depth) of contact days from a local day on, the deepest of each day."""
    return sql.execute(
        "SELECT p.person_id, i.day, max(CASE i.depth WHEN 'together' THEN 4 WHEN 'conversation' THEN 3"
        " WHEN 'exchange' THEN 2 ELSE 1 END) FROM interaction_person p"
        f" JOIN interaction i ON i.id = p.interaction_id WHERE p.person_id IN {among(people)}"
        " AND i.kind <> 'note' AND i.day >= ? GROUP BY 1, 2 ORDER BY 1, 2",
        (since,),
    ).fetchall()


def met(sql: sqlite3.Connection, person: int) -> tuple[int, str | None, str]:
    """How often the user met somebody in person, when last, and where that day: at a place, else at a gathering."""
    met_ = (
        "FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        " WHERE p.person_id = :person AND i.kind = 'meeting'"
    )
    days, last = sql.execute(
        f"SELECT count(DISTINCT i.day), max(i.day) {met_}", {"person": person}
    ).fetchone()
    where = sql.execute(
        "SELECT coalesce(nullif(place, ''), (SELECT name FROM gathering WHERE id = gathering_id), '') AS place"
        f" FROM (SELECT i.place, i.gathering_id, i.at, i.id {met_} AND i.day = :last)"
        " ORDER BY place = '', at DESC, id DESC LIMIT 1",
        {"person": person, "last": last},
    ).fetchone()
    return int(days), last, where[0] if where else ""


def spoken(sql: sqlite3.Connection, person: int) -> tuple[bool, int, bool, bool]:
    """(whether it ever went deeper than hello, messages, whether any was mine, theirs) with a person; notes are none."""
    talks = (
        "FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        " WHERE p.person_id = ? AND i.kind <> 'note'"
    )
    if sql.execute(f"SELECT 1 {talks} AND {DEEPER} LIMIT 1", (person,)).fetchone():
        return True, 0, True, True
    found = sql.execute(
        f"SELECT sum(i.turns), max(i.direction IS NOT 'in'), max(i.direction IS NOT 'out') {talks}", (person,)
    ).fetchone()
    return False, int(found[0] or 0), bool(found[1]), bool(found[2])


def answers(sql: sqlite3.Connection, people: Sequence[int]) -> list[Row]:
    """(person, channel, kind, tried by me, answered) over everything but notes."""
    return sql.execute(
        "SELECT p.person_id, i.channel, i.kind,"
        " sum(i.direction <> 'in' OR i.direction IS NULL),"
        " sum(i.depth IN ('exchange', 'conversation', 'together') AND coalesce(i.direction, '') <> 'in'),"
        " max(i.day) FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        f" WHERE p.person_id IN {among(people)} AND i.kind <> 'note' GROUP BY 1, 2, 3",
    ).fetchall()


def begun(sql: sqlite3.Connection, person: int) -> tuple[int, int]:
    """(on how many contact days I began, of how many it is known who did): a meeting is begun by both.

    By the last talks noted: of a friend of ten thousand the last hundreds tell as much.
    """
    mine, known = sql.execute(
        "SELECT coalesce(sum(who IN ('me', 'out')), 0), count(*) FROM (SELECT coalesce(i.started, i.direction) AS who,"
        " row_number() OVER (PARTITION BY i.day ORDER BY i.at, i.id) AS nth FROM"
        " (SELECT interaction_id FROM interaction_person WHERE person_id = ? ORDER BY id DESC LIMIT 300) p"
        " JOIN interaction i ON i.id = p.interaction_id WHERE i.kind <> 'note')"
        " WHERE nth = 1 AND who IN ('me', 'them', 'in', 'out')",
        (person,),
    ).fetchone()
    return int(mine), int(known)


def first_contact(sql: sqlite3.Connection, person: int) -> str | None:
    """The first contact day of somebody; None without any."""
    found = sql.execute(
        "SELECT min(i.day) FROM interaction_person p JOIN interaction i ON i.id = p.interaction_id"
        " WHERE p.person_id = ? AND i.kind <> 'note'",
        (person,),
    ).fetchone()[0]
    return str(found) if found else None


def last_talk(sql: sqlite3.Connection) -> int:
    """The highest id of a talk; 0 without any."""
    return int(sql.execute("SELECT coalesce(max(id), 0) FROM interaction").fetchone()[0])


def talk_count(sql: sqlite3.Connection) -> int:
    """How many interactions the book holds."""
    return int(sql.execute("SELECT count(*) FROM interaction").fetchone()[0])
