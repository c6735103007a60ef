"""Networker's own export, read for a book that has people already."""

import base64
import hashlib
import json
from typing import Any

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, Kind, Side
from networker.formats.networker_json import Export, Head, Row
from networker.formats.records import (
    ME,
    FactValue,
    FollowUpRecord,
    HandleValue,
    OwnerRecord,
    TieRecord,
    TurnRecord,
)
from tests.formats.conftest import Read, Write
from tests.formats.seen import facts, people, skipped, texts

PICTURE = b"\xff\xd8picture"
SHA = hashlib.sha256(PICTURE).hexdigest()
HEAD = {"format": "networker", "version": 1, "schema": 3, "book": "b00c", "exported": "2026-11-20T09:00:00+00:00"}  # fmt: skip
ZOE = {"id": 1, "given": "Zoë", "family": "Brandt", "name": "Zoë Brandt", "created_at": "2026-01-02T03:04:05+00:00"}  # fmt: skip
BO = {"id": 2, "given": "Bo", "family": "Lind", "name": "Bo Lind"}
SELF = {"id": 3, "name": "Mo Self", "me": True}


def export(**lists: list[Any]) -> str:
    """An export with these lists, in the order in which they are given."""
    return json.dumps(HEAD | lists)


def turns(items: list[Any]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


def with_talk(**talk: Any) -> str:
    told = {"id": 7, "kind": "message", "day": "2024-03-04", "channel": "linkedin"} | talk
    return export(
        people=[ZOE, BO, SELF],
        interaction_people=[
            {"id": 1, "interaction_id": 7, "person_id": 1},
            {"id": 2, "interaction_id": 7, "person_id": 3},
        ],
        interactions=[told],
    )


def test_people_come_with_all_that_hangs_on_them(read: Read) -> None:
    items = read(
        export(
            people=[ZOE | {"notes": "sails", "state": "deceased", "wish_days": 30, "nickname": "Zo"}],
            handles=[
                {"id": 1, "person_id": 1, "channel": "mail", "text": "z@example.com", "label": "work", "first": True},
                {"id": 2, "person_id": 1, "channel": "linkedin", "text": "https://www.linkedin.com/in/zoe"},
            ],
            facts=[
                {"id": 1, "person_id": 1, "field": "birthday", "value": "--05-17"},
                {"id": 2, "person_id": 1, "field": "job", "value": "Cook", "detail": "Tern", "noted": "2026-01-01"},
                {"id": 3, "person_id": 1, "field": "job", "value": "Chef", "detail": "Kite", "noted": "2026-02-01"},
                {"id": 4, "person_id": 1, "field": "job", "value": "Aside", "noted": "2026-03-01", "aside": True},
                {"id": 5, "person_id": 1, "field": "place", "value": "Lyon", "until": "2020"},
                {"id": 6, "person_id": 1, "field": "place", "value": "Metz"},
            ],
            groups=[{"id": 4, "name": "Choir"}, {"id": 5, "name": "Left"}],
            group_members=[
                {"id": 1, "group_id": 4, "person_id": 1}, {"id": 2, "group_id": 5, "person_id": 1, "until": "2020"},
            ],
            photos=[{"id": 1, "person_id": 1, "sha256": SHA}],
            pictures=[{"sha256": SHA, "bytes": base64.b64encode(PICTURE).decode()}],
        ),
        "networker-json",
    )  # fmt: skip
    (zoe,) = people(items)
    assert (zoe.source_kind, zoe.source_id, zoe.given, zoe.family, zoe.nickname) == (
        "networker", "b00c 1", "Zoë", "Brandt", "Zo",
    )  # fmt: skip
    assert (zoe.company, zoe.title, zoe.notes, zoe.deceased, zoe.wish_days) == (
        "Kite",
        "Chef",
        "sails",
        True,
        30,
    )
    assert texts(zoe) == [
        ("mail", "z@example.com", "*work"),
        ("linkedin", "https://www.linkedin.com/in/zoe", ""),
    ]
    assert sorted(facts(zoe)) == [
        ("birthday", "--05-17", ""), ("custom", "Lyon", "former place"), ("job", "Aside", ""),
        ("job", "Cook", "Tern"), ("place", "Metz", ""),
    ]  # fmt: skip
    assert (zoe.groups, zoe.photo) == (("Choir",), PICTURE)
    assert json.loads(zoe.raw)[0] == "2026-01-02T03:04:05+00:00"
    assert skipped(items) == []


def test_a_name_as_its_source_wrote_it_stays_so(read: Read) -> None:
    items = read(export(people=[{"id": 1, "given": "Zoë", "name": "Brandt Zoë"}]), "networker-json")
    assert [(each.given, each.full_name) for each in people(items)] == [("", "Brandt Zoë")]


def test_the_user_is_told_apart_and_is_in_no_list(read: Read) -> None:
    items = read(
        export(
            people=[SELF, ZOE],
            handles=[{"id": 1, "person_id": 3, "channel": "mail", "text": "mo@example.com"}],
        ),
        "networker-json",
    )
    assert [each.given for each in people(items)] == ["Zoë"]
    (owner,) = [item for item in items if isinstance(item, OwnerRecord)]
    assert (owner.name, owner.source_ids) == ("Mo Self", ("b00c 3",))
    assert owner.handles == (HandleValue(Channel.MAIL, "mo@example.com"),)


@pytest.mark.parametrize(
    ("direction", "sender", "to"),
    [("out", "", ("Zoë Brandt",)), ("in", "Zoë Brandt", ("",)), ("both", "", ("Zoë Brandt",))],
)
def test_a_talk_is_one_turn_in_a_thread_of_its_own(
    read: Read, direction: str, sender: str, to: tuple[str, ...]
) -> None:
    items = read(with_talk(direction=direction, text="hello", subject="Tea", minutes=5), "networker-json")
    (turn,) = turns(items)
    assert (turn.thread, turn.id, turn.at, turn.kind) == ("b00c 7", "7", "2024-03-04", Kind.MESSAGE)
    assert (turn.sender.name, tuple(each.name for each in turn.to)) == (sender, to)
    assert (turn.text, turn.subject, turn.minutes, turn.channel) == ("hello", "Tea", 5, Channel.LINKEDIN)
    assert (turn.sender is ME) == (direction != "in")


def test_messages_that_were_folded_into_one_talk_are_told_apart_again(read: Read) -> None:
    text = "→ hello\nare you there?\n← yes"
    found = turns(read(with_talk(direction="both", text=text, turns=2), "networker-json"))
    assert [(each.sender.name, each.text, each.id) for each in found] == [
        ("", "hello\nare you there?", "7.1"),
        ("Zoë Brandt", "yes", "7.2"),
    ]
    (whole,) = turns(read(with_talk(direction="both", text=text, turns=3), "networker-json"))
    assert whole.text == text, "three turns were folded and two are seen: nothing is guessed"


def test_an_instant_before_anybody_wrote_mail_is_only_a_day(read: Read) -> None:
    (turn,) = turns(read(with_talk(day="1987-05-01", at="1987-05-01T10:00:00+01:00"), "networker-json"))
    assert turn.at == "1987-05-01"


def test_a_note_is_the_users_own(read: Read) -> None:
    (turn,) = turns(read(with_talk(kind="note", channel=None, direction=None), "networker-json"))
    assert (turn.sender, turn.kind, turn.channel) == (ME, Kind.NOTE, Channel.OTHER)


def test_who_takes_part_may_stand_in_any_order(read: Read) -> None:
    items = read(
        export(
            people=[ZOE, BO],
            interaction_people=[
                {"id": n, "interaction_id": talk, "person_id": person}
                for n, (talk, person) in enumerate([(9, 2), (7, 1), (9, 1)], 1)
            ],
            interactions=[{"id": n, "kind": "call", "day": "2024-03-04"} for n in (7, 9)],
        ),
        "networker-json",
    )
    assert [[each.name for each in turn.to] for turn in turns(items)] == [["Zoë Brandt"], ["Zoë Brandt", "Bo Lind"]]  # fmt: skip


def test_ties_and_promises(read: Read) -> None:
    items = read(
        export(
            people=[ZOE, BO, SELF],
            ties=[
                {"id": 1, "person_id": 1, "other_id": 2, "kind": "partner"},
                {"id": 2, "person_id": 1, "other_id": 9, "kind": "partner"},
                {"id": 3, "person_id": 1, "other_id": 3, "kind": "partner"},
            ],
            follow_up_people=[
                {"id": 1, "follow_up_id": 5, "person_id": 1},
                {"id": 2, "follow_up_id": 6, "person_id": 2},
                {"id": 3, "follow_up_id": 8, "person_id": 2},
                {"id": 4, "follow_up_id": 8, "person_id": 1},
            ],
            follow_ups=[
                {
                    "id": 5,
                    "text": "send the plan",
                    "due": "2026-12-03",
                    "repeats": "FREQ=YEARLY",
                    "time": "09:30",
                    "unless_contact": True,
                    "zone": "Asia/Tokyo",
                },
                {"id": 6, "text": "returns the book", "side": "them", "state": "done"},
                {"id": 8, "text": "introduces us", "side": "them", "introduces": "asked"},
                {"id": 7, "text": "with nobody"},
            ],
        ),
        "networker-json",
    )
    assert [(t.person.name, t.other.name, t.kind) for t in items if isinstance(t, TieRecord)] == [
        ("Zoë Brandt", "Bo Lind", "partner")
    ]
    found = [item for item in items if isinstance(item, FollowUpRecord)]
    assert [(f.id, f.text, f.due, f.repeats, f.side, f.done) for f in found] == [
        ("5", "send the plan", "2026-12-03", "FREQ=YEARLY", Side.ME, False),
        ("6", "returns the book", "", "", Side.THEM, True),
        ("8", "introduces us", "", "", Side.THEM, False),
    ]
    assert [f.introduces for f in found] == ["", "", "asked"]
    assert [each.name for each in found[2].people] == ["Bo Lind", "Zoë Brandt"]
    assert [(f.time, f.zone, f.unless_contact) for f in found] == [
        ("09:30", "Asia/Tokyo", True),
        *[("", "", False)] * 2,
    ]
    assert [why for _, why in skipped(items)] == ["nobody takes part"] * 2


def test_reading_twice_gives_equal_items(write: Write) -> None:
    recognised = formats.read(write("some file", with_talk(text="hello")))
    assert list(recognised) == list(recognised)


@pytest.mark.parametrize(
    "content",
    [
        '{"version": 1, "format": "networker", "people": []}', '{"format": "networkers"}', '[{"format": "networker"}]',
        '{"x": {"format": "networker", "people": []}}', '{"wins": []}',
    ],
)  # fmt: skip
def test_other_files_are_left_to_others(write: Write, content: str) -> None:
    with pytest.raises(formats.UnknownFormat) as refused:
        formats.read(write("networker.json", content))
    assert "networker" in refused.value.reasons["Networker"]


def test_white_space_and_a_byte_order_mark_do_no_harm(read: Read) -> None:
    text = "\ufeff\n " + json.dumps(HEAD | {"people": [ZOE]}, indent=3)
    assert [each.given for each in people(read(text, "networker-json"))] == ["Zoë"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ({"version": 2}, "newer Networker"), ({"version": 10**30}, "damaged"), ({"version": "1"}, "which book"),
        ({"version": True}, "which book"), ({"book": 5}, "which book"), ({"book": " "}, "which book"),
    ],
)  # fmt: skip
def test_a_newer_or_nameless_export_is_refused_whole(write: Write, head: dict[str, Any], words: str) -> None:
    recognised = formats.read(write("x.json", json.dumps(HEAD | head | {"people": [ZOE]})))
    with pytest.raises(formats.UnreadableFile, match=words) as refused:
        list(recognised)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("cut", [0.5, 0.8, 0.99])
def test_a_file_that_was_cut_off_is_refused(write: Write, cut: float) -> None:
    whole = with_talk(text="hello" * 50)
    with pytest.raises(formats.UnreadableFile, match="damaged or cut off"):
        list(formats.read(write("x.json", whole[: int(len(whole) * cut)])))


@pytest.mark.parametrize(
    "bad",
    [
        None, 5, "x", [], [ZOE], {}, {"id": "1"}, {"id": True}, {"id": -1}, {"id": 1.5}, {"id": 4, "given": {"a": 1}},
        {"id": 4, "name": "x", "notes": [[[]]]}, {"id": 1 << 70},
    ],
)  # fmt: skip
def test_a_row_of_another_shape_is_skipped_and_stops_nobody(write: Write, bad: object) -> None:
    text = json.dumps(HEAD | {"people": [bad, ZOE]})
    try:
        items = list(formats.read(write("x.json", text)))
    except formats.UnreadableFile:
        assert bad == {"id": 1 << 70}, "a number that no parser holds"
        return
    assert [each.given for each in people(items)] == ["Zoë"]
    assert skipped(items) == [(1, "cannot be read")]


@pytest.mark.parametrize(
    ("list_", "bad"),
    [
        ("handles", {"id": 1, "person_id": 1, "channel": "pigeon", "text": "x"}), ("handles", {"id": 1, "person_id": None, "channel": "mail", "text": "x"}),
        ("facts", {"id": 1, "person_id": 1, "field": "shoe size"}), ("pictures", {"sha256": "x", "bytes": "%%%"}),
        ("interactions", {"id": 1, "kind": "dance", "day": "2024-03-04"}),
        ("interactions", {"id": 1, "kind": "call", "day": "yesterday"}), ("interactions", {"id": 1, "kind": "call"}),
        ("follow_ups", {"id": 1, "text": "x", "due": "soon"}), ("ties", {"id": 1, "person_id": 1, "other_id": "x"}),
    ],
)  # fmt: skip
def test_hostile_rows_are_skipped(read: Read, list_: str, bad: dict[str, Any]) -> None:
    lists: dict[str, list[Any]] = {
        "people": [ZOE],
        "interaction_people": [{"id": 1, "interaction_id": 1, "person_id": 1}],
        "follow_up_people": [{"id": 1, "follow_up_id": 1, "person_id": 1}],
    }
    items = read(export(**(lists | {list_: [*lists.get(list_, []), bad]})), "networker-json")
    assert len(skipped(items)) == 1
    assert turns(items) == []
    assert [each.given for each in people(items)] == ["Zoë"]


def test_lone_surrogates_and_nul_do_no_harm(write: Write) -> None:
    text = json.dumps(HEAD | {"people": [ZOE | {"notes": "a\ud800b\0c"}]})
    (zoe,) = people(list(formats.read(write("x.json", text))))
    zoe.notes.encode("utf-8")
    assert "\0" not in zoe.notes


def test_deep_nesting_takes_no_memory(write: Write) -> None:
    deep = 100_000
    text = (
        json.dumps(HEAD)[:-1] + ', "x": ' + "[" * deep + "]" * deep + ', "people": [' + json.dumps(ZOE) + "]}"
    )
    assert [each.given for each in people(list(formats.read(write("x.json", text))))] == ["Zoë"]
    with pytest.raises(formats.UnreadableFile):
        list(formats.read(write("x.json", json.dumps(HEAD)[:-1] + ', "people": ' + "[" * deep)))


def test_the_rows_are_those_of_the_book(write: Write) -> None:
    recognised = formats.read(write("x.json", export(people=[ZOE], robots=[{"id": 1}], wins=[{"id": 2}])))
    assert isinstance(recognised.items, Export)
    head, *rows = recognised.items.rows()
    assert head == Head("b00c", 3, "2026-11-20T09:00:00+00:00")
    assert rows == [Row("people", 1, ZOE), Row("wins", 2, {"id": 2})]


def test_facts_keep_their_dates(read: Read) -> None:
    items = read(
        export(
            people=[ZOE],
            facts=[{"id": 1, "person_id": 1, "field": "connected", "since": "2019-03", "until": "2021"}],
        ),
        "networker-json",
    )
    assert people(items)[0].facts == (FactValue("connected", "", "", "2019-03", "2021"),)
