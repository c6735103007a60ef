"""Files of a few people, brought into a book one after the other and taken back."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, ImportId
from networker.formats.records import (
    HandleValue,
    Item,
    OwnerRecord,
    Recognised,
)
from networker.services import imports, undo
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NAMES = ("Ana", "Ben", "Cem")
MAILS = tuple(f"{name.lower()}@x.example" for name in NAMES)


class File(NamedTuple):
    """What one import brings."""

    items: tuple[Item, ...]
    everybody: bool = False  # whoever is missing in it has left


def bring(book: Book, file: File, n: int) -> ImportId | None:
    """Import a file as if a reader had yielded its records; None where it changes nothing."""
    found = Recognised("test", "Test", f"file {n}", lambda: iter(file.items), file.everybody)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formats, "read_all", lambda *_: iter([found]))
        plan = imports.plan(book, [Path(str(n))])
        number = imports.apply(book, plan, now=NOW + timedelta(days=n)).import_id
    return ImportId(number) if number is not None else None


def take_back(book: Book, order: Sequence[ImportId]) -> None:
    for number in order:
        undo.undo_import(book, number, now=NOW)


OWNER = OwnerRecord("linkedin", 1, "Olga Wren", ("olga",), (HandleValue(Channel.MAIL, "olga@x.example"),))
