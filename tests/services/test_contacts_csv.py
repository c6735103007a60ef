"""The table of contacts: no spreadsheet reckons with a cell of it, and it comes back as it went."""

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker import formats
from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Channel, Fact, PersonId, State
from networker.formats import signs
from networker.formats.records import PersonRecord
from networker.services import contacts_csv, exports, facts, imports, people, undo
from networker.store import contacts
from networker.store.book import Book
from tests import samples
from tests.thorough import examples

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def table(book: Book) -> list[dict[str, str]]:
    file = io.BytesIO()
    contacts_csv.write(book.reader, file, contacts.everybody(book.reader), went_on=lambda _done: None)
    text = file.getvalue().decode("utf-8")
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


COMPARED = {
    "people": "SELECT name, company, title, city, notes FROM person WHERE me = 0",
    "handles": "SELECT p.name, h.channel, h.key, h.label, h.first FROM handle h JOIN person p ON p.id = h.person_id"
    " WHERE p.me = 0",
    "groups": "SELECT p.name, g.name FROM group_member m JOIN people_group g ON g.id = m.group_id"
    " JOIN person p ON p.id = m.person_id",
    "birthdays": "SELECT p.name, f.value FROM fact f JOIN person p ON p.id = f.person_id WHERE f.field = 'birthday'",
}


def test_a_book_comes_back_with_names_addresses_groups_and_birthdays(book: Book, tmp_path: Path) -> None:
    samples.fill(book, now=NOW, people=80)
    me = people.add(book, name="Mo Self", now=NOW)[0]
    with book.step("a", "A", now=NOW) as step:
        step.update("person", me, me=True)
    done = exports.export(book, tmp_path / "people.csv", format="csv", now=NOW)
    other = Book(tmp_path / "other", now=NOW)
    report = imports.apply(other, imports.plan(other, [tmp_path / "people.csv"]), now=NOW)
    assert (report.formats, report.new, report.skipped) == (("google-csv",), done.people, ())
    for what, query in COMPARED.items():
        assert sorted(other.read(query)) == sorted(book.read(query)), what
    other.close()


def test_everybody_is_in_it_but_the_user(book: Book) -> None:
    for name, state in (("Ana", State.ACTIVE), ("Ben", State.LET_GO), ("Cem", State.DECEASED)):
        people.set_state(book, people.add(book, name=name, now=NOW)[0], state, now=NOW)
    with book.step("a", "A", now=NOW) as step:
        step.insert("person", name="Mo", folded="mo", me=True)
    assert [row["First Name"] for row in table(book)] == ["Ana", "Ben", "Cem"]


def test_an_empty_book_is_a_header(book: Book) -> None:
    assert table(book) == []


def test_the_columns_are_googles(book: Book) -> None:
    person, _ = people.add(
        book, name="Zoë Brandt", now=NOW,
        handles=[
            (Channel.MAIL, "z@example.com"), (Channel.MAIL, "b@example.com"), (Channel.PHONE, "+44 7700 900123"),
            (Channel.LINKEDIN, "https://www.linkedin.com/in/zoe"), (Channel.TELEGRAM, "zoe"),
        ],
    )  # fmt: skip
    with book.step("a", "A", now=NOW) as step:
        step.execute("UPDATE handle SET first = 1, label = 'home' WHERE text = 'b@example.com'")
    facts.add(book, person, Fact.JOB, "Cook", detail="Tern", now=NOW)
    facts.add(book, person, Fact.BIRTHDAY, "--05-17", now=NOW)
    facts.add(book, person, Fact.PLACE, "Łódź", now=NOW)
    people.add_to_group(book, [person], "Choir", now=NOW)
    people.add_to_group(book, [person], "Press", now=NOW)
    (row,) = table(book)
    assert {name: cell for name, cell in row.items() if cell} == {
        "First Name": "Zoë", "Last Name": "Brandt", "Organization Name": "Tern", "Organization Title": "Cook",
        "Birthday": " --05-17", "Labels": "Choir ::: Press", "E-mail 1 - Label": "* home",
        "E-mail 1 - Value": "b@example.com", "E-mail 2 - Value": "z@example.com", "Phone 1 - Value": "+44 7700 900123",
        "Website 1 - Value": "https://www.linkedin.com/in/zoe", "IM 1 - Service": "telegram", "IM 1 - Value": "zoe",
        "Address 1 - City": "Łódź", "Networker ID": f"{book.meta('book')} {person} {NOW.isoformat()}",
    }  # fmt: skip


def test_fields_of_ones_own_have_columns_and_come_back(book: Book, tmp_path: Path) -> None:
    ana, _ = people.add(book, name="Ana Torres", now=NOW)
    people.add(book, name="Ben Ode", now=NOW)
    for name, value in (("Shoe size", "42"), ("Vegan", "yes")):
        facts.add(book, ana, Fact.CUSTOM, value, detail=name, now=NOW)
    facts.add(book, ana, Fact.CUSTOM, "Porto", detail="Club", until=PartialDate(2020), now=NOW)
    path = tmp_path / "p.csv"
    exports.export(book, path, format="csv", now=NOW)
    first, second = formats.read(path)
    assert isinstance(first, PersonRecord)
    assert isinstance(second, PersonRecord)
    assert [(each.detail, each.value) for each in first.facts] == [("Shoe size", "42"), ("Vegan", "yes")]
    assert second.facts == ()


@pytest.mark.parametrize(
    ("notes", "cell"),
    [
        ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"), ("@SUM(1)", "'@SUM(1)"), ("+1+cmd", "'+1+cmd"),
        ("-2+3", "'-2+3"), ("--05-17", "'--05-17"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("'=1", "''=1"),
        ("+44 (0)7700 900-123", "+44 (0)7700 900-123"), ("-12.5", "-12.5"), ("+1-555-0100", "+1-555-0100"),
        ("a=1", "a=1"), ("'tis", "'tis"), ("", ""),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula_and_numbers_stay_numbers(book: Book, notes: str, cell: str) -> None:
    person, _ = people.add(book, name="Ana", now=NOW)
    people.set_notes(book, PersonId(person), notes, now=NOW)
    assert table(book)[0]["Notes"] == cell


ODD = st.text(
    alphabet=st.sampled_from("=+-@'\"\t\r\n,;: *0aé\u2028ß") | st.characters(exclude_categories=("Cs", "Cc")),
    max_size=12,
).map(signs.visible)  # what nobody sees is taken out when it comes back


@pytest.mark.property
@settings(max_examples=examples(150))
@given(name=ODD, family=ODD, notes=ODD, company=ODD)
def test_odd_cells_come_back(name: str, family: str, notes: str, company: str) -> None:
    given_, family, company, notes = (text.strip() for text in (name, family, company, notes))
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder) / "b", now=NOW)
        with book.step("a", "A", now=NOW) as step:
            person = step.insert(
                "person",
                given=given_,
                family=family,
                name=f"{given_} {family}".strip(),
                folded="x",
                notes=notes,
            )
            step.insert("handle", person=person, channel="mail", text="a@x.example", key="a@x.example")
            step.insert("fact", person=person, field="job", value="Cook", detail=company, noted="2026-11-20")
        path = Path(folder) / "p.csv"
        exports.export(book, path, format="csv", now=NOW)
        (found,) = formats.read(path)
        book.close()
    assert isinstance(found, PersonRecord)
    shown = f"{found.given} {found.family}".strip()
    assert (shown, found.company, found.title) == (f"{given_} {family}".strip(), company, "Cook")
    assert found.notes == notes


def test_it_changes_nothing_in_its_own_book_and_brings_nobody_twice(book: Book, tmp_path: Path) -> None:
    samples.fill(book, now=NOW, people=40)
    for name in ("Ana Moll", "Ana Moll", "Cem"):  # whom no address tells from each other
        people.add(book, name=name, now=NOW)
    path = tmp_path / "people.csv"
    done = exports.export(book, path, format="csv", now=NOW)
    assert imports.apply(book, imports.plan(book, [path]), now=NOW).import_id is None
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        assert imports.apply(other, imports.plan(other, [path]), now=NOW).new == done.people
        assert imports.apply(other, imports.plan(other, [path]), now=NOW).import_id is None


def test_what_was_edited_in_it_reaches_whom_it_means(book: Book, tmp_path: Path) -> None:
    first, second = (people.add(book, name="Ana Moll", now=NOW)[0] for _ in range(2))
    path = tmp_path / "people.csv"
    exports.export(book, path, format="csv", now=NOW)
    rows = table(book)
    next(row for row in rows if f" {second} " in row["Networker ID"])["Address 1 - City"] = "Lyon"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    report = imports.apply(book, imports.plan(book, [path]), now=NOW)
    assert (report.new, report.updated, report.unchanged) == (0, 1, 1)
    assert book.read("SELECT id, city FROM person ORDER BY id") == [(first, ""), (second, "Lyon")]
    assert imports.apply(book, imports.plan(book, [path]), now=NOW).import_id is None


def test_somebody_who_is_gone_comes_back_with_it(book: Book, tmp_path: Path) -> None:
    people.add(book, name="Ana Moll", now=NOW)
    path = tmp_path / "people.csv"
    exports.export(book, path, format="csv", now=NOW)
    undo.undo(book, now=NOW)
    people.add(book, name="Ben Ode", now=NOW.replace(hour=10))  # under her number
    assert imports.apply(book, imports.plan(book, [path]), now=NOW).new == 1
    assert book.read("SELECT name FROM person ORDER BY name") == [("Ana Moll",), ("Ben Ode",)]
