"""Monica's export: people with all their particulars, ties told once, and what the user wrote down about them."""

import base64
import json
from collections.abc import Iterable
from typing import Any

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import limits, monica_json, monica_parts, values
from networker.formats.records import (
    ME,
    FollowUpRecord,
    Item,
    OwnerRecord,
    SkippedRow,
    Standing,
    TieRecord,
    TurnRecord,
)
from tests.formats.conftest import Read, Write
from tests.formats.seen import facts, people, texts

PNG = b"\x89PNG\r\n\x1a\n" + bytes(92)
FIELD_TYPES = [
    {"uuid": "t-mail", "properties": {"name": "Email", "protocol": "mailto:", "type": "email"}},
    {"uuid": "t-phone", "properties": {"name": "Phone", "protocol": "tel:", "type": "phone"}},
    {"uuid": "t-face", "properties": {"name": "Facebook"}},
    {"uuid": "t-x", "properties": {"name": "Twitter"}},
    {"uuid": "t-wa", "properties": {"name": "Whatsapp", "protocol": "whatsapp://"}},
    {"uuid": "t-tg", "properties": {"name": "Telegram", "protocol": "telegram:"}},
    {"uuid": "t-li", "properties": {"name": "LinkedIn"}},
    {"uuid": "t-icq", "properties": {"name": "ICQ"}},
]
GENDERS = [
    {"uuid": "g-f", "properties": {"name": "Woman", "type": "F"}},
    {"uuid": "g-own", "properties": {"name": "Agender", "type": "O"}},
    {"uuid": "g-none", "properties": {"name": "Rather not say", "type": "N"}},
]


def many(kind: str, *entries: object) -> dict[str, object]:
    return {"count": len(entries), "type": kind, "values": list(entries)}


def contact(uuid: str, first: str = "Ada", *data: object, **told: object) -> dict[str, Any]:
    return {"uuid": uuid, "properties": {"first_name": first, **told}, "data": list(data)}


def entry(**told: object) -> dict[str, object]:
    own = {name: told.pop(name) for name in ("uuid", "created_at") if name in told}
    return {**own, "properties": told}


def export(*contacts: object, user: object = None, more: Iterable[object] = (), **top: object) -> str:
    someone = {"uuid": "u", "first_name": "Zoë", "last_name": "Brandt", "email": "zoe@kite.example"}
    instance = {
        "contact_field_types": FIELD_TYPES,
        "genders": GENDERS,
        "life_event_types": [{"uuid": "l-job", "properties": {"translation_key": "new_job"}}],
        "activity_types": [{"uuid": "a-tea", "properties": {"name": "had tea"}}],
    }
    account = {
        "uuid": "acc",
        "data": [many("user", user or someone), many("contact", *contacts), *more],
        "properties": {},
        "instance": instance,
    }
    return json.dumps({"version": "1.0-preview.1", "app_version": "4.0.0", **top, "account": account})


def of(kind: type[Any], items: Iterable[Item]) -> list[Any]:
    return [item for item in items if isinstance(item, kind)]


def left_out(items: Iterable[Item]) -> dict[str, int]:
    return {item.why: item.more + 1 for item in items if isinstance(item, SkippedRow)}


def test_a_contact_with_all_its_particulars(read: Read) -> None:
    ada = contact(
        "c-ada", "Ada",
        many("contact_field", entry(data="ada@kite.example", type="t-mail"), entry(data="+44 7700 900123", type="t-phone")),
        many("address", entry(name="Home", street="Quay 1", city="Łódź", postal_code="90-001", country="PL")),
        many("pet", entry(name="Rex", category="Dog"), entry(name="Tom")),
        many("life_event", entry(name="Editor", note="at Tern", happened_at="2021-03-01T00:00:00.000000Z", type="l-job")),
        last_name="Quill", middle_name="M.", nickname="Addie", company="Tern Works", job="Editor",
        description="Knows\r\nkites", food_preferences="No fish", stay_in_touch_frequency=30,
        tags=["Press", {"name": "Kites"}], gender="g-f",
        birthdate={"date": "1984-05-17T00:00:00.000000Z", "is_age_based": False, "is_year_unknown": False},
    )  # fmt: skip
    [record] = people(read(export(ada), "monica-json"))
    assert (record.source_kind, record.source_id, record.row) == ("monica", "c-ada", 1)
    assert (record.given, record.middle, record.family, record.nickname) == ("Ada", "M.", "Quill", "Addie")
    assert (record.company, record.title, record.notes) == ("Tern Works", "Editor", "Knows\nkites")
    assert (record.groups, record.wish_days, record.standing) == (("Press", "Kites"), 30, Standing.LISTED)
    assert texts(record) == [("mail", "ada@kite.example", ""), ("phone", "+44 7700 900123", "")]
    assert facts(record) == [
        ("birthday", "1984-05-17", ""),
        ("like", "No fish", "food"),
        ("gender", "female", ""),
        ("place", "Łódź", "Home"),
        ("custom", "Quay 1, 90-001 Łódź, PL", "Home address"),
        ("custom", "Rex (Dog)", "Pet"),
        ("custom", "Tom", "Pet"),
        ("custom", "Editor\nat Tern", "New job"),
    ]
    assert record.facts[-1].since == "2021-03-01"


@pytest.mark.parametrize(
    ("data", "type_", "channel", "text"),
    [
        ("ada.quill", "t-face", Channel.FACEBOOK, "https://www.facebook.com/ada.quill"),
        (
            "https://www.facebook.com/ada.quill",
            "t-face",
            Channel.FACEBOOK,
            "https://www.facebook.com/ada.quill",
        ),
        ("@adaq", "t-x", Channel.X, "https://x.com/adaq"),
        ("+447700900123", "t-wa", Channel.WHATSAPP, "+447700900123"),
        ("adaq", "t-tg", Channel.TELEGRAM, "https://t.me/adaq"),
        ("linkedin.com/in/ada-q", "t-li", Channel.LINKEDIN, "https://linkedin.com/in/ada-q"),
        ("https://kites.example/ada", "gone", Channel.BLOG, "https://kites.example/ada"),
        ("4711", "t-icq", Channel.OTHER, "4711"),
        ("mail@kite.example", "gone", Channel.MAIL, "mail@kite.example"),
        ("+44 7700 900123", None, Channel.PHONE, "+44 7700 900123"),
    ],
)
def test_ways_to_reach_somebody(read: Read, data: str, type_: str, channel: Channel, text: str) -> None:
    one = contact("c", "Ada", many("contact_field", entry(data=data, type=type_)))
    [record] = people(read(export(one), "monica-json"))
    assert [(handle.channel, handle.text) for handle in record.handles] == [(channel, text)]


def test_what_is_no_address_stays_as_written(read: Read) -> None:
    one = contact("c", "Ada", many("contact_field", entry(data="ask Bo", type="t-mail")))
    [record] = people(read(export(one), "monica-json"))
    assert (record.handles, facts(record)) == ((), [("custom", "ask Bo", "Email")])


@pytest.mark.parametrize(
    ("date", "value"),
    [
        ({"date": "1984-05-17", "is_year_unknown": True}, "--05-17"),
        ({"date": "1984-01-01", "is_age_based": True}, "1984"),
        ({"date": "1984-05-17 00:00:00", "is_age_based": 0, "is_year_unknown": 0}, "1984-05-17"),
        ({"properties": {"date": "1984-05-17", "is_year_unknown": "1"}}, "--05-17"),
        ({"date": "1984-02-31"}, ""),
        ({"date": None}, ""),
        ("1984-05-17", ""),
    ],
)
def test_birthdays_known_in_part(read: Read, date: object, value: str) -> None:
    [record] = people(read(export(contact("c", birthdate=date)), "monica-json"))
    assert facts(record) == ([("birthday", value, "")] if value else [])


@pytest.mark.parametrize(
    ("gender", "said"),
    [("g-f", "female"), ("M", "male"), ("g-own", "other"), ("g-none", ""), ("N", ""), ("gone", ""), (7, "")],
)
def test_genders_by_id_or_letter(read: Read, gender: object, said: str) -> None:
    [record] = people(read(export(contact("c", gender=gender)), "monica-json"))
    assert facts(record) == ([("gender", said, "")] if said else [])


def test_who_died_and_how_somebody_was_met(read: Read) -> None:
    ada = contact(
        "c-ada", "Ada", is_dead=True, deceased_date={"date": "2020-02-03"},
        first_met_date={"date": "2011-06-01"}, first_met_through="c-bo",
    )  # fmt: skip
    found = read(export(ada, contact("c-bo", "Bo", last_name="Lind")), "monica-json")
    record = people(found)[0]
    assert record.deceased
    assert facts(record) == [("custom", "2020-02-03", "died"), ("how met", "through Bo Lind", "")]
    assert record.facts[1].since == "2011-06-01"
    [tie] = of(TieRecord, found)
    assert (tie.person.source_id, tie.kind, tie.other.source_id) == ("c-ada", "introduced by", "c-bo")


def test_a_relative_without_a_card_is_only_mentioned(read: Read) -> None:
    [record] = people(read(export(contact("c", is_partial=True)), "monica-json"))
    assert record.standing is Standing.MENTIONED


def relationship(kind: str, contact_is: str, of_contact: str) -> dict[str, object]:
    return entry(type=kind, contact_is=contact_is, of_contact=of_contact)


def test_relationships_are_told_once_and_the_right_way_round(read: Read) -> None:
    told = many(
        "relationship",
        relationship("child", "ada", "cy"), relationship("parent", "cy", "ada"),  # Cy is the child of Ada
        relationship("partner", "ada", "bo"), relationship("partner", "bo", "ada"),
        relationship("partner", "ada", "bo"),
        relationship("bestfriend", "bo", "cy"), relationship("colleague", "bo", "cy"),
        relationship("friend", "bo", "gone"), relationship("friend", "bo", "bo"), "odd",
    )  # fmt: skip
    content = export(contact("ada"), contact("bo", "Bo"), contact("cy", "Cy"), more=[told])
    ties = [
        (tie.person.name, tie.kind, tie.other.name) for tie in of(TieRecord, read(content, "monica-json"))
    ]
    assert ties == [
        ("Cy", "child", "Ada"),
        ("Bo", "partner", "Ada"),
        ("Cy", "best friend", "Bo"),
        ("Cy", "colleague", "Bo"),
    ]


def test_an_activity_is_one_meeting_with_all_who_took_part(read: Read) -> None:
    done = many(
        "activity",
        entry(uuid="a1", summary="Kite day", description="Windy", happened_at="2023-05-06T00:00:00Z"),
        entry(uuid="a2", happened_at="2023-05-07", type="a-tea"),
        entry(uuid="a3", summary="Alone", happened_at="2023-05-08"),
    )
    ada, bo = contact("ada", "Ada", many("activity", "a1")), contact("bo", "Bo", many("activity", "a1", "a2"))
    found = read(export(ada, bo, more=[done]), "monica-json")
    kite, tea = of(TurnRecord, found)
    assert (kite.source_kind, kite.thread, kite.id, kite.at) == ("monica", "activity a1", "a1", "2023-05-06")
    assert (kite.kind, kite.channel, kite.subject, kite.text) == (
        Kind.MEETING,
        Channel.IN_PERSON,
        "Kite day",
        "Windy",
    )
    assert kite.sender is ME
    assert [party.name for party in kite.to] == ["Ada", "Bo"]
    assert (tea.subject, tea.to[0]) == ("had tea", kite.to[1])
    assert tea.to[0] is kite.to[1], "one object for each person"
    assert left_out(found) == {monica_json.NOBODY: 1}


def test_calls_say_who_called(read: Read) -> None:
    calls = many(
        "call",
        entry(uuid="k1", called_at="2023-05-06T00:00:00Z", content="News", contact_called=True),
        entry(uuid="k2", called_at="2023-05-07T18:30:00.000000Z", contact_called=False),
        entry(called_at="2023-05-08 10:00:00"),
    )
    one, two, three = of(TurnRecord, read(export(contact("ada", "Ada", calls)), "monica-json"))
    assert (one.kind, one.channel, one.thread, one.id, one.text) == (
        Kind.CALL,
        Channel.PHONE,
        "ada",
        "k1",
        "News",
    )
    assert (one.sender.name, one.to) == ("Ada", (ME,))
    assert (two.sender is ME, two.to[0].name) == (True, "Ada")
    assert [turn.at for turn in (one, two, three)] == [
        "2023-05-06",
        "2023-05-07T18:30:00+00:00",
        "2023-05-08T10:00:00+00:00",
    ]


@pytest.mark.parametrize("nested", [False, True])
def test_conversations_message_by_message(read: Read, nested: bool) -> None:
    said = [
        {"uuid": "m1", "properties": {"content": "Tea?", "written_at": "2023-05-06", "written_by_me": True}},
        {"uuid": "m2", "properties": {"content": "Yes", "written_at": None, "written_by_me": False}},
    ]
    talk = entry(
        uuid="v1", happened_at="2023-05-06T00:00:00Z", contact_field_type="t-tg",
        messages={"data": said} if nested else said,
    )  # fmt: skip
    empty = entry(uuid="v2", happened_at="2023-06-01", contact_field_type="t-phone")
    found = of(
        TurnRecord, read(export(contact("ada", "Ada", many("conversation", talk, empty))), "monica-json")
    )
    assert [(turn.thread, turn.id, turn.text, turn.at, turn.channel) for turn in found] == [
        ("conversation v1", "m1", "Tea?", "2023-05-06", Channel.TELEGRAM),
        ("conversation v1", "m2", "Yes", "2023-05-06", Channel.TELEGRAM),
        ("conversation v2", "v2", "", "2023-06-01", Channel.PHONE),
    ]
    assert found[0].sender is ME
    assert found[1].sender.name == "Ada"


def test_notes_gifts_and_debts_are_notes_in_words(read: Read) -> None:
    at = "2023-05-06T11:20:34.000000Z"
    one = contact(
        "ada", "Ada",
        many("note", entry(uuid="n1", created_at=at, body="Likes tea"), entry(created_at=at, body=" ")),
        many("gift", entry(created_at=at, name="Book", status="offered", amount=30, comment="blue", date="2023-12-24")),
        many(
            "debt",
            entry(created_at=at, amount="30", currency="EUR", in_debt=True, reason="lunch", status="inprogress"),
            entry(created_at=at, amount=12.5, currency={"iso": "GBP"}, in_debt=False, status="complete"),
        ),
    )  # fmt: skip
    found = of(TurnRecord, read(export(one), "monica-json"))
    assert [turn.text for turn in found] == [
        "Likes tea",
        "Gift: Book, offered, 30, blue",
        "Debt: you owe 30 EUR, lunch",
        "Debt: they owe 12.5 GBP, settled",
    ]
    assert all(turn.kind is Kind.NOTE and turn.sender is ME and turn.to[0].name == "Ada" for turn in found)
    assert [turn.at for turn in found[:2]] == ["2023-05-06T11:20:34+00:00", "2023-12-24"]


def test_reminders_and_tasks_become_follow_ups(read: Read) -> None:
    reminders = many(
        "reminder",
        entry(uuid="r1", title="Ring", description="about kites", initial_date="2024-05-06", frequency_type="one_time"),
        entry(uuid="r2", title="Lunch", initial_date="2024-05-06T00:00:00Z", frequency_type="month", frequency_number=3),
        entry(uuid="r3", title="Card", initial_date="2024-05-06", frequency_type="year", frequency_number=1, delible=True),
        entry(uuid="r4", title="Old", initial_date="2020-05-06", frequency_type="one_time", inactive=True),
        entry(uuid="r5", title="Wish happy birthday", initial_date="2020-05-06", frequency_type="year", delible=False),
    )  # fmt: skip
    tasks = many(
        "task", entry(uuid="k1", title="Send book", completed=True), entry(uuid="k2", title="Ask"), entry()
    )
    found = read(export(contact("ada", "Ada", reminders, tasks)), "monica-json")
    told = of(FollowUpRecord, found)
    assert [(each.id, each.text, each.due, each.repeats, each.done) for each in told] == [
        ("r1", "Ring\nabout kites", "2024-05-06", "", False),
        ("r2", "Lunch", "2024-05-06", "FREQ=MONTHLY;INTERVAL=3", False),
        ("r3", "Card", "2024-05-06", "FREQ=YEARLY", False),
        ("r4", "Old", "2020-05-06", "", True),
        ("k1", "Send book", "", "", True),
        ("k2", "Ask", "", "", False),
    ]
    assert {each.people[0].source_id for each in told} == {"ada"}
    assert left_out(found) == {monica_json.KEPT_ANYWAY: 1, values.EMPTY: 1}


def test_the_day_of_the_last_talk_counts_where_nothing_else_tells_it(read: Read) -> None:
    call = many("call", entry(uuid="k", called_at="2023-05-06"))
    note = many("note", entry(body="x", created_at="2023-05-07T10:00:00Z"))
    ada = contact("ada", "Ada", call, note, last_talked_to="2023-05-07T00:00:00.000000Z")
    bo = contact("bo", "Bo", call, last_talked_to="2023-05-06")
    cy = contact("cy", "Cy", many("activity", "a"), last_talked_to="2023-05-09")
    done = many("activity", entry(uuid="a", happened_at="2023-05-09"))
    found = of(TurnRecord, read(export(ada, bo, cy, more=[done]), "monica-json"))
    assert [(turn.thread, turn.at, turn.id, turn.kind) for turn in found if "last" in turn.id] == [
        ("ada", "2023-05-07", "last talked to 2023-05-07", Kind.MESSAGE)
    ]


def test_whose_notebook_it_is(read: Read) -> None:
    two = many("user", {"uuid": "v", "first_name": "Cy", "email": "cy@kite.example"})
    found = read(export(contact("ada"), more=[two], exported_by="v"), "monica-json")
    [owner] = of(OwnerRecord, found)
    assert (owner.name, owner.handles[0].text, owner.source_ids) == ("Cy", "cy@kite.example", ())
    [owner] = of(OwnerRecord, read(export(contact("ada"), more=[two]), "monica-json"))
    assert owner.name == "Zoë Brandt"


def test_the_users_own_card_is_nobody_to_bring_in(read: Read) -> None:
    user = {
        "uuid": "u",
        "first_name": "Zoë",
        "email": "zoe@kite.example",
        "properties": {"me_contact": "zoe"},
    }
    done = many("activity", entry(uuid="a", happened_at="2023-05-09"))
    tie = many("relationship", relationship("partner", "zoe", "ada"))
    found = read(
        export(
            contact("zoe", "Zoë", many("activity", "a")), contact("ada", "Ada", many("activity", "a")),
            user=user, more=[done, tie],
        ),
        "monica-json",
    )  # fmt: skip
    assert [record.given for record in people(found)] == ["Ada"]
    assert of(OwnerRecord, found)[0].source_ids == ("zoe",)
    assert [party.name for party in of(TurnRecord, found)[0].to] == ["Ada"]
    assert of(TieRecord, found)[0].other is ME
    assert left_out(found) == {monica_json.OWN_CARD: 1}


@pytest.mark.parametrize(
    "odd",
    [
        [{"first_name": "Ada"}, {"birthdate": {"date": "1984-05-17"}}],
        {"first_name": "Ada", "0": {"birthdate": {"date": "1984-05-17"}}},
        {"first_name": "Ada", "0": {"data": {"birthdate": {"date": "1984-05-17"}}}},
        {"first_name": "Ada", "0": [], "1": [{"birthdate": {"properties": {"date": "1984-05-17"}}}]},
    ],
)
def test_properties_left_in_odd_places_are_found(read: Read, odd: object) -> None:
    [record] = people(read(export({"uuid": "c", "properties": odd}), "monica-json"))
    assert (record.given, facts(record)) == ("Ada", [("birthday", "1984-05-17", "")])


def test_collections_written_as_objects_with_numbers(read: Read) -> None:
    field = {
        "count": 1,
        "type": "contactField",
        "values": {"0": entry(data="ada@kite.example", type="t-mail")},
    }
    [record] = people(read(export({**contact("c"), "data": {"1": field}}), "monica-json"))
    assert texts(record) == [("mail", "ada@kite.example", "")]


def test_pictures_in_the_file(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    url = "data:image/png;base64," + base64.b64encode(PNG).decode()
    photos = many(
        "photo", entry(uuid="p1", dataUrl=url), entry(uuid="p2", dataUrl="data:image/png;base64,PGI+")
    )
    contacts = [contact(f"c{n}", avatar=avatar) for n, avatar in enumerate(
        ({"avatar_photo": "p1"}, [{"avatar_photo": "p1"}], {"avatar_photo": "p2"}, {"avatar_photo": "gone"}, "odd")
    )]  # fmt: skip
    content = export(*contacts, more=[photos])
    assert [record.photo for record in people(read(content, "monica-json"))] == [PNG, PNG, b"", b"", b""]
    monkeypatch.setattr(limits, "PHOTO", 90)
    assert not any(record.photo for record in people(read(content, "monica-json")))


def test_the_same_contact_stays_the_same_record(read: Read) -> None:
    def raw(**told: object) -> str:
        return people(read(export(contact("c", last_name="Quill", **told)), "monica-json"))[0].raw

    assert raw(number_of_views=3, last_consulted_at="2024-01-01") == raw(
        number_of_views=9, updated_at="2024-02-02"
    )
    assert raw() != raw(job="Editor")
    mails = [
        contact("c", "Ada", many("contact_field", entry(data=f"{name}@kite.example", type="t-mail")))
        for name in ("ada", "quill")
    ]
    one, other = (people(read(export(each), "monica-json"))[0].raw for each in mails)
    assert one != other


def test_days_that_are_none(read: Read) -> None:
    calls = many(
        "call",
        *[entry(called_at=when) for when in ("1989-12-31", "soon", None, 5, "2023-02-31", "9999-99-99")],
    )
    found = read(export(contact("ada", "Ada", calls, last_talked_to="0000-00-00")), "monica-json")
    assert of(TurnRecord, found) == []
    assert [item.why for item in of(SkippedRow, found)] == [monica_json.TOO_EARLY] + [monica_json.NO_DAY] * 5


def test_nobody_in_a_contact(read: Read) -> None:
    found = read(export(contact("c", ""), {"uuid": "d"}, "odd", contact("e", "Ada")), "monica-json")
    assert [record.given for record in people(found)] == ["Ada"]
    assert [(item.row, item.why) for item in of(SkippedRow, found)] == [
        (1, values.NO_PERSON),
        (2, values.NO_PERSON),
    ]


WRONG: list[Any] = [
    None,
    7,
    -1.5e300,
    True,
    "text",
    [],
    [[[]]],
    {},
    {"0": {"0": {"0": []}}},
    [None, 1],
    {"uuid": []},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_types_everywhere(read: Read, wrong: object) -> None:
    kinds = ("contact_field", "address", "pet", "life_event", "call", "conversation", "note", "gift", "debt",
             "reminder", "task", "activity", "photo")  # fmt: skip
    names = ("last_name", "birthdate", "gender", "tags", "avatar", "first_met_through", "first_met_date", "is_dead",
             "stay_in_touch_frequency", "last_talked_to", "data", "type", "messages", "happened_at", "called_at",
             "title", "amount", "currency", "frequency_type", "frequency_number", "delible", "contact_is", "of_contact")  # fmt: skip
    filled = {"uuid": wrong, "created_at": wrong, "properties": dict.fromkeys(names, wrong)}
    bad = contact("bad", "Bo", *[many(kind, wrong, filled) for kind in kinds], **dict.fromkeys(names, wrong))
    more = [many(kind, wrong, filled) for kind in ("relationship", "activity", "photo", "user", "contact")]
    for document in (
        export(bad, contact("good"), more=[*more, wrong], exported_by=wrong),
        export(wrong, contact("good"), user=wrong, more=[{"type": "relationship", "values": wrong}]),
    ):
        assert "Ada" in [record.given for record in people(read(document, "monica-json"))]
    whole = json.loads(export(contact("good")))
    for name in ("instance", "properties"):
        whole["account"][name] = wrong
        assert len(people(read(json.dumps(whole), "monica-json"))) == 1


def test_letters_that_no_database_takes(read: Read) -> None:
    note = many("note", entry(created_at="2023-05-06T11:20:34Z", body="a\x00b\ud800c\x1b"))
    found = read(export(contact("c", "A\ud800da\x07", note, nickname="\ud83d\ude00")), "monica-json")
    record = people(found)[0]
    assert (record.given, record.nickname) == ("A\ufffdda", "\U0001f600")
    record.raw.encode()
    assert of(TurnRecord, found)[0].text == "ab\ufffdc"


def test_a_broken_export_is_one_sentence(write: Write) -> None:
    whole = export(contact("c"))
    deep = '{"version": "1.0-preview.1", "app_version": "4", "account": ' + "[" * 100_000
    for content, said in (
        (whole[:-20], "damaged or cut off"),
        (deep, "nested too deeply"),
        ('{"version": "1.0-preview.1", "account": []}', "no account"),
    ):
        with pytest.raises(formats.UnreadableFile, match=said):
            list(formats.read(write("monica.json", content)))


def test_it_is_recognised_however_it_is_laid_out(write: Write) -> None:
    document = json.loads(export(contact("c")))
    turned = {name: document[name] for name in ("app_version", "version", "account")}
    for content in (json.dumps(document, indent=4), json.dumps(turned), "\ufeff\n" + json.dumps(document)):
        assert formats.read(write("x.txt", content)).format == "monica-json"


@pytest.mark.parametrize(
    "content",
    [
        '{"version": "2.0", "account": {"data": []}}',
        '{"version": "1.0-preview.1", "people": []}',
        '{"account": {"version": "1.0-preview.1"}}',
        '[{"version": "1.0-preview.1", "account": {}}]',
        '{"friends_v2": [{"name": "version", "timestamp": 1577836800}]}',
        '{"about": "Here is the data you requested.", "chats": {"list": []}}',
    ],
)
def test_other_documents_are_declined(write: Write, content: str) -> None:
    try:
        assert formats.read(write("monica.json", content)).format != "monica-json"
    except formats.UnknownFormat as error:
        assert "1.0-preview" in error.reasons["Monica"]


def test_reading_twice_gives_the_same(write: Write) -> None:
    one = contact(
        "ada",
        "Ada",
        many("note", entry(created_at="2023-05-06T11:20:34Z", body="x")),
        last_talked_to="2023-01-01",
    )
    recognised = formats.read(write("a", export(one)))
    first = list(recognised)
    assert len(first) == 4
    assert list(recognised) == first


def test_a_number_is_shown_as_text() -> None:
    assert [monica_parts.words(said) for said in (30, 12.5, True, None, [], 1e300)] == [
        "30",
        "12.5",
        "",
        "",
        "",
        "",
    ]
