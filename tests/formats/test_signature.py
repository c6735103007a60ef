"""A pasted signature is one person; a letter or a shopping list is none."""

import io

import pytest

from networker import formats
from networker.formats.records import PersonRecord
from tests.formats.seen import facts, texts


def pasted(text: str) -> PersonRecord:
    found = formats.read_pasted(text)
    assert found.format == "signature"
    [item] = found
    assert isinstance(item, PersonRecord)
    return item


def test_a_usual_signature() -> None:
    found = pasted(
        "Best regards\n\n--\nZoë Brandt\nHead of Maps | Tern Works Ltd\nT: +44 7700 900123\nFax: +44 7700 900999\n"
        "zoe.brandt@tern.example  |  www.tern.example\nlinkedin.com/in/zoe-brandt\n"
    )
    assert (found.full_name, found.title, found.company) == ("Zoë Brandt", "Head of Maps", "Tern Works Ltd")
    assert texts(found) == [
        ("phone", "+44 7700 900123", ""), ("mail", "zoe.brandt@tern.example", ""),
        ("blog", "https://www.tern.example", ""), ("linkedin", "https://linkedin.com/in/zoe-brandt", ""),
    ]  # fmt: skip


def test_a_german_one_with_an_address() -> None:
    found = pasted(
        "Mit freundlichen Grüßen\nJürgen Größe\nLeiter Technik\nMöwe GmbH\nHafenstraße 3\n20457 Hamburg\n"
        "Telefon: 040 / 12 34 56 78\nE-Mail: j.groesse@moewe.example"
    )
    assert (found.full_name, found.title, found.company) == ("Jürgen Größe", "Leiter Technik", "Möwe GmbH")
    assert facts(found) == [("place", "Hamburg", "")]
    assert "Hafenstraße 3" in found.notes
    assert ("phone", "040 / 12 34 56 78", "") in texts(found)


def test_a_role_at_a_company_in_one_line() -> None:
    found = pasted("王小明\nEngineer at Kite Labs\nwang@kite.example")
    assert (found.full_name, found.title, found.company) == ("王小明", "Engineer", "Kite Labs")


def test_an_address_alone_is_somebody() -> None:
    assert texts(pasted("ana@x.example")) == [("mail", "ana@x.example", "")]


@pytest.mark.parametrize(
    "text", ["buy milk and bread", "", "\n \n", "word " * 500, "line a@b.example\n" * 40]
)
def test_what_is_nobody_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises((formats.UnknownFormat, formats.UnreadableFile)) as caught:
        formats.read_pasted(text)
    assert str(caught.value).endswith(".")


def test_a_pasted_card_and_a_pasted_table_are_what_they_are() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nN:Brandt;Zoë;;;\nFN:Zoë Brandt\nEND:VCARD\n"
    assert formats.read_pasted(card).format == "vcard"
    table = "Given Name\tFamily Name\tE-mail 1 - Value\nZoë\tBrandt\tzoe@x.example\n"
    assert formats.read_pasted(table).format == "google-csv"
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read_pasted("Who\tWhere\tMail\nZoë\tLyon\tz@x.example\n")
    assert caught.value.columns == ("Who", "Where", "Mail")


def test_a_file_of_such_lines_is_not_read_so() -> None:
    with pytest.raises(formats.UnknownFormat):
        formats.read(io.StringIO("Zoë Brandt\nzoe@x.example\n"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ana Torres <ana@acme.example>", [("Ana Torres", "ana@acme.example")]),
        (
            "To: Ana Torres <ana@acme.example>\nCc: <ben@ode.example>,\n 王小明 <wang@kite.example>\n",
            [("Ana Torres", "ana@acme.example"), ("", "ben@ode.example"), ("王小明", "wang@kite.example")],
        ),
        (
            'Torres, Ana <ana@acme.example>; "Ode, Ben" <ben@ode.example>;',
            [("Ana Torres", "ana@acme.example"), ("Ben Ode", "ben@ode.example")],
        ),
    ],
)
def test_the_addressees_of_a_mail_are_people_of_their_own(text: str, wanted: list[tuple[str, str]]) -> None:
    found = formats.read_pasted(text)
    people = [item for item in found if isinstance(item, PersonRecord)]
    assert [(each.full_name, each.handles[0].text) for each in people] == wanted


def test_an_address_in_brackets_leaves_no_bracket_in_the_name() -> None:
    found = pasted("Ana Torres <ana@acme.example>\nLyon\n+33 6 12 34 56 78")
    assert found.full_name == "Ana Torres"
    assert ("phone", "+33 6 12 34 56 78", "") in texts(found)


def test_one_endless_word_is_refused_at_once() -> None:
    """A pattern that tries each beginning against the whole rest would take minutes for a clipboard of this."""
    with pytest.raises(formats.UnknownFormat):
        formats.read_pasted("a" * 200_000)
