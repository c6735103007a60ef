"""The data files of an X archive by the name that they assign to: the owner, followers, and what is left alone."""

import json
import tracemalloc

import pytest

from networker import formats
from networker.formats import values
from networker.formats.records import Item, OwnerRecord, Standing
from tests.formats.conftest import Read, Write
from tests.formats.seen import facts, people, skipped, texts


def assigned(kind: str, document: object, part: int = 0) -> str:
    """A data file as X writes it."""
    return f"window.YTD.{kind}.part{part} = {json.dumps(document, indent=2)}"


def owners(items: list[Item]) -> list[OwnerRecord]:
    return [item for item in items if isinstance(item, OwnerRecord)]


def follow(key: str, account: object, link: object = None) -> dict[str, object]:
    return {
        key: {"accountId": account, "userLink": link or f"https://twitter.com/intent/user?user_id={account}"}
    }


ACCOUNT = {
    "account": {
        "email": "ada@example.com", "createdVia": "web", "username": "ada_quill", "accountId": "100100",
        "createdAt": "2012-05-20T10:00:00.000Z", "accountDisplayName": "Ada  Quill",
    }
}  # fmt: skip


def test_the_account_is_the_owner(read: Read) -> None:
    [ada] = read(assigned("account", [ACCOUNT]), "x-account")
    assert isinstance(ada, OwnerRecord)
    assert (ada.source_kind, ada.row, ada.name, ada.source_ids) == ("x", 1, "Ada Quill", ("100100",))
    assert [(h.channel.value, h.text) for h in ada.handles] == [
        ("x", "https://x.com/ada_quill"),
        ("mail", "ada@example.com"),
    ]


def test_the_manifest_names_the_owner_too(read: Read) -> None:
    manifest = {
        "userInfo": {"accountId": "100100", "userName": "ada_quill", "displayName": "Ada Quill"},
        "archiveInfo": {
            "sizeBytes": "1",
            "generationDate": "2025-01-02T03:04:05.000Z",
            "isPartialArchive": True,
        },
        "dataTypes": {
            "account": {"files": [{"fileName": "data/account.js", "globalName": "YTD.account.part0"}]}
        },
    }
    [ada] = owners(read("window.__THAR_CONFIG = " + json.dumps(manifest), "x-account"))
    assert (ada.name, ada.source_ids) == ("Ada Quill", ("100100",))
    assert [h.text for h in ada.handles] == ["https://x.com/ada_quill"]


def test_the_oldest_archives_say_it_in_user_details(read: Read) -> None:
    content = 'var user_details =  {\n "screen_name" : "ada_quill",\n "full_name" : "Ada Quill",\n "id" : "100100"\n}'
    [ada] = owners(read(content, "x-account"))
    assert (ada.name, ada.source_ids) == ("Ada Quill", ("100100",))


@pytest.mark.parametrize(
    "account", [7, {"account": []}, {"account": {"accountId": "-1", "username": "a b", "email": "no"}}]
)
def test_an_account_that_says_nothing_is_no_owner(read: Read, account: object) -> None:
    assert skipped(read(assigned("account", [account]), "x-account")) == [(1, values.NO_PERSON)]


@pytest.mark.parametrize(
    ("kind", "format", "said"), [("follower", "x-followers", "me"), ("following", "x-following", "by me")]
)
def test_follows_are_ids_that_only_came_by(read: Read, kind: str, format: str, said: str) -> None:
    found = read(assigned(kind, [follow(kind, "444000333")]), format)
    [someone] = people(found)
    assert (someone.source_kind, someone.source_id, someone.standing) == (
        "x",
        "444000333",
        Standing.MENTIONED,
    )
    assert (someone.full_name, someone.nickname, someone.given) == ("", "", ""), "the file holds no names"
    assert texts(someone) == [("x", "https://twitter.com/intent/user?user_id=444000333", "")]
    assert facts(someone) == [("followed", said, "X")]
    assert someone.facts[0].since == "", "nor days"


def test_bad_rows_are_skipped_one_by_one(read: Read) -> None:
    rows = [
        follow("follower", "-1"), 7, None, [], {"follower": "x"}, follow("follower", 1234567890123456789),
        follow("follower", "5", "javascript:alert(1)"), {"accountId": "6"}, follow("follower", "9" * 500),
    ]  # fmt: skip
    found = read(assigned("follower", rows), "x-followers")
    assert [person.source_id for person in people(found)] == ["1234567890123456789", "5", "6"]
    assert texts(people(found)[1]) == [("x", "https://twitter.com/intent/user?user_id=5", "")]
    assert skipped(found) == [(n, values.NO_PERSON) for n in (1, 2, 3, 4, 5, 9)]


@pytest.mark.parametrize("start", ["\ufeff", "\n\n  ", "\ufeff\r\n"])
def test_what_stands_before_the_assignment_does_no_harm(read: Read, start: str) -> None:
    content = start + assigned("follower", [follow("follower", "5")], part=12).replace(" = ", "=")
    assert len(people(read(content, "x-followers"))) == 1


@pytest.mark.parametrize("name", ["follower.js", "follower-part1.js", "FOLLOWER (1).txt", "x"])
def test_the_file_may_have_any_name(write: Write, name: str) -> None:
    assert formats.read(write(name, assigned("follower", []))).format == "x-followers"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (assigned("block", [{"blocking": {"accountId": "5"}}]), "blocked or muted"),
        (assigned("mute", [{"muting": {"accountId": "5"}}]), "blocked or muted"),
        (assigned("like", [{"like": {"tweetId": "5", "fullText": "@bo hi"}}]), "“like” of an X archive holds nobody"),
        (assigned("ad_engagements", [{"ad": {}}]), "holds nobody"),
        (assigned("deleted_tweets", [{"tweet": {"id_str": "5"}}]), "holds nobody"),
        (assigned("note_tweet", [{"noteTweet": {}}]), "holds nobody"),
        (assigned("direct_message_headers", [{"dmConversation": {}}]), "without their texts"),
        (assigned("direct_message_group_headers", [{"dmConversation": {}}]), "without their texts"),
        ('var tweet_index =  [ {\n  "file_name" : "data/js/tweets/2013_01.js"\n} ]', "no data file"),
        ('window.dataLayer = window.dataLayer || [];', "no data file"),
        ('[{"follower": {"accountId": "5"}}]', "no data file"),
        ("", ""),
    ],
)  # fmt: skip
def test_other_files_of_the_archive_are_passed_over_in_words(write: Write, content: str, why: str) -> None:
    with pytest.raises((formats.UnknownFormat, formats.UnreadableFile)) as caught:
        formats.read(write("x.js", content))
    if isinstance(caught.value, formats.UnknownFormat):
        assert why in caught.value.reasons["X archive"]


@pytest.mark.parametrize(
    "content",
    [
        "window.YTD.follower.part0 = ",
        assigned("follower", [follow("follower", "5")])[:-30],
        "window.YTD.follower.part0 = [" + "[" * 100_000,
        assigned("account", [ACCOUNT])[:-5],
        'window.__THAR_CONFIG = {"userInfo": {"acc',
    ],
)
def test_a_file_cut_off_is_one_sentence(write: Write, content: str) -> None:
    with pytest.raises(formats.UnreadableFile, match="damaged or cut off"):
        list(formats.read(write("follower.js", content)))


def test_an_archive_is_read_as_a_whole_and_twice_alike(write: Write) -> None:
    write("twitter/data/account.js", assigned("account", [ACCOUNT]))
    write("twitter/data/follower.js", assigned("follower", [follow("follower", "5")]))
    write("twitter/data/block.js", assigned("block", [{"blocking": {"accountId": "7"}}]))
    path = write("twitter/data/following.js", assigned("following", [follow("following", "5")]))
    found = list(formats.read_all(path.parent.parent))
    assert [each.format for each in found] == ["x-account", "x-followers", "x-following"]
    assert [list(each) for each in found] == [list(each) for each in found]


def test_a_large_file_is_never_whole_in_memory(write: Write) -> None:
    rows = ",\n".join(json.dumps(follow("follower", str(10**18 + n))) for n in range(25_000))
    path = write("follower.js", f"window.YTD.follower.part0 = [\n{rows}\n]")
    recognised = formats.read(path)
    tracemalloc.start()
    try:
        count = sum(1 for _ in recognised)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 25_000
    assert peak < path.stat().st_size / 2
