"""Which of several files of one kind in a drop has the last word, and what is said where they contradict."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import imports
from networker.services.imports import Pasted, Plan
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAY = 86_400.0
GOOGLE = "First Name,Last Name,Organization Name,E-mail 1 - Value\nAna,Silva,{},ana@x.example\nBo,Berg,Orbit,bo@x.example\n"
LINKEDIN = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Silva,https://www.linkedin.com/in/ana,,{},Lead,04 Mar 2019\n"
)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def write(folder: Path, name: str, text: str, changed: float) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (changed, changed))
    return path


def company(book: Book, *paths: Path | Pasted) -> tuple[str, Plan]:
    plan = imports.plan(book, paths, now=NOW, zone=UTC)
    imports.apply(book, plan, now=NOW)
    return book.read("SELECT company FROM person WHERE name = 'Ana Silva'")[0][0], plan


@pytest.mark.parametrize("text", [GOOGLE, LINKEDIN])
@pytest.mark.parametrize("way", ["folder", "archive", "one order", "other order"])
def test_what_was_changed_last_has_the_last_word(book: Book, tmp_path: Path, way: str, text: str) -> None:
    old = write(tmp_path / "drop", "contacts.csv", text.format("Acme"), 400 * DAY)
    new = write(tmp_path / "drop", "contacts (1).csv", text.format("Tern"), 500 * DAY)
    files = {"folder": [old.parent], "archive": [tmp_path / "drop.zip"], "one order": [old, new]}
    with zipfile.ZipFile(tmp_path / "drop.zip", "w") as archive:
        for n, path in enumerate((new, old)):
            info = zipfile.ZipInfo(path.name, (2026 - n, 3, 1, 12, 0, 0))
            archive.writestr(info, path.read_text("utf-8"))
    found, plan = company(book, *files.get(way, [new, old]))
    assert found == "Tern"
    before = {"folder": "drop/", "archive": "drop.zip/"}.get(way, "")
    assert plan.remarks == [
        f"“{before}contacts.csv” and “{before}contacts (1).csv” tell different things of 1 person: "
        f"“{before}contacts (1).csv” counts as the newer one."
    ]


def test_the_older_of_two_may_be_the_numbered_one(book: Book, tmp_path: Path) -> None:
    new = write(tmp_path, "contacts.csv", GOOGLE.format("Tern"), 500 * DAY)
    old = write(tmp_path, "contacts (1).csv", GOOGLE.format("Acme"), 400 * DAY)
    assert company(book, new, old)[0] == "Tern"


@pytest.mark.parametrize("apart", [0.0, 1.5])
def test_of_files_that_were_copied_at_once_the_numbered_copy_is_newer(
    book: Book, tmp_path: Path, apart: float
) -> None:
    new = write(tmp_path, "contacts (2).csv", GOOGLE.format("Tern"), 500 * DAY)
    middle = write(tmp_path, "contacts (1).csv", GOOGLE.format("Orbit"), 500 * DAY)
    old = write(tmp_path, "contacts.csv", GOOGLE.format("Acme"), 500 * DAY + apart)
    assert company(book, middle, new, old)[0] == "Tern"


def test_a_chain_of_files_is_not_at_once_where_its_ends_are_not(book: Book, tmp_path: Path) -> None:
    """So it is between drops as well."""
    new = write(tmp_path, "contacts.csv", GOOGLE.format("Tern"), 500 * DAY + 3)
    middle = write(tmp_path, "contacts (1).csv", GOOGLE.format("Orbit"), 500 * DAY + 1.5)
    old = write(tmp_path, "contacts (2).csv", GOOGLE.format("Acme"), 500 * DAY)
    assert company(book, new, middle, old)[0] == "Tern"


def test_else_they_count_in_their_order(book: Book, tmp_path: Path) -> None:
    one = write(tmp_path, "b.csv", GOOGLE.format("Acme"), 500 * DAY)
    two = write(tmp_path, "a.csv", GOOGLE.format("Orbit"), 500 * DAY)
    assert company(book, one, two)[0] == "Orbit"
    late = write(tmp_path, "c.csv", GOOGLE.format("Late"), 900 * DAY)
    assert company(book, late, Pasted(GOOGLE.format("Tern")))[0] == "Tern", "nobody knows how old a text is"


def test_a_list_that_tells_newer_days_is_newer_whenever_it_was_changed(book: Book, tmp_path: Path) -> None:
    more = "Bo,Berg,https://www.linkedin.com/in/bo,,Orbit,Cook,05 Mar 2024\n"
    new = write(tmp_path, "new.csv", LINKEDIN.format("Tern") + more, 400 * DAY)
    old = write(tmp_path, "old.csv", LINKEDIN.format("Acme"), 500 * DAY)
    found, plan = company(book, new, old)
    assert (found, plan.remarks) == ("Tern", []), "the files themselves say which is newer"


def test_files_that_agree_need_no_word(book: Book, tmp_path: Path) -> None:
    one = write(tmp_path, "a.csv", GOOGLE.format("Acme"), 400 * DAY)
    two = write(tmp_path, "b.csv", GOOGLE.format(""), 500 * DAY)
    found, plan = company(book, one, two)
    assert (found, plan.remarks) == ("Acme", [])


def test_of_many_files_that_contradict_a_few_are_named(book: Book, tmp_path: Path) -> None:
    files = [write(tmp_path, f"{n}.csv", GOOGLE.format(f"Firm {n}"), (400 + n) * DAY) for n in range(6)]
    remarks = company(book, *files)[1].remarks
    assert len(remarks) == 4
    assert remarks[-1] == "So it is with 2 more pairs of files: the one that was changed last counts."
