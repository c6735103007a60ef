"""The file that told a value, whatever files its record was read from since."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel
from networker.formats.records import FactValue, HandleValue, PersonRecord
from networker.services import people, undo
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record

MAIL = HandleValue(Channel.MAIL, "ana@x.example")


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def card(kind: str = "vcard", number: str = "1", **more: object) -> PersonRecord:
    return record(kind, number, "Ana Silva", MAIL, **more)


def born(day: str) -> tuple[FactValue, ...]:
    return (FactValue("birthday", day),)


def bring(book: Book, n: int, files: Sequence[PersonRecord], day: int = 0, changed: float = 0) -> None:
    """Bring the nth file of a drop; those before it are empty."""
    empty: list[list[PersonRecord]] = [[] for _ in range(n)]
    times = [changed or None] * (n + 1)
    brought(book, *empty, files, now=NOW + timedelta(days=day), changed=times)


def told(book: Book) -> dict[str, tuple[str, str]]:
    """By value the file that told it and the day of its import."""
    found = people.fact_views(book.reader, 1)
    return {
        fact.value: (fact.source, fact.brought.date().isoformat() if fact.brought else "") for fact in found
    }


def test_a_value_keeps_its_file_when_a_newer_one_of_its_kind_tells_more(book: Book) -> None:
    bring(book, 0, [card(title="Cook")])
    bring(book, 1, [card(title="Cook", facts=born("1980-01-02"))], day=1)
    first, second = ("file 0", "2026-11-20"), ("file 1", "2026-11-21")
    assert told(book) == {"Cook": first, "1980-01-02": second}
    bring(book, 2, [card(title="Chief", facts=born("1980-01-02"))], day=2)
    assert told(book) == {"Cook": first, "1980-01-02": second, "Chief": ("file 2", "2026-11-22")}
    undo.undo(book, now=NOW)
    undo.redo(book, now=NOW)
    assert told(book) == {"Cook": first, "1980-01-02": second, "Chief": ("file 2", "2026-11-22")}


def test_what_an_older_file_adds_is_its_own_though_the_record_keeps_the_newer_ones_words(book: Book) -> None:
    bring(book, 1, [card(number="", title="Chief")], changed=2000.0)
    bring(book, 0, [card(number="", title="Cook", facts=born("1980-01-02"))], day=1, changed=1000.0)
    found = told(book)
    assert (found["Chief"], found["1980-01-02"]) == (("file 1", "2026-11-20"), ("file 0", "2026-11-21"))
    assert book.read("SELECT file FROM source") == [("file 1",)]


def test_a_job_that_another_file_tells_in_full_is_from_that(book: Book) -> None:
    bring(book, 0, [card(company="Acme")])
    bring(book, 1, [card("outlook", "", company="Acme", title="Cook")], day=1)
    assert told(book)["Cook"] == ("file 1", "2026-11-21")


def test_an_older_list_of_a_network_takes_nothing_over(book: Book) -> None:
    """It is held back by its days, and tells an address all the same."""

    def row(name: str, day: str, title: str, *handles: HandleValue) -> PersonRecord:
        given = name.lower()
        profile = HandleValue(Channel.LINKEDIN, f"https://www.linkedin.com/in/{given}")
        tied = (FactValue("connected", "", since=day),)
        return record("linkedin", given, f"{name} Silva", profile, *handles, title=title, facts=tied)

    people_ = [row(name, f"2026-01-0{n}", "Cook") for n, name in enumerate(("Ana", "Bo", "Cy"), 1)]
    newer = [row("Ana", "2026-01-01", "Chief"), *people_[1:], row("Di", "2026-05-01", "Cook")]
    brought(book, newer, everybody=True)
    before = book.read("SELECT raw, file, row, name, title FROM source ORDER BY id")
    older = [row("Ana", "2026-01-01", "Boss", MAIL), *people_[1:]]
    brought(book, [], older, everybody=True, now=NOW + timedelta(days=1))
    assert book.read("SELECT raw, file, row, name, title FROM source ORDER BY id") == before
    assert book.read("SELECT text FROM handle WHERE channel = 'mail'") == [(MAIL.text,)]
    assert book.read("SELECT 1 FROM fact WHERE field = 'address'") == [], "an older address is no news"
    again = brought(book, [], older, everybody=True, now=NOW + timedelta(days=2))
    assert (again.updated, book.read("SELECT raw, file, row, name, title FROM source ORDER BY id")) == (
        0,
        before,
    )
