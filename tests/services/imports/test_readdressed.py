"""A card without an id whose address is another one in a newer file of everybody: asked about with that reason."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel
from networker.formats.records import FactValue, HandleValue, PersonRecord
from networker.services import duplicates
from networker.services.imports import Plan
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump

PLAIN = "the same name, in an earlier file of this kind"
NEW_ADDRESS = "looks like Ana Berg has a new address: ana@old.example is gone from file 0"
BORN = (FactValue("birthday", "1988-02-29"),)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def card(name: str, *addresses: str, kind: str = "vcard", **more: object) -> PersonRecord:
    handles = (HandleValue(Channel.MAIL if "@" in each else Channel.PHONE, each) for each in addresses)
    return record(kind, "", name, *handles, **more)


OTHERS = [card("Bo Lind", "bo@x.example"), card("Cy Dee", "cy@x.example")]


def asked(book: Book, *file: PersonRecord) -> list[str]:
    return [each.why for each in brought(book, list(file)).doubtful]


@pytest.mark.parametrize("company", ["", "Kite"])
def test_the_question_says_which_address_is_gone(book: Book, company: str) -> None:
    brought(book, [card("Ana Berg", "ana@old.example", company=company), *OTHERS])
    assert asked(book, card("Ana Berg", "ana@new.example", company=company), *OTHERS) == [NEW_ADDRESS]
    assert book.read("SELECT count(*) FROM person") == [(4,)], "nobody is merged unasked"
    [pair] = duplicates.pairs(book)
    assert (pair.why, pair.safe) == (NEW_ADDRESS, False)


def test_one_answer_makes_it_the_same_person_for_ever(book: Book) -> None:
    old, new = ([card("Ana Berg", f"ana@{when}.example"), *OTHERS] for when in ("old", "new"))
    brought(book, old)

    def same(plan: Plan) -> None:
        [doubtful] = plan.doubtful
        plan.decide(doubtful, "same")

    brought(book, new, answer=same)
    assert book.read("SELECT count(*) FROM person") == [(3,)]
    assert book.read("SELECT text FROM handle WHERE person_id = 1 ORDER BY id") == [
        ("ana@old.example",), ("ana@new.example",),
    ]  # fmt: skip
    before = dump(book)
    for file in (old, new):
        again = brought(book, file)
        assert (again.import_id, again.doubtful) == (None, ())
    assert dump(book) == before


def test_a_number_is_called_one(book: Book) -> None:
    brought(book, [card("Ana Berg", "+351 912 345 678"), *OTHERS])
    [why] = asked(book, card("Ana Berg", "+351 912 345 679"), *OTHERS)
    assert why == "looks like Ana Berg has a new number: +351 912 345 678 is gone from file 0"


@pytest.mark.parametrize(
    "file",
    [
        [card("Ana Berg", "ana@new.example", company="Orbit"), *OTHERS],
        [card("Ana Berg", "ana@new.example", facts=BORN), *OTHERS],
        [card("Ana Berg", "ana@new.example"), card("Ana Berg", "berg@x.example", row=2), *OTHERS],
        [card("Ana Berg", "ana@new.example"), card("Ana Berg", "ana@old.example", row=2), *OTHERS],
        [card("Ana Berg", "ana@new.example")],
        [card("Ana Berg", "+351 912 345 678"), *OTHERS],
    ],
    ids=[
        "another company",
        "a birthday",
        "two of the name",
        "the old one too",
        "a card alone",
        "another channel",
    ],
)
def test_where_more_is_different_it_is_but_a_name(book: Book, file: list[PersonRecord]) -> None:
    brought(book, [card("Ana Berg", "ana@old.example"), *OTHERS])
    found = asked(book, *file)
    assert found
    assert all("looks like" not in why for why in found)


def test_a_part_says_nothing_of_who_is_gone(book: Book) -> None:
    many = [card(f"{name} Lind", f"{name}@x.example") for name in "BCDEFGHIJKLMNOPQRSTU"]
    brought(book, [card("Ana Berg", "ana@old.example"), *many])
    assert asked(book, card("Ana Berg", "ana@new.example"), *many[:6]) == [PLAIN]


def test_of_two_with_a_name_nobody_knows_which_one_has_moved(book: Book) -> None:
    two = [card("Ana Berg", f"{each}@old.example", row=row) for row, each in enumerate(("a", "b"), 1)]
    brought(book, [*two, *OTHERS])
    assert asked(book, card("Ana Berg", "ana@new.example"), *OTHERS) == [PLAIN]


OLD, NEW = 1.70e9, 1.75e9  # 14 November 2023, 15 June 2025
ANA_NEW, ANA_OLD = card("Ana Berg", "ana@new.example"), card("Ana Berg", "ana@old.example")
LEFT = [card(f"{name} Lind", f"{name}@left.example") for name in "BCDEFGHIJKLMNOPQRSTU"]


@pytest.mark.parametrize("since", [[], LEFT], ids=["the same people", "and many who came since"])
def test_an_older_file_has_the_address_that_is_gone(book: Book, since: list[PersonRecord]) -> None:
    brought(book, [ANA_NEW, *OTHERS, *since], changed=[NEW])
    older = brought(book, [ANA_OLD, *OTHERS], changed=[OLD])
    assert [each.why for each in older.doubtful] == [NEW_ADDRESS]


@pytest.mark.parametrize("here", [[ANA_OLD], [ANA_OLD, *OTHERS, *LEFT]], ids=["a card alone", "a part"])
def test_where_the_newer_file_lacks_more_it_is_but_a_name(book: Book, here: list[PersonRecord]) -> None:
    brought(book, [ANA_NEW, *OTHERS], changed=[NEW])
    older = brought(book, here, changed=[OLD])
    assert [each.why for each in older.doubtful] == [PLAIN]
