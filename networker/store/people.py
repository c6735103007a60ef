"""Reading people: the order of lists as ids, rows by id, and everything known of one person.

Every function takes the connection to read on and answers plain values; nothing is written here.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import SHALLOW_DAYS, Shallow
from networker.store.facts import FactRow, facts_where
from networker.store.ids import among

Row = tuple[Any, ...]
ORDERS = {
    "name": "person.order_key, person.id",
    "last talk": "person.last_contact DESC, person.order_key, person.id",
    "newest": "person.id DESC",
}
LISTED = "person.state IN ('active', 'paused') AND person.me = 0"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; None, "" and () leave it open. `circle` 0 means: none given yet.

    `text` are plain words. In the search language: `query` is what was typed, `within` what a figure of another page
    asks for. `among` are ids where no query can say who is meant. All of them have to hold.
    """

    text: str = ""
    circle: int | None = None
    group: str = ""  # folded name
    city: str = ""  # as written
    shallow: str = ""  # a value of domain.vocabulary.Shallow
    states: tuple[str, ...] = ("active", "paused")
    query: str = ""
    within: str = ""
    among: tuple[int, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nothing is narrowed."""
        return self == Filter()


def match_expression(text: str) -> str:
    """The full-text query that finds people by the beginnings of all words of `text`; "" for no word."""
    from networker.domain.search_query.letters import expression  # a list that nobody searches needs no words

    return " ".join(filter(None, map(expression, text.split())))


EVERY: tuple[str, tuple[object, ...]] = ("1", ())  # a further test that everybody passes, and its values


def ids(
    sql: sqlite3.Connection, wanted: Filter, *, order: str, also: tuple[str, tuple[object, ...]] = EVERY
) -> "array[int]":
    """The ids of the people wanted, in one of ORDERS. An id is never dropped for having no name.

    `also`: what `store.search` made of what the filter says in the search language.
    """
    tests, parameters = _tests(wanted)
    query = f"SELECT person.id FROM person WHERE {' AND '.join([*tests, also[0]])} ORDER BY {ORDERS[order]}"
    return array("q", (row[0] for row in sql.execute(query, [*parameters, *also[1]])))


def found(
    sql: sqlite3.Connection, wanted: Filter, *, also: tuple[str, tuple[object, ...]] = EVERY
) -> list[int]:
    """The same in no order, of whatever state, and some perhaps twice: for who has the order of those listed at hand."""
    tests, parameters = _tests(wanted)
    tests, parameters = tests[2:], parameters[len(wanted.states) :]
    those = "" if tests else _those(also[0])
    # Whoever is among the answers of one query need not be sought among everybody: half the time of many.
    query = (
        f"WITH those(id) AS ({those}) SELECT group_concat(id) FROM those"
        if those
        else f"SELECT group_concat(person.id) FROM person WHERE {' AND '.join([*tests, also[0]])}"
    )
    return _numbers(sql, query, [*parameters, *also[1]])


def _those(test: str) -> str:
    """The query of ids that a test of `person` consists of; "" where it is more than to be among them."""
    before = "person.id IN ("
    if not test.startswith(f"{before}SELECT") or not test.endswith(")"):
        return ""
    query, open_ = test[len(before) : -1], 0
    for sign in query:
        open_ += (sign == "(") - (sign == ")")
        if open_ < 0:  # what it began with ends before the test does
            return ""
    return query


def _numbers(sql: sqlite3.Connection, query: str, values: Sequence[object]) -> list[int]:
    """The ids that a query answers as one text: fetched one by one, a hundred thousand take three times as long."""
    [(listed,)] = sql.execute(query, values)
    found: list[int] = json.loads(f"[{listed}]") if listed else []
    return found


def first_ids(sql: sqlite3.Connection, *, order: str, limit: int) -> "array[int]":
    """The first ids of everybody listed, in one of ORDERS."""
    query = f"SELECT person.id FROM person WHERE {LISTED} ORDER BY {ORDERS[order]} LIMIT ?"
    return array("q", (row[0] for row in sql.execute(query, (limit,))))


def _tests(wanted: Filter) -> tuple[list[str], list[object]]:
    marks = ", ".join("?" * len(wanted.states))
    tests, parameters = [f"person.state IN ({marks})", "person.me = 0"], list[object](wanted.states)
    if wanted.text.strip():
        expression = match_expression(wanted.text)
        if not expression:
            return ["0"], []
        tests.append("person.id IN (SELECT rowid FROM person_text WHERE person_text MATCH ?)")
        parameters.append(expression)
    if wanted.circle is not None:
        tests.append("person.circle IS ?")
        parameters.append(wanted.circle or None)
    if wanted.group:
        tests.append(
            "person.id IN (SELECT m.person_id FROM group_member m JOIN people_group g ON g.id = m.group_id"
            " WHERE g.folded = ? AND m.until IS NULL)"
        )
        parameters.append(wanted.group)
    if wanted.shallow:
        tests.append(SHALLOW.format("NOT" if wanted.shallow == Shallow.HELLO_ONLY else ""))
    if wanted.city:
        tests.append("person.city = ?")
        parameters.append(wanted.city)
    if wanted.among:
        tests.append("person.id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(wanted.among))
    return tests, parameters


# Whether a talk `i` went deeper than hello; who told of a call or a meeting need not have said how deep it was.
DEEPER = (
    "coalesce(i.depth, CASE WHEN i.kind IN ('call', 'video', 'meeting') THEN 'together' ELSE 'hello' END)"
    " IN ('exchange', 'conversation', 'together')"
)
# The rhythm holds on how many of the contact days each side spoke. What is derived says at once of most who are listed that
# it went deeper; of the others, and of who is in no list, each talk is asked.
SHALLOW = (
    f"person.id IN (SELECT r.person_id FROM rhythm r WHERE r.n >= {SHALLOW_DAYS}"
    " AND {} (r.out_days = 0 OR r.in_days = 0)"
    " AND NOT EXISTS (SELECT 1 FROM contact_channel c WHERE c.person_id = r.person_id AND c.depth > 0)"
    " AND NOT EXISTS (SELECT 1 FROM interaction_person p"
    " JOIN interaction i ON i.id = p.interaction_id WHERE p.person_id = r.person_id AND i.kind <> 'note'"
    f" AND {DEEPER}))"
)


def count(sql: sqlite3.Connection) -> int:
    """How many people are listed."""
    unlisted = "SELECT count(*) FROM person INDEXED BY person_unlisted WHERE state NOT IN ('active', 'paused') OR me <> 0"
    return int(sql.execute(f"SELECT (SELECT count(*) FROM person) - ({unlisted})").fetchone()[0])


def count_rows(sql: sqlite3.Connection) -> int:
    """How many rows the table of people has."""
    return int(sql.execute("SELECT count(*) FROM person").fetchone()[0])


def count_all(sql: sqlite3.Connection) -> int:
    """How many people the book holds, in whatever state."""
    return int(sql.execute("SELECT count(*) FROM person WHERE me = 0").fetchone()[0])


def matching(sql: sqlite3.Connection, text: str) -> list[int]:
    """The ids that the full text finds, in no order. A single letter is looked for in names alone."""
    expression = match_expression(text)
    if not expression:
        return []
    if len(text.strip()) == 1 and text.isascii():
        expression = f"name : {expression}"
    return matched(sql, expression)


def matched(sql: sqlite3.Connection, expression: str) -> list[int]:
    """The ids that a full-text query finds, in no order."""
    query = "SELECT group_concat(rowid) FROM person_text WHERE person_text MATCH ?"
    return _numbers(sql, query, (expression,))


NAME = "person.name, person.given, person.family, person.suffix"  # what `domain.shown_names` asks for
ROW = (
    "person.id, person.name, person.company, person.title, person.city, person.circle, person.state,"
    " person.last_contact, person.given, person.family, person.suffix"
)


def rows(sql: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, Row]:
    """List rows by id: ROW's columns, then what stands in for a name that nobody knows."""
    found = sql.execute(f"SELECT {ROW} FROM person WHERE id IN {among(wanted)}").fetchall()
    known_by = stand_ins(sql, [row[0] for row in found if not row[1]])
    return {row[0]: (*row, known_by.get(row[0], "")) for row in found}


def stand_ins(sql: sqlite3.Connection, nameless: Sequence[int]) -> dict[int, str]:
    """The address by which each of them is shown who has one."""
    if not nameless:
        return {}
    query = f"SELECT person_id, text FROM handle WHERE person_id IN {among(nameless)} ORDER BY first, id DESC"
    return dict(sql.execute(query).fetchall())  # the last one stays


def names(sql: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, str]:
    """Names by id, as people read them."""
    found = sql.execute(f"SELECT id, name, given, family, suffix FROM person WHERE id IN {among([*wanted])}")
    return {number: as_shown(*name) for number, *name in found}


class Person(NamedTuple):
    """The columns of one person, by their names in the table."""

    id: int
    name: str
    given: str
    middle: str
    family: str
    nickname: str
    company: str
    title: str
    city: str
    circle: int | None
    state: str
    want_to_know: int
    notes: str
    last_contact: str | None  # a local day
    muted: int
    wish_days: int | None
    wish_strict: int
    created_at: str
    suffix: str

    @property
    def shown(self) -> str:
        """The name as people read it."""
        return as_shown(self.name, self.given, self.family, self.suffix)


def person(sql: sqlite3.Connection, number: int) -> Person | None:
    """One person; None where there is none with this id."""
    columns = ", ".join(Person._fields)
    found = sql.execute(f"SELECT {columns} FROM person WHERE id = ?", (number,)).fetchone()
    return Person._make(found) if found is not None else None


def handles(sql: sqlite3.Connection, number: int) -> list[Row]:
    """(id, channel, text, label, first) of a person's handles, the main ones first."""
    return sql.execute(
        "SELECT id, channel, text, label, first FROM handle WHERE person_id = ? ORDER BY first DESC, id",
        (number,),
    ).fetchall()


def facts(sql: sqlite3.Connection, number: int) -> list[FactRow]:
    """A person's facts, the newest first."""
    order = "ORDER BY f.aside, f.noted DESC, coalesce(f.since, '') DESC, f.id DESC"
    return facts_where(sql, "f.person_id = ?", (number,), order=order)


def groups(sql: sqlite3.Connection, number: int) -> list[str]:
    """Names of the groups a person is in."""
    found = sql.execute(
        "SELECT g.name FROM group_member m JOIN people_group g ON g.id = m.group_id"
        " WHERE m.person_id = ? AND m.until IS NULL ORDER BY g.folded",
        (number,),
    )
    return [row[0] for row in found]


def topics(sql: sqlite3.Connection, number: int) -> tuple[list[str], list[str]]:
    """Topics of a person: their own before those of the last talks with them; and their own alone."""
    found = sql.execute(
        "SELECT t.name, 1 FROM person_topic p JOIN topic t ON t.id = p.topic_id WHERE p.person_id = ?"
        " UNION ALL SELECT name, 0 FROM (SELECT t.name AS name, max(i.day) AS latest FROM interaction_person p"
        " JOIN interaction i ON i.id = p.interaction_id JOIN interaction_topic x ON x.interaction_id = i.id"
        " JOIN topic t ON t.id = x.topic_id WHERE p.person_id = ? GROUP BY t.id ORDER BY latest DESC LIMIT 12)",
        (number, number),
    ).fetchall()
    return list(dict.fromkeys(name for name, _ in found)), [name for name, own in found if own]


def sources(sql: sqlite3.Connection, number: int) -> int:
    """How many files hold something of a person."""
    found = sql.execute("SELECT count(DISTINCT file) FROM source WHERE person_id = ?", (number,))
    return int(found.fetchone()[0])


def circle_counts(sql: sqlite3.Connection) -> dict[int, int]:
    """How many listed people each circle holds; 0 stands for none given yet."""
    found = sql.execute(f"SELECT coalesce(circle, 0), count(*) FROM person WHERE {LISTED} GROUP BY 1")
    return {row[0]: row[1] for row in found}


def group_counts(sql: sqlite3.Connection, *, limit: int = 200) -> list[tuple[str, str, int]]:
    """(name, folded name, members) of the groups, the largest first."""
    return sql.execute(
        "SELECT g.name, g.folded, count(*) FROM people_group g JOIN group_member m ON m.group_id = g.id"
        f" JOIN person ON person.id = m.person_id WHERE {LISTED} AND m.until IS NULL"
        " GROUP BY g.id ORDER BY 3 DESC, g.folded LIMIT ?",
        (limit,),
    ).fetchall()


def city_counts(sql: sqlite3.Connection, *, limit: int = 200) -> list[tuple[str, int]]:
    """(place, people) of the places people live in, the largest first."""
    return sql.execute(
        f"SELECT city, count(*) FROM person WHERE {LISTED} AND city <> ''"
        " GROUP BY city ORDER BY 2 DESC, city LIMIT ?",
        (limit,),
    ).fetchall()
