"""LinkedIn's Connections.csv of every year."""

import json
from collections.abc import Callable

import pytest

from networker.domain.vocabulary import Channel
from networker.formats import values
from networker.formats.records import Item
from tests.formats.seen import facts, people, skipped, texts

Read = Callable[..., list[Item]]

NOTE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You will '
    'see them only where your connections allow it, see https://www.example.com/help, and ""settings""."\n'
    "\n"
)
NEW = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
OLD = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Quill,https://www.linkedin.com/in/Ada-Quill,ada@example.com,Tern Works,Editor,05 Mar 2024\n"


def linkedin(read: Read, content: str | bytes) -> list[Item]:
    return read(content, "linkedin-connections")


@pytest.mark.parametrize("note", ["", NOTE, "Notes:\nAn unquoted note, of\ntwo lines, with commas\n\n"])
def test_the_header_is_looked_for(read: Read, note: str) -> None:
    [ada] = people(linkedin(read, note + NEW + ADA))
    assert (ada.source_kind, ada.source_id, ada.row) == ("linkedin", "ada-quill", note.count("\n") + 2)
    assert (ada.given, ada.family, ada.full_name) == ("Ada", "Quill", "")
    assert (ada.company, ada.title) == ("Tern Works", "Editor")
    assert texts(ada) == [
        ("linkedin", "https://www.linkedin.com/in/Ada-Quill", ""),
        ("mail", "ada@example.com", ""),
    ]
    assert [(f.field, f.value, f.since) for f in ada.facts] == [("connected", "", "2024-03-05")]
    assert json.loads(ada.raw) == ADA.strip().split(",")


@pytest.mark.parametrize("note", ["", NOTE])
def test_files_before_2023_have_no_addresses(read: Read, note: str) -> None:
    [ada] = people(
        linkedin(read, note + OLD + "Ada,Quill,,Tern Works,Editor,05 Mar 2021")
    )  # no last line end
    assert (ada.source_id, ada.handles, ada.title) == ("", (), "Editor")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_saved_again_by_a_spreadsheet(read: Read, codec: str) -> None:
    content = (
        "First Name;Last Name;URL;Email Address;Company;Position;Connected On\r\nZoë;Müller;;;;;4-Apr-21\r\n"
    )
    [zoe] = people(linkedin(read, content.encode(codec)))
    assert (zoe.given, zoe.family, zoe.facts[0].since) == ("Zoë", "Müller", "2021-04-04")


def test_other_orders_and_languages_of_columns(read: Read) -> None:
    german = "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\nJörg,Groß,,j@example.com,Nordlicht,Chef,3. Mai 2022\n"
    [joerg] = people(linkedin(read, german))
    assert (joerg.given, joerg.company, joerg.title, joerg.facts[0].since) == (
        "Jörg",
        "Nordlicht",
        "Chef",
        "2022-05-03",
    )
    mixed = "Connected On,URL,Last Name,First Name,Something New\n15 Nov 2023,https://linkedin.com/in/ada,Quill,Ada,x\n"
    [ada] = people(linkedin(read, mixed))
    assert (ada.given, ada.source_id, ada.company) == ("Ada", "ada", "")


def test_tags_of_old_files_are_groups(read: Read) -> None:
    content = "First Name,Last Name,Email Address,Company,Position,Connected On,Tags\n"
    content += 'Ada,Quill,,Tern Works,Editor,"4/16/18, 8:02 PM","friends, writers; press"\n'
    [ada] = people(linkedin(read, content))
    assert (ada.groups, ada.facts[0].since) == (("friends", "writers", "press"), "2018-04-16")


def test_hidden_profiles_are_counted_and_not_made_into_people(read: Read) -> None:
    items = linkedin(read, NEW + ADA + ",,,,,,07 Jun 2026\n,,,,,,\n\n" + ",,,,Globex,,07 Jun 2026\n")
    assert len(people(items)) == 1
    hidden = "hidden profile, no name or address"
    assert skipped(items) == [(3, hidden), (4, "an empty row"), (6, hidden)]


def test_a_name_alone_or_an_address_alone_is_somebody(read: Read) -> None:
    found = people(
        linkedin(
            read, NEW + ",,https://www.linkedin.com/in/ada,,,,\nAda,,,,,,\n,Quill,,,,,\n,,,x@example.com,,,\n"
        )
    )
    assert [(p.given, p.family, len(p.handles)) for p in found] == [
        ("", "", 1),
        ("Ada", "", 0),
        ("", "Quill", 0),
        ("", "", 1),
    ]


def test_credentials_stay_in_the_last_name(read: Read) -> None:
    [ada] = people(linkedin(read, NEW + 'Ada,"Quill, Ph.D., MBA",,,,,05 Mar 2024\n'))
    assert ada.family == "Quill, Ph.D., MBA"


def test_slugs_are_decoded_and_whole_addresses_made(read: Read) -> None:
    rows = (
        "A,B,https://www.linkedin.com/in/zo%C3%AB-brandt,,,,\nC,D,www.linkedin.com/in/c-d/,,,,\nE,F,e-f,,,,\n"
    )
    found = people(linkedin(read, NEW + rows))
    assert [p.source_id for p in found] == ["zoë-brandt", "c-d", "e-f"]
    assert [p.handles[0].text for p in found] == [
        "https://www.linkedin.com/in/zo%C3%AB-brandt",
        "https://www.linkedin.com/in/c-d/",
        "https://www.linkedin.com/in/e-f",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com.evil.example/in/ada",
        "https://xn--lnkedin-rog.com/in/ada",
        "https://l\u0456nkedin.com/in/ada",
    ],
)
def test_a_page_that_only_looks_like_linkedins_is_some_page(read: Read, url: str) -> None:
    [ada] = people(linkedin(read, NEW + f"Ada,Quill,{url},,,,05 Mar 2024\n"))
    assert texts(ada) == [("blog", url, "")]
    assert ada.source_id != "ada", "nor is it the record of who has that name there"


def test_spaces_and_odd_cells(read: Read) -> None:
    content = NEW + '  Ada\u00a0,\t"Quill",,not an address,"Tern ""Works""",Editor \\ Writer,32 Foo 2024\n'
    [ada] = people(linkedin(read, content))
    assert (ada.given, ada.company, ada.title) == ("Ada", 'Tern "Works"', "Editor \\ Writer")
    assert ada.handles == ()
    assert {(fact.field, fact.detail, fact.value) for fact in ada.facts} == {
        ("custom", "Connected On", "32 Foo 2024"), ("custom", "Email Address", "not an address"),
    }, "what cannot be understood is kept as it was written"  # fmt: skip
    assert json.loads(ada.raw)[6] == "32 Foo 2024"


def test_ragged_rows(read: Read) -> None:
    found = people(linkedin(read, NEW + "Ada,Quill\n" + ADA.strip() + ",surplus,,\n"))
    assert [(p.given, p.company) for p in found] == [("Ada", ""), ("Ada", "Tern Works")]
    assert json.loads(found[1].raw)[-3:] == ["surplus", "", ""]


def test_a_name_of_a_megabyte_is_cut_and_the_row_kept(read: Read) -> None:
    [ada] = people(linkedin(read, NEW + f"{'A' * 1_000_000},Quill,,,,,05 Mar 2024\n"))
    assert 0 < len(ada.given) <= 1000
    assert ada.facts[0].since == "2024-03-05"


def test_the_short_way_and_the_long_way_agree(read: Read) -> None:
    """A cell with a space at its end sends the row the long way; all else must come out the same."""
    plain = "Zoë,Brandt,https://www.linkedin.com/in/zoe-b,z@example.com,Globex,Head of It,05 Mar 2024"
    short, long = people(linkedin(read, f"{NEW}{plain}\n{plain} \n"))
    assert long._replace(row=short.row, raw=short.raw) == short
    assert short.handles[0].channel is Channel.LINKEDIN
    assert facts(short) == facts(long)


def test_an_address_that_is_none_makes_nobody(read: Read) -> None:
    found = linkedin(read, NEW + ",,,no address,Tern,,05 Mar 2024\n")
    assert skipped(found) == [(2, values.NO_PERSON)]
    assert not people(found)


def test_columns_of_the_users_own_are_kept(read: Read) -> None:
    header = NEW.strip() + ",How we met,Company,,Email\n"
    rows = (
        ADA.strip() + ",in Lyon,Kite,unnamed,ada@example.com,beyond\n"
        "Bo,Ode,,,Tern,,05 Mar 2024,,Tern,,\nCy,Ode,,,,,,,,,\n"
    )  # fmt: skip
    ada, bo, cy = people(linkedin(read, header + rows))
    assert facts(ada) == [
        ("connected", "", ""), ("custom", "in Lyon", "How we met"), ("custom", "Kite", "Company"),
        ("custom", "unnamed", "Column 10"), ("custom", "beyond", "Column 12"),
    ]  # fmt: skip
    assert (facts(bo), facts(cy)) == ([("connected", "", "")], [])


@pytest.mark.parametrize(
    ("header", "own"),
    [
        ("First Name,Last Name,Company,Position,Connected On,Cargo,Nom", ("Cargo", "Nom")),
        ("Nombre,Apellidos,Empresa,Cargo,Conectado el,Position,Firma", ("Position", "Firma")),
        ("Prénom,Nom,Entreprise,Poste,En relation depuis,Puesto,Company", ("Puesto", "Company")),
        ("Nome,Cognome,Azienda,Qualifica,Collegato il,Poste,Sobrenome", ("Poste", "Sobrenome")),
        ("Nome,Sobrenome,Empresa,Cargo,Conectado em,Cognome,Bedrijf", ("Cognome", "Bedrijf")),
        ("Voornaam,Achternaam,Bedrijf,Functie,Verbonden op,Title,Empresa", ("Title", "Empresa")),
    ],
)
def test_a_heading_means_what_it_means_in_the_language_of_its_table(
    read: Read, header: str, own: tuple[str, str]
) -> None:
    [ada] = people(linkedin(read, f"{header}\nAda,Quill,Tern,Editor,2024-03-05,one,other\n"))
    assert (ada.given, ada.family, ada.company, ada.title) == ("Ada", "Quill", "Tern", "Editor")
    assert facts(ada) == [("connected", "", ""), ("custom", "one", own[0]), ("custom", "other", own[1])]
