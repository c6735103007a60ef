"""What other programs drop on the icon, where it is a window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.tray_drop import TrayDrop

COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


def dropped(window: QWidget, mime: QMimeData, may: Qt.DropAction) -> Qt.DropAction:
    """What was done with what was carried here and dropped, if it was taken; else that it was ignored."""
    over = QDragEnterEvent(QPoint(3, 3), may, mime, LEFT, NONE)
    QApplication.sendEvent(window, over)
    down = QDropEvent(QPointF(3, 3), may, mime, LEFT, NONE)
    QApplication.sendEvent(window, down)
    assert over.isAccepted() == down.isAccepted()
    return down.dropAction() if down.isAccepted() else Qt.DropAction.IgnoreAction


@pytest.fixture
def icon(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_copy_of_files_is_taken_and_nothing_else(icon: QWidget, tmp_path: Path) -> None:
    drop, came = TrayDrop(), []
    drop.dropped.connect(came.append)
    drop.watch(icon)
    odd = tmp_path / "مريم & <b>.csv"
    files, words, page = QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(odd)), QUrl("https://example.org/a.csv")])
    words.setText("Ana Torres")
    page.setUrls([QUrl("https://example.org/a.csv")])
    assert dropped(icon, files, COPY | MOVE) == COPY, "never moved away"
    assert came == [[odd]]
    for mime, may in ((words, COPY), (page, COPY), (files, LINK)):
        assert dropped(icon, mime, may) == Qt.DropAction.IgnoreAction
    assert came == [[odd]]


def test_only_the_window_of_the_icon_is_followed(icon: QWidget) -> None:
    """Its name is Qt's own; offscreen there is none."""
    TrayDrop().follow()
    assert not icon.acceptDrops()
