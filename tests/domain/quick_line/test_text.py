"""Folding that keeps every letter in its place, and where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.quick_line.text import fold_same
from networker.domain.vocabulary import Kind
from tests.domain.quick_line.sentences import meaning


@given(st.text(max_size=60))
def test_folding_letter_by_letter_keeps_every_place(text: str) -> None:
    assert len(fold_same(text)) == len(text)


def test_what_would_become_two_letters_stays_one() -> None:
    assert fold_same("Großmann, Zoë, Søren") == "großmann, zoe, soren"


@pytest.mark.parametrize(
    ("lang", "say", "people"),
    [
        ("de", "Uwes 60. Geburtstag gefeiert mit Frank", ["Frank Ostermann"]),
        ("de", "Kaffee mit Frank am 3. November", ["Frank Ostermann"]),
        ("en", "met Dr. Raman", ["Priya Raman"]),
        ("en", "coffee with Chris V. Yesterday", ["Chris Vandermeer"]),
        ("en", "lunch on Fri. Tom was there", ["Tom Hadley"]),
    ],
)
def test_no_sentence_ends_behind_a_number_or_a_short_form(lang: str, say: str, people: list[str]) -> None:
    assert set(people) <= set(meaning(say, lang, {"people": people})["people"])  # type: ignore[call-overload]


def test_what_is_told_behind_a_first_sentence_is_the_note() -> None:
    meant: dict[str, object] = {
        "people": ["Grace Adeyemi"],
        "kind": Kind.MEETING,
        "text": "Tom was there too",
    }
    assert meaning("lunch with Grace. Tom was there too", "en", meant) == meant
    assert meaning("Busy day. Lunch with Grace", "en", {"people": ["Grace Adeyemi"]}) == {
        "people": ["Grace Adeyemi"]
    }
