"""What the user took out of somebody stays out, as long as files only say again what they said."""

import sqlite3
from collections.abc import Sequence
from functools import cached_property

from networker.domain.names import fold
from networker.domain.told import says_no_more
from networker.services.imports.known import Difference, Known, fact_mark
from networker.services.imports.raw import is_said, notes_of, tells
from networker.store import taken_out as store
from networker.store.taken_out import Taken, Values


class TakenOut:
    """Asked once for each plan: people take little out by hand."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql

    def without(self, person: int, source: int, changes: Sequence[Difference]) -> tuple[Difference, ...]:
        """The changes without what was taken out of somebody.

        `source`: the record that is followed, 0 for none. What it did not say is news, and comes whatever was before; so
        does what somebody wrote into this book's own table, whose records are below 0.
        """
        taken = self._of_people.get(person, ()) if changes and source >= 0 else ()
        if not taken:
            return tuple(changes)
        said = store.said_by(self._sql, source) if source else None
        return tuple(
            each
            for each in changes
            if not (self._is_taken(person, each, taken) and (said is None or _says(said.raw, each)))
        )

    def moved(self, source: int, known: Known, changes: Sequence[Difference]) -> tuple[Difference, ...]:
        """The changes without a job, and without a move back to a place, that the record which is followed told just so.

        Of two cards of somebody each may tell another one, and keeps to it: that is no move.
        """
        back = [
            each
            for each in changes
            if each.what == "job"
            or (each.fact and each.label == "place" and fact_mark(each.fact) in known.facts)
        ]
        said = store.said_by(self._sql, source) if back and source > 0 else None
        return tuple(
            each for each in changes if each not in back or said is None or not _keeps_to(said, each)
        )

    @cached_property
    def _of_people(self) -> dict[int, list[Taken]]:
        return store.of_people(self._sql)

    @cached_property
    def _groups(self) -> dict[int, str]:
        return store.group_names(self._sql)

    def _is_taken(self, person: int, change: Difference, taken: Sequence[Taken]) -> bool:
        return any(
            self._is_it(change, each.table, each.row)
            and not (each.by_merge and store.is_double(self._sql, person, each))
            for each in taken
        )

    def _is_it(self, change: Difference, table: str, row: Values) -> bool:
        """Whether a row that was taken out says what a change would say again."""
        if table == "fact" and change.fact is not None:
            said = (change.fact.field, change.fact.value, change.fact.detail)
            return all(
                fold(row[name]) == fold(each)
                for name, each in zip(("field", "value", "detail"), said, strict=True)
            )
        if table == "handle" and change.handle is not None:
            same = row["key"] == change.key if change.key else fold(row["text"]) == fold(change.handle.text)
            return bool(row["channel"] == change.handle.channel.value and same)
        if table == "group_member" and change.what == "group":
            return self._groups.get(row["group_id"]) == fold(change.new)
        if table == "person" and change.what == "notes":
            return f"\n\n{change.new.strip()}\n\n" in f"\n\n{row['notes'].strip()}\n\n"
        return False


def _keeps_to(said: store.Said, change: Difference) -> bool:
    """Whether a record said before what a change would bring."""
    if change.what != "job" or change.fact is None:
        return _says(said.raw, change)
    return said.job is not None and says_no_more((change.fact.value, change.fact.detail), said.job)


def _says(raw: str, change: Difference) -> bool:
    """Whether raw values say what a change would bring."""
    if change.handle is not None:
        return tells(raw, change.handle.channel.value, change.key, change.handle.text)
    if change.what == "notes":
        return change.new.strip() in notes_of(raw)
    fact = change.fact
    if fact is not None:  # the label of a field need not stand in the file
        return is_said(raw, fact.value, fact.detail if fact.field == "job" or not fact.value else "")
    return is_said(raw, change.new)
