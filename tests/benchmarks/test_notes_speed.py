"""Mentions in a book of 100,000 people of whom two thousand have notes that mention others."""

import statistics
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from networker.domain.vocabulary import PersonId
from networker.services import imports, mentions, notes
from networker.store.book import Book
from tests.benchmarks import linkedin_file

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def _median(call: Callable[[], object], times: int = 9) -> float:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)


def test_names_are_offered_and_mentions_found_while_somebody_looks(tmp_path: Path) -> None:
    """Owed: a name within a frame of 16 ms, and who mentions somebody before their page is read, 100 ms."""
    file = linkedin_file.write(tmp_path / "people.csv", 100_000)
    with closing(Book(tmp_path / "book", now=NOW)) as book:
        imports.apply(book, imports.plan(book, [file]), now=NOW)
        everybody = book.read("SELECT id, name FROM person WHERE name <> '' ORDER BY id")
        with book.step("fill", "Filling", now=NOW) as step:
            for n in range(2000):
                text = f"Knows @{everybody[7 * n + 1][1]} and @{everybody[11 * n + 2][1]}, likes tea."
                step.update("person", everybody[40 * n][0], notes=text)
        offered = {
            typed: _median(lambda typed=typed: notes.offered(book, typed)) for typed in ("an", "ma", "ana t")
        }
        known = PersonId(everybody[1][0])
        found = mentions.beside(book, known, "")
        where = _median(lambda: mentions.beside(book, known, "@Ana"))
    assert found.notes
    said = ", ".join(f"{typed!r} {took:.1f}" for typed, took in offered.items())
    print(f"\nnames offered: {said} ms (owed 16); mentioned where: {where:.1f} ms (owed 100)")
