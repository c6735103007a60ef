"""Where sentences end, and where a dot is only one of a short form."""

import pytest

from networker.domain.vocabulary import Kind, Side
from tests.domain.quick_line.sentences import meaning


@pytest.mark.parametrize(
    ("lang", "say", "people"),
    [
        ("de", "Uwes 60. Geburtstag gefeiert mit Frank", ["Frank Ostermann"]),
        ("de", "Kaffee mit Frank am 3. November", ["Frank Ostermann"]),
        ("en", "met Dr. Raman", ["Priya Raman"]),
        ("en", "coffee with Chris V. Yesterday", ["Chris Vandermeer"]),
        ("en", "lunch on Fri. Tom was there", ["Tom Hadley"]),
        ("en", "dinner with Dr. Raman about my back last tuesday", ["Priya Raman"]),
        ("en", "call with J. Quintana on monday re the van", ["José Quintana"]),
        ("en", "lunch w. Grace tomorrow", ["Grace Adeyemi"]),
        ("en", "lunch with Grace incl. Ben on monday", ["Grace Adeyemi", "Ben Achterberg"]),
        ("de", "Wein m. Frank und Katrin gestern Abend", ["Frank Ostermann", "Katrin Voß"]),
        ("de", "Essen mit Frank u. Katrin am 3. Oktober", ["Frank Ostermann", "Katrin Voß"]),
        ("de", "Kaffee m. Hrn. Brandstätter am Montag", ["Uwe Brandstätter"]),
        ("de", "Frank hat am 3.12. Geburtstag", ["Frank Ostermann"]),
        ("de", "Essen mit Frank u. Dr. Voß am Montag", ["Frank Ostermann", "Katrin Voß"]),
        ("es", "café con la Sra. Campos ayer", ["Nuria Campos"]),
    ],
)
def test_no_sentence_ends_behind_a_number_or_a_short_form(lang: str, say: str, people: list[str]) -> None:
    got = meaning(say, lang, {"people": [], "promises": []})
    assert set(people) <= set(got["people"])  # type: ignore[call-overload]
    assert all(text == "lunch w. Grace" for _, _, text in got["promises"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "coffee with Grace yesterday at 3 p.m. I'll send her the map"),
        ("en", "coffee with Grace in LA. I'll send her the map"),
        ("en", "coffee with Will. I'll send her the map"),
        ("de", "Kaffee mit Uwe am 3.11. Ich schicke ihm die Karte"),
        ("en", "coffee with Grace on monday. I'll send her the map"),
        ("de", "Kaffee mit Uwe. Ich schicke ihm die Karte"),
        ("en", "lunch with Grace loved it. Send her the map friday"),
    ],
)
def test_a_sentence_ends_where_a_clause_of_its_own_follows(lang: str, say: str) -> None:
    [(_, side, _)] = meaning(say, lang, {"promises": []})["promises"]  # type: ignore[attr-defined]
    assert side is Side.ME


def test_words_behind_a_dot_that_hold_only_a_day_promise_nothing() -> None:
    meant: dict[str, object] = {"promises": [], "text": "Ben about his teeth on friday"}
    assert meaning("lunch with Grace. Ben about his teeth on friday", "en", meant) == meant


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
