"""What other programs drop on the icon, where it is a window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWindow
from PySide6.QtWidgets import QApplication

from networker.desktop.tray_drop import WINDOW, TrayDrop

COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


def dropped(window: QWindow, mime: QMimeData, may: Qt.DropAction) -> Qt.DropAction:
    """What was done with what was carried here and dropped, if it was taken; else that it was ignored."""
    over = QDragEnterEvent(QPoint(3, 3), may, mime, LEFT, NONE)
    QApplication.sendEvent(window, over)
    down = QDropEvent(QPointF(3, 3), may, mime, LEFT, NONE)
    QApplication.sendEvent(window, down)
    assert over.isAccepted() == down.isAccepted()
    return down.dropAction() if down.isAccepted() else Qt.DropAction.IgnoreAction


@pytest.fixture
def icon(qapp: QApplication) -> QWindow:
    return QWindow()


def test_a_copy_of_files_is_taken_and_nothing_else(icon: QWindow, tmp_path: Path) -> None:
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


def test_only_the_window_of_the_icon_is_followed(icon: QWindow, tmp_path: Path) -> None:
    """By the name that Qt gives it."""
    drop, came = TrayDrop(), []
    drop.dropped.connect(came.append)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.csv"))])
    drop.follow()
    dropped(icon, files, COPY)
    assert came == []
    icon.setObjectName(WINDOW)
    drop.follow()
    dropped(icon, files, COPY)
    assert came == [[tmp_path / "a.csv"]]
