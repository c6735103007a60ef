"""Posts of Google+: comments are a talk of whoever wrote below with the author; a +1 is nothing."""

import json

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import google_plus, limits, posts, values
from networker.formats.records import Item, OwnerRecord, TurnRecord
from tests.formats.conftest import Read, Write
from tests.formats.seen import people, skipped


def person(n: object, name: str) -> dict[str, object]:
    return {
        "displayName": name, "profilePageUrl": f"https://plus.google.com/10{n}", "avatarImageUrl": "", "resourceName": f"users/10{n}",
    }  # fmt: skip


ADA, BO, ZOE = person(1, "Ada Quill"), person(2, "Bo Lind"), person(3, "Zoë Größe")


def comment(
    author: object, content: object = "Nice", at: object = "2018-10-19 17:00:00+0200", n: int = 1
) -> dict[str, object]:
    return {
        "creationTime": at, "author": author, "content": content, "postUrl": "https://plus.google.com/101/posts/Ab",
        "resourceName": f"users/101/posts/T/comments/C{n}",
    }  # fmt: skip


def post(*comments: object, **more: object) -> dict[str, object]:
    return {
        "url": "https://plus.google.com/101/posts/Ab", "creationTime": "2018-10-19 14:43:21+0000",
        "updateTime": "2018-10-19 14:43:21+0000", "author": ADA, "content": "Harbour <b>walk</b><br>today", "comments": list(comments),
        "plusOnes": [{"plusOner": person(9, "Kim Plus")}], "reshares": [{"resharer": person(8, "Lou Share")}],
        "resourceName": "users/101/posts/T", "postAcl": {"visibleToStandardAcl": {"circles": []}}, **more,
    }  # fmt: skip


def turns(items: list[Item]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


def names(turn: TurnRecord) -> tuple[str, list[str]]:
    return turn.sender.name, [party.name for party in turn.to]


def test_a_comment_goes_to_the_author_of_the_post(read: Read) -> None:
    found = read(json.dumps(post(comment(BO, "Lovely &amp; <i>calm</i>"))), "google-plus-post")
    [turn] = turns(found)
    assert names(turn) == ("Bo Lind", ["Ada Quill"])
    assert (turn.source_kind, turn.channel, turn.kind, turn.row) == (
        "google+",
        Channel.GOOGLE_PLUS,
        Kind.COMMENT,
        1,
    )
    assert (turn.sender.source_id, turn.to[0].source_id) == ("102", "101")
    assert [(h.channel, h.text) for h in turn.sender.handles] == [
        (Channel.GOOGLE_PLUS, "https://plus.google.com/102")
    ]
    assert (turn.thread, turn.id) == ("users/101/posts/T", "users/101/posts/T/comments/C1")
    assert (turn.at, turn.text, turn.subject) == (
        "2018-10-19T15:00:00+00:00",
        "Lovely & calm",
        "Harbour walk today",
    )


def test_the_author_answers_those_who_spoke_before(read: Read) -> None:
    said = [comment(BO), comment(ADA, n=2), comment(ZOE, n=3), comment(BO, n=4), comment(ADA, n=5)]
    found = turns(read(json.dumps(post(*said)), "google-plus-post"))
    assert [names(turn) for turn in found] == [
        ("Bo Lind", ["Ada Quill"]),
        ("Ada Quill", ["Bo Lind"]),
        ("Zoë Größe", ["Ada Quill"]),
        ("Bo Lind", ["Ada Quill"]),
        ("Ada Quill", ["Bo Lind", "Zoë Größe"]),
    ]
    assert [turn.replies for turn in found] == [False, True, False, False, True]
    assert found[0].sender is found[3].sender is found[1].to[0], "one object for each"
    assert len({turn.thread for turn in found}) == 1


def test_who_gave_a_plus_one_or_passed_it_on_is_nobody(read: Read) -> None:
    found = read(json.dumps(post(comment(BO))), "google-plus-post")
    assert people(found) == []
    assert "Kim" not in repr(found)
    assert "Lou" not in repr(found)


def test_only_the_author_is_told_whom_a_post_was_shown_to(read: Read) -> None:
    [owner] = [
        item
        for item in read(json.dumps(post(comment(BO))), "google-plus-post")
        if isinstance(item, OwnerRecord)
    ]
    assert (owner.source_kind, owner.name, owner.source_ids) == ("google+", "Ada Quill", ("101",))
    assert owner.handles[0].text == "https://plus.google.com/101"
    of_another = post(comment(BO))
    del of_another["postAcl"]
    found = read(json.dumps(of_another), "google-plus-post")
    assert not any(isinstance(item, OwnerRecord) for item in found)
    assert [names(turn) for turn in turns(found)] == [("Bo Lind", ["Ada Quill"])]


def test_a_post_without_comments_says_so(read: Read) -> None:
    assert skipped(read(json.dumps(post()), "google-plus-post")) == [(1, google_plus.NO_COMMENTS)]


def test_closed_accounts_go_by_what_is_left_of_them(read: Read) -> None:
    named, linked = {"displayName": "Old Friend"}, {"profilePageUrl": "https://plus.google.com/+Old"}
    found = read(
        json.dumps(
            post(
                comment({}),
                comment(named),
                comment(named),
                comment(linked),
                comment({"resourceName": "users/104"}),
            )
        ),
        "google-plus-post",
    )
    one, two, three, four = turns(found)
    assert one.sender is two.sender
    assert (one.sender.name, one.sender.source_id, one.sender.handles) == ("Old Friend", "", ())
    assert three.sender.handles[0].text == "https://plus.google.com/+Old"
    assert (four.sender.source_id, four.sender.handles[0].text) == ("104", "https://plus.google.com/104")
    assert skipped(found) == [(1, values.NO_PERSON)]


def test_bad_comments_are_skipped_one_by_one(read: Read) -> None:
    odd = [
        7, None, comment(5), comment(BO, at="1980-01-01 00:00:00+0000"), comment(BO, at=5), comment(ADA, "first!"),
        comment(BO, ["x"]), comment({"displayName": "a\ud800\x01" + "x" * 5000, "resourceName": "users/105", "profilePageUrl": "javascript:x"}),
    ]  # fmt: skip
    found = read(json.dumps(post(*odd)), "google-plus-post")
    bo, long = turns(found)
    assert bo.text == ""
    assert long.sender.name.startswith("a\ufffdx")
    assert (len(long.sender.name), long.sender.handles) == (limits.NAME_CHARACTERS, ())
    assert skipped(found) == [
        *((n, values.NO_PERSON) for n in (1, 2, 3)), (4, posts.NO_TIME), (5, posts.NO_TIME), (6, google_plus.TO_NOBODY),
    ]  # fmt: skip


@pytest.mark.parametrize("comments", ["x", 5, {"a": 1}, None])
def test_comments_of_another_shape_are_none(read: Read, comments: object) -> None:
    assert skipped(read(json.dumps(post(comments=comments)), "google-plus-post")) == [
        (1, google_plus.NO_COMMENTS)
    ]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(
            {
                "displayName": "Ada",
                "profilePageUrl": "https://plus.google.com/101",
                "resourceName": "users/101",
            }
        ),
        json.dumps([post()]),
        json.dumps(
            {
                "creationTime": "2018-10-19 14:43:21+0000",
                "author": {"displayName": "x"},
                "url": "https://elsewhere.example/",
                "resourceName": "users/101",
            }
        ),
        json.dumps(
            {"title": "x.jpg", "creationTime": {"timestamp": "1"}, "url": "https://plus.google.com/101"}
        ),
    ],
)
def test_near_relatives_are_declined(write: Write, content: str) -> None:
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(write("x.json", content))
    assert caught.value.reasons["Google+ posts"]


def test_slashes_may_be_escaped_and_order_does_not_count(read: Read) -> None:
    turned = dict(reversed(post(comment(BO)).items()))
    assert len(turns(read(json.dumps(turned).replace("/", "\\/"), "google-plus-post"))) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps(post(comment(BO)))[:-30], "damaged or cut off"),
        (json.dumps(post(comment(BO)))[:-1] + ', "x": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_file_is_one_sentence(write: Write, content: str, said: str) -> None:
    with pytest.raises(formats.UnreadableFile, match=said):
        list(formats.read(write("post.json", content)))


def test_reading_twice_gives_the_same(write: Write) -> None:
    recognised = formats.read(write("20181019 - Harbour.json", json.dumps(post(comment(BO), comment(ADA)))))
    assert list(recognised) == list(recognised) != []


def test_circles_are_cards(write: Write) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Lind\nN:Lind;Bo;;;\nURL:https://plus.google.com/102\nEND:VCARD\n"
    found = formats.read(write("Google+ Circles/Sailors.vcf", card))
    [bo] = people(list(found))
    assert (found.format, bo.given) == ("vcard", "Bo")
    assert [(h.channel, h.text) for h in bo.handles] == [(Channel.GOOGLE_PLUS, "https://plus.google.com/102")]
    assert bo.groups == ("Sailors",)
