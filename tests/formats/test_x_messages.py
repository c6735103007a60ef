"""Direct messages of X: by ids alone, of two and of groups, and who was there when something was said."""

import json

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import posts, values, x_messages
from networker.formats.records import HandleValue, Item, SkippedRow, TurnRecord
from tests.formats.conftest import Read, Write
from tests.formats.seen import skipped


def message(id: str, sender: object, text: object, at: str, **more: object) -> dict[str, object]:
    return {
        "messageCreate": {
            "id": id, "senderId": sender, "text": text, "createdAt": f"2024-04-06T{at}Z", "reactions": [], "urls": [],
            "mediaUrls": [], **more,
        }
    }  # fmt: skip


def event(kind: str, at: str, **more: object) -> dict[str, object]:
    return {kind: {"createdAt": f"2024-04-06T{at}Z", **more}}


def file(*conversations: tuple[object, list[object]], kind: str = "direct_messages") -> str:
    return f"window.YTD.{kind}.part0 = " + json.dumps(
        [{"dmConversation": {"conversationId": thread, "messages": said}} for thread, said in conversations]
    )


def turns(items: list[Item]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


def said(turn: TurnRecord) -> tuple[str, str, set[str]]:
    return turn.text, turn.sender.source_id, {party.source_id for party in turn.to}


@pytest.mark.parametrize("kind", ["direct_messages", "direct_message"])
def test_messages_of_two(read: Read, kind: str) -> None:
    newest_first = [
        message("9000000000000000002", "200", "second &amp; last", "15:30:00.900", recipientId="100"),
        message("9000000000000000001", "100", "first", "15:30:00.100", recipientId="200"),
    ]
    one, two = turns(read(file(("100-200", list(newest_first)), kind=kind), "x-messages"))
    assert said(one) == ("first", "100", {"200"})
    assert said(two) == ("second & last", "200", {"100"})
    assert (one.thread, one.id, one.at) == ("100-200", "9000000000000000001", "2024-04-06T15:30:00+00:00")
    assert (one.source_kind, one.channel, one.kind, one.row, two.row) == ("x", Channel.X, Kind.MESSAGE, 2, 1)
    assert one.sender is two.to[0]
    assert one.sender.name == "", "the archive holds no names beside messages"
    link = HandleValue(Channel.X, "https://twitter.com/intent/user?user_id=100")
    assert one.sender.handles == (link,), (
        "what following.js has of them, so that the order of the two counts for nothing"
    )


def test_the_conversation_says_to_whom_where_the_message_does_not(read: Read) -> None:
    [turn] = turns(read(file(("100-200", [message("1", "100", "x", "10:00:00")])), "x-messages"))
    assert said(turn) == ("x", "100", {"200"})


def test_a_message_to_oneself_is_counted(read: Read) -> None:
    found = read(
        file(("100-100", [message("1", "100", "milk", "10:00:00", recipientId="100")] * 3)), "x-messages"
    )
    assert found == [SkippedRow(1, x_messages.TO_ONESELF, 2)]


@pytest.mark.parametrize("kind", ["direct_messages_group", "direct_message_group"])
def test_a_group_is_who_was_there(read: Read, kind: str) -> None:
    newest_first = [
        message("4", "200", "and four", "14:00:00"),
        event("participantsLeave", "13:30:00", userIds=["300"]),
        message("3", "400", "three", "13:00:00"),
        event("conversationNameUpdate", "12:50:00", initiatingUserId="200", name="Kites"),
        event("participantsJoin", "12:30:00", initiatingUserId="200", userIds=["400"]),
        message("2", "100", "two", "12:00:00"),
        event(
            "joinConversation", "11:00:00", initiatingUserId="200", participantsSnapshot=["100", "200", "300"]
        ),
    ]
    found = read(file(("1234567", newest_first), kind=kind), "x-messages")
    assert [said(turn) for turn in turns(found)] == [
        ("two", "100", {"200", "300"}),
        ("three", "400", {"100", "200", "300"}),
        ("and four", "200", {"100", "400"}),
    ]
    assert {turn.thread for turn in turns(found)} == {"1234567"}
    assert [item for item in found if isinstance(item, SkippedRow)] == [SkippedRow(7, x_messages.SYSTEM, 3)]


def test_reactions_are_nobody_and_pictures_need_no_text(read: Read) -> None:
    [turn] = turns(
        read(
            file(("100-200", [message("1", "100", "", "10:00:00", reactions=[{"senderId": "300"}], mediaUrls=["https://x"])])),
            "x-messages",
        )
    )  # fmt: skip
    assert said(turn) == ("", "100", {"200"})


def test_links_are_whole_again(read: Read) -> None:
    links = [{"url": "https://t.co/a", "expanded": "https://a.example/b", "display": "a.example"}]
    [turn] = turns(
        read(file(("1-2", [message("1", "1", "see https://t.co/a", "10:00:00", urls=links)])), "x-messages")
    )
    assert turn.text == "see https://a.example/b"


def test_bad_messages_are_skipped_one_by_one(read: Read) -> None:
    odd: list[object] = [
        7, {}, {"messageCreate": 5}, {"messageCreate": {"senderId": "100", "createdAt": "1980-01-01T00:00:00Z"}},
        message("1", "-1", "nobody", "10:00:00"), message("2", "100", {"text": []}, "10:00:00"),
        message("3", ["100"], "x", "10:00:00"), message("4", "100", "a\0\ud800", "10:00:01", urls={"a": 1}),
    ]  # fmt: skip
    found = read(file((None, []), ("100-200", odd), ("5-6", "no list")), "x-messages")  # type: ignore[arg-type]
    assert [turn.text for turn in turns(found)] in (["", "a\ufffd"], ["", "a?"]), "as the parser has it"
    assert sorted(skipped(found)) == [
        (1, values.UNREADABLE), (2, values.UNREADABLE), (3, values.UNREADABLE), (4, values.UNREADABLE), (5, posts.NO_TIME),
        (6, values.UNREADABLE), (8, values.UNREADABLE),
    ]  # fmt: skip


def test_reading_twice_gives_the_same_and_a_cut_is_one_sentence(write: Write) -> None:
    content = file(("100-200", [message("1", "100", "x", "10:00:00")]))
    recognised = formats.read(write("direct-messages.js", content))
    assert list(recognised) == list(recognised) != []
    with pytest.raises(formats.UnreadableFile, match="damaged or cut off"):
        list(formats.read(write("direct-messages.js", content[:-9])))
