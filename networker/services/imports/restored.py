"""Networker's own export coming back: whole into an empty book, known again by the book that it came from.

An empty book takes every row as it is, with its id, its time and the import that once brought it, as one step
of the history. In any other book the export is a file like others, but for those whom it was written by: their
ids say who they are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from networker.domain.going_on import Cancelled
from networker.formats import UnreadableFile, own_table
from networker.formats.networker_json import Export, Head
from networker.formats.networker_records import KIND, created_at
from networker.formats.records import (
    FollowUpRecord,
    HandleValue,
    Item,
    OwnerRecord,
    PersonRecord,
    Recognised,
    TurnRecord,
)
from networker.services.imports.planned import (
    CHUNK,
    Entry,
    ImportRefused,
    Plan,
    Progress,
    Skipped,
    Verdict,
    WholeBook,
)
from networker.services.imports.report import Report, SkippedLine, keep
from networker.services.pace import collector_at_rest, interruptible
from networker.store.book import Book
from networker.store.imports import next_ids, state_of_book

if TYPE_CHECKING:
    from networker.store.whole import Draft

VERB = "restore"
NOT_EMPTY = "The book is no longer empty, so a whole one cannot come back into it; choose the file again."


def plan(
    book: Book,
    files: tuple[str, ...],
    recognised: Sequence[Recognised],
    *,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Plan | None:
    """What bringing a whole book back would do; None where these files are something else.

    Raises ImportRefused where the file is damaged or newer, Cancelled.
    """
    if len(recognised) != 1 or not isinstance(recognised[0].items, Export):
        return None
    from networker.store import whole as store  # brings peewee, for which no other plan has to wait

    if not store.is_empty(book.reader):
        return None
    each, export = recognised[0], recognised[0].items
    draft = store.Draft()
    found = Plan(
        files=files, formats=(each.format,), titles=(each.title,), entries=[], skipped=[],
        made_for=state_of_book(book.reader), whole=WholeBook(draft, ""),
    )  # fmt: skip
    assert found.whole is not None
    n = 0
    with collector_at_rest():
        try:
            for n, row in enumerate(export.rows()):
                if isinstance(row, Head):
                    found.whole.book = row.book
                elif why := draft.add(row):
                    found.skipped.append(Skipped(each.file, row.number, why))
                if n % CHUNK == 0:
                    if cancelled():
                        raise Cancelled
                    progress("reading", n)
        except UnreadableFile as error:
            raise ImportRefused(str(error)) from error
        if lost := draft.settle():
            found.skipped.append(Skipped(each.file, 1, store.DANGLING, lost - 1))
        found.whole.talks = draft.count("interaction")
        found.whole.rows = draft.rows
        found.entries = [Entry(record, each.file, verdict=Verdict.NEW) for record in _people(draft)]
    return found


def _people(draft: "Draft") -> Iterator[PersonRecord]:
    """Everybody who comes back and is listed, with as much as a preview shows."""
    for number, given, family, name, title, company, handle in draft.people():
        handles = (HandleValue(*handle),) if handle else ()
        if name != f"{given} {family}".strip():
            given = family = ""
        yield PersonRecord(
            KIND, str(number), 0, given, family, full_name=name, title=title, company=company, handles=handles
        )


def apply(
    book: Book, plan: Plan, *, now: datetime, progress: Progress, cancelled: Callable[[], bool]
) -> Report:
    """Bring a whole book back as one step, or nothing at all. Raises Cancelled, BookError, ImportRefused."""
    from networker.store import whole as store

    whole = plan.whole
    assert whole is not None
    report = Report(
        import_id=None, files=plan.files, formats=plan.formats, new=len(plan.entries), updated=0, unchanged=0,
        doubtful=(), skipped=tuple(SkippedLine(s.file, s.row, s.why, s.more) for s in plan.skipped),
        interactions=whole.talks, people=len(plan.entries), remarks=tuple(plan.remarks),
    )  # fmt: skip
    if not whole.rows:
        return report

    def looked_at() -> None:
        if cancelled():
            raise Cancelled

    def going_on(done: int) -> None:
        looked_at()
        progress("writing", done, whole.rows)

    draft = whole.draft
    import_id = store.own_number(draft, next_ids(book.reader, ["import"])["import"])
    label = f"Import of {plan.files[0]}"
    with (
        collector_at_rest(),
        interruptible(book.writer.sql, looked_at),
        book.step(VERB, label, now=now, import_id=import_id) as step,
    ):
        if not store.is_empty(step.connection):
            raise ImportRefused(NOT_EMPTY)
        store.bring_back(step, draft, book=whole.book, import_id=import_id, going_on=going_on)
        report = replace(report, import_id=import_id)
        keep(report, step, now=now)
    return replace(report, changes=step.changes)


def known_again(book: Book, plan: Plan, recognised: Iterable[Recognised]) -> Iterator[Recognised]:
    """The same files; those that this very book wrote tell of nobody and nothing twice."""
    for each in recognised:
        own = isinstance(each.items, Export) or each.format in ("google-csv", "vcard")
        yield replace(each, items=_Known(book, plan, each.items)) if own else each


class _Known:
    """The items of an export without the talks and promises that the book still has.

    Who is still there is noted in the plan, by the id that the file has for them.
    """

    def __init__(self, book: Book, plan: Plan, export: Callable[[], Iterator[Item]]) -> None:
        self._book, self._plan, self._export = book, plan, export

    def __call__(self) -> Iterator[Item]:
        own = self._book.meta("book")
        for item in self._export():
            if isinstance(item, PersonRecord):
                item = self._noted(own, item)
            elif isinstance(item, OwnerRecord):
                self._plan.own.update(
                    (each, int(each.rpartition(" ")[2]))
                    for each in item.source_ids
                    if each.startswith(f"{own} ")
                )
            elif isinstance(item, TurnRecord):
                book, _, number = item.thread.rpartition(" ")
                if book == own and self._there("interaction", number, "kind", item.kind.value):
                    continue
            elif isinstance(item, FollowUpRecord):
                book, _, _ = item.people[0].source_id.rpartition(" ")
                if book == own and self._there("follow_up", item.id, "side", item.side.value):
                    continue
            yield item

    def _noted(self, own: str, record: PersonRecord) -> PersonRecord:
        """Note who is still there. A table and a card have no room for since when something is so: what they tell without a
        date, and the person has with one, is nothing new.
        """
        book, _, number = record.source_id.rpartition(" ")
        if book != own:
            return record
        is_row = own_table.is_row(record)
        created = own_table.created_at(record) if is_row else created_at(record)
        if not self._there("person", number, "created_at", created):
            return record
        self._plan.own[record.source_id] = int(number)
        if not is_row:
            return record
        said = set(self._book.read("SELECT detail, value FROM fact WHERE person_id = ?", (int(number),)))
        return record._replace(
            facts=tuple(fact for fact in record.facts if fact.since or (fact.detail, fact.value) not in said)
        )

    def _there(self, table: str, number: str, column: str, value: str) -> bool:
        found = self._book.read(f"SELECT 1 FROM {table} WHERE id = ? AND {column} = ?", (int(number), value))
        return bool(found)
