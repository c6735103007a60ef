"""The bar over the edge of a list."""

import shiboken6
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.widgets.scroll import OverlayBar


def test_it_goes_on_following_when_python_has_let_go_of_the_bar_that_qt_made(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    inside = QWidget()
    area.setWidget(inside)
    area.resize(200, 100)
    over = OverlayBar(area)
    area.show()
    shiboken6.invalidate(area.verticalScrollBar())
    inside.resize(100, 1000)
    qtbot.waitUntil(lambda: over.isVisible() and over.maximum() > 0)
    over.setValue(300)
    assert area.verticalScrollBar().value() == 300
    area.verticalScrollBar().setValue(20)
    assert over.value() == 20
