"""What follows from the rows: cached values of lists, full text and rhythm, made anew at the end of a step.

Nothing here is journalled: an undo changes the rows, and this derives the same from them again.
Present job and place are the newest facts that have not ended, main ones before those beside them.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from networker.domain.names import fold
from networker.domain.reachout import ContactDay
from networker.domain.search_query.letters import spaced
from networker.domain.shown_names import family_first
from networker.domain.vocabulary import StepId
from networker.store import contact_days as days_store
from networker.store import tie_turns

# Tables of a person, by the columns that name one; interactions reach people through their own table.
_NAMED = (
    ("handle", "person_id"), ("fact", "person_id"), ("photo", "person_id"), ("gathering_person", "person_id"),
    ("interaction_person", "person_id"), ("follow_up_person", "person_id"), ("group_member", "person_id"),
    ("person_topic", "person_id"), ("tie", "person_id"), ("tie", "other_id"), ("ask_person", "person_id"),
    ("win_person", "person_id"), ("introduction", "person_id"), ("introduction", "other_id"),
    ("recommendation", "person_id"), ("pair", "person_id"), ("pair", "other_id"), ("reach_action", "person_id"),
)  # fmt: skip
_THROUGH = (
    ("interaction", "interaction_person", "interaction_id"),
    ("follow_up", "follow_up_person", "follow_up_id"),
    ("people_group", "group_member", "group_id"),
    ("topic", "person_topic", "topic_id"),
    ("gathering", "gathering_person", "gathering_id"),
    ("win", "win_person", "win_id"),
    ("ask", "ask_person", "ask_id"),
)


# Of which talks it was another topic that was written, or its name.
_ABOUT = {
    "interaction_topic": "SELECT interaction_id FROM interaction_topic WHERE id IN {rows}"
    " UNION SELECT json_extract(before, '$.interaction_id') {of_step} AND tbl = 'interaction_topic' AND before NOT NULL",
    "topic": "SELECT interaction_id FROM interaction_topic WHERE topic_id IN {rows}",
}
# From which tables each thing is derived: a hundred thousand people who change their group talked no more than before.
_DERIVED_FROM = {
    "cached": {"person", "fact", "interaction", "interaction_person"},
    "days": {"person", "interaction", "interaction_person"},
    "words": {
        "person", "handle", "fact", "group_member", "people_group", "person_topic", "topic",
        "interaction_person", "interaction_topic",
    },
}  # fmt: skip
_WORDS = "SELECT id FROM temp.touched WHERE words"
_AS_WELL = "ON CONFLICT (id) DO UPDATE SET " + ", ".join(
    f"{what} = max({what}, excluded.{what})" for what in _DERIVED_FROM
)


class Touched:
    """The people whose rows a step wrote, gathered where SQLite can join with them; one gathering at a time.

    Beside each of them stands what is to be derived anew: the cached columns, the days and what follows from them, the words.
    """

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql
        sql.execute(
            "CREATE TEMP TABLE IF NOT EXISTS touched"
            " (id INTEGER PRIMARY KEY, cached INTEGER NOT NULL, days INTEGER NOT NULL, words INTEGER NOT NULL)"
        )
        sql.execute("DELETE FROM temp.touched")

    def by_step(self, step: StepId) -> None:
        """Whom the journal names: whose rows they were before, and whose they are now."""
        of_step = f"FROM change WHERE step_id = {step}"
        tables = {row[0] for row in self._sql.execute(f"SELECT DISTINCT tbl {of_step}")}
        rows = f"(SELECT row_id {of_step} AND tbl = '{{}}')"
        if "person" in tables:
            self._add("person", f"SELECT row_id {of_step} AND tbl = 'person'")
        for table, column in _NAMED:
            if table in tables:
                self._add(table, f"SELECT {column} FROM {table} WHERE id IN {rows.format(table)}")
                self._add(
                    table,
                    f"SELECT json_extract(before, '$.{column}') {of_step} AND tbl = '{table}' AND before NOT NULL",
                )
        for table, link, column in _THROUGH:
            if table in tables:
                self._add(table, f"SELECT person_id FROM {link} WHERE {column} IN {rows.format(table)}")
        for table, talks in _ABOUT.items():
            if table in tables:
                self._add(
                    "interaction_topic",
                    "SELECT person_id FROM interaction_person WHERE interaction_id IN"
                    f" ({talks.format(rows=rows.format(table), of_step=of_step)})",
                )

    def by_import(self, import_id: int) -> None:
        """Whom the rows name that an import inserted."""
        for table, column in (("person", "id"), *_NAMED):
            self._add(table, f"SELECT {column} FROM {table} WHERE import_id = {import_id}")

    def add(self, people: Collection[int]) -> None:
        """People whom the caller knows, of whom everything is to be derived anew."""
        self._sql.executemany(
            f"INSERT INTO temp.touched VALUES (?, 1, 1, 1) {_AS_WELL}", ((each,) for each in people)
        )

    def _add(self, table: str, query: str) -> None:
        """Those whom a query names, of whom a row of a table was written."""
        what = ", ".join(str(int(table in tables)) for tables in _DERIVED_FROM.values())
        self._sql.execute(
            f"INSERT INTO temp.touched SELECT who, {what} FROM (SELECT NULL AS who UNION ALL {query})"
            f" WHERE who NOT NULL {_AS_WELL}"
        )

    def __len__(self) -> int:
        return int(self._sql.execute("SELECT count(*) FROM temp.touched").fetchone()[0])

    def people(self) -> frozenset[int]:
        """Their ids."""
        return frozenset(row[0] for row in self._sql.execute("SELECT id FROM temp.touched"))

    def refresh(self) -> None:
        """Derive anew what follows from the rows that were written; ids of people who are gone lose what was derived."""
        if self:
            _refresh_cached(self._sql)
            _refresh_days(self._sql)
            _refresh_text(self._sql)


_PRESENT = (
    "SELECT {} FROM fact WHERE person_id = person.id AND field = '{}' AND until IS NULL"
    " ORDER BY aside, noted DESC, coalesce(since, '') DESC, id DESC LIMIT 1"
)


def _refresh_cached(sql: sqlite3.Connection) -> None:
    sql.execute(
        "UPDATE person SET"
        f" company = coalesce(({_PRESENT.format('detail', 'job')}), ''),"
        f" title = coalesce(({_PRESENT.format('value', 'job')}), ''),"
        f" city = coalesce(({_PRESENT.format('value', 'place')}), ''),"
        " last_contact = (SELECT max(i.day) FROM interaction_person p JOIN interaction i"
        " ON i.id = p.interaction_id WHERE p.person_id = person.id AND i.kind <> 'note'),"
        " order_key = order_key(name, given, family)"
        " WHERE id IN (SELECT id FROM temp.touched WHERE cached)"
    )


def contact_days(sql: sqlite3.Connection, people: str = days_store.TOUCHED) -> Iterator[ContactDay]:
    """The contact days of the people that a query names, by person, then day.

    A day was started by me where its first contact was mine; a meeting is started by both.
    """
    rows = sql.execute(
        "SELECT p.person_id, i.day, i.direction, i.started FROM interaction_person p JOIN interaction i"
        f" ON i.id = p.interaction_id WHERE p.person_id IN ({people}) AND i.kind <> 'note'"
        " ORDER BY p.person_id, i.day, i.at, i.id"
    )
    for (person, day), entries in groupby(rows, key=itemgetter(0, 1)):
        talks = list(entries)
        directions = [talk[2] for talk in talks]
        began = talks[0][3]
        yield ContactDay(
            person=person,
            day=date.fromisoformat(day),
            sent=any(each != "in" for each in directions),
            received=any(each != "out" for each in directions),
            started=began == "me" if began else directions[0] != "in",
        )


RHYTHM_COLUMNS = (
    "person_id", "n", "last", "w", "s1", "s2", "d60", "first_out", "out_days", "in_days", "n_gaps",
)  # fmt: skip


def _refresh_days(sql: sqlite3.Connection) -> None:
    """The days with each of them, and the rhythm that follows: their talks are read once for both."""
    sql.execute(f"DELETE FROM rhythm WHERE person_id IN ({days_store.TOUCHED})")
    rhythms: days_store.Rhythms = []
    days_store.refresh(sql, rhythms)
    marks = ", ".join("?" * len(RHYTHM_COLUMNS))
    sql.executemany(
        f"INSERT INTO rhythm ({', '.join(RHYTHM_COLUMNS)}) VALUES ({marks})",
        ((person, *state) for person, state in rhythms),
    )
    tie_turns.refresh(sql)


def text_row(
    person: int,
    names: Iterable[str],
    company: str,
    title: str,
    city: str,
    reach: Iterable[str],
    notes: str,
    more: Iterable[str],
) -> tuple[Any, ...]:
    """One person's row of the full text, by TEXT_COLUMNS, folded."""
    parts = (" ".join(names), company, title, city, " ".join(reach), notes, " ".join(more))
    text = "\n".join(parts)
    if text.count("\n") != len(parts) - 1:
        text = "\n".join(part.replace("\n", " ") for part in parts)
    # Folded at once: half the time of seven.
    return person, *spaced(fold(text)).split("\n")


def reach_words(handles: Iterable[str]) -> list[str]:
    """Addresses worth finding: mail, numbers and user names. Of a web address the words say nothing."""
    return [text for text in handles if "://" not in text]


FOUND_ELSEWHERE = (
    "job",
    "place",
    "connected",
    "left",
    "address",
    "bounced",
)  # facts whose value is in another column, or no word at all
TOGETHER = 2000  # people whose words are gathered at once
TEXT_COLUMNS = ("rowid", "name", "company", "title", "city", "reach", "note", "more")


def _refresh_text(sql: sqlite3.Connection) -> None:
    sql.execute(f"DELETE FROM person_text WHERE rowid IN ({_WORDS})")
    write_text(sql, f"({_WORDS})")


def write_text(sql: sqlite3.Connection, table: str) -> None:
    """Write the full text of everybody whose id is in a table or a query in brackets, of whom it holds nothing yet.

    Some at a time: to gather the words of a hundred thousand people at once holds up every other thread.
    """
    last = 0
    while True:
        page = f"SELECT id FROM {table} WHERE id > ? ORDER BY id LIMIT ?"
        (end,) = sql.execute(f"SELECT max(id) FROM ({page})", (last, TOGETHER)).fetchone()
        if end is None:
            return
        _write_text(sql, f"(SELECT id FROM {table} WHERE id > {last} AND id <= {end})")
        last = end


def _write_text(sql: sqlite3.Connection, those: str) -> None:
    here = f"person_id IN {those}"
    reach: dict[int, list[str]] = {}
    _gather(sql, f"SELECT person_id, text FROM handle WHERE {here} ORDER BY person_id, id", reach)
    more: dict[int, list[str]] = {}
    for query in (
        "SELECT person_id, name FROM group_member m JOIN people_group g ON g.id = m.group_id"
        f" WHERE {here} ORDER BY m.id",
        f"SELECT person_id, name FROM person_topic m JOIN topic t ON t.id = m.topic_id WHERE {here} ORDER BY m.id",
        f"SELECT person_id, value FROM fact WHERE {here} AND field NOT IN {FOUND_ELSEWHERE}"
        " ORDER BY person_id, field, id",
        # What the talks with them were about.
        "SELECT p.person_id, t.name FROM interaction_person p"
        " CROSS JOIN interaction_topic x ON x.interaction_id = p.interaction_id"
        f" CROSS JOIN topic t ON t.id = x.topic_id WHERE p.{here} GROUP BY p.person_id, t.id"
        " ORDER BY p.person_id, t.folded, t.id",
    ):
        _gather(sql, query, more)
    people = sql.execute(
        "SELECT id, name, given, middle, family, nickname, company, title, city, notes FROM person"
        f" WHERE id IN {those}"
    ).fetchall()
    marks = ", ".join("?" * len(TEXT_COLUMNS))
    sql.executemany(
        f"INSERT INTO person_text ({', '.join(TEXT_COLUMNS)}) VALUES ({marks})",
        (
            text_row(
                row[0],
                _names(*row[1:6]),
                row[6],
                row[7],
                row[8],
                reach_words(reach.get(row[0], ())),
                row[9],
                dict.fromkeys(more.get(row[0], ())),
            )
            for row in people
        ),
    )


def _names(name: str, given: str, middle: str, family: str, nickname: str) -> list[str]:
    """The name, and the parts that it does not hold already."""
    others = (given, middle, family, nickname, family_first(given, family))
    return [name, *(part for part in others if part and part not in name)]


def _gather(sql: sqlite3.Connection, query: str, found: dict[int, list[str]]) -> None:
    for person, text in sql.execute(query):
        found.setdefault(person, []).append(text)
