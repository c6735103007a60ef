"""The book's own files are never opened beside its connections: that would let go of their locks."""

from contextlib import closing
from pathlib import Path

import pytest

from networker.services import imports
from networker.services.imports.planned import ImportRefused
from networker.store.book import Book
from tests.ui.helpers import NOW

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ode\nEMAIL:ana@ode.example\nEND:VCARD\n"


@pytest.mark.parametrize("name", ["networker.db", "networker.db-shm", "."])
def test_the_book_itself_is_no_export(name: str, tmp_path: Path) -> None:
    with closing(Book(tmp_path, now=NOW)) as book:
        with book.step("add", "Ana", now=NOW) as step:
            step.insert("person", name="Ana", folded="ana", created_at=NOW.isoformat())
        with pytest.raises(ImportRefused, match="own book"):
            imports.plan(book, [tmp_path / name], now=NOW)


def test_an_export_beside_it_comes_in_and_hidden_folders_are_not_looked_into(tmp_path: Path) -> None:
    (tmp_path / "people.vcf").write_text(CARD, encoding="utf-8")
    with closing(Book(tmp_path / ".data" / "book", now=NOW)) as book:
        assert len(imports.plan(book, [tmp_path], now=NOW).entries) == 1
        assert len(imports.plan(book, [tmp_path / "people.vcf"], now=NOW).entries) == 1
