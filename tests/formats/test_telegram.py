"""Telegram's result.json: contacts, the user, chats of every kind and year, and what is left out of them."""

import io
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import telegram, values
from networker.formats.records import (
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    SkippedRow,
    TurnRecord,
)
from tests.formats.conftest import Read, Write
from tests.formats.seen import people, skipped, texts
from tests.formats.test_fuzz import mutated
from tests.thorough import examples

ADA, MIRA = Party("11", "Ada Quill"), Party("22", "Mira Falk")


def message(number: int, who: Party, text: object = "hello", **more: Any) -> dict[str, Any]:
    """A message as a new version writes it."""
    return {
        "id": number, "type": "message", "date": "2024-03-14T12:00:34", "date_unixtime": str(1710414034 + number),
        "from": who.name or None, "from_id": f"user{who.source_id}", "text": text, "text_entities": [], **more,
    }  # fmt: skip


def chat(
    *messages: object, name: object = "Mira Falk", type: object = "personal_chat", id: object = 22
) -> dict[str, Any]:
    return {"name": name, "type": type, "id": id, "messages": list(messages)}


def account(*chats: object, **parts: Any) -> str:
    """A whole export, its parts in Telegram's order."""
    document = {"about": "Here is the data you requested.", **parts}
    document["chats"] = {"about": "This page lists all chats.", "list": list(chats)}
    return json.dumps(document, indent=1)


def turns(items: list[Item]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


def owners(items: list[Item]) -> list[OwnerRecord]:
    return [item for item in items if isinstance(item, OwnerRecord)]


def left(items: list[Item]) -> list[SkippedRow]:
    return [item for item in items if isinstance(item, SkippedRow)]


def test_a_chat_of_two_in_an_account(read: Read) -> None:
    found = read(
        account(chat(message(1, ADA), message(2, MIRA, "hi")), personal_information={"user_id": 11}),
        "telegram",
    )
    mine, theirs = turns(found)
    assert mine == TurnRecord(
        "telegram", "chat 22", 2, "2024-03-14T11:00:35+00:00", Channel.TELEGRAM, ADA, (MIRA,), Kind.MESSAGE, "hello",
        id="1",
    )  # fmt: skip
    assert (theirs.sender, theirs.to, theirs.id) == (MIRA, (), "2")
    assert theirs.sender is mine.to[0]
    assert owners(found) == [OwnerRecord("telegram", 1, "", ("11",))]


def test_one_chat_alone_tells_who_the_user_is(read: Read) -> None:
    found = read(json.dumps(chat(message(1, MIRA), message(2, ADA), message(3, ADA))), "telegram")
    assert owners(found) == [OwnerRecord("telegram", 2, "Ada Quill", ("11",))]
    assert [turn.to for turn in turns(found)] == [(), (MIRA,), (MIRA,)]


def test_the_user_is_told_by_the_account(read: Read) -> None:
    personal = {
        "user_id": 5123456789, "first_name": "Ada", "last_name": "Quill", "phone_number": "0044 7700 900123",
        "username": "@adaquill", "bio": "x",
    }  # fmt: skip
    [owner] = owners(read(account(personal_information=personal), "telegram"))
    assert owner == OwnerRecord(
        "telegram", 1, "Ada Quill", ("5123456789",),
        (HandleValue(Channel.PHONE, "+44 7700 900123"), HandleValue(Channel.TELEGRAM, "https://t.me/adaquill")),
    )  # fmt: skip


def test_contacts(read: Read) -> None:
    listed = [
        {"user_id": 22, "first_name": "Mira", "last_name": "Falk", "phone_number": "+44 7700 900456", "date": "2020-01-02"},
        {"user_id": 5123456789, "first_name": "Łukasz", "last_name": "", "phone_number": "0048 601 000 000"},
        {"date": "2020-01-02T00:00:00", "date_unixtime": "1577923200"},
        {"first_name": "", "last_name": "", "phone_number": "+44 7700 900789"},
        {"date": "2020-01-03T00:00:00"}, "odd", {"first_name": 5, "last_name": ["x"]},
    ]  # fmt: skip
    found = read(account(contacts={"about": "x", "list": listed}), "telegram")
    mira, lukasz, number = people(found)
    assert (mira.source_kind, mira.source_id, mira.given, mira.family) == ("telegram", "22", "Mira", "Falk")
    assert texts(mira) == [("phone", "+44 7700 900456", "")]
    assert (lukasz.source_id, lukasz.given, texts(lukasz)) == (
        "5123456789",
        "Łukasz",
        [("phone", "+48 601 000 000", "")],
    )
    assert (number.source_id, texts(number)) == ("", [("phone", "+44 7700 900789", "")])
    assert left(found) == [SkippedRow(3, values.NO_PERSON, 2)]
    assert json.loads(mira.raw)["user_id"] == 22


def test_a_private_group(read: Read) -> None:
    for kind in ("private_group", "private_supergroup"):
        found = read(
            account(chat(message(1, ADA), message(2, MIRA), name="Kites", type=kind, id=99)), "telegram"
        )
        assert [(turn.sender, turn.to, turn.thread) for turn in turns(found)] == [
            (ADA, (), "chat 99"),
            (MIRA, (), "chat 99"),
        ]
        assert owners(found) == [], "in a group nothing tells"


@pytest.mark.parametrize("kind", [*telegram.LEFT_OUT, "a_new_kind"])
def test_kinds_of_chats_that_are_left_out_are_counted(read: Read, kind: str) -> None:
    other = chat(message(1, MIRA), message(2, MIRA), message(3, ADA), type=kind, id=5)
    if kind in ("saved_messages", "replies", "verification_codes"):
        del other["name"]
    found = read(account(other, chat(message(1, MIRA))), "telegram")
    assert len(turns(found)) == 1
    assert left(found) == [SkippedRow(1, telegram.LEFT_OUT.get(kind, telegram.UNKNOWN_CHAT), 2)]
    if kind in telegram.LEFT_OUT:
        assert turns(read(json.dumps(other), "telegram")) == [], "nor where it is the only chat"


def test_chats_that_were_left_are_read_and_telegram_itself_is_not(read: Read) -> None:
    old = chat(message(1, MIRA), name="Kites", type="private_group", id=7)
    codes = chat(message(1, Party("777000", "Telegram")), name="Telegram", id=777000)
    found = read(account(codes, left_chats={"about": "x", "list": [old]}), "telegram")
    assert [turn.thread for turn in turns(found)] == ["chat 7"]
    assert skipped(found) == [(2, "from Telegram itself")]


def test_calls_and_notices(read: Read) -> None:
    def service(number: int, action: str, **more: Any) -> dict[str, Any]:
        return {
            "id": number, "type": "service", "date_unixtime": "1710414034", "actor": "Mira Falk", "actor_id": "user22",
            "action": action, "text": "", **more,
        }  # fmt: skip

    found = read(
        account(chat(
            service(1, "phone_call", duration_seconds=312, discard_reason="hangup"),
            service(2, "phone_call", discard_reason="missed"), service(3, "phone_call", discard_reason="busy"),
            service(4, "joined_telegram"), service(5, "pin_message"), {"id": 6, "type": "unsupported"},
            {**service(7, "phone_call", duration_seconds=20), "actor": "Ada Quill", "actor_id": "user11"},
        )), "telegram",
    )  # fmt: skip
    assert [(turn.kind, turn.minutes, turn.sender, turn.to, turn.text) for turn in turns(found)] == [
        (Kind.CALL, 5, MIRA, (), ""), (Kind.CALL, 1, ADA, (MIRA,), ""),
    ]  # fmt: skip
    assert left(found) == [
        SkippedRow(2, telegram.NOT_TAKEN, 1), SkippedRow(4, telegram.SERVICE, 1), SkippedRow(6, telegram.UNSUPPORTED),
    ]  # fmt: skip


def test_deleted_accounts_and_channels_are_nobody(read: Read) -> None:
    gone = message(1, Party("33", ""))
    channel = {**message(2, ADA), "from": "Kites", "from_id": "channel99"}
    found = read(account(chat(gone, channel, gone, message(3, MIRA), type="private_group")), "telegram")
    assert [turn.id for turn in turns(found)] == ["3"]
    assert left(found) == [SkippedRow(1, telegram.DELETED, 1), SkippedRow(2, telegram.NOBODY)]
    found = read(account(chat(message(1, ADA), message(2, Party("22", "")), name=None)), "telegram")
    assert left(found) == [SkippedRow(1, telegram.DELETED, 1)], (
        "nor is the user's own side of such a chat with anybody"
    )


def test_exports_of_before_2021(read: Read) -> None:
    def old(number: int, who: Party) -> dict[str, Any]:
        return {
            "id": number, "type": "message", "date": "2019-03-14T12:00:34", "edited": "1970-01-01T01:00:00",
            "from": who.name, "from_id": int(who.source_id), "text": "hello",
        }  # fmt: skip

    two = chat(old(1, ADA), old(2, MIRA), id=(1 << 32) + 22)
    group = chat(old(1, MIRA), name="Kites", type="private_group", id=(2 << 32) + 99)
    found = turns(read(account(two, group), "telegram"))
    assert [(turn.sender, turn.to, turn.thread) for turn in found] == [
        (ADA, (MIRA,), "chat 22"), (MIRA, (), "chat 22"), (MIRA, (), "chat 99"),
    ]  # fmt: skip
    assert {turn.at for turn in found} == {"2019-03-14T12:00:34"}, "a local time without a zone"


def test_a_large_number_of_today_is_left_as_it_is(read: Read) -> None:
    who = Party(str((1 << 32) + 5), "Mira Falk")
    [turn] = turns(read(account(chat(message(1, who), id=int(who.source_id))), "telegram"))
    assert (turn.thread, turn.sender) == (f"chat {who.source_id}", who)


@pytest.mark.parametrize("order", [("messages", "name", "type", "id"), ("name", "messages", "id", "type")])
def test_what_stands_below_the_messages_counts_too(read: Read, order: tuple[str, ...]) -> None:
    one, two = chat(message(1, ADA), message(2, MIRA)), chat(message(1, MIRA), type="bot_chat", id=5)
    turned = [{key: each[key] for key in order} for each in (one, two)]
    for document in (account(*turned), json.dumps(turned[0])):
        found = turns(read(document, "telegram"))
        assert [(turn.thread, turn.to) for turn in found] == [("chat 22", (MIRA,)), ("chat 22", ())]


def test_messages_with_a_name_alone(read: Read) -> None:
    bare = [
        {"type": "message", "date_unixtime": "1710414034", "from": name, "text": "hi"}
        for name in ("Ada", "Mira")
    ]
    for document in ({"chats": {"list": [{"name": "Mira", "messages": bare}]}}, {"messages": bare}):
        found = turns(read(json.dumps(document), "telegram"))
        assert [(turn.sender, turn.to) for turn in found] == [(Party("", "Ada"), ()), (Party("", "Mira"), ())]


def test_times_that_cannot_be_right(read: Read) -> None:
    wrong = {**message(1, MIRA), "date_unixtime": "0", "date": "1970-01-01T01:00:00"}
    found = read(account(chat(wrong, message(2, MIRA))), "telegram")
    assert skipped(found) == [(1, telegram.NO_TIME)]
    assert len(turns(found)) == 1


def test_control_characters_as_telegram_writes_them(read: Read) -> None:
    document = account(chat(message(1, MIRA, "one@two"))).replace("@", "\\x0B").replace("Falk", "Fa\\x01lk")
    [turn] = turns(read(document, "telegram"))
    assert (turn.text, turn.sender.name) == ("onetwo", "Mira Falk")


def test_wrong_types_everywhere_never_stop_the_rest(read: Read) -> None:
    odd: list[Any] = [None, 5, "x", [], {}, {"a": []}, True, -1, 1e9]
    messages: list[Any] = [
        *odd,
        *({**message(1, MIRA), key: value} for key in message(1, MIRA) for value in odd),
    ]
    chats = [
        *odd,
        *({**chat(message(1, MIRA)), key: value} for key in chat() for value in odd),
        chat(*messages),
    ]
    personal = dict(zip(("user_id", "first_name", "last_name", "phone_number"), odd[3:7], strict=True))
    contacts = {"about": [], "list": [*odd, *({"first_name": value, "phone_number": value} for value in odd)]}
    found = read(account(*chats, personal_information=personal, contacts=contacts, sessions=odd), "telegram")
    assert turns(found)[-1].sender.source_id == "22"
    for part in ("contacts", "chats", "personal_information", "left_chats"):
        for value in odd:
            document = json.dumps(
                {
                    "about": "x",
                    "contacts": {"about": "x"},
                    part: value,
                    "z": 1,
                    "frequent_contacts": {"about": ""},
                }
            )
            list(read(document, "telegram"))


def test_a_bad_message_never_stops_the_rest(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(message: object) -> str:
        raise RuntimeError

    monkeypatch.setattr("networker.formats.telegram_values.text", broken)
    assert skipped(read(account(chat(message(1, MIRA))), "telegram")) == [(1, values.UNREADABLE)]


def test_reading_twice_gives_the_same(write: Write) -> None:
    recognised = formats.read(
        write("result.json", account(chat(message(1, MIRA), message(2, ADA), type=None)))
    )
    assert list(recognised) == list(recognised)


def test_no_chat_is_held_as_a_whole(write: Write) -> None:
    path = write("result.json", account(chat(*(message(n, MIRA) for n in range(3000))))[:-400])
    items = iter(formats.read(path))
    assert isinstance(next(items), TurnRecord), "the first is there before the damaged end is reached"
    with pytest.raises(formats.UnreadableFile, match="damaged or cut off"):
        list(items)


@pytest.mark.parametrize(
    "tail",
    [
        '{"name": "x", "type": "personal_chat", "id": 1, "messages": [' + "[" * 200_000,
        '{"name": "x", "type": "personal_chat", "id": 1, "messages": [{"id": 1' + "0" * 400 + "}]}",
        '{"name": "x", "type": "personal_chat", "id": 1, "messages": []} {"and": "more"}',
        '{"name": "x", "type": "personal_chat", "id": 1, "messages": [}',
    ],
)
def test_a_damaged_document_is_one_sentence(write: Write, tail: str) -> None:
    with pytest.raises(formats.UnreadableFile, match="damaged or cut off"):
        list(formats.read(write("result.json", tail)))


def test_deep_nesting_in_a_message(read: Read) -> None:
    deep = '{"a":' * 50_000 + "1" + "}" * 50_000
    document = account(chat(message(1, MIRA, "@"), message(2, MIRA))).replace('"@"', deep)
    assert [turn.text for turn in turns(read(document, "telegram"))] == ["", "hello"]


@pytest.mark.parametrize(
    "document",
    [
        account(),
        account(chat()),
        "\ufeff" + account(chat(message(1, MIRA))),
        json.dumps(
            {
                "about": "x",
                "personal_information": {"user_id": 1, "first_name": "Ada"},
                "profile_pictures": [],
            }
        ),
        json.dumps(
            {
                "about": "x",
                "contacts": {"about": "x", "list": []},
                "frequent_contacts": {"about": "x", "list": []},
            }
        ),
        json.dumps({"contacts": {"about": "x", "list": [{"user_id": 1, "first_name": "Bo"}]}}),
        json.dumps({"about": "x", "left_chats": {"about": "x", "list": []}}),
        json.dumps(chat()),
        json.dumps(chat(name=None, type="saved_messages")),
        json.dumps({**chat(), "name": 'a "quoted" \\ name'}),
        json.dumps(chat(message(1, MIRA)), separators=(",", ":")),
    ],
)
def test_exports_are_recognised(read: Read, document: str) -> None:
    read(document, "telegram")


@pytest.mark.parametrize(
    "document",
    [
        {
            "participants": [{"name": "Bo"}],
            "messages": [{"sender_name": "Bo", "timestamp_ms": 1}],
            "title": "Bo",
        },
        {"messages": [{"sender_name": "Bo", "timestamp_ms": 1, "type": "Generic"}], "title": "Bo"},
        {"threadName": "Bo", "messages": [{"senderName": "Bo", "timestamp": 1}]},
        {"name": "general", "id": "C1", "messages": [{"user": "U1", "ts": "1.2"}]},
        {"about": "an address book", "contacts": [{"name": "Bo"}]},
        {"contacts": {"list": [{"name": "Bo"}]}},
        {"chats": [{"name": "Bo", "messages": []}]},
        {"id": 5, "name": "Bo", "type": "Person"},
        [chat(message(1, MIRA))],
        {"version": "1.0-preview", "account": {"data": []}},
    ],
)
def test_other_documents_are_declined(write: Write, document: object) -> None:
    try:
        assert formats.read(write("result.json", json.dumps(document))).format != "telegram"
    except formats.UnknownFormat as error:
        assert re.search("chat|messages", error.reasons["Telegram"])


@pytest.mark.property
def test_mutants_are_read_or_refused() -> None:
    contacts = {"about": "x", "list": [{"user_id": 22, "first_name": "Zoë", "phone_number": "0049 1"}]}
    seed = account(chat(message(1, MIRA), message(2, ADA, ["a", {"text": "b"}])), contacts=contacts).encode()

    @settings(max_examples=examples(150), suppress_health_check=list(HealthCheck), deadline=None)
    @given(mutated(seed) | st.binary(max_size=60).map(lambda tail: seed[:-60] + tail))
    def run(data: bytes) -> None:
        try:
            found = list(formats.read(io.BytesIO(data)))
        except (formats.UnknownFormat, formats.UnreadableFile) as error:
            assert str(error).endswith(".")
            return
        for item in found:
            assert 1 <= item.row <= data.count(b"{") + data.count(b",") + 1
            repr(item).encode("utf-8")
            assert not isinstance(item, PersonRecord) or item.given or item.family or item.handles

    run()
