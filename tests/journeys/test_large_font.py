"""The desktop's font twice as large: what follows it, dialogs, fields and labels, is as high as its letters."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from networker.store.book import Book
from networker.ui.cannot_start import message
from networker.ui.settling import settle
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from tests import samples
from tests.journeys.steps import NOW, opened
from tests.journeys.walk import everywhere
from tests.ui.helpers import undressed_afterwards


@pytest.fixture
def twice(qapp: QApplication) -> Iterator[QApplication]:
    """The program as it is dressed, with a font twice as large."""
    with undressed_afterwards(qapp):
        Theme(appearance="light").apply(qapp)
        _double(qapp)
        yield qapp


def _double(qapp: QApplication) -> None:
    font = qapp.font()
    font.setPointSizeF(2 * font.pointSizeF())
    qapp.setFont(font)


def _low(window: QWidget) -> list[str]:
    """Of what is seen in it, what is lower than its letters."""
    found = []
    for each in window.findChildren(QWidget):
        if not isinstance(each, QLabel | QPushButton | QLineEdit) or not each.isVisible() or not each.text():
            continue
        letters = each.fontMetrics().height()
        if each.height() < letters and not (isinstance(each, QLabel) and each.pixmap().isNull() is False):
            found.append(f"{type(each).__name__} {each.text()[:40]!r}: {each.height()} of {letters}")
    return found


def test_dialogs_are_as_high_as_their_letters(twice: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    files = QFileDialog(None, "Export to", str(tmp_path))
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    files.selectFile("networker.vcf")
    for window in (message("The disk is full: nothing was changed."), files):
        qtbot.addWidget(window)
        window.show()
        buttons = [each for each in window.findChildren(QPushButton) if each.isVisible()]
        assert buttons
        assert all(each.fontMetrics().height() > 28 for each in buttons), (
            "the font is too small to show anything"
        )
        assert not _low(window)


def test_a_button_grows_with_its_own_font(twice: QApplication, qtbot: QtBot) -> None:
    button = Button("Import", Theme(appearance="light"))
    qtbot.addWidget(button)
    assert button.sizeHint().height() == 28
    button.setFont(twice.font())
    assert button.sizeHint().height() > button.fontMetrics().height()


def test_every_page_has_room_for_what_follows_it(qapp: QApplication, tmp_path: Path) -> None:
    with closing(Book(tmp_path, now=NOW)) as book:
        samples.fill(book, now=NOW)
    with undressed_afterwards(qapp), opened(tmp_path) as application:
        application.window.resize(1280, 800)
        _double(qapp)
        settle(application)
        low = [f"{where}: {each}" for where in everywhere(application) for each in _low(application.window)]
    assert not low, "\n".join(dict.fromkeys(low))
