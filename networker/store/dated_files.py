"""When the files of imports were changed, and which records each told: by that one is older than another.

Address books carry no date. Kept with the report (`dated`), for each file of those kinds whose time is known.
"""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from networker.domain.told import is_dated
from networker.store.standing import STANDS

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class DatedFile:
    """A file of an import."""

    import_id: int
    file: str
    kind: str  # of source
    changed: float  # when, in seconds since 1970
    records: Spans = ()  # that it told, also those that others had brought

    def tells(self, record: int) -> bool:
        """Whether it told a record."""
        return is_within(self.records, record)


def is_within(spans: Spans, number: int) -> bool:
    """Whether spans in their order hold a number."""
    at = bisect_right(spans, number, key=itemgetter(0)) - 1
    return at >= 0 and number <= spans[at][1]


def dated_files(sql: sqlite3.Connection) -> list[DatedFile]:
    """Those of the imports of this book's own history that stand, in their order."""
    rows = sql.execute(
        "SELECT i.id, json_extract(i.report, '$.dated') FROM step s JOIN import i ON i.id = s.import_id"
        f" WHERE json_valid(i.report) AND {STANDS} ORDER BY s.id"
    )
    return [each for number, dated in rows for each in files_of(number, dated)]


def files_of(import_id: int, dated: str | None) -> list[DatedFile]:
    """The files of one import, as its report has them; of those whose time has no date the age is unknown."""
    lines = [line for line in json.loads(dated or "[]") if len(line) == 4]
    return [DatedFile(import_id, *line) for line in lines if is_dated(line[2])]


def told_otherwise(sql: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """The records that imports which stand tell in other words than the book has, with those raw values."""
    return sql.execute(
        "SELECT json_extract(o.value, '$[0]'), json_extract(o.value, '$[4]') FROM step s"
        " JOIN import i ON i.id = s.import_id JOIN json_each(i.report, '$.told_otherwise') o"
        f" WHERE json_valid(i.report) AND json_array_length(o.value) = 7 AND {STANDS}"
    )


def records_of(sql: sqlite3.Connection, person: int, kind: str) -> list[int]:
    """The records by which a kind of source tells of somebody."""
    rows = sql.execute("SELECT id FROM source WHERE person_id = ? AND kind = ?", (person, kind))
    return [row[0] for row in rows]


def was_told(sql: sqlite3.Connection, person: int, field: str, value: str) -> bool:
    """Whether somebody has a fact that is no longer so."""
    query = "SELECT 1 FROM fact WHERE person_id = ? AND field = ? AND value = ? AND until NOT NULL"
    return sql.execute(query, (person, field, value)).fetchone() is not None
