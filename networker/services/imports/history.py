"""Past imports: what was brought in when, what it did, and whether it was taken back."""

import json
from dataclasses import dataclass
from datetime import datetime

from networker.domain.vocabulary import ImportId
from networker.store import imports as store
from networker.store.book import Book


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import as it was reported."""

    id: ImportId
    at: datetime
    files: tuple[str, ...]
    new: int
    updated: int
    undone: bool


def past(book: Book) -> list[PastImport]:
    """Every import, the newest first."""
    found = []
    for number, at, files, report, undone in store.past(book.reader):
        counts = json.loads(report)
        found.append(
            PastImport(
                id=ImportId(number),
                at=datetime.fromisoformat(at),
                files=tuple(json.loads(files)),
                new=counts.get("new", 0),
                updated=counts.get("updated", 0),
                undone=bool(undone),
            )
        )
    return found
