"""CSV as other programs write it: the header is looked for, the delimiter counted, lines counted truly.

Rows come lazily from a whole-text stream, so that a million of them take no memory and a line break
inside quotes stays where it is. A row that cannot be told apart is skipped with its reason.
"""

import csv
import json
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from networker.formats import limits, signs, text, values
from networker.formats.errors import UnreadableFile
from networker.formats.records import Item, SkippedRow
from networker.formats.source import Source, quoted, reading

UNCLOSED = "a quotation mark is opened here and not closed"
TOO_LARGE = f"a cell of over {limits.CELL_CHARACTERS // limits.MB} MB"

DELIMITERS = (",", ";", "\t", "|")
SEP = re.compile(r"sep=(.)\s*$", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
# What a spreadsheet may reckon with, some also in the full width of East Asian writing.
_SIGNS = "=@+\\-\uff1d\uff20\uff0b\uff0d"
_FORMULA = re.compile(f"'*[{_SIGNS}\t\r\n]")  # such a cell, or one that had an apostrophe put before
_NUMBER = re.compile(r"[+-]\d[\d .,]*|\+[\d(][\d ()./-]*")
_APOSTROPHE = re.compile(f"'+[{_SIGNS}\t\r\n]")
# Where a spreadsheet parts cells at semicolons, as in German, our quotation marks hold nothing together: what calls or
# reckons behind one, or on a line of its own, would be a cell of its own.
_PHONE = "\\+[\\d(][\\d ()./-]*(?:[;\t\r\n]|\\Z)"
_CALL = f"(?!{_PHONE})[{_SIGNS}](?=\\S[^;\t\r\n]*[(|!])"
_INSIDE = re.compile(f"([;\t\r\n])('*{_CALL})")
_APOSTROPHE_INSIDE = re.compile(f"([;\t\r\n])'('*{_CALL})")
_MAYBE_INSIDE = (";'", "\n'", "\r'", "\t'")


@dataclass(frozen=True, slots=True)
class Table:
    """A table inside a file: its header, how cells are parted, and how to read the rows."""

    source: Source = field(repr=False)
    header: tuple[str, ...]  # names as written, without surrounding spaces
    delimiter: str
    line: int  # physical line of the header, from 0
    encoding: text.Encoding
    headed: bool = True  # else the row at `line` is the first of those it holds

    def rows(self) -> Iterator[tuple[int, list[str]] | SkippedRow]:
        """Each row with the line (from 1) where it begins; blank lines are passed over.

        Raises UnreadableFile where the file goes away meanwhile.
        """
        csv.field_size_limit(limits.CELL_CHARACTERS)  # of the whole process, which sets no other
        skip, first = self.line, self.headed
        for restart in range(limits.RESTARTS + 1):
            again = yield from self._rows_from(skip, first=first, mend=restart < limits.RESTARTS)
            if again is None:
                return
            skip, first = again, False

    def items(self, item_of: Callable[[int, list[str]], Item]) -> Iterator[Item]:
        """Each row as `item_of` reads its line and cells; one on which it fails is skipped, and said to be unreadable."""
        for row in self.rows():
            if isinstance(row, SkippedRow):
                yield row
                continue
            try:
                yield item_of(*row)
            except Exception:
                yield SkippedRow(row[0], values.UNREADABLE)

    def _rows_from(
        self, skip: int, *, first: bool, mend: bool
    ) -> Generator[tuple[int, list[str]] | SkippedRow, None, int | None]:
        """Rows behind `skip` lines. Returns the line to begin again at after an unclosed quote, or None."""
        enough = len(self.header) - 1
        held = 0  # characters of the row that is being read: quotation marks may hold a whole file together

        def lines(stream: BinaryIO) -> Iterator[str]:
            nonlocal held
            for line in islice(text.lines(stream, self.encoding), skip, None):
                held += len(line)
                if held > limits.ROW_CHARACTERS:
                    raise csv.Error
                yield line

        with reading(self.source.name), self.source.open() as stream:
            reader = csv.reader(lines(stream), delimiter=self.delimiter)
            if first:
                with suppress(csv.Error):
                    next(reader, None)
            before = reader.line_num
            while True:
                try:
                    for row in reader:
                        line = reader.line_num
                        start, before, held = before, line, 0
                        if line - start > 2 and _swallowed(row, enough, self.delimiter):
                            yield SkippedRow(skip + start + 1, UNCLOSED)
                            if mend:
                                return skip + start + 1
                        elif row:
                            yield skip + start + 1, _as_meant(row)
                except csv.Error:
                    line = reader.line_num
                    start, before, held = before, line, 0
                    unclosed = line - start > 1
                    yield SkippedRow(skip + start + 1, UNCLOSED if unclosed else TOO_LARGE)
                    if unclosed and mend:
                        return skip + start + 1
                else:
                    return None


def defused(cell: str) -> str:
    """A cell for a table that spreadsheets open: none is taken for a formula, numbers stay numbers.

    Reading a table takes the apostrophe off again, and nothing else.
    """
    inside = _INSIDE.sub(r"\1'\2", cell)
    return "'" + inside if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else inside


def _as_meant(row: list[str]) -> list[str]:
    """Cells without the apostrophe that keeps a spreadsheet from reckoning with them, and signs that nobody sees."""
    whole = " " + " ".join(row)  # one look at all of them: there are millions
    if signs.may_hide(whole):
        row = [signs.unturned(cell) if "\n" in cell else signs.visible(cell) for cell in row]
    if any(each in whole for each in _MAYBE_INSIDE):
        row = [_APOSTROPHE_INSIDE.sub(r"\1\2", cell) for cell in row]
    return [cell[1:] if _APOSTROPHE.match(cell) else cell for cell in row] if " '" in whole else row


def _swallowed(row: Sequence[str], enough: int, delimiter: str) -> bool:
    """Whether a row of many lines is really several, held together by a quotation mark left open."""
    if any(cell.count("\n") > limits.SWALLOWED_LINES for cell in row):
        return True
    if enough < 4:
        return False
    for cell in row:
        if cell.count("\n") > 1:
            inner = cell.split("\n")[1:-1]
            alike = sum(line.count(delimiter) >= enough for line in inner)
            if alike * 2 > len(inner):
                return True
    return False


def find(
    source: Source, is_header: Callable[[Sequence[str]], bool]
) -> tuple[int, tuple[str, ...], str] | None:
    """Line (from 0), names and delimiter of the first row that is the header, or None."""
    rows: list[tuple[int, tuple[str, ...], str]] | None = source.seen.get("rows")
    if rows is None:
        rows = source.seen["rows"] = list(_rows_of_head(source))
    return next((row for row in rows if is_header(row[1])), None)


def _rows_of_head(source: Source) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The rows that may be a header. Looked for once: some twenty readers ask."""
    if source.head_text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[", "<"):
        return  # an export comes as thousands of JSON files, and none of them is a table
    csv.field_size_limit(limits.CELL_CHARACTERS)
    head_lines = text.split_lines(source.head_text)
    said = ""  # by Excel, in a first line of its own
    for number, line in enumerate(head_lines[: limits.PREAMBLE_LINES]):
        if match := SEP.match(line):
            said = match[1]
        if match or not line.strip():
            continue
        delimiter = said or delimiter_of(line)
        if names := _first_row(head_lines[number : number + 50], delimiter):
            yield number, names, delimiter


def open_table(
    source: Source, line: int, header: tuple[str, ...], delimiter: str, *, headed: bool = True
) -> Table:
    """The table whose first row was found. Raises UnreadableFile for too many columns and for no text."""
    if len(header) > limits.COLUMNS:
        raise UnreadableFile(
            f"{quoted(source.name)} has more than {limits.COLUMNS:,} columns, which is the most that is read."
        )
    return Table(source, header, delimiter, line, source.encoding(), headed)


def delimiter_of(line: str) -> str:
    """The delimiter that occurs most often in a line outside quotes; a comma where there is none."""
    bare = _QUOTED.sub("", line)
    return max(DELIMITERS, key=bare.count)


def _first_row(lines: Sequence[str], delimiter: str) -> tuple[str, ...]:
    try:
        row = next(csv.reader(lines, delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(cell.replace("\ufeff", "").strip() for cell in row)


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def raw_list(cells: Sequence[str]) -> str:
    """The cells as a JSON list, cut where they are beyond all measure."""
    content = "".join(cells)
    if '"' not in content and "\\" not in content and content.isprintable():
        return '["' + '","'.join(cells) + '"]' if len(content) < limits.TEXT_CHARACTERS else _cut(cells)
    return _ENCODE(cells) if len(content) < limits.TEXT_CHARACTERS else _cut(cells)


def _cut(cells: Sequence[str]) -> str:
    result = _ENCODE(cells)
    return result if len(result) <= limits.RAW_CHARACTERS else _ENCODE([cell[:200] for cell in cells[:4096]])


def raw_dict(header: Sequence[str], cells: Sequence[str]) -> str:
    """The cells that hold something as a JSON object by column; surplus cells under their number."""
    found: dict[str, str] = {}
    for number, cell in enumerate(cells):
        if cell:
            name = header[number] if number < len(header) else ""
            found[name if name and name not in found else f"{name}#{number + 1}"] = cell
    result = _ENCODE(found)
    return result if len(result) <= limits.RAW_CHARACTERS else _ENCODE({k: v[:200] for k, v in found.items()})


def unnamed(number: int) -> str:
    """What a column without a heading is called; `number` from 1."""
    return f"Column {number}"


def beyond(header: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a row says beyond the last heading: the column's name and the text of each cell that holds something."""
    for number, cell in enumerate(cells[len(header) :], len(header) + 1):
        if text_ := cell.strip():
            yield unnamed(number), text_


def listed(names: Sequence[str]) -> str:
    """Column names for a sentence: in their order, and not more than can be taken in."""
    shown = [name[:40] if name else "(no name)" for name in names[:30]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")
