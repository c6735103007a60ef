"""Values that contradict: choose one, or keep both; another value is asked about anew."""

from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Fact, PersonId, State
from networker.services import facts, imports, people, undo
from networker.services.errors import CannotDo
from networker.services.merge import different
from networker.services.tidy import Item, answers
from networker.services.tidy.doubtful import contradict
from networker.store.book import Book
from tests.services.tidy.conftest import NOW, items


def person(book: Book, name: str = "Ana", mail: str = "ana@x.example") -> PersonId:
    return people.add(book, name=name, now=NOW, handles=[(Channel.MAIL, mail)])[0]


def birthdays(book: Book, *values: str) -> PersonId:
    ana = person(book)
    for value in values:
        facts.add(book, ana, Fact.BIRTHDAY, value, now=NOW)
    return ana


def texts(item: Item) -> list[str]:
    return [each.text for each in item.choices]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("1980-05-06", "1980-05-07", True), ("1980-05-06", "1981-05-06", True), ("1980-05-06", "--05-06", False),
        ("1980", "1980-05-06", False), ("--05-06", "--06-05", True), ("1980-05-06", "soon", False),
    ],
)  # fmt: skip
def test_partial_dates_contradict_only_where_both_say_it(one: str, other: str, told: bool) -> None:
    assert contradict(one, other) is told
    assert contradict(other, one) is told


def test_two_birthdays(book: Book) -> None:
    ana = birthdays(book, "1980-05-06", "--05-06", "1980-05-07")
    [item] = items(book, "doubtful")
    assert (item.person.id, item.reason.key) == (ana, "birthday")
    assert texts(item) == ["1980-05-06", "--05-06", "1980-05-07"]
    answers.choose(book, item, 2, now=NOW)
    assert book.read("SELECT value FROM fact WHERE field = 'birthday'") == [("1980-05-07",)]
    assert items(book, "doubtful") == []
    undo.undo(book, now=NOW)
    assert len(items(book, "doubtful")[0].choices) == 3


def test_one_birthday_in_part_is_no_doubt(book: Book) -> None:
    birthdays(book, "1980-05-06", "--05-06")
    assert items(book, "doubtful") == []


def test_both_are_kept_until_there_is_a_third(book: Book) -> None:
    ana = birthdays(book, "1980-05-06", "1980-05-07")
    answers.keep(book, items(book, "doubtful")[0], now=NOW)
    assert items(book, "doubtful") == []
    facts.add(book, ana, Fact.BIRTHDAY, "1980-05-08", now=NOW)
    assert len(items(book, "doubtful")) == 1


LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Ruiz,https://www.linkedin.com/in/ana,ana@x.example,{},Lead,01 Jan 2020\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:a\nFN:Ana Ruiz\nN:Ruiz;Ana;;;\nEMAIL:ana@x.example\nORG:{}\nTITLE:Lead\nADR;TYPE=home:;;;{};;;\nEND:VCARD\n"


def bring(book: Book, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    imports.apply(book, imports.plan(book, [folder / name], now=NOW), now=NOW)


def test_two_jobs_of_two_files(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, "Connections.csv", LINKEDIN.format("Acme"))
    bring(book, tmp_path, "a.vcf", CARD.format("Delta", "Lyon"))
    [item] = items(book, "doubtful")
    assert (item.reason.key, texts(item)) == ("job", ["Lead, Acme", "Lead, Delta"])
    assert [each.source for each in item.choices] == ["linkedin", "vcard"]
    answers.choose(book, item, 1, now=NOW)
    assert book.read("SELECT company FROM person") == [("Delta",)]
    assert book.read("SELECT detail, until FROM fact WHERE field = 'job' ORDER BY detail") == [
        ("Acme", "2026-11-20"), ("Delta", None),
    ]  # fmt: skip
    assert items(book, "doubtful") == []
    undo.undo(book, now=NOW)
    assert book.read("SELECT company FROM person") == [("Acme",)]
    assert len(items(book, "doubtful")) == 1


def test_one_firm_in_two_spellings_is_no_doubt(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, "Connections.csv", LINKEDIN.format("Acme"))
    bring(book, tmp_path, "a.vcf", CARD.format("ACME GmbH", "Lyon"))
    assert items(book, "doubtful") == []


def test_two_places_of_two_files(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, "a.vcf", CARD.format("Acme", "Lyon"))
    google = "First Name,Last Name,E-mail 1 - Value,Address 1 - City\nAna,Ruiz,ana@x.example,Paris\n"
    bring(book, tmp_path, "google.csv", google)
    [item] = items(book, "doubtful")
    assert (item.reason.key, texts(item)) == ("place", ["Lyon", "Paris"])
    answers.choose(book, item, 1, now=NOW)
    assert book.read("SELECT city FROM person") == [("Paris",)]


def test_one_address_of_two_people(book: Book) -> None:
    ana, ben = person(book, "Ana"), person(book, "Ben")
    different(book, ana, ben, now=NOW)
    [item] = items(book, "doubtful")
    assert (item.reason.key, item.reason.text) == ("address", "ana@x.example")
    assert [each.person.id for each in item.choices if each.person] == [ana, ben]
    answers.choose(book, item, 1, now=NOW)
    assert book.read("SELECT person_id, shared FROM handle") == [(ben, 0)]
    assert items(book, "doubtful") == []
    undo.undo(book, now=NOW)
    assert book.read("SELECT person_id, shared FROM handle ORDER BY id") == [(ana, 1), (ben, 1)]
    answers.keep(book, items(book, "doubtful")[0], now=NOW)
    assert items(book, "doubtful") == []
    person(book, "Eva")
    assert len(items(book, "doubtful")) == 1, "somebody else has it by now"


def test_whom_one_let_go_has_no_say(book: Book) -> None:
    ana, ben, eva = person(book, "Ana"), person(book, "Ben"), person(book, "Eva")
    people.set_state(book, eva, State.LET_GO, now=NOW)
    assert [each.id for each in items(book, "doubtful")[0].people] == [ana, ben]
    people.set_state(book, ben, State.LET_GO, now=NOW)
    assert items(book, "doubtful") == []


def test_an_office_may_have_many(book: Book) -> None:
    person(book, "Ana", "info@x.example")
    person(book, "Ben", "info@x.example")
    assert items(book, "doubtful") == []


def test_what_is_gone_cannot_be_chosen(book: Book) -> None:
    ana = birthdays(book, "1980-05-06", "1980-05-07")
    [item] = items(book, "doubtful")
    facts.delete(book, item.choices[0].row, now=NOW)
    with pytest.raises(CannotDo):
        answers.choose(book, item, 0, now=NOW)
    assert book.read("SELECT count(*) FROM fact WHERE person_id = ?", (ana,)) == [(1,)]
