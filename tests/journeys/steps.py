"""How a journey acts on the program: it types, drops and waits for the lanes as a person would."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from networker import app
from networker.cli.run import answer
from networker.ui.application import Application
from networker.ui.settling import settle

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@contextmanager
def opened(folder: Path, *words: str, now: datetime = NOW) -> Iterator[Application]:
    """The program on a book, shown and at rest; closed at the end."""
    application = app.build(list(words), data_dir=folder, clock=lambda: now, perform=answer)
    application.theme.reduced_motion = True
    try:
        application.window.show()
        application.window.complete()
        assert settle(application)
        yield application
    finally:
        application.close()


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any script into what has the keyboard."""
    target = widget.focusProxy() or widget
    for ch in text:
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, ch))


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press and release a key."""
    target = widget.focusProxy() or widget
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers))


def key(widget: QWidget, keys: str) -> None:
    """Press a combination as the keyboard does: shortcuts hear it first, unless the widget wants it."""
    pressed = QKeySequence(keys)[0]
    QTest.keyClick(widget, pressed.key(), pressed.keyboardModifiers())


def drop(widget: QWidget, files: list[Path]) -> None:
    """Drag files over a widget and let them go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    carry(widget, mime)


def carry(widget: QWidget, mime: QMimeData) -> None:
    """Drag whatever it is over a widget and let it go."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, mime, left, none)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    let_go = QDropEvent(QPointF(300, 300), copy, mime, left, none)
    QApplication.sendEvent(widget, let_go)
    assert let_go.isAccepted()
