"""A country is named by a few letters; letters that name none leave what was there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.ui.preferences.country import MOST, CountryField, beginning, countries
from networker.ui.theme import Theme


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> CountryField:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    found = CountryField("Phone numbers are from", "No country", theme, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    found.setFocus()
    found.keep = window  # type: ignore[attr-defined]
    return found


def test_countries_have_names_and_two_letters() -> None:
    found = countries()
    assert found["DE"] == "Germany"
    assert list(found.values()) == sorted(found.values())
    assert all(len(each) == 2 and each.isupper() for each in found)
    assert 200 < len(found) < 270


@pytest.mark.parametrize(
    ("typed", "first"),
    [("germ", "Germany"), ("DE", "Germany"), ("zealand", "New Zealand"), ("COTE", "Côte d’Ivoire")],
)
def test_what_begins_so_is_offered(typed: str, first: str) -> None:
    assert beginning(typed)[0].name == first
    assert len(beginning("a")) == MOST
    assert beginning("  ") == beginning("qqq") == []


def test_a_few_letters_and_enter(field: CountryField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.value_changed.connect(told.append)
    qtbot.keyClicks(field, "swi")
    assert field.names.list.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (told, field.text(), field.value, field.names.list.isVisible()) == (
        ["CH"],
        "Switzerland",
        "CH",
        False,
    )


def test_esc_and_letters_that_name_none_leave_what_was_there(field: CountryField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.choose("PT")
    field.value_changed.connect(told.append)
    field.selectAll()
    qtbot.keyClicks(field, "gu")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Portugal"
    field.selectAll()
    qtbot.keyClicks(field, "qqq")
    field.clearFocus()
    assert (field.text(), field.value, told) == ("Portugal", "PT", [])


def test_nothing_typed_is_no_country_and_a_whole_name_is_that_one(field: CountryField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.choose("PT")
    field.value_changed.connect(told.append)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    field.clearFocus()
    assert (field.value, told) == ("", [""])
    field.setFocus()
    qtbot.keyClicks(field, "niger")
    field.clearFocus()
    assert field.value == "NE"


def test_a_country_that_nobody_knows_is_shown_by_its_letters(field: CountryField) -> None:
    field.choose("QX")
    assert field.text() == "QX"


def test_pressed_it_is_ready_for_another(field: CountryField, qtbot: QtBot) -> None:
    field.choose("PT")
    field.clearFocus()
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field, "swi")
    assert field.text() == "swi"
