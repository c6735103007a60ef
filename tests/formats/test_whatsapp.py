"""Chats of WhatsApp: authors, titles, the user, threads, and what is none of people's talk."""

import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import limits, whatsapp
from networker.formats.records import (
    DateOrder,
    DatesRecord,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    SkippedRow,
    TurnRecord,
)
from networker.formats.whatsapp import LEFT_OUT, title_of
from networker.formats.whatsapp_words import Sort
from tests.formats.conftest import Read, Write
from tests.formats.seen import skipped
from tests.formats.test_fuzz import mutated
from tests.thorough import examples

L, T = "\u200e", "\u202f"
NOTICE = (
    "Messages and calls are end-to-end encrypted. No one outside of this chat can read or listen to them."
)
CHAT = "whatsapp-chat"


def ios(*rests: str) -> str:
    """An iPhone's chat of these lines, a minute apart."""
    return "".join(f"[14.03.24, 11:{at:02}:34] {rest}\r\n" for at, rest in enumerate(rests))


def android(*rests: str) -> str:
    """An Android phone's chat of these lines, a minute apart."""
    return "".join(f"14/03/24, 11:{at:02} - {rest}\n" for at, rest in enumerate(rests))


def turns(items: list[Item]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


def owners(items: list[Item]) -> list[OwnerRecord]:
    return [item for item in items if isinstance(item, OwnerRecord)]


def said(items: list[Item]) -> list[tuple[str, str]]:
    return [(turn.sender.name, turn.text) for turn in turns(items)]


def test_a_chat_of_two(read: Read) -> None:
    found = read(android(NOTICE, "Mira Falk: hello", "Bo Lind: one", "Mira Falk: bye"), CHAT)
    first, second, third = turns(found)
    mira, bo = first.sender, second.sender
    assert first == TurnRecord(
        "whatsapp", "chat Bo Lind, Mira Falk", 2, "2024-03-14T11:01:00", Channel.WHATSAPP, Party("", "Mira Falk"),
        (Party("", "Bo Lind"),), Kind.MESSAGE, "hello",
    )  # fmt: skip
    assert (second.to, third.sender) == ((mira,), mira)
    assert second.to[0] is mira
    assert first.to[0] is bo
    assert owners(found) == [], "nothing tells which of them is the user"
    assert skipped(found) == [(1, LEFT_OUT[Sort.NOTICE])]


def test_a_message_goes_on_over_lines(read: Read) -> None:
    text = "14/03/24, 11:00 - Mira: one\r\ntwo\rstill two\u2028three\r\n\r\nfive\n14/03/24, 11:01 - Bo: ok\n"
    found = turns(read(text + "14/03/24, 11:02 - Bo: ok\n" * 2, CHAT))
    assert [turn.text for turn in found] == ["one\ntwo\nstill two\nthree\n\nfive", "ok", "ok", "ok"]
    assert [turn.row for turn in found] == [1, 6, 7, 8], (
        "a carriage return alone is a line of the file, not of the chat"
    )


def test_a_line_in_the_other_style_is_one_that_somebody_pasted(read: Read) -> None:
    found = read(android("Mira: look", "Bo: ok") + "[14.03.24, 09:00:00] Ada: pasted\n", CHAT)
    assert said(found) == [("Mira", "look"), ("Bo", "ok\n[14.03.24, 09:00:00] Ada: pasted")]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("WhatsApp Chat with Mira Falk.txt", "Mira Falk"),
        ("WhatsApp Chat with Mira Falk (1).txt", "Mira Falk"),
        ("WhatsApp Chat - Mira Falk.zip/_chat.txt", "Mira Falk"),
        ("my export/WhatsApp Chat - Mira Falk.zip (2)/_chat.txt", "Mira Falk"),
        ("my export/WhatsApp Chat - Mira Falk/_chat.txt", "Mira Falk"),
        ("Chat de WhatsApp con Mira Falk.txt", "Mira Falk"),
        ("WhatsApp-Chat mit Mira Falk.txt", "Mira Falk"),
        ("Discussion WhatsApp avec Mira Falk.zip/Discussion WhatsApp avec Mira Falk.txt", "Mira Falk"),
        ("Conversa do WhatsApp com Mira Falk.txt", "Mira Falk"),
        ("WhatsApp_Chat_with_Mira_Falk.txt", "Mira_Falk"),
        ("WhatsApp Chat - Walk with Mira.zip/_chat.txt", "Walk with Mira"),
        ("whatsapp chat with +44 7700 900123.txt", "+44 7700 900123"),
        ("_chat.txt", ""),
        ("notes.txt", ""),
    ],
)
def test_the_title_stands_in_the_name_of_the_file_or_its_archive(name: str, title: str) -> None:
    assert title_of(name) == title


def test_the_other_of_two_is_the_user(write: Write) -> None:
    path = write("WhatsApp Chat with Mira Falk.txt", android("Ada Quill: hello", "Mira Falk: hi"))
    found = list(formats.read(path))
    assert found[1] == OwnerRecord("whatsapp", 1, "Ada Quill")
    assert {turn.thread for turn in turns(found)} == {"chat Mira Falk"}


def test_the_user_is_not_told_where_the_title_names_neither_or_there_are_three(write: Write) -> None:
    for rests in (("Ada: a", "Bo: b"), ("Ada: a", "Bo: b", "Mira: c")):
        assert owners(list(formats.read(write("WhatsApp Chat with Kites.txt", android(*rests))))) == []
    three = write("WhatsApp Chat with Mira.txt", android("Ada: a", "Bo: b", "Mira: c"))
    assert owners(list(formats.read(three))) == []


def test_a_name_with_signs_that_no_file_can_have(write: Write) -> None:
    path = write(
        "WhatsApp Chat with Dana_ Smith (work).txt", android("Dana: Smith (work): hi", "Ada Quill: yes")
    )
    found = list(formats.read(path))
    assert said(found) == [("Dana: Smith (work)", "hi"), ("Ada Quill", "yes")]
    assert [owner.name for owner in owners(found)] == ["Ada Quill"]


def test_a_colon_in_a_name_that_all_of_its_lines_share(read: Read) -> None:
    found = read(android("Dana: Work: hi", "Dana: Work: are you there?", "Bo: yes: I am"), CHAT)
    assert said(found) == [("Dana: Work", "hi"), ("Dana: Work", "are you there?"), ("Bo", "yes: I am")]


def test_a_colon_in_what_is_said_is_no_part_of_the_name(read: Read) -> None:
    found = read(
        android("Dana: Note: milk", "Dana: Note: eggs", "Dana: hi", "Bo: see http://x.example/a: b"), CHAT
    )
    assert said(found)[:3] == [("Dana", "Note: milk"), ("Dana", "Note: eggs"), ("Dana", "hi")]
    for place in (f"{L}Location: https://maps.google.com/?q=1,2", "Place: https://maps.google.com/?q=1,3"):
        found = read(android(f"Bo: {place}", f"Bo: {place}"), CHAT)
        assert {name for name, _ in said(found)} == {"Bo"}


def test_a_name_without_a_contact_and_a_number(read: Read) -> None:
    found = read(
        ios(
            f"~{T}Bo Lind: hi",
            f"{L}~ Bo Lind: again",
            "\u202a+44\xa07700\xa0900123\u202c: who is there?",
            "Mira: me",
        ),
        CHAT,
    )
    bo, again, number, _ = turns(found)
    assert bo.sender is again.sender
    assert bo.sender == Party("", "Bo Lind")
    assert number.sender == Party("", "", (HandleValue(Channel.PHONE, "+44 7700 900123"),))


def test_the_user_of_a_chat_with_a_number(write: Write) -> None:
    path = write("WhatsApp Chat with +44 7700 900123.txt", android("+44 7700 900123: hi", "Ada: hello"))
    assert [owner.name for owner in owners(list(formats.read(path)))] == ["Ada"]


def test_notices_of_iphones_make_nobody_of_a_group(write: Write) -> None:
    path = write(
        "WhatsApp Chat - Project: Falcon.zip".replace(":", "_") + "/_chat.txt",
        ios(
            f"Project: Falcon: {L}{NOTICE}", f"Bo: {L}Bo created group “Project: Falcon”",
            f"Project: Falcon: {L}Bo added you", "Project: Falcon: You're now an admin", "Bo: welcome", "Mira: thanks",
        ),
    )  # fmt: skip
    [recognised] = formats.read_all(path.parent)
    found = list(recognised)
    assert said(found) == [("Bo", "welcome"), ("Mira", "thanks")]
    assert {turn.thread for turn in turns(found)} == {"chat Project Falcon"}
    assert [item for item in found if isinstance(item, SkippedRow)] == [
        SkippedRow(1, LEFT_OUT[Sort.NOTICE], 3)
    ]


def test_notices_of_iphones_without_a_title(read: Read) -> None:
    found = read(ios(f"Falcon: {L}{NOTICE}", f"Falcon: {L}Bo added you", "Bo: hi", "Mira: hi"), CHAT)
    assert {name for name, _ in said(found)} == {"Bo", "Mira"}
    assert {turn.thread for turn in turns(found)} == {"chat Falcon"}
    found = read(ios(f"Falcon: {NOTICE}", "Bo: hi", "Mira: hi"), CHAT)
    assert {name for name, _ in said(found)} == {"Bo", "Mira"}, "nor where the mark was lost on the way"


@pytest.mark.parametrize(
    "notice",
    [
        "You were added",
        '+44 7700 900123 created group "Kites"',
        'Mira changed the subject from "Kites: old" to "Kites: new"',
        "Mira hat den Betreff von „Drachen: alt“ zu „Drachen: neu“ geändert",
        "Mira cambió el asunto de «Cometas: a» a «Cometas: b»",
        "+44 7700 900123 added you to a group in the community: Kites",
        "Waiting for this message",
        'Mira muutti aiheen "Leijat: vanha"',
        "You were added\nnote: by Bo",
    ],
)
def test_notices_without_an_author_make_nobody(read: Read, notice: str) -> None:
    found = read(android("Mira: hi", notice, "Bo: hi"), CHAT)
    assert said(found) == [("Mira", "hi"), ("Bo", "hi")]
    assert skipped(found) == [(2, LEFT_OUT[Sort.NOTICE])]


def test_deleted_messages_and_missed_calls_are_counted(read: Read) -> None:
    gone = ["Mira: This message was deleted", "Bo: You deleted this message", f"Bo: {L}Missed voice call"]
    found = read(android("Mira: hi", *gone, "Bo: hi"), CHAT)
    assert [item for item in found if isinstance(item, SkippedRow)] == [
        SkippedRow(2, LEFT_OUT[Sort.DELETED], 1),
        SkippedRow(4, LEFT_OUT[Sort.NOT_TAKEN]),
    ]


def test_calls_and_pictures_are_turns(read: Read) -> None:
    found = turns(read(ios("Mira: hi", f"Bo: {L}Video call, {L}12 min", f"Mira: {L}image omitted"), CHAT))
    assert [(turn.kind, turn.text, turn.minutes) for turn in found] == [
        (Kind.MESSAGE, "hi", 0), (Kind.VIDEO, "", 12), (Kind.MESSAGE, "[image]", 0),
    ]  # fmt: skip


def test_an_empty_message_whose_space_was_lost(read: Read) -> None:
    assert said(read(android("Mira: hi", "Mira:", "Bo: ok"), CHAT)) == [
        ("Mira", "hi"),
        ("Mira", ""),
        ("Bo", "ok"),
    ]


def test_a_day_that_there_is_not_skips_its_message_alone(read: Read) -> None:
    found = read(
        android("Mira: hi", "Bo: ok") + "31/02/24, 11:00 - Mira: when?\n14/03/89, 11:00 - Bo: ?\n", CHAT
    )
    assert said(found) == [("Mira", "hi"), ("Bo", "ok"), ("Bo", "?")]
    assert skipped(found) == [(3, whatsapp.NO_DAY)]


def test_an_order_that_cannot_be_known_is_told_with_an_example(read: Read) -> None:
    found = read("03/04/24, 11:20 - Mira: the boat\n06/05/24, 11:21 - Bo: hi\n", CHAT)
    told = found[0]
    assert isinstance(told, DatesRecord)
    assert (told.row, told.example, told.line) == (1, "03/04/24", "Mira: the boat")
    assert told.order is DateOrder.DAY_FIRST
    assert told.days == ("2024-04-03", "2024-03-04")
    assert told.newest == ("2024-05-06", "2024-06-05")
    assert [turn.at[:10] for turn in turns(found)] == ["2024-04-03", "2024-05-06"]


def test_the_example_is_something_that_was_said(read: Read) -> None:
    told = read(f"03/04/24, 9:00 - {NOTICE}\n05/05/24, 9:01 - Bo: no\n06/05/24, 9:02 - Mira: hi\n", CHAT)[0]
    assert isinstance(told, DatesRecord)
    assert (told.row, told.example, told.line) == (3, "06/05/24", "Mira: hi")


def test_a_chat_is_read_in_the_order_that_is_asked_for(write: Write) -> None:
    chat = "03/04/24, 11:20 - Mira: hi\n03/04/24, 11:21 - Bo: hi\n"
    recognised = formats.read(write("WhatsApp Chat with Mira.txt", chat))
    assert recognised.in_order is not None
    for order, day in ((DateOrder.DAY_FIRST, "2024-04-03"), (DateOrder.MONTH_FIRST, "2024-03-04")):
        assert [turn.at[:10] for turn in turns(list(recognised.in_order(order)))] == [day] * 2


def test_a_chat_that_tells_its_order_says_so_without_an_example(read: Read) -> None:
    told = read("03/04/24, 11:20 - Mira: hi\n03/14/24, 11:21 - Bo: hi\n", CHAT)[0]
    assert isinstance(told, DatesRecord)
    assert (told.order, told.example) == (DateOrder.MONTH_FIRST, "")
    assert not any(
        isinstance(item, DatesRecord)
        for item in read("03.04.24, 11:20 - Mira: hi\n03.04.24, 11:21 - Bo: hi\n", CHAT)
    )


def test_reading_twice_gives_the_same(write: Write) -> None:
    recognised = formats.read(write("WhatsApp Chat with Mira.txt", android(NOTICE, "Mira: hi", "Bo: ok")))
    assert list(recognised) == list(recognised)


@pytest.mark.parametrize("name", ["Mira Falk", "Mira: Work", "Mira/Falk", "+44 7700 900123"])
def test_every_phone_exports_the_same_thread(write: Write, name: str) -> None:
    """Whatever the phones put into names of files for what these cannot hold, and with the archive opened."""
    iphone = ios(f"{name}: {L}{NOTICE}", f"{name}: hi", "Ada: ok")
    files = {
        f"WhatsApp Chat with {name.translate({58: 95, 47: 95})}.txt": android(f"{name}: hi", "Ada: ok"),
        f"WhatsApp Chat - {name.translate({58: 32, 47: 32})}/_chat.txt": iphone,
        "_chat.txt": iphone,
    }
    paths = [write(file, content) for file, content in files.items()]
    paths[1] = paths[1].parent
    found = [[item for each in formats.read_all(path) for item in each] for path in paths]
    assert len({turn.thread for items in found for turn in turns(items)}) == 1
    assert [[owner.name for owner in owners(items)] for items in found] == [["Ada"]] * 3


def test_a_first_message_without_the_notice_names_no_chat(read: Read) -> None:
    found = read(ios(f"Mira: {L}image omitted", "Ada: ok"), CHAT)
    assert {turn.thread for turn in turns(found)} == {"chat Ada, Mira"}


def test_a_later_export_continues_the_thread(write: Write) -> None:
    both = []
    for name, more in (
        ("WhatsApp Chat with Mira.txt", ()),
        ("WhatsApp Chat with Mira (1).txt", ("Mira: later",)),
    ):
        both.append(turns(list(formats.read(write(name, android("Mira: hi", "Bo: ok", *more))))))
    assert both[1][:2] == both[0]


def test_the_chat_of_an_archive_with_media(write: Write) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("_chat.txt", ios("Mira Falk: hi", f"Ada: {L}<attached: 1-PHOTO.jpg>"))
        archive.writestr("1-PHOTO.jpg", b"\xff\xd8\xff\xe0")
    [recognised] = formats.read_all(write("WhatsApp Chat - Mira Falk.zip", whole.getvalue()))
    assert [owner.name for owner in owners(list(recognised))] == ["Ada"]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings(read: Read, codec: str) -> None:
    text = android("Zoë Größe: schön", "Bo: ja", "Zoë Größe: für später", "Bo: gewiß")
    assert said(read(text.encode(codec), CHAT))[0] == ("Zoë Größe", "schön")


@pytest.mark.parametrize(
    "text",
    [
        ios("Mira: hi", "Bo: ok"),
        android("Mira: hi", "Bo: ok"),
        android(NOTICE),
        android(NOTICE, "Mira: a\n" + "b\n" * 60, "Bo: ok"),
        "2024-03-04, 11:20 - Mira: hi\n2024-03-04, 11:21 - Bo: hi\n",
        "4.3.2024 klo 11.20 - Mira: hi\n4.3.2024 klo 11.21 - Bo: hi\n",
        f"{L}[3/14/24, 9:05:07{T}PM] Mira: hi\n[3/14/24, 9:06:07{T}PM] Bo: hi\n",
    ],
)
def test_chats_are_recognised_by_their_lines(write: Write, text: str) -> None:
    assert formats.read(write("something.dat", text)).format == CHAT


@pytest.mark.parametrize(
    "text",
    [
        "14/03/24, 11:00 - Mira: one line alone\n",
        "14/03/24, 11:00 - went out\n14/03/24, 12:00 - came home\n",
        "14/03/24, 11:00 - Mood: good\n" + "Many lines of a diary\n" * 9 + "15/03/24, 11:00 - Mood: bad\n",
        "[2024-03-04, 11:20] Mira: of Signal\n[2024-03-04, 11:21] Bo: of Signal\n",
        "2024-03-04 11:20:01 - server: started\n2024-03-04 11:20:02 - server: done\n",
        "14/03/24, 11:00 - INFO: started\n14/03/24, 11:01 - ERROR: stopped\n",
        "Date,Author,Text\n14/03/24,Mira,hi\n14/03/24,Bo,hi\n",
        json.dumps({"messages": [{"date": "14/03/24, 11:00 - Mira: hi"}]}),
        "# Diary\n\n14/03/24, 11:00 - Mira: hi\n",
    ],
)
def test_other_files_are_declined(write: Write, text: str) -> None:
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(write("WhatsApp Chat with Mira.txt", text))
    assert caught.value.reasons["WhatsApp chat"]


def test_a_truncated_chat_is_read_as_far_as_it_goes(read: Read) -> None:
    whole = android("Mira: hi", "Bo: schön").encode()
    cut = whole[: whole.rindex("ö".encode()) + 1]
    assert said(read(cut, CHAT))[0] == ("Mira", "hi")
    assert said(read(android("Mira: hi", "Bo: ok") + "14/03/24, 11:", CHAT))[-1] == (
        "Bo",
        "ok\n14/03/24, 11:",
    )


def test_hostile_lines(read: Read) -> None:
    text = android(
        "Mira: hi", "Bo: hi", "Mira: hi", "Mira: " + "b: " * 200_000, "Bo: " + "<a: (" * 100_000, "x" * 500_000 + ": who?", ": nobody", "~: nobody",
        "Bo: \ud83d\udc4d".encode("utf-16", "surrogatepass").decode("utf-16"), "\x00Bo: nul\x00", "Mira: " + "\r" * 1000,
    ) + "999/99/9999, 11:00 - Mira: when?\n"  # fmt: skip
    found = read(text, CHAT)
    assert {turn.sender.name for turn in turns(found)} == {"Mira", "Bo"}
    assert all(len(turn.text) <= limits.TEXT_CHARACTERS and "\0" not in turn.text for turn in turns(found))


def test_a_line_without_end_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("networker.formats.text.LINE", 2000)
    monkeypatch.setattr("networker.formats.text.MB", 1000)
    with pytest.raises(formats.UnreadableFile, match="no list of people"):
        list(formats.read(write("a.txt", android("Mira: hi", "Bo: ok") + "x" * 5000)))


def test_one_bad_message_never_stops_the_rest(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: object, head: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("networker.formats.whatsapp_lines.Dates.day", broken)
    assert [why for _, why in skipped(read(android("Mira: hi", "Bo: ok"), CHAT))] == ["cannot be read"] * 2


@pytest.mark.property
def test_mutants_are_read_or_refused() -> None:
    seed = (
        ios(f"Falcon: {L}{NOTICE}", "Zoë: hi", f"Bo: {L}<attached: a.jpg>", "Bo: a: b") + "more\r\n"
    ).encode()

    @settings(max_examples=examples(150), suppress_health_check=list(HealthCheck), deadline=None)
    @given(mutated(seed) | st.binary(max_size=60).map(lambda tail: seed + tail))
    def run(data: bytes) -> None:
        try:
            found = list(formats.read(io.BytesIO(data)))
        except (formats.UnknownFormat, formats.UnreadableFile) as error:
            assert str(error).endswith(".")
            return
        lines = data.count(b"\n") + data.count(b"\r") + 1
        for item in turns(found):
            assert 1 <= item.row <= lines
            assert item.sender.name or item.sender.handles
            repr(item).encode("utf-8")

    run()
