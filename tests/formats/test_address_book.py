"""Flat address books: each program's columns, and what all of them share."""

import json

import pytest

from networker.formats import values
from networker.formats.records import Item, PersonRecord
from tests.formats.conftest import Read
from tests.formats.seen import facts, people, skipped, texts


def table(*rows: tuple[str, ...], delimiter: str = ",") -> str:
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)


def one(read: Read, format: str, *cells: tuple[str, str], delimiter: str = ",") -> Item:
    """The record of a file with one row of these headings and cells."""
    header, row = zip(*cells, strict=True)
    [item] = list(read(table(header, row, delimiter=delimiter).encode(), format))
    return item


OUTLOOK = (
    ("Title", "Dr."), ("First Name", "Zoë"), ("Middle Name", "M"), ("Last Name", "Brandt"), ("Suffix", "MBE"),
    ("Company", "Kite Labs"), ("Department", "Paper"), ("Job Title", "Designer"),
    ("Business Street", "Quay 1"), ("Business City", "Lyon"), ("Business Postal Code", "69001"),
    ("Business Country/Region", "France"), ("Home City", "Metz"), ("Business Phone", "+33 1 00 00 00 01"),
    ("Mobile Phone", "+33 6 00 00 00 01"), ("Birthday", "0/0/00"), ("Categories", "Key;Choir"),
    ("E-mail Address", "zoe@kite.example"), ("E-mail Type", "SMTP"),
    ("E-mail Display Name", "Zoë Brandt (zoe@kite.example)"), ("E-mail 2 Address", "z@home.example"),
    ("Gender", "Unspecified"), ("Government ID Number", "42"), ("Notes", "first\nsecond"), ("Priority", "Normal"),
    ("Spouse", "Ada Quill"), ("User 1", "likes kites"), ("Web Page", "https://kite.example"),
)  # fmt: skip


def test_outlook_whole(read: Read) -> None:
    zoe = one(read, "outlook-csv", *OUTLOOK)
    assert (zoe.prefix, zoe.given, zoe.middle, zoe.family, zoe.suffix) == ("Dr.", "Zoë", "M", "Brandt", "MBE")
    assert (zoe.company, zoe.title, zoe.groups, zoe.notes) == (
        "Kite Labs",
        "Designer",
        ("Key", "Choir"),
        "first\nsecond",
    )
    assert texts(zoe) == [
        ("phone", "+33 1 00 00 00 01", "work"), ("phone", "+33 6 00 00 00 01", "mobile"),
        ("mail", "zoe@kite.example", ""), ("mail", "z@home.example", ""), ("blog", "https://kite.example", ""),
    ]  # fmt: skip
    assert facts(zoe) == [
        ("custom", "Paper", "Department"), ("custom", "42", "Government ID Number"), ("family", "Ada Quill", "spouse"),
        ("custom", "likes kites", "User 1"), ("place", "Lyon", "work"),
        ("custom", "Quay 1, 69001, Lyon, France", "work address"), ("place", "Metz", "home"),
    ]  # fmt: skip
    assert zoe.full_name == "", "the display name says no more than the name"
    assert json.loads(zoe.raw)["Priority"] == "Normal"


def test_outlook_in_german_with_the_old_encoding_and_semicolons(read: Read) -> None:
    rows = (
        ("Anrede", "Vorname", "Nachname", "Firma", "Position", "Straße geschäftlich", "Ort geschäftlich",
         "Telefon geschäftlich", "Mobiltelefon", "E-Mail-Adresse", "E-Mail 2: Adresse", "Geburtstag", "Notizen"),
        ("Frau", "Zoë", "Größner", "Küche & Co", "Köchin", "Rübenweg 3", "Köln", "0221 1", "0170 1",
         "zoe@kueche.example", "", "14.03.1975", "mag Äpfel"),
    )  # fmt: skip
    content = table(*rows, delimiter=";").encode("cp1252")
    [zoe] = people(read(content, "outlook-csv"))
    assert (zoe.given, zoe.family, zoe.company, zoe.title, zoe.notes) == (
        "Zoë", "Größner", "Küche & Co", "Köchin", "mag Äpfel",
    )  # fmt: skip
    assert ("birthday", "1975-03-14", "") in facts(zoe)
    assert ("place", "Köln", "work") in facts(zoe)
    assert texts(zoe)[-1] == ("mail", "zoe@kueche.example", "")


def test_an_address_inside_exchange_is_none(read: Read) -> None:
    cells = {**dict(OUTLOOK), "E-mail Address": "/o=ExchangeLabs/ou=X/cn=zoe", "E-mail Type": "EX"}
    zoe = one(read, "outlook-csv", *cells.items())
    assert [text for channel, text, _ in texts(zoe) if channel == "mail"] == ["z@home.example"]
    assert not any("/o=" in value for _, value, _ in facts(zoe))


@pytest.mark.parametrize(
    ("days", "read_as"),
    [
        (("3/14/1975", "2/1/1980"), ("1975-03-14", "1980-02-01")),
        (("14/3/1975", "2/1/1980"), ("1975-03-14", "1980-01-02")),
        (("2/1/1980", "5/5/1990"), ("2/1/1980", "1990-05-05")),
        (("12/5/1975", "2/1/1980"), ("12/5/1975", "2/1/1980")),  # twelve may be either
        (("5/12/1975", "2/1/1980"), ("5/12/1975", "2/1/1980")),
        (("3/14/1975", "14/3/1975", "2/1/1980"), ("1975-03-14", "1975-03-14", "2/1/1980")),
        (("0/0/00", "1984-06-01"), ("", "1984-06-01")),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_file_or_by_nobody(
    read: Read, days: tuple[str, ...], read_as: tuple[str, ...]
) -> None:
    header = ("First Name", "Last Name", "E-mail Address", "Business Phone", "Birthday")
    rows = [(f"Ana{n}", "Torres", "", "", day) for n, day in enumerate(days)]
    found = people(read(table(header, *rows).encode(), "outlook-csv"))
    assert tuple(facts(each)[0][1] if facts(each) else "" for each in found) == read_as


def test_thunderbird_with_its_unnamed_column_and_a_birthday_in_three(read: Read) -> None:
    ada = one(
        read, "thunderbird-csv",
        ("First Name", "Ada"), ("Last Name", "Quill"), ("Display Name", "Ada Quill"), ("Nickname", "Addie"),
        ("Primary Email", "ada@tern.example"), ("Secondary Email", "a@home.example"), ("Screen Name", "adaq"),
        ("Mobile Number", "+44 7700 900001"), ("Home City", "Hull"), ("Organization", "Tern"),
        ("Job Title", "Editor"), ("Birth Year", ""), ("Birth Month", "2"), ("Birth Day", "29"), ("Custom 1", "chess"),
        ("Notes", "n"), ("", ""),
    )  # fmt: skip
    assert (ada.given, ada.family, ada.nickname, ada.full_name) == ("Ada", "Quill", "Addie", "")
    assert texts(ada) == [
        ("mail", "ada@tern.example", ""), ("mail", "a@home.example", ""), ("other", "adaq", "Screen name"),
        ("phone", "+44 7700 900001", "mobile"),
    ]  # fmt: skip
    assert facts(ada) == [
        ("custom", "chess", "Custom 1"),
        ("birthday", "--02-29", ""),
        ("place", "Hull", "home"),
    ]


def test_yahoo_where_home_is_a_number(read: Read) -> None:
    olive = one(
        read, "yahoo-csv",
        ("First", "Olive"), ("Middle", ""), ("Last", "Tan"), ("Nickname", ""), ("Email", "olive@reef.example"),
        ("Category", "School"), ("Distribution Lists", ""), ("Messenger ID", "olivet"), ("Home", "202-555-0119"),
        ("Work", ""), ("Alternate Email 1", "o@home.example"), ("Company", "Reef Co"), ("Home City", "Hull"),
        ("Skype ID", "olive.tan"), ("Comments", "from school"),
    )  # fmt: skip
    assert texts(olive) == [
        ("mail", "olive@reef.example", ""), ("other", "olivet", "Yahoo"), ("phone", "202-555-0119", "home"),
        ("mail", "o@home.example", ""), ("other", "olive.tan", "Skype"),
    ]  # fmt: skip
    assert (olive.groups, olive.notes) == (("School",), "from school")


def test_hubspot_keeps_its_id_and_skips_rows_of_nobody(read: Read) -> None:
    content = (
        "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Associated Company,City\n"
        "101,Camille,Duval,camille@villa.example,+33 6 00 00 00 00,NEW,2024-03-12 09:14,Villa,Nantes\n"
        "103,,,,,,2024-01-01 00:00,,\n"
        "104,,,,,,2024-01-01 00:00,Only Company Ltd,\n"
    )
    found = list(read(content.encode(), "hubspot-csv"))
    [camille] = people(found)
    assert (camille.source_kind, camille.source_id, camille.company) == ("hubspot", "101", "Villa")
    assert facts(camille) == [("custom", "NEW", "Lead Status"), ("place", "Nantes", "")]
    assert skipped(found) == [(3, values.NO_PERSON), (4, values.ORGANISATION)]


def test_hubspots_lists_of_companies_and_addresses(read: Read) -> None:
    ann = one(
        read, "hubspot-csv",
        ("Record ID", "77"), ("First Name", "Ann"), ("Last Name", "Lee"), ("Email", "ann@x.example"),
        ("Additional email addresses", "a@y.example;lee@z.example"), ("Associated Company", "Acme;Beta"),
        ("Company Name", "Gamma"), ("LinkedIn Bio", "Sails to work."),
    )  # fmt: skip
    assert ann.company == "Acme"
    assert facts(ann) == [
        ("custom", "Beta", "Associated Company"), ("custom", "Gamma", "Company Name"),
        ("custom", "Sails to work.", "LinkedIn Bio"),
    ]  # fmt: skip
    assert [text for _, text, _ in texts(ann)] == ["ann@x.example", "a@y.example", "lee@z.example"]


def test_what_outlook_writes_for_nothing_may_be_a_name_elsewhere(read: Read) -> None:
    ann = one(
        read, "outlook-csv",
        ("First Name", "Ann"), ("Last Name", "Normal"), ("Company", "False"), ("Job Title", "Engineer"),
        ("Business City", "Normal"), ("E-mail Address", "ann@x.example"), ("E-mail Type", "SMTP"),
        ("Government ID Number", ""), ("Profession", "Carpenter"), ("Location", "Normal"), ("Notes", "Unspecified"),
        ("Gender", "Unspecified"), ("Priority", "High"), ("Private", "False"), ("Sensitivity", "Normal"),
        ("Birthday", "0/0/00"), ("Anniversary", "00.00.0000"), ("Initials", "A.N."), ("Mileage", "12"),
    )  # fmt: skip
    assert (ann.family, ann.company, ann.title, ann.notes) == ("Normal", "False", "Engineer", "Unspecified")
    assert facts(ann) == [
        ("custom", "Carpenter", "Profession"), ("place", "Normal", ""), ("custom", "High", "Priority"),
        ("custom", "12", "Mileage"), ("place", "Normal", "work"),
    ]  # fmt: skip


def test_initials_are_kept_where_they_are_not_those_of_the_name(read: Read) -> None:
    for written, kept in (("AMQ", []), ("A. Q.", []), ("A.M.", []), ("Zed", [("custom", "Zed", "Initials")])):
        cells = [
            ("First Name", "Ada"),
            ("Middle Name", "Mary"),
            ("Last Name", "Quill"),
            ("Initials", written),
        ]
        cells += [("E-mail Address", "a@x.example"), ("Business Phone", "")]
        assert facts(one(read, "outlook-csv", *cells)) == kept


def test_a_second_value_of_what_people_have_but_one_of_is_kept_under_its_heading(read: Read) -> None:
    ada = one(
        read, "outlook-csv",
        ("First Name", "Ada"), ("First Name", "Adele"), ("Last Name", "Quill"), ("Last Name", "QUILL"),
        ("Company", "Tern"), ("Company", "Kite"), ("Job Title", "Editor"), ("Job Title", "Editor"),
        ("Home City", "Hull"), ("Home City", "Leith"), ("Gender", "Female"), ("Gender", "Other"),
        ("Birthday", "1975-03-14"), ("Birthday", "1976-03-14"), ("Birthday", "14.03.1975"), ("Business Phone", ""),
        ("E-mail Address", "a@x.example"), ("E-mail Display Name", "Quill, Ada (a@x.example)"),
        ("E-mail 2 Address", "b@x.example"), ("E-mail 2 Display Name", "b@x.example"),
        ("E-mail 3 Display Name", "Aunt Ada"),
    )  # fmt: skip
    assert (ada.given, ada.family, ada.full_name, ada.company, ada.title) == (
        "Ada",
        "Quill",
        "",
        "Tern",
        "Editor",
    )
    assert facts(ada) == [
        ("custom", "Adele", "First Name"), ("custom", "Kite", "Company"), ("custom", "Leith", "Home City"),
        ("gender", "Female", ""), ("custom", "Other", "Gender"), ("birthday", "1975-03-14", ""),
        ("custom", "1976-03-14", "Birthday"), ("custom", "Aunt Ada", "E-mail 3 Display Name"), ("place", "Hull", "home"),
    ]  # fmt: skip


def test_a_value_without_a_heading_is_kept_by_the_number_of_its_column(read: Read) -> None:
    content = (
        "First Name,Last Name,Display Name,Primary Email,Notes,\r\nAnn,Lee,Ann Lee,ann@x.example,n,extra,more\r\n"
        "Bo,Lind,Bo Lind,bo@x.example,n,,\r\n"
    )
    ann, bo = people(read(content, "thunderbird-csv"))
    assert facts(ann) == [("custom", "extra", "Column 6"), ("custom", "more", "Column 7")]
    assert facts(bo) == []


def test_a_heading_means_what_it_means_in_the_language_of_its_table(read: Read) -> None:
    cells = [
        ("First Name", "Ann"),
        ("Last Name", "Lee"),
        ("E-mail Address", "a@x.example"),
        ("Business Phone", ""),
    ]
    french = ("Profession", "Service", "Société", "Position", "Note", "Nom", "Particular", "Cargo")
    ann = one(read, "outlook-csv", *cells, *((name, f"my {name}") for name in french))
    assert (ann.title, ann.company, ann.notes) == ("", "", "")
    assert facts(ann) == [("custom", f"my {name}", name) for name in french]
    cells = [("Prénom", "Ann"), ("Nom", "Lee"), ("Adresse de messagerie", "a@x.example")]
    ann = one(
        read, "outlook-csv", *cells, ("Service", "Books"), ("Profession", "Editor"), ("Pager", "+33 1 22")
    )
    assert (ann.title, facts(ann)) == ("Editor", [("custom", "Books", "Department")])
    assert texts(ann)[-1] == ("phone", "+33 1 22", "pager")
    cells = [("Display Name", "Ann Lee"), ("Primary Email", "a@x.example"), ("Celular", "x"), ("Note", "y")]
    assert facts(one(read, "thunderbird-csv", *cells)) == [
        ("custom", "x", "Celular"),
        ("custom", "y", "Note"),
    ]


def test_a_google_file_is_not_taken_for_outlooks(read: Read) -> None:
    header = "First Name,Middle Name,Last Name,File As,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value\n"
    [ana] = people(
        read((header + "Ana,,Torres,,Acme,* myContacts,* Home,ana@acme.example\n").encode(), "google-csv")
    )
    assert ana.source_kind == "google"


@pytest.mark.parametrize(
    ("header", "codec"),
    [
        (
            "Nome;Cognome;Indirizzo E-mail;Telefono Mobile;Società;Città di residenza;Compleanno;Note",
            "cp1252",
        ),
        (
            "Primeiro nome;Último nome;Endereço de E-mail;Celular;Empresa;Cidade de casa;Data de nascimento;Notas",
            "cp1252",
        ),
        ("Imię;Nazwisko;Adres e-mail;Telefon komórkowy;Firma;Miasto (dom);Urodziny;Notatki", "utf-8-sig"),
        (
            "Prénom;Nom;Adresse de messagerie;Tél. mobile;Société;Ville (domicile);Anniversaire;Notes",
            "cp1252",
        ),
        (
            "Nombre;Apellidos;Dirección de correo electrónico;Teléfono móvil;Organización;Ciudad;Cumpleaños;Notas",
            "cp1252",
        ),
    ],
)
def test_outlook_in_other_languages(read: Read, header: str, codec: str) -> None:
    data = f"{header}\r\nAda;Quill;a@x.example;+44 7700;Tern;Leith;14.3.1975;Viel Glück\r\n".encode(codec)
    _is_ada(people(read(data, "outlook-csv")))


@pytest.mark.parametrize(
    "header",
    [
        "Nome,Cognome,Nome visualizzato,Email principale,Numero cellulare,Organizzazione,Città di residenza,"
        "Anno di nascita,Mese di nascita,Giorno di nascita,Note",
        "Primeiro nome,Último nome,Mostrar nome,E-mail primário,Celular,Organização,Cidade de casa,Ano de nascimento,"
        "Mês de nascimento,Dia de nascimento,Notas",
        "Etunimi,Sukunimi,Näyttönimi,Ensisijainen sähköposti,Matkapuhelinnumero,Järjestö,Kotikaupunki,Syntymävuosi,"
        "Syntymäkuukausi,Syntymäpäivä,Muistiinpanot",
        "Имя,Фамилия,Отображаемое имя,Адрес электронной почты,Номер сотового телефона,Организация,Город,Год рождения,"
        "Месяц рождения,День рождения,Заметки",
    ],
)
def test_thunderbird_in_other_languages(read: Read, header: str) -> None:
    row = "Ada,Quill,Ada Quill,a@x.example,+44 7700,Tern,Leith,1975,3,14,Viel Glück"
    _is_ada(people(read(f"{header}\n{row}\n", "thunderbird-csv")))


def _is_ada(found: list[PersonRecord]) -> None:
    [ada] = found
    assert (ada.given, ada.family, ada.full_name, ada.company, ada.notes) == (
        "Ada",
        "Quill",
        "",
        "Tern",
        "Viel Glück",
    )
    assert texts(ada) == [("mail", "a@x.example", ""), ("phone", "+44 7700", "mobile")]
    assert sorted(facts(ada)) == [("birthday", "1975-03-14", ""), ("place", "Leith", "home")]


def test_outlook_in_polish_in_the_code_page_of_its_system(read: Read) -> None:
    data = "Imię;Nazwisko;Adres e-mail;Płeć\r\nŁukasz;Żółkiewski;l@x.example;\r\n".encode("cp1250")
    assert [(p.given, p.family) for p in people(read(data, "outlook-csv"))] == [("Łukasz", "Żółkiewski")]


IN_OTHER_LANGUAGES = {
    "french": ("Prénom,Nom,Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie,Tél. mobile,"
               "Conjoint(e),Enfants,Loisirs,Initiales,Ville (bureau),Code postal (bureau)"),
    "spanish": ("Nombre,Apellidos,Dirección de correo electrónico,Tipo de correo electrónico,"
                "Nombre para mostrar del correo electrónico,Móvil,Cónyuge,Hijos,Aficiones,Iniciales,Ciudad de trabajo,"
                "Código postal del trabajo"),
    "italian": ("Nome,Cognome,Indirizzo e-mail,Tipo e-mail,Nome visualizzato e-mail,Telefono cellulare,Coniuge,Figli,"
                "Hobby,Iniziali,Città di lavoro,CAP di lavoro"),
}  # fmt: skip


@pytest.mark.parametrize("language", IN_OTHER_LANGUAGES)
def test_what_outlook_writes_by_itself_is_no_field_in_any_language(read: Read, language: str) -> None:
    cells = (
        "Eva,Sol,eva@sol.example,SMTP,Eva Sol (eva@sol.example),+39 333 1234567,Paul,Ida,chess,E.S.,Ort,10115"
    )
    found = read(f"{IN_OTHER_LANGUAGES[language]}\n{cells}\n", "outlook-csv")
    (eva,) = people(found)
    assert [(each.channel.value, each.text) for each in eva.handles] == [
        ("mail", "eva@sol.example"), ("phone", "+39 333 1234567"),
    ]  # fmt: skip
    assert facts(eva) == [
        ("family", "Paul", "spouse"), ("family", "Ida", "child"), ("like", "chess", ""),
        ("place", "Ort", "work"), ("custom", "10115, Ort", "work address"),
    ]  # fmt: skip


def test_a_post_box_alone_is_no_place(read: Read) -> None:
    cells = [
        ("First Name", "Ann"),
        ("Last Name", "Lee"),
        ("E-mail Address", "a@x.example"),
        ("Business Phone", ""),
    ]
    ann = one(read, "outlook-csv", *cells, ("Home Address PO Box", "PO 12"))
    assert facts(ann) == [("custom", "PO 12", "home PO box")]
