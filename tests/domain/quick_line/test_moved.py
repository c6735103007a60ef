"""A talk that was put on another day did not take place on it: it is noted with all its words."""

from datetime import date

import pytest

from networker.domain.vocabulary import Kind
from tests.domain.quick_line.sentences import meaning

MOVED = [
    ("en", "the meeting with Ben slipped to friday"),
    ("en", "lunch with Ben pushed back a week"),
    ("en", "pushed the call with Ben back a week"),
    ("en", "the call with Ben got bumped to monday"),
    ("en", "dinner with Ben delayed until friday"),
    ("en", "coffee with Ben pushed to next week"),
    ("en", "our zoom with Ben was brought forward to tuesday"),
    ("en", "lunch with Ben switched to friday"),
    ("en", "coffee with Ben moved up an hour"),
    ("en", "lunch with Ben slipped my mind"),
    ("de", "das Treffen mit Ben wurde auf Freitag gelegt"),
    ("de", "der Kaffee mit Ben ist auf Montag gerutscht"),
    ("de", "das Essen mit Ben wurde um eine Woche nach hinten geschoben"),
    ("de", "haben das Treffen mit Ben auf den 27.11. gelegt"),
    ("de", "Termin mit Ben rutscht auf Montag"),
    ("de", "Kaffee mit Ben, wurde auf Freitag gelegt"),
    ("es", "la reunión con Ben se pasó al viernes"),
    ("es", "la comida con Ben se movió al viernes"),
    ("es", "el café con Ben se retrasó al lunes"),
    ("es", "la cena con Ben se ha movido a la semana que viene"),
    ("es", "hemos pasado la cena con Ben al lunes"),
    ("es", "la comida con Ben, se pasó al viernes"),
]


@pytest.mark.parametrize(("lang", "say"), MOVED)
def test_a_talk_put_on_another_day_is_a_note(lang: str, say: str) -> None:
    wanted: dict[str, object] = {
        "kind": Kind.NOTE, "people": ["Ben Achterberg"], "new": [], "day": date(2026, 11, 18), "text": say,
        "promises": [], "unclear": [],
    }  # fmt: skip
    assert meaning(say, lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "say", "text"),
    [
        ("en", "lunch with Ben moved me to tears", "moved me to tears"),
        ("en", "coffee with Ben changed my mind", "changed my mind"),
        ("en", "met Ben, train delayed by an hour", "train delayed by an hour"),
        ("en", "met Ben, delayed by an hour", "delayed by an hour"),
        ("es", "la cena con Ben se pasó volando", "se pasó volando"),
    ],
)
def test_what_else_moved_changes_nothing(lang: str, say: str, text: str) -> None:
    wanted: dict[str, object] = {"kind": Kind.MEETING, "people": ["Ben Achterberg"], "text": text}
    assert meaning(say, lang, wanted) == wanted
