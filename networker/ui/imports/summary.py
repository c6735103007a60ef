"""A plan made small enough to show: counts, a few examples, and rows by number. Made on the read lane."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from networker.domain.vocabulary import PersonId
from networker.services import people
from networker.services.book import Book
from networker.services.imports import Doubt, Entry, Plan, Verdict
from networker.services.imports.known import shown_name


@dataclass(frozen=True, slots=True)
class NewRow:
    """Somebody new, in one line."""

    name: str
    work: str
    since: str  # "connected 2021-03-03" as a bare ISO day, or ""
    address: str


@dataclass(frozen=True, slots=True)
class UpdatedRow:
    """The first value that changes about somebody, and how many more do."""

    name: str
    label: str
    old: str
    new: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is left out."""

    file: str
    row: int  # its line in the file, from 1
    why: str


ExampleRow = NewRow | UpdatedRow | SkippedRow


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two of a doubtful pair."""

    head: str
    name: str
    work: str
    address: str


@dataclass(frozen=True, slots=True)
class PairView:
    """A record beside the person it may be."""

    entry: int
    book: Side
    file: Side
    why: str


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the preview shows at first."""

    title: str
    files: tuple[str, ...]
    new: int
    updated: int
    unchanged: int
    doubtful: int
    skipped: int
    entries: Mapping[str, "array[int]"]  # what the whole lists hold: "new", "updated", "skipped"
    rows: Mapping[str, tuple[ExampleRow, ...]]  # the first of each
    pairs: tuple[PairView, ...]
    circles: dict[int, int]
    told_by_user: bool  # what its columns hold was said, and may be said anew


EXAMPLES, PAIRS, SKIPPED = 3, 200, 8


def summarise(book: Book, plan: Plan) -> Summary:
    """Look through a plan once."""
    new = array("q", (n for n, e in enumerate(plan.entries) if e.verdict is Verdict.NEW))
    updated = array("q", (n for n, e in enumerate(plan.entries) if e.verdict is Verdict.UPDATED))
    entries = {"new": new, "updated": updated, "skipped": array("q", range(len(plan.skipped)))}
    first = {
        kind: tuple(rows_of(book, plan, kind, listed[: SKIPPED if kind == "skipped" else EXAMPLES]).values())
        for kind, listed in entries.items()
    }
    doubtful = plan.doubtful
    circles = {int(f.key): f.people for f in people.facets(book).circles}
    return Summary(
        title=" + ".join(plan.titles) or " + ".join(plan.files),
        files=plan.files,
        new=len(new),
        updated=len(updated),
        unchanged=len(plan.entries) - len(new) - len(updated),
        doubtful=len(doubtful),
        skipped=len(plan.skipped),
        entries=entries,
        rows=first,
        pairs=tuple(_pair(book, plan, n) for n in doubtful[:PAIRS]),
        circles=circles,
        told_by_user="csv" in plan.formats,
    )


def rows_of(book: Book, plan: Plan, kind: str, numbers: Sequence[int]) -> dict[int, ExampleRow]:
    """Some lines of a whole list ("new", "updated", "skipped"), by the numbers in `Summary.entries`."""
    if kind == "skipped":
        return {n: SkippedRow(s.file, s.row, s.why) for n in numbers for s in [plan.skipped[n]]}
    listed = [(n, plan.entries[n]) for n in numbers]
    if kind == "new":
        return {n: new_row(entry) for n, entry in listed}
    ids = [PersonId(entry.person) for _, entry in listed if entry.person]
    names = {person.id: person.name for person in people.named(book, ids)}
    return {n: updated_row(entry, names) for n, entry in listed}


def new_row(entry: Entry) -> NewRow:
    """One newcomer as a line."""
    record = entry.record
    since = next((f.since for f in record.facts if f.field == "connected"), "")
    work = ", ".join(part for part in (record.title, record.company) if part)
    address = next((h.text for h in record.handles if "://" not in h.text), "")
    return NewRow(shown_name(record) or address, work, since, address)


def updated_row(entry: Entry, names: Mapping[PersonId, str]) -> UpdatedRow:
    """The first thing that changes about somebody."""
    first = entry.changes[0]
    name = names.get(PersonId(entry.person)) or shown_name(entry.record)
    return UpdatedRow(name, first.label, first.old, first.new, len(entry.changes) - 1)


def _pair(book: Book, plan: Plan, n: int) -> PairView:
    entry = plan.entries[n]
    doubt: Doubt | None = entry.doubt
    assert doubt is not None
    if doubt.maybe:
        found = people.rows(book, [doubt.maybe]).get(doubt.maybe)
        work = ", ".join(part for part in (found.title, found.company) if part) if found else ""
        address = people.first_address(book, doubt.maybe)
        there = Side("", found.name if found else "", work, address)
    else:
        other = new_row(plan.entries[doubt.entry])
        there = Side(str(plan.entries[doubt.entry].record.row), other.name, other.work, other.address)
    mine = new_row(entry)
    return PairView(n, there, Side(str(entry.record.row), mine.name, mine.work, mine.address), doubt.why)
