"""The jobs of people told anew from what the imports that stand say of them (`domain/jobs.py`).

Called within a step that takes an import back, brings an older file, or makes two people of one. What the user typed, set right or took
out stays so, and rows that come out as they are stay as they are. What was brought before records kept what they say
of jobs stays as it is, too.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise
from typing import Any, NamedTuple

from networker.domain.jobs import Event, Gone, Job, Telling, There, by_age, jobs_of
from networker.domain.told import Value, says_no_more
from networker.domain.vocabulary import ImportId, StepId
from networker.store import journal, parts
from networker.store.tellings import Imports, Record, records, said_by_gone

_CHUNK = 500  # people looked up at a time


class JobsAnew:
    """Tells jobs anew within one step: what the history has of imports and of what was taken out is read once."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql

    @cached_property
    def _imports(self) -> Imports:
        return Imports(self._sql)

    @cached_property
    def _gone(self) -> "TakenOut":
        return _taken_out(self._sql)

    def tell(self, people: Iterable[int], whole: Mapping[int, Sequence[int]] | None = None) -> None:
        """Give people the jobs that they would have had of the imports that stand alone, told in the order of their files.

        `whole`: who stays as an import brought them that is taken back, and which that is. None: no import goes now, and
        what is there of those that went before stays.
        """
        for somebody in self._everybody(people, whole):
            _write(self._sql, somebody, jobs_of(somebody.events()))
            _let_records_say(self._sql, somebody)

    def foretell(self, late: Mapping[int, Sequence[Telling]]) -> dict[int, tuple[list[Job], list[Job]]]:
        """By person the jobs of the book, and those that they would have if these were told too."""
        return {
            each.person: ([row.job for row in each.jobs], jobs_of(each.events(late[each.person])))
            for each in self._everybody(late, None)
        }

    def _everybody(
        self, people: Iterable[int], whole: Mapping[int, Sequence[int]] | None
    ) -> Iterator["_Somebody"]:
        sql, waiting = self._sql, iter(sorted(people))
        while chunk := list(islice(waiting, _CHUNK)):
            told: dict[int, list[Record]] = defaultdict(list)
            for record in records(sql, self._imports, chunk, whole or {}):
                told[record.person].append(record)
            rows = _rows(sql, self._imports, chunk)
            for person, typed in sql.execute(_TYPED, (json.dumps(chunk),)).fetchall():
                there = {record.id for record in told[person]}
                jobs = [each if each.put_in.source in there else each.with_source() for each in rows[person]]
                yield _Somebody(
                    person, self._imports, told[person], jobs, self._gone, bool(typed), whole is None
                )


def in_step(sql: sqlite3.Connection) -> JobsAnew:
    """For a step that takes no import back."""
    journal.forget_undone(sql)  # what was undone, and the undoing of it, is no hand of the user's
    return JobsAnew(sql)


def tell_jobs_anew(sql: sqlite3.Connection, people: Iterable[int]) -> None:
    """The same for a step that tells jobs anew but once."""
    in_step(sql).tell(people)


def put_jobs_right(sql: sqlite3.Connection, import_id: ImportId, back: StepId) -> None:
    """Let nobody have a job that only imports told which are taken back, nor lack one that another told then.

    Called by `take_back`, whose scratch tables it reads.
    """
    touched = f"SELECT id FROM person WHERE id IN ({_TOUCHED})"  # the others went with it
    if people := [row[0] for row in sql.execute(touched, {"import": import_id, "back": back})]:
        JobsAnew(sql).tell(people, parts.whole(sql))


# Of whom the import told anything.
TOLD_OF = (
    "SELECT s.person_id FROM source s WHERE s.import_id = :import"
    " UNION SELECT s.person_id FROM step t JOIN change c ON c.step_id = t.id AND c.tbl = 'source'"
    "  JOIN source s ON s.id = c.row_id WHERE t.import_id = :import"
    " UNION SELECT s.person_id FROM import i, json_each(i.report, '$.told.source') t JOIN source s"
    "  ON s.id BETWEEN json_extract(t.value, '$[0]') AND json_extract(t.value, '$[1]')"
    "  WHERE i.id = :import AND json_valid(i.report)"
    " UNION SELECT json_extract(before, '$.person_id') FROM change WHERE step_id = :back AND tbl = 'source'"
)
# Whose jobs may be others without it: who lost one in this step; of whom it told, where their records say more or less
# of it, or ever did; and all of whom an older list told in vain.
_TOUCHED = (
    "SELECT json_extract(before, '$.person_id') FROM change WHERE step_id = :back AND tbl = 'fact'"
    "  AND before NOT NULL AND json_extract(before, '$.field') = 'job'"
    f" UNION SELECT f.person_id FROM ({TOLD_OF}) t CROSS JOIN fact f ON f.person_id = t.person_id"
    "  AND f.field = 'job' AND f.import_id NOT NULL WHERE NOT EXISTS (SELECT 1 FROM source s"
    "   WHERE s.person_id = f.person_id AND (s.title, s.company) = (f.value, f.detail))"
    "  OR EXISTS (SELECT 1 FROM source s WHERE s.person_id = f.person_id"
    "   AND (s.title || s.company <> '' AND (s.title, s.company) <> (f.value, f.detail)"
    "   OR EXISTS (SELECT 1 FROM change c WHERE c.tbl = 'source' AND c.row_id = s.id AND c.before NOT NULL"
    "    AND (json_extract(c.before, '$.title'), json_extract(c.before, '$.company')) <> (s.title, s.company))))"
    " UNION SELECT s.person_id FROM import i, json_each(i.report, '$.held') h"
    "  JOIN source s ON s.id = json_extract(h.value, '$[0]') WHERE json_valid(i.report)"
    "  AND i.id NOT IN (SELECT id FROM temp.taken_import)"
)


_TYPED = "SELECT id, import_id IS NULL FROM person WHERE id IN (SELECT value FROM json_each(?))"


class _Row(NamedTuple):
    """A job of the book, with what the journal says of it."""

    job: Job
    put_in: Job  # as it was put in, and set right since, but for what imports made of it
    step: int  # since when it is there; 0: ever
    came_back: bool  # with a whole book
    edited: Gone | None  # as what the user set it right
    said: Set[Value]  # all that its record ever said, where that is gone

    def with_source(self) -> "_Row":
        """The same, where the record that brought it is gone: it is of the one that tells it now."""
        return self._replace(put_in=replace(self.put_in, source=self.job.source))


# What was undone, and the undoing of it, is there until the next step.
_BY_HAND = "s.import_id IS NULL AND s.reverts_import IS NULL AND s.undone = 0 AND s.undoes IS NULL"
_COLUMNS = ("value", "detail", "since", "until", "noted", "source_id", "aside", "import_id")
_ROWS = (
    f"SELECT id, person_id, {', '.join(_COLUMNS)} FROM fact WHERE field = 'job' AND person_id IN"
    " (SELECT value FROM json_each(?)) ORDER BY id"
)
_CHANGES = (
    f"SELECT c.row_id, c.step_id, {_BY_HAND}, s.verb = 'restore', c.before"
    " FROM json_each(?) w CROSS JOIN change c ON c.tbl = 'fact' AND c.row_id = w.value JOIN step s ON s.id = c.step_id"
    " ORDER BY c.id"
)


class _Change(NamedTuple):
    step: int
    by_hand: bool
    by_whole_book: bool
    before: Mapping[str, Any] | None


def _rows(sql: sqlite3.Connection, imports: Imports, people: Sequence[int]) -> dict[int, list[_Row]]:
    """The jobs of people."""
    rows = sql.execute(_ROWS, (json.dumps(people),)).fetchall()
    changes: dict[int, list[_Change]] = defaultdict(list)
    for row, step, by_hand, whole, before in sql.execute(_CHANGES, (json.dumps([row[0] for row in rows]),)):
        image = json.loads(before) if before else None
        changes[row].append(_Change(step, bool(by_hand), bool(whole), image))
    gone = said_by_gone(sql, [row[7] for row in rows])
    found: dict[int, list[_Row]] = defaultdict(list)
    for number, person, *values in rows:
        now = dict(zip(_COLUMNS, values, strict=True))
        found[person].append(_row(imports, number, now, changes[number], gone[now["source_id"]]))
    return found


def _row(
    imports: Imports, number: int, now: Mapping[str, Any], changes: Sequence[_Change], said: Set[Value]
) -> _Row:
    brought = imports.all.get(now["import_id"] or 0)
    step, came_back = brought.step if brought else 0, False
    for change in changes:
        # Numbers are given again: what was before belongs to another row.
        if change.before is None or change.before["import_id"] != now["import_id"]:
            step, came_back = change.step, change.by_whole_book
    jobs = _job(number, now), _job(number, _put_in(now, changes))
    return _Row(*jobs, step, came_back, _edited(now, changes), said)


def _job(number: int, row: Mapping[str, Any]) -> Job:
    return Job(
        (row["value"], row["detail"]), row["noted"], "", row["source_id"], row["import_id"],
        bool(row["aside"]), row["since"], row["until"] is not None, number,
    )  # fmt: skip


def _put_in(now: Mapping[str, Any], changes: Sequence[_Change]) -> Mapping[str, Any]:
    """A row without what imports changed."""
    row: dict[str, Any] | None = None
    for change, (before, after) in zip(
        changes, pairwise([*(each.before for each in changes), now]), strict=True
    ):
        if before is None or after is None or before["import_id"] != now["import_id"]:
            row = None
            continue
        row = row or dict(before)
        if change.by_hand:
            row |= {name: after[name] for name in _COLUMNS if before.get(name) != after.get(name)}
    return row or now


def _edited(now: Mapping[str, Any], changes: Sequence[_Change]) -> Gone | None:
    """What a row said before the user set it right; None where it is as it was, or nobody did."""
    first: dict[str, Any] = {}
    last: dict[str, Any] = {}
    gone: Gone | None = None
    images = [*(change.before for change in changes), now]
    for change, (before, after) in zip(changes, pairwise(images), strict=True):
        if before is None or after is None or before["import_id"] != now["import_id"]:
            first, last, gone = {}, {}, None
            continue
        columns = [name for name in _COLUMNS if before.get(name) != after.get(name)] if change.by_hand else []
        for name in columns:
            first.setdefault(name, before.get(name))
            last[name] = after.get(name)
        if columns and gone is None:
            gone = Gone(change.step, (before["value"], before["detail"]), before["source_id"])
    return gone if first != last else None


# What the user took out, but not what a merge took for a double or a split told anew.
_TAKEN_OUT = (
    "SELECT c.step_id, json_extract(c.before, '$.value'), json_extract(c.before, '$.detail'),"
    " json_extract(c.before, '$.source_id'), json_extract(c.before, '$.import_id') FROM step s CROSS JOIN change c"
    f" ON c.step_id = s.id WHERE {_BY_HAND}"
    " AND s.verb NOT IN ('merge', 'merge safe', 'split', 'take out') AND c.tbl = 'fact' AND c.before NOT NULL"
    " AND json_extract(c.before, '$.field') = 'job' AND json_extract(c.before, '$.source_id') NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.id = c.row_id"
    "  AND f.import_id IS json_extract(c.before, '$.import_id'))"
)
TakenOut = Mapping[int, Sequence[tuple[Gone, int | None]]]  # by record, with the import that had brought it


def _taken_out(sql: sqlite3.Connection) -> TakenOut:
    found: dict[int, list[tuple[Gone, int | None]]] = defaultdict(list)
    for step, title, company, source, import_id in sql.execute(_TAKEN_OUT):
        found[source].append((Gone(step, (title, company), source), import_id))
    return found


@dataclass(frozen=True, slots=True)
class _Somebody:
    """What is known of the jobs of one person."""

    person: int
    imports: Imports
    records: Sequence[Record]
    jobs: Sequence[_Row]
    gone: TakenOut
    typed: bool  # the user put them in
    stays: bool  # also what is there of imports that are taken back

    def rows(self) -> list[Job]:
        """The jobs of the book that follow from tellings."""
        return [row.job for row in self.jobs if not self._is_there(row)]

    def events(self, late: Sequence[Telling] = ()) -> list[Event]:
        """All that was told, typed and taken out; and what is told `late`."""
        kinds = {each.id: each.kind for each in self.records}
        found: list[Event] = list(self.tellings(late))
        for row in self.jobs:
            if self._is_there(row):
                job = replace(row.put_in, kind=kinds.get(row.put_in.source or 0, ""))
                found.append(There(row.edited.step if row.edited else row.step, job, self._nth(row)))
            if row.edited:
                found.append(row.edited)
        there = {(row.job.value, row.job.import_id) for row in self.jobs}
        for record in self.records:
            for gone, import_id in self.gone.get(record.id, ()):
                if (gone.value, import_id) not in there:
                    found.append(gone)
        return found

    def tellings(self, late: Sequence[Telling] = ()) -> list[Telling]:
        """All that records told, the first first. Of somebody whom nobody had told of before nothing is held back."""
        found = [*(each for record in self.records for each in record.tellings), *late]
        first = 0 if self.typed else min((each.step for each in found), default=0)
        return by_age(replace(each, held=False) if each.step == first else each for each in found)

    def _nth(self, row: _Row) -> int:
        brought = self.imports.by_step.get(row.step)
        return brought.nth(row.put_in.source or 0) if brought and not row.edited else 0

    def _is_there(self, row: _Row) -> bool:
        """Whether a job is there whatever the main ones are."""
        job = row.put_in
        if job.import_id is None or job.source is None or row.came_back or row.edited or job.ended:
            return True
        if self.stays and not self.imports.stands(job.import_id):
            return True
        if job.since not in (None, job.noted):
            return True
        own: list[Set[Value]] = [each.said for each in self.records if each.id == job.source]
        said = own or [row.said, *(each.said for each in self.records)]
        return not any(any(value) and says_no_more(value, job.value) for each in said for value in each)


_Mark = tuple[Value, str | None, bool, int | None]


def _mark(job: Job) -> _Mark:
    return job.value, job.since, job.aside, job.source


def _write(sql: sqlite3.Connection, somebody: _Somebody, jobs: Sequence[Job]) -> None:
    """Let the jobs of somebody that follow from tellings be these. What comes out as it is stays the same row."""
    before, there = somebody.rows(), defaultdict[_Mark, list[Job]](list)
    for job in before:
        there[_mark(job)].append(job)
    after = [there[mark].pop(0) if not job.row and there[mark := _mark(job)] else job for job in jobs]
    if jobs and _mark(present(after)) != _mark(present(jobs)):
        after = list(jobs)  # noted on other days, another one would be the present one
    kept = {job.row for job in after}
    sql.executemany("DELETE FROM fact WHERE id = ?", [(job.row,) for job in before if job.row not in kept])
    now = {row.job.row: row.job for row in somebody.jobs}
    for job in after:
        title, company = job.value
        if not job.row:
            sql.execute(
                f"INSERT INTO fact (id, person_id, field, value, detail, since, noted, source_id, aside, import_id)"
                f" VALUES ({FRESH}, ?, 'job', ?, ?, ?, ?, ?, ?, ?)",
                (somebody.person, title, company, job.since, job.noted, job.source, job.aside, job.import_id),
            )
        elif (_mark(job), job.noted) != (_mark(now[job.row]), now[job.row].noted):
            sql.execute(
                "UPDATE fact SET value = ?, detail = ?, since = ?, noted = ?, source_id = ?, aside = ? WHERE id = ?",
                (title, company, job.since, job.noted, job.source, job.aside, job.row),
            )


# An id that no fact ever had: imports tell which rows they found by their ids.
FRESH = (
    "(SELECT 1 + max(coalesce((SELECT max(id) FROM fact), 0),"
    " coalesce((SELECT max(row_id) FROM change WHERE tbl = 'fact'), 0)))"
)


def present(jobs: Sequence[Job]) -> Job:
    """The present one, as the book would show it: of those noted on one day the one with the highest number."""
    never = 1 << 62
    order = [(not job.ended, not job.aside, job.noted, job.since or "", job.row or never) for job in jobs]
    return jobs[max(range(len(jobs)), key=lambda n: (order[n], n))]


def _let_records_say(sql: sqlite3.Connection, somebody: _Somebody) -> None:
    """A record says what an older list told, since that is held back no more."""
    for record in somebody.records:
        counted = [each for each in somebody.tellings() if each.source == record.id and not each.held]
        if counted and record.present not in (None, counted[-1].value):
            teller = somebody.imports.all[counted[-1].import_id]
            if record.id in teller.held:
                values = (*counted[-1].value, record.id)
                sql.execute("UPDATE source SET title = ?, company = ? WHERE id = ?", values)
