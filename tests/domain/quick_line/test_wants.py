"""A wish to know somebody is a mark on them: no talk, no plan; with any other word it is read as before."""

from datetime import date

import pytest

from networker.domain.quick_line import understand
from networker.domain.vocabulary import Kind, Side
from tests.domain.quick_line.sentences import BOOK, NOW


@pytest.mark.parametrize(
    ("lang", "say", "people", "new"),
    [
        ("en", "want to know Grace Adeyemi", ["Grace Adeyemi"], []),
        ("en", "I want to get to know Grace Adeyemi.", ["Grace Adeyemi"], []),
        ("en", "I'd like to know Grace Adeyemi and Zed Quux", ["Grace Adeyemi"], ["Zed Quux"]),
        ("de", "möchte Grace Adeyemi kennenlernen", ["Grace Adeyemi"], []),
        ("de", "Ich würde gern Grace Adeyemi kennen lernen", ["Grace Adeyemi"], []),
        ("de", "Zed Quux kennenlernen", [], ["Zed Quux"]),
        ("es", "quiero conocer a Grace Adeyemi", ["Grace Adeyemi"], []),
        ("es", "me gustaría conocer a Zed Quux", [], ["Zed Quux"]),
    ],
)
def test_a_wish_to_know_somebody(lang: str, say: str, people: list[str], new: list[str]) -> None:
    found = understand(say, now=NOW, lang=lang, directory=BOOK)
    assert found.wants
    assert not found.empty
    assert [each.name for each in found.people] == people
    assert list(found.new_people) == new
    assert (found.kind, found.follow_ups, found.text) == (None, (), "")


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "want to know whether Grace Adeyemi comes"),
        ("en", "want to know Grace Adeyemi; call her friday"),
        ("en", "coffee with Grace Adeyemi: want to know Zed"),
        ("en", "Grace Adeyemi wants to know when we meet"),
        ("en", "want to know"),
        ("de", "Grace Adeyemi beim Essen kennengelernt"),
        ("de", "möchte wissen, ob Grace Adeyemi kommt"),
        ("es", "quiero conocer la opinión de Grace Adeyemi"),
    ],
)
def test_anything_else_is_no_such_wish(lang: str, say: str) -> None:
    found = understand(say, now=NOW, lang=lang, directory=BOOK)
    assert not found.wants
    assert found.kind in (*Kind, None)


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "want to know Grace Adeyemi by friday"),
        ("de", "möchte Grace Adeyemi bis Freitag kennenlernen"),
        ("es", "quiero conocer a Grace Adeyemi antes del viernes"),
    ],
)
def test_by_a_day_it_is_a_promise_of_mine_too(lang: str, say: str) -> None:
    found = understand(say, now=NOW, lang=lang, directory=BOOK)
    assert found.wants
    assert [(each.due, each.side) for each in found.follow_ups] == [(date(2026, 11, 20), Side.ME)]
    assert [each.name for each in found.people] == ["Grace Adeyemi"]


def test_a_place_is_nobody() -> None:
    found = understand("want to know Grace @Hadley", now=NOW, directory=BOOK)
    assert [each.name for each in found.people] == ["Grace Adeyemi"]
    assert found.place == "Hadley"
