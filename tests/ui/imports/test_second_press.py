"""A button pressed twice, and Cancel of a writing: what the first press began is not thrown away by the second."""

import threading
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker.store.book import Book
from networker.ui.imports.page import ImportPage
from tests.ui.helpers import key as press
from tests.ui.imports.steps import ANA, export, start


def double_click(button: QWidget) -> None:
    """All four events of it: Qt's own leaves the last one out."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def under(page: ImportPage, place: QPoint) -> QWidget | None:
    return page.childAt(page.mapFromGlobal(place))


def test_two_enters_import_once(page: ImportPage, book: Book, qtbot: QtBot, writing: threading.Event) -> None:
    page.activateWindow()
    assert page.focusWidget() is page.working, "no button is meant"
    press(page.working, Qt.Key.Key_Return)
    writing.set()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person") == [(1,)]
    assert page.told.isVisible()


def test_no_opposite_comes_under_the_pointer(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    page._begin("Reading")
    leave = page.cancel.mapToGlobal(page.cancel.rect().center())
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    assert under(page, leave) is page.cancel
    go_on = page.apply.mapToGlobal(page.apply.rect().center())
    page.apply.click()
    assert under(page, go_on) is not page.cancel
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.told.isVisible()
    assert under(page, go_on) is not page.cancel
    assert under(page, leave) is page.cancel


def test_the_second_half_of_a_double_click_presses_nothing(page: ImportPage) -> None:
    pressed: list[bool] = []
    page.apply.show()
    page.apply.clicked.connect(lambda: pressed.append(True))
    double_click(page.apply)
    assert len(pressed) == 1


def test_a_key_held_down_presses_but_the_first_button(page: ImportPage) -> None:
    pressed: list[bool] = []
    page.apply.clicked.connect(lambda: pressed.append(True))
    for again in (False, True):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=again
        )
        QApplication.sendEvent(page.apply, event)
    assert len(pressed) == 1


def test_cancel_of_a_writing_leads_back_to_the_preview_with_its_answers(
    page: ImportPage, book: Book, qtbot: QtBot, writing: threading.Event
) -> None:
    page.preview.newcomers.choose(3)
    page.preview.newcomers.group.setText("Harbour club")
    ended: list[object] = []
    page.finished.connect(ended.append)
    page.cancel.click()
    assert not page.cancel.isEnabled(), "it is on its way"
    writing.set()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person") == [(0,)]
    assert page.preview.isVisible()
    assert page.cancel.isEnabled()
    assert page.foot.text.text().startswith("Nothing was brought in.")
    assert page.waits
    assert not ended
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person WHERE circle = 3") == [(1,)]
    assert book.read("SELECT count(*) FROM group_member") == [(1,)]
