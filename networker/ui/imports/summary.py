"""A plan made small enough to show: counts, a few examples, and rows by number. Made on the read lane."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from networker.domain.vocabulary import Kind, PersonId
from networker.services import people
from networker.services.book import Book
from networker.services.imports import Entry, Plan, Verdict
from networker.services.imports.alike import shown_name
from networker.services.imports.beside import Pair, beside
from networker.services.imports.decisions import joins, told
from networker.services.imports.expected import Figures, as_read
from networker.services.imports.known import also_in
from networker.ui.text import translated


@dataclass(frozen=True, slots=True)
class NewRow:
    """Somebody new, in one line."""

    name: str
    work: str
    since: str  # "connected 2021-03-03" as a bare ISO day, or ""
    address: str
    turns: Mapping[Kind, int] = field(default_factory=dict)  # messages, meetings that come with them, by kind


@dataclass(frozen=True, slots=True)
class UpdatedRow:
    """The first value that changes about somebody, and how many more do."""

    name: str
    label: str  # of the value; "": `new` is words that say it all
    old: str
    new: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is left out."""

    file: str
    row: int  # its line in the file, from 1; 0: of the whole file
    why: str
    more: int = 0  # others like it


@dataclass(frozen=True, slots=True)
class LeftRow:
    """Somebody who is no longer in a newer export."""

    name: str
    network: str


@dataclass(frozen=True, slots=True)
class Along:
    """One kind of thing that comes along with the people, and may be left out."""

    kind: str  # of talk; "offered": people who only came by; "gathered": addresses that Google gathered
    count: int  # turns, or people
    threads: int = 0


ExampleRow = NewRow | UpdatedRow | SkippedRow | LeftRow


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the preview shows at first."""

    titles: tuple[str, ...]  # what was recognised: "LinkedIn connections", "vCards"
    files: tuple[str, ...]
    figures: Figures  # as it would be reported before anything is answered
    entries: Mapping[str, "array[int]"]  # what the whole lists hold: "new", "updated", "skipped"
    rows: Mapping[str, tuple[ExampleRow, ...]]  # the first of each
    pairs: tuple[Pair, ...]
    circles: dict[int, int]
    told_by_user: bool  # what its columns hold was said, and may be said anew
    along: tuple[Along, ...] = ()
    remarks: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()  # what becomes of those ahead
    talks: int = 0  # that are new or become longer
    whole: bool = False  # a whole book of Networker's, which an empty one takes back as it was


EXAMPLES, ALONE, PAIRS, SKIPPED = 3, 10, 200, 8  # `ALONE`: examples where there is but one kind
PEOPLE = ("gathered", "offered")  # who may be left out, or brought in too
KINDS = (
    "message",
    "mail",
    "comment",
    "call",
    "video",
    "meeting",
    "note",
)  # in the order in which they are shown


def summarise(book: Book, plan: Plan) -> Summary:
    """Look through a plan once."""
    new = array("q", (n for n, e in enumerate(plan.entries) if e.verdict is Verdict.NEW))
    # What a second file of the drop adds to somebody new is no update of anybody.
    updated = array("q", plan.updated.values())
    offered = array("q", (n for n, e in enumerate(plan.entries) if e.verdict is Verdict.OFFERED))
    gathered = array("q", sorted(plan.gathered))
    entries = {
        "new": new, "updated": updated, "skipped": array("q", range(len(plan.skipped))),
        "left": array("q", range(len(plan.vanished))), "offered": offered, "gathered": gathered,
    }  # fmt: skip
    doubtful = plan.doubtful
    alone = not doubtful and sum(bool(entries[kind]) for kind in ("new", "updated", "left")) == 1
    most = ALONE if alone else EXAMPLES
    first = {
        kind: tuple(rows_of(book, plan, kind, listed[: SKIPPED if kind == "skipped" else most]).values())
        for kind, listed in entries.items()
    }
    circles = {int(f.key): f.people for f in people.facets(book).circles}
    return Summary(
        titles=tuple(map(translated, plan.titles)) or plan.files,
        files=plan.files,
        figures=as_read(plan),
        entries=entries,
        rows=first,
        pairs=tuple(beside(book, plan, n) for n in doubtful[:PAIRS]),
        circles=circles,
        told_by_user="csv" in plan.formats,
        along=(*_along(plan), *_people_along(gathered=len(gathered), offered=len(offered))),
        remarks=plan.remarks_now,
        meetings=plan.meetings_told,
        talks=plan.new_talks + plan.updated_talks,
        whole=plan.whole is not None,
    )


def _people_along(**counts: int) -> list[Along]:
    return [Along(kind, count) for kind, count in counts.items() if count]


def _along(plan: Plan) -> list[Along]:
    """What passed between the user and these people, by kind, as far as it is new."""
    found: dict[str, Along] = {}
    for kind, _channel, verdict, _talks, turns, threads in plan.turns.counts():
        if verdict in (Verdict.NEW, Verdict.UPDATED):
            known = found.get(kind, Along(kind, 0, 0))
            found[kind] = Along(kind, known.count + turns, known.threads + threads)
    return [found[kind] for kind in KINDS if kind in found]


def rows_of(book: Book, plan: Plan, kind: str, numbers: Sequence[int]) -> dict[int, ExampleRow]:
    """Some lines of a whole list ("new", "updated", "skipped"), by the numbers in `Summary.entries`."""
    if kind == "skipped":
        return {
            n: SkippedRow(s.file, s.row, translated(s.why), s.more)
            for n in numbers
            for s in [plan.skipped[n]]
        }
    if kind == "left":
        return {n: LeftRow(each.name, each.network) for n in numbers for each in [plan.vanished[n]]}
    listed = [(n, plan.entries[n]) for n in numbers]
    joined = joins(plan)
    if kind in ("new", *PEOPLE):
        further: dict[int, list[Entry]] = {n: [] for n in numbers}  # records that tell of them too
        same = {(0, n) for n in numbers}.intersection(joined.values())
        anew = told(book.reader, plan, joined, same) if same else {}
        for n, entry in enumerate(plan.entries):
            root = joined[n][1] if n in joined else entry.of_entry
            if root in further:
                further[root].append(anew.get(n, entry))
        return {n: new_row(entry, plan.turns_with(n), further[n]) for n, entry in listed}
    who = {n: PersonId(joined[n][0] if n in joined else entry.person) for n, entry in listed}
    names = {person.id: person.name for person in people.named(book, [each for each in who.values() if each])}
    answered = {place for place in joined.values() if place[0] in who.values()}
    anew = told(book.reader, plan, joined, answered) if answered else {}
    telling: dict[int, list[Entry]] = {person: [] for person in who.values()}
    for n, entry in enumerate(plan.entries):  # one person may have several records
        of = joined[n][0] if n in joined else entry.person
        if of in telling and entry.verdict is not Verdict.UNCHANGED:
            telling[of].append(anew.get(n, entry))
    return {n: updated_row(telling[person], names.get(person, "")) for n, person in who.items()}


def new_row(entry: Entry, turns: Mapping[Kind, int] | None = None, further: Sequence[Entry] = ()) -> NewRow:
    """One newcomer as a line, as they will be in the book: `further` records of the drop tell of them too."""
    record = entry.record
    told = [change for each in further for change in each.changes]
    since = next((f.since for f in record.facts if f.field == "connected"), "")
    jobs = [change.fact for change in told if change.what == "job" and change.fact and not change.aside]
    own = ("", "") if entry.held else (record.title, record.company)  # as newcomers are written
    job = (jobs[-1].value, jobs[-1].detail) if jobs else own
    handles = [*record.handles, *(change.handle for change in told if change.handle)]
    address = next((h.text for h in handles if "://" not in h.text), "")
    profile = next((h.text for h in handles), record.source_id)
    name = next((change.new for change in reversed(told) if change.what == "name"), shown_name(record))
    return NewRow(name or address or profile, ", ".join(filter(None, job)), since, address, turns or {})


def updated_row(entries: Sequence[Entry], name: str) -> UpdatedRow:
    """The first thing that changes about somebody of the book."""
    changes = [each for entry in entries for each in entry.changes or (also_in(entry.file),)]
    first, who = changes[0], name or shown_name(entries[0].record)
    if first.what == "record":
        said = QCoreApplication.translate("imports", "{0} tells of them too")
        return UpdatedRow(who, "", "", said.replace("{0}", first.new.rpartition("/")[2]), len(changes) - 1)
    return UpdatedRow(who, translated(first.label), first.old, first.new, len(changes) - 1)
