"""Bringing newcomers into a full book, as a ratio to bringing the same file into an empty one."""

import csv
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import imports
from networker.store.book import Book
from tests.benchmarks import linkedin_file

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PEOPLE, NEWCOMERS = 100_000, 10_000


def cards(path: Path, people: int) -> Path:
    """A phone's address book: names and mail addresses like those of LinkedIn's, every tenth the same person."""
    lines = []
    for n in range(people):
        given, family = linkedin_file.GIVEN[n % 36], linkedin_file.FAMILY[n // 36 % 32]
        mail = (
            f"{given.lower()}.{n * 4}@firm{n * 4 % 5000}.example" if n % 10 == 0 else f"new.{n}@home.example"
        )
        lines.append(
            f"BEGIN:VCARD\nVERSION:3.0\nUID:card-{n}\nN:{family};{given};;;\nFN:{given} {family}\n"
            f"EMAIL:{mail}\nTEL:+44 7700 {900000 + n}\nORG:Firm {n % 5000} Ltd\nEND:VCARD\n"
        )
    path.write_text("".join(lines), encoding="utf-8")
    return path


def seconds(folder: Path, file: Path) -> float:
    book = Book(folder, now=NOW)
    started = time.process_time()  # of the processor: what else the machine does has no say
    plan = imports.plan(book, [file], region="GB")
    imports.apply(book, plan, now=NOW)
    taken = time.process_time() - started
    book.close()
    return taken


def profiles(path: Path, people: int) -> Path:
    """Newcomers of LinkedIn, each with a profile of their own, by names that a hundred of the others bear too."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(linkedin_file.HEADER)
        for n in range(people):
            given, family = linkedin_file.GIVEN[n % 36], linkedin_file.FAMILY[n // 36 % 32]
            profile = f"https://www.linkedin.com/in/newcomer-{n}"
            rows.writerow((given, family, profile, "", f"Firm {n % 5000} Ltd", "Editor", "05 May 2026"))
    return path


@pytest.mark.parametrize(("kind", "owed", "never"), [("cards", 1.5, 2.0), ("profiles", 1.5, 9.0)])
def test_10_000_newcomers_among_100_000_people(tmp_path: Path, kind: str, owed: float, never: float) -> None:
    """Owed: at most 1.5 times the same import into an empty book.

    Of profiles an empty book is asked nothing, so that a row costs 40 microseconds, and to hold the names of 100,000
    people against them once costs as much as all of them. `never`: what would be quadratic.
    """
    write = cards if kind == "cards" else profiles
    file = write(tmp_path / f"new.{kind}", NEWCOMERS)
    seconds(tmp_path / "full", linkedin_file.write(tmp_path / "Connections.csv", PEOPLE))
    whole = (tmp_path / "full" / "networker.db").read_bytes()
    ratios = []
    for run in range(3):
        folder = tmp_path / f"full{run}"
        folder.mkdir(mode=0o700)
        (folder / "networker.db").write_bytes(whole)
        empty = seconds(tmp_path / f"empty{run}", file)
        ratios.append(seconds(folder, file) / empty)
    ratios.sort()
    print(
        f"\n{NEWCOMERS:,} {kind} among {PEOPLE:,}: {ratios[1]:.2f}x the same into an empty book {ratios}; owed {owed}x"
    )
    assert ratios[0] < never
