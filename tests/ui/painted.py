"""Where painters wrote what, to find text that is cut at an edge, or written over another."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from networker.ui.palette import Palette
from networker.ui.widgets.over_card import OverCard
from networker.ui.widgets.undo_bar import UndoBar

ROUNDING = 1.5  # pixels
TOUCHING = 2.0  # pixels that two boxes of text may share: they have air round their letters


class Written(NamedTuple):
    text: str
    box: QRectF  # of the letters, in its widget
    widget: QWidget


class Painted:
    """Hears what is written by painters at points, as the program's own do, while `of` looks at a window."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._written: list[Written] = []
        draw = QPainter.drawText

        def noting(painter: QPainter, *given: object) -> object:
            match given:
                case (QPointF() as at, str(text)) if isinstance(widget := painter.device(), QWidget):
                    self._note(painter, at, text, widget)
            return draw(painter, *given)

        patch.setattr(QPainter, "drawText", noting)

    def _note(self, painter: QPainter, at: QPointF, text: str, widget: QWidget) -> None:
        metrics = QFontMetricsF(painter.font())
        wide = metrics.horizontalAdvance(text)
        box = QRectF(at.x(), at.y() - metrics.capHeight(), wide, metrics.capHeight())
        shown = painter.transform().mapRect(box)
        if painter.hasClipping():
            clip = painter.transform().mapRect(painter.clipBoundingRect())
            if not clip.intersects(shown):
                return  # a row that is out of sight
        if text.strip():
            self._written.append(Written(text, shown, widget))

    def of(self, window: QWidget) -> list[Written]:
        """All that is written in it now."""
        self._written.clear()
        window.grab()
        return [each for each in self._written if each.box.intersects(QRectF(each.widget.rect()))]


def cut(written: list[Written]) -> Iterator[str]:
    """What begins or ends outside its widget."""
    for each in written:
        left, right = each.box.left(), each.box.right() - each.widget.width()
        if left < -ROUNDING or right > ROUNDING:
            yield f"{type(each.widget).__name__}: {each.text[:80]!r} from {left:.0f} to {right:+.0f} of {each.widget.width()}"


def crossing(written: list[Written]) -> Iterator[str]:
    """Texts of one widget that are written over each other."""
    of: dict[int, list[Written]] = {}
    for each in written:
        of.setdefault(id(each.widget), []).append(each)
    for several in of.values():
        for one, other in combinations(several, 2):
            shared = one.box.intersected(other.box)
            if (one.text, one.box) != (other.text, other.box) and min(
                shared.width(), shared.height()
            ) > TOUCHING:
                yield f"{type(one.widget).__name__}: {one.text[:60]!r} over {other.text[:60]!r}"


class _Taken(NamedTuple):
    said: str
    box: QRectF  # in the window
    widget: QWidget


def overlapping(written: list[Written], window: QWidget) -> Iterator[str]:
    """Text, buttons and fields that lie on such of other widgets; what opens over a page is looked at by itself."""
    taken = [_Taken(f"{each.text[:40]!r}", each.box, each.widget) for each in written]
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel) and widget.text() and widget.isVisible():
            taken.append(_Taken(_called(widget), _room_of(widget), widget))
        elif isinstance(widget, QAbstractButton | QLineEdit) and widget.isVisible():
            taken.append(_Taken(_called(widget), QRectF(widget.rect()), widget))
    shown = [each._replace(box=seen) for each in taken if not (seen := _seen(each, window)).isEmpty()]
    for one, other in combinations(shown, 2):
        if (
            one.widget is other.widget
            or _is_within(one.widget, other.widget)
            or _is_within(other.widget, one.widget)
        ):
            continue
        shared = one.box.intersected(other.box)
        if min(shared.width(), shared.height()) > TOUCHING and _layer(one.widget) is _layer(other.widget):
            yield f"{one.said} over {other.said}"


def _room_of(label: QLabel) -> QRectF:
    """The letters of a label, without the room round them."""
    metrics = QFontMetricsF(label.font())
    room = QRectF(label.contentsRect())
    if label.wordWrap():
        return room
    wide = min(metrics.horizontalAdvance(label.text()), room.width())
    leftward = label.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left = room.right() - wide if leftward else room.left()
    return QRectF(left, room.center().y() - metrics.capHeight() / 2, wide, metrics.capHeight())


def _seen(each: _Taken, window: QWidget) -> QRectF:
    """What of it can be seen, in the window."""
    left = each.box.intersected(QRectF(each.widget.visibleRegion().boundingRect()))
    return left.translated(QPointF(each.widget.mapTo(window, QPoint(0, 0))))


def _is_within(widget: QWidget, other: QWidget) -> bool:
    return other.isAncestorOf(widget)


def _layer(widget: QWidget) -> QWidget:
    """The card that opened over a page, or a bar over it, in which it stands; else the window."""
    found = widget
    while (parent := found.parentWidget()) is not None and not found.isWindow():
        if isinstance(found, OverCard | Palette | UndoBar):
            return found
        found = parent
    return found


def _called(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {str(text)[:40]!r}"


def squeezed(window: QWidget) -> Iterator[str]:
    """Buttons that are smaller than what they say needs."""
    for each in window.findChildren(QAbstractButton):
        if not each.isVisible() or not each.text() or each.visibleRegion().isEmpty():
            continue
        wanted = each.minimumSizeHint()
        if each.width() < wanted.width() - 1 or each.height() < wanted.height() - 1:
            yield f"{_called(each)}: {each.width()}×{each.height()} of {wanted.width()}×{wanted.height()}"
