"""The column by which a table of contacts that Networker wrote says whom it means, and the line by which its cards do.

Neither has ids of the book, and a name alone is nobody: without it the same file would bring those who have no address a
second time.
"""

import json

from networker.formats.records import PersonRecord

COLUMN = "Networker ID"
LINE = "X-NETWORKER-ID"  # of a card; the first of its lines that are kept
KIND = "networker"  # as in the complete export, of which the table is a part


def cell(book: str, person: int, created_at: str) -> str:
    """What stands in the column: whose id it is, the id, and when the person came into that book."""
    return f"{book} {person} {created_at}"


def id_of(said: str) -> str:
    """The id in its source that a cell tells; "" where it tells none."""
    book, number, created = _parts(said)
    return f"{book} {number}" if number.isascii() and number.isdigit() and created else ""


def is_row(record: PersonRecord) -> bool:
    """Whether a record is a row of such a table, or a card: it may have been edited since, other than one of a whole book."""
    return record.source_kind == KIND and record.raw.startswith(("{", f'["{LINE}:'))


def created_at(record: PersonRecord) -> str:
    """The moment at which the person of a row came into the book that was exported."""
    raw = json.loads(record.raw)
    return _parts(raw[0].partition(":")[2] if isinstance(raw, list) else str(raw.get(COLUMN, "")))[2]


def _parts(said: str) -> list[str]:
    found = said.strip().rsplit(" ", 2)
    return found if len(found) == 3 else ["", "", ""]
