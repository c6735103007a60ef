"""A Mastodon archive: posts that speak to somebody, whose archive it is, and what of it says nothing."""

import json

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import mastodon_outbox, posts, values
from networker.formats.records import ME, Item, OwnerRecord, SkippedRow, TurnRecord
from tests.formats.conftest import Read, Write
from tests.formats.seen import skipped

ACTOR = "https://social.example/users/ada"
CONTEXT = [
    "https://www.w3.org/ns/activitystreams",
    {"toot": "http://joinmastodon.org/ns#", "discoverable": "toot:discoverable"},
]


def mention(name: object, href: object) -> dict[str, object]:
    return {"type": "Mention", "href": href, "name": name}


BO = mention("@Bo@Sub.Example", "https://sub.example/users/Bo")


def create(said: object, *tags: object, n: int = 1, **more: object) -> dict[str, object]:
    page = f"{ACTOR}/statuses/{n}"
    return {
        "id": f"{page}/activity", "type": "Create", "actor": ACTOR, "published": "2022-11-05T10:00:00Z",
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "object": {
            "id": page, "type": "Note", "summary": None, "inReplyTo": None, "published": "2022-11-05T10:00:00Z",
            "attributedTo": ACTOR, "content": said, "tag": list(tags), **more,
        },
    }  # fmt: skip


def outbox(*activities: object) -> str:
    return json.dumps(
        {
            "@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json", "type": "OrderedCollection",
            "totalItems": len(activities), "orderedItems": list(activities),
        }
    )  # fmt: skip


def turns(items: list[Item]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


def test_a_mention_is_a_comment(read: Read) -> None:
    html = (
        '<p><span class="h-card"><a href="https://sub.example/@Bo" class="u-url mention">@<span>Bo</span></a></span> '
        "tea &amp; cake?<br />now</p><p>&lt;3</p>"
    )
    [turn] = turns(read(outbox(create(html, BO)), "mastodon-posts"))
    assert turn.sender is ME
    assert (turn.source_kind, turn.channel, turn.kind) == ("mastodon", Channel.MASTODON, Kind.COMMENT)
    [bo] = turn.to
    assert (bo.source_id, bo.name) == ("bo@sub.example", ""), "the id of the list of accounts followed"
    assert [(h.channel, h.text) for h in bo.handles] == [(Channel.MASTODON, "@Bo@Sub.Example")]
    assert turn.text == "@Bo tea & cake?\nnow\n\n<3"
    assert (turn.at, turn.row, turn.replies) == ("2022-11-05T10:00:00+00:00", 1, False)
    assert turn.id == turn.thread == f"{ACTOR}/statuses/1"


def test_replies_to_one_post_are_one_thread(read: Read) -> None:
    asked = "https://sub.example/users/Bo/statuses/7"
    one, two = turns(
        read(
            outbox(create("a", BO, inReplyTo=asked), create("b", BO, n=2, inReplyTo=asked)), "mastodon-posts"
        )
    )
    assert one.thread == two.thread == asked
    assert one.replies
    assert one.to[0] is two.to[0]


def test_people_of_the_own_server_get_its_name(read: Read) -> None:
    [turn] = turns(
        read(
            outbox(create("a", mention("@zoe", "https://social.example/users/zoe"), mention("@kim", "https://social.example/ap/users/11"))),
            "mastodon-posts",
        )
    )  # fmt: skip
    assert [party.source_id for party in turn.to] == ["zoe@social.example", "kim@social.example"]


@pytest.mark.parametrize("to", [[f"{ACTOR}/followers"], ["https://sub.example/users/Bo"], []])
def test_posts_to_followers_and_to_one_person_are_the_same(read: Read, to: list[str]) -> None:
    [turn] = turns(read(outbox({**create("a", BO), "to": to}), "mastodon-posts"))
    assert turn.to[0].source_id == "bo@sub.example"


def test_a_warning_stands_before_the_text(read: Read) -> None:
    [turn] = turns(read(outbox(create("<p>b</p>", BO, summary="spiders")), "mastodon-posts"))
    assert turn.text == "spiders\n\nb"


def test_boosts_and_posts_to_nobody_are_counted(read: Read) -> None:
    boost = {
        "id": "x",
        "type": "Announce",
        "actor": ACTOR,
        "published": "2022-11-05T10:00:00Z",
        "object": "https://sub.example/1",
    }
    own = mention("@ada", ACTOR)
    hashtag = {"type": "Hashtag", "href": "https://social.example/tags/tea", "name": "#tea"}
    found = read(
        outbox(
            boost, create("a"), create("b", hashtag, n=2), boost, create("c", own, n=3), {"type": "Delete"}
        ),
        "mastodon-posts",
    )
    assert found == [
        SkippedRow(1, mastodon_outbox.BOOST, 1), SkippedRow(2, mastodon_outbox.NOBODY, 2), SkippedRow(6, mastodon_outbox.NO_POST),
    ]  # fmt: skip


def test_bad_posts_are_skipped_one_by_one(read: Read) -> None:
    rows = [
        create("a", BO, published="1980-01-01T00:00:00Z") | {"published": None}, {"type": "Create", "object": "https://x"},
        create("b", mention("@", "x"), mention(5, 5), mention("@a@b", None), mention("@zoe", "http://[::1"), 7),
        create(["x"], BO, inReplyTo={"id": 5}, summary=7), 7, {"type": ["Create"]}, create("d\x01 \ud800", BO),
    ]  # fmt: skip
    found = read(outbox(*rows), "mastodon-posts")
    assert [turn.text for turn in turns(found)] in (["", "d \ufffd"], ["", "d ?"]), "as the parser has it"
    assert skipped(found) == [
        (1, posts.NO_TIME), (2, values.UNREADABLE), (3, mastodon_outbox.NOBODY), (5, mastodon_outbox.NO_POST),
    ]  # fmt: skip


def test_the_actor_is_the_owner(read: Read) -> None:
    actor = {
        "@context": CONTEXT, "id": ACTOR, "type": "Person", "inbox": f"{ACTOR}/inbox", "outbox": "outbox.json",
        "preferredUsername": "Ada", "name": "Ada  Quill", "url": "https://social.example/@Ada", "likes": "likes.json",
    }  # fmt: skip
    [ada] = read(json.dumps(actor), "mastodon-account")
    assert isinstance(ada, OwnerRecord)
    assert (ada.source_kind, ada.row, ada.name, ada.source_ids) == (
        "mastodon",
        1,
        "Ada Quill",
        ("ada@social.example",),
    )
    assert [h.text for h in ada.handles] == ["@Ada@social.example", "https://social.example/@Ada"]


@pytest.mark.parametrize("id", [None, 5, "http://[::1", "ada"])
def test_an_actor_without_a_server_is_nobody(read: Read, id: object) -> None:
    actor = {"@context": CONTEXT, "id": id, "outbox": "outbox.json", "preferredUsername": "ada"}
    assert skipped(read(json.dumps(actor), "mastodon-account")) == [(1, values.NO_PERSON)]


def collection(name: str, items: list[object]) -> str:
    return json.dumps(
        {"@context": CONTEXT[0], "id": name, "type": "OrderedCollection", "orderedItems": items}
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (collection("likes.json", ["https://sub.example/users/Bo/statuses/7"]), "a collection of addresses"),
        (collection("bookmarks.json", ["https://sub.example/users/Bo/statuses/7"]), "a collection of addresses"),
        (collection("likes.json", []), "a collection of addresses"),
        (collection("featured", ["https://social.example/users/ada/statuses/1"]), "a collection of addresses"),
        (json.dumps({"@context": CONTEXT[0], "type": "OrderedCollection", "first": "https://x"}), "a collection of addresses"),
        (json.dumps({"@context": "https://schema.org", "@type": "Person", "name": "Bo"}), "neither outbox.json nor"),
        ('{"messages": [], "participants": []}', "no document of ActivityPub"),
    ],
)  # fmt: skip
def test_near_relatives_are_declined(write: Write, content: str, why: str) -> None:
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(write("x.json", content))
    assert why in caught.value.reasons["Mastodon posts"]


@pytest.mark.parametrize("cut", [-1, -40, -200])
def test_a_file_cut_off_is_one_sentence(write: Write, cut: int) -> None:
    with pytest.raises(formats.UnreadableFile, match="damaged or cut off"):
        list(formats.read(write("outbox.json", outbox(create("a", BO))[:cut])))


def test_deep_nesting_is_no_trouble(write: Write) -> None:
    content = outbox(create("a", BO)).replace(
        '"attributedTo"', '"x": ' + "[" * 50 + "]" * 50 + ', "attributedTo"'
    )
    assert len(turns(list(formats.read(write("outbox.json", content))))) == 1
    with pytest.raises(formats.UnreadableFile):
        list(formats.read(write("outbox.json", outbox(create("a", BO))[:-2] + "," + "[" * 100_000)))


def test_reading_twice_gives_the_same(write: Write) -> None:
    recognised = formats.read(write("anything", "\ufeff" + outbox(create("a", BO), create("b"))))
    assert list(recognised) == list(recognised) != []
