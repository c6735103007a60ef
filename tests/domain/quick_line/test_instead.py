"""A talk in whose place another took place is kept as words, and nobody in it was there."""

from datetime import date

import pytest

from networker.domain.vocabulary import Channel, Kind
from tests.domain.quick_line.sentences import meaning

INSTEAD = [
    ("en", "coffee with Ben instead of lunch with Carla", Kind.MEETING, "Ben Achterberg", "instead of lunch with Carla"),
    ("en", "called Ben rather than a zoom with Carla", Kind.CALL, "Ben Achterberg", "rather than a zoom with Carla"),
    ("en", "walk with Ben without calling Carla", Kind.MEETING, "Ben Achterberg", "without calling Carla"),
    ("en", "Instead of lunch with Carla, coffee with Ben", Kind.MEETING, "Ben Achterberg", "Instead of lunch with Carla"),
    ("en", "coffee with Ben instead of Carla", Kind.MEETING, "Ben Achterberg", "instead of Carla"),
    ("en", "dinner with Ben rather than a night at home", Kind.MEETING, "Ben Achterberg", "rather than a night at home"),
    ("de", "Kaffee mit Ben anstatt mit Carla zu telefonieren", Kind.MEETING, "Ben Achterberg", "anstatt mit Carla zu telefonieren"),
    ("de", "Kaffee mit Ben statt Mittagessen mit Carla", Kind.MEETING, "Ben Achterberg", "statt Mittagessen mit Carla"),
    ("de", "Kaffee mit Ben anstelle eines Treffens mit Carla", Kind.MEETING, "Ben Achterberg", "anstelle eines Treffens mit Carla"),
    ("de", "Kaffee mit Ben, statt Carla anzurufen", Kind.MEETING, "Ben Achterberg", "statt Carla anzurufen"),
    ("es", "café con Ben en vez de comida con Carla", Kind.MEETING, "Ben Achterberg", "en vez de comida con Carla"),
    ("es", "correo a Ben en lugar de llamar a Carla", Kind.MAIL, "Ben Achterberg", "en lugar de llamar a Carla"),
    ("es", "paseo con Ben sin ver a Carla", Kind.MEETING, "Ben Achterberg", "sin ver a Carla"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "say", "kind", "who", "text"), INSTEAD)
def test_who_was_to_be_met_instead_was_not(lang: str, say: str, kind: Kind, who: str, text: str) -> None:
    wanted: dict[str, object] = {"kind": kind, "people": [who], "new": [], "place": None, "text": text}
    assert meaning(say, lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "say", "text"),
    [
        ("en", "coffee instead of a video call with Ben", "instead of a video call"),
        ("de", "Kaffee statt Zoom mit Ben", "statt Zoom"),
        ("es", "café en vez de comida con Ben", "en vez de comida"),
    ],
)
def test_only_another_kind_of_talk_with_the_same_people(lang: str, say: str, text: str) -> None:
    wanted: dict[str, object] = {
        "kind": Kind.MEETING, "channel": Channel.IN_PERSON, "people": ["Ben Achterberg"], "text": text,
    }  # fmt: skip
    assert meaning(say, lang, wanted) == wanted


def test_its_day_is_the_day_of_what_took_place() -> None:
    wanted: dict[str, object] = {
        "day": date(2026, 11, 17),
        "kind": Kind.MEETING,
        "text": "instead of a call with Carla",
    }
    assert meaning("dinner with Ben yesterday instead of a call with Carla", "en", wanted) == wanted


BEHIND_A_DENIAL = [
    ("en", "didn't have lunch with Carla but with Ben", Kind.MEETING),
    ("en", "didn't have lunch with Carla, but with Ben", Kind.MEETING),
    ("en", "didn't call Carla but Ben", Kind.CALL),
    ("en", "didn't meet Carla and Tom but Ben", Kind.MEETING),
    ("en", "did not email Carla but called Ben", Kind.CALL),
    ("en", "didn't call Carla, but had lunch with Ben", Kind.MEETING),
    ("de", "habe mit Carla nicht gegessen, sondern mit Ben", Kind.MEETING),
    ("de", "Carla nicht angerufen, sondern Ben getroffen", Kind.MEETING),
    ("es", "no comí con Carla sino con Ben", Kind.MEETING),
    ("es", "no llamé a Carla sino que quedé con Ben", Kind.MEETING),
]


@pytest.mark.parametrize(("lang", "say", "kind"), BEHIND_A_DENIAL)
def test_the_talk_behind_one_that_is_denied_took_place(lang: str, say: str, kind: Kind) -> None:
    wanted: dict[str, object] = {
        "kind": kind, "people": ["Ben Achterberg"], "new": [], "day": date(2026, 11, 18), "text": say, "promises": [],
    }  # fmt: skip
    assert meaning(say, lang, wanted) == wanted


def test_it_has_its_day_and_its_note() -> None:
    wanted: dict[str, object] = {"day": date(2026, 11, 17), "text": "did not meet Carla but Ben: his boat"}
    assert meaning("did not meet Carla but Ben yesterday: his boat", "en", wanted) == wanted


@pytest.mark.parametrize(
    "say",
    [
        "didn't call Carla but she called me",
        "didn't call Carla but Ben was there",
        "didn't call Carla but wanted to meet Ben",
        "did not text Carla but will call Ben friday",
    ],
)
def test_where_none_took_place_it_is_noted_of_who_is_denied(say: str) -> None:
    wanted: dict[str, object] = {"kind": Kind.NOTE, "people": ["Carla Montoya"], "text": say, "promises": []}
    assert meaning(say, "en", wanted) == wanted
