"""A birthday that lies ahead is left out and named; whoever has it comes all the same."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import imports
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def vcard(tmp_path: Path, *birthdays: str) -> Path:
    path = tmp_path / "cards.vcf"
    cards = [
        f"BEGIN:VCARD\nVERSION:3.0\nUID:{n}\nFN:Ana Number{n}\nN:Number{n};Ana;;;\nBDAY:{day}\nEND:VCARD\n"
        for n, day in enumerate(birthdays)
    ]
    path.write_text("".join(cards), encoding="utf-8")
    return path


def google(tmp_path: Path, day: str) -> Path:
    path = tmp_path / "contacts.csv"
    head = "First Name,Middle Name,Last Name,Birthday,Notes,E-mail 1 - Label,E-mail 1 - Value\n"
    path.write_text(f"{head}Ana,,Number0,{day},,* ,ana@example.org\n", encoding="utf-8")
    return path


def brought(book: Book, path: Path) -> tuple[list[str], list[str], int]:
    """What the import remarks, the birthdays in the book, and how many people are in it."""
    plan = imports.plan(book, [path], now=NOW)
    done = imports.apply(book, plan, now=NOW)
    days = [str(row[0]) for row in book.read("SELECT value FROM fact WHERE field = 'birthday' ORDER BY id")]
    return list(done.remarks), days, int(book.read("SELECT count(*) FROM person")[0][0])


@pytest.mark.parametrize("day", ["3000-01-01", "30000101", "3000"])
def test_it_is_left_out_and_named(book: Book, tmp_path: Path, day: str) -> None:
    remarks, days, people = brought(book, vcard(tmp_path, day))
    assert (days, people) == ([], 1)
    words = "3000" if len(day) == 4 else "1 January 3000"
    assert remarks == [
        f"A birthday lies ahead and is left out: Ana Number0, {words}. Write the year of birth by hand."
    ]


def test_of_several_the_first_is_named_and_the_others_stay(book: Book, tmp_path: Path) -> None:
    remarks, days, people = brought(
        book, vcard(tmp_path, "3000-01-01", "1980-02-29", "2026-12-24", "--05-03")
    )
    assert (days, people) == (["1980-02-29", "--05-03"], 4)
    assert remarks[0].startswith(
        "2 birthdays lie ahead and are left out, the first of Ana Number0, 1 January"
    )


@pytest.mark.parametrize("day", ["2026-11-20", "2026"])
def test_who_was_born_today_has_a_birthday(book: Book, tmp_path: Path, day: str) -> None:
    assert brought(book, vcard(tmp_path, day)) == ([], [day], 1)


def test_a_table_is_no_other(book: Book, tmp_path: Path) -> None:
    remarks, days, people = brought(book, google(tmp_path, "3000-01-01"))
    assert (len(remarks), days, people) == (1, [], 1)


def test_the_same_file_again_changes_nothing(book: Book, tmp_path: Path) -> None:
    path = vcard(tmp_path, "3000-01-01")
    brought(book, path)
    plan = imports.plan(book, [path], now=NOW)
    assert plan.changes_nothing
