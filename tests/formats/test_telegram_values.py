"""Single values of Telegram's export, and its events made into values."""

import io
import json

import pytest

from networker.domain.vocabulary import Channel
from networker.formats import limits, telegram_values
from networker.formats.records import HandleValue


@pytest.mark.parametrize(
    ("said", "user"),
    [
        ("user123", "123"), (123, "123"), ("123", "123"), ("user5123456789", "5123456789"), ("channel123", ""),
        ("chat123", ""), (None, ""), (True, ""), (0, ""), (-5, ""), ("user0", ""), ("", ""), (1.5, ""), (["user1"], ""),
        ("user" + "9" * 200, ""),
    ],
)  # fmt: skip
def test_ids_of_users(said: object, user: str) -> None:
    assert telegram_values.user(said) == user


def test_numbers_of_before_2021() -> None:
    assert telegram_values.bare(str((1 << 32) + 77)) == "77"
    assert telegram_values.bare(str((2 << 32) + 77)) == "77"
    assert telegram_values.bare("77") == "77"
    assert telegram_values.bare("") == ""
    assert telegram_values.bare(str(13 << 32)) == str(13 << 32)


@pytest.mark.parametrize(
    ("said", "text"),
    [("0049 170 1234567", "+49 170 1234567"), ("+49 170 1234567", "+49 170 1234567"), ("00491701234567", "+491701234567")],
)  # fmt: skip
def test_phone_numbers(said: str, text: str) -> None:
    assert telegram_values.phone(said) == HandleValue(Channel.PHONE, text)


@pytest.mark.parametrize("said", ["", None, 5, "x", []])
def test_what_is_no_phone_number(said: object) -> None:
    assert telegram_values.phone(said) is None


@pytest.mark.parametrize(
    ("seconds", "local", "at"),
    [
        ("1710414034", "2024-03-14T12:00:34", "2024-03-14T11:00:34+00:00"),
        (1710414034, None, "2024-03-14T11:00:34+00:00"),
        (1710414034.7, None, "2024-03-14T11:00:34+00:00"),
        (None, "2019-03-14T12:00:34", "2019-03-14T12:00:34"),
        ("soon", "2019-03-14", "2019-03-14"),
        ("0", "2019-03-14T12:00:34+02:00", "2019-03-14T10:00:34+00:00"),
        ("0", "1970-01-01T01:00:00", ""),
        ("9" * 11, "9999-12-31T00:00:00", ""),
        ("9" * 5000, "2019-13-99T12:00:34", ""),
        (True, 5, ""),
        ([], {}, ""),
        (-1, "0001-01-01T00:00:00+14:00", ""),
    ],
)
def test_times(seconds: object, local: object, at: str) -> None:
    assert telegram_values.instant(seconds, local) == at


@pytest.mark.parametrize(
    ("said", "minutes"),
    [(300, 5), ("300", 5), (20, 1), (0, 0), (None, 0), (-60, 0), (True, 0), ("x", 0), (1e300, 0)],
)
def test_how_long_a_call_was(said: object, minutes: int) -> None:
    assert telegram_values.minutes(said) == minutes


DEEP: object = "x"
for _ in range(5000):
    DEEP = {"text": [DEEP]}
BLOCKS: object = "x"
for _ in range(5000):
    BLOCKS = [{"blocks": BLOCKS}]


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"text": "hello"}, "hello"),
        ({"text": ["see ", {"type": "link", "text": "https://x.example"}, "\nbye"]}, "see https://x.example\nbye"),
        ({"text": ["a", {"type": "bold", "text": "b"}, 5, None, {"type": "bold"}]}, "ab"),
        ({"text": "a\x00b\x0bc\rd\ud800"}, "abc\nd\ufffd"),
        ({"text": ""}, ""),
        ({}, ""),
        ({"text": 5}, ""),
        ({"text": "", "photo": "photos/1.jpg"}, "[image]"),
        ({"text": "our garden", "photo": "photos/1.jpg"}, "our garden"),
        ({"text": "", "file": "x", "media_type": "voice_message"}, "[voice message]"),
        ({"text": "", "file": "x", "media_type": "sticker"}, "[sticker]"),
        ({"text": "", "file": "x", "media_type": ["odd"]}, "[document]"),
        ({"text": "", "location_information": {"latitude": 51.5, "longitude": -0.09}}, "[location] 51.5, -0.09"),
        ({"text": "", "location_information": {"latitude": "x"}}, "[location]"),
        ({"text": "", "place_name": "Museum", "address": "1 Quay"}, "Museum 1 Quay"),
        ({"text": "", "contact_information": {"first_name": "Bo"}}, "[contact]"),
        ({"text": "", "poll": {"question": "Where?", "answers": [{"text": "Lake"}, {"text": ["Hill"]}, 5]}},
         "Where?\n- Lake\n- Hill\n-"),
        ({"text": "", "poll": "odd"}, ""),
        ({"rich_message": {"blocks": [
            {"type": "heading", "text": "Plan"},
            {"type": "paragraph", "text": ["we go ", {"type": "bold", "text": "north"}]},
            {"type": "list", "items": [{"blocks": [{"type": "paragraph", "text": "boots"}]}, {"text": "rope"}]},
            {"type": "table", "rows": [{"cells": [{"text": "six"}, {"text": "seven"}]}]},
        ]}}, "Plan\nwe go north\nboots\nrope\nsix\nseven"),
        ({"text": DEEP}, ""),
        ({"rich_message": {"blocks": DEEP}}, ""),
        ({"rich_message": BLOCKS}, ""),
    ],
)  # fmt: skip
def test_texts_and_media(message: dict[str, object], text: str) -> None:
    assert telegram_values.text(message) == text


def test_a_long_text_is_cut() -> None:
    assert len(telegram_values.text({"text": "x" * (limits.TEXT_CHARACTERS + 9)})) == limits.TEXT_CHARACTERS


def test_values_are_built_and_passed_over_whole() -> None:
    import ijson

    document = [{"a": [1, {"b": []}], "c": {}}, "x", None, [[]]]
    for each in document:
        events = ijson.basic_parse(io.BytesIO(json.dumps([each, "next"]).encode()))
        next(events)
        assert telegram_values.build(events, *next(events)) == each
        assert next(events) == ("string", "next")
        events = ijson.basic_parse(io.BytesIO(json.dumps([each, "next"]).encode()))
        next(events)
        telegram_values.skip(events, next(events)[0])
        assert next(events) == ("string", "next")
