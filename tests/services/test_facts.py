"""Facts by hand: noted, set right, ended, deleted, each one step back; fields of the user's own keep their type."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Fact, FieldType, PersonId
from networker.services import exports, facts, imports, people, timeline, undo
from networker.services.errors import CannotDo
from networker.services.facts import OwnField
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=30)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def ana(book: Book) -> PersonId:
    return people.add(book, name="Ana Torres", now=NOW)[0]


def told(book: Book, person: int) -> list[tuple[object, ...]]:
    return [
        (each.field, each.value, each.detail, each.since and each.since.iso, each.until and each.until.iso)
        for each in people.fact_views(book.reader, person)
    ]


def number(book: Book, value: str) -> int:
    return int(book.read("SELECT id FROM fact WHERE value = ?", (value,))[0][0])


@pytest.mark.parametrize("verb", ["add", "change", "end", "delete"])
def test_each_verb_is_one_step_with_a_way_back(book: Book, ana: PersonId, verb: str) -> None:
    facts.add(book, ana, Fact.PLACE, "Porto", now=NOW)
    before = dump(book)
    place = number(book, "Porto")
    changes = {
        "add": lambda: facts.add(book, ana, Fact.PLACE, "Lyon", since=PartialDate(2027, 1), now=LATER),
        "change": lambda: facts.change(book, place, "Lyon", now=LATER),
        "end": lambda: facts.end(book, place, until=date(2026, 12, 1), now=LATER),
        "delete": lambda: facts.delete(book, place, now=LATER),
    }[verb]()
    assert changes.people == {ana}
    assert "Ana Torres" in changes.label
    after = dump(book)
    assert after != before
    undo.undo(book, now=LATER)
    assert dump(book) == before
    undo.redo(book, now=LATER)
    assert dump(book) == after


def test_a_new_job_ends_the_one_it_takes_the_place_of(book: Book, ana: PersonId) -> None:
    facts.add(book, ana, Fact.JOB, "Designer", detail="Vela", since=PartialDate(2018), now=NOW)
    old, since = number(book, "Designer"), PartialDate(2022, 3)
    facts.add(book, ana, Fact.JOB, "Lead", detail="Acme", since=since, instead_of=old, now=LATER)
    assert told(book, ana) == [
        ("job", "Lead", "Acme", "2022-03", None),
        ("job", "Designer", "Vela", "2018", "2022-03"),
    ]
    assert book.read("SELECT title, company FROM person WHERE id = ?", (ana,)) == [("Lead", "Acme")]


def test_what_began_later_is_not_taken_the_place_of(book: Book, ana: PersonId) -> None:
    facts.add(book, ana, Fact.PLACE, "Lyon", since=PartialDate(2022), now=NOW)
    lyon = number(book, "Lyon")
    with pytest.raises(CannotDo, match="let both stand"):
        facts.add(book, ana, Fact.PLACE, "Rome", since=PartialDate(2019), instead_of=lyon, now=NOW)
    facts.add(book, ana, Fact.PLACE, "Porto", instead_of=lyon, now=NOW)
    assert ("place", "Lyon", "", "2022", "2026-11-20") in told(book, ana)


def test_what_is_said_to_be_over_is_the_present_no_longer(book: Book, ana: PersonId) -> None:
    facts.add(book, ana, Fact.PLACE, "Lyon", now=NOW)
    facts.end(book, number(book, "Lyon"), until=NOW.date(), now=NOW)
    assert book.read("SELECT city FROM person WHERE id = ?", (ana,)) == [("",)]
    assert told(book, ana) == [("place", "Lyon", "", None, "2026-11-20")]


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("14 February", "--02-14", "14 February"), ("29 Feb", "--02-29", "29 February"), ("1980", "1980", "1980"),
        ("Feb 14, 1989", "1989-02-14", "14 February 1989"),
    ],
)  # fmt: skip
def test_a_birthday_may_know_no_year(book: Book, ana: PersonId, typed: str, kept: str, said: str) -> None:
    changes = facts.add(book, ana, Fact.BIRTHDAY, typed, now=NOW)
    assert changes.label == f"Noted on Ana Torres: {said}"
    assert told(book, ana) == [("birthday", kept, "", None, None)]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"fact": Fact.JOB, "value": " "}, "Work needs a title or a company."),
        ({"fact": Fact.LIKE, "value": ""}, "There is nothing to note yet"),
        ({"fact": Fact.BIRTHDAY, "value": "3/4/1980"}, "can be read in two ways"),
        ({"fact": Fact.BIRTHDAY, "value": "30 Feb"}, "no date that can be read"),
        ({"fact": Fact.BIRTHDAY, "value": "3000"}, "birthday lies ahead"),
        ({"fact": Fact.BIRTHDAY, "value": "21 November 2026"}, "birthday lies ahead"),
        ({"fact": Fact.CUSTOM, "value": "43"}, "needs a name"),
        (
            {"fact": Fact.PLACE, "value": "Lyon", "since": PartialDate(2022, 3), "until": PartialDate(2021)},
            "cannot end before it began",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    book: Book, ana: PersonId, wrong: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(CannotDo, match=sentence):
        facts.add(book, ana, wrong.pop("fact"), wrong.pop("value"), now=NOW, **wrong)
    assert told(book, ana) == []


def test_a_fact_may_begin_and_end_within_a_year_of_which_no_more_is_known(book: Book, ana: PersonId) -> None:
    facts.add(book, ana, Fact.PLACE, "Rome", since=PartialDate(2021, 5), until=PartialDate(2021), now=NOW)
    assert told(book, ana) == [("place", "Rome", "", "2021-05", "2021")]


def test_what_is_gone_is_said_once(book: Book, ana: PersonId) -> None:
    facts.add(book, ana, Fact.LIKE, "tea", now=NOW)
    tea = number(book, "tea")
    facts.delete(book, tea, now=NOW)
    for verb in (
        lambda: facts.delete(book, tea, now=NOW),
        lambda: facts.change(book, tea, "coffee", now=NOW),
        lambda: facts.end(book, tea, until=NOW.date(), now=NOW),
    ):
        with pytest.raises(CannotDo, match="not in the book any more"):
            verb()


def test_a_field_of_ones_own_is_offered_to_the_next_with_its_type(book: Book, ana: PersonId) -> None:
    ben, _ = people.add(book, name="Ben Ode", now=NOW)
    size = FieldType.NUMBER
    facts.add(book, ana, Fact.CUSTOM, "42", detail="Shoe  size", holds=size, now=NOW)
    facts.add(book, ben, Fact.CUSTOM, "43.5", detail="shoe size", now=NOW)
    assert facts.own_fields(book) == (OwnField("Shoe size", size),)
    assert told(book, ben) == [("custom", "43.5", "Shoe size", None, None)]
    with pytest.raises(CannotDo, match="is no number"):
        facts.add(book, ben, Fact.CUSTOM, "large", detail="Shoe size", now=NOW)
    with pytest.raises(CannotDo, match="a field of yours already, for numbers"):
        facts.add(book, ben, Fact.CUSTOM, "yes", detail="shoe size", holds=FieldType.YES_NO, now=NOW)
    with pytest.raises(CannotDo, match="is no number"):
        facts.change(book, number(book, "42"), "large", now=NOW)
    facts.delete(book, number(book, "42"), now=NOW)
    assert facts.own_fields(book) == (OwnField("Shoe size", size),)
    facts.delete(book, number(book, "43.5"), now=NOW)
    assert facts.own_fields(book) == ()  # nobody has it any more


def test_what_a_file_calls_a_field_is_offered_too(book: Book, ana: PersonId, tmp_path: Path) -> None:
    _card(tmp_path, book, "X-SHOE:41")
    assert OwnField("former name", None) not in facts.own_fields(book)
    with book.step("note", "Note", now=NOW) as step:
        for value, label in (("41", "Locker"), ("Ana Lopes", "former name")):
            step.insert("fact", person=ana, field="custom", value=value, detail=label)
    shoe = OwnField("Shoe", None)  # of the card
    assert facts.own_fields(book) == (OwnField("Locker", None), shoe)
    facts.add(book, ana, Fact.CUSTOM, "7", detail="locker", holds=FieldType.NUMBER, now=NOW)
    assert facts.own_fields(book) == (OwnField("Locker", FieldType.NUMBER), shoe)


def _card(folder: Path, book: Book, *lines: str) -> None:
    card = folder / "ana.vcf"
    head = ("BEGIN:VCARD", "VERSION:3.0", "UID:7", "FN:Ana Torres", "EMAIL:ana@x.example")
    card.write_text("\r\n".join((*head, *lines, "END:VCARD", "")))
    imports.apply(book, imports.plan(book, [card], now=LATER), now=LATER)


def test_a_value_set_right_by_hand_is_no_imports_to_change(book: Book, tmp_path: Path) -> None:
    _card(tmp_path, book, "TITLE:Engineer", "ORG:Acme")
    person = book.read("SELECT id FROM person")[0][0]
    facts.change(book, number(book, "Engineer"), "Chief engineer", detail="Acme", now=LATER)
    _card(tmp_path, book, "TITLE:Engineer", "ORG:Acme", "TEL:+34600000001")
    _card(tmp_path, book, "TITLE:Director", "ORG:Acme")
    assert book.read("SELECT title FROM person WHERE id = ?", (person,)) == [("Chief engineer",)]
    assert timeline.head(book, person, today=LATER.date()).title == "Chief engineer"  # type: ignore[union-attr]


def test_a_whole_book_goes_out_and_comes_back_with_its_fields_and_ties(
    book: Book, ana: PersonId, tmp_path: Path
) -> None:
    from networker.services import ties

    ben, _ = people.add(book, name="Ben Ode", now=NOW)
    facts.add(
        book, ana, Fact.CUSTOM, "ja", detail="Vegan", holds=FieldType.YES_NO, since=PartialDate(2020), now=NOW
    )
    ties.add(book, ana, "godmother", ben, inverse="godchild", now=NOW)
    exports.export(book, tmp_path / "book.json", format="json", now=NOW)
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        imports.apply(other, imports.plan(other, [tmp_path / "book.json"], now=NOW), now=NOW)
        rows = {name: found for name, found in dump(other).items() if name != "rhythm"}
        assert rows == {name: found for name, found in dump(book).items() if name != "rhythm"}
        assert facts.own_fields(other) == (OwnField("Vegan", FieldType.YES_NO),)
        assert [each.word for each in ties.ties_of(other.reader, ben)] == ["godchild"]
    with closing(
        Book(tmp_path / "third", now=NOW)
    ) as third:  # where somebody is already, they come as records
        people.add(third, name="Cem Odo", now=NOW)
        imports.apply(third, imports.plan(third, [tmp_path / "book.json"], now=NOW), now=NOW)
        assert facts.own_fields(third) == (OwnField("Vegan", FieldType.YES_NO),)
        (person,) = third.read("SELECT id FROM person WHERE name = 'Ben Ode'")
        assert [each.word for each in ties.ties_of(third.reader, person[0])] == ["godchild"]
