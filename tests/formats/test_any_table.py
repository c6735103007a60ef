"""Where a table begins that nobody knows, and whether its first row is a heading."""

from io import StringIO

import pytest

from networker import formats
from networker.formats import values
from networker.formats.columns import look, read_columns
from tests.formats.conftest import Write
from tests.formats.seen import facts, people, skipped, texts

ANA = "Ana Silva"
PLAIN = (("Name", "name", ANA), ("E-Mail", "mail", "a@x.example"), ("Firma", "company", "Acme"))


def seen(text: str) -> tuple[bool, list[tuple[str, str, str]]]:
    """Whether the first row is a heading, and of each column its name, the guess and the first value."""
    table = look(StringIO(text))
    return table.headed, [(each.name, each.guess, next(iter(each.samples), "")) for each in table.columns]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Customer list 2026\n\nName;E-Mail;Firma\nAna Silva;a@x.example;Acme\nBo;b@x.example;Beta\n", PLAIN),
        ("Customer list 2026;;\n;;\nName;E-Mail;Firma\nAna Silva;a@x.example;Acme\n", PLAIN),
        ("Kunden, Stand 2026\nName,E-Mail,Firma\nAna Silva,a@x.example,Acme\nBo,b@x.example,Beta\n", PLAIN),
        (",Name,Email\n0,Ana Silva,a@x.example\n1,Bo,b@x.example\n",
         (("Column 1", "", "0"), ("Name", "name", ANA), ("Email", "mail", "a@x.example"))),
        ("Unnamed: 0,Name,Email\n0,Ana Silva,a@x.example\n1,Bo,b@x.example\n",
         (("Unnamed: 0", "", "0"), ("Name", "name", ANA), ("Email", "mail", "a@x.example"))),
        (";Wer;;Ort;\n;Ana Silva;;Lyon;\n;Bo Berg;;Metz;\n",
         (("Column 1", "", ""), ("Wer", "name", ANA), ("Column 3", "", ""), ("Ort", "place", "Lyon"), ("Column 5", "", ""))),
        (",Email\nAna Silva,a@x.example\nBo Berg,b@x.example\n",
         (("Column 1", "name", ANA), ("Email", "mail", "a@x.example"))),
        ("Name\nAna Silva\nBo Berg\n", (("Name", "name", ANA),)),
        ("Name\nAna Silva\n", (("Name", "name", ANA),)),
        ("Name,Email,Phone\nAna Silva\nBo,b@x.example\nCy,c@x.example,+351912345678\n",
         (("Name", "name", ANA), ("Email", "mail", "b@x.example"), ("Phone", "phone", "+351912345678"))),
        ("Name,Email\nAna Silva\nBo,b@x.example,1,2,3,4\n,,\nCy,c@x.example\n",
         (("Name", "name", ANA), ("Email", "mail", "b@x.example"))),
        ("Name|Email\nAna Silva|a@x.example\n", (("Name", "name", ANA), ("Email", "mail", "a@x.example"))),
        ("Name,Email,Email,Name\nAna Silva,a@x.example,b@x.example,Other\n",
         (("Name", "name", ANA), ("Email", "mail", "a@x.example"), ("Email (2)", "mail", "b@x.example"),
          ("Name (2)", "custom", "Other"))),
        ("Customer Name;Firm Address\nAna Silva;Acme\nBo Berg;Beta\n",
         (("Customer Name", "name", ANA), ("Firm Address", "custom", "Acme"))),
        ("\nsep=;\nName;Email\nAna Silva;a@x.example\n",
         (("Name", "name", ANA), ("Email", "mail", "a@x.example"))),
    ],
)  # fmt: skip
def test_everyday_tables(text: str, expected: tuple[tuple[str, str, str], ...]) -> None:
    headed, columns = seen(text)
    assert headed
    assert columns == list(expected)
    said = {name: what for name, what, _ in columns if name}
    assert people(read_columns(StringIO(text), said))[0].full_name == ANA


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Silva,a@x.example,+351912345678\nBo Berg,b@x.example,+351912345679\n", ["name", "mail", "phone"]),
        ("Ana Silva;Acme;Porto\nBo Berg;Beta;Lisbon\n", ["name", "custom", "custom"]),
        ("1;Ana Silva\n2;Bo Berg\n", ["custom", "name"]),
        (",,\nAna Silva,,a@x.example\n", ["name", "custom", "mail"]),
        ("Ana Silva\nBo Berg\nCy Dee\n", ["name"]),
    ],
)  # fmt: skip
def test_a_table_without_a_heading_loses_nobody(text: str, expected: list[str]) -> None:
    headed, columns = seen(text)
    assert not headed
    assert [(name, what) for name, what, _ in columns] == [
        (f"Column {n}", what) for n, what in enumerate(expected, 1)
    ]
    said = {name: what for name, what, _ in columns}
    found = people(read_columns(StringIO(text), said))
    assert [each.full_name for each in found][:2] in ([ANA, "Bo Berg"], [ANA])
    assert len(found) == sum(any(line.strip(",")) for line in text.splitlines())


def test_a_column_without_a_heading_is_passed_over_unless_something_is_said_of_it() -> None:
    text = ",Name\n0,Ana Silva\n"
    [ana] = people(read_columns(StringIO(text), {"Name": "name"}))
    assert facts(ana) == []
    [ana] = people(read_columns(StringIO(f"Unnamed: 0{text}"), {"Name": "name"}))
    assert facts(ana) == []
    [ana] = people(read_columns(StringIO(text), {"Name": "name", "Column 1": "custom"}))
    assert facts(ana) == [("custom", "0", "Column 1")]


def test_of_a_table_without_a_heading_nothing_is_passed_over() -> None:
    text = "Ana Silva,,a@x.example\nBo Berg,Porto,b@x.example\n"
    _, bo = people(read_columns(StringIO(text), {"Column 1": "name", "Column 3": "mail"}))
    assert facts(bo) == [("custom", "Porto", "Column 2")]


def test_a_second_column_of_a_heading_holds_what_the_first_does() -> None:
    text = "Name,Email,Email,Name\nAna Silva,a@x.example,b@x.example,Other\n"
    [ana] = people(read_columns(StringIO(text), {"Name": "name", "Email": "mail"}))
    assert [address for _, address, _ in texts(ana)] == ["a@x.example", "b@x.example"]
    assert (ana.full_name, facts(ana)) == (ANA, [("custom", "Other", "Name (2)")])


def test_a_list_of_addresses_has_no_heading_either() -> None:
    said = {"Column 1": "mail"}
    found = people(read_columns(StringIO("a@x.example\nb@x.example\n"), said))
    assert [texts(each)[0][1] for each in found] == ["a@x.example", "b@x.example"]


def test_whether_the_first_row_is_a_heading_can_be_said() -> None:
    text = "Ana,Porto\nBo,Lisbon\n"
    table = look(StringIO(text))
    assert table.headed, "nothing tells"
    assert (table.first, table.header) == (("Ana", "Porto"), ("Ana", "Porto"))
    turned = table.turned()
    assert (turned.headed, turned.first, turned.header) == (False, ("Ana", "Porto"), ("Column 1", "Column 2"))
    assert turned.columns[0].samples == ("Ana", "Bo")
    assert (turned.turned().header, turned.turned().turned()) == (table.header, turned)
    one, _ = people(read_columns(StringIO(text), {"Column 1": "name", "Column 2": "place"}))
    assert (one.full_name, facts(one)) == ("Ana", [("place", "Porto", "")])
    [bo] = people(read_columns(StringIO(text), {"Ana": "name", "Porto": "place"}))
    assert bo.full_name == "Bo"


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana,\n\nhow are you, and your sister?\nI am well.\nYours, Bo\n",
        "Hello\n\nThis, that\nand more\nfoo\n",
        "the cat, the dog\nand the mouse\n",
        "Name: Ana\nPhone: 1\n",
        "one, two\n",
        "Name\n",
        "Ana Silva\nBo Berg\n",
        "[1, 2]\n[3, 4]\n",
    ],
)
def test_what_is_no_table(text: str) -> None:
    with pytest.raises(formats.UnreadableFile, match="not a table"):
        look(StringIO(text))


def test_a_list_of_accounts_of_which_some_have_no_server(write: Write) -> None:
    """Mastodon's oldest lists: who is blocked looks like who is followed, so the user says what it is."""
    table = look(StringIO("alice@a.example\nbob\n\ncarol@c.example\n"))
    assert (table.headed, table.header, [column.guess for column in table.columns]) == (
        False,
        ("Column 1",),
        ["mail"],
    )
    path = write("following.csv", "alice@a.example\nbob\n\ncarol@c.example\n")
    with pytest.raises(formats.UnknownFormat, match="is a table that Networker does not know"):
        formats.read(path)
    found = list(read_columns(path, {"Column 1": "mail"}))
    assert [each.handles[0].text for each in people(found)] == ["alice@a.example", "carol@c.example"]
    assert skipped(found) == [(2, values.NO_PERSON)]


def test_a_column_without_a_heading_is_kept_unless_it_numbers_the_rows() -> None:
    text = ",Name,Email,\n1,Ana Silva,a@x.example,likes tea\n2,Bo Berg,b@x.example,\n"
    assert [column.guess for column in look(StringIO(text)).columns] == ["", "name", "mail", "custom"]
    ana, bo = people(read_columns(StringIO(text), {"Name": "name", "Email": "mail"}))
    assert (facts(ana), facts(bo)) == ([("custom", "likes tea", "Column 4")], [])
