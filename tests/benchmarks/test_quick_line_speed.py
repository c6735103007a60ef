"""The quick line while it is typed, in a book of 100,000 people: each letter is read anew."""

import statistics
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from networker.services import imports, quick_log, quick_names
from networker.store.book import Book
from tests.benchmarks import linkedin_file

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SAID = ("coffee ana", "coffee Ana Torres", "call zoe ok", "lunch with Kofi", "mail to annemarie yesterday")


BEGUN = (
    "an", "coffee an", "coffee ana", "coffee Ana T", "coffee Ana To", "call ma", "call mar", "lunch with jo", "met Ana, be",
    "met Ana Torres, Kofi, zo", "mail to annem", "dinner yesterday with le", "← li", "→ sa", "coffee ko", "remind me to call el",
    "call from th", "dinner with Maria and da", "call zoe ok; an", "coffee Ana: her friend be",
)  # fmt: skip


def _took(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - began)


def test_a_sentence_is_understood_and_names_are_offered_within_a_frame(tmp_path: Path) -> None:
    """Owed: 16 ms each in the median, though thousands are called Ana."""
    file = linkedin_file.write(tmp_path / "people.csv", 100_000)
    with closing(Book(tmp_path / "book", now=NOW)) as book:
        imports.apply(book, imports.plan(book, [file]), now=NOW)
        read = [_took(lambda s=s: quick_log.interpret(book, s, now=NOW)) for s in SAID * 5]
        names = {
            s: statistics.median(_took(lambda s=s: quick_names.offered(book, s, now=NOW)) for _ in range(5))
            for s in BEGUN
        }
        offered = [len(quick_names.offered(book, s, now=NOW).people) for s in BEGUN]
    assert offered[BEGUN.index("coffee an")] == 6
    slowest = max(names, key=lambda s: names[s])
    print(
        f"\nquick line, 100,000 people: {statistics.median(read):.1f} ms, at most {max(read):.1f} (owed 16)"
    )
    print(
        f"names offered, {len(names)} beginnings: {statistics.median(names.values()):.1f} ms,"
        f" at most {names[slowest]:.1f} for {slowest!r} (owed 16); somebody for {sum(map(bool, offered))}"
    )
