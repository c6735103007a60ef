"""Bringing newcomers into a full book, as a ratio to bringing the same file into an empty one."""

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
    started = time.perf_counter()
    plan = imports.plan(book, [file], region="GB")
    imports.apply(book, plan, now=NOW)
    taken = time.perf_counter() - started
    book.close()
    return taken


@pytest.mark.prove
def test_10_000_newcomers_among_100_000_people(tmp_path: Path) -> None:
    """Owed: at most 1.5 times the same import into an empty book."""
    file = cards(tmp_path / "phone.vcf", NEWCOMERS)
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
        f"\n{NEWCOMERS:,} newcomers among {PEOPLE:,}: {ratios[1]:.2f}x the same into an empty book {ratios}; owed 1.5x"
    )
