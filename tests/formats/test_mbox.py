"""Mailboxes: parted where mails begin and nowhere else, whatever the size, the line ends and the program."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from networker import formats
from networker.formats import mail, mbox
from networker.formats.records import OwnerRecord, SkippedRow, TurnRecord
from networker.formats.source import Source
from tests.formats.conftest import Read, Write

FROM = "From 1790123456789012345@xxx Mon Mar 04 11:20:34 +0000 2024"


def a_mail(number: int = 1, body: str = "Text.\n", line: str = FROM, more: str = "") -> str:
    """One mail of a mailbox."""
    return (
        f"{line}\n{more}From: Zoë <zoe@example.com>\nTo: me@example.net\n"
        f"Date: Mon, 04 Mar 2024 11:{number % 60:02}:00 +0000\n"
        f"Message-ID: <{number}@example.com>\nSubject: Boat {number}\n\n{body}\n"
    )


def subjects(items: object) -> list[str]:
    assert isinstance(items, list)
    return [item.subject for item in items if isinstance(item, TurnRecord)]


def test_a_mailbox(read: Read) -> None:
    found = read(a_mail(1) + a_mail(2), "mbox")
    assert subjects(found) == ["Boat 1", "Boat 2"]
    assert [item.row for item in found if isinstance(item, TurnRecord)] == [1, 2]


@pytest.mark.parametrize(
    "line",
    [
        FROM,
        "From - Mon Mar 11 09:00:00 2024",
        "From zoe@example.com  Mon Mar  4 11:20:34 2024",
        "From MAILER-DAEMON Mon Mar  4 11:20 2024",
        "From ???@??? Mon Mar  4 11:20:34 2024",
        "From zoe at example.com  Mon Mar  4 11:20:34 2024",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_that_mails_begin_with(read: Read, line: str, line_end: str) -> None:
    content = (a_mail(1, line=line) + a_mail(2, line=line)).replace("\n", line_end)
    assert subjects(read(content, "mbox")) == ["Boat 1", "Boat 2"]


@pytest.mark.parametrize(
    "body",
    [
        "\nFrom now on we meet on Mondays.\n",
        "\nFrom now on\nMon Mar 4 11:20:34 2024\n",
        "\nFrom Monday on we meet Mon Mar 4 11:20:34 2024\nNote: bring cake\n",
        f"No empty line before it.\n{FROM}\nSubject: not this\n",
        f"\n{FROM}\nno header behind it\n",
        f"\n>{FROM}\nSubject: not this\n",
        f"\n {FROM}\nSubject: not this\n",
        f"\n{FROM}\n",
        "\nFrom\n",
        "\nFrom \n\nFrom  \n",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_sentences_that_begin_with_from_are_no_mails(read: Read, body: str, line_end: str) -> None:
    content = (a_mail(1, body) + a_mail(2, body)).replace("\n", line_end)
    found = read(content, "mbox")
    assert subjects(found) == ["Boat 1", "Boat 2"]
    assert len(found) == 2, "nor are they mails that are left out"


def test_mails_that_lie_across_the_windows_in_which_words_are_looked_through() -> None:
    for size in range(mbox._WINDOW - 20, mbox._WINDOW + 20):
        content = a_mail(1, " " + "x" * size + "\n") + a_mail(2)
        assert len(list(mbox.headers(io.BytesIO(content.encode())))) == 2


def test_line_ends_of_both_kinds_in_one_file(read: Read) -> None:
    first, second = a_mail(1, "From: not this\n"), a_mail(2)
    line, _, rest = first.partition("\n")
    assert subjects(read(f"{line}\n" + rest.replace("\n", "\r\n") + second, "mbox")) == ["Boat 1", "Boat 2"]
    first = a_mail(1, "Cc: bo@example.org\n")
    odd = read(first.replace("Boat 1\n\n", "Boat 1\n\r\n"), "mbox")
    assert [len(item.to) for item in odd if isinstance(item, TurnRecord)] == [1], "a body is no header"
    mixed = first.replace("Boat 1\n\n", "Boat 1\n\r\n") + second.replace("\n", "\r\n").replace(
        "\r\n\r\nT", "\r\n\nT"
    )
    assert subjects(read(mixed, "mbox")) == ["Boat 1", "Boat 2"]


def test_a_mail_without_a_body_and_a_quoted_line_before_its_header(read: Read) -> None:
    content = a_mail(1, "").removesuffix("\n") + a_mail(2, more=">From x@y Mon Mar  4 11:20:34 2024\n")
    assert subjects(read(content, "mbox")) == ["Boat 1", "Boat 2"]


def test_a_byte_order_mark_and_empty_lines_at_the_beginning(read: Read) -> None:
    for start in ("\ufeff", "\n\n", "\r\n", "\ufeff\r\n"):
        assert subjects(read(start + a_mail(1) + a_mail(2), "mbox")) == ["Boat 1", "Boat 2"]


def test_a_mailbox_that_is_cut_off_anywhere(write: Write) -> None:
    whole = (a_mail(1) + a_mail(2)).encode()
    second = whole.index(FROM.encode(), 10)
    for size in range(second, len(whole), 7):
        found = list(formats.read(write("x", whole[:size])))
        assert subjects(found)[0] == "Boat 1"
        assert sum(isinstance(item, TurnRecord) for item in found) <= 2


class _Few(io.BytesIO):
    """A stream that gives a few bytes at a time, as pipes and archives may."""

    few = 1000

    def readinto(self, buffer: object) -> int:
        assert isinstance(buffer, memoryview)
        return super().readinto(buffer[: self.few])


@pytest.mark.parametrize("few", [1, 3, 50, 997])
def test_mails_that_lie_across_the_bites_in_which_a_file_is_read(few: int) -> None:
    content = "".join(
        a_mail(n, "x y z\n\n" * (n % 7) + "From here\n\nFrom there\n") for n in range(20)
    ).encode()
    stream = _Few(content)
    stream.few = few
    found = list(mbox.headers(stream))
    assert [header.rpartition(b"Boat ")[2] for header in found] == [b"%d" % n for n in range(20)]
    assert all(header.count(b"Subject") == 1 and header.startswith(b"\nFrom: ") for header in found)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_every_place_of_the_end_of_the_buffer(monkeypatch: pytest.MonkeyPatch, line_end: bytes) -> None:
    monkeypatch.setattr(mbox, "_CHUNK", 64)
    monkeypatch.setattr(mbox, "HEADER", 512)
    for size in range(700):
        first = a_mail(1, "x" * 3000 + " " + "y" * size + "\n").encode().replace(b"\n", line_end)
        assert len(list(mbox.headers(io.BytesIO(first + a_mail(2).encode())))) == 2


def test_attachments_are_leapt_over(read: Read) -> None:
    line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo" * 2 + "\n"
    content = (
        a_mail(1, line * 60_000) + a_mail(2, line * 3) + a_mail(3, "words and words\n" * 90_000) + a_mail(4)
    )
    assert subjects(read(content, "mbox")) == ["Boat 1", "Boat 2", "Boat 3", "Boat 4"]


def test_a_header_of_many_megabytes_is_cut(read: Read) -> None:
    long = a_mail(1).replace("\n\nText", "\nX-Long: " + "x y " * 1_000_000 + "\n\nText")
    endless = a_mail(2).replace("\n\nText", "\nX: " + "\ny: z" * 300_000 + "\nText")
    assert subjects(read(long + endless + a_mail(3), "mbox")) == ["Boat 1", "Boat 2", "Boat 3"]


def test_own_addresses_and_what_is_left_out_come_last(read: Read) -> None:
    content = (
        a_mail(1, more="Delivered-To: me@example.net\n")
        + a_mail(2, more="X-Gmail-Labels: =?UTF-8?Q?Envoy=C3=A9s?=\n")
        + "".join(a_mail(n, more="List-Id: <kites.example.org>\n") for n in range(3, 8))
        + a_mail(
            8,
            more="X-Mozilla-Status: 0009\nX-Mozilla-Status2: 00000000\n",
            line="From - Mon Mar 11 09:00:00 2024",
        )
    )
    *turns, owner, lists, expunged = read(content, "mbox")
    assert subjects(turns) == ["Boat 1", "Boat 2"]
    assert isinstance(owner, OwnerRecord)
    assert [handle.text for handle in owner.handles] == ["zoe@example.com", "me@example.net"]
    assert lists == SkippedRow(3, mail.LIST, 4)
    assert expunged == SkippedRow(8, mail.EXPUNGED, 0)


@pytest.mark.parametrize(
    "name", ["Sent", "Sent.mbox", "Gesendet.mbox", "Sent Messages.mbox/mbox", "Sent-002.mbox"]
)
def test_the_folder_of_sent_mail_says_who_the_user_is(write: Write, name: str) -> None:
    path = write(f"profile/{name}", a_mail(1))
    [found] = formats.read_all(path.parents[len(Path(name).parts) - 1])
    assert any(isinstance(item, OwnerRecord) for item in found)


def test_reading_twice_gives_the_same(write: Write) -> None:
    found = formats.read(
        write("x", a_mail(1, more="Delivered-To: me@example.net\n") + a_mail(2, more="List-Id: x\n"))
    )
    assert list(found) == list(found)


def test_a_mailbox_of_takeout_in_its_archive(write: Write) -> None:
    path = write("takeout.zip", b"")
    content = "".join(a_mail(n, "Body of a mail. " * 200 + "\n") for n in range(500))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Takeout/Gmail/Alle Nachrichten einschließlich Spam und Papierkorb.mbox", content)
    [found] = formats.read_all(path)
    assert found.format == "mbox"
    assert len(subjects(list(found))) == 500


@pytest.mark.parametrize(
    "content",
    [
        "From now on we meet on Mondays.\nNote: bring cake.\n",
        "From,To,Sent At,Message,Direction\nZoë,Bo,1/2/24,Hi,INCOMING\n",
        f"{FROM}\nNo header here.\n",
        f"Dear all,\n\n{FROM}\nSubject: x\n",
        f"{FROM} and no more",
    ],
)
def test_texts_that_begin_with_from_are_no_mailboxes(write: Write, content: str) -> None:
    try:
        found = formats.read(write("x.mbox", content))
    except formats.UnknownFormat as error:
        assert "the first line is no" in error.reasons["mailbox (mbox)"]
    else:
        assert found.format == "linkedin-invitations"


def test_a_disk_that_fails_is_one_sentence() -> None:
    content = a_mail(1).encode()

    class Failing(io.BytesIO):
        def readinto(self, buffer: object) -> int:
            raise OSError(5, "Input/output error")

    open_: Callable[[], BinaryIO] = lambda: Failing(content)  # noqa: E731
    found = mbox.recognise(Source("x", open_, content, content.decode()))
    assert not isinstance(found, str)
    with pytest.raises(formats.UnreadableFile, match="cannot be read"):
        list(found)
