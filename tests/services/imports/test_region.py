"""The country of numbers without a code: told by book and drop together, and the keys of the book follow."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, ImportId
from networker.formats.records import HandleValue, PersonRecord
from networker.services import duplicates, people, undo
from networker.services.imports import Plan
from networker.store.book import Book
from tests.services.imports.brought import brought
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HOME, CODED = "0171 7778800", "+49 171 7778800"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as opened:
        yield opened


def person(name: str, *numbers: str, row: int = 1) -> PersonRecord:
    handles = tuple(HandleValue(Channel.PHONE, number) for number in numbers)
    return PersonRecord("csv", "", row, name, "Nowak", full_name=f"{name} Nowak", handles=handles, raw=name)


def people_of(country: str, count: int, *, first: int = 0) -> list[PersonRecord]:
    """People each with a number of their own in a country, of which the code and the first digits are given."""
    return [person(f"P{n}", f"{country}{n:02}", row=n + 1) for n in range(first, first + count)]


GERMANS, AUSTRIANS = "+49 171 55501", "+43 660 55501"


def keys(book: Book) -> list[tuple[str, str, int]]:
    return book.read(
        "SELECT p.given, h.key, h.shared FROM handle h JOIN person p ON p.id = h.person_id"
        " WHERE p.given IN ('Rita', 'Zoe') ORDER BY h.id"
    )


@pytest.fixture
def few_by_few(book: Book) -> Book:
    """A book in which no import told the country, but all of them together do."""
    for first in (0, 4, 8):
        brought(book, people_of(GERMANS, 4, first=first))
    return book


def test_the_book_tells_of_a_number_in_the_drop(few_by_few: Book) -> None:
    brought(few_by_few, [person("Rita", CODED)])
    done = brought(few_by_few, [person("Rita", HOME)._replace(source_kind="vcard")])
    assert (done.new, done.updated) == (0, 1)


def test_a_drop_tells_of_numbers_in_later_ones(book: Book) -> None:
    brought(book, people_of("+43 660 55501", 6))
    done = brought(book, [person("P0", "0660 5550100")._replace(source_kind="vcard")])
    assert done.new == 0
    assert book.read("SELECT count(*) FROM handle WHERE person_id = 1") == [(1,)]


def test_a_number_of_the_book_gets_its_code_when_a_drop_tells_the_country(book: Book) -> None:
    brought(book, [person("Rita", HOME)])
    assert keys(book) == [("Rita", "01717778800", 0)]
    before = dump(book)
    rita = person("Rita", CODED)._replace(source_kind="vcard")
    adds: list[str] = []

    def look(plan: Plan) -> None:
        adds.extend(each.what for entry in plan.entries for each in entry.changes)

    done = brought(book, [rita, *people_of(GERMANS, 7)], answer=look)
    assert (done.new, adds) == (7, ["record"])  # the number is not told as something new
    assert keys(book) == [("Rita", "+491717778800", 0)]
    assert brought(book, [rita, *people_of(GERMANS, 7)]).import_id is None  # a repeat changes nothing
    undo.undo(book, now=NOW)
    assert dump(book) == before
    undo.redo(book, now=NOW)
    assert keys(book) == [("Rita", "+491717778800", 0)]


def test_a_country_is_forgotten_with_the_import_that_told_it(book: Book) -> None:
    brought(book, [person("Rita", HOME)])
    brought(book, people_of(GERMANS, 7))
    undo.undo(book, now=NOW)
    brought(book, [person("Zoe", HOME)])
    assert {key for _, key, _ in keys(book)} == {"01717778800"}


def test_taken_back_late_the_numbers_are_as_if_it_had_not_been(book: Book) -> None:
    first = brought(book, [person("Rita", HOME)])
    second = brought(book, people_of(GERMANS, 7))
    people.add(book, name="Zoe Nowak", now=NOW)
    assert first.import_id
    assert second.import_id
    undo.undo_import(book, ImportId(second.import_id), now=NOW)
    assert keys(book)[0] == ("Rita", "01717778800", 0)
    # That its key changed is no reason for anybody to stay.
    undo.undo_import(book, ImportId(first.import_id), now=NOW)
    assert book.read("SELECT name FROM person") == [("Zoe Nowak",)]


def test_whoever_told_of_it_first_goes_though_another_import_gave_the_number_its_code(book: Book) -> None:
    first = brought(book, [person("Rita", HOME)])
    brought(book, people_of(GERMANS, 7))
    assert first.import_id
    undo.undo_import(book, ImportId(first.import_id), now=NOW)
    assert book.read("SELECT count(*) FROM person") == [(7,)]


def test_a_number_typed_since_shares_the_key_that_comes_back(book: Book) -> None:
    brought(book, [person("Rita", HOME)])
    told = brought(book, people_of(GERMANS, 7))
    people.add(book, name="Zoe Nowak", handles=[(Channel.PHONE, HOME)], now=NOW)
    assert told.import_id
    undo.undo_import(book, ImportId(told.import_id), now=NOW)
    assert [row[1:] for row in keys(book)] == [("01717778800", 1), ("01717778800", 1)]


def test_doubles_that_a_code_reveals_are_in_tidy(book: Book) -> None:
    brought(book, [person("Rita", HOME)])
    brought(book, [person("Rita", CODED)._replace(source_kind="vcard", full_name="R. Nowak", given="R.")])
    assert not duplicates.count(book)
    before = dump(book)
    told = brought(book, people_of(GERMANS, 7))
    assert next(each.why for each in duplicates.pairs(book)).startswith("the same phone number")
    undo.undo(book, now=NOW)
    assert dump(book) == before
    undo.redo(book, now=NOW)
    people.add(book, name="Ben Ode", now=NOW)
    assert told.import_id
    undo.undo_import(book, ImportId(told.import_id), now=NOW)
    assert book.read("SELECT key, shared FROM handle") == [("01717778800", 0), ("+491717778800", 0)]


def test_two_spellings_of_one_number_come_back_as_they_were(book: Book) -> None:
    brought(book, [person("Rita", HOME, "171 7778800")])
    before = dump(book)
    brought(book, people_of(GERMANS, 7))
    assert {key for _, key, _ in keys(book)} == {"+491717778800"}
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_another_country_takes_over_when_nearly_all_numbers_are_there(book: Book) -> None:
    brought(book, [person("Rita", "0660 5559900"), *people_of(GERMANS, 5)])
    assert keys(book)[0][1] == "+496605559900"
    brought(book, people_of(AUSTRIANS, 30, first=20))
    assert keys(book)[0][1] == "+436605559900"


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([*people_of(GERMANS, 4)], False),
        ([*people_of(GERMANS, 5)], True),
        ([*people_of(GERMANS, 33), *people_of(AUSTRIANS, 14, first=40)], False),
        ([*people_of(GERMANS, 33), *people_of(AUSTRIANS, 8, first=40)], True),
    ],
)
def test_nearly_all_of_at_least_five_tell(book: Book, numbers: Sequence[PersonRecord], told: bool) -> None:
    brought(book, [person("Rita", HOME), *numbers])
    assert keys(book)[0][1] == ("+491717778800" if told else "01717778800")


def test_the_same_few_numbers_once_more_tell_no_more(book: Book) -> None:
    brought(book, people_of(GERMANS, 4))
    again = [each._replace(source_kind="vcard") for each in people_of(GERMANS, 4)]
    brought(book, [*again, person("Rita", HOME)])
    assert keys(book)[0][1] == "01717778800"
