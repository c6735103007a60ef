"""Many small things are one stop for Tab, and the arrows go between them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.widgets.roving import Roving
from tests.journeys.steps import key


@pytest.fixture
def row(qtbot: QtBot) -> tuple[QWidget, list[QPushButton], Roving]:
    made = QWidget()
    qtbot.addWidget(made)
    buttons = [QPushButton(name) for name in ("before", "a", "b", "c", "behind")]
    layout = QHBoxLayout(made)
    for each in buttons:
        layout.addWidget(each)
    roving = Roving(made)
    roving.take(buttons[1:4])
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made, buttons, roving


def test_tab_stops_once(row: tuple[QWidget, list[QPushButton], Roving]) -> None:
    made, (before, a, b, _c, behind), roving = row
    before.setFocus()
    key(before, "Tab")
    assert made.focusWidget() is a
    key(a, "Right")
    assert made.focusWidget() is b
    key(b, "Tab")
    assert made.focusWidget() is behind
    key(behind, "Shift+Tab")
    assert made.focusWidget() is b
    assert roving.at == 1


def test_the_ends_are_the_ends(row: tuple[QWidget, list[QPushButton], Roving], qtbot: QtBot) -> None:
    made, (_before, a, _b, c, _behind), roving = row
    roving.go_to(0)
    key(a, "Up")
    assert made.focusWidget() is a
    key(a, "End")
    key(c, "Down")
    assert made.focusWidget() is c
    key(c, "Home")
    assert made.focusWidget() is a
    qtbot.mouseClick(c, Qt.MouseButton.LeftButton)
    assert roving.at == 2  # a press goes there as well


def test_others_may_take_their_place(row: tuple[QWidget, list[QPushButton], Roving]) -> None:
    _made, (_before, a, b, _c, _behind), roving = row
    roving.take([a, b], 7)
    assert roving.at == 1
    roving.take([])
    roving.go_to(0)
    assert roving.stops == ()
