"""Taking people out of the book for good: their rows, what follows from them, and every trace of both.

One of the few changes that are no step (decision 0039): an undo would need what is to be gone. What they alone have goes: a
talk, a promise, a question or a win of nobody else. What others have a part in stays with the others, and where words that
stay hold a whole name or an address of theirs, that becomes an ellipsis (`forget_words.py`). The journal is told as if
their rows had never been (`forget_history.py`), so that all other steps can still be taken back.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from networker.domain.begun import TABLE, Place
from networker.domain.changes import Changes
from networker.store import derive, forget_history, full_text, journal
from networker.store.book import DRAFT
from networker.store.forget_words import Words, words_of
from networker.store.ids import among
from networker.store.merge import merged
from networker.store.triggers import TABLES

# What belongs to those who have a part in it together, with the table that says who they are.
SHARED = {
    "interaction": "interaction_person", "follow_up": "follow_up_person", "ask": "ask_person", "win": "win_person",
}  # fmt: skip
# Numbers of rows that no foreign key watches; those called source_id are found by that.
_LOOSE = {"follow_up": {"interaction_id": "interaction"}, "ask_person": {"thanks_id": "follow_up"}}
_WAY_BACK = ("put back", "put back again")  # as in restore.py: to a book that may hold them
_BY_PERSON = ("today_entry", "showing")
Rows = dict[str, set[int]]


class Reference(NamedTuple):
    """A column that holds the number of a row of another table; `needed`: without it there is no such row."""

    table: str
    column: str
    to: str
    needed: bool


def references(sql: sqlite3.Connection) -> list[Reference]:
    """Every such column of what is journalled."""
    found = []
    for table in TABLES:
        watched = set()
        columns = {row[1]: bool(row[3]) for row in sql.execute(f"PRAGMA table_info({table})")}
        for row in sql.execute(f"PRAGMA foreign_key_list({table})"):
            watched.add(row[3])
            found.append(Reference(table, row[3], row[2], columns[row[3]]))
        loose = dict(_LOOSE.get(table, {}))
        if "source_id" in columns:
            loose["source_id"] = "source"
        found += [
            Reference(table, name, to, needed=False) for name, to in loose.items() if name not in watched
        ]
    return found


def with_parts(sql: sqlite3.Connection, people: Collection[int]) -> set[int]:
    """These people and everybody who became a part of one of them."""
    found, before = set(people), 0
    merges = merged(sql)
    while len(found) > before:
        before = len(found)
        found |= {each.gone for each in merges if each.keep in found}
    return found


class Life(NamedTuple):
    """While there was a row of one number: from its first change to its last; None: it is there. Another one may get the number."""

    first: int
    last: int | None

    def covers(self, change: int) -> bool:
        """Whether what was before a change was in it."""
        return self.first <= change and (self.last is None or change <= self.last)


class Leaving:
    """What goes with people. Nothing is written before `go`."""

    def __init__(self, sql: sqlite3.Connection, people: Collection[int]) -> None:
        self.sql = sql
        self.people = with_parts(sql, people)
        self.references = references(sql)
        # What they alone had, also what is only in the journal by now: when, and the numbers of which it holds now or held last.
        self.lives: dict[str, dict[int, list[Life]]] = {}
        self.parents: Rows = {}
        for table, link in SHARED.items():
            self._find_lives(table, link)
        self.rows = self._rows()  # of what is there now
        self.words: Words = words_of(sql, self.people)

    def _find_lives(self, table: str, link: str) -> None:
        """In which rows of a shared table nobody else has a part, or, of those that are gone, ever had."""
        column, them = f"{table}_id", among(self.people)
        of, who = f"json_extract(before, '$.{column}')", "json_extract(before, '$.person_id')"
        images = f"FROM change WHERE tbl = '{link}' AND before NOT NULL AND"
        rows = {
            row
            for (row,) in self.sql.execute(
                f"SELECT {column} FROM {link} WHERE person_id IN {them} UNION SELECT {of} {images} {who} IN {them}"
            )
        }
        now, then = defaultdict[int, set[int]](set), defaultdict[int, list[tuple[int, int]]](list)
        for row, person in self.sql.execute(
            f"SELECT {column}, person_id FROM {link} WHERE {column} IN {among(rows)}"
        ):
            now[row].add(person)
        for change, row, person in self.sql.execute(f"SELECT id, {of}, {who} {images} {of} IN {among(rows)}"):
            then[row].append((change, person))
        self.lives[table], self.parents[table] = {}, set()
        for row in rows:
            lives, theirs = self._lives_of(table, row), list[Life]()
            for life in lives:
                had = now[row] if life.last is None else {who for at, who in then[row] if life.covers(at)}
                if had and had <= self.people:
                    theirs.append(life)
            if theirs:
                self.lives[table][row] = theirs
            if theirs and theirs[-1] == lives[-1]:
                self.parents[table].add(row)

    def _lives_of(self, table: str, row: int) -> list[Life]:
        """The rows that have had a number, one after the other."""
        asked = "SELECT id, before IS NULL, step_id FROM change WHERE tbl = ? AND row_id = ? ORDER BY id"
        changes = self.sql.execute(asked, (table, row)).fetchall()
        there = self.sql.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row,)).fetchone() is not None
        found, first = list[Life](), 0  # what an import brings has no change
        for n, (number, made, step) in enumerate(changes):
            after = changes[n + 1] if n + 1 < len(changes) else None
            if made:
                first = number
            elif after[1] if after is not None else not there:  # with what the same step took out after it
                [(last,)] = self.sql.execute("SELECT max(id) FROM change WHERE step_id = ?", (step,))
                found.append(Life(first, last if after is None else min(last, after[0] - 1)))
        return [*found, Life(first, None)] if there else found

    def _rows(self) -> Rows:
        """What is there now and goes, by table, with all that cannot be without it."""
        found: Rows = defaultdict(set)
        found["person"] |= self.people
        for table, rows in self.parents.items():
            found[table] |= rows
        for table in TABLES:  # parents come first
            for each in self.references:
                if each.table == table and each.needed and found[each.to]:
                    numbers = self.sql.execute(
                        f"SELECT id FROM {table} WHERE {each.column} IN {among(found[each.to])}"
                    )
                    found[table] |= {row[0] for row in numbers}
        for table in TABLES:
            found[table] = self._there(table, found[table])
        return found

    def _there(self, table: str, rows: set[int]) -> set[int]:
        return {row[0] for row in self.sql.execute(f"SELECT id FROM {table} WHERE id IN {among(rows)}")}

    def drafts(self) -> list[str]:
        """The keys under which lies what was begun for them, or in what goes with them."""
        found = []
        for (key,) in self.sql.execute("SELECT key FROM meta WHERE key GLOB ?", (f"{DRAFT}*",)):
            place = Place.read(key.removeprefix(DRAFT))
            table = TABLE.get(place.kind) if place is not None else None
            if place is not None and table is not None and place.of in self._owners(table):
                found.append(key)
        return found

    def _owners(self, table: str) -> set[int]:
        return (
            self.rows[table] | self.parents.get(table, set()) | (self.people if table == "person" else set())
        )

    def searches(self) -> list[int]:
        """Kept searches that name them."""
        rows = self.sql.execute("SELECT id, name, query FROM saved_search")
        return [row for row, *texts in rows if any(self.words.names(text) for text in texts)]

    # ---- writing, within a transaction of the writing connection

    def go(self, *, now: datetime) -> Changes:
        """Take all of it out. What is left of it in the file between its rows, `Book.scrub` takes out."""
        sql = self.sql
        journal.forget_undone(sql)
        sql.execute("PRAGMA defer_foreign_keys = ON")
        step = journal.begin(sql, verb="forget", label="", now=now)
        drafts, turns = self.drafts(), self._promises()
        self.rows["saved_search"] = set(self.searches())
        self._unname()
        for table in reversed(TABLES):
            sql.executemany(f"DELETE FROM {table} WHERE id = ?", ((each,) for each in self.rows[table]))
        self.words.take_out(sql)
        touched = derive.Touched(sql)
        touched.by_step(step)
        touched.add(self.people)
        sql.execute("UPDATE open_step SET step_id = NULL, import_id = NULL")
        touched.refresh()
        full_text.refresh(sql)
        sql.execute("DELETE FROM change WHERE step_id = ?", (step,))
        sql.execute("DELETE FROM step WHERE id = ?", (step,))
        forget_history.tell_anew(self)
        self._what_is_not_journalled(drafts, turns)
        for table in ("person_text", "said_text"):  # what a word was found by stays in older segments else
            sql.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        return Changes(step=None, label="", today=True, everything=True, searches=True)

    def _unname(self) -> None:
        """Let no row that stays name one that goes; foreign keys see to that themselves."""
        for each in self.references:
            if not each.needed and self.rows[each.to]:
                self.sql.execute(
                    f"UPDATE {each.table} SET {each.column} = NULL WHERE {each.column} IN {among(self.rows[each.to])}"
                )

    def _promises(self) -> set[int]:
        return self.parents["follow_up"] | self.rows["follow_up"]

    def _what_is_not_journalled(self, drafts: Collection[str], promises: Collection[int]) -> None:
        sql = self.sql
        for table in _BY_PERSON:
            sql.execute(f"DELETE FROM {table} WHERE person_id IN {among(self.people)}")
        sql.execute(f"DELETE FROM notification WHERE kind = 'follow_up' AND subject IN {among(promises)}")
        sql.executemany("DELETE FROM meta WHERE key = ?", ((key,) for key in (*drafts, *_WAY_BACK)))
        sql.execute(
            "DELETE FROM picture WHERE sha256 NOT IN (SELECT sha256 FROM photo) AND sha256 NOT IN"
            " (SELECT json_extract(before, '$.sha256') FROM change WHERE tbl = 'photo' AND before NOT NULL)"
        )
