"""What people will be called, and have but one of, once a plan is written: by the very rules by which it is told then.

A record is matched by itself, as it comes. What is so in the end follows from all that tells of somebody, in the order
of the files; so the preview is set right by that, before anybody sees it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from networker.domain.jobs import NOT_YET, Telling
from networker.domain.naming import NEVER, Called, naming
from networker.domain.one_only import Said
from networker.domain.told import Value
from networker.formats.records import FactValue, PersonRecord
from networker.services.imports.alike import is_listed, shown_name
from networker.services.imports.compared import NETWORKS
from networker.services.imports.known import (
    FORMER_NAME,
    ONE_ONLY,
    OTHER_NAME,
    Difference,
    Key,
    is_name,
    only_ones,
)
from networker.services.imports.planned import Entry, Held, Plan, Verdict
from networker.store.jobs_anew import present_jobs
from networker.store.names_anew import Somebody, of_somebody
from networker.store.only_anew import FIELDS, only_with
from networker.store.tellings import Imports

Who = int  # a person of the book, or ~n for the newcomer of entry n


def calls(entry: Entry) -> bool:
    """Whether by an entry somebody may be called otherwise."""
    return entry.names or any(map(is_name, entry.changes))


def is_bare_nickname(record: PersonRecord) -> bool:
    """Whether what a record calls somebody is but a nickname."""
    return not (record.given or record.family or record.full_name.strip())


def is_dated_file(plan: Plan, entry: Entry) -> bool:
    """Whether an entry is of a file by whose time it is older or newer than others."""
    known = entry.file in plan.changed and entry.record.source_kind not in NETWORKS
    return known and is_listed(entry.record)


def settle(sql: sqlite3.Connection, plan: Plan) -> None:
    """Let what the entries change of names, jobs and what there is but one of be what it will be in the end."""
    told: dict[Who, list[int]] = defaultdict(list)
    named, jobs, only = set[Who](), set[Who](), set[Who]()
    several = any(entry.changes or _is_older_job(entry) for entry in plan.entries)
    for n, entry in enumerate(plan.entries if several else ()):
        who = entry.person or ~plan.root(n)
        told[who].append(n)
        if calls(entry):
            named.add(who)
        if _is_older_job(entry):
            jobs.add(who)
        if entry.changes and any(each.fact and each.fact.field in FIELDS for each in entry.changes):
            only.add(who)
    foretold = _Foretold(sql, plan, told)
    for who in named:
        foretold.name(who)
    foretold.jobs(jobs)
    for who in only:
        for name in FIELDS:
            foretold.only(who, name)


def _is_older_job(entry: Entry) -> bool:
    """Whether an older file tells a job of somebody who is there: by it even what changes nothing may be news."""
    return bool(entry.person and entry.held is Held.FILE and (entry.record.title or entry.record.company))


@dataclass(frozen=True)
class _Foretold:
    sql: sqlite3.Connection
    plan: Plan
    told: Mapping[Who, Sequence[int]]  # the entries that tell of somebody

    @cached_property
    def _imports(self) -> Imports:
        return Imports(self.sql)

    def _telling(self, who: Who) -> list[tuple[int, Entry]]:
        """The entries of which the book will know that they told of somebody, each with its record there."""
        found = []
        for n in self.told[who]:
            entry = self.plan.entries[n]
            is_kept = n == ~who or entry.source > 0 or bool(entry.changes or entry.quietly)
            if is_kept and entry.source >= 0 and entry.file not in self.plan.older:  # which changes nothing
                found.append((entry.source or NEVER + n, entry))
        return sorted(found, key=lambda each: each[0])

    def _changed(self, entry: Entry) -> float | None:
        return self.plan.changed[entry.file] if is_dated_file(self.plan, entry) else None

    # ---- names

    def name(self, who: Who) -> None:
        """Let the entries of somebody say what they will be called, and what else."""
        telling = self._telling(who)
        somebody = of_somebody(self.sql, self._imports, who) if who > 0 else None
        if somebody is not None and somebody.is_user:
            return
        late = list(self._called(who, telling))
        before = somebody.called() if somebody else []
        so = naming([*before, *late], somebody.given() if somebody else ())
        for number in self.told[who]:
            entry = self.plan.entries[number]
            entry.names |= calls(entry)
            entry.changes = tuple(each for each in entry.changes if not is_name(each))
        by = dict(telling)
        root = None if who > 0 else self.plan.entries[~who]  # who is written as it is
        old = somebody.row["name"] if somebody else shown_name(self.plan.entries[~who].record)
        giver = by.get(so.record) or next((entry for _, entry in reversed(telling)), None)
        if so.name and so.name != old and giver is not None and giver is not root:
            giver.changes = (Difference("name", "name", old, so.name), *giver.changes)
        known = _names(somebody) | {old}
        for name, beside in so.beside.items():
            entry_ = by.get(beside.by.record)
            if name not in known and entry_ is not None and entry_ is not root:
                fact = FactValue("custom", name, FORMER_NAME if beside.former else OTHER_NAME)
                entry_.changes += (Difference("fact", "name", "", name, fact=fact),)
        for number in self.told[who]:
            if number != ~who:
                _judge(self.plan.entries[number])

    def _called(self, who: Who, telling: Sequence[tuple[int, Entry]]) -> Iterator[Called]:
        beside: dict[Key, set[int]] = defaultdict(set)
        for number, entry in telling:
            beside[entry.file, entry.record.source_kind].add(number)
        order = {id(self.plan.entries[n]): n for n in self.told[who]}
        for number, entry in telling:
            record, nth = entry.record, order[id(entry)]
            held = entry.held in (Held.OLDER, Held.BEFORE)
            yield Called(
                NEVER, number, record.source_kind, entry.source_key, shown_name(record), "", 0, is_listed(record),
                record.row, is_bare_nickname(record), held, entry.goes_by, self._changed(entry), nth,
                frozenset(beside[entry.file, record.source_kind]),
            )  # fmt: skip

    # ---- jobs

    def jobs(self, people: Iterable[Who]) -> None:
        """Let the entries of those of whom an older file tells say which job is the present one."""
        told = {who: telling for who in people if (telling := self._telling(who))}
        late = {who: list(self._jobs_of(telling)) for who, telling in told.items()}
        for who, (before, after) in present_jobs(self.sql, late).items() if late else ():
            self._job(told[who], before, after)

    def _jobs_of(self, telling: Sequence[tuple[int, Entry]]) -> Iterator[Telling]:
        for number, entry in telling:
            if entry.held is not Held.BEFORE:
                job = entry.record.title, entry.record.company
                kind, held = entry.record.source_kind, entry.held is Held.OLDER
                yield Telling(NEVER, number, kind, job, 0, NOT_YET, held, self._changed(entry))

    def _job(self, telling: Sequence[tuple[int, Entry]], before: Value | None, after: Value | None) -> None:
        for _, entry in telling:
            entry.changes = tuple(each for each in entry.changes if each.what != "job" or each.aside)
        if after and after != before:
            teller = next((e for _, e in reversed(telling) if _says(e, after)), telling[-1][1])
            title, company = before or ("", "")
            what, old, new = ("title", title, after[0])
            if after[1] != company:
                what, old, new = ("company", company, after[1])
            teller.changes += (Difference("job", what, old, new, fact=FactValue("job", *after)),)
        for _, entry in telling:
            _judge(entry)

    # ---- what there is but one of

    def only(self, who: Who, name: str) -> None:
        """Let no entry of somebody say that something is so which will not be."""
        if who < 0:
            return
        entries = [self.plan.entries[n] for n in self.told[who]]
        if not any(each.fact and each.fact.field == name for entry in entries for each in entry.changes):
            return
        late = [
            Said(NEVER, "", number, entry.record.source_kind, value, self._changed(entry))
            for number, entry in self._telling(who)
            for field, value in only_ones(entry.record)
            if field == name
        ]
        present = only_with(self.sql, self._imports, who, name, late).present
        for entry in entries:
            entry.changes = tuple(
                _not_so(each)
                if each.fact and each.fact.field == name and each.fact.value != present
                else each
                for each in entry.changes
            )


def _names(somebody: Somebody | None) -> set[str]:
    return somebody.names() | set(somebody.taken_out) if somebody else set()


def _says(entry: Entry, job: tuple[str, str]) -> bool:
    return (entry.record.title, entry.record.company) == job


def _not_so(change: Difference) -> Difference:
    """A value that is told, and is not so, as it is written."""
    assert change.fact is not None
    if change.aside or change.former:
        return change
    return change._replace(former=True) if change.fact.field in ONE_ONLY else change._replace(aside=True)


def _judge(entry: Entry) -> None:
    """An entry that changes nothing is kept all the same, since what it said counts."""
    if entry.verdict in (Verdict.UPDATED, Verdict.UNCHANGED):
        entry.quietly = not entry.changes and (entry.quietly or entry.verdict is Verdict.UPDATED)
        entry.verdict = Verdict.UPDATED if entry.changes else Verdict.UNCHANGED
