"""Cards: what is known of somebody comes back from our own reader and from vobject, and brings nobody twice."""

import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from networker import formats
from networker.domain.dates import PartialDate
from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import Channel, Fact, PersonId, State
from networker.formats import signs
from networker.formats.records import PersonRecord
from networker.services import contacts_vcard, exports, facts, imports, people, undo
from networker.store import contacts
from networker.store.book import Book
from tests import samples
from tests.thorough import examples

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def text(book: Book) -> str:
    file = io.BytesIO()
    contacts_vcard.write(
        book.reader, file, contacts.everybody(book.reader), now=NOW, went_on=lambda _done: None
    )
    return file.getvalue().decode("utf-8")


def unfolded(book: Book) -> list[str]:
    return text(book).replace("\r\n ", "").splitlines()


def known(book: Book) -> PersonId:
    """Somebody of whom everything is known that a card holds."""
    person, _ = people.add(
        book, name="Zoë Brandt", now=NOW,
        handles=[
            (Channel.MAIL, "z@example.com"), (Channel.PHONE, "+44 7700 900123"), (Channel.PHONE, "+49 30 901820"),
            (Channel.LINKEDIN, "https://www.linkedin.com/in/zoe"), (Channel.TELEGRAM, "zoe_b"),
            (Channel.BLOG, "https://zoe.example/?a=1,2;b"), (Channel.OTHER, "zoe@jabber.example"),
        ],
    )  # fmt: skip
    with book.step("a", "A", now=NOW) as step:
        step.update(
            "person", person, middle="Ann", prefix="Dr", suffix="MA", nickname="Zo, Zozo",
            notes="Likes; cats, dogs\\birds\nand a second line",
        )  # fmt: skip
        for content, label in (("+44 7700 900123", "mobile"), ("+49 30 901820", "Summer house")):
            step.execute("UPDATE handle SET label = ? WHERE text = ?", (label, content))
        step.execute("UPDATE handle SET label = 'Jabber' WHERE channel = 'other'")
        step.execute("UPDATE handle SET first = 1, label = 'work' WHERE channel = 'mail'")
        step.insert("photo", person=person, sha256="aa")
        step.execute("INSERT INTO picture (sha256, bytes) VALUES (?, ?)", ("aa", PICTURE))
    facts.add(book, person, Fact.JOB, "Cook", detail="Tern; Sons, Ltd", now=NOW)
    facts.add(book, person, Fact.BIRTHDAY, "--05-17", now=NOW)
    facts.add(book, person, Fact.ANNIVERSARY, "2014-06-01", now=NOW)
    facts.add(book, person, Fact.PLACE, "Łódź", detail="home", now=NOW)
    facts.add(book, person, Fact.CUSTOM, "Piotrkowska 1, 90-001 Łódź", detail="home address", now=NOW)
    facts.add(book, person, Fact.FAMILY, "Ben Ode", detail="spouse", now=NOW)
    facts.add(book, person, Fact.FAMILY, "Cem", detail="brother", now=NOW)
    facts.add(book, person, Fact.LIKE, "Sailing, mostly", now=NOW)
    facts.add(book, person, Fact.GENDER, "female", now=NOW)
    facts.add(book, person, Fact.CUSTOM, "42", detail="Shoe size", now=NOW)
    facts.add(book, person, Fact.CUSTOM, "Porto", detail="Club", until=PartialDate(2020), now=NOW)
    people.add_to_group(book, [person], "Choir, old", now=NOW)
    people.add_to_group(book, [person], "Press", now=NOW)
    return PersonId(person)


def test_a_card_says_what_is_known_as_rfc_6350_has_it(book: Book) -> None:
    person = known(book)
    found = unfolded(book)
    assert found[0:3] == ["BEGIN:VCARD", "VERSION:4.0", "PRODID:-//Networker//EN"]
    assert re.fullmatch(r"UID:urn:uuid:[0-9a-f-]{36}", found[3])
    assert found[4:] == [
        "REV:20261120T090000Z", "FN:Zoë Brandt", "N:Brandt;Zoë;Ann;Dr;MA", "NICKNAME:Zo,Zozo",
        r"ORG:Tern\; Sons\, Ltd", "TITLE:Cook", "EMAIL;TYPE=work;PREF=1:z@example.com", "TEL;TYPE=cell:+44 7700 900123",
        "item1.TEL:+49 30 901820", "item1.X-ABLabel:Summer house",
        "X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/zoe", "X-SOCIALPROFILE;TYPE=telegram:zoe_b",
        "URL:https://zoe.example/?a=1,2;b", "IMPP:xmpp:zoe@jabber.example",
        'ADR;TYPE=home;LABEL="Piotrkowska 1, 90-001 Łódź":;;;Łódź;;;', "BDAY:--0517", "ANNIVERSARY:20140601", "GENDER:F",
        "RELATED;VALUE=text;TYPE=spouse:Ben Ode", "item2.X-ABRELATEDNAMES:Cem", "item2.X-ABLabel:brother",
        r"INTEREST:Sailing\, mostly", "item3.X-NETWORKER-FIELD:42", "item3.X-ABLabel:Shoe size",
        r"CATEGORIES:Choir\, old,Press", r"NOTE:Likes; cats\, dogs\\birds\nand a second line",
        next(line for line in found if line.startswith("PHOTO:data:image/png;base64,")),
        f"X-NETWORKER-ID:{book.meta('book')} {person} {NOW.isoformat()}", "END:VCARD",
    ]  # fmt: skip


def test_our_own_reader_reads_all_of_it_back(book: Book, tmp_path: Path) -> None:
    known(book)
    exports.export(book, tmp_path / "z.vcf", format="vcf", now=NOW)
    (found,) = formats.read(tmp_path / "z.vcf")
    assert isinstance(found, PersonRecord)
    assert (found.given, found.middle, found.family, found.prefix, found.suffix, found.nickname) == (
        "Zoë", "Ann", "Brandt", "Dr", "MA", "Zo, Zozo",
    )  # fmt: skip
    assert (found.company, found.title, found.groups) == ("Tern; Sons, Ltd", "Cook", ("Choir, old", "Press"))
    assert found.notes == "Likes; cats, dogs\\birds\nand a second line"
    assert found.photo == PICTURE
    assert [(each.channel, each.text, each.label, each.primary) for each in found.handles] == [
        ("mail", "z@example.com", "work", True), ("phone", "+44 7700 900123", "mobile", False),
        ("phone", "+49 30 901820", "Summer house", False), ("blog", "https://zoe.example/?a=1,2;b", "", False),
        ("linkedin", "https://www.linkedin.com/in/zoe", "", False), ("telegram", "https://t.me/zoe_b", "", False),
        ("other", "zoe@jabber.example", "Jabber", False),
    ]  # fmt: skip
    assert {(each.field, each.detail, each.value) for each in found.facts} == {
        ("birthday", "", "--05-17"), ("anniversary", "", "2014-06-01"), ("place", "home", "Łódź"),
        ("custom", "home address", "Piotrkowska 1, 90-001 Łódź"), ("family", "spouse", "Ben Ode"),
        ("family", "brother", "Cem"), ("like", "", "Sailing, mostly"), ("gender", "", "female"),
        ("custom", "Shoe size", "42"),
    }  # fmt: skip


def test_vobject_reads_it_too(book: Book) -> None:
    samples.fill(book, now=NOW, people=60)
    known(book)
    cards: list[Any] = list(vobject.readComponents(text(book)))
    names = [row[0] for row in book.read("SELECT name FROM person WHERE me = 0 ORDER BY order_key, id")]
    assert len(cards) == len(names)
    assert all(card.fn.value == name for card, name in zip(cards, names, strict=True) if name)
    (zoe,) = (card for card in cards if card.fn.value == "Zoë Brandt")
    assert (zoe.n.value.given, zoe.n.value.family, zoe.n.value.additional) == ("Zoë", "Brandt", "Ann")
    assert zoe.org.value == ["Tern; Sons, Ltd"]
    assert [each.value for each in zoe.tel_list] == ["+44 7700 900123", "+49 30 901820"]
    assert (zoe.email.value, zoe.adr.value.city, zoe.bday.value) == ("z@example.com", "Łódź", "--0517")
    assert zoe.categories.value == ["Choir, old", "Press"]
    assert zoe.note.value == "Likes; cats, dogs\\birds\nand a second line"


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("1980-05-17", "BDAY:19800517"), ("--05-17", "BDAY:--0517"), ("--02-29", "BDAY:--0229"), ("1980", "BDAY:1980"),
        ("1980-05", "BDAY:1980-05"), ("in May", "BDAY;VALUE=text:in May"),
    ],
)  # fmt: skip
def test_birthdays_may_be_known_in_part(book: Book, tmp_path: Path, born: str, said: str) -> None:
    person, _ = people.add(book, name="Ana Moll", now=NOW)
    with book.step("a", "A", now=NOW) as step:
        step.insert("fact", person=person, field="birthday", value=born, noted="2026-11-20")
    assert [line for line in unfolded(book) if line.startswith("BDAY")] == [said]
    exports.export(book, tmp_path / "p.vcf", format="vcf", now=NOW)
    (found,) = formats.read(tmp_path / "p.vcf")
    assert isinstance(found, PersonRecord)
    assert [each.value for each in found.facts] == [born]


def test_everybody_is_in_it_but_the_user(book: Book) -> None:
    for name, state in (("Ana", State.ACTIVE), ("Ben", State.LET_GO)):
        people.set_state(book, people.add(book, name=name, now=NOW)[0], state, now=NOW)
    with book.step("a", "A", now=NOW) as step:
        step.insert("person", name="Mo", folded="mo", me=True)
    assert [line for line in unfolded(book) if line.startswith("FN")] == ["FN:Ana", "FN:Ben"]


def test_who_has_no_name_is_called_by_an_address_and_comes_back_without(book: Book, tmp_path: Path) -> None:
    people.add(book, name="", handles=[(Channel.PHONE, "+44 7700 900123")], now=NOW)
    assert "FN:+44 7700 900123" in unfolded(book)
    exports.export(book, tmp_path / "p.vcf", format="vcf", now=NOW)
    (found,) = formats.read(tmp_path / "p.vcf")
    assert isinstance(found, PersonRecord)
    assert (found.given, found.family, found.full_name) == ("", "", "")


COMPARED = {
    "people": "SELECT company, title, city, notes FROM person WHERE me = 0",
    "handles": "SELECT p.name, h.channel, h.key, h.label, h.first FROM handle h JOIN person p ON p.id = h.person_id"
    " WHERE p.me = 0",
    "groups": "SELECT p.name, g.name FROM group_member m JOIN people_group g ON g.id = m.group_id"
    " JOIN person p ON p.id = m.person_id",
    "birthdays": "SELECT p.name, f.value FROM fact f JOIN person p ON p.id = f.person_id WHERE f.field = 'birthday'",
}


def called(book: Book) -> list[str]:
    """Everybody as they are shown."""
    return sorted(
        as_shown(*row) for row in book.read("SELECT name, given, family, suffix FROM person WHERE me = 0")
    )


def test_a_book_comes_back_and_brings_nobody_twice(book: Book, tmp_path: Path) -> None:
    samples.fill(book, now=NOW, people=80)
    known(book)
    for name in ("Ana Moll", "Ana Moll", "Cem"):  # whom no address tells from each other
        people.add(book, name=name, now=NOW)
    path = tmp_path / "people.vcf"
    done = exports.export(book, path, format="vcf", now=NOW)
    assert imports.apply(book, imports.plan(book, [path]), now=NOW).import_id is None
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        report = imports.apply(other, imports.plan(other, [path]), now=NOW)
        assert (report.formats, report.new, report.skipped) == (("vcard",), done.people, ())
        for what, query in COMPARED.items():
            assert sorted(map(str, other.read(query))) == sorted(map(str, book.read(query))), what
        assert imports.apply(other, imports.plan(other, [path]), now=NOW).import_id is None


def test_what_was_edited_on_a_phone_reaches_whom_it_means(book: Book, tmp_path: Path) -> None:
    first, second = (people.add(book, name="Ana Moll", now=NOW)[0] for _ in range(2))
    path = tmp_path / "people.vcf"
    exports.export(book, path, format="vcf", now=NOW)
    cards = path.read_text(encoding="utf-8").split("END:VCARD")
    at = next(n for n, card in enumerate(cards) if f" {second} " in card.replace("\n ", ""))
    cards[at] = cards[at].rstrip() + "\nADR:;;;Lyon;;;\n"
    path.write_text("END:VCARD".join(cards), encoding="utf-8")
    report = imports.apply(book, imports.plan(book, [path]), now=NOW)
    assert (report.new, report.updated, report.unchanged) == (0, 1, 1)
    assert book.read("SELECT id, city FROM person ORDER BY id") == [(first, ""), (second, "Lyon")]


def test_somebody_who_is_gone_comes_back_with_it(book: Book, tmp_path: Path) -> None:
    people.add(book, name="Ana Moll", now=NOW)
    path = tmp_path / "people.vcf"
    exports.export(book, path, format="vcf", now=NOW)
    undo.undo(book, now=NOW)
    people.add(book, name="Ben Ode", now=NOW.replace(hour=10))  # under her number
    assert imports.apply(book, imports.plan(book, [path]), now=NOW).new == 1
    assert book.read("SELECT name FROM person ORDER BY name") == [("Ana Moll",), ("Ben Ode",)]


ODD = st.text(
    alphabet=st.sampled_from("=+-@'\"\\\t\r\n,;:^ *0aé漢\u2028ß")
    | st.characters(exclude_categories=("Cs", "Cc")),
    max_size=80,
).map(signs.visible)  # what nobody sees is taken out when it comes back


@pytest.mark.property
@settings(max_examples=examples(150))
@given(name=ODD, family=ODD, notes=ODD, company=ODD, value=ODD)
def test_odd_texts_come_back(name: str, family: str, notes: str, company: str, value: str) -> None:
    given_, family, company, value = (" ".join(each.split()) for each in (name, family, company, value))
    notes = notes.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "").strip()
    with tempfile.TemporaryDirectory() as folder:
        with closing(Book(Path(folder) / "b", now=NOW)) as book:
            with book.step("a", "A", now=NOW) as step:
                shown = f"{given_} {family}".strip()
                person = step.insert(
                    "person", given=given_, family=family, name=shown, folded="x", notes=notes
                )
                step.insert("handle", person=person, channel="mail", text="a@x.example", key="a@x.example")
                step.insert(
                    "fact", person=person, field="job", value="Cook", detail=company, noted="2026-11-20"
                )
                step.insert(
                    "fact", person=person, field="custom", value=value, detail="Field", noted="2026-11-20"
                )
            path = Path(folder) / "p.vcf"
            exports.export(book, path, format="vcf", now=NOW)
        lines = path.read_bytes().split(b"\r\n")
        assert all(len(line) <= 75 for line in lines)
        (found,) = formats.read(path)
    assert isinstance(found, PersonRecord)
    said = f"{found.given} {found.family}".strip() or found.full_name
    assert (said, found.company, found.title, found.notes) == (shown, company, "Cook", notes)
    assert [each.value for each in found.facts if each.detail == "Field"] == [value] * bool(value)
