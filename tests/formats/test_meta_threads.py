"""Talks out of Meta's exports: the same thread however it is exported, and only what somebody said to somebody."""

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import limits, meta_lines, meta_threads, values
from networker.formats.records import Item, OwnerRecord, Party, SkippedRow, TurnRecord
from tests.formats.conftest import Read, Write
from tests.formats.seen import skipped
from tests.formats.test_fuzz import mutated
from tests.thorough import examples

AT = 1_600_000_000_000
ME, ADA = "Zoë Brandt", "Ada Quill"


def doubly(value: Any) -> Any:
    """As Meta writes it: each byte of UTF-8 as a letter, in all strings."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, dict):
        return {doubly(key): doubly(each) for key, each in value.items()}
    return [doubly(each) for each in value] if isinstance(value, list) else value


def message(sender: str, content: str | None = "Hello", at: object = AT, **more: object) -> dict[str, Any]:
    said = {} if content is None else {"content": content}
    return {"sender_name": sender, "timestamp_ms": at, **said, **more}


def thread(
    *messages: object,
    people: Iterable[str] = (ADA, ME),
    title: str = ADA,
    path: str = "inbox/adaquill_102345678",
    **more: Any,
) -> dict[str, Any]:
    document = {
        "participants": [{"name": name} for name in people], "messages": list(messages), "title": title,
        "is_still_participant": True, "thread_path": path, "magic_words": [], **more,
    }  # fmt: skip
    return dict(doubly(document))


def encrypted(*messages: object, people: Iterable[str] = (ADA, ME), title: str = ADA) -> dict[str, Any]:
    return {"participants": list(people), "threadName": title, "messages": list(messages)}


def secret(sender: str, text: str = "Hello", at: object = AT, **more: object) -> dict[str, Any]:
    return {
        "senderName": sender, "text": text, "timestamp": at, "type": "text", "isUnsent": False, "media": [],
        "reactions": [], **more,
    }  # fmt: skip


def turns(items: Iterable[Item]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


def facebook(read: Read, document: object) -> list[Item]:
    return read(json.dumps(document, indent=2), "facebook-messages")


def texts(items: Iterable[Item]) -> list[str]:
    return [turn.text for turn in turns(items)]


def test_a_thread_of_two(read: Read) -> None:
    found = facebook(read, thread(message(ADA, "Grüße 🎻", AT + 34), message(ME, "Hello")))
    ada, me = Party("", ADA), Party("", ME)
    assert found == [
        OwnerRecord("facebook", 1, ME),
        TurnRecord(
            "facebook", f"with {ADA}, {ME} #102345678", 1, "2020-09-13T12:26:40.034+00:00", Channel.FACEBOOK, ada, (me,),
            text="Grüße 🎻",
        ),
        TurnRecord(
            "facebook", f"with {ADA}, {ME} #102345678", 2, "2020-09-13T12:26:40+00:00", Channel.FACEBOOK, me, (ada,), text="Hello"
        ),
    ]  # fmt: skip
    first, second = turns(found)
    assert first.sender is second.to[0], "one object for each participant"


def test_the_encrypted_export_gives_the_same_turns_without_a_number(read: Read) -> None:
    numbered = facebook(read, thread(message(ADA, "Grüße"), message(ME, "Tschüß", AT + 1)))
    classic = [
        each._replace(thread=each.thread.removesuffix(" #102345678"))
        if isinstance(each, TurnRecord)
        else each
        for each in numbered
    ]
    for as_written in (lambda document: document, doubly):  # it was met in both ways
        for title in (ADA, f"{ADA}_12"):
            again = encrypted(secret(ADA, "Grüße"), secret(ME, "Tschüß", AT + 1), title=title)
            assert facebook(read, as_written(again)) == classic


def test_names_and_titles_are_mended(read: Read) -> None:
    found = facebook(
        read, thread(message("Łukasz Wróbel"), people=("Łukasz Wróbel", ME), title="Łukasz Wróbel")
    )
    [turn] = turns(found)
    assert (turn.sender.name, turn.to[0].name, turn.thread) == (
        "Łukasz Wróbel",
        ME,
        f"with {ME}, Łukasz Wróbel #102345678",
    )


@pytest.mark.parametrize(
    "order", [("messages", "participants"), ("title", "thread_path", "participants", "messages")]
)
def test_keys_in_any_order(read: Read, order: tuple[str, ...]) -> None:
    document = thread(message(ADA, 'the keys "messages" and "participants": [{'))
    found = facebook(read, {key: document[key] for key in (*order, *(set(document) - set(order)))})
    assert texts(found) == ['the keys "messages" and "participants": [{']


def test_a_message_of_another_order_and_with_lists_before_its_names(read: Read) -> None:
    told = {
        "reactions": [{"reaction": "❤", "actor": "Bo Lind"}],
        "content": "Hi",
        "timestamp_ms": AT,
        "sender_name": ADA,
    }
    found = facebook(read, thread(told))
    assert texts(found) == ["Hi"]
    assert "Bo Lind" not in repr(found), "who reacts takes no part in the talk"


def test_a_community_whose_participants_fill_the_head(read: Read) -> None:
    names = [f"Member Number {number}" for number in range(7000)]
    for spaces in range(0, 40, 5):  # the head may end anywhere
        document = thread(
            message(names[3], "Hello all"), people=["x" * (spaces + 1), *names], title="Harbour"
        )
        head = json.dumps(document, indent=2).encode()[: limits.HEAD]
        assert b'"messages"' not in head
        [turn] = turns(facebook(read, document))
        assert (turn.sender.name, turn.to) == (names[3], ())


def test_a_head_that_ends_within_the_first_message(read: Read) -> None:
    document = thread(
        message("Member 3"), people=[f"Member {number}" for number in range(5)], title="Harbour"
    )
    filler = (
        limits.HEAD
        - len(json.dumps(document)[: json.dumps(document).index('"timestamp_ms"') - 3])
        - len('{"name": ""}, ')
    )
    document["participants"].insert(0, {"name": "x" * filler})
    written = json.dumps(document)
    assert written[: limits.HEAD].endswith('"sender_name": "Member 3')
    assert len(turns(read(written, "facebook-messages"))) == 1


def test_a_group_is_told_by_the_number_of_its_folder(read: Read) -> None:
    people = (ADA, "Bo Lind", ME)
    keys = set()
    for path, title in (
        ("inbox/harbourcrew_2847561029", "Harbour crew"),
        ("archived_threads/harbourcrew_2847561029", "Harbour crew"),
        ("e2ee_cutover/piercrew_2847561029", "Pier crew"),
    ):
        found = facebook(read, thread(message(ADA), people=people, title=title, path=path))
        keys.add(turns(found)[0].thread)
        assert not any(isinstance(item, OwnerRecord) for item in found)
    assert keys == {"thread 2847561029"}
    [turn] = turns(facebook(read, thread(message(ADA), people=people, title="Crew", path="inbox/crew_GRP")))
    assert turn.thread == "thread crew_GRP", "what is too short to be a number is kept whole"


def test_an_encrypted_group_is_told_by_title_and_names(read: Read) -> None:
    found = facebook(read, encrypted(secret(ADA), people=(ME, "Bo Lind", ADA), title="Crew_2"))
    [turn] = turns(found)
    assert turn.thread == f"Crew: {ADA}, Bo Lind, {ME}"
    assert [party.name for party in turn.to] == [ME, "Bo Lind"]


def test_a_group_of_which_two_are_left_is_no_talk_of_two(read: Read) -> None:
    found = facebook(
        read, thread(message("Cy Tern", "bye"), message(ADA), title="Harbour crew", path="inbox/h_1234567")
    )
    assert {turn.thread for turn in turns(found)} == {"thread 1234567"}
    assert not any(isinstance(item, OwnerRecord) for item in found)
    assert [party.name for party in turns(found)[0].to] == [ADA, ME], "who left and spoke is still heard"


def test_in_a_large_group_nobody_in_particular_is_addressed(read: Read) -> None:
    for size, addressed in ((6, 5), (7, 0)):
        people = [f"Member {number}" for number in range(size)]
        [turn] = turns(facebook(read, thread(message("Member 0"), people=people, title="Harbour")))
        assert len(turn.to) == addressed


def test_participants_that_are_not_named_are_who_speak(read: Read) -> None:
    for people in ((), (ADA,)):
        document = {"messages": [message(ADA), message("Bo Lind")]}
        if people:
            document["participants"] = [{"name": name} for name in people]
        first, second = facebook(read, document)  # and nobody is said to be the user
        assert isinstance(first, TurnRecord)
        assert isinstance(second, TurnRecord)
        assert first.thread == second.thread == f"with {ADA}, Bo Lind"
        assert (first.to, second.to) == ((second.sender,), (first.sender,))


def test_several_files_of_a_thread_are_one_thread(write: Write) -> None:
    for number in (1, 2, 10):
        write(
            f"inbox/adaquill_1/message_{number}.json",
            json.dumps(thread(message(ADA, f"file {number}", AT - number))),
        )
    path = write("inbox/note.txt", "x").parent
    found = [turn for recognised in formats.read_all(path) for turn in turns(recognised)]
    assert len(found) == 3
    assert len({turn.thread for turn in found}) == 1


# ---- Facebook or Instagram


def service(path: Path) -> str:
    [found] = formats.read_all(path)
    kinds = {(turn.source_kind, turn.channel.value) for turn in turns(found)}
    assert kinds == {(found.format.removesuffix("-messages"),) * 2}
    return found.format


@pytest.mark.parametrize(
    ("more", "format"),
    [
        (
            {"photos": [{"uri": "your_instagram_activity/messages/inbox/x_1/photos/1.jpg"}]},
            "instagram-messages",
        ),
        (
            {"photos": [{"uri": "your_facebook_activity/messages/inbox/x_1/photos/1.jpg"}]},
            "facebook-messages",
        ),
        (
            {"photos": [{"uri": "your_activity_across_facebook/messages/inbox/x_1/1.jpg"}]},
            "facebook-messages",
        ),
        ({"share": {"link": "https://www.instagram.com/reel/abc"}}, "instagram-messages"),
        ({"share": {"link": "https://www.facebook.com/events/1"}}, "facebook-messages"),
        ({"content": "see your_instagram_activity and https://www.instagram.com/x"}, "facebook-messages"),
        ({}, "facebook-messages"),
    ],
)
def test_the_service_by_what_is_sent(write: Write, more: dict[str, object], format: str) -> None:
    document = json.dumps(thread({**message(ADA), **more}))
    assert service(write("message_1.json", document)) == format
    assert service(write("message_2.json", document.replace("/", "\\/"))) == format, "strokes may be escaped"


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("your_instagram_activity/messages/inbox/x_1/message_1.json", "instagram-messages"),
        ("your_facebook_activity/messages/inbox/x_1/message_1.json", "facebook-messages"),
        ("your_facebook_activity/messages/inbox/instagramfans_1/message_1.json", "facebook-messages"),
        ("instagram-zoe-2024-05-06/messages/inbox/facebookfans_1/message_1.json", "instagram-messages"),
        ("inbox/instagramfans_1/message_1.json", "facebook-messages"),
    ],
)
def test_the_service_by_the_folders_above(write: Write, tmp_path: Path, path: str, format: str) -> None:
    write(f"export/{path}", json.dumps(thread(message(ADA))))
    assert service(tmp_path / "export") == format


# ---- what a message says


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"photos": [{"uri": "a.jpg"}]}, "[photo]"),
        (
            {"photos": [{"uri": "a.jpg"}, {"uri": "b.jpg"}], "videos": [{"uri": "c.mp4"}]},
            "[2 photos] [video]",
        ),
        ({"audio_files": [{"uri": "a.aac"}]}, "[voice message]"),
        ({"gifs": [{"uri": "a.gif"}]}, "[GIF]"),
        ({"files": [{"uri": "a.pdf"}]}, "[file]"),
        ({"sticker": {"uri": "messages/stickers_used/1.png"}}, "[sticker]"),
        ({"photos": [{"uri": "a.jpg"}], "content": "Look"}, "Look"),
        ({"content": "Ada sent an attachment."}, "[attachment]"),
        ({"content": "Ada sent a photo.", "photos": [{"uri": "a.jpg"}]}, "[photo]"),
        ({"share": {"link": "https://example.com/a"}}, "https://example.com/a"),
        (
            {"share": {"link": "https://example.com/a"}, "content": "Ada sent an attachment."},
            "https://example.com/a",
        ),
        (
            {"share": {"link": "https://example.com/a"}, "content": "Read this"},
            "Read this\nhttps://example.com/a",
        ),
        (
            {"share": {"link": "https://example.com/a"}, "content": "https://example.com/a !"},
            "https://example.com/a !",
        ),
        ({"share": {"share_text": "The pier"}}, "The pier"),
        ({"content": " two\r\nlines\x07\x00\t. "}, "two\nlines\t."),
        ({"content": "half \ud83d a sign"}, "half \ufffd a sign"),
        ({"content": "x" * 30_000}, "x" * limits.TEXT_CHARACTERS),
    ],
)
def test_what_a_message_says(read: Read, more: dict[str, object], text: str) -> None:
    document = thread()
    document["messages"] = [{**message(ADA, None), **more}]
    assert texts(facebook(read, document)) == [text]


def test_what_an_encrypted_message_holds(read: Read) -> None:
    media = [
        {"uri": "./media/a.JPEG"},
        {"uri": "./media/b.mp4"},
        {"uri": "./media/c.zip"},
        "./media/d.gif",
        {},
        5,
    ]
    assert texts(facebook(read, encrypted(secret(ADA, "", media=media)))) == ["[photo] [video] [GIF] [file]"]


@pytest.mark.parametrize(
    ("more", "kind", "minutes"),
    [
        ({"type": "Call", "call_duration": 192}, Kind.CALL, 3),
        ({"content": "Ada called you.", "call_duration": 20}, Kind.CALL, 1),
        ({"content": "Video chat ended", "call_duration": 3600}, Kind.VIDEO, 60),
        ({"call_type": "VIDEO", "call_duration": 600.5}, Kind.VIDEO, 10),
        ({"call_duration": 9e8}, Kind.CALL, 0),
    ],
)
def test_calls(read: Read, more: dict[str, object], kind: Kind, minutes: int) -> None:
    [turn] = turns(facebook(read, thread({**message(ADA, None), **more})))
    assert (turn.kind, turn.minutes, turn.text) == (kind, minutes, "")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"type": "Call", "call_duration": 0}, meta_lines.MISSED),
        ({"type": "Call", "call_duration": 12, "missed": True}, meta_lines.MISSED),
        ({"content": "Ada called you.", "call_duration": "long"}, meta_lines.MISSED),
        ({"content": "You missed a call from Ada."}, meta_lines.MISSED),
        ({"type": "Call"}, meta_lines.MISSED),
        ({"content": "oops", "is_unsent": True}, meta_lines.UNSENT),
        ({"content": "rude", "is_taken_down": True}, meta_lines.UNSENT),
        ({"content": "Reacted ❤ to your message "}, meta_lines.REACTION),
        ({"content": "Liked a message"}, meta_lines.REACTION),
        ({"content": "Ada named the group Crew."}, meta_lines.SYSTEM),
        ({"content": "Ada hat die Gruppe verlassen.", "type": "Unsubscribe"}, meta_lines.SYSTEM),
        ({"type": "Subscribe", "users": [{"name": "Cy Tern"}], "content": "x"}, meta_lines.SYSTEM),
        ({"reactions": [{"reaction": "❤", "actor": ME}]}, meta_threads.EMPTY),
        ({"content": None, "photos": [], "share": {}}, meta_threads.EMPTY),
        ({"content": 5, "photos": 7, "sticker": [], "share": "x"}, meta_threads.EMPTY),
    ],
)
def test_what_is_no_message_is_counted(read: Read, more: dict[str, object], why: str) -> None:
    odd = {**message(ADA, None), **more}
    found = facebook(read, thread(message(ME, "Hi"), odd, odd, odd))
    assert texts(found) == ["Hi"]
    assert found[-1] == SkippedRow(2, why, 2)


def test_an_encrypted_message_taken_back(read: Read) -> None:
    found = facebook(read, encrypted(secret(ADA, "oops", isUnsent=True)))
    assert skipped(found) == [(1, meta_lines.UNSENT)]


def test_deleted_accounts_never_become_people(read: Read) -> None:
    two = facebook(
        read,
        thread(message("Facebook user"), message(ME), people=("Facebook user", ME), title="Facebook user"),
    )
    assert two == [SkippedRow(1, meta_lines.DELETED, 1)]
    three = facebook(
        read,
        thread(
            message("Instagram User"),
            message(""),
            message(ADA),
            people=("Instagram User", ADA, ME),
            title="Crew",
        ),
    )
    [turn] = turns(three)
    assert (turn.sender.name, [party.name for party in turn.to]) == (ADA, [ME])
    assert three[-1] == SkippedRow(1, meta_lines.DELETED, 1)


def test_a_machine_and_oneself_are_nobody_to_talk_with(read: Read) -> None:
    machine = thread(
        message("Meta AI", "How can I help?"), message(ME), people=("Meta AI", ME), title="Meta AI"
    )
    assert facebook(read, machine) == [SkippedRow(1, meta_lines.ASSISTANT, 1)]
    assert facebook(read, thread(message(ME, "milk"), people=(ME,), title=ME)) == [
        SkippedRow(1, meta_threads.ALONE)
    ]


def test_a_thread_without_messages_holds_nothing(read: Read) -> None:
    for document in (
        thread(people=(ADA, "Bo Lind", ME), title="Crew"),
        encrypted(people=(ADA, "Bo Lind", ME)),
    ):
        assert facebook(read, document) == []


# ---- hostile


@pytest.mark.parametrize(
    "at",
    [
        None,
        "1600000000000",
        True,
        0,
        5,
        -1,
        1e300,
        10**40,
        AT // 1000,
        631_151_999_999,
        4_102_444_800_000,
        [AT],
    ],
)
def test_a_time_that_is_none(read: Read, at: object) -> None:
    found = facebook(read, thread(message(ADA), message(ADA, at=at), message(ADA, at=AT + 0.5)))
    assert [turn.at for turn in turns(found)] == ["2020-09-13T12:26:40+00:00"] * 2
    assert skipped(found) == [(2, meta_threads.NO_TIME)]


def test_the_oldest_exports_count_seconds(read: Read) -> None:
    old = {"sender_name": ADA, "timestamp": AT // 1000, "content": "Hi"}
    newest, oldest = turns(facebook(read, thread(message(ADA), old)))
    assert newest.at == oldest.at


def test_one_broken_message_stops_nothing(read: Read) -> None:
    odd = [
        7,
        None,
        [],
        "x",
        {"sender_name": 5, "timestamp_ms": AT},
        {"sender_name": [ADA], "timestamp_ms": AT},
        {},
    ]
    found = facebook(read, thread(message(ADA), *odd, message(ME)))
    assert [turn.row for turn in turns(found)] == [1, 9]
    assert skipped(found) == [(row, values.UNREADABLE) for row in range(2, 8)] + [(8, meta_threads.NO_TIME)]


def test_a_failure_within_one_message_stops_nothing(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(rest: str) -> str:
        raise RuntimeError(rest)

    monkeypatch.setattr(meta_lines, "sent", fail)
    assert skipped(facebook(read, thread(message(ADA)))) == [(1, values.UNREADABLE)]


def test_wrong_types_everywhere(read: Read) -> None:
    document = {
        "messages": [message(ADA, "Hi", photos={"x": 1}, reactions=3, share=[1])],
        "participants": [1, None, [], {"name": 5}, {"name": ADA}, ME, {"x": "y"}], "title": ["x"], "thread_path": {"a": 1},
    }  # fmt: skip
    found = facebook(read, document)
    assert texts(found) == ["Hi"]
    assert {party.name for turn in turns(found) for party in turn.to} == {ME}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps(thread(message(ADA), message(ME)))[:-150], "damaged or cut off"),
        (json.dumps(thread(message(ADA)))[:-1] + ', "x": ' + "[" * 3000, "nested too deeply"),
        (json.dumps(thread(message(ADA)))[:-1] + ', "x": ' + "1" * 5000 + "}", "damaged"),
    ],
)
@pytest.mark.parametrize("large", [False, True])
def test_a_broken_document_is_one_sentence(
    write: Write, monkeypatch: pytest.MonkeyPatch, content: str, said: str, large: bool
) -> None:
    if large:
        monkeypatch.setattr(meta_threads, "LARGE", 100)
    recognised = formats.read(write("message_1.json", content))
    with pytest.raises(formats.UnreadableFile, match="damaged" if large else said):
        list(recognised)


def test_a_large_document_is_read_message_by_message(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, document in enumerate(
        (
            thread(message(ADA, "Grüße"), 7, message(ME, "Hi"), message(ME, "x", is_unsent=True)),
            thread(message(ADA), people=(ADA, "Bo Lind", ME), title="Crew"),
            encrypted(secret(ADA, "Grüße"), secret(ME)),
            {"messages": [message(ADA), message(ME)]},
        )
    ):
        recognised = formats.read(write(f"{number}.json", "\ufeff" + json.dumps(document)))
        whole = list(recognised)
        with monkeypatch.context() as patch:
            patch.setattr(meta_threads, "LARGE", 100)
            patch.setattr(meta_threads.json_text, "load", None)
            assert list(recognised) == whole != []


def test_reading_twice_gives_the_same(write: Write) -> None:
    found = formats.read(write("x.json", json.dumps(thread(message(ADA), message(ME, "Liked a message")))))
    assert list(found) == list(found) != []


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"messages": [{"creator": {"name": ADA}, "created_date": "x", "text": '"sender_name" "participants"'}]}),
        json.dumps({"name": ADA, "type": "personal_chat", "id": 1, "messages": [{"id": 1, "from": "sender_name"}]}),
        json.dumps({"participants": [{"name": ADA}], "events": [], "sender_name": "x", "timestamp_ms": 1}),
        json.dumps({"participants": [{"id": 1, "name": ADA}], "messages": []}),
        json.dumps({"participants": [{"name": "x" * 60}] * 3000, "messages": [{"from": "x", "text": "y"}] * 5000}),
        json.dumps({"threads": [thread(message(ADA))]}),
        json.dumps([thread(message(ADA))]),
        json.dumps({"messages": {"sender_name": ADA, "timestamp_ms": AT}, "participants": []}),
        '{"participants": ' + "[{" * 60_000,
        '{"participants": "' + "\\" * 300_001,
        '{"sender_name": }]}]}]]',
        'sender_name,timestamp_ms,"messages"\n',
    ],
)  # fmt: skip
def test_relatives_are_not_claimed(write: Write, content: str) -> None:
    try:
        recognised = formats.read(write("message_1.json", content))
    except formats.UnreadableFile:
        return
    except formats.UnknownFormat as error:
        assert error.reasons["messages of Facebook and Instagram"]
        return
    assert not recognised.format.endswith("-messages")


SEEDS = {
    "classic": thread(
        message(ADA, "Grüße", call_duration=5), message(ME, "Liked a message", photos=[{"uri": "a.jpg"}]),
        message("Cy", None, share={"link": "https://example.com"}, reactions=[{"actor": ADA}]), message(ADA),
    ),
    "encrypted": encrypted(secret(ADA, "Grüße"), secret(ME, "", media=[{"uri": "./media/a.jpg"}]), secret(ADA)),
}  # fmt: skip


@pytest.mark.property
@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("large", [False, True])
def test_mutants_are_read_or_refused(name: str, large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meta_threads, "LARGE", 100 if large else meta_threads.LARGE)

    @settings(max_examples=examples(200), suppress_health_check=list(HealthCheck))
    @given(mutated(json.dumps(SEEDS[name], indent=1).encode()))
    def run(data: bytes) -> None:
        try:
            items = list(formats.read(io.BytesIO(data)))
        except (formats.UnknownFormat, formats.UnreadableFile) as error:
            assert str(error).endswith(".")
            return
        for item in items:
            assert 1 <= item.row <= data.count(b",") + data.count(b"{") + 1
            if isinstance(item, TurnRecord):
                said = item.text + item.thread + item.sender.name
                assert "\0" not in said
                said.encode("utf-8")
                assert item.sender.name
                assert item.text or item.kind is not Kind.MESSAGE

    run()
