"""The fields of mails' headers as values: names, addresses, dates and labels of decades of programs."""

import pytest

from networker.formats import mail_fields
from networker.formats.mail_fields import Words, addresses, instant, labels, name


def people(said: str) -> list[tuple[str, str]]:
    """The list with its names as a reader shows them."""
    words = Words()
    return [(name(words.read(shown), address), address) for shown, address in addresses(said)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("zoe@example.com", [("", "zoe@example.com")]),
        ("<zoe@example.com>", [("", "zoe@example.com")]),
        ("Zoë Brandt <zoe@example.com>", [("Zoë Brandt", "zoe@example.com")]),
        ('"Brandt, Zoë" <zoe@example.com>, bo@example.org', [("Zoë Brandt", "zoe@example.com"), ("", "bo@example.org")]),
        ("Brandt, Zoë <zoe@example.com>", [("Zoë Brandt", "zoe@example.com")]),
        ("a@example.com, Brandt, Zoë <zoe@example.com>", [("", "a@example.com"), ("Zoë Brandt", "zoe@example.com")]),
        (r'"Zoë \"Zo\" Brandt" <zoe@example.com>', [('Zoë "Zo" Brandt', "zoe@example.com")]),
        ("\"'Zoë Brandt'\" <zoe@example.com>", [("Zoë Brandt", "zoe@example.com")]),
        ("'zoe@example.com' <zoe@example.com>", [("", "zoe@example.com")]),
        ('"Zoe@Example.com" <zoe@example.com>', [("", "zoe@example.com")]),
        ("zoe@example.com (Zoë Brandt)", [("Zoë Brandt", "zoe@example.com")]),
        ("Zoë (Tern Works) <zoe@example.com>", [("Zoë", "zoe@example.com")]),
        ("=?utf-8?Q?Brandt,_Zo=C3=AB?= <zoe@example.com>", [("Zoë Brandt", "zoe@example.com")]),
        ('"=?utf-8?B?QnJhbmR0LCBab8Or?=" <zoe@example.com>', [("Zoë Brandt", "zoe@example.com")]),
        ("prvs=12=zoe@example.com", [("", "prvs=12=zoe@example.com")]),
        ("undisclosed-recipients:;", []),
        ("Crew: Bo <bo@example.org>, zoe@example.com;", [("Bo", "bo@example.org"), ("", "zoe@example.com")]),
        ("a@example.com; b@example.com", [("", "a@example.com"), ("", "b@example.com")]),
        ("Bo <bo@example.org> Zoë <zoe@example.com>", [("Bo", "bo@example.org"), ("", "zoe@example.com")]),
        ('"Zoë <zoe@example.com>', [("Zoë", "zoe@example.com")]),
        ("Bo <bo@example.org>, zoe@example.com (Zoë)", [("Bo", "bo@example.org"), ("Zoë", "zoe@example.com")]),
        ("Bo <bo@example.org>,", [("Bo", "bo@example.org")]),
        ("", []),
        (" , ;; <> ", []),
    ],
)  # fmt: skip
def test_lists_of_addresses(said: str, found: list[tuple[str, str]]) -> None:
    assert people(said) == found


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("plain", "plain"),
        ("=?ISO-8859-1?Q?Caf=E9_au_lait?=", "Café au lait"),
        ("=?utf-8?b?Q2Fmw6k=?= today", "Café today"),
        ("=?utf-8?b?Q2Fmww==?=  =?utf-8?b?qQ==?=", "Café"),
        ("=?utf-8?q?one?= =?iso-8859-1?q?=E9?=", "oneé"),
        ("=?utf-8?q?one?= and =?utf-8?q?two?=", "one and two"),
        ("=?utf-8*en?q?caf=C3=A9?=", "café"),
        ("=?iso-8859-1?q?Caf=C3=A9?=", "Café"),
        ("=?iso-2022-jp?b?GyRCJWEhPCVrGyhC?=", "メール"),
        ("=?koi8-r?b?89DB08nCzw==?=", "Спасибо"),
        ("=?x-no-such?q?caf=E9?=", "café"),
        ("=?utf-8?b?Q2Fmw6k?=", "Café"),
        ("=?utf-8?b?Q2Fmw6kx?= =?utf-8?b?!?=", "Café1"),
        ("=?utf-8?b?A?=", ""),
        ("Where? =?", "Where? =?"),
        ("=?utf-8?q?C:\\users=5Cuma?=", "C:\\users\\uma"),
        ("=?utf-8?q?a=00b=07c=0Ad?=", "abc d"),
        ("=?utf-16?b?2AA=?=", "Ø"),
    ],
)
def test_encoded_words(said: str, text: str) -> None:
    assert Words().read(said) == text


def test_bare_bytes_are_read_as_the_body_is() -> None:
    words = Words()
    assert words.of("Größe".encode()) == "Größe"
    assert words.of("Größe".encode("cp1252")) == "Größe"
    assert words.of("Привет".encode("koi8-r"), "koi8-r") == "Привет"
    assert words.read(words.of(b"caf\xe9 \x81", "no-such")) == "café", (
        "bytes that cp1252 lacks are no reason to guess"
    )
    assert words.of(b" folded\r\n\tline\r") == "folded line"


def test_names_of_character_sets_are_looked_up_within_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []
    known = mail_fields.text.known
    monkeypatch.setattr(mail_fields.text, "known", lambda name: looked_up.append(name) or known(name))
    words = Words()
    for number in range(1000):
        assert words.read(f"=?x-{number}?q?a?=") == "a"
    assert len([name for name in looked_up if name]) <= 200


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Mon, 04 Mar 2024 11:20:34 +0100", "2024-03-04T11:20:34+01:00"),
        ("Mon, 4 Mar 2024 9:20:34 -0800 (PST)", "2024-03-04T09:20:34-08:00"),
        ("4 Mar 2024 11:20 +0000", "2024-03-04T11:20:00+00:00"),
        ("Mon, 04 MAR 2024 11:20:34 GMT", "2024-03-04T11:20:34+00:00"),
        ("Mon, 04 Mar 2024 11:20:34 -0000", "2024-03-04T11:20:34+00:00"),
        ("Thursday, 29 Feb 2024 11:20:60 +0530", "2024-02-29T11:20:59+05:30"),
        ("Mon, 04 Mar 2024 11:20:34 EST", "2024-03-04T11:20:34-05:00"),
        ("Mon, 04 Mar 2024 11:20:34", "2024-03-04T11:20:34"),
        ("Mon Mar  4 11:20:34 2024", "2024-03-04T11:20:34"),
        ("Mon, 04 Mar 02 11:20:34 +0100", "2002-03-04T11:20:34+01:00"),
        ("Mon, 04 Mar 02 11:20:34 -0000", "2002-03-04T11:20:34+00:00"),
        ("Fri, 29 Feb 2023 11:20:34 +0000", ""),
        ("Fri, 31 Apr 2023 11:20:34 +0000", ""),
        ("Fri, 01 Foo 2023 11:20:34 +0000", ""),
        ("Mon, 04 Mar 2024 24:20:34 +0000", ""),
        ("Mon, 04 Mar 2024 11:60:34 +0000", ""),
        ("Mon, 04 Mar 2024 11:20:34 +9900", ""),
        ("Thu, 01 Jan 1970 00:00:00 +0000", ""),
        ("Fri, 01 Jan 2101 00:00:00 +0000", ""),
        ("Sun, 31 Dec 2100 00:00:00 +0000", "2100-12-31T00:00:00+00:00"),
        ("Mon, 04 Mar 99999999999999999999 11:20:34 +0000", ""),
        ("Mon, 04 Mar 2024 11:20:34 +99999999999999", ""),
        ("yesterday", ""),
        ("", ""),
        ("9" * 5000, ""),
    ],
)
def test_dates(said: str, at: str) -> None:
    assert instant(said) == at


@pytest.mark.parametrize(
    ("said", "sent", "left"),
    [
        ("Inbox,Important,Opened", False, False),
        ("Sent,Opened", True, False),
        ("Archiviert,Gesendet", True, False),
        ("Enviados", True, False),
        ("Messages envoyés", True, False),
        ("Posta inviata", True, False),
        ("SENT", True, False),
        ("Spam", False, True),
        ("Papierkorb,Gesendet", True, True),
        ("Entwürfe", False, True),
        ("Corbeille", False, True),
        ("Borradores", False, True),
        ('"Trash"', False, True),
        ("Spam stories,Sent by Bo", False, False),
        ("", False, False),
    ],
)
def test_labels_in_any_language(said: str, sent: bool, left: bool) -> None:
    assert labels(said) == (sent, left)


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("Mail/Sent", "Sent"),
        ("Sent Messages.mbox/mbox", "Sent Messages"),
        ("Gesendet.mbox", "Gesendet"),
        ("Sent-001.mbox", "Sent"),
        ("Sent (1).mbox", "Sent"),
        ("mbox", ""),
        ("", ""),
    ],
)
def test_the_name_of_a_folder(path: str, folder: str) -> None:
    assert mail_fields.folder(path.split("/")) == folder
