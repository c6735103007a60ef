"""What people will be called, and have but one of, once a plan is written: by the very rules by which it is told then.

A record is matched by itself, as it comes. What is so in the end follows from all that tells of somebody, in the order
of the files; so the preview is set right by that, before anybody sees it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from networker.domain.jobs import NOT_YET, Job, Telling, by_age, jobs_of
from networker.domain.naming import NEVER, Called, naming
from networker.domain.one_only import Said
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
    job_difference,
    only_ones,
)
from networker.services.imports.planned import Entry, Held, Plan, Verdict
from networker.store.jobs_anew import JobsAnew, present
from networker.store.names_anew import Somebody, of_somebody
from networker.store.only_anew import FIELDS, only_with, values
from networker.store.tellings import Imports

Who = int  # a person of the book, or ~n for the newcomer of entry n


def calls(entry: Entry) -> bool:
    """Whether by an entry somebody may be called otherwise."""
    return entry.names or any(map(is_name, entry.changes))


def works(entry: Entry) -> bool:
    """Whether by an entry somebody's jobs may be others: by an older file's also where it changes nothing by itself."""
    if entry.works or (entry.changes and any(each.what == "job" for each in entry.changes)):
        return True
    return bool(entry.person and entry.held is Held.FILE and (entry.record.title or entry.record.company))


def has_only_ones(entry: Entry) -> bool:
    """Whether by an entry what somebody has but one of may be another: by an older file's also where it changes nothing."""
    if entry.changes and any(each.fact and each.fact.field in FIELDS for each in entry.changes):
        return True
    return bool(entry.person and entry.held is Held.FILE and only_ones(entry.record))


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
    several = any(entry.changes or works(entry) or has_only_ones(entry) for entry in plan.entries)
    for n, entry in enumerate(plan.entries if several else ()):
        who = entry.person or ~plan.root(n)
        told[who].append(n)
        if calls(entry):
            named.add(who)
        if works(entry):
            jobs.add(who)
        if has_only_ones(entry):
            only.add(who)
    foretold = _Foretold(sql, plan, told)
    for who in named:
        foretold.name(who)
    foretold.jobs(jobs)
    for who in only:
        for name in FIELDS:
            foretold.only(who, name)


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

    def _order(self, who: Who) -> dict[int, int]:
        """The places in the plan of the entries of somebody."""
        return {id(self.plan.entries[n]): n for n in self.told[who]}

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
        order = self._order(who)
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
        """Let the entries of people say which of the jobs they tell will be the present one, and what stands beside it."""
        told = {who: self._telling(who) for who in people}
        late = {who: list(self._jobs_of(who, telling)) for who, telling in told.items()}
        of_book = {who: each for who, each in late.items() if who > 0}
        found = JobsAnew(self.sql).foretell(of_book) if of_book else {}
        for who, telling in told.items():
            before, after = found.get(who) or (self._own_job(who), jobs_of(by_age(late[who])))
            self._job(who, dict(telling), before, after)

    def _jobs_of(self, who: Who, telling: Sequence[tuple[int, Entry]]) -> Iterator[Telling]:
        order = self._order(who)
        for number, entry in telling:
            if entry.held is not Held.BEFORE:
                job = entry.record.title, entry.record.company
                kind, held = entry.record.source_kind, entry.held is Held.OLDER
                changed, nth = self._changed(entry), order[id(entry)]
                yield Telling(NEVER, number, kind, job, 0, NOT_YET, held, changed, nth)

    def _own_job(self, who: Who) -> list[Job]:
        """The job with which somebody new is written."""
        record = self.plan.entries[~who].record if who < 0 else None
        if record is None or not (record.title or record.company):
            return []
        return [Job((record.title, record.company), NOT_YET)]

    def _job(self, who: Who, by: Mapping[int, Entry], before: Sequence[Job], after: Sequence[Job]) -> None:
        for number in self.told[who]:
            entry = self.plan.entries[number]
            entry.works |= works(entry)
            entry.changes = tuple(each for each in entry.changes if each.what != "job")
        root = None if who > 0 else self.plan.entries[~who]  # who is written as it is
        title, company = present(before).value if before else ("", "")
        so = present(after) if after else None
        known = {job.value for job in before}
        for job in after:
            is_so = job is so and job.value != (title, company)
            teller = self._teller(by, job) if is_so or (job.aside and job.value not in known) else None
            if teller is not None and teller is not root:
                fact = FactValue("job", *job.value)
                told = job_difference(fact, title, company, aside=not is_so)
                # The preview names the first, after another name.
                teller.changes = tuple(sorted((*teller.changes, told), key=_rank))
        for number in self.told[who]:
            if number != ~who:
                _judge(self.plan.entries[number])

    def _teller(self, by: Mapping[int, Entry], job: Job) -> Entry | None:
        """The entry by which somebody has a job; where an older word makes that of another one news, the last."""
        return by.get(job.source or 0) or next(reversed([*by.values()]), None)

    # ---- what there is but one of

    def only(self, who: Who, name: str) -> None:
        """Let no entry of somebody say that something is so which will not be, and one say what will be."""
        if who < 0:
            return
        known = values(self.sql, who, name)
        entries = [self.plan.entries[n] for n in self.told[who]]
        late = self._only_told(who, name, {value for value, *_ in known} | _values_of(entries, name))
        if not late:
            return
        present = only_with(self.sql, self._imports, who, name, [said for _, said in late]).present
        for entry in entries:
            entry.changes = tuple(self._only(entry.changes, name, present, known))
        so = _past(present, known)
        if so and present not in _values_of(entries, name):
            # An older word makes that of another record news.
            told = Difference("fact", name, "", so[0], fact=FactValue(name, *so))
            late[-1][0].changes += (told,)
        for entry in entries:
            _judge(entry)

    def _only_told(self, who: Who, name: str, there: Collection[str]) -> list[tuple[Entry, Said]]:
        """What entries say of such a field, in the order of the plan, as far as the book will have it."""
        order = self._order(who)
        return [
            (entry, Said(NEVER, "", number, entry.record.source_kind, value, self._changed(entry)))
            for number, entry in sorted(self._telling(who), key=lambda each: order[id(each[1])])
            for field, value in only_ones(entry.record)
            if field == name and value in there
        ]

    def _only(
        self,
        changes: Iterable[Difference],
        name: str,
        present: str | None,
        known: Mapping[tuple[str, str, str], bool],
    ) -> Iterator[Difference]:
        """The changes without what is known and stays as it is."""
        for each in changes:
            fact = each.fact
            if fact is None or fact.field != name:
                yield each
            elif (is_so := known.get((fact.value, fact.detail, fact.since))) is None:
                yield _so(each) if fact.value == present else _not_so(each)
            elif fact.value == present and not is_so:
                yield _so(each)


def _names(somebody: Somebody | None) -> set[str]:
    return somebody.names() | set(somebody.taken_out) if somebody else set()


def _rank(change: Difference) -> int:
    """A name comes first, then a job, the rest as it is told."""
    return {"name": 0, "job": 1}.get(change.what, 2)


def _values_of(entries: Iterable[Entry], name: str) -> set[str]:
    """The values of a field that entries change."""
    facts = (each.fact for entry in entries for each in entry.changes)
    return {fact.value for fact in facts if fact and fact.field == name}


def _past(present: str | None, known: Mapping[tuple[str, str, str], bool]) -> tuple[str, str, str] | None:
    """The value of the book that will be the present one, where it is another by now."""
    rows = [row for row in known if row[0] == present]
    return None if any(known[row] for row in rows) else next(iter(rows), None)


def _so(change: Difference) -> Difference:
    """A value that will be the present one: by itself it may have stood beside another one, or come before it."""
    return change._replace(aside=False, former=False)


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
