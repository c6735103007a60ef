"""Whom a record means by its place in its source: a name alone is one only in the same list."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC
from itertools import permutations
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel
from networker.formats.records import FactValue, HandleValue, PersonRecord
from networker.services import duplicates, imports
from networker.services.imports import Report
from networker.services.imports.columns import remember
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nN:;{0};;;\n{1}END:VCARD\n"
BARE = {
    "table": "Name\nAna Silva\n",
    "card": CARD.format("Ana Silva", ""),
    "card of one word": CARD.format("Maria", ""),
    "card with a note": CARD.format("Ana Silva", "NOTE:of the choir\n"),
}
FULL = {
    "table": "Name;Mail;Firma\nAna Silva;ana@corp.example;Corp\n",
    "card": CARD.format("Ana Silva", "TEL:+351912345678\nBDAY:1980-05-05\nORG:Corp\n"),
    "card of one word": CARD.format("Maria", "TEL:+351912345600\n"),
    "card with a note": CARD.format("Ana Silva", "NOTE:of the dentist's\n"),
}
HELD = {"Name": "name", "Mail": "mail", "Firma": "company"}

Bring = Callable[..., Report]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        for first in (("Name",), ("Name", "Mail", "Firma"), ("Name", "Mail")):
            remember(found, first, {name: HELD[name] for name in first})
        yield found


@pytest.fixture
def bring(book: Book, tmp_path: Path) -> Bring:
    def bring_(*texts: str) -> Report:
        paths = [tmp_path / f"{n}" for n in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return imports.apply(book, imports.plan(book, paths, now=NOW, zone=UTC), now=NOW)

    return bring_


@pytest.mark.parametrize("kind", BARE)
@pytest.mark.parametrize("grouping", ["bare first", "full first", "one drop"])
def test_a_name_alone_is_a_doubt(book: Book, bring: Bring, kind: str, grouping: str) -> None:
    files = [BARE[kind], FULL[kind]]
    if grouping == "full first":
        files.reverse()
    done = [bring(*files)] if grouping == "one drop" else [bring(each) for each in files]
    assert (sum(each.new for each in done), sum(each.updated for each in done)) == (2, 0)
    assert len(done[-1].doubtful) == 1
    assert [each.safe for each in duplicates.pairs(book)] == [False]
    assert bring(*files).import_id is None, "both are known again"


def test_two_tables_with_other_headings_for_the_same_are_two_lists(book: Book, bring: Bring) -> None:
    remember(book, ("Who",), {"Who": "name"})
    bring(BARE["table"])
    done = bring("Who\nAna Silva\n")
    assert (done.new, len(done.doubtful)) == (1, 1)


@pytest.mark.parametrize("together", [False, True])
def test_a_row_of_the_same_table_is_who_it_was(book: Book, bring: Bring, together: bool) -> None:
    files = [
        "Name;Mail\nAna Silva;\nBo Berg;bo@x.example\n",
        "Name;Mail\nBo Berg;bo@x.example\nAna Silva;a@x.example\n",
    ]
    for drop in [files] if together else [[each] for each in files]:
        bring(*drop)
    assert book.read("SELECT name FROM person ORDER BY name") == [("Ana Silva",), ("Bo Berg",)]
    assert duplicates.pairs(book) == []


def test_a_card_with_an_id_is_who_it_was(book: Book, bring: Bring) -> None:
    bring(CARD.format("Maria", "UID:7\n"))
    assert bring(CARD.format("Maria", "UID:7\nTEL:+351912345600\n")).updated == 1
    assert book.read("SELECT count(*) FROM person") == [(1,)]


def born(day: str) -> tuple[FactValue, ...]:
    return (FactValue("birthday", day),)


MAIL, PHONE = HandleValue(Channel.MAIL, "lee@y.example"), HandleValue(Channel.PHONE, "+49 30 123456")


@pytest.mark.parametrize(
    "records",
    list(
        permutations(
            (
                record("google", "", "Anna Lee", MAIL, company="Acme", facts=born("1990-03-04")),
                record("outlook", "", "Anna Lee", MAIL, facts=born("1990-03-04")),
                record("outlook", "", "Anna Lee", PHONE, MAIL, company="Acme", facts=born("1980-01-02")),
            )
        )
    ),
)
def test_two_birthdays_in_one_drop_are_two_people_in_whatever_order(
    book: Book, records: Sequence[PersonRecord]
) -> None:
    """A row without an id has its name and an address in common with one of another file, and is somebody else."""
    done = brought(book, *([each] for each in records))
    days = book.read(
        "SELECT p.id, group_concat(DISTINCT f.value) FROM person p JOIN fact f ON f.person_id = p.id"
        " AND f.field = 'birthday' GROUP BY p.id"
    )
    assert sorted(day for _, day in days) == ["1980-01-02", "1990-03-04"]
    assert (done.new, len(done.doubtful)) == (2, 1)
    assert brought(book, *([each] for each in records)).import_id is None


def test_the_next_export_may_tell_another_birthday(book: Book) -> None:
    for day in ("1980-01-02", "1990-03-04"):
        brought(book, [record("google", "", "Anna Lee", MAIL, facts=born(day))])
    assert book.read("SELECT person_id, value FROM fact WHERE until IS NULL") == [(1, "1990-03-04")]
