"""People out of Meta's exports: names mended, days kept, former friends and requests left where they are."""

import json

import pytest

from networker import formats
from networker.formats import json_text, limits, values
from tests.formats.conftest import Read, Write
from tests.formats.seen import facts, people, skipped, texts


def doubly(text: str) -> str:
    """As Meta writes it: each byte of UTF-8 as a letter."""
    return text.encode().decode("latin-1")


def test_friends_of_facebook(read: Read) -> None:
    document = {
        "friends_v2": [
            {"name": doubly("Renée Größe"), "timestamp": 1577836800},
            {"name": "Łukasz Wrona", "timestamp": 5},
            {"name": " "}, "odd",
        ]
    }  # fmt: skip
    found = read(json.dumps(document), "facebook-friends")
    renee, lukasz = people(found)
    assert (renee.source_kind, renee.full_name, lukasz.full_name) == (
        "facebook",
        "Renée Größe",
        "Łukasz Wrona",
    )
    assert facts(renee) == [("connected", "", "Facebook")]
    assert renee.facts[0].since == "2020-01-01"
    assert lukasz.facts == (), "a time stamp of 1970 is none"
    assert skipped(found) == [(3, values.NO_PERSON), (4, values.UNREADABLE)]


def test_the_key_of_older_exports(read: Read) -> None:
    [bo] = people(read('{"friends": [{"name": "Bo Lind", "timestamp": 1600000000}]}', "facebook-friends"))
    assert bo.full_name == "Bo Lind"


@pytest.mark.parametrize(
    "key", ["removed_friends_v2", "received_friend_requests_v2", "sent_friend_requests_v2"]
)
def test_former_friends_and_requests_are_nobody_to_bring_in(write: Write, key: str) -> None:
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(write("x.json", json.dumps({key: [{"name": "Ex Friend", "timestamp": 1600000000}]})))
    assert "former friends" in caught.value.reasons["Facebook friends"]


CELL = {"href": "https://www.instagram.com/ada.quill", "value": "ada.quill", "timestamp": 1700000100}


@pytest.mark.parametrize(
    ("document", "format", "said"),
    [
        ({"relationships_following": [{"title": "", "string_list_data": [CELL]}]}, "instagram-following", "by me"),
        ([{"title": "", "media_list_data": [], "string_list_data": [CELL]}], "instagram-followers", "me"),
        ({"relationships_followers": [{"string_list_data": [CELL]}]}, "instagram-followers", "me"),
        (
            {"relationships_following": [{"title": "ada.quill", "string_list_data": [{"href": "x", "timestamp": 1700000100}]}]},
            "instagram-following", "by me",
        ),
        (
            {"relationships_following": [
                {"title": "", "string_list_data": [{"href": "https://www.instagram.com/_u/ada.quill", "timestamp": 1700000100}]}
            ]},
            "instagram-following", "by me",
        ),
    ],
)  # fmt: skip
def test_instagram_over_the_years(read: Read, document: object, format: str, said: str) -> None:
    [ada] = people(read(json.dumps(document), format))
    assert (ada.nickname, ada.full_name) == ("ada.quill", "")
    assert texts(ada) == [("instagram", "https://www.instagram.com/ada.quill", "")]
    assert facts(ada) == [("followed", said, "Instagram")]
    assert ada.facts[0].since == "2023-11-14"


def test_blocked_accounts_are_nobody_to_bring_in(write: Write) -> None:
    document = {"relationships_blocked_users": [{"title": "rude", "string_list_data": [CELL]}]}
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(write("x.json", json.dumps(document)))
    assert "neither following nor followers" in caught.value.reasons["Instagram following and followers"]


def test_rows_of_nobody_are_skipped(read: Read) -> None:
    found = read(
        '{"relationships_following": [{"string_list_data": []}, 7, {"title": "has spaces in it"}]}',
        "instagram-following",
    )
    assert skipped(found) == [(n, values.NO_PERSON) for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"friends_v2": [{"name": "Bo"}', "damaged or cut off"),
        ('{"friends_v2": ' + "[" * 100_000, "nested too deeply"),
        ('{"friends_v2": [' + " " * 2000 + "]}", "more than"),
    ],
)
def test_a_broken_document_is_one_sentence(
    write: Write, monkeypatch: pytest.MonkeyPatch, content: str, said: str
) -> None:
    if said == "more than":
        monkeypatch.setattr(limits, "JSON", 1000)
    with pytest.raises(formats.UnreadableFile, match=said):
        list(formats.read(write("friends.json", content)))


def test_mending_twice_does_no_harm() -> None:
    for name in ("José", "Łódź", "王小明", "plain", "🎻", "Ã©"):
        once = json_text.mended(doubly(name))
        assert once == name
        assert json_text.mended("王") == "王"
    assert json_text.mended(None) == ""


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            '<html><head></head><body><div class="_3b0d">Participants</div></body></html>',
            "choose the format JSON",
        ),
        ("<!DOCTYPE html><html><head><title>Exported Data</title></head></html>", "Machine-readable JSON"),
    ],
)
def test_an_export_as_web_pages_says_how_to_ask_again(write: Write, page: str, said: str) -> None:
    path = write("export/messages/message_1.html", page)
    for each in (path, path.parent.parent):
        with pytest.raises(formats.UnreadableFile, match=said):
            list(formats.read_all(each))
    write("export/friends.json", '{"friends_v2": [{"name": "Bo Lind", "timestamp": 1600000000}]}')
    found, page_left_out = formats.read_all(path.parent.parent)
    assert [said in each.why for each in page_left_out] == [True]  # type: ignore[union-attr]
    assert found.format == "facebook-friends"
