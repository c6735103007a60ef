"""Whose word counts where several sources tell of somebody: what was typed, what is newer, what people write of themselves."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import Fact, PersonId
from networker.formats.records import (
    FactValue,
    PersonRecord,
)
from networker.services import facts, merge, undo
from networker.store import contacts, reach
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.services.imports.matched import ANNA, MAIL, PHONE, chat, names
from tests.store.dump import dump

LATER = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def work(book: Book) -> list[tuple[object, ...]]:
    return book.read("SELECT title, company, city FROM person WHERE me = 0")


def told(book: Book, field: str) -> list[tuple[object, ...]]:
    return book.read("SELECT value, detail, since, aside FROM fact WHERE field = ? ORDER BY id", (field,))


def anna(kind: str, number: str, title: str, company: str, *facts: FactValue) -> PersonRecord:
    return record(kind, number, "Anna Lee", ANNA, MAIL, title=title, company=company, facts=facts)


def test_what_was_typed_stays_the_present_one_and_the_other_stands_beside(book: Book) -> None:
    brought(book, [anna("google", "", "", "")])
    person = book.read("SELECT id FROM person")[0][0]
    facts.add(book, person, Fact.JOB, "Partner", detail="Own Firm", now=NOW)
    facts.add(book, person, Fact.BIRTHDAY, "1980-05-03", now=NOW)
    facts.add(book, person, Fact.PLACE, "Rome", now=NOW)
    other = (FactValue("birthday", "1981-06-04"), FactValue("place", "Paris"))
    brought(book, [anna("linkedin", "anna", "Head", "Acme", *other)], now=LATER)
    assert work(book) == [("Partner", "Own Firm", "Rome")]
    assert told(book, "job") == [("Partner", "Own Firm", None, 0), ("Head", "Acme", None, 1)]
    assert told(book, "birthday") == [("1980-05-03", "", None, 0), ("1981-06-04", "", None, 1)]
    assert contacts.birthdays(book.reader, [person]) == {person: "1980-05-03"}
    assert [row[2] for row in reach.birthdays(book.reader)] == ["1980-05-03"]
    brought(book, [anna("linkedin", "anna", "Chief", "Acme", *other)], now=LATER)
    assert work(book) == [("Partner", "Own Firm", "Rome")]
    before = dump(book)
    assert brought(book, [anna("linkedin", "anna", "Chief", "Acme", *other)]).import_id is None
    assert dump(book) == before


@pytest.mark.parametrize("grouping", ["one", "other", "together", "turned"])
def test_words_of_a_name_and_a_wish_are_kept_whoever_tells_them_first(book: Book, grouping: str) -> None:
    plain = [record("linkedin", "bob", "Robert Miller", MAIL)]
    full = [
        record(
            "vcard", "1", "Robert Miller", MAIL, middle="Fitzgerald", prefix="Dr.", suffix="MBA", nickname="Bobbybear",
            wish_days=90,
        )
    ]  # fmt: skip
    drops = {"one": [[plain], [full]], "other": [[full], [plain]], "together": [[plain, full]]}
    for files in drops.get(grouping, [[full, plain]]):
        brought(book, *files)
    assert book.read("SELECT middle, prefix, suffix, nickname, wish_days FROM person") == [
        ("Fitzgerald", "Dr.", "MBA", "Bobbybear", 90)
    ]
    assert [row[0] for row in book.read("SELECT rowid FROM person_text WHERE person_text MATCH 'bobbybear'")]
    before = dump(book)
    for each in (plain, full):
        assert brought(book, each).import_id is None
    other = [
        record(
            "google", "", "Robert Miller", MAIL, middle="F.", prefix="Prof. Dr.", nickname="Rob", wish_days=7
        )
    ]
    brought(book, other)
    assert book.read("SELECT middle, prefix, suffix, nickname, wish_days FROM person") == [
        ("Fitzgerald", "Dr.", "MBA", "Bobbybear", 90)
    ]
    assert book.read("SELECT detail, value FROM fact ORDER BY id") == [
        ("nickname", "Rob"),
        ("form of address", "Prof. Dr."),
    ]
    assert brought(book, other).import_id is None
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_the_first_word_of_another_source_is_no_news(book: Book) -> None:
    brought(book, [anna("linkedin", "anna", "Head", "Acme")])
    brought(book, [anna("google", "", "Clerk", "Old Firm")], now=LATER)
    assert (work(book), told(book, "job")[1]) == ([("Head", "Acme", "")], ("Clerk", "Old Firm", None, 1))
    brought(book, [anna("google", "", "Boss", "Own Firm")], now=LATER)
    assert work(book) == [("Boss", "Own Firm", "")]
    assert told(book, "job")[2] == ("Boss", "Own Firm", "2027-01-05", 0)


@pytest.mark.parametrize("together", [True, False])
def test_what_people_write_of_themselves_comes_before_an_address_book(book: Book, *, together: bool) -> None:
    files = [[anna("google", "", "Clerk", "Old Firm")], [anna("linkedin", "anna", "Head", "Acme")]]
    if together:
        brought(book, *files)
    else:
        for each in files:
            brought(book, each)
    assert work(book) == [("Head", "Acme", "")]
    assert told(book, "job") == [("Clerk", "Old Firm", None, 0), ("Head", "Acme", None, 0)]


def test_a_birthday_with_its_year_takes_the_place_of_one_without(book: Book) -> None:
    for kind, day in (("google", "--05-03"), ("vcard", "1980-05-03"), ("outlook", "--05-03")):
        brought(book, [anna(kind, "", "", "", FactValue("birthday", day))])
    assert book.read("SELECT value FROM fact WHERE field = 'birthday' AND until IS NULL") == [("1980-05-03",)]


def test_of_two_exports_in_one_drop_the_newer_one_has_the_last_word(book: Book) -> None:
    old = [anna("linkedin", "anna", "Lead", "Acme", FactValue("connected", "", since="2019-03-04"))]
    new = [
        anna("linkedin", "anna", "Head", "Orbit", FactValue("connected", "", since="2019-03-04")),
        record("linkedin", "bea", "Bea Moll", facts=(FactValue("connected", "", since="2026-03-04"),)),
    ]
    brought(book, new, old, everybody=True)
    assert work(book)[0] == ("Head", "Orbit", "")
    before = dump(book)
    assert brought(book, new, old, everybody=True).import_id is None
    assert dump(book) == before


def test_a_name_chosen_or_given_by_another_record_is_not_taken_over(book: Book) -> None:
    brought(book, [record("vcard", "1", "Ana One", MAIL), record("vcard", "2", "Bella Eins", PHONE)])
    one, other = (PersonId(row[0]) for row in book.read("SELECT id FROM person ORDER BY id"))
    merge.merge(book, one, other, now=NOW, choices=merge.Choices())
    brought(book, [record("vcard", "2", "Bella Eins", PHONE, company="Acme")])
    assert names(book) == ["Ana One"]
    brought(book, [record("vcard", "1", "Ana Prime", MAIL)])
    assert names(book) == ["Ana Prime"]


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(("kind", "number"), [("vcard", "1"), ("google", "")])
def test_a_name_changes_with_the_record_that_gave_it(
    book: Book, kind: str, number: str, *, together: bool
) -> None:
    other = record(kind, number and "2", "Zoe Moll", row=2)
    files = [[record(kind, number, name, MAIL), other] for name in ("Anna Lee", "Anna Weber")]
    for each in [files] if together else [[one] for one in files]:
        brought(book, *each)
    assert names(book) == ["Anna Weber", "Zoe Moll"]
    assert book.read("SELECT value FROM fact WHERE detail = 'former name'") == [("Anna Lee",)]
    before = dump(book)
    for one in (files, files[1:], files[:1]):
        assert brought(book, *one).import_id is None
    assert dump(book) == before
    brought(book, [record(kind, number, "Anna Prime", MAIL)])
    assert names(book) == ["Anna Prime", "Zoe Moll"]


def test_a_name_whose_row_is_still_there_stays(book: Book) -> None:
    brought(book, [record("google", "", "Anna Lee", MAIL)])
    brought(book, [record("google", "", "Anna Lee", row=2), record("google", "", "Anna Weber", MAIL)])
    assert "Anna Lee" in names(book)
    assert not book.read("SELECT value FROM fact WHERE detail = 'former name'")


def test_a_list_knows_a_name_better_than_a_talk(book: Book) -> None:
    brought(book, chat("telegram", "user1", "sunny*anna"))
    brought(book, [record("telegram", "user1", "Anna Lee", PHONE)])
    assert names(book) == ["Anna Lee"]
    brought(book, chat("telegram", "user1", "moon*anna"))
    assert names(book) == ["Anna Lee"]


def test_what_was_typed_of_a_birthday_never_ends_and_who_died_is_known(book: Book) -> None:
    brought(book, [anna("google", "", "", "")])
    person = book.read("SELECT id FROM person")[0][0]
    facts.add(book, person, Fact.GENDER, "f", now=NOW)
    brought(book, [anna("google", "", "", "", FactValue("gender", "x"))._replace(deceased=True)])
    assert book.read("SELECT value, until, aside FROM fact WHERE field = 'gender' ORDER BY id") == [
        ("f", None, 0),
        ("x", None, 1),
    ]
    assert book.read("SELECT state FROM person") == [("deceased",)]
