"""Past imports: what was brought in when, what it did, line by line, and whether it was taken back.

The report of an import is kept as JSON and may be of an older version: what it does not say counts as nothing.
Its lists may be long, so they are read by the page.
"""

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from networker.domain.vocabulary import ImportId, PersonId
from networker.formats.source import printable
from networker.services.imports.report import SkippedLine
from networker.services.today_views import Named
from networker.services.views import Kept
from networker.store import brought, past_imports
from networker.store import imports as store
from networker.store import people as people_store
from networker.store.book import Book
from networker.store.merge import merged

# Lines in the order in which a report shows them: what needs a word first, everybody last.
LISTS = ("doubtful", "left", "skipped")  # kept with the import: its lines have numbers from 0
PEOPLE = ("updated", "new")  # read from the book: its lines are people
PART = "It came back as a part of a whole book, and stays as long as that does."


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import as it was reported."""

    id: ImportId
    at: datetime
    files: tuple[str, ...]
    new: int
    updated: int
    undone: bool
    unchanged: int = 0
    again: int = 0  # further rows of the newcomers
    interactions: int = 0
    doubtful: int = 0
    skipped: int = 0  # rows, and whole files
    skipped_files: int = 0  # of those
    offered: int = 0  # people who only came by, left out
    left: int = 0  # people who were no longer in a newer export
    remarks: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()  # sentences of what else was written; an older book kept none
    kept: tuple[Kept, ...] = ()  # who stayed when it was taken back, and is there still
    part: bool = False  # it came back with a whole book, and cannot be taken back by itself


@dataclass(frozen=True, slots=True)
class PastReport:
    """The report of one import: how long its lists are, and whether it can be taken back now."""

    past: PastImport
    lines: Mapping[str, int]  # how many lines each of LISTS has
    people: Mapping[str, "array[int]"] = field(default_factory=dict)  # who each of PEOPLE holds
    stays: str = ""  # why it cannot be taken back, in a sentence; "" where it can, or where it is


@dataclass(frozen=True, slots=True)
class PastDoubt:
    """A record that was brought in as somebody new, and who they may be. None: no longer in the book.

    Who was merged since is named by their last name of their own, and `merged` is of whom they are a part. Who is
    gone is named as the import told of them.
    """

    file: str
    row: int
    person: Named | None
    maybe: Named | None
    why: str
    merged: Named | None = None
    name: str = ""  # of the new one, where they were merged or are gone
    maybe_name: str = ""  # of the other one, where they are gone


@dataclass(frozen=True, slots=True)
class PastPerson:
    """Somebody whom an import brought, with their work, or of whom it told something, with what.

    Who has no name is named by an address.
    """

    person: Named
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastLeft:
    """Somebody who was no longer in a newer export of a network."""

    name: str
    network: str


ReportLine = PastDoubt | PastLeft | PastPerson | SkippedLine


def past(book: Book) -> list[PastImport]:
    """Every import, the newest first."""
    return [_past_import(book, row) for row in past_imports.past(book.reader)]


def stands(book: Book, import_id: ImportId) -> bool:
    """Whether an import was not taken back."""
    return import_id in past_imports.standing(book.reader)


def _past_import(book: Book, row: store.Row) -> PastImport:
    number, at, files, counts, undone = row
    told = json.loads(counts)
    return PastImport(
        id=ImportId(number),
        at=datetime.fromisoformat(at),
        files=tuple(map(printable, json.loads(files))),  # older versions kept them as they were
        new=_count(told.get("new")),
        updated=_count(told.get("updated")),
        undone=bool(undone),
        unchanged=_count(told.get("unchanged")),
        again=_count(told.get("again")),
        interactions=_count(told.get("interactions")),
        doubtful=_count(told.get("doubtful")),
        skipped=_count(told.get("skipped")) + _count(told.get("more")),
        skipped_files=_count(told.get("skipped_files")),
        offered=_count(told.get("offered")),
        left=_count(told.get("left")),
        remarks=_sentences(told.get("remarks")),
        noted=_sentences(told.get("noted")),
        kept=_kept(book, told.get("kept")) if undone else (),
        part=not undone and not past_imports.has_step(book.reader, number),
    )


def _kept(book: Book, told: object) -> tuple[Kept, ...]:
    """Who stayed, by the names that they have now. Who went later, with another import or by hand, is left out."""
    lines = [line for line in told if isinstance(line, list)] if isinstance(told, list) else []
    names = _names(book, [_count(_nth(line, 0)) for line in lines])
    return tuple(
        Kept(names[number], by_hand=_nth(line, 1) == 1)
        for line in lines
        if (number := _count(_nth(line, 0))) in names
    )


def why_it_stays(book: Book, import_id: ImportId) -> str:
    """Why an import cannot be taken back by itself, in a sentence; "" where it can, or where there is none."""
    return (
        PART if any(_past_import(book, row).part for row in past_imports.past(book.reader, import_id)) else ""
    )


def report_of(book: Book, import_id: ImportId) -> PastReport | None:
    """What an import did; None where there is none of this id. Its lines are asked for with `report_lines`."""
    found = past_imports.past(book.reader, import_id)
    if not found:
        return None
    told, past_import = json.loads(found[0][3]), _past_import(book, found[0])
    return PastReport(
        past=past_import,
        lines={name: _count(told.get(name)) for name in LISTS},
        # What is taken back brought nobody who is there; who stays all the same is kept with it.
        people={}
        if past_import.undone
        else {
            "updated": brought.updated(book.reader, import_id),
            "new": brought.newcomers(book.reader, import_id),
        },
        stays=PART if past_import.part else "",
    )


def report_lines(book: Book, import_id: ImportId, name: str, numbers: Sequence[int]) -> dict[int, ReportLine]:
    """Some lines of one of LISTS, by their number from 0, or of PEOPLE, by who they are."""
    if name in PEOPLE:
        return _people(book, import_id, name, numbers)
    told = {
        n: json.loads(line) for n, line in past_imports.report_lines(book.reader, import_id, name, numbers)
    }
    if name == "left":
        return {n: PastLeft(_text(_nth(line, 0)), _text(_nth(line, 1))) for n, line in told.items()}
    if name == "skipped":
        return {
            n: SkippedLine(
                _text(_nth(line, 0)), _count(_nth(line, 1)), _text(_nth(line, 2)), _count(_nth(line, 3))
            )
            for n, line in told.items()
        }
    wanted = {_count(_nth(line, which)) for line in told.values() for which in (2, 3)}
    names = _names(book, sorted(wanted))
    people = {number: Named(PersonId(number), each) for number, each in names.items()}
    parts = _parts(book) if wanted - people.keys() - {0} else {}
    return {n: _doubt(line, people, parts) for n, line in told.items()}


def _names(book: Book, wanted: Sequence[int]) -> dict[int, str]:
    """Names by id; of those who have none an address."""
    return _with_stand_ins(book, people_store.names(book.reader, wanted))


def _with_stand_ins(book: Book, names: dict[int, str]) -> dict[int, str]:
    nameless = [number for number, name in names.items() if not name.strip()]
    return names | people_store.stand_ins(book.reader, nameless)


def _people(book: Book, import_id: ImportId, name: str, wanted: Sequence[int]) -> dict[int, ReportLine]:
    rows = brought.people(book.reader, wanted)
    told: dict[int, list[str]] = {}
    if name == "updated":
        for number, *parts in brought.values(book.reader, import_id, wanted):
            told.setdefault(number, []).append(", ".join(filter(None, parts)))
    else:
        told = {number: [work] for number, _, *parts in rows if (work := ", ".join(filter(None, parts)))}
    shown = _with_stand_ins(book, {number: name for number, name, *_ in rows})
    return {
        number: PastPerson(Named(PersonId(number), name), tuple(dict.fromkeys(told.get(number, ()))))
        for number, name in shown.items()
    }


Part = tuple[Named, str]  # of whom somebody became a part, and what they were called


def _doubt(line: list[object], people: Mapping[int, Named], parts: Mapping[int, Part]) -> PastDoubt:
    new, other = _count(_nth(line, 2)), _count(_nth(line, 3))
    person, maybe = people.get(new), people.get(other)
    merged_into, name = parts[new] if person is None and new in parts else (None, "")
    if maybe is None and other in parts:
        maybe = parts[other][0]
    return PastDoubt(
        file=_text(_nth(line, 0)),
        row=_count(_nth(line, 1)),
        person=person,
        maybe=maybe,
        why=_text(_nth(line, 4)),
        merged=merged_into,
        name=name or ("" if person else _text(_nth(line, 5))),
        maybe_name="" if maybe else _text(_nth(line, 6)),
    )


def _parts(book: Book) -> dict[int, Part]:
    """Who was merged, and of whom of the book they are a part now."""
    past, ends = merged(book.reader), dict[int, int]()
    for each in past:  # the newest first: an id that was given again means whoever had it last
        ends.setdefault(each.gone, ends.get(each.keep, each.keep))
    names = _names(book, sorted(set(ends.values())))
    return {
        each.gone: (Named(PersonId(end), names[end]), each.name)
        for each in past
        if (end := ends[each.gone]) in names
    }


def _nth(line: list[object], n: int) -> object:
    return line[n] if n < len(line) else None


def _sentences(told: object) -> tuple[str, ...]:
    return tuple(map(_text, told)) if isinstance(told, list) else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _count(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
