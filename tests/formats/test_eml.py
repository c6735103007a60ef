"""Single mails: known by their headers, never mistaken for any text with colons in it."""

import zipfile

import pytest

from networker import formats
from networker.formats import eml, mail
from networker.formats.records import OwnerRecord, SkippedRow, TurnRecord
from networker.formats.source import of
from tests.formats.conftest import Read, Write

MAIL = (
    "Received: from mx.example.org by mx.example.net;\n Mon, 04 Mar 2024 11:20:40 +0100\n"
    "Delivered-To: me@example.net\n"
    "From: Zoë Brandt <zoe@example.com>\nTo: me@example.net\nDate: Mon, 04 Mar 2024 11:20:34 +0100\n"
    "Message-ID: <one@example.com>\nSubject: The boat\n\nFrom: bo@example.org\nSubject: not this\n"
)


@pytest.mark.parametrize("content", [MAIL, MAIL.replace("\n", "\r\n"), "\ufeff" + MAIL, "\r\n\n" + MAIL])
def test_a_mail_in_a_file(read: Read, content: str) -> None:
    turn, owner = read(content, "eml")
    assert isinstance(turn, TurnRecord)
    assert (turn.sender.name, turn.subject, turn.id, turn.row) == (
        "Zoë Brandt",
        "The boat",
        "one@example.com",
        1,
    )
    assert isinstance(owner, OwnerRecord)
    assert [handle.text for handle in owner.handles] == ["me@example.net"]


def test_a_mail_that_is_cut_off_in_its_header(read: Read) -> None:
    [turn] = read(MAIL[MAIL.index("From: Z") : MAIL.index("\nSubject")], "eml")
    assert isinstance(turn, TurnRecord)
    assert turn.subject == ""


def test_reading_twice_gives_the_same(write: Write) -> None:
    found = formats.read(write("x.eml", MAIL))
    assert list(found) == list(found)


def test_the_folder_says_whose_it_is(write: Write) -> None:
    plain = MAIL.replace("Delivered-To: me@example.net\n", "")
    write("mail/Gesendet/1.eml", plain)
    path = write("mail/Trash/2.eml", plain)
    items = [list(each) for each in formats.read_all(path.parent.parent)]
    assert [[type(item) for item in each] for each in items] == [[TurnRecord, OwnerRecord], [SkippedRow]]


def test_a_mail_in_an_archive(write: Write) -> None:
    path = write("x.zip", b"")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Inbox/1.eml", MAIL)
    [found] = formats.read_all(path)
    assert found.format == "eml"
    assert len(list(found)) == 2


def test_a_header_of_many_megabytes_is_cut(read: Read) -> None:
    start, _, end = MAIL.partition("From: Z")
    [turn, _] = read(
        start
        + "X-Long: "
        + "x" * 200_000
        + "\nFrom: Z"
        + end.replace("\n\n", "\nX: " + "y" * 3_000_000 + "\n\n"),
        "eml",
    )
    assert isinstance(turn, TurnRecord)
    assert turn.subject == "The boat"


def test_an_empty_sender_is_a_skipped_row(read: Read) -> None:
    found = read(MAIL.replace("Zoë Brandt <zoe@example.com>", ""), "eml")
    assert SkippedRow(1, mail.NO_SENDER) in found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Dear Bo,\nFrom: zoe@example.com\nDate: today\n", "the first line"),
        (
            "Shopping: milk\nNote: and bread\n\nFrom: zoe@example.com\nDate: Mon, 04 Mar 2024 11:20:34 +0100\n",
            "no From",
        ),
        ("From: Zoë\nTo: Bo\nDate: Monday\nSubject: Boats\n\nA memorandum.\n", "no address"),
        (
            "From: Zoë Brandt\nSent: Monday\nTo: Bo\nSubject: Boats\n\nAs Outlook prints.\n",
            "no From and Date",
        ),
        (
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example\nSubject: x\n"
            "Date: Mon, 4 Mar 2024 11:20:34 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n",
            "no address",
        ),
        ("From: zoe@example.com\nwrites a lot\nof words here\nDate: today\n", "no fields"),
        ("dn: cn=Zoe\nmail: zoe@example.com\n", "no From"),
    ],
)
def test_texts_with_colons_are_no_mails(write: Write, content: str, said: str) -> None:
    try:
        found = formats.read(write("x", content))
    except formats.UnknownFormat as error:
        assert said in error.reasons["mail (.eml)"]
    else:
        assert found.format == "ldif"


@pytest.mark.parametrize(
    ("content", "format"),
    [
        ("From zoe@example.com Mon Mar  4 11:20:34 2024\n" + MAIL, "mbox"),
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\nEMAIL:zoe@example.com\nEND:VCARD\n", "vcard"),
    ],
)
def test_relatives_are_left_to_their_readers(write: Write, content: str, format: str) -> None:
    assert formats.read(write("x.eml", content)).format == format


@pytest.mark.parametrize(
    "body", ["BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nEND:VCARD\n", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"]
)
def test_what_a_body_holds_does_not_matter(write: Write, body: str) -> None:
    found = eml.recognise(of(write("x", f"{MAIL}\n{body}")))
    assert not isinstance(found, str)
    assert len(list(found)) == 2
