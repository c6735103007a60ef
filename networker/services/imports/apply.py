"""Writing a plan: one transaction, newcomers in bulk, changes one by one through the journal.

Rows of newcomers carry the import's id instead of a journal row each, and their cached values and full
text are written along with them: that is what keeps 100,000 rows near the speed of plain inserts.
"""

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from networker.domain.names import sort_key
from networker.domain.vocabulary import ImportId
from networker.formats.records import FactValue, PersonRecord
from networker.services.handles import shared_by_now
from networker.services.imports.known import MAIN_FIRST, Difference, handle_mark, is_aside, shown_name
from networker.services.imports.pace import collector_at_rest
from networker.services.imports.plan import CHUNK, Cancelled, Entry, Plan, Progress, Verdict, rematch
from networker.services.imports.report import Doubtful, Report, SkippedLine
from networker.services.people import group_number
from networker.store import bulk, derive
from networker.store import people as people_store
from networker.store.book import Book, Step
from networker.store.imports import next_ids, shared_keys, state_of_book

TABLES = ("person", "source", "handle", "fact")
PERSON = (
    "id", "given", "middle", "family", "prefix", "suffix", "nickname", "name", "folded", "state", "notes",
    "source_id", "company", "title", "city",
)  # fmt: skip
SOURCE = ("id", "person_id", "kind", "key", "nth", "file", "row", "raw")
HANDLE = ("id", "person_id", "channel", "text", "key", "label", "first", "shared", "source_id")
FACT = ("id", "person_id", "field", "value", "detail", "since", "until", "source_id")


def _quiet(_what: str, _n: int) -> None:
    """No progress is shown."""


def apply(
    book: Book,
    plan: Plan,
    *,
    now: datetime,
    circle: int | None = None,
    group: str = "",
    progress: Progress = _quiet,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Write a plan as one step of the undo history, or nothing at all.

    `circle` and `group` are given to every newcomer. A plan made for another state of the book is matched
    anew first. Raises Cancelled, or BookError where the disk refuses; both leave the book as it was.
    """
    if plan.made_for != state_of_book(book.reader):
        rematch(book, plan, progress=progress, cancelled=cancelled)
    if plan.changes_nothing:
        return _report(book, plan, None, {})
    label = f"Import of {plan.files[0]}" if len(plan.files) == 1 else f"Import of {len(plan.files)} files"
    writing = _Writing(plan, now=now, circle=circle, group=group, progress=progress, cancelled=cancelled)
    import_id = ImportId(next_ids(book.reader, ["import"])["import"])
    with collector_at_rest(), book.step("import", label, now=now, import_id=import_id) as step:
        writing.write(step, import_id)
        report = _report(book, plan, import_id, writing.numbers)
        step.execute(
            "INSERT INTO import (id, at, files, formats, report) VALUES (?, ?, ?, ?, ?)",
            (
                import_id,
                now.isoformat(),
                json.dumps(plan.files, ensure_ascii=False),
                json.dumps(plan.formats),
                report.as_json(),
            ),
        )
    return _with_totals(report, book, step)


def _report(book: Book, plan: Plan, import_id: ImportId | None, numbers: dict[int, int]) -> Report:
    return Report(
        import_id=import_id,
        files=plan.files,
        formats=plan.formats,
        new=plan.count(Verdict.NEW),
        updated=plan.count(Verdict.UPDATED),
        unchanged=plan.count(Verdict.UNCHANGED),
        doubtful=tuple(_doubts(plan, numbers)),
        skipped=tuple(SkippedLine(s.file, s.row, s.why) for s in plan.skipped),
        interactions=0,
        people=people_store.count_all(book.reader),
    )


def preview(book: Book, plan: Plan) -> Report:
    """What applying a plan would report, without writing: `import --dry-run`."""
    report = _report(book, plan, None, {})
    return Report(**{**_fields(report), "people": report.people + report.new})


def _fields(report: Report) -> dict[str, Any]:
    return {name: getattr(report, name) for name in report.__slots__}


def _with_totals(report: Report, book: Book, step: Step) -> Report:
    return Report(
        **{**_fields(report), "people": people_store.count_all(book.reader), "changes": step.changes}
    )


def _doubts(plan: Plan, numbers: dict[int, int]) -> Iterator[Doubtful]:
    for n in plan.doubtful:
        entry = plan.entries[n]
        assert entry.doubt is not None
        if plan.decisions.get(n):
            continue
        maybe = entry.doubt.maybe or numbers.get(entry.doubt.entry, 0)
        yield Doubtful(entry.file, entry.record.row, numbers.get(n, entry.person), maybe, entry.doubt.why)


class _Writing:
    """One application of one plan: the numbers given to newcomers and the rows still to write."""

    def __init__(
        self,
        plan: Plan,
        *,
        now: datetime,
        circle: int | None,
        group: str,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        self.plan = plan
        self.numbers: dict[int, int] = {}  # entry → person
        self._at = now.isoformat()
        self._noted = now.date().isoformat()
        self._circle = circle
        self._group = group
        self._progress = progress
        self._cancelled = cancelled
        self._numbers: dict[str, Iterator[int]] = {}
        self._import = ImportId(0)
        self._groups: dict[str, int] = {}
        self._shared = self._shared_keys()

    def _shared_keys(self) -> set[tuple[str, str]]:
        """Keys that several newcomers of the plan have, and so nobody is matched by."""
        first: dict[tuple[str, str], int] = {}
        shared: set[tuple[str, str]] = set()
        for n, entry in enumerate(self.plan.entries):
            if entry.verdict is Verdict.UNCHANGED:
                continue
            who = entry.person or -1 - (entry.of_entry if entry.of_entry >= 0 else n)
            for key in entry.keys:
                if first.setdefault(key, who) != who:
                    shared.add(key)
            if entry.doubt is not None and entry.doubt.maybe:
                shared.update(entry.keys)
        return shared

    def write(self, step: Step, import_id: ImportId) -> None:
        """Write everybody: newcomers in chunks, then what changes others."""
        self._import = import_id
        self._numbers = {name: count(n) for name, n in next_ids(step.connection, TABLES).items()}
        self._decide()
        newcomers: list[int] = []
        for n, entry in enumerate(self.plan.entries):
            if entry.verdict is Verdict.NEW and entry.of_entry < 0 and not entry.person:
                newcomers.append(n)
        self._free_keys(step, newcomers)
        many = len(newcomers) > bulk.MANY and len(newcomers) > people_store.count(step.connection)
        with step.bulk(TABLES) if many else contextlib.nullcontext():
            for start in range(0, len(newcomers), CHUNK * 4):
                self._look_up_from_work(start)
                self._write_newcomers(step, newcomers[start : start + CHUNK * 4])
        for n in newcomers:
            self._write_rest(step, n)
        step.derived_already()
        late: set[int] = set()
        for n, entry in enumerate(self.plan.entries):
            if entry.changes:
                if n % CHUNK == 0:
                    self._look_up_from_work(n)
                late.add(self._write_changes(step, n, entry))
        step.derive_also(late | (set(self.numbers.values()) if self._group else set()))
        self._remember_doubts(step)

    def _look_up_from_work(self, done: int) -> None:
        if self._cancelled():
            raise Cancelled
        self._progress("writing", done)

    def _decide(self) -> None:
        """Turn the answers to doubts into verdicts: "same" makes a record an update of that person."""
        from networker.services.imports.known import Known

        for n, answer in self.plan.decisions.items():
            entry = self.plan.entries[n]
            if answer == "same" and entry.doubt is not None and entry.doubt.maybe:
                known = Known(name=shown_name(entry.record))
                entry.person = entry.doubt.maybe
                entry.changes = known.differences(entry.record, entry.keys)
                entry.verdict = Verdict.UPDATED

    def _free_keys(self, step: Step, newcomers: Sequence[int]) -> None:
        """Handles of the book that a newcomer has too belong to several: they match nobody from now on."""
        self._shared.update(shared_keys(step.connection))
        for n in newcomers:
            entry = self.plan.entries[n]
            if entry.doubt is not None and entry.doubt.maybe:
                for channel, key in entry.keys:
                    shared_by_now(step, 0, channel, key)

    def _write_newcomers(self, step: Step, chunk: Sequence[int]) -> None:
        people: list[tuple[Any, ...]] = []
        sources: list[tuple[Any, ...]] = []
        handles: list[tuple[Any, ...]] = []
        facts: list[tuple[Any, ...]] = []
        beside: list[tuple[Any, ...]] = []
        texts: list[tuple[Any, ...]] = []
        entries, people_numbers, source_numbers = (
            self.plan.entries, self._numbers["person"], self._numbers["source"],
        )  # fmt: skip
        for n in chunk:
            entry = entries[n]
            record = entry.record
            person, source = next(people_numbers), next(source_numbers)
            self.numbers[n] = person
            name = shown_name(record)
            told = record.facts
            # A day of connecting and no more is the usual case: no place among the facts, no word to be found by.
            plain = len(told) < 2 and (not told or told[0].field == "connected")
            city = "" if plain else next((f.value for f in told if f.field == "place"), "")
            text = _text_row(record, name, person, city, () if plain else told)
            # Nothing but the name among the names is the usual case: its folded form is there already.
            folded = text[1] if len(text[1]) == len(name) and name.isascii() else sort_key(name)
            people.append(
                (
                    person, record.given, record.middle, record.family, record.prefix, record.suffix,
                    record.nickname, name, folded.strip() or sort_key(""),
                    "deceased" if record.deceased else "active", record.notes, source, record.company,
                    record.title, city,
                )
            )  # fmt: skip
            sources.append(self._source_row(entry, person, source))
            self._handle_rows(entry, person, source, handles)
            self._fact_rows(record, person, source, facts, beside)
            texts.append(text)
        step.insert_many("person", PERSON, people, same=self._alike("person"))
        step.insert_many("source", SOURCE, sources, same=self._alike("source"))
        step.insert_many("handle", HANDLE, handles, same=self._alike("handle"))
        step.insert_many("fact", FACT, facts, same=self._alike("fact"))
        step.insert_many("fact", FACT, beside, same=self._alike("fact") | {"aside": 1})
        step.insert_many("person_text", derive.TEXT_COLUMNS, texts)

    def _alike(self, table: str) -> dict[str, str | int | None]:
        """The columns that are alike in all rows of a table that this import writes."""
        alike: dict[str, str | int | None] = {"import_id": self._import}
        if table == "person":
            alike |= dict.fromkeys(("want_to_know", "muted", "wish_strict", "me"), 0)
            alike |= {"circle": self._circle, "created_at": self._at}
        elif table == "fact":
            alike["noted"] = self._noted
        return alike

    def _write_rest(self, step: Step, n: int) -> None:
        """Groups and the picture of a newcomer: rare, and they look things up."""
        record = self.plan.entries[n].record
        for group in record.groups:
            self._join_group(step, self.numbers[n], group)
        if self._group:
            self._join_group(step, self.numbers[n], self._group)
        if record.photo:
            self._add_photo(step, self.numbers[n], record.photo)

    def _number(self, table: str) -> int:
        return next(self._numbers[table])

    def _source_row(self, entry: Entry, person: int, source: int) -> tuple[Any, ...]:
        record = entry.record
        return (
            source, person, record.source_kind, entry.source_key, entry.nth, entry.file, record.row, record.raw,
        )  # fmt: skip

    def _handle_rows(self, entry: Entry, person: int, source: int, rows: list[tuple[Any, ...]]) -> None:
        seen: set[tuple[str, str]] = set()
        numbers, everybodys = self._numbers["handle"], self._shared
        for handle, mark in zip(entry.record.handles, entry.keys, strict=True):
            channel, key = mark
            if not key:
                mark = handle_mark(handle, key)
            if mark in seen:
                continue
            seen.add(mark)
            rows.append(
                (
                    next(numbers), person, channel, handle.text, key, handle.label, handle.primary,
                    not key or mark in everybodys, source,
                )
            )  # fmt: skip

    def _fact_rows(
        self,
        record: PersonRecord,
        person: int,
        source: int,
        rows: list[tuple[Any, ...]],
        beside: list[tuple[Any, ...]],
    ) -> None:
        numbers = self._numbers["fact"]
        if record.company or record.title:
            rows.append((next(numbers), person, "job", record.title, record.company, None, None, source))
        facts = record.facts if len(record.facts) < 2 else dict.fromkeys(record.facts)
        for fact in facts:
            name, value, detail, since, until = fact
            row = (next(numbers), person, name, value, detail, since or None, until or None, source)
            (beside if name in MAIN_FIRST and is_aside(record, fact) else rows).append(row)

    def _join_group(self, step: Step, person: int, name: str) -> None:
        number = self._groups.get(name) or group_number(step, name)
        self._groups[name] = number
        if not step.rows("SELECT 1 FROM group_member WHERE group_id = ? AND person_id = ?", (number, person)):
            step.insert("group_member", group=number, person=person)

    def _add_photo(self, step: Step, person: int, photo: bytes) -> None:
        digest = hashlib.sha256(photo).hexdigest()
        step.execute("INSERT OR IGNORE INTO picture (sha256, bytes) VALUES (?, ?)", (digest, photo))
        step.insert("photo", person=person, sha256=digest)

    def _write_changes(self, step: Step, n: int, entry: Entry) -> int:
        """Write what a record adds to somebody who is there; the person's id."""
        person = entry.person or self.numbers[entry.of_entry]
        source = self._follow_source(step, entry, person)
        for each in entry.changes:
            self._write_change(step, person, source, each, entry.record)
        self.numbers[n] = person
        return person

    def _follow_source(self, step: Step, entry: Entry, person: int) -> int:
        """The source row of a record: the earlier one with its new raw values, or a new one."""
        record = entry.record
        if entry.source:
            step.update("source", entry.source, raw=record.raw, file=entry.file, row=record.row)
            return entry.source
        source = self._number("source")
        step.insert_many(
            "source", SOURCE, [self._source_row(entry, person, source)], same=self._alike("source")
        )
        return source

    def _write_change(
        self, step: Step, person: int, source: int, change: Difference, record: PersonRecord
    ) -> None:
        if change.handle is not None:
            self._add_handle(step, person, source, change)
        elif change.fact is not None:
            f = change.fact
            # A job that takes another one's place began, as far as anybody knows, when the export told of it.
            began = f.since or (self._noted if change.what == "job" and change.old else None)
            step.insert(
                "fact", person=person, field=f.field, value=f.value, detail=f.detail, since=began,
                until=f.until or None, noted=self._noted, source_id=source,
                aside=change.what == "fact" and is_aside(record, f),
            )  # fmt: skip
        elif change.what == "group":
            self._join_group(step, person, change.new)
        elif change.what == "notes":
            former = str(step.rows("SELECT notes FROM person WHERE id = ?", (person,))[0][0])
            step.update("person", person, notes=f"{former}\n\n{change.new}".strip())
        elif change.what == "photo":
            self._add_photo(step, person, record.photo)
        elif change.what == "deceased":
            step.update("person", person, state="deceased")
        elif change.what == "name":
            self._rename(step, person, source, change, record)

    def _add_handle(self, step: Step, person: int, source: int, change: Difference) -> None:
        assert change.handle is not None
        channel, key = change.handle.channel.value, change.key
        mine = "SELECT 1 FROM handle WHERE person_id = ? AND channel = ? AND key = ?"
        if key and step.rows(mine, (person, channel, key)):
            return
        step.insert(
            "handle", person=person, channel=channel, text=change.handle.text, key=key,
            label=change.handle.label, first=change.handle.primary, shared=not key or shared_by_now(step, person, channel, key),
            source_id=source,
        )  # fmt: skip

    def _rename(self, step: Step, person: int, source: int, change: Difference, record: PersonRecord) -> None:
        """Take a source's new name over, and keep the former one as a fact: nothing is lost."""
        if change.old:
            step.insert(
                "fact", person=person, field="custom", value=change.old, detail="former name",
                noted=self._noted, source_id=source,
            )  # fmt: skip
        step.update(
            "person", person, name=change.new, given=record.given, family=record.family,
            middle=record.middle, folded=sort_key(change.new), source_id=source,
        )  # fmt: skip

    def _remember_doubts(self, step: Step) -> None:
        """Queue the open doubts for Tidy, and remember "two people" for ever."""
        for n in self.plan.doubtful:
            entry = self.plan.entries[n]
            assert entry.doubt is not None
            answer = self.plan.decisions.get(n)
            person, maybe = (
                self.numbers.get(n, 0),
                entry.doubt.maybe or self.numbers.get(entry.doubt.entry, 0),
            )
            if answer == "same" or not person or not maybe or person == maybe:
                continue
            step.insert("pair", person=maybe, other=person, why=entry.doubt.why, verdict=answer)


def _text_row(
    record: PersonRecord, name: str, person: int, city: str, told: Sequence[FactValue]
) -> tuple[int, str, str, str, str]:
    names = [name]
    if record.middle or record.nickname:
        names += [part for part in (record.middle, record.nickname) if part and part not in name]
    reach = [handle.text for handle in record.handles if "://" not in handle.text]
    facts = (
        dict.fromkeys(fact.value for fact in told if fact.field not in derive.FOUND_ELSEWHERE) if told else ()
    )
    more = (city, record.notes, *record.groups, *facts)
    return derive.text_row(person, names, (record.company, record.title), reach, more)
