"""A plan made small enough to show: counts, a few examples, and rows by number. Made on the read lane."""

from collections.abc import Mapping
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
    """One value that changes."""

    name: str
    label: str
    old: str
    new: str


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
    new_entries: tuple[int, ...]  # entry numbers, for the whole list
    updated_entries: tuple[int, ...]
    new_rows: tuple[NewRow, ...]
    updated_rows: tuple[UpdatedRow, ...]
    pairs: tuple[PairView, ...]
    skipped_rows: tuple[tuple[str, int, str], ...]
    circles: dict[int, int]


EXAMPLES, PAIRS, SKIPPED = 3, 200, 1000


def summarise(book: Book, plan: Plan) -> Summary:
    """Look through a plan once."""
    new = tuple(n for n, e in enumerate(plan.entries) if e.verdict is Verdict.NEW)
    updated = tuple(n for n, e in enumerate(plan.entries) if e.verdict is Verdict.UPDATED)
    doubtful = plan.doubtful
    ids = [entry.person for n in updated[:EXAMPLES] if (entry := plan.entries[n]).person]
    names = {person.id: person.name for person in people.named(book, ids)}
    circles = {int(f.key): f.people for f in people.facets(book).circles}
    return Summary(
        title=" + ".join(plan.titles) or " + ".join(plan.files),
        files=plan.files,
        new=len(new),
        updated=len(updated),
        unchanged=len(plan.entries) - len(new) - len(updated),
        doubtful=len(doubtful),
        skipped=len(plan.skipped),
        new_entries=new,
        updated_entries=updated,
        new_rows=tuple(new_row(plan.entries[n]) for n in new[:EXAMPLES]),
        updated_rows=tuple(updated_row(plan.entries[n], names) for n in updated[:EXAMPLES]),
        pairs=tuple(_pair(book, plan, n) for n in doubtful[:PAIRS]),
        skipped_rows=tuple((s.file, s.row, s.why) for s in plan.skipped[:SKIPPED]),
        circles=circles,
    )


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
    return UpdatedRow(name, first.label, first.old, first.new)


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
