"""Rows of a table to which no way leads any more: the page that led to them is gone, they themselves are not.

Each page of the file is looked at by itself. One that holds rows, and belongs to no table that can be walked through, is taken
for a page of the table that misses rows, if its rows have as many columns and the numbers that are missed.
"""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

INNER, LEAF = 5, 13  # kinds of pages of a table: of ways, and of rows
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)  # bytes of a value by its code below 12


class Pages:
    """The pages of a file that is not in use, as SQLite documents them."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        size = int.from_bytes(self.data[16:18], "big")
        self.size = 65536 if size == 1 else max(size, 512)
        self.usable = self.size - self.data[20]
        self.count = len(self.data) // self.size

    def page(self, number: int) -> bytes:
        """The bytes of a page (the first is 1); b"" for one that is not there."""
        return self.data[(number - 1) * self.size : number * self.size] if 0 < number <= self.count else b""

    def reached(self, root: int) -> set[int]:
        """The pages to which ways lead from a root, as far as they can be followed."""
        found, todo = set[int](), [root]
        while todo:
            number = todo.pop()
            if number in found or not 0 < number <= self.count:
                continue
            found.add(number)
            todo += self.below(number)
        return found

    def below(self, number: int) -> list[int]:
        """The pages to which a page of ways leads; none for any other."""
        page, head = self.page(number), 100 if number == 1 else 0
        if page[head] != INNER:
            return []
        cells = [int.from_bytes(page[at : at + 4], "big") for at in self._cells(page, head, 12)]
        return [int.from_bytes(page[head + 8 : head + 12], "big"), *cells]

    def _cells(self, page: bytes, head: int, first: int) -> Iterator[int]:
        """Where the cells of a page begin."""
        for n in range(int.from_bytes(page[head + 3 : head + 5], "big")):
            at = int.from_bytes(page[head + first + 2 * n : head + first + 2 * n + 2], "big")
            if 0 < at < self.size:
                yield at

    def rows(self, without: Container[int], columns: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """The rows with so many columns on all pages but those `without`, with their numbers."""
        for number in range(2, self.count + 1):
            page = self.page(number)
            if page[0] == LEAF and number not in without:
                for at in self._cells(page, 0, 8):
                    try:
                        row = self._row(page, at)
                    except (IndexError, ValueError):
                        continue
                    if len(row[1]) == columns:
                        yield row

    def _row(self, page: bytes, at: int) -> tuple[int, tuple[Any, ...]]:
        """One row: its number and values. Raises IndexError or ValueError where this is none."""
        length, at = _number(page, at)
        rowid, at = _number(page, at)
        body = self._body(page, at, length)
        end, at = _number(body, 0)
        codes = list[int]()
        while at < end:
            code, at = _number(body, at)
            codes.append(code)
        values = list[Any]()
        for code in codes:
            size = _SIZES[code] if code < 10 else (code - 12) // 2
            if code in (10, 11) or at + size > len(body):
                raise ValueError
            values.append(_value(code, body[at : at + size]))
            at += size
        if at != len(body):
            raise ValueError
        return rowid, tuple(values)

    def _body(self, page: bytes, at: int, length: int) -> bytes:
        """What a row holds: on its page, and what did not fit there on others behind it."""
        most, least = self.usable - 35, (self.usable - 12) * 32 // 255 - 23
        if length <= most:
            if at + length > len(page):
                raise ValueError
            return page[at : at + length]
        here = least + (length - least) % (self.usable - 4)
        here = here if here <= most else least
        body, following = page[at : at + here], page[at + here : at + here + 4]
        for _ in range(self.count):
            more = self.page(int.from_bytes(following, "big"))
            if len(body) >= length or not more:
                break
            body, following = body + more[4 : self.usable], more[:4]
        if len(body) < length:
            raise ValueError
        return body[:length]


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins. Raises IndexError."""
    found = 0
    for n in range(9):
        byte = data[at + n]
        if n == 8:
            found, at = found << 8 | byte, at + 9
            break
        found = found << 7 | byte & 127
        if byte < 128:
            at += n + 1
            break
    return (found - (1 << 64) if found >= 1 << 63 else found), at


def _value(code: int, data: bytes) -> Any:
    """A value by its code."""
    import struct

    if code == 0:
        return None
    if code in (8, 9):
        return code - 8
    if code == 7:
        return struct.unpack(">d", data)[0]
    if code < 7:
        return int.from_bytes(data, "big", signed=True)
    return data.decode("utf-8", "replace") if code % 2 else data
