"""Slack's export as one whole: who talked with the user, whom a channel's message is for, and what is damaged."""

import io
import json
import zipfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import limits, slack, slack_people, slack_talks, values
from networker.formats.records import Item, OwnerRecord, PersonRecord, SkippedRow, Standing, TurnRecord
from networker.formats.several import Member
from networker.formats.source import Source, examined
from tests.formats.conftest import Write
from tests.formats.seen import people, skipped, texts
from tests.thorough import examples

ME, ZOE, BO, KIM, BOT = "U0ME00001", "U0ZOE0001", "U0BO00001", "U0KIM0001", "U0BOT0001"
DM, CREW, GENERAL = "D0ZOE00001", "G0CREW0001", "C0GENERAL1"


def user(id_: str, name: str, **more: object) -> dict[str, object]:
    profile = {"real_name": name, "display_name": "", "email": f"{id_.lower()}@example.com"}
    return {"id": id_, "team_id": "T1", "name": name.lower(), "deleted": False, "profile": profile, **more}


USERS = [
    user(ME, "Ada Quill"),
    user(ZOE, "Zoë Brandt"),
    user(BO, "Bo Lind"),
    user(KIM, "Kim Ode", deleted=True),
    user(BOT, "Buildbot", is_bot=True),
    {"id": "USLACKBOT", "name": "slackbot", "is_bot": False, "profile": {"real_name": "Slackbot"}},
]
DMS = [
    {"id": DM, "created": 1, "members": [ME, ZOE]},
    {"id": "D0BO000001", "created": 1, "members": [ME, BO]},
    {"id": "D0SLACK001", "created": 1, "members": [ME, "USLACKBOT"]},
]
CHANNELS = [{"id": GENERAL, "name": "general", "members": [ME, ZOE, BO, KIM]}]


def said(who: str, text: str, ts: str = "1709551234.001200", **more: object) -> dict[str, object]:
    return {"type": "message", "user": who, "text": text, "ts": ts, **more}


def export(**days: object) -> dict[str, object]:
    """The files of an export; `days`: messages by folder, all on one day."""
    files: dict[str, object] = {
        "users.json": USERS,
        "channels.json": CHANNELS,
        "groups.json": [],
        "dms.json": DMS,
        "mpims.json": [{"id": CREW, "name": "mpdm-ada--zoe--bo-1", "members": [ME, ZOE, BO]}],
        "integration_logs.json": [],
    }
    return files | {f"{folder.replace('_', '-')}/2024-03-04.json": said for folder, said in days.items()}


def packed(files: dict[str, object], top: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in files.items():
            whole.writestr(top + name, content if isinstance(content, bytes) else json.dumps(content))
    return data.getvalue()


def members(files: dict[str, object], top: str = "export.zip") -> list[Member]:
    def opened(name: str, content: object) -> Source:
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        return examined(name, partial(io.BytesIO, data))

    return [
        Member(f"{top}/{name}", partial(opened, f"{top}/{name}", content), 0)
        for name, content in sorted(files.items())
    ]


def items(files: dict[str, object]) -> list[Item]:
    whole = slack.gather(members(files))
    assert whole is not None
    found = list(whole.recognised)
    assert list(whole.recognised) == found, "a second reading finds the same"
    return found


def turns(found: list[Item]) -> list[TurnRecord]:
    return [item for item in found if isinstance(item, TurnRecord)]


def names(turn: TurnRecord) -> tuple[str, list[str]]:
    return turn.sender.name, [party.name for party in turn.to]


@pytest.mark.parametrize("top", ["", "Tern Slack export Mar 1 2024 - Mar 31 2024/", "a/b/"])
def test_an_archive_is_one_whole_whatever_its_top_folder_is(write: Write, top: str) -> None:
    files = export(**{DM: [said(ZOE, "hello")]})
    [found] = formats.read_all(write("x.zip (1)", packed(files, top)))
    assert (found.format, found.title, found.file) == ("slack", "Slack", f"x.zip (1)/{top}".rstrip("/"))
    assert [turn.text for turn in turns(list(found))] == ["hello"]


def test_an_unpacked_folder_beside_other_files(write: Write, tmp_path: Path) -> None:
    for name, content in export(**{DM: [said(ZOE, "hello")]}).items():
        write(f"drop/slack/{name}", json.dumps(content))
    write("drop/cards.vcf", "BEGIN:VCARD\nVERSION:3.0\nN:Brandt;Zoë\nEND:VCARD\n")
    assert [found.format for found in formats.read_all(tmp_path / "drop")] == ["slack", "vcard"]


def test_a_direct_message() -> None:
    found = items(export(**{DM: [said(ZOE, "hello"), said(ME, "hi", "1709551300.000100")]}))
    first, second = turns(found)
    assert (first.source_kind, first.thread, first.at, first.id) == (
        "slack", DM, "2024-03-04T11:20:34+00:00", "1709551234.001200",
    )  # fmt: skip
    assert (first.channel, first.kind, first.replies) == (Channel.OTHER, Kind.MESSAGE, False)
    assert (names(first), names(second)) == (("Zoë Brandt", ["Ada Quill"]), ("Ada Quill", ["Zoë Brandt"]))
    assert first.sender is second.to[0]
    assert first.sender.source_id == ZOE
    assert [handle.text for handle in first.sender.handles] == ["u0zoe0001@example.com"]


def test_a_group_of_direct_messages_is_talk_with_all_others() -> None:
    [turn] = turns(items(export(mpdm_ada__zoe__bo_1=[said(BO, "lunch?")])))
    assert (turn.thread, names(turn)) == (CREW, ("Bo Lind", ["Ada Quill", "Zoë Brandt"]))


def test_the_user_is_who_takes_part_in_all_direct_messages() -> None:
    owners = [item for item in items(export()) if isinstance(item, OwnerRecord)]
    assert [(owner.name, owner.source_ids, owner.handles[0].text) for owner in owners] == [
        ("Ada Quill", (ME,), "u0me00001@example.com")
    ]
    assert ME not in [person.source_id for person in people(items(export()))]


@pytest.mark.parametrize(
    "dms",
    [
        DMS[:1],
        DMS[2:],
        [],
        [*DMS, {"id": "D0OTHER001", "members": [ZOE, BO]}],
        [DMS[0], {"id": "D0TWICE001", "members": [ZOE, ME]}],
    ],
)
def test_who_the_user_is_is_not_guessed(dms: list[object]) -> None:
    found = items(export() | {"dms.json": dms})
    assert not [item for item in found if isinstance(item, OwnerRecord)]
    assert {person.source_id for person in people(found)} == {ME, ZOE, BO}


def test_colleagues_are_only_mentioned() -> None:
    profile = {
        "real_name": "Zoë  Brandt", "display_name": "zoe", "title": "Editor",
        "email": "z@example.com", "phone": "+44 7700 900123",
    }  # fmt: skip
    shown = {"id": BO, "profile": {"real_name": "Bo Lind", "display_name": "bo lind"}}
    found = items(export() | {"users.json": [{"id": ZOE, "profile": profile}, shown, *USERS[3:]]})
    zoe, bo = people(found)
    assert (zoe.source_kind, zoe.source_id, zoe.row, zoe.standing) == ("slack", ZOE, 1, Standing.MENTIONED)
    assert (zoe.full_name, zoe.nickname, zoe.title) == ("Zoë Brandt", "zoe", "Editor")
    assert texts(zoe) == [("mail", "z@example.com", ""), ("phone", "+44 7700 900123", "")]
    assert json.loads(zoe.raw)["id"] == ZOE
    assert (bo.full_name, bo.nickname) == ("Bo Lind", "")


def test_bots_and_closed_accounts_are_counted_and_a_closed_one_keeps_its_name_in_talk() -> None:
    files = export(D0KIM00001=[said(KIM, "bye")])
    files["dms.json"] = [*DMS, {"id": "D0KIM00001", "members": [KIM, ME]}]
    found = items(files)
    assert SkippedRow(5, slack_people.BOT_ACCOUNT, 1) in found
    assert SkippedRow(4, slack_people.FORMER) in found
    assert [names(turn) for turn in turns(found)] == [("Kim Ode", ["Ada Quill"])]


def test_of_a_channel_only_what_is_addressed_to_somebody_is_taken() -> None:
    chat = [said(ZOE, "good morning all", f"17095512{n}.000100") for n in range(10, 13)]
    found = items(export(general=[*chat, said(ZOE, f"thanks <@{BO}> and <@{ME}|ada>, <!here>")]))
    [turn] = turns(found)
    assert names(turn) == ("Zoë Brandt", ["Bo Lind", "Ada Quill"])
    assert turn.text == "thanks @Bo Lind and @Ada Quill, @here"
    assert turn.thread == f"{GENERAL} 1709551234.001200"
    assert SkippedRow(1, slack_talks.CHATTER, 2) in found


def test_an_answer_in_a_thread_is_for_who_began_it_and_theirs_for_who_answered() -> None:
    root = "1709551234.001200"
    found = items(
        export(
            general=[
                said(ZOE, "who knows tides?", root, thread_ts=root),
                said(BO, "I do", "1709551235.000100", thread_ts=root, parent_user_id=ZOE),
                said(ZOE, "great", "1709551236.000100", thread_ts=root, parent_user_id=ZOE),
                said(ME, "me too", "1709551237.000100", thread_ts=root, subtype="thread_broadcast"),
            ]
        )
    )
    assert [names(turn) for turn in turns(found)] == [
        ("Bo Lind", ["Zoë Brandt"]),
        ("Zoë Brandt", ["Bo Lind"]),
        ("Ada Quill", ["Zoë Brandt"]),
    ]
    assert {turn.thread for turn in turns(found)} == {f"{GENERAL} {root}"}
    assert [turn.replies for turn in turns(found)] == [True, False, True]


def test_a_thread_is_the_same_before_and_after_it_was_answered() -> None:
    first = said(ZOE, f"<@{BO}>?")
    later = {**first, "thread_ts": first["ts"], "reply_count": 1}
    for folder in ("general", DM):
        before, after = (turns(items(export(**{folder: [message]})))[0] for message in (first, later))
        assert (before.thread, before.id) == (after.thread, after.id)
    answer = said(ZOE, "so", "1709551235.000100", thread_ts=first["ts"], parent_user_id=ME)
    [turn] = turns(items(export(**{DM: [answer]})))
    assert (turn.thread, turn.replies) == (DM, True), "private talk is one thread"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        (f"see <#{GENERAL}|general> and <#{GENERAL}>", "see #general and #general"),
        ("<#C0UNKNOWN1>", "#C0UNKNOWN1"),
        ("<https://example.com/a?b=1&amp;c|the page> <https://example.com>", "the page https://example.com"),
        ("<mailto:z@example.com|z@example.com> <mailto:b@example.com>", "z@example.com b@example.com"),
        ("<!subteam^S1|@crew> <!date^1^{date}|Monday> <!channel>", "@crew Monday @channel"),
        (f"<@{KIM}> <@U0GONE0001> <@U0GONE0001|gone>", "@Kim Ode @U0GONE0001 @gone"),
        ("bell\x07 \ud83d\ude00 half \ud83d", "bell 😀 half \ufffd"),
        ("one\r\ntwo", "one\ntwo"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_the_marks_of_slack_become_plain_text(text: str, shown: str) -> None:
    [turn] = turns(items(export(**{DM: [said(ZOE, text)]})))
    assert turn.text == shown
    turn.text.encode()


def test_a_long_text_is_cut_and_a_file_alone_is_its_name() -> None:
    long, file = turns(
        items(export(**{DM: [said(ZOE, "x" * 30_000), said(ZOE, "", files=[{"name": "tide.pdf"}, 7, {}])]}))
    )
    assert len(long.text) == limits.TEXT_CHARACTERS
    assert file.text == "tide.pdf"


def test_bots_system_lines_and_notes_to_oneself_are_counted() -> None:
    files = export(
        general=[
            said(ZOE, f"<@{ZOE}> has joined the channel", subtype="channel_join"),
            said(ZOE, f"set the topic <@{BO}>", subtype="channel_topic"),
            said(BOT, f"<@{BO}> build 7"),
            said("USLACKBOT", f"<@{BO}> reminder"),
            {
                "type": "message",
                "subtype": "bot_message",
                "bot_id": "B1",
                "text": f"<@{BO}>",
                "ts": "1709551234.1",
            },
            {
                "type": "message",
                "user": "U0APP00001",
                "bot_id": "B1",
                "text": f"<@{BO}>",
                "ts": "1709551234.1",
            },
            {"subtype": "bot_message", "username": "build", "text": "x", "ts": "1709551234.1"},
            said("USLACKBOT", "This message was deleted.", subtype="tombstone"),
        ],
        D0SELF0001=[said(ME, "milk")],
        D0SLACK001=[said(ME, "remind me")],
    )
    files["dms.json"] = [*DMS, {"id": "D0SELF0001", "members": [ME]}]
    found = items(files)
    assert turns(found) == []
    counts = {item.why: 1 + item.more for item in found if isinstance(item, SkippedRow)}
    assert (counts[slack_talks.SYSTEM], counts[slack_talks.BOT]) == (2, 5)
    assert (counts[slack_talks.DELETED], counts[slack_talks.ALONE]) == (1, 2)


def test_what_an_app_writes_in_somebodys_name_is_theirs() -> None:
    [turn] = turns(items(export(**{DM: [said(ZOE, "from my calendar", bot_id="B1")]})))
    assert turn.sender.name == "Zoë Brandt"


def test_a_mention_of_oneself_or_of_a_bot_is_for_nobody() -> None:
    found = items(export(general=[said(ZOE, f"<@{ZOE}> <@{BOT}> <@USLACKBOT>")]))
    assert turns(found) == []
    assert SkippedRow(1, slack_talks.CHATTER) in found


def test_people_of_another_workspace_are_named_by_their_messages() -> None:
    guest = said("U0GUEST001", f"hello <@{ME}>", user_profile={"real_name": "Gus Pier"})
    found = items(export(general=[guest, said("U0NONAME01", f"<@{ME}>"), said(ME, "<@U0NONAME01>")]))
    assert [names(turn) for turn in turns(found)] == [("Gus Pier", ["Ada Quill"])]
    assert SkippedRow(2, slack_talks.NAMELESS, 1) in found


@pytest.mark.parametrize(
    "ts", [None, "", "soon", "0", "315532800.000100", "9999999999.1", "1" * 400, [], True, -5]
)
def test_a_message_without_a_time_is_skipped_alone(ts: object) -> None:
    found = items(export(**{DM: [said(ZOE, "when?") | {"ts": ts}, said(ZOE, "now")]}))
    assert skipped(found)[-1] == (1, slack_talks.NO_TIME)
    assert [turn.text for turn in turns(found)] == ["now"]


def test_a_time_as_a_number_is_read() -> None:
    [turn] = turns(items(export(**{DM: [said(ZOE, "x") | {"ts": 1709551234.0012}]})))
    assert (turn.at, turn.id) == ("2024-03-04T11:20:34+00:00", "1709551234.001200")


def test_a_damaged_day_is_skipped_with_its_name() -> None:
    files = export(**{DM: [said(ZOE, "one")]})
    files |= {
        f"{DM}/2024-03-05.json": b'[{"type": "message", "te',
        f"{DM}/2024-03-06.json": {"ok": False},
        f"{DM}/2024-03-07.json": b"[" * 100_000,
        f"{DM}/2024-03-08.json": [said(ZOE, "two")],
    }
    found = items(files)
    assert [turn.text for turn in turns(found)] == ["one", "two"]
    broken = [(row, why) for row, why in skipped(found) if DM in why]
    assert [row for row, _ in broken] == [2, 2, 2]
    for (_, why), day, word in zip(
        broken, (5, 6, 7), ("cut off", "is no list", "nested too deeply"), strict=True
    ):
        assert f"“export.zip/{DM}/2024-03-0{day}.json”" in why
        assert word in why
        assert why.endswith(".")


def test_damaged_lists_leave_the_talk_readable() -> None:
    profile = {"real_name": "Zoë Brandt"}
    files = export(
        **{DM: [said(ZOE, "hi", user_profile=profile), said(ME, "ho", user_profile={"real_name": "Ada"})]}
    )
    files["users.json"] = json.dumps(USERS).encode()[:300]
    files["dms.json"] = b"[{"
    found = items(files)
    assert [names(turn) for turn in turns(found)] == [("Zoë Brandt", ["Ada"]), ("Ada", ["Zoë Brandt"])]
    assert len([why for _, why in skipped(found) if "cut off" in why]) == 2


def test_a_folder_that_is_in_no_list_is_a_channel_or_private_by_its_name() -> None:
    found = items(
        export(
            D0GONE0001=[said(ZOE, "psst"), said(BO, "what")],
            mpdm_x__y_1=[said(ZOE, "a"), said(BO, "b"), said(ME, "c")],
            secret=[said(ZOE, "not for you"), said(ZOE, f"<@{BO}>")],
        )
    )
    assert [(turn.thread, names(turn)[1]) for turn in turns(found)] == [
        ("D0GONE0001", ["Bo Lind"]),
        ("D0GONE0001", ["Zoë Brandt"]),
        ("mpdm-x--y-1", ["Bo Lind", "Ada Quill"]),
        ("mpdm-x--y-1", ["Zoë Brandt", "Ada Quill"]),
        ("mpdm-x--y-1", ["Zoë Brandt", "Bo Lind"]),
        ("secret 1709551234.001200", ["Bo Lind"]),
    ]


def test_a_grid_has_a_folder_for_each_workspace() -> None:
    files: dict[str, object] = {
        "org_users.json": USERS,
        "dms.json": DMS,
        f"{DM}/2024-03-04.json": [said(ZOE, "private")],
        "channels.json": [{"id": "C0WHOLE001", "name": "all"}],
        "teams/tern/channels.json": [{"id": "C0TERN0001", "name": "general"}],
        "teams/tern/users.json": USERS[:2],
        "teams/tern/general/2024-03-04.json": [said(ZOE, f"<@{BO}> tern")],
        "teams/gull/channels.json": [{"id": "C0GULL0001", "name": "general"}],
        "teams/gull/general/2024-03-04.json": [said(ZOE, f"<@{BO}> gull")],
        "teams/gull/all/2024-03-04.json": [said(ZOE, f"<@{BO}> all")],
    }
    whole = slack.gather(members(files))
    assert whole is not None
    assert whole.recognised.file == "export.zip"
    assert whole.taken == {f"export.zip/{name}" for name in files}
    assert {(turn.thread.split()[0], turn.text) for turn in turns(items(files))} == {
        (DM, "private"), ("C0TERN0001", "@Bo Lind tern"), ("C0GULL0001", "@Bo Lind gull"), ("C0WHOLE001", "@Bo Lind all"),
    }  # fmt: skip
    assert [person.source_id for person in people(items(files))] == [ZOE, BO], "each user once"


def test_two_exports_in_one_folder_are_both_read() -> None:
    other = {"users.json": [user("U0LEA00001", "Lea"), user("U0IDA00001", "Ida")], "dms.json": []}
    other["D0LEA00001/2024-01-01.json"] = [said("U0LEA00001", "x"), said("U0IDA00001", "y")]
    both = [
        *members(export(**{DM: [said(ZOE, "hello")]}), "drop"),
        *members(other, "drop/older.zip"),
    ]
    whole = slack.gather(both)
    assert whole is not None
    assert whole.taken == {each.name for each in both}
    assert [turn.text for turn in turns(list(whole.recognised))] == ["hello", "x", "y"]


def test_what_people_sent_is_taken_but_not_read(write: Write) -> None:
    table = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nIvy,Mole,,i@example.com,,,05 Mar 2024\n"
    files = export(**{DM: [said(ZOE, "hello")]})
    files |= {"__uploads/F1/Connections.csv": table, f"{DM}/attachments/c.csv": table}
    assert [found.format for found in formats.read_all(write("a.zip", packed(files)))] == ["slack"]
    files["Connections.csv"] = table
    assert [found.format for found in formats.read_all(write("b.zip", packed(files)))] == [
        "slack",
        "linkedin-connections",
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"users.json": USERS},
        {"channels.json": CHANNELS, "general/2024-03-04.json": []},
        {"users.json": USERS, "notes/monday.json": []},
        {"users.json": {"users": USERS}, "channels.json": CHANNELS},
        {"users.json": [{"id": 7, "name": "zoe"}], "channels.json": CHANNELS},
        {"users.json": [{"id": "7", "name": "zoe"}], "general/2024-03-04.json": []},
        {"users.json": b"\x89PNG", "channels.json": CHANNELS},
        {"users.json": b"", "channels.json": CHANNELS},
        {},
    ],
)
def test_what_is_no_export_of_slack_is_left_to_others(files: dict[str, object]) -> None:
    assert slack.gather(members(files)) is None


def test_names_decide_before_anything_is_opened() -> None:
    def never() -> Source:
        raise AssertionError("opened")

    names = [*(f"{n}.json" for n in range(100)), "channels.json"]
    assert slack.gather([Member(f"drop/{name}", never, 0) for name in names]) is None
    opened: list[str] = []
    files = [
        Member(name, lambda name=name, open_=open_: (opened.append(name), open_())[1], size)
        for name, open_, size in members(export(**{DM: []}))
    ]
    assert slack.gather(files) is not None
    assert opened == ["export.zip/users.json"]


def test_days_are_read_in_their_order() -> None:
    files = export(**{DM: [said(ZOE, "two")]}) | {f"{DM}/2024-03-03.json": [said(ZOE, "one")]}
    whole = slack.gather(members(files)[::-1])
    assert whole is not None
    assert [turn.text for turn in turns(list(whole.recognised))] == ["one", "two"]


@pytest.mark.parametrize("group", [{"name": "old-talk", "is_mpim": True}, {"name": "mpdm-ada--zoe-1"}])
def test_private_talk_among_the_private_channels(group: dict[str, object]) -> None:
    files = export() | {f"{group['name']}/2024-03-04.json": [said(ZOE, "psst")]}
    files["groups.json"] = [{"id": "G0OLD00001", "members": [ME, ZOE], **group}]
    [turn] = turns(items(files))
    assert (turn.thread, names(turn)) == ("G0OLD00001", ("Zoë Brandt", ["Ada Quill"]))


def test_names_in_any_case() -> None:
    files = {
        name.upper() if "/" not in name else name: said
        for name, said in export(**{DM: [said(ZOE, "x")]}).items()
    }
    assert len(turns(items(files))) == 1


def test_wrong_types_everywhere_are_skipped_row_by_row() -> None:
    odd: list[object] = [None, 7, "x", [], {}, {"id": None}, {"id": ""}, {"id": []}]
    messages: list[object] = [
        *odd[:4], said(ZOE, "x") | {"user": []}, said(ZOE, "x") | {"subtype": {"a": 1}}, said(ZOE, "x") | {"type": 5},
        said(ZOE, "x") | {"text": ["no"]}, said(ZOE, "y") | {"files": {}, "thread_ts": [], "user_profile": 3},
        said(ZOE, "z") | {"bot_id": []},
    ]  # fmt: skip
    files = export(
        **{DM: messages, "general": [said(ZOE, "x") | {"text": 9, "parent_user_id": 4, "thread_ts": "1.2"}]}
    )
    files["users.json"] = [
        *USERS,
        *odd,
        {"id": "U0ODD00001", "profile": 7},
        {"id": "U0ODD00002", "profile": {"real_name": 4}},
    ]
    files["dms.json"] = [*DMS, *odd, {"id": "D1", "members": 9}, {"id": "D2", "members": [[], {}, None]}]
    files["channels.json"] = [*CHANNELS, *odd, {"id": "C1", "name": 9}]
    found = items(files)
    assert [turn.text for turn in turns(found)] == ["", "y", "z"]
    assert len([why for _, why in skipped(found) if why == values.UNREADABLE]) == 3 * 8 + 4
    assert [why for _, why in skipped(found)].count(values.NO_PERSON) == 2


def test_a_hostile_id_and_name_stay_within_limits() -> None:
    files = export(**{DM: [said(ZOE, "hello")]})
    files["users.json"] = [user(ZOE, "Zo\ud800\x00ë"), user("U0" + "X" * 5000, "N" * 5000), *USERS]
    for item in items(files):
        if isinstance(item, PersonRecord):
            assert len(item.source_id) <= limits.NAME_CHARACTERS
            assert len(item.full_name) <= limits.NAME_CHARACTERS
            item.full_name.encode()
            item.raw.encode()
    assert turns(items(files))[0].sender.name == "Zo\ufffdë"


PIECES = (
    b"\0",
    b'"',
    b"\n",
    b",",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\\ud800",
    b"\xff",
    b"null",
    b"1e999",
    b"<@",
    b"U0ZOE0001",
    b"-1",
)


@pytest.mark.property
@pytest.mark.parametrize("name", ["users.json", "dms.json", f"{DM}/2024-03-04.json"])
def test_mutants_are_read_or_left_alone(name: str) -> None:
    files = export(
        **{DM: [said(ZOE, f"hi <@{BO}>", user_profile={"real_name": "Zoë"}, thread_ts="1709551230.1")]}
    )
    seed = json.dumps(files[name]).encode()
    change = st.tuples(
        st.integers(0, len(seed)), st.integers(0, 30), st.sampled_from(PIECES) | st.binary(max_size=4)
    )

    @settings(max_examples=examples(150), suppress_health_check=list(HealthCheck))
    @given(st.lists(change, min_size=1, max_size=4))
    def run(changes: list[tuple[int, int, bytes]]) -> None:
        data = seed
        for at, length, put in changes:
            data = data[:at] + put + data[at + length :]
        whole = slack.gather(members(files | {name: data}))
        for item in whole.recognised if whole else ():
            assert item.row >= 1
            repr(item).encode()
            if isinstance(item, TurnRecord):
                (item.text + item.sender.name + item.thread + item.id).encode()
                assert "\0" not in item.text + item.sender.name + item.thread

    run()
