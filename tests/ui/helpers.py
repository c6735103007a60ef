"""The moment of these tests; pictures of small things, and what colours are in them. Keys are typed by `tests.journeys.steps`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
NOTHING = QColor("#ff00ff")  # no role has this colour


def _blank(size: QSize, ratio: float) -> QImage:
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(NOTHING)
    return image


def painted(width: int, height: int, paint: Callable[[QPainter], object], *, ratio: float = 1.0) -> QImage:
    """What a painting function leaves on an empty ground."""
    image = _blank(QSize(width, height), ratio)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def picture_of(widget: QWidget, *, ratio: float = 1.0) -> QImage:
    """What a widget shows."""
    image = _blank(widget.size(), ratio)
    widget.render(image, QPoint())
    return image


def inks(image: QImage, rect: QRect | None = None) -> set[str]:
    """The colours in a part of a picture, as #rrggbb."""
    area = rect or image.rect()
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }


@contextmanager
def undressed_afterwards(app: QApplication) -> Iterator[QApplication]:
    """Let a theme be applied to the one application of all tests, and take it off again."""
    palette, font, style, sheet = app.palette(), app.font(), app.style().objectName(), app.styleSheet()
    yield app
    app.setStyle(style)
    app.setPalette(palette)
    app.setFont(font)
    app.setStyleSheet(sheet)


def said_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def key(widget: QWidget, code: Qt.Key) -> None:
    """Press and let go of one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, int(code), Qt.KeyboardModifier.NoModifier))


def held(widget: QWidget, code: Qt.Key) -> None:
    """A key that is held down goes down once more by itself."""
    again = QKeyEvent(QEvent.Type.KeyPress, int(code), Qt.KeyboardModifier.NoModifier, "", True)
    QCoreApplication.sendEvent(widget, again)


def settle(page: Any, qtbot: QtBot) -> None:
    """Wait until nothing is under way on a page, and it is not about to ask anew."""
    qtbot.waitUntil(lambda: page._jobs.idle and not page._again.isActive())
