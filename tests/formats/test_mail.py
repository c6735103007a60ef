"""What one mail's headers make: turns, the user's own addresses, and what is left out, with its reason."""

import pytest

from networker.domain.vocabulary import Channel, Kind
from networker.formats import limits, mail, values
from networker.formats.records import OwnerRecord, Party, PersonRecord, SkippedRow, Standing, TurnRecord

FIELDS = {
    "From": "Zoë Brandt <zoe@example.com>",
    "To": "me@example.net",
    "Date": "Mon, 04 Mar 2024 11:20:34 +0100",
    "Message-ID": "<one@example.com>",
    "Subject": "The boat",
}


def header(line_end: str = "\n", **fields: str | None) -> bytes:
    """The fields of a mail, each behind a line end; `Message_ID` is Message-ID, None leaves a usual one out."""
    told = FIELDS | {name.replace("_", "-"): value for name, value in fields.items()}
    text = "".join(f"{line_end}{name}: {value}" for name, value in told.items() if value is not None)
    return text.encode("utf-8", "surrogateescape")


def turn(line_end: str = "\n", **fields: str | None) -> TurnRecord:
    """The turn of a mail that is kept."""
    found = mail.Mails().turn(header(line_end, **fields), 7)
    assert found is not None
    return found


def why(folder: str = "", **fields: str | None) -> str:
    """Why a mail is left out."""
    mails = mail.Mails(folder)
    assert mails.turn(header(**fields), 7) is None
    [skipped] = [item for item in mails.rest() if isinstance(item, SkippedRow)]
    assert (skipped.row, skipped.more) == (7, 0)
    return skipped.why


def own(headers: list[bytes], folder: str = "") -> list[str]:
    """The addresses that mails say are the user's own."""
    mails = mail.Mails(folder)
    for row, each in enumerate(headers, 1):
        mails.turn(each, row)
    owners = [item for item in mails.rest() if isinstance(item, OwnerRecord)]
    assert len(owners) <= 1
    assert all((each.source_kind, each.row) == ("mail", 1) for each in owners)
    return [handle.text for owner in owners for handle in owner.handles]


def mails_of(party: Party) -> tuple[str, list[str]]:
    assert party.source_id == ""
    assert all(handle.channel is Channel.MAIL for handle in party.handles)
    return party.name, [handle.text for handle in party.handles]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_mail_is_a_turn(line_end: str) -> None:
    found = turn(line_end)
    assert (found.source_kind, found.channel, found.kind, found.row) == ("mail", Channel.MAIL, Kind.MAIL, 7)
    assert (found.at, found.subject, found.text) == ("2024-03-04T11:20:34+01:00", "The boat", "")
    assert (found.id, found.thread, found.replies) == ("one@example.com", "one@example.com", False)
    assert mails_of(found.sender) == ("Zoë Brandt", ["zoe@example.com"])
    assert [mails_of(party) for party in found.to] == [("", ["me@example.net"])]


def test_names_of_fields_are_told_in_any_case() -> None:
    found = mail.Mails().turn(
        b"\nFROM: z@example.com\ndate:Mon, 4 Mar 2024 11:20:34 GMT\nMessage-Id :<a@b>\nCC: b@x.org", 1
    )
    assert found is not None
    assert (found.id, found.at, len(found.to)) == ("a@b", "2024-03-04T11:20:34+00:00", 1)


def test_fields_with_like_names_are_others() -> None:
    found = turn(
        X_From="other@example.org", From_Name="Other", To_Be="x@example.org", Subject="a\n continued\n\tline"
    )
    assert (found.sender.name, len(found.to), found.subject) == ("Zoë Brandt", 1, "a continued line")


def test_the_first_of_a_field_that_stands_twice_counts() -> None:
    found = mail.Mails().turn(header() + b"\nFrom: other@example.org\nSubject: other", 1)
    assert found is not None
    assert (found.sender.name, found.subject) == ("Zoë Brandt", "The boat")


@pytest.mark.parametrize(
    ("fields", "thread", "replies"),
    [
        ({}, "one@example.com", False),
        ({"References": "<root@x> <two@x>", "In_Reply_To": "<two@x>"}, "root@x", True),
        ({"References": "\r\n <root@x>\r\n\t<two@x>"}, "root@x", True),
        ({"In_Reply_To": "<two@x>"}, "two@x", True),
        ({"References": "", "In_Reply_To": " "}, "one@example.com", False),
        ({"In_Reply_To": "Your message of Monday"}, "one@example.com", True),
        ({"In_Reply_To": "Message of Monday <two@x>"}, "two@x", True),
        ({"Message_ID": "\n <one@example.com>"}, "one@example.com", False),
        ({"Message_ID": "one@example.com"}, "one@example.com", False),
        ({"Message_ID": None, "References": "<root@x>"}, "root@x", True),
    ],
)  # fmt: skip
def test_threads(fields: dict[str, str | None], thread: str, replies: bool) -> None:
    found = turn(**fields)
    assert (found.thread, found.replies) == (thread, replies)


def test_a_mail_without_an_id_is_told_by_date_sender_and_subject() -> None:
    found = turn(Message_ID=None)
    assert (found.thread, found.id) == ("", "2024-03-04T11:20:34+01:00 zoe@example.com The boat")
    assert turn(Message_ID=None, Subject="Another").id != found.id
    assert len(turn(Message_ID=f"<{'a' * 5000}>").id) == limits.NAME_CHARACTERS


def test_those_whom_a_mail_went_to() -> None:
    found = turn(
        To='"Lind, Bo" <bo@example.org>, BO@example.org',
        Cc="zoe@example.com, Ada <ada@example.org>",
        Bcc="cy@example.org",
    )
    assert [mails_of(party) for party in found.to] == [
        ("Bo Lind", ["bo@example.org"]),
        ("Ada", ["ada@example.org"]),
        ("", ["cy@example.org"]),
    ]
    assert turn(To="undisclosed-recipients:;").to == ()
    assert turn(To=None).to == ()
    assert turn(To="root, bo@localhost, /o=Firm/cn=Bo").to == ()


def test_one_object_for_each_address_with_the_first_name_that_is_said() -> None:
    mails = mail.Mails()
    turns = [
        mails.turn(header(From=said), 1)
        for said in (
            "zoe@example.com",
            "Zoë <Zoe@Example.com>",
            "Z. Brandt <zoe@example.com>",
            "zoe@example.com",
        )
    ]
    first, second, third, fourth = (each.sender for each in turns if each is not None)
    assert [mails_of(each) for each in (first, second, third)] == [
        ("", ["zoe@example.com"]),
        ("Zoë", ["zoe@example.com"]),
        ("Zoë", ["zoe@example.com"]),
    ]
    assert second is third
    assert fourth.handles == first.handles


def test_encoded_and_bare_letters() -> None:
    found = turn(From="=?iso-8859-1?Q?Zo=EB?= <zoe@example.com>", Subject="=?utf-8?b?Q2Fmw6k=?=")
    assert (found.sender.name, found.subject) == ("Zoë", "Café")
    raw = header(Content_Type='text/plain;\n charset="koi8-r"', From=None, Subject=None)
    found_raw = mail.Mails().turn(raw + "\nFrom: Зоя <z@example.com>\nSubject: Лодка".encode("koi8-r"), 1)
    assert found_raw is not None
    assert (found_raw.sender.name, found_raw.subject) == ("Зоя", "Лодка")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"List_Id": "Kites <kites.example.org>"}, mail.LIST),
        ({"List_Unsubscribe": "<mailto:off@example.org>"}, mail.LIST),
        ({"Precedence": "bulk"}, mail.LIST),
        ({"Precedence": " List\r"}, mail.LIST),
        ({"Precedence": "junk"}, mail.LIST),
        ({"Auto_Submitted": "auto-generated"}, mail.AUTOMATIC),
        ({"Auto_Submitted": "auto-replied; owner-email=x"}, mail.AUTOMATIC),
        ({"Return_Path": "<>"}, mail.AUTOMATIC),
        ({"From": "Zoë Brandt <no-reply@example.com>"}, mail.AUTOMATIC),
        ({"From": "Bo <notifications@example.com>"}, mail.AUTOMATIC),
        ({"To": "donotreply@example.com"}, mail.AUTOMATIC),
        ({"X_Gmail_Labels": "Spam"}, mail.LEFT),
        ({"X_Gmail_Labels": "Archiviert,=?UTF-8?Q?Entw=C3=BCrfe?="}, mail.LEFT),
        ({"X_Gmail_Labels": "=?UTF-8?Q?Papelera,?=\r\n =?UTF-8?Q?Importante?="}, mail.LEFT),
        ({"X_Mozilla_Status": "0009"}, mail.EXPUNGED),
        ({"To": ", ".join(f"p{n}@example.org" for n in range(21))}, mail.CIRCULAR),
        ({"To": ", ".join(f"p{n}@example.org" for n in range(20)), "Cc": "q@example.org"}, mail.CIRCULAR),
        ({"To": ", ".join(f"p{n}@example.org" for n in range(20_000))}, mail.CIRCULAR),
        ({"Date": None}, mail.NO_DATE),
        ({"Date": "soon"}, mail.NO_DATE),
        ({"Date": "Thu, 01 Jan 1970 00:00:00 +0000"}, mail.NO_DATE),
        ({"Date": "Sat, 01 Jan 2225 00:00:00 +0000"}, mail.NO_DATE),
        ({"From": None}, mail.NO_SENDER),
        ({"From": ""}, mail.NO_SENDER),
        ({"From": "Zoë at example.com"}, mail.NO_SENDER),
    ],
)
def test_what_is_left_out(fields: dict[str, str | None], reason: str) -> None:
    assert why(**fields) == reason


@pytest.mark.parametrize(
    "fields",
    [
        {"Auto_Submitted": "no"},
        {"Auto_Submitted": ""},
        {"Precedence": "first-class"},
        {"Return_Path": "<zoe@example.com>"},
        {"X_Mozilla_Status": "0001"},
        {"X_Mozilla_Status": "odd"},
        {"X_Gmail_Labels": "Inbox,Trash talk"},
        {"To": ", ".join(f"p{n}@example.org" for n in range(20))},
        {"To": "bo@example.org, noreply@example.org"},
        {"To": ", ".join(f'"p{n}@example.org" <p{n}@example.org>' for n in range(20))},
    ],
)
def test_what_looks_like_it_and_is_kept(fields: dict[str, str | None]) -> None:
    assert "noreply@example.org" not in str(turn(**fields).to)


@pytest.mark.parametrize("folder", ["Trash", "Junk", "Drafts", "Papierkorb", "Entwürfe"])
def test_folders_that_are_left_out(folder: str) -> None:
    assert why(folder) == mail.LEFT


def test_what_is_left_out_is_counted() -> None:
    mails = mail.Mails()
    for row in range(1, 6):
        mails.turn(header(List_Id="x") if row != 4 else header(Date=None), row)
    assert list(mails.rest()) == [SkippedRow(1, mail.LIST, 3), SkippedRow(4, mail.NO_DATE, 0)]


def test_own_addresses_are_those_that_mail_comes_to() -> None:
    to_me = header(Delivered_To="Me@example.net")
    assert own([to_me]) == ["me@example.net"]
    alias = header(Delivered_To="<me@example.net>", X_Original_To="alias@example.net")
    assert own([to_me] * 5 + [alias] * 5) == ["me@example.net", "alias@example.net"]
    stranger = header(Delivered_To="stranger@example.org")
    assert own([to_me] * 19 + [stranger]) == ["me@example.net"], "one in twenty is somebody else's, forwarded"
    scattered = [header(Delivered_To=f"alias{n}@example.net") for n in range(20)]
    assert own([*scattered, scattered[7]]) == ["alias7@example.net"], "the most frequent one, however seldom"
    to_list = header(Delivered_To="kites@example.org", List_Id="Kites <kites.example.org>")
    assert own([to_list] * 10 + [to_me]) == ["me@example.net"]
    assert own([header(Delivered_To="mailing list kites@example.org"), header()]) == []
    automatic = header(Delivered_To="me@example.net", Auto_Submitted="auto-generated")
    assert own([automatic]) == ["me@example.net"]


def test_own_addresses_are_those_that_sent_mail_is_from() -> None:
    sent = header(X_Gmail_Labels="Gesendet,Wichtig")
    assert own([sent, header(From="bo@example.org", X_Gmail_Labels="Inbox")]) == ["zoe@example.com"]
    assert own([header(X_Gmail_Labels="=?UTF-8?Q?Envoy=C3=A9s?=")]) == ["zoe@example.com"]
    assert own([header()], "Sent") == ["zoe@example.com"]
    assert own([header()], "Posta inviata") == ["zoe@example.com"]
    assert own([header()], "Inbox") == []
    crowd = ", ".join(f"p{n}@example.org" for n in range(30))
    assert own([header(X_Gmail_Labels="Sent", To=crowd)]) == ["zoe@example.com"]


def test_counting_addresses_keeps_to_its_limit() -> None:
    strangers = [header(Delivered_To=f"p{n}@example.org") for n in range(5000)]
    mixed = [each for stranger in strangers for each in (stranger, header(Delivered_To="me@example.net"))]
    assert own(mixed) == ["me@example.net"]


def test_the_memory_for_people_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "_REMEMBERED", 10)
    monkeypatch.setattr(mail, "_CACHED", 10)
    mails = mail.Mails()
    for n in range(100):
        assert mails.turn(header(From=f"p{n}@example.org"), 1) is not None
    assert len(mails._parties) <= 10


HOSTILE = {
    "nested comments": b"\nFrom: " + b"(" * 3000 + b")" * 3000 + b" z@example.com",
    "quotation marks": b"\nFrom: " + b'"\\"<>' * 50_000,
    "angles": b"\nFrom: " + b"<" * 200_000,
    "half encoded words": b"\nFrom: z@example.com\nSubject: " + b"=?a?q?" * 40_000,
    "character sets": b"\nFrom: z@example.com\nSubject: "
    + b" ".join(b"=?x%d?b?QQ==?=" % n for n in range(9000)),
    "folds": b"\nFrom: z@example.com" + b"\n " * 100_000,
    "one field": b"\nFrom: z@example.com" * 10_000,
    "groups": b"\nFrom: z@example.com\nTo: " + b"a:" * 100_000,
    "date": b"\nFrom: z@example.com\nDate: " + b"9" * 100_000,
    "comments in a date": b"\nFrom: z@example.com\nDate: Mon, 04 Mar 2024 " + b"(" * 100_000,
    "ids": b"\nFrom: z@example.com\nReferences: " + b"<" * 100_000,
    "zeros": b"\0\nFrom: z\0@example.com\nSubject: \0\0\nDate: Mon, 04 Mar 2024 11:20:34 GMT\nMessage-ID: <\0>",
    "surrogates": b"\nFrom: \xed\xa0\x80 <z@example.com>\nDate: Mon, 04 Mar 2024 11:20:34 GMT\nSubject: \xed\xb0\x80",
    "encoded surrogates": b"\nFrom: z@example.com\nDate: Mon, 04 Mar 2024 11:20:34 GMT\nSubject: =?utf-8?q?=ED=A0=80?=",
    "nothing": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_headers_are_read_or_left_out(name: str) -> None:
    mails = mail.Mails()
    found = mails.turn(HOSTILE[name], 1)
    for said in repr(found), *([found.subject, found.id, found.sender.name] if found else []):
        said.encode("utf-8")
        assert "\0" not in said
    if found is None:
        assert [item.why for item in mails.rest() if isinstance(item, SkippedRow)] != [values.UNREADABLE]
    elif found.sender.name:
        assert found.sender.name.isprintable()


def test_what_goes_wrong_with_one_mail_is_a_skipped_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(said: str) -> str:
        raise RecursionError

    with monkeypatch.context() as patched:
        patched.setattr(mail.mail_fields, "instant", fail)
        assert why() == values.UNREADABLE


def test_a_mail_that_came_back_tells_to_whom() -> None:
    mails = mail.Mails()
    back = {"From": "Mail Delivery Subsystem <mailer-daemon@mx.example>", "Return-Path": "<>"}
    for row, (day, failed) in enumerate(
        (("04 Mar 2024", "Zoe@Example.com"), ("06 Mar 2024", "<zoe@example.com>,\n ben@x.example"), ("05 Mar 2024", "zoe@example.com")),
        1,
    ):  # fmt: skip
        told = {**back, "X-Failed-Recipients": failed, "Date": f"Mon, {day} 11:20:34 +0100"}
        assert mails.turn(header(**told), row) is None
    rest = list(mails.rest())
    found = [item for item in rest if isinstance(item, PersonRecord)]
    assert {(each.handles[0].text, each.facts[0].value, each.facts[0].since) for each in found} == {
        ("zoe@example.com", "zoe@example.com", "2024-03-06"), ("ben@x.example", "ben@x.example", "2024-03-06")
    }  # fmt: skip
    assert {(each.facts[0].field, each.standing) for each in found} == {("bounced", Standing.MENTIONED)}
    assert [(item.why, item.more) for item in rest if isinstance(item, SkippedRow)] == [(mail.BOUNCE, 2)]
