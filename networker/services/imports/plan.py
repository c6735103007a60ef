"""What an import would change, worked out without writing: one entry for each record of the files.

The plan holds the records, so that applying it reads no file again; it says which state of the book it was
made for, and is matched anew where the book has changed since.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from networker import formats
from networker.formats.columns import UnknownTable
from networker.formats.records import PersonRecord, Recognised, SkippedRow
from networker.services.imports import match
from networker.services.imports.columns import remembered
from networker.services.imports.known import Difference
from networker.services.imports.pace import collector_at_rest
from networker.store.book import Book
from networker.store.imports import state_of_book

Progress = Callable[[str, int], None]  # what is done now ("reading", "writing"), and how many so far
CHUNK = 500  # records looked up, or written, between two looks at Cancel


class ImportRefused(Exception):
    """The files cannot be imported; `str()` is one sentence. Nothing was written."""


class Unmapped(ImportRefused):
    """A table that no reader knows, and of whose columns nobody has said anything yet; `table` shows it."""

    def __init__(self, sentence: str, path: Path, table: UnknownTable) -> None:
        super().__init__(sentence)
        self.path = path
        self.table = table


class Cancelled(Exception):
    """The user stopped the import. Nothing was written."""


class Verdict(StrEnum):
    """What becomes of a record."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody in the book whom a record may be, with the evidence."""

    maybe: int  # a person of the book, or 0 where it is another entry of the plan
    entry: int  # that entry, or -1
    why: str


@dataclass(slots=True)
class Entry:
    """One record and what becomes of it."""

    record: PersonRecord
    file: str
    verdict: Verdict = Verdict.NEW
    person: int = 0  # of the book; 0: somebody new
    of_entry: int = -1  # another new entry of this plan that is the same person
    keys: tuple[tuple[str, str], ...] = ()  # match keys of the handles, in their order
    source_key: str = ""
    source: int = 0  # the earlier record of the book that this one follows; 0: none
    nth: int = 0  # among the records of one source key
    doubt: Doubt | None = None
    changes: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is left out, with its reason."""

    file: str
    row: int
    why: str


@dataclass(slots=True)
class Plan:
    """All that an import would do. `decide` is the only thing that changes it."""

    files: tuple[str, ...]
    formats: tuple[str, ...]
    titles: tuple[str, ...]
    entries: list[Entry]
    skipped: list[Skipped]
    made_for: int  # the state of the book it was matched against
    region: str = ""
    decisions: dict[int, str] = field(default_factory=dict)  # entry → "same" or "different"

    def count(self, verdict: Verdict) -> int:
        """How many records have a verdict."""
        return sum(entry.verdict is verdict for entry in self.entries)

    @property
    def doubtful(self) -> list[int]:
        """The entries that may be somebody who is already there."""
        return [n for n, entry in enumerate(self.entries) if entry.doubt is not None]

    @property
    def changes_nothing(self) -> bool:
        """Whether applying it would leave the book as it is."""
        return all(entry.verdict is Verdict.UNCHANGED for entry in self.entries)

    def decide(self, entry: int, answer: str | None) -> None:
        """Answer a doubt: "same", "different", or None to decide later in Tidy."""
        if answer is None:
            self.decisions.pop(entry, None)
        else:
            self.decisions[entry] = answer


def _quiet(_what: str, _n: int) -> None:
    """No progress is shown."""


def plan(
    book: Book,
    paths: Sequence[Path],
    *,
    mapping: Mapping[str, str] | None = None,
    region: str = "",
    progress: Progress = _quiet,
    cancelled: Callable[[], bool] = lambda: False,
) -> Plan:
    """Read the files and say what importing them would do.

    `mapping` names the columns of a table that no reader knows (field → column). `region` is the country of
    phone numbers without a code. Raises ImportRefused in one sentence where a file cannot be read (Unmapped where
    it is a table to be told about), Cancelled.
    """
    recognised = _recognise(book, paths, mapping)
    found = Plan(
        files=tuple(dict.fromkeys(each.file for each in recognised)),
        formats=tuple(dict.fromkeys(each.format for each in recognised)),
        titles=tuple(dict.fromkeys(each.title for each in recognised)),
        entries=[],
        skipped=[],
        made_for=state_of_book(book.reader),
        region=region,
    )
    with collector_at_rest():
        for each in recognised:
            _read(each, found, progress, cancelled)
        rematch(book, found, progress=progress, cancelled=cancelled)
    return found


def rematch(
    book: Book, plan_: Plan, *, progress: Progress = _quiet, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Match the records of a plan against the book as it is now."""
    plan_.made_for = state_of_book(book.reader)
    if any(entry.source_key for entry in plan_.entries[:1]):  # matched before: begin anew
        plan_.entries = [Entry(entry.record, entry.file) for entry in plan_.entries]
    matcher = match.Matcher(book.reader, region=plan_.region)
    for start in range(0, len(plan_.entries), CHUNK):
        if cancelled():
            raise Cancelled
        matcher.match(plan_.entries, start, min(start + CHUNK, len(plan_.entries)))
        progress("matching", start)
    for number in matcher.identical:
        entry = plan_.entries[number]
        plan_.skipped.append(Skipped(entry.file, entry.record.row, matcher.identical[number]))
    if matcher.identical:
        plan_.entries = _without(plan_.entries, matcher.identical)


def _without(entries: list[Entry], dropped: Iterable[int]) -> list[Entry]:
    """The entries without those, with references among them moved along."""
    gone = set(dropped)
    moved: dict[int, int] = {}
    kept: list[Entry] = []
    for number, entry in enumerate(entries):
        if number not in gone:
            moved[number] = len(kept)
            kept.append(entry)
    for entry in kept:
        if entry.of_entry >= 0:
            entry.of_entry = moved[entry.of_entry]
        if entry.doubt is not None and entry.doubt.entry >= 0:
            entry.doubt = Doubt(entry.doubt.maybe, moved[entry.doubt.entry], entry.doubt.why)
    return kept


def _recognise(book: Book, paths: Sequence[Path], mapping: Mapping[str, str] | None) -> list[Recognised]:
    """Every readable file behind the paths; one that is not readable refuses them all."""
    if not paths:
        raise ImportRefused("There is no file to import.")
    found: list[Recognised] = []
    for path in paths:
        try:
            if mapping:
                from networker.formats.mapped_csv import read_mapped

                found.append(read_mapped(path, dict(mapping)))
            else:
                found.extend(formats.read_all(path))
        except formats.UnknownFormat as error:
            found.append(_told(book, path, error))
        except (formats.UnreadableFile, ValueError) as error:
            raise ImportRefused(str(error)) from error
        except OSError as error:
            raise ImportRefused(
                f"{path.name} cannot be read: {error.strerror or 'unknown reason'}."
            ) from error
    return found


def _told(book: Book, path: Path, error: formats.UnknownFormat) -> Recognised:
    """A table that no reader knows, read as the user said once. Raises ImportRefused, Unmapped."""
    from networker.formats.columns import look, read_columns

    if not error.columns or not path.is_file():
        raise ImportRefused(str(error)) from error
    try:
        table = look(path)
        columns = remembered(book, table.header)
        if columns is not None:
            return read_columns(path, columns)
    except formats.UnreadableFile:
        raise ImportRefused(str(error)) from error  # a table inside an archive
    raise Unmapped(str(error), path, table) from error


def _read(recognised: Recognised, plan_: Plan, progress: Progress, cancelled: Callable[[], bool]) -> None:
    add, file = plan_.entries.append, recognised.file
    try:
        for n, item in enumerate(recognised):
            if isinstance(item, SkippedRow):
                plan_.skipped.append(Skipped(file, item.row, item.why))
            else:
                add(Entry(item, file))
            if n % CHUNK == 0:
                if cancelled():
                    raise Cancelled
                progress("reading", len(plan_.entries))
    except formats.UnreadableFile as error:
        raise ImportRefused(str(error)) from error
    except OSError as error:
        raise ImportRefused(
            f"{file} could not be read to its end: {error.strerror or 'unknown reason'}. Nothing was changed."
        ) from error
