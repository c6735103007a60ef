"""What the imports that stand told of the main jobs of people, read out of their records and the journal.

A record holds what it says last; what it said before lies in the journal. Which imports told a record again without
changing it stands in their reports, and so does what an older list said of jobs in vain (`held`).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from networker.domain.jobs import Telling
from networker.domain.told import Value, is_older
from networker.store.dated_files import DatedFile, Spans, files_of, is_within
from networker.store.standing import TAKEN_BACK


@dataclass(frozen=True)
class Import:
    """An import that stands, by what its report says of records and jobs."""

    id: int
    step: int
    day: str
    told: Sequence[tuple[int, int]] = ()  # records of others, as spans
    otherwise: Mapping[int, Value] = field(default_factory=dict)  # records of others, as this one has them
    held: Mapping[int, Value] = field(default_factory=dict)  # what an older list says of jobs, by record
    ages: Mapping[str, Sequence[str]] = field(default_factory=dict)  # of networks: newest day, marks of lists
    dated: Sequence[DatedFile] = ()
    facts: Sequence[tuple[int, int]] = ()  # of others that it told too, as spans
    said: Sequence[
        tuple[int, float | None, str, str]
    ] = ()  # record, time of its file, field, value: what there is but one of
    names: Mapping[int, tuple[str, int]] = field(
        default_factory=dict
    )  # of `otherwise`: what it says, and its line
    how: Mapping[str, Any] = field(
        default_factory=dict
    )  # records that are called otherwise than rows of lists
    files: Sequence[
        tuple[str, str, Spans]
    ] = ()  # name, kind of source, records: where there are several of a kind
    came_by: Spans = ()  # people whom it mentions and no more

    def tells(self, record: int) -> bool:
        """Whether it told again a record that another one had brought."""
        return is_within(self.told, record)

    def tells_fact(self, fact: int) -> bool:
        """Whether it told a fact that another one had brought."""
        return is_within(self.facts, fact)

    def changed(self, record: int) -> float | None:
        """When the file was, in seconds since 1970, in which it told a record; of several the newest."""
        return max((each.changed for each in self.dated if each.tells(record)), default=None)

    def nth(self, record: int) -> int:
        """The place of a record in the drop, among those of one person; records have their numbers in that order else."""
        return next((of.index(record) for of in self.how.get("order", ()) if record in of), record)


_REPORTS = (
    "SELECT i.id, s.id, substr(s.at, 1, 10), json_extract(i.report, '$.told.source'),"
    " json_extract(i.report, '$.told_otherwise'), json_extract(i.report, '$.held'), json_extract(i.report, '$.ages'),"
    " json_extract(i.report, '$.dated'), json_extract(i.report, '$.told.fact'), json_extract(i.report, '$.said'),"
    " json_extract(i.report, '$.called'), json_extract(i.report, '$.came_by')"
    " FROM step s JOIN import i ON i.id = s.import_id AND json_valid(i.report) WHERE s.undone = 0 ORDER BY s.id"
)


class Imports:
    """The imports of this book's own history, and which of them stand."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._taken = {row[0] for row in sql.execute(TAKEN_BACK)}
        self.all = {each.id: each for each in map(_import, sql.execute(_REPORTS))}
        self.by_step = {each.step: each for each in self.all.values()}

    def stands(self, number: int) -> bool:
        """Whether an import is not taken back; of those of another book's history nobody knows it otherwise."""
        return number not in self._taken

    def standing(self, *whole: int) -> list[Import]:
        """Those that are not taken back, in their order; and those of `whole`."""
        return [each for each in self.all.values() if each.id in whole or each.id not in self._taken]

    def holds_back(self, step: int, kind: str) -> bool:
        """Whether the import of a step brought an older list of a kind of source than one that stands."""
        brought = self.by_step.get(step)
        return brought is not None and (brought.id, kind) in self.holding

    def last_word(self, steps: Iterable[int], record: int, row: Mapping[str, Any]) -> int:
        """Of the steps that told a record (0: the one that brought it), that which has the last word.

        An older list or file than one that told it before is no newer word.
        """
        newest: float | None = None
        last = -1
        for step in sorted(steps):
            brought = self.by_step.get(step) if step else self.all.get(row["import_id"] or 0)
            changed = brought.changed(record) if brought else None
            if not (self.holds_back(step, row["kind"]) or is_older(changed, newest)):
                last = step
            if changed is not None:
                newest = max(changed, newest or changed)
        return max(steps) if last < 0 else last

    @cached_property
    def holding(self) -> set[tuple[int, str]]:
        """Whose list of which kind of source is older than one that stands, or the same."""
        found: set[tuple[int, str]] = set()
        newest: dict[str, str] = defaultdict(str)
        lists: set[str] = set()
        for each in self.standing():
            for kind, (day, *marks) in each.ages.items():
                if day < newest[kind] or (marks and lists.issuperset(marks)):
                    found.add((each.id, kind))
            for kind, (day, *marks) in each.ages.items():
                newest[kind] = max(newest[kind], day)
                lists.update(marks)
        return found


def _import(row: tuple[Any, ...]) -> Import:
    number, step, day, told, otherwise, held, ages, dated, facts, said, called, came_by = row
    words, how = json.loads(otherwise or "[]"), json.loads(called or "{}")
    return Import(
        number,
        step,
        day,
        [(first, last) for first, last in json.loads(told or "[]")],
        # What earlier versions of the program noted says less of jobs.
        {line[0]: (line[5], line[6]) for line in words if len(line) == 7},
        {line[0]: (line[1], line[2]) for line in json.loads(held or "[]") if len(line) == 3},
        json.loads(ages or "{}"),
        files_of(number, dated),
        [(first, last) for first, last in json.loads(facts or "[]")],
        [(record, changed, name, value) for record, changed, name, value in json.loads(said or "[]")],
        {line[0]: (line[3], line[2]) for line in words},
        how,
        how.pop("files", ()),
        json.loads(came_by or "[]"),
    )


@dataclass(frozen=True, slots=True)
class Record:
    """A record of somebody, and what was told in it of the main job."""

    id: int
    person: int
    kind: str
    present: Value | None  # what it says now; None: that was not kept
    said: set[Value]  # ever, also by what was taken back
    tellings: list[Telling]  # of the imports that stand
    key: str  # its place in its source
    states: "Sequence[State]"  # the first first


class State(NamedTuple):
    """What a record said from a step on; no value: that was not kept then."""

    step: int
    value: Value | None
    name: str
    row: int


_RECORDS = (
    "SELECT id, person_id, kind, import_id, title, company, key, name, row FROM source WHERE person_id IN"
    " (SELECT value FROM json_each(?)) ORDER BY id"
)
_CHANGES = (
    "SELECT c.row_id, c.step_id, c.before IS NULL, json_extract(c.before, '$.import_id'),"
    " json_extract(c.before, '$.title'), json_extract(c.before, '$.company'), json_extract(c.before, '$.name'),"
    " json_extract(c.before, '$.row') FROM json_each(?) w"
    " CROSS JOIN change c ON c.tbl = 'source' AND c.row_id = w.value ORDER BY c.id"
)
Change = tuple[int, int, int | None, str | None, str | None, str | None, int | None]


def records(
    sql: sqlite3.Connection, imports: Imports, people: Collection[int], whole: Mapping[int, Sequence[int]]
) -> Iterator[Record]:
    """The records of people. `whole`: who stays as imports brought them that are taken back, and which."""
    rows = sql.execute(_RECORDS, (json.dumps(list(people)),)).fetchall()
    changes: dict[int, list[Change]] = defaultdict(list)
    for number, *change in sql.execute(_CHANGES, (json.dumps([row[0] for row in rows]),)):
        step, absent, by, *words = change
        changes[number].append((step, absent, by, *words))
    for number, person, kind, import_id, title, company, key, name, line in rows:
        present = None if title is None or company is None else (title, company)
        states = _states(imports, import_id, (present, name, line), changes[number])
        standing = imports.standing(*whole.get(person, ()))
        said = {state.value for state in states if state.value is not None}
        for each in imports.all.values():
            said.update(words[number] for words in (each.held, each.otherwise) if number in words)
        tellings = list(_tellings(imports, standing, number, kind, states))
        yield Record(number, person, kind, present, said, tellings, key, states)


def said_by_gone(sql: sqlite3.Connection, numbers: Collection[int | None]) -> dict[int, set[Value]]:
    """All that records ever said which are gone, by their numbers."""
    found: dict[int, set[Value]] = defaultdict(set)
    query = (
        "SELECT c.row_id, json_extract(c.before, '$.title'), json_extract(c.before, '$.company') FROM json_each(?) w"
        " CROSS JOIN change c ON c.tbl = 'source' AND c.row_id = w.value AND c.before NOT NULL"
        " WHERE w.value NOT NULL AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = w.value)"
    )
    for number, title, company in sql.execute(query, (json.dumps(list(numbers)),)):
        if title is not None and company is not None:
            found[number].add((title, company))
    return found


def _states(
    imports: Imports, import_id: int | None, now: tuple[Value | None, str, int], changes: Sequence[Change]
) -> list[State]:
    """The states of a record, the first first. Numbers are given again: none of another row that had this one before."""
    first = imports.all.get(import_id or 0)
    brought = first.step if first else 0
    since = brought
    found: list[State] = []
    for step, absent, by, title, company, name, row in changes:
        if absent or by != import_id:
            # What an import brings in bulk has no change of its own, also where a row of this number went before.
            found, since = [], step if absent else brought
        else:
            value = None if title is None or company is None else (title, company)
            found.append(State(since, value, name or "", row or 0))
            since = step
    return [*found, State(since, *now)]


def _tellings(
    imports: Imports, standing: Sequence[Import], record: int, kind: str, states: Sequence[State]
) -> Iterator[Telling]:
    """What each import that stands told in a record; that it said nothing of the job is a telling too."""
    numbers = {each.id for each in standing}
    told: dict[int, Value | None] = {}
    for step, value, *_ in states:
        if (maker := imports.by_step.get(step)) and maker.id in numbers:
            told[maker.id] = value
    for each in standing:
        if each.tells(record) and record not in each.otherwise:
            # It found its own words there, those of that time; else it was another record that had this number.
            told.update((each.id, value) for step, value, *_ in states if step <= each.step)
    # One may have told otherwise of the same place, by which alone the record stays.
    for each in standing if not told else ():
        if record in each.otherwise:
            told[each.id] = each.otherwise[record]
    for each in standing:
        if record in each.held:
            held = (each.id, kind) in imports.holding
            value = each.held[record]
            yield Telling(
                each.step,
                record,
                kind,
                value,
                each.id,
                each.day,
                held,
                each.changed(record),
                each.nth(record),
            )
        elif each.id in told:
            value = told[each.id] or ("", "")
            changed, nth = each.changed(record), each.nth(record)
            yield Telling(each.step, record, kind, value, each.id, each.day, changed=changed, nth=nth)
