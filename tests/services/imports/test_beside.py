"""A doubtful record beside whom it may be: the values that tell, and where they agree."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel
from networker.formats.records import FactValue, HandleValue, PersonRecord
from networker.services import duplicates
from networker.services.imports import Plan
from networker.services.imports.beside import Line, Pair, Side, beside
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record

PHONE = HandleValue(Channel.PHONE, "+49 30 123456")


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def mail(text: str) -> HandleValue:
    return HandleValue(Channel.MAIL, text)


def born(day: str) -> tuple[FactValue, ...]:
    return (FactValue("birthday", day),)


def pair(book: Book, *files: list[PersonRecord]) -> Pair:
    """The one doubtful pair of a drop."""
    found: list[Pair] = []

    def look(plan: Plan) -> None:
        found.extend(beside(book, plan, n) for n in plan.doubtful)

    brought(book, *files, answer=look)
    assert len(found) == 1
    return found[0]


def told(lines: tuple[Line, ...]) -> list[tuple[str, str, str, str]]:
    return [(line.field, line.one, line.other, line.agrees.value) for line in lines]


def test_a_person_of_the_book_beside_a_record(book: Book) -> None:
    ruiz = record(
        "google",
        "",
        "Ana Ruiz",
        PHONE,
        mail("Ana@X.example"),
        title="CTO",
        company="Acme",
        facts=born("--05-03"),
    )
    brought(book, [ruiz])
    other = record(
        "vcard", "1", "Zoe Wu", mail("ana@x.example"), company="Acme GmbH", facts=born("1980-05-03")
    )
    shown = pair(book, [other])
    assert (shown.one, shown.other) == (Side("", 0, "Ana Ruiz"), Side("file 0", 1, "Zoe Wu"))
    assert shown.why == "the same address, another name"
    assert told(shown.lines) == [
        ("name", "Ana Ruiz", "Zoe Wu", "differ"),
        ("work", "CTO, Acme", "Acme GmbH", "more"),
        ("reach", "Ana@X.example", "ana@x.example", "same"),
        ("birthday", "--05-03", "1980-05-03", "more"),
    ]


def test_two_records_of_one_drop(book: Book) -> None:
    one = record("google", "", "Hans-Peter Weber", mail("hp@x.example"), company="Acme")
    other = record("vcard", "1", "Hans Peter Weber", mail("weber@y.example"), company="ACME Inc.")
    shown = pair(book, [one], [other])
    assert (shown.one.file, shown.why) == (
        "file 0",
        "the same name in another spelling, and the same company",
    )
    assert told(shown.lines) == [
        ("name", "Hans-Peter Weber", "Hans Peter Weber", "same"),
        ("work", "Acme", "ACME Inc.", "more"),
        ("reach", "hp@x.example", "weber@y.example", "differ"),
    ]


def test_a_number_says_nothing_of_a_mail_address(book: Book) -> None:
    one = record("google", "", "Ana Ruiz", PHONE, company="Acme")
    shown = pair(book, [one], [record("vcard", "1", "Ana Ruiz", mail("ana@x.example"), company="Acme")])
    assert told(shown.lines)[2] == ("reach", "+49 30 123456", "ana@x.example", "more")


@pytest.mark.parametrize(
    ("name", "why", "out"),
    [
        ("katarina novak", "the same name, and the same company", False),
        ("Katarína Novák", "names that differ by an accent, and the same company", True),
        ("Novak, Katarina", "the same name in another order, and the same company", True),
        ("Dr. Katarina Novak", "the same name but for a title, and the same company", True),
    ],
)
def test_the_words_and_the_colour_say_how_two_names_are_alike(
    book: Book, name: str, why: str, out: bool
) -> None:
    """The words are those of Tidy, which asks of the same pair later."""
    brought(book, [record("google", "", "Katarina Novak", mail("k@x.example"), company="Obluk")])
    shown = pair(book, [record("vcard", "", name, mail("n@x.example"), company="Obluk")])
    assert shown.why == why
    assert {line.field: line.stands_out for line in shown.lines}["name"] is out
    [tidy] = duplicates.pairs(book)
    assert tidy.why.split(",")[0] == why.split(",")[0]


def test_a_name_of_an_earlier_file_is_said_to_be_written_otherwise_too(book: Book) -> None:
    brought(book, [record("google", "", "Katarina Novak", mail("k@x.example"))])
    shown = pair(book, [record("google", "", "Katarína Novák", mail("n@x.example"))])
    assert shown.why == "names that differ by an accent, in an earlier file of this kind"
