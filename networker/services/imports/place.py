"""The place of a record in its source: the rows that earlier imports brought under one source key.

Each row is taken by one record of a drop, so that two namesakes stay two. A file may hold thousands of one name, so
long places are looked up rather than gone through.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from networker.store.imports import Row

_LONG = 8  # rows from which on an index costs less than going through them
_ID, _NTH, _RAW, _PERSON = range(4)  # columns of store.imports.by_source


class Place:
    """Rows (id, nth, raw, person) of one source key, of which `claimed` are taken already."""

    __slots__ = ("_claimed", "_index", "_rows", "next_nth", "people")

    def __init__(self, rows: Sequence[Row], claimed: set[int]) -> None:
        self._rows = rows
        self._claimed = claimed
        self._index: dict[tuple[int, object], list[Row]] | None = None
        self.next_nth = 1 + max((row[_NTH] for row in rows), default=-1)
        self.people: dict[int, None] = dict.fromkeys(row[_PERSON] for row in rows)

    def free(self) -> Iterator[Row]:
        """The rows that no record has taken yet."""
        return (row for row in self._rows if row[_ID] not in self._claimed)

    def take(self, row: Row) -> None:
        """Give a row to a record."""
        self._claimed.add(row[_ID])

    def with_raw(self, raw: str) -> Row | None:
        """A free row with these raw values."""
        return self._find(_RAW, raw)

    def of_person(self, person: int) -> Row | None:
        """A free row that tells of this person."""
        return self._find(_PERSON, person)

    def _find(self, column: int, value: object) -> Row | None:
        if len(self._rows) < _LONG:
            return next((row for row in self.free() if row[column] == value), None)
        if self._index is None:
            self._index = defaultdict(list)
            for row in reversed(self._rows):
                self._index[_RAW, row[_RAW]].append(row)
                self._index[_PERSON, row[_PERSON]].append(row)
        found = self._index.get((column, value), [])
        while found and found[-1][_ID] in self._claimed:
            found.pop()
        return found[-1] if found else None


NOWHERE = Place((), set())
