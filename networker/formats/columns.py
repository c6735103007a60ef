"""Tables that no reader knows: what their columns probably hold, and how they are read once that is said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from networker.formats import any_table, guesses, tables
from networker.formats.address_book import AddressBook, heading, of_marks
from networker.formats.any_table import Beginning
from networker.formats.errors import UnreadableFile
from networker.formats.guesses import CHOICES, guess
from networker.formats.records import Recognised, SkippedRow
from networker.formats.source import PathOrFile, Source, of, quoted

__all__ = [
    "CHOICES", "Column", "UnknownTable", "look", "look_at", "names_somebody", "read_columns", "read_source",
]  # fmt: skip

SAMPLES = 3
LOOKED_AT = 200  # rows
# A cell may hold several; one that is no list stays as it was written.
_SEVERAL = {"mail": "mails", "phone": "phones", "page": "pages"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an unknown table: its heading, a few of its values, and what it probably holds."""

    name: str
    samples: tuple[str, ...]
    guess: str


@dataclass(frozen=True, slots=True)
class UnknownTable:
    """A table to be told about."""

    file: str
    columns: tuple[Column, ...]
    rows: int  # looked at
    first: tuple[str, ...]  # the cells of its first row, by which it is known again
    headed: bool = True  # whether they are headings; else the columns are numbered
    otherwise: "UnknownTable | None" = None  # the same table, taken the other way

    @property
    def header(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(column.name for column in self.columns)

    @property
    def names_somebody(self) -> bool:
        """Whether rows read as is guessed can be people."""
        return guesses.names_somebody(column.guess for column in self.columns)

    @property
    def telling(self) -> Column:
        """The column by which its people are told best."""
        return self.columns[
            guesses.telling([each.guess for each in self.columns], [each.samples for each in self.columns])
        ]

    def turned(self) -> "UnknownTable":
        """The same table with its first row taken the other way: as a heading, or as one of its rows."""
        assert self.otherwise is not None
        return replace(self.otherwise, otherwise=replace(self, otherwise=None))


def look(path_or_file: PathOrFile) -> UnknownTable:
    """The first rows of a table, with guesses. Raises UnreadableFile where there is none."""
    return look_at(of(path_or_file))


def look_at(source: Source) -> UnknownTable:
    """The same of a source that was opened before."""
    begins = any_table.find(source)
    if begins is None:
        raise UnreadableFile(f"{quoted(source.name)} is not a table with a row of column names.")
    one, other = (_seen(source, begins, headed=headed) for headed in (begins.headed, not begins.headed))
    return replace(one, otherwise=other)


def _seen(source: Source, begins: Beginning, *, headed: bool) -> UnknownTable:
    table = _opened(source, begins, headed=headed)
    count, values = _values(table)
    guessed = guess(table.header, values)
    for n in _unnamed(begins) if headed else ():
        if guessed[n] == "custom" and _numbers_rows(values[n]):
            guessed[n] = ""
    columns = (
        Column(name, tuple(dict.fromkeys(cells))[:SAMPLES], what)
        for name, cells, what in zip(table.header, values, guessed, strict=True)
    )
    return UnknownTable(source.name, tuple(columns), count, begins.first, headed)


def _values(table: tables.Table) -> tuple[int, list[list[str]]]:
    """How many rows were looked at, and what each column holds in them."""
    rows = [row[1] for row in islice(table.rows(), LOOKED_AT) if not isinstance(row, SkippedRow)]
    return len(rows), [
        [row[n].strip() for row in rows if n < len(row) and row[n].strip()] for n in range(len(table.header))
    ]


def _numbers_rows(cells: list[str]) -> bool:
    """Whether a column without a heading holds nothing but the numbers of rows, or nothing at all."""
    return all(cell.isdecimal() for cell in cells)


def _unnamed(begins: Beginning) -> list[int]:
    """The columns above which a heading is missing."""
    return [n for n, name in enumerate(begins.first) if guesses.is_unnamed(name)]


def _opened(source: Source, begins: Beginning, *, headed: bool) -> tables.Table:
    header = begins.header(headed=headed)
    return tables.open_table(source, begins.line, header, begins.delimiter, headed=headed)


def read_columns(path_or_file: PathOrFile, columns: Mapping[str, str]) -> Recognised:
    """Read a table of which it was said what each heading holds: one of guesses.CHOICES, "" for what is left out.

    A heading of which nothing was said is kept under its name. Columns that are numbered as `look` does it mean a
    table whose first row is no heading. Raises UnreadableFile where the file holds no such table.
    """
    return read_source(of(path_or_file), columns)


def read_source(source: Source, columns: Mapping[str, str], *, headed: bool | None = None) -> Recognised:
    """The same of a source that was opened before. `headed`: whether its first row is a heading; None: the columns tell."""
    wanted = {heading(name): what for name, what in columns.items()}
    begins, names = any_table.find(source), frozenset(wanted)
    said = {name: _of_several(what) for name, what in wanted.items()}
    book = AddressBook(
        format="csv", title=source.name.rpartition(".")[0] or source.name, kind="csv",
        columns=of_marks(names, said), why_not="other columns", as_told=True,
    )  # fmt: skip
    for way in (True, False) if headed is None else (headed,):
        if begins is None:
            break
        table = _opened(source, begins, headed=way)
        if names <= set(map(heading, table.header)):
            unsaid = _unsaid(begins, table, said) if way else {}
            told = replace(book, columns=of_marks(names, {**unsaid, **said})).read(table)
            return replace(told, far=source.far)
    if headed is not False:
        found = book.recognise(source)  # further down
        if isinstance(found, Recognised):
            return replace(found, far=source.far)
    raise UnreadableFile(f"{quoted(source.name)} has other columns than those that were named.")


def names_somebody(columns: Mapping[str, str]) -> bool:
    """Whether rows read so can be people: a name, or an address, is among what the columns hold."""
    return guesses.names_somebody(columns.values())


def _unsaid(begins: Beginning, table: tables.Table, said: Mapping[str, str]) -> dict[str, str]:
    """What columns hold of which nothing was said: a second one of a heading what the first holds, where people may have
    several of it; one that numbers the rows nothing. The others are kept under their headings.
    """
    found = {}
    unnamed = _unnamed(begins)
    values = _values(table)[1] if unnamed else []
    for n, (name, called) in enumerate(zip(begins.first, table.header, strict=True)):
        what = "custom" if n in unnamed else said.get(heading(name), "custom")
        if n in unnamed and _numbers_rows(values[n]):
            what = ""
        if not what or what.partition(":")[0] in _SEVERAL.values():
            found[heading(called)] = what
    return found


def _of_several(what: str) -> str:
    kind, colon, label = what.partition(":")
    return _SEVERAL.get(kind, kind) + colon + label
