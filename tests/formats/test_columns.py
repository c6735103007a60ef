"""Tables that nobody knows: a guess for each column, and the table read as it was said."""

import pytest

from networker import formats
from networker.formats.columns import look, names_somebody, read_columns
from networker.formats.guesses import CHOICES, guess
from tests.formats.conftest import Write
from tests.formats.seen import facts, people, texts

FRIENDS = (
    "Wer;Wo;Kontakt;Seit;Telefonnummer;Webseite;Bemerkung;Leer\n"
    "Zoë Brandt;Lyon;zoe@kite.example;14.03.2019;+33 6 00 00 00 01;https://www.linkedin.com/in/zoe;mag Drachen;\n"
    "Bo Lind;Malmö;bo@lind.example;15.03.2020;;;;\n"
)


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        (("First Name", "Surname", "E-mail"), ((), (), ("a@b.example",)), ["given", "family", "mail"]),
        (("Name", "Work Email", "Private E-Mail"), ((), (), ()), ["name", "mail:work", "mail:home"]),
        (("Title", "Job Title", "Name"), ((), (), ()), ["custom", "title", "name"]),
        (("Title", "Name"), ((), ()), ["title", "name"]),
        (
            ("Nom de famille", "Prénom", "Téléphone portable"),
            ((), (), ()),
            ["family", "given", "phone:mobile"],
        ),
        (("Apellidos", "Nombre", "Correo electrónico"), ((), (), ()), ["family", "given", "mail"]),
        (
            ("A", "B", "C"),
            (("Ana Torres", "Bo Lind"), ("a@x.example",), ("+44 7700 900001",)),
            ["name", "mail", "phone"],
        ),
        (("Name", "E-mail"), (("Ana",), ("unknown", "none")), ["name", "custom"]),
        (("Name", "Name", ""), ((), (), ()), ["name", "custom", ""]),
        (("Person", "Kunde"), (("1", "2"), ("Ana Torres", "Bo Lind")), ["custom", "name"]),
        (
            ("customer_id", "Telefon Nr.", "Wer"),
            (("10000001", "10000002"), ("0351 234567",), ("Bo Lind",)),
            ["custom", "phone", "name"],
        ),
        (("When", "Score"), (("20/02/1992",), ("12345678 9",)), ["custom", "phone"]),
        (("Profile", "Born"), (("x",), ()), ["page", "custom"]),
    ],
)
def test_guesses(header: tuple[str, ...], cells: tuple[tuple[str, ...], ...], expected: list[str]) -> None:
    found = guess(header, cells)
    assert found == expected
    assert set(found) <= set(CHOICES)


def test_a_look_shows_headings_samples_and_guesses(write: Write) -> None:
    table = look(write("freunde.csv", FRIENDS))
    assert table.header == ("Wer", "Wo", "Kontakt", "Seit", "Telefonnummer", "Webseite", "Bemerkung", "Leer")
    assert [column.guess for column in table.columns] == [
        "name", "custom", "mail", "custom", "phone", "page", "notes", "custom",
    ]  # fmt: skip
    assert table.columns[0].samples == ("Zoë Brandt", "Bo Lind")
    assert table.columns[7].samples == ()
    assert table.rows == 2


def test_a_table_is_read_as_it_was_said(write: Write) -> None:
    path = write("freunde.csv", FRIENDS)
    said = {
        "Wer": "name", "Wo": "place", "Kontakt": "mail", "Seit": "custom", "Telefonnummer": "phone:mobile",
        "Webseite": "page", "Bemerkung": "notes", "Leer": "",
    }  # fmt: skip
    recognised = read_columns(path, said)
    zoe, bo = people(recognised)
    assert (recognised.title, zoe.source_kind, zoe.full_name, zoe.notes) == (
        "freunde",
        "csv",
        "Zoë Brandt",
        "mag Drachen",
    )
    assert texts(zoe) == [
        ("mail", "zoe@kite.example", ""), ("phone", "+33 6 00 00 00 01", "mobile"),
        ("linkedin", "https://www.linkedin.com/in/zoe", ""),
    ]  # fmt: skip
    assert facts(zoe) == [("place", "Lyon", ""), ("custom", "14.03.2019", "Seit")]
    assert bo.full_name == "Bo Lind"
    with pytest.raises(formats.UnreadableFile, match="other columns"):
        read_columns(write("other.csv", "A,B\n1,2\n3,4\n"), said)


def test_somebody_needs_a_name_or_an_address() -> None:
    assert names_somebody({"A": "mail:work"})
    assert names_somebody({"A": "name"})
    assert not names_somebody({"A": "custom", "B": "birthday", "C": ""})


@pytest.mark.parametrize(
    ("header", "cells", "what"),
    [
        (("Nombre", "Firma"), (["Alice Johnson", "Nadia Petrov"], ["Orbit", "Acme"]), "name"),
        (("Nombre", "Firma"), (["Alice", "Nadia"], ["Orbit", "Acme"]), "given"),
        (("Nombre", "Apellidos"), (["Ana María", "Eva Luz"], ["Ruiz", "Gil"]), "given"),
    ],
)
def test_whole_names_under_a_heading_for_the_first_one(
    header: tuple[str, ...], cells: tuple[list[str], ...], what: str
) -> None:
    assert guess(header, cells)[0] == what
