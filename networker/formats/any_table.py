"""Where a table begins that no reader knows, how its cells are parted, and whether its first row is a heading.

People write a title above, leave a heading empty, have but one column, or none of them a heading.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from networker.formats import limits, tables, text
from networker.formats.address_book import heading
from networker.formats.guesses import MOST, guess, is_heading, is_headless, like_names, names_somebody
from networker.formats.source import Source

LOOKED_AT = 60  # rows
NAMES = 3  # lines that are nothing but names make a list of them
_LONGEST = 60  # characters of a cell in a table of one column
_MARKED = re.compile(r"[{}<>\[\]:,;|\t]")  # no such first cell, but several of them, or a text

Row = tuple[int, tuple[str, ...]]  # line (from 0) where it begins, cells


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first row of a table: by its cells as they are written the table is known again."""

    line: int  # physical, from 0
    first: tuple[str, ...]
    delimiter: str
    headed: bool  # as far as the values tell
    width: int  # columns that rows mostly have

    def header(self, *, headed: bool) -> tuple[str, ...]:
        """The names of the columns, each its own; by number where the first row names none."""
        return _apart(self.first) if headed else numbered(max(self.width, len(self.first)))


def numbered(count: int) -> tuple[str, ...]:
    """What columns without a heading are called."""
    return tuple(map(tables.unnamed, range(1, count + 1)))


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """Names by which each column can be said to hold its own: one without a heading has its number, and a further one
    of the same heading says which it is.
    """
    times: Counter[str] = Counter()
    found = []
    for name, number in zip(names, numbered(len(names)), strict=True):
        times[heading(name)] += 1
        nth = times[heading(name)]
        found.append((f"{name} ({nth})" if nth > 1 else name) if name else number)
    return tuple(found)


def find(source: Source) -> Beginning | None:
    """The beginning of a table, or None where a text is none."""
    if "beginning" not in source.seen:
        source.seen["beginning"] = _find(source)
    found: Beginning | None = source.seen["beginning"]
    return found


def _find(source: Source) -> Beginning | None:
    if source.head_text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[", "<"):
        return None
    lines = text.split_lines(source.head_text)
    if len(source.head) >= limits.HEAD and len(lines) > 1:
        lines.pop()  # cut off
    said = next((line for line in lines if line.strip()), "")
    match = tables.SEP.match(said)
    skip = lines.index(said) + 1 if match else 0
    if (of_one := _of_one_column(lines)) is not None:
        return of_one
    found = [
        (delimiter, rows)
        for delimiter in ([match[1]] if match else tables.DELIMITERS)
        if (rows := _rows(lines, skip, delimiter))
    ]
    best = max(found, key=lambda each: _evenness(each[1]), default=None)
    return None if best is None else _beginning(*best)


def _rows(lines: Sequence[str], skip: int, delimiter: str) -> list[Row]:
    """The first rows that hold anything; none where it parts nothing."""
    csv.field_size_limit(limits.CELL_CHARACTERS)
    reader = csv.reader(lines[skip:], delimiter=delimiter)
    found: list[Row] = []
    before = skip
    try:
        for cells in islice(reader, limits.PREAMBLE_LINES):
            row = tuple(cell.replace("\ufeff", "").strip() for cell in cells)
            if any(row):
                found.append((before, row))
            before = skip + reader.line_num
            if len(found) == LOOKED_AT:
                break
    except csv.Error:
        pass
    return found if any(_holds_several(row) for _, row in found) else []


def _holds_several(row: Sequence[str]) -> bool:
    return sum(map(bool, row)) > 1


def _width(rows: Sequence[Row]) -> tuple[int, int]:
    """How many columns rows mostly have, and how many of them have just so many."""
    widths = Counter(len(row) for _, row in rows if _holds_several(row))
    return max(widths.items(), key=lambda each: (each[1], each[0]))


def _evenness(rows: Sequence[Row]) -> tuple[int, int]:
    width, count = _width(rows)
    return count, width


def _beginning(delimiter: str, rows: Sequence[Row]) -> Beginning | None:
    width, even = _width(rows)
    at = next(n for n, (_, row) in enumerate(rows) if _holds_several(row) or _is_sparse_header(row, width))
    if len(rows[at][1]) != width and even >= MOST * (len(rows) - at) and not _is_header(rows[at][1]):
        at = next(n for n, (_, row) in enumerate(rows) if len(row) == width and _holds_several(row))
    line, first = rows[at]
    below = [row for _, row in rows[at + 1 :]]
    if not _is_table(first, below, titled=at > 0):
        return None
    return Beginning(line, first, delimiter, not is_headless(first, below), width)


def _is_sparse_header(row: Sequence[str], width: int) -> bool:
    """Whether the only cell of a row that holds anything is the heading of its column, and no title above them all."""
    return len(row) == width and any(map(is_heading, row))


def _is_header(row: Sequence[str]) -> bool:
    return sum(map(is_heading, row)) > 1


def _is_table(first: Sequence[str], below: Sequence[Sequence[str]], *, titled: bool) -> bool:
    """Whether rows are those of a table, and no sentences with commas in them."""
    if _is_header(first) or (below and not _holds_several(first)):
        return True
    if titled:
        even = sum(len(row) == len(first) for row in below)
        cells = [[row[n] for row in below if n < len(row) and row[n]] for n in range(len(first))]
        return any(map(is_heading, first)) or (
            even > 1 and even >= MOST * len(below) and names_somebody(guess(first, cells))
        )
    return _holds_several(below[0]) if below else len(first) > 2


def _of_one_column(lines: Sequence[str]) -> Beginning | None:
    """A list of names or addresses, a line for each."""
    rows = [
        (n, line.replace("\ufeff", "").strip().strip('"')) for n, line in enumerate(lines) if line.strip()
    ]
    rows = rows[:LOOKED_AT]
    cells = [cell for _, cell in rows]
    if not cells or _MARKED.search(cells[0]) or any(len(cell) > _LONGEST for cell in cells):
        return None
    below = cells[1:]
    headed = bool(below) and names_somebody(guess(cells[:1], [below])) and not is_headless(cells[:1], [])
    headed = headed and (is_heading(cells[0]) or all("@" in cell and " " not in cell for cell in below))
    many = sum("@" in cell or "," not in cell for cell in below) >= MOST * len(below)
    if headed and many:
        return Beginning(rows[0][0], (cells[0],), "\t", True, 1)
    # Mastodon wrote accounts of the user's own server without it.
    words = not any(" " in cell for cell in cells) and "@" in cells[0]
    listed = words and len(cells) > 1 and sum("@" in cell for cell in cells) >= MOST * len(cells)
    if listed or (len(cells) >= NAMES and all(like_names([cell]) for cell in cells)):
        return Beginning(rows[0][0], (cells[0],), "\t", False, 1)
    return None
