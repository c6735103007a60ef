"""Google Contacts as CSV, old and new."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from networker.formats.records import Item, PersonRecord
from tests.formats.seen import facts, people, skipped, texts

Read = Callable[..., list[Item]]

NEW = [
    "First Name",
    "Middle Name",
    "Last Name",
    "Phonetic First Name",
    "Phonetic Middle Name",
    "Phonetic Last Name",
    "Name Prefix",
    "Name Suffix",
    "Nickname",
    "File As",
    "Organization Name",
    "Organization Title",
    "Organization Department",
    "Birthday",
    "Notes",
    "Photo",
    "Labels",
]
OLD = [
    "Name",
    "Given Name",
    "Additional Name",
    "Family Name",
    "Yomi Name",
    "Given Name Yomi",
    "Additional Name Yomi",
    "Family Name Yomi",
    "Name Prefix",
    "Name Suffix",
    "Initials",
    "Nickname",
    "Short Name",
    "Maiden Name",
    "Birthday",
    "Gender",
    "Location",
    "Billing Information",
    "Directory Server",
    "Mileage",
    "Occupation",
    "Hobby",
    "Sensitivity",
    "Priority",
    "Subject",
    "Notes",
    "Language",
    "Photo",
    "Group Membership",
]


def content(header: list[str], *rows: dict[str, str]) -> str:
    names = header + [name for name in dict.fromkeys(n for row in rows for n in row) if name not in header]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def google(read: Read, header: list[str], *rows: dict[str, str]) -> list[Item]:
    return read(content(header, *rows), "google-csv")


def one(read: Read, header: list[str], **cells: str) -> PersonRecord:
    cells = {name.replace("__", " - ").replace("_", " "): cell for name, cell in cells.items()}
    cells = {name.replace("E mail", "E-mail"): cell for name, cell in cells.items()}
    [record] = people(google(read, header, cells))
    return record


def test_a_whole_new_row(read: Read) -> None:
    ada = one(
        read, NEW, First_Name="Ada", Middle_Name="M.", Last_Name="Quill", Name_Prefix="Dr.", Name_Suffix="MBE",
        Nickname="Addie", File_As="Quill", Organization_Name="Tern Works", Organization_Title="Editor",
        Organization_Department="Books", Birthday="1988-02-29", Notes="Met at the harbour.\nSecond line, with comma",
        Photo="https://pictures.example/x", Labels="Friends ::: * myContacts ::: * starred",
    )  # fmt: skip
    assert (ada.source_kind, ada.source_id, ada.row) == ("google", "", 2)
    assert (ada.prefix, ada.given, ada.middle, ada.family, ada.suffix) == ("Dr.", "Ada", "M.", "Quill", "MBE")
    assert (ada.nickname, ada.full_name, ada.company, ada.title) == ("Addie", "", "Tern Works", "Editor")
    assert ada.notes == "Met at the harbour.\nSecond line, with comma"
    assert ada.groups == ("Friends", "Starred")
    assert facts(ada) == [("birthday", "1988-02-29", ""), ("custom", "Books", "Department")]
    assert json.loads(ada.raw)["Nickname"] == "Addie"


def test_several_values_share_a_cell_and_a_star_marks_the_primary(read: Read) -> None:
    ada = one(
        read, NEW, First_Name="Ada", E_mail_1__Label="* Home", E_mail_1__Value="a@example.com ::: b@example.com",
        E_mail_2__Label="* ", E_mail_2__Value="c@example.com", E_mail_3__Label="Home ::: Work",
        E_mail_3__Value="d@example.com:::e@example.com", Phone_1__Label="Mobile",
        Phone_1__Value="+1 202-555-0143 ::: +1 202-555-0144",
    )  # fmt: skip
    assert texts(ada) == [
        ("mail", "a@example.com", "*home"),
        ("mail", "b@example.com", "home"),
        ("mail", "c@example.com", "*"),
        ("mail", "d@example.com", "home"),
        ("mail", "e@example.com", "work"),
        ("phone", "+1 202-555-0143", "mobile"),
        ("phone", "+1 202-555-0144", "mobile"),
    ]


def test_a_birthday_without_a_year_has_a_space_before_it(read: Read) -> None:
    assert facts(one(read, NEW, First_Name="Bo", Birthday=" --05-17")) == [("birthday", "--05-17", "")]


def test_a_birthday_in_words_is_kept_as_words(read: Read) -> None:
    assert facts(one(read, NEW, First_Name="Bo", Birthday="in spring")) == [
        ("custom", "in spring", "Birthday")
    ]


def test_an_address_alone_is_somebody_and_other_contacts_are_told_apart(read: Read) -> None:
    record = one(
        read, NEW, Labels="* Other Contacts", E_mail_1__Label="* ", E_mail_1__Value="only@example.net"
    )
    assert (record.given, record.full_name, record.groups) == ("", "", ("Other Contacts",))
    assert texts(record) == [("mail", "only@example.net", "*")]


def test_an_organisation_is_no_person(read: Read) -> None:
    rows = (
        {"Organization Name": "Nordlicht Übersetzungen", "Phone 1 - Value": "+49 30 23125 000"},
        {"First Name": "Ada", "Notes": "two\nlines"},
        {"Notes": "nothing but a note"},
        {},
        {"Organization Name": "Globex", "E-mail 1 - Value": "someone@example.com"},
    )
    items = google(read, NEW, *rows)
    assert skipped(items) == [
        (2, "an organisation without a person"),
        (5, "no name and no address"),
        (6, "an empty row"),
    ]
    assert [(p.row, p.given, p.company) for p in people(items)] == [(3, "Ada", ""), (7, "", "Globex")]


def test_old_organisations_under_their_own_name_are_no_people(read: Read) -> None:
    rows = {"Name": "Nordlicht", "Organization 1 - Name": "Nordlicht", "Phone 1 - Value": "+49 30 1"}
    assert skipped(google(read, OLD, rows)) == [(2, "an organisation without a person")]


def test_a_whole_old_row(read: Read) -> None:
    ada = one(
        read, OLD, Name="Ada Quill", Given_Name="Ada", Family_Name="Quill", Maiden_Name="Tern", Gender="female",
        Location="Exampleton", Occupation="", Hobby="sailing ::: chess", Language="en", Notes="x",
        Group_Membership="* My Contacts ::: * Friends ::: Press", E_mail_1__Type="* Work", E_mail_1__Value="a@example.com",
        IM_1__Type="Other", IM_1__Service="Telegram", IM_1__Value="adaquill", IM_2__Service="AIM", IM_2__Value="ada",
        Organization_1__Type="Work", Organization_1__Name="Tern Works", Organization_1__Title="Editor",
        Organization_2__Name="Globex", Organization_2__Title="Adviser", Organization_2__Department="Press",
    )  # fmt: skip
    assert (ada.company, ada.title, ada.groups) == ("Tern Works", "Editor", ("Friends", "Press"))
    assert texts(ada) == [
        ("mail", "a@example.com", "*work"),
        ("telegram", "https://t.me/adaquill", ""),
        ("other", "ada", "AIM"),
    ]
    assert facts(ada) == [
        ("job", "Adviser", "Globex"),
        ("custom", "Press", "Department"),
        ("place", "Exampleton", ""),
        ("gender", "female", ""),
        ("language", "en", ""),
        ("like", "sailing", ""),
        ("like", "chess", ""),
        ("custom", "Tern", "Maiden Name"),
    ]


def test_columns_that_are_not_googles_own_are_kept_under_their_headings(read: Read) -> None:
    row = {
        "First Name": "Taro", "Last Name": "Yamada", "Phonetic First Name": "Tarou", "File As": "The Captain",
        "Organization Name": "Acme", "Organization 1 - Name": "Beta", "Organization 1 - Job Description": "steers",
        "E-mail 1 - Value": "t@x.example", "My Column": "own", "Given Name": "Tarou Y.", "External ID 1 - Label": "Badge",
        "External ID 1 - Value": "7", "Jot 1 - Value": "likes tea", "Gender": "male ::: other",
    }  # fmt: skip
    [taro] = people(google(read, NEW, row))
    assert facts(taro) == [
        ("job", "", "Beta"), ("gender", "male", ""), ("custom", "other", "Gender"), ("custom", "The Captain", "File As"),
        ("custom", "7", "Badge"), ("custom", "likes tea", "Jot"), ("custom", "Tarou", "Phonetic First Name"),
        ("custom", "steers", "Organization 1 - Job Description"), ("custom", "own", "My Column"),
        ("custom", "Tarou Y.", "Given Name"),
    ]  # fmt: skip


def test_old_columns_of_google_are_kept_where_they_say_more(read: Read) -> None:
    row = {
        "Name": "Ada Quill", "Given Name": "Ada", "Family Name": "Quill", "Yomi Name": "Eida", "Short Name": "Ad",
        "Billing Information": "monthly", "Occupation": "Sailor", "Organization 1 - Title": "Editor",
        "Sensitivity": "Normal", "Priority": "High", "Photo": "https://pictures.example/x",
    }  # fmt: skip
    [ada] = people(google(read, OLD, row))
    assert ada.title == "Editor"
    assert facts(ada) == [
        ("custom", "Sailor", "Occupation"), ("custom", "Eida", "Yomi Name"), ("custom", "Ad", "Short Name"),
        ("custom", "monthly", "Billing Information"), ("custom", "High", "Priority"),
    ]  # fmt: skip
    [ada] = people(google(read, OLD, row | {"Organization 1 - Title": ""}))
    assert (ada.title, [each for each in facts(ada) if each[2] == "Occupation"]) == ("Sailor", [])


@pytest.mark.parametrize(
    ("filed", "kept"), [("Quill, Ada", ""), ("Tern Works", ""), ("Addie", ""), ("Ada (choir)", "Ada (choir)")]
)
def test_what_somebody_is_filed_as_is_kept_where_it_says_more(read: Read, filed: str, kept: str) -> None:
    ada = one(
        read, NEW, First_Name="Ada", Last_Name="Quill", Nickname="Addie", Organization_Name="Tern Works", File_As=filed
    )  # fmt: skip
    assert facts(ada) == ([("custom", kept, "File As")] if kept else [])


@pytest.mark.parametrize(
    ("name", "given", "family", "full"),
    [
        ("Zoë, Smith", "Zoë", "Smith", ""),
        ("Smith Zoë", "Zoë", "Smith", ""),
        ("Zoë the Great", "Zoë", "Smith", "Zoë the Great"),
        ("Only Shown", "", "", "Only Shown"),
        ("someone@example.com", "", "", ""),
    ],
)
def test_the_name_shown_is_kept_where_it_says_more(
    read: Read, name: str, given: str, family: str, full: str
) -> None:
    record = one(read, OLD, Name=name, Given_Name=given, Family_Name=family, E_mail_1__Value="z@example.com")
    assert (record.given, record.family, record.full_name) == (given, family, full)


def test_addresses_relations_events_pages_and_own_fields(read: Read) -> None:
    ada = one(
        read, NEW, First_Name="Ada", Address_1__Label="* Home", Address_1__Formatted="1 Pier Road\nExampleton EX1\nUK",
        Address_1__Street="1 Pier Road", Address_1__City="Exampleton", Address_2__Label="Work",
        Address_2__Street="2 Quay", Address_2__Country="UK", Relation_1__Label="Spouse", Relation_1__Value="Bo",
        Relation_2__Label="Manager", Relation_2__Value="Cy", Event_1__Label="Anniversary", Event_1__Value="2010-06-15",
        Event_2__Label="Moved", Event_2__Value=" --03-01", Custom_Field_1__Label="Shoe", Custom_Field_1__Value="39",
        Website_1__Label="Profile", Website_1__Value="http://www.linkedin.com/in/ada", Website_2__Label="Blog",
        Website_2__Value="ada.example", IM_1__Label="WhatsApp", IM_1__Value="+44 7700 900101",
    )  # fmt: skip
    assert facts(ada) == [
        ("place", "Exampleton", "home"),
        ("custom", "1 Pier Road, Exampleton EX1, UK", "home address"),
        ("place", "2 Quay, UK", "work"),
        ("family", "Bo", "spouse"),
        ("custom", "Cy", "Manager"),
        ("anniversary", "2010-06-15", ""),
        ("custom", "--03-01", "Moved"),
        ("custom", "39", "Shoe"),
    ]
    assert texts(ada) == [
        ("whatsapp", "+44 7700 900101", ""),
        ("linkedin", "http://www.linkedin.com/in/ada", "Profile"),
        ("blog", "https://ada.example", "Blog"),
    ]


def test_parts_that_the_whole_address_lacks_are_put_behind_it(read: Read) -> None:
    ada = one(
        read, NEW, First_Name="Ada", Address_1__Formatted="1 Pier Road\nExampleton", Address_1__City="Exampleton",
        Address_1__Street="1 Pier Road", Address_1__Extended_Address="second floor", Address_1__Country="UK",
    )  # fmt: skip
    assert facts(ada)[1] == ("custom", "1 Pier Road, Exampleton, second floor, UK", "address")


def test_what_a_spreadsheet_does_to_phones(read: Read) -> None:
    ada = one(
        read, NEW, First_Name="Ada", Phone_1__Value="4.47E+11 ::: '+447700900101", Phone_2__Value="none"
    )
    assert texts(ada) == [("phone", "+447700900101", "")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "header",
    [NEW, OLD, ["Name", "Given Name", "Family Name", "E-mail 1 - Type", "E-mail 1 - Value"],
     ["First Name", "Last Name", "Phone 1 - Label", "Phone 1 - Value"], ["Name", "E-mail 1 - Value"]],
)  # fmt: skip
def test_every_header_is_recognised_in_every_encoding(read: Read, header: list[str], codec: str) -> None:
    given = next(name for name in ("First Name", "Given Name", "Name") if name in header)
    [zoe] = people(read(content(header, {given: "Zoë"}).encode(codec), "google-csv"))
    assert zoe.given or zoe.full_name == "Zoë"


def test_ragged_rows_as_in_other_peoples_tests(read: Read) -> None:
    items = read(
        "Name,Given Name,Family Name,E-mail 1 - Value\nAda Quill,Ada,Quill,a@example.com,x,y,z\nBo\n",
        "google-csv",
    )
    assert [(p.given, p.full_name) for p in people(items)] == [("Ada", ""), ("", "Bo")]
    assert facts(people(items)[0]) == [
        ("custom", value, f"Column {n}") for n, value in ((5, "x"), (6, "y"), (7, "z"))
    ]


def test_a_name_of_signs_alone_is_a_name(read: Read) -> None:
    assert one(read, OLD, Name="🌻").full_name == "🌻"
    assert one(read, OLD, Name="🌻", Given_Name="🌻").full_name == ""
