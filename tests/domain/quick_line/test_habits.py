"""What went on again and again is told of no one talk: it is noted of the person, and is no promise."""

from datetime import date

import pytest

from networker.domain.vocabulary import Kind
from tests.domain.quick_line.sentences import meaning

HABITS = [
    ("en", "I used to have coffee with Ben"),
    ("en", "we used to meet Ben on mondays"),
    ("en", "used to call Ben every week"),
    ("en", "used to have lunch with Ben every friday"),
    ("en", "I used to work with Ben"),
    ("en", "our lunches with Ben used to be fun"),
    ("en", "got used to calling Ben on fridays"),
    ("en", "we often had lunch with Ben"),
    ("en", "usually met Ben at the gym"),
    ("de", "früher habe ich Ben jeden Freitag getroffen"),
    ("de", "mit Ben bin ich früher oft wandern gegangen"),
    ("de", "mit Ben pflegte ich freitags zu essen"),
    ("es", "solía comer con Ben"),
    ("es", "solía comer con Ben cada viernes"),
    ("es", "solíamos quedar con Ben los lunes"),
    ("es", "antes llamaba a Ben cada semana"),
    ("es", "comía con Ben todos los jueves"),
    ("es", "íbamos al cine con Ben los viernes"),
]


@pytest.mark.parametrize(("lang", "say"), HABITS)
def test_a_habit_is_noted_with_all_its_words(lang: str, say: str) -> None:
    wanted: dict[str, object] = {
        "kind": Kind.NOTE, "people": ["Ben Achterberg"], "new": [], "day": date(2026, 11, 18), "text": say,
        "promises": [], "unclear": [],
    }  # fmt: skip
    assert meaning(say, lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "Ben used to call me every month"),
        ("de", "Ben hat mich damals jede Woche angerufen"),
        ("es", "Ben solía llamarme los domingos"),
        ("es", "Ben siempre me llamaba los lunes"),
    ],
)
def test_a_habit_of_theirs_is_noted_behind_their_name(lang: str, say: str) -> None:
    wanted: dict[str, object] = {
        "kind": Kind.NOTE, "people": ["Ben Achterberg"], "text": say.removeprefix("Ben "), "promises": [],
    }  # fmt: skip
    assert meaning(say, lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "say", "kind"),
    [
        ("en", "lunch with Ben, who used to live in Lyon", Kind.MEETING),
        ("en", "called Ben on the phone he used to own", Kind.CALL),
        ("en", "finally called Ben, always a pleasure", Kind.CALL),
        ("en", "met Ben as always", Kind.MEETING),
        ("de", "Kaffee mit Ben, früher Kollege", Kind.MEETING),
        ("de", "Ben heute früher als sonst getroffen", Kind.MEETING),
        ("de", "früher als geplant mit Ben telefoniert", Kind.CALL),
        ("de", "wie immer mit Ben Kaffee getrunken", Kind.MEETING),
        ("es", "ayer cenaba con Ben", Kind.MEETING),
        ("es", "antes hablé con Ben", Kind.CALL),
        ("es", "como siempre, café con Ben", Kind.MEETING),
    ],
)
def test_one_talk_beside_a_habit_is_one(lang: str, say: str, kind: Kind) -> None:
    assert meaning(say, lang, {"kind": kind, "people": ["Ben Achterberg"]}) == {
        "kind": kind,
        "people": ["Ben Achterberg"],
    }


def test_what_is_to_become_one_is_a_plan() -> None:
    assert meaning("Ben immer freitags anrufen", "de", {"kind": None}) == {"kind": None}
