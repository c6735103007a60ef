"""A record of a plan beside whom it may be, line by line, and where the two agree: the evidence of a doubtful pair."""

from collections.abc import Sequence
from dataclasses import dataclass

from networker.domain.agreement import Agreement, Value, agree
from networker.domain.names import fold
from networker.services.imports.alike import shown_name
from networker.services.imports.known import handle_mark
from networker.services.imports.planned import Doubt, Entry, Plan
from networker.store import contacts
from networker.store import imports as store
from networker.store import people as people_store
from networker.store.book import Book


@dataclass(frozen=True, slots=True)
class Side:
    """Where one of the two stands."""

    file: str  # "" where it is a person of the book
    row: int  # its line in the file, from 1; 0: it stands in none, as in talks
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """What both say of one thing: name, work, reach (an address) or birthday; "" where nothing."""

    field: str
    one: str
    other: str
    agrees: Agreement

    @property
    def stands_out(self) -> bool:
        """Whether the two are to be looked at: they contradict, or it is a name that both have but write otherwise."""
        if self.agrees is Agreement.DIFFER:
            return True
        both = bool(self.one and self.other)
        return self.field == "name" and both and self.one.casefold() != self.other.casefold()


@dataclass(frozen=True, slots=True)
class Pair:
    """A record beside the person, or another record, that it may be."""

    entry: int
    one: Side
    other: Side  # the record
    lines: tuple[Line, ...]
    why: str
    of_entry: int = -1  # the entry that `one` is; -1: a person of the book


Address = tuple[tuple[str, str], str]  # what makes it one, and as it is written


@dataclass(frozen=True, slots=True)
class _Values:
    """What is known of one of the two."""

    name: str
    work: Value  # title and company
    birthday: str
    addresses: Sequence[Address]


def beside(book: Book, plan: Plan, n: int) -> Pair:
    """The pair of an entry that is doubtful."""
    entry = plan.entries[n]
    doubt: Doubt | None = entry.doubt
    assert doubt is not None
    theirs = _of_record(entry)
    if doubt.maybe:
        known, side = _of_person(book, doubt.maybe), ("", 0)
    else:
        first = plan.entries[doubt.entry]
        known, side = _of_record(first), (first.file, first.record.row)
    lines = [
        _line("name", (known.name,), (theirs.name,)),
        _line("work", known.work, theirs.work),
        _reach(known.addresses, theirs.addresses),
    ]
    if known.birthday or theirs.birthday:
        lines.append(_line("birthday", (known.birthday,), (theirs.birthday,)))
    there, here = Side(*side, known.name), Side(entry.file, entry.record.row, theirs.name)
    return Pair(n, there, here, tuple(lines), doubt.why, -1 if doubt.maybe else doubt.entry)


def _of_person(book: Book, person: int) -> _Values:
    sql = book.reader
    found = store.works_as(sql, person)
    name, title, company = found if found else ("", "", "")
    written = [(row[1], row[2]) for row in people_store.handles(sql, person)]
    marks = {
        (channel, text): (channel, key or fold(text))
        for _, channel, key, text in store.handles(sql, [person])
    }
    return _Values(
        name,
        (title, company),
        contacts.birthdays(sql, [person]).get(person, ""),
        [(marks[each], each[1]) for each in written],
    )


def _of_record(entry: Entry) -> _Values:
    """By what tells a record from another: a mail address or number first, else its profile."""
    record = entry.record
    addresses = [
        (handle_mark(handle, key[1]), handle.text)
        for handle, key in zip(record.handles, entry.keys, strict=True)
    ]
    addresses.sort(key=lambda each: "://" in each[1])
    name = shown_name(record) or (addresses[0][1] if addresses else record.source_id)
    birthday = next((fact.value for fact in record.facts if fact.field == "birthday"), "")
    return _Values(name, (record.title, record.company), birthday, addresses)


def _line(field: str, one: Value, other: Value) -> Line:
    left, right = (", ".join(part for part in each if part) for each in (one, other))
    return Line(field, left, right, agree(field, one, other))


def _reach(one: Sequence[Address], other: Sequence[Address]) -> Line:
    """An address that both have, else two of one kind, else the first of each, which say nothing of each other."""
    theirs = dict(reversed(other))
    for mark, text in one:
        if mark in theirs:
            return Line("reach", text, theirs[mark], Agreement.SAME)
    for (channel, _), text in one:
        alike = next((written for (each, _), written in other if each == channel), "")
        if alike:
            return Line("reach", text, alike, Agreement.DIFFER)
    left, right = (each[0][1] if each else "" for each in (one, other))
    return Line("reach", left, right, Agreement.MORE)
