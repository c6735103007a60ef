"""Posts on X: mentions and replies are a talk, retweets are none, and mentioned accounts get their names."""

import json

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import posts, values, x_tweets
from networker.formats.records import ME, Item, SkippedRow, Standing, TurnRecord
from tests.formats.conftest import Read, Write
from tests.formats.seen import people, skipped, texts


def mention(account: str, user: str, name: str) -> dict[str, object]:
    return {"name": name, "screen_name": user, "indices": ["0", "4"], "id_str": account, "id": account}


BO = mention("200200", "bo_lind", "Bo Lind")
ZOE = mention("300300", "zoe", "Zoë Größe")


def tweet(text: str, *mentions: object, id: str = "1700000000000000001", **more: object) -> dict[str, object]:
    return {
        "id_str": id, "id": id, "created_at": "Sun Mar 21 12:53:22 +0000 2021", "full_text": text, "retweeted": False,
        "entities": {"hashtags": [], "user_mentions": list(mentions), "urls": []}, **more,
    }  # fmt: skip


def file(*tweets: object, kind: str = "tweets", wrap: bool = True) -> str:
    return f"window.YTD.{kind}.part0 = " + json.dumps([{"tweet": each} if wrap else each for each in tweets])


def turns(items: list[Item]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


@pytest.mark.parametrize("kind", ["tweets", "tweet", "community_tweet"])
@pytest.mark.parametrize("wrap", [True, False])
def test_a_mention_is_a_comment_in_every_era(read: Read, kind: str, wrap: bool) -> None:
    found = read(file(tweet("Tea, @bo_lind &amp; @zoe? 1 &lt; 2", BO, ZOE), kind=kind, wrap=wrap), "x-posts")
    [turn] = turns(found)
    assert turn.sender is ME
    assert (turn.source_kind, turn.channel, turn.kind, turn.row) == ("x", Channel.X, Kind.COMMENT, 1)
    assert [(party.source_id, party.name) for party in turn.to] == [
        ("200200", "Bo Lind"),
        ("300300", "Zoë Größe"),
    ]
    assert [h.text for h in turn.to[0].handles] == ["https://x.com/bo_lind"]
    assert (turn.id, turn.thread, turn.replies) == ("1700000000000000001", "tweet 1700000000000000001", False)
    assert (turn.at, turn.text) == ("2021-03-21T12:53:22+00:00", "Tea, @bo_lind & @zoe? 1 < 2")


def test_a_reply_belongs_to_what_it_answers(read: Read) -> None:
    first = tweet(
        "@bo_lind yes",
        BO,
        id="11",
        in_reply_to_status_id_str="9007199254740993",
        in_reply_to_user_id_str="200200",
    )
    other = tweet(
        "@zoe @bo_lind no",
        ZOE,
        BO,
        id="12",
        in_reply_to_status_id="9007199254740993",
        in_reply_to_screen_name="Bo_Lind",
    )
    one, two = turns(read(file(first, other), "x-posts"))
    assert one.thread == two.thread == "tweet 9007199254740993", "a snowflake is a text, not a rounded number"
    assert one.replies
    assert two.replies
    assert [party.name for party in two.to] == ["Bo Lind", "Zoë Größe"], (
        "who is answered comes first, and once"
    )
    assert one.to[0] is two.to[0]


def test_whoever_is_answered_is_meant_though_no_entity_says_so(read: Read) -> None:
    """The account was closed since: its mention is gone from the entities."""
    [turn] = turns(
        read(
            file(tweet("@gone_by sure", in_reply_to_screen_name="gone_by", in_reply_to_user_id_str="77")),
            "x-posts",
        )
    )
    assert [(party.source_id, party.name) for party in turn.to] == [("77", "")]
    assert [h.text for h in turn.to[0].handles] == ["https://x.com/gone_by"]


def test_a_thread_of_ones_own_is_no_talk(read: Read) -> None:
    going_on = tweet(
        "2/ and then",
        in_reply_to_screen_name="ada_quill",
        in_reply_to_user_id_str="100100",
        in_reply_to_status_id_str="10",
    )
    found = read(file(going_on, tweet("1/ one day", id="10")), "x-posts")
    assert found == [SkippedRow(1, x_tweets.NOBODY, 1)]


def test_retweets_are_no_talk_but_name_accounts(read: Read) -> None:
    found = read(
        file(tweet("RT @bo_lind: look, @zoe", BO, ZOE), tweet("RT @zoe: hm", ZOE, id="2")), "x-posts"
    )
    assert turns(found) == []
    assert [(each.source_id, each.full_name) for each in people(found)] == [
        ("200200", "Bo Lind"),
        ("300300", "Zoë Größe"),
    ]
    assert [item for item in found if isinstance(item, SkippedRow)] == [SkippedRow(1, x_tweets.RETWEET, 1)]


def test_each_account_is_said_once_as_it_was_called_last(read: Read) -> None:
    late = tweet(
        "@bo_l", mention("200200", "bo_l", "Bo Lind-Ode"), id="3", created_at="Mon Mar 22 12:00:00 +0000 2021"
    )
    nameless = tweet(
        "@bo_l", mention("200200", "bo_l", ""), id="4", created_at="Mon Mar 29 12:00:00 +0000 2021"
    )
    for order in ((late, tweet("@bo_lind", BO), nameless), (nameless, tweet("@bo_lind", BO), late)):
        [bo] = people(read(file(*order), "x-posts"))
        assert (bo.source_kind, bo.source_id, bo.standing) == ("x", "200200", Standing.MENTIONED)
        assert (bo.full_name, bo.nickname) == ("Bo Lind-Ode", "bo_l")
        assert texts(bo) == [("x", "https://x.com/bo_l", "")]


def test_a_mention_without_an_id_goes_by_its_user_name(read: Read) -> None:
    found = read(
        file(
            tweet("@gone", mention("-1", "Gone", "gone")),
            tweet("@gone", mention("-1", "gone", "gone"), id="2"),
        ),
        "x-posts",
    )
    one, two = turns(found)
    assert one.to[0] is two.to[0]
    assert (one.to[0].source_id, one.to[0].handles[0].text) == ("", "https://x.com/Gone")
    [gone] = people(found)
    assert (gone.source_id, gone.nickname) == ("", "Gone")


def test_a_name_with_and_without_id_is_one_account(read: Read) -> None:
    found = read(
        file(tweet("@bo_lind", mention("-1", "Bo_Lind", "")), tweet("@bo_lind", BO, id="2")), "x-posts"
    )
    assert [each.source_id for each in people(found)] == ["200200"]


def test_links_are_whole_again_and_escapes_resolved_once(read: Read) -> None:
    post = tweet("@zoe https://t.co/a &amp;lt; &copy=", ZOE)
    post["entities"]["urls"] = [  # type: ignore[index]  # a mapping of anything
        {"url": "https://t.co/a", "expanded_url": "https://a.example/?b=1&copy=2"}, {"url": 5}, "x",
    ]  # fmt: skip
    [turn] = turns(read(file(post), "x-posts"))
    assert turn.text == "@zoe https://a.example/?b=1&copy=2 &lt; &copy="


def test_the_monthly_files_of_the_oldest_archives(read: Read) -> None:
    old = {
        "source": "web", "id_str": "5", "id": 5, "text": "@bo_lind hello", "created_at": "2013-01-31 23:59:59 +0000",
        "entities": {"user_mentions": [BO]}, "user": {"name": "Ada", "screen_name": "ada", "id_str": "100100"},
    }  # fmt: skip
    passed_on = {**old, "id_str": "6", "text": "look", "retweeted_status": {"text": "look"}}
    found = read("Grailbird.data.tweets_2013_01 = \n" + json.dumps([old, passed_on]), "x-posts")
    [turn] = turns(found)
    assert (turn.at, turn.id, turn.text) == ("2013-01-31T23:59:59+00:00", "5", "@bo_lind hello")
    assert skipped(found) == [(2, x_tweets.RETWEET)]


def test_bad_posts_are_skipped_one_by_one(read: Read) -> None:
    rows = [
        7, None, {"tweet": []}, {"tweet": tweet("", id="-1")}, {"tweet": tweet("@bo_lind", BO, created_at="yesterday")},
        {"tweet": tweet("@bo_lind", BO, created_at="Sun Mar 21 12:53:22 +0000 1970")},
        {"tweet": {**tweet("x"), "full_text": {"a": 1}}}, {"tweet": {**tweet("x"), "entities": {"user_mentions": {"a": 1}}}},
        {"tweet": tweet("@x", 7, {"id_str": 4.5, "screen_name": "has spaces"}, {"screen_name": ["x"]})},
        {"tweet": tweet("a\x07 \ud800 @x", {"id_str": "8", "screen_name": None, "name": 5}, in_reply_to_screen_name=[1])},
    ]  # fmt: skip
    found = read("window.YTD.tweets.part0 = " + json.dumps(rows), "x-posts")
    [turn] = turns(found)
    assert (turn.text, turn.to[0].source_id) in (("a \ufffd @x", "8"), ("a ? @x", "8")), (
        "as the parser has it"
    )
    assert people(found) == [], "an account of which only the number is known is no news"
    assert skipped(found) == [
        *((n, values.UNREADABLE) for n in (1, 2, 3)), (4, values.UNREADABLE), (5, posts.NO_TIME), (6, posts.NO_TIME),
        (7, values.UNREADABLE), (8, x_tweets.NOBODY),
    ]  # fmt: skip
    assert [item.more for item in found if isinstance(item, SkippedRow)][-1] == 1


def test_reading_twice_gives_the_same(write: Write) -> None:
    recognised = formats.read(
        write("tweets.js", file(tweet("@bo_lind", BO), tweet("RT @zoe: x", ZOE, id="2")))
    )
    assert list(recognised) == list(recognised) != []


def test_a_file_cut_off_is_one_sentence(write: Write) -> None:
    with pytest.raises(formats.UnreadableFile, match="damaged or cut off"):
        list(formats.read(write("tweets.js", file(tweet("@bo_lind", BO))[:-20])))
