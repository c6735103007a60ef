"""Where the head ends and the note begins, and what the head of a note keeps."""

from datetime import date

import pytest

from networker.domain.vocabulary import Kind
from tests.domain.quick_line.sentences import meaning

YESTERDAY, TODAY = date(2026, 11, 17), date(2026, 11, 18)
NOTES = [
    ("en", "Grace in Lisbon yesterday: plans", YESTERDAY, None, "Lisbon", "plans"),
    ("en", "Grace @Lisbon yesterday 15:00: plans", YESTERDAY, "15:00", "Lisbon", "plans"),
    ("en", "Grace yesterday: plans", YESTERDAY, None, None, "plans"),
    ("en", "Grace at 15:00: plans", TODAY, "15:00", None, "plans"),
    ("en", "Grace tomorrow: dentist", TODAY, None, None, "tomorrow: dentist"),
    ("en", "Grace in may: a new job", TODAY, None, None, "in may: a new job"),
    ("en", "Grace at 21:00: dentist", TODAY, None, None, "at 21:00: dentist"),
    ("de", "Grace gestern in Köln: Umzug", YESTERDAY, None, "Köln", "Umzug"),
    ("es", "Grace ayer en Bilbao: mudanza", YESTERDAY, None, "Bilbao", "mudanza"),
]


@pytest.mark.parametrize(("lang", "say", "day", "at", "place", "text"), NOTES)
def test_a_note_of_somebody_keeps_its_day_its_time_and_its_place(
    lang: str, say: str, day: date, at: str | None, place: str | None, text: str
) -> None:
    wanted: dict[str, object] = {
        "kind": Kind.NOTE, "people": ["Grace Adeyemi"], "day": day, "time": at, "place": place, "text": text,
    }  # fmt: skip
    assert meaning(say, lang, wanted) == wanted


WITH = [
    ("en", "coffee: Grace, Tom", ["Grace Adeyemi", "Tom Hadley"], ""),
    ("en", "lunch: Grace", ["Grace Adeyemi"], ""),
    ("en", "Coffee - Grace - her move", ["Grace Adeyemi"], "her move"),
    ("en", "lunch yesterday: Grace and Tom", ["Grace Adeyemi", "Tom Hadley"], ""),
    ("de", "Kaffee: Katrin und Jonas", ["Katrin Voß", "Jonas Weidenfeld"], ""),
    ("es", "cena: Pilar", ["Pilar Etxeberria"], ""),
]


@pytest.mark.parametrize(("lang", "say", "people", "text"), WITH)
def test_a_kind_and_people_behind_the_sign_are_a_talk_with_them(
    lang: str, say: str, people: list[str], text: str
) -> None:
    wanted: dict[str, object] = {"kind": Kind.MEETING, "people": people, "text": text}
    assert meaning(say, lang, wanted) == wanted


def test_a_kind_and_a_note_behind_the_sign_are_no_talk() -> None:
    wanted: dict[str, object] = {"kind": Kind.NOTE, "text": "lunch: Grace was late"}
    assert meaning("lunch: Grace was late", "en", wanted) == wanted
