"""Reports of mail that did not arrive, in mailboxes and single mails."""

from pathlib import Path

import pytest

from networker import formats
from networker.formats import mbox
from networker.formats.bounces import REPORT, is_report, with_recipients
from networker.formats.records import PersonRecord

HEADER = (
    "From: Mail Delivery System <MAILER-DAEMON@mx.example>\nTo: me@example.net\nReturn-Path: <>\n"
    "Date: Mon, 04 Mar 2024 11:20:34 +0100\nSubject: Undelivered Mail Returned to Sender\n"
    'Content-Type: multipart/report; report-type=delivery-status;\n\tboundary="b1"\nMIME-Version: 1.0\n'
)
BODY = (
    "--b1\nContent-Type: text/plain\n\nI'm sorry to have to inform you.\n\n--b1\nContent-Type: message/delivery-status\n\n"
    "Reporting-MTA: dns; mx.example\nArrival-Date: Mon,  4 Mar 2024 11:20:30 +0100\n\n"
    "Final-Recipient: rfc822; Zoe@X.example\nAction: failed\nStatus: 5.1.1\n\n"
    "Final-Recipient: rfc822; late@x.example\nAction: delayed\nStatus: 4.4.1\n\n"
    "Final-Recipient: RFC822;<ben@x.example>\nAction: Failed\nStatus: 5.1.1\n\n--b1--\n\n"
)
OTHER = "From: Ana <ana@x.example>\nTo: me@example.net\nDate: Tue, 05 Mar 2024 11:20:34 +0100\nMessage-ID: <a@x.example>\n"
LINE = "From x@x.example Mon Mar  4 11:20:34 2024\n"


def told(file: Path) -> dict[str, str]:
    """The addresses that a file says did not get a mail, with the day."""
    people = [item for item in formats.read(file) if isinstance(item, PersonRecord)]
    return {each.facts[0].value: each.facts[0].since for each in people}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_report_in_a_mailbox(tmp_path: Path, line_end: str) -> None:
    file = tmp_path / "mail.mbox"
    text = f"{LINE}{OTHER}\nHello\n\n{LINE}{HEADER}\n{BODY}{LINE}{OTHER}\nFinal-Recipient: rfc822; no@x.example\nAction: failed\n\n"
    file.write_bytes(text.replace("\n", line_end).encode())
    assert told(file) == {"zoe@x.example": "2024-03-04", "ben@x.example": "2024-03-04"}


def test_a_report_in_a_file_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "back.eml"
    file.write_text(f"{HEADER}\n{BODY}")
    assert set(told(file)) == {"zoe@x.example", "ben@x.example"}


def test_a_report_that_lies_across_the_bites_in_which_a_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mbox, "_CHUNK", 700)
    file = tmp_path / "mail.mbox"
    file.write_text("".join(f"{LINE}{HEADER}\n{BODY.replace('Zoe', f'zoe{n}')}" for n in range(40)))
    assert {f"zoe{n}@x.example" for n in range(40)} < set(told(file))


def test_what_is_no_report_is_left_alone() -> None:
    assert not is_report(b"\nContent-Type: text/plain\nSubject: delivery-status")
    assert not is_report(b"\nContent-Type: multipart/report; report-type=disposition-notification")
    assert is_report(b'\nContent-Type: multipart/report;\n boundary=x;\n report-type="delivery-status"')


def test_only_the_beginning_is_looked_at_and_nothing_of_the_next_mail() -> None:
    header, failed = b"\nSubject: back", b"Final-Recipient: rfc822; a@x.example\nAction: failed\n\n"
    assert with_recipients(header, b"\n\n" + failed).endswith(b"\nX-Failed-Recipients: a@x.example")
    assert with_recipients(header, b"\n\n" + b"x" * REPORT + b"\n\n" + failed) == header
    assert with_recipients(header, b"\n\nHello\n\nFrom x@x.example Mon\n" + failed) == header
