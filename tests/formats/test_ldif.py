"""LDIF: folded lines, base64, mailing lists, attributes in any case, entries that are broken."""

import base64
import json
import time

import pytest

from networker import formats
from networker.formats import limits, values
from networker.formats.errors import UnreadableFile
from tests.formats.conftest import Read, Write
from tests.formats.seen import facts, people, skipped, texts


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


ADA = (
    f"dn:: {b64('cn=Ada Größe,mail=ada@tern.example')}\r\n"
    "objectclass: top\r\nobjectclass: person\r\nobjectclass: mozillaAbPersonAlpha\r\n"
    f"givenName: Ada\r\nsn:: {b64('Größe')}\r\ncn:: {b64('Ada Größe')}\r\n"
    "MAIL: ada@tern.example\r\nmozillaSecondEmail: ada@home.example\r\nmozillaNickname: Addie\r\n"
    "telephoneNumber: +44 7700 900001\r\nmobile: -\r\n"
    "mozillahomestreet: Quay 1\r\nmozillaHomeLocalityName: Hull\r\nl: Leeds\r\n"
    "o: Tern\r\ntitle: Editor\r\nou: Books\r\nbirthyear: 1975\r\nbirthmonth: 3\r\nbirthday: 14\r\n"
    "description: a long\r\n  note that goes\r\n  on\r\ncustom1: chess\r\nemployeeNumber: 7\r\n"
    "mozillaWorkUrl: https://tern.example\r\nmodifytimestamp: 0Z\r\n\r\n"
)
CLUB = (
    "dn: cn=Choir\nobjectclass: top\nobjectclass: groupOfNames\ncn: Choir\n"
    "member: cn=Ada,mail=Ada@tern.example\nmember: cn=Nobody,mail=nobody@x.example\n\n"
)


def test_a_whole_entry(read: Read) -> None:
    [ada] = people(read(ADA, "ldif"))
    assert (ada.given, ada.family, ada.nickname, ada.full_name) == ("Ada", "Größe", "Addie", "")
    assert (ada.company, ada.title, ada.notes) == ("Tern", "Editor", "a long note that goes on")
    assert texts(ada) == [
        ("mail", "ada@tern.example", ""), ("mail", "ada@home.example", ""),
        ("phone", "+44 7700 900001", "work"), ("blog", "https://tern.example", ""),
    ]  # fmt: skip
    assert facts(ada) == [
        ("custom", "Books", "Department"), ("custom", "chess", "custom1"), ("custom", "7", "employeenumber"),
        ("birthday", "1975-03-14", ""), ("place", "Hull", "home"), ("custom", "Quay 1, Hull", "home address"),
        ("place", "Leeds", "work"),
    ]  # fmt: skip


@pytest.mark.parametrize("content", [CLUB + ADA, ADA + CLUB])
def test_mailing_lists_are_groups_wherever_they_stand(read: Read, content: str) -> None:
    [ada] = people(read(content, "ldif"))
    assert ada.groups == ("Choir",)


def test_comments_a_version_and_other_languages_of_attributes(read: Read) -> None:
    content = "# made by hand\nversion: 1\n\n# more\ndn: cn=Bo\ncn;lang-de: Bo Lind\nmail: bo@x.example\njpegPhoto:< file:///etc/passwd\n"
    [bo] = people(read(content, "ldif"))
    assert (bo.full_name, len(bo.handles), bo.facts) == ("Bo Lind", 1, ())


def test_what_holds_nobody_is_skipped_and_the_rest_is_read(read: Read) -> None:
    content = (
        "dn: cn=x\nobjectclass: person\n\n"
        + ADA
        + "dn: o=Tern\no: Tern\ntelephoneNumber: +44 1\n\ndn: cn=y\nsn:: !!!\ncn: Y\n"
    )
    found = read(content, "ldif")
    assert [each.family or each.full_name for each in people(found)] == ["Größe", "Y"]
    assert skipped(found) == [(1, values.NO_PERSON), (33, values.ORGANISATION)]


def test_attributes_told_several_times_are_all_kept(read: Read) -> None:
    content = (
        "dn: cn=Ann Lee\ncn: Ann Lee\ncn: Lee Ann\ncn: Annie\ngivenName: Ann\nsn: Lee\nmail: ann@x.example\no: Acme\no: Beta\n"
        "o: ACME\ntitle: Boss\ntitle: Chair\nl: Berlin\nl: Bonn\nbirthday: 1\nbirthday: 2\n"
    )
    [ann] = people(read(content, "ldif"))
    assert (ann.given, ann.family, ann.full_name, ann.company, ann.title) == (
        "Ann",
        "Lee",
        "",
        "Acme",
        "Boss",
    )
    assert facts(ann) == [
        ("custom", "Beta", "Organization"), ("custom", "Chair", "title"), ("custom", "Bonn", "City"),
        ("custom", "2", "birthday"), ("custom", "Annie", "Name"), ("custom", "1", "Birthday"), ("place", "Berlin", "work"),
    ]  # fmt: skip
    raw = json.loads(ann.raw)
    assert [raw[name] for name in ("o", "o#2", "o#3", "title", "title#2")] == [
        "Acme",
        "Beta",
        "ACME",
        "Boss",
        "Chair",
    ]


def test_a_comment_may_be_folded_and_says_nothing(read: Read) -> None:
    entry = "dn: cn=Ann Lee\ncn: Ann Lee\nmail: a@x.example\nl: Ber\n lin\n# a comment\n that is folded\n twice\nsn: Lee\ngivenName: Ann\n"
    for comment in ("", "# a comment\n that is folded\n", "# one\nversion: 1\n\n# two\n  folded\n\n"):
        [ann] = people(read(comment + entry + "\n# and\n so on\n", "ldif"))
        assert facts(ann) == [("place", "Berlin", "work")]
        assert ann.family == "Lee"


def test_an_entry_without_end_is_refused(write: Write) -> None:
    path = write("endless.ldif", "dn: cn=x\n" + "a: b\n" * 6000)
    with pytest.raises(formats.UnreadableFile, match="an entry without end"):
        list(formats.read(path))


def test_a_picture_of_many_folds_is_read_in_time(read: Read) -> None:
    picture = "jpegPhoto:: AA\n " + "\n ".join(["A" * 74] * (8 * limits.MB // 74))
    started = time.process_time()
    found = read(f"dn: cn=Zoë\ncn: Zoë\n{picture}\nmail: z@example.com\n", "ldif")
    assert time.process_time() - started < 5
    assert [(p.full_name, len(p.handles)) for p in people(found)] == [("Zoë", 1)]


def test_an_attribute_without_end_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CARD", 10_000)
    with pytest.raises(UnreadableFile, match="holds an entry without end near line"):
        read("dn: cn=Zoë\ncn: Zoë\n" + " more\n" * 3000, "ldif")


def test_empty_lines_without_number_before_an_entry_are_no_trouble(read: Read) -> None:
    empty = "\n" * 5000 + " \t\n" * 5000
    assert (
        len(people(read(f"{empty}# c\nversion: 1\n{empty}dn: cn=Zoë\ncn: Zoë\nmail: z@x.example\n", "ldif")))
        == 1
    )
    with pytest.raises(formats.UnknownFormat):
        read(f"{empty}Zoë\n", "ldif")


def test_what_a_page_is_called_is_no_part_of_its_address(read: Read) -> None:
    [ann] = people(read("dn: cn=Ann Lee\ncn: Ann Lee\nlabeledURI: https://ann.example Her blog\n", "ldif"))
    assert [each.text for each in ann.handles] == ["https://ann.example"]
