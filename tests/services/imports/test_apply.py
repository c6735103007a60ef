"""What an import is called, what it is of, and what all its newcomers are given."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import imports, undo
from networker.services.imports import Pasted
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0} Moll\nEND:VCARD\n"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as opened:
        yield opened


@pytest.fixture
def cards(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "a.vcf", tmp_path / "b.vcf"]
    for path in paths:
        path.write_text(CARD.replace("{0}", path.stem), encoding="utf-8")
    return paths


def test_what_was_pasted_is_no_file(book: Book, cards: list[Path]) -> None:
    pasted = Pasted(CARD.replace("{0}", "Cem"))
    for dropped, label in (
        ([pasted], "Import of what you pasted"),
        (cards[:1], "Import of a.vcf"),
        ([cards[0], pasted], "Import of a.vcf and what you pasted"),
        ([pasted, *cards], "Import of 2 files and what you pasted"),
    ):
        imports.apply(book, imports.plan(book, dropped), now=NOW)
        assert undo.undo(book, now=NOW).label == label


def test_a_comma_parts_tags_and_two_spellings_are_one(book: Book, cards: list[Path]) -> None:
    imports.apply(book, imports.plan(book, cards), now=NOW, group=" Choir,  Back  office, choir,, ")
    assert book.read(
        "SELECT g.name, count(*) FROM people_group g JOIN group_member m ON m.group_id = g.id GROUP BY g.id"
    ) == [("Choir", 2), ("Back office", 2)]


def test_what_could_not_be_read_is_none_of_what_was_recognised(book: Book, cards: list[Path]) -> None:
    (cards[0].parent / "c.csv").write_bytes(b"")
    plan = imports.plan(book, [cards[0].parent])
    assert plan.titles == ("vCards",)
    assert [skipped.file.rpartition("/")[2] for skipped in plan.skipped] == ["c.csv"]
