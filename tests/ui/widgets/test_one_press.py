"""One press is one command, wherever in a window."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.widgets.one_press import OnePress


class Layered(QWidget):
    """A button, and above it another one that goes as it is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(200, 100)
        self.under, self.over = QPushButton("under", self), QPushButton("over", self)
        for each in (self.under, self.over):
            each.setGeometry(20, 20, 160, 60)
        self.pressed: list[str] = []
        self.under.clicked.connect(lambda: self.pressed.append("under"))
        self.over.clicked.connect(lambda: self.pressed.append("over"))


@pytest.fixture
def window(qtbot: QtBot) -> Layered:
    made = Layered()
    qtbot.addWidget(made)
    OnePress(made)
    made.show()
    return made


def double_click(window: QWidget) -> None:
    """As a hand does it: whatever lies there at each press is told of it."""
    handle, place = window.windowHandle(), QPoint(60, 50)
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_the_second_click_means_nothing_that_the_first_one_laid_open(window: Layered) -> None:
    window.over.clicked.connect(window.over.hide)
    double_click(window)
    assert window.pressed == ["over"]


def test_a_double_click_on_what_stays_is_two(window: Layered) -> None:
    double_click(window)
    assert window.pressed == ["over", "over"]


@pytest.mark.parametrize(("later", "heard"), [(1, False), (40, True)])
def test_a_key_that_goes_down_in_the_moment_it_was_let_go_is_held(
    window: Layered, later: int, heard: bool
) -> None:
    """An override that is taken is looked up in no table of shortcuts."""
    handle, ctrl = window.windowHandle(), Qt.KeyboardModifier.ControlModifier
    release = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Z, ctrl)
    release.setTimestamp(1000)
    QApplication.sendEvent(handle, release)
    again = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, ctrl)
    again.setTimestamp(1000 + later)
    again.ignore()
    QApplication.sendEvent(handle, again)
    assert again.isAccepted() is not heard
