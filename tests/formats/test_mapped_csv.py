"""Tables that the user explains: which column is what."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from networker import formats
from networker.formats.columns import read_columns
from networker.formats.mapped_csv import FIELDS
from tests.formats.seen import facts, people, skipped, texts

Write = Callable[..., Path]


def test_every_field(write: Write) -> None:
    path = write(
        "club.csv",
        "The club\n\nVor;Nach;Post;Fon;Firma;Rolle;Ort;Seite;Geb;Gruppe;Notiz;Anzeige\n"
        'Ada;Quill;"a@example.com, b@example.com";"+44 7700 1; 030 12";Tern;Editor;Łódź;'
        'linkedin.com/in/ada @ada@social.example;29.02.1988;"x, y";"two\nlines";Ada die Große\n',
    )
    mapping = {
        "given": "vor", "family": "Nach ", "mail": "POST", "phone": "Fon", "company": "Firma", "title": "Rolle",
        "city": "Ort", "profile": "Seite", "birthday": "Geb", "group": "Gruppe", "notes": "Notiz", "name": "Anzeige",
    }  # fmt: skip
    assert set(mapping) == set(FIELDS)
    recognised = formats.read_mapped(path, mapping)
    assert (recognised.format, recognised.file) == ("csv", "club.csv")
    [ada] = people(recognised)
    assert (ada.source_kind, ada.source_id, ada.row) == ("csv", "", 4)
    assert (ada.given, ada.family, ada.full_name) == ("Ada", "Quill", "Ada die Große")
    assert (ada.company, ada.title, ada.notes, ada.groups) == ("Tern", "Editor", "two\nlines", ("x", "y"))
    assert texts(ada) == [
        ("mail", "a@example.com", ""),
        ("mail", "b@example.com", ""),
        ("phone", "+44 7700 1", ""),
        ("phone", "030 12", ""),
        ("linkedin", "https://linkedin.com/in/ada", ""),
        ("mastodon", "@ada@social.example", ""),
    ]
    assert facts(ada) == [
        ("place", "Łódź", ""), ("birthday", "1988-02-29", ""), ("custom", "Ada die Große", "Full name"),
    ]  # fmt: skip


def test_a_name_alone_is_the_full_name(write: Write) -> None:
    [ada] = people(formats.read_mapped(write("a", "Member\nAda Quill\n"), {"name": "Member"}))
    assert (ada.given, ada.family, ada.full_name) == ("", "", "Ada Quill")


def test_what_is_not_named_is_kept_as_in_the_window(write: Write) -> None:
    path = write("a.csv", "Member;Shoe;Mail\nAda Quill;38;ada@x.example\n")
    [ada] = people(formats.read_mapped(path, {"name": "Member", "mail": "Mail"}))
    assert facts(ada) == [("custom", "38", "Shoe")]
    told = read_columns(path, {"Member": "name", "Shoe": "custom", "Mail": "mail"})
    assert people(told) == [ada], "so the same file is a repeat, whichever way it comes"


def test_a_table_without_a_heading_is_read_by_the_numbers_of_its_columns(write: Write) -> None:
    path = write("a.csv", "Ada Quill,ada@x.example\nBo Lind,bo@x.example\n")
    mapping = {"name": "Column 1", "mail": "column 2"}
    assert [each.full_name for each in people(formats.read_mapped(path, mapping))] == ["Ada Quill", "Bo Lind"]
    with pytest.raises(ValueError, match="no column “Ada Quill”; its columns are Column 1, Column 2"):
        formats.read_mapped(path, {"name": "Ada Quill"})
    with pytest.raises(formats.UnknownFormat, match=r"Column 1 \(Ada Quill\), Column 2 \(ada@x.example\)"):
        formats.read(path)


def test_whether_the_first_row_is_a_heading_can_be_said(write: Write) -> None:
    path = write("a.csv", "Ana,Porto\nBo,Lisbon\n")
    mapping = {"name": "Column 1", "city": "column 2"}
    told = formats.read_mapped(path, mapping, headed=False)
    assert [(each.full_name, facts(each)) for each in people(told)] == [
        ("Ana", [("place", "Porto", "")]),
        ("Bo", [("place", "Lisbon", "")]),
    ]
    with pytest.raises(ValueError, match=r"no column “Column 1” or “column 2”; its columns are Ana, Porto\."):
        formats.read_mapped(path, mapping)
    with pytest.raises(ValueError, match=r"no column “Ana”; its columns are Column 1, Column 2\."):
        formats.read_mapped(path, {"name": "Ana"}, headed=False)
    odd = write("b.csv", "Ana Silva,Porto\nBo Berg,Lisbon\n")
    [bo] = people(formats.read_mapped(odd, {"name": "ana silva"}, headed=True))
    assert bo.full_name == "Bo Berg"


def test_a_heading_with_nobody_below_it_is_left_out_with_that_reason(write: Write) -> None:
    path, mapping = write("a.csv", "\nZoë Ode,z@x.example\n"), {"name": "Zoë Ode"}
    assert skipped(formats.read_mapped(path, mapping, headed=True)) == [(2, "a heading with no row below it")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (",Name,Mail\n0,Ana Silva,a@x.example\n1,Bo Berg,b@x.example\n", "name=Name"),
        ("Unnamed: 0;Wer;Post\n0;Ana Silva;a@x.example\n1;Bo Berg;b@x.example\n", "name=Wer"),
        ("Contact,Member,City\n1,Ana,Lyon\n2,Bo,Metz\n", "name=Member"),
        ("ID;Kunde;Punkte\n1000001;Ana Silva;3\n1000002;Bo Berg;5\n", "name=Kunde"),
        (";;Kunde;Punkte\n;;Ana;3\n;;Bo;5\n", "name=Kunde"),
        ("Nr,Post\n1,a@x.example\n2,b@x.example\n", "mail=Post"),
        ("0;Ana Silva;a@x.example\n1;Bo Berg;b@x.example\n", "name=Column 2"),
    ],
)
def test_what_is_proposed_is_never_a_running_number(write: Write, text: str, said: str) -> None:
    with pytest.raises(formats.UnknownFormat) as refused:
        formats.read(write("a.csv", text))
    assert str(refused.value).endswith(f'for example --map "{said}".')


def test_where_nothing_tells_the_refusal_says_how_the_first_row_is_somebody(write: Write) -> None:
    with pytest.raises(
        formats.UnknownFormat, match=r"--first-row somebody: the columns are Column 1 and so on\."
    ):
        formats.read(write("a.csv", "Ana,Porto\nBo,Lisbon\n"))


def test_rows_without_people_are_skipped(write: Write) -> None:
    path = write("a", "N,C,B\nAda,x,soon\n,Globex,\n,,1988\n,,\n")
    items = list(formats.read_mapped(path, {"name": "N", "company": "C", "birthday": "B"}))
    assert facts(people(items)[0]) == [("custom", "soon", "B")]
    assert skipped(items) == [
        (3, "an organisation without a person"),
        (4, "no name and no address"),
        (5, "an empty row"),
    ]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"nickname": "Name"}, "No field is called “nickname”; the fields are given, family, name"),
        ({"name": "Nmae"}, "“club.csv” has no column “Nmae”; its columns are Name, Mail."),
        ({}, "No column is named; say FIELD=COLUMN"),
        ({"name": "Mail", "mail": "mail"}, "“mail” is named for two fields; a column holds one of them."),
    ],
)
def test_a_wrong_mapping_is_told_in_a_sentence(write: Write, mapping: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}"):
        formats.read_mapped(write("club.csv", "Name,Mail\nAda,a@example.com\n"), mapping)


def test_what_is_no_table_is_unreadable(write: Write) -> None:
    with pytest.raises(formats.UnreadableFile, match="not a table"):
        formats.read_mapped(write("letter", "Dear Ada, how are you?\n"), {"name": "Name"})
    with pytest.raises(formats.UnreadableFile, match="is a picture"):
        formats.read_mapped(write("p", b"\x89PNG"), {"name": "Name"})
