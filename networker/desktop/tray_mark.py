"""The mark in the tray, in every size: you, your circle around you, and in its gap the one whose turn it is.

It is drawn by hand, digits too: QtSvg, or the fonts that Qt searches for the first letter, would take five megabytes as long as
the program runs.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from networker.desktop.bar import Bar

# On a bar that is not known all of it has 3:1 against white and against black.
INK = {Bar.LIGHT: "#2E3230", Bar.DARK: "#E6E8E5", Bar.UNKNOWN: "#848982"}
BADGE = {
    Bar.LIGHT: ("#B4581A", "#FFFFFF"),
    Bar.DARK: ("#F0A868", "#1B1D1E"),
    Bar.UNKNOWN: ("#B4581A", "#FFFFFF"),
}
# Device pixels, at the ratios that desktops have: what is scaled is not sharp.
SIZES = (16, 18, 20, 22, 24, 28, 32, 33, 36, 40, 44, 48, 64)
# Opacity: the ink for any bar stands back by itself.
PAUSED = {Bar.LIGHT: 0.55, Bar.DARK: 0.55, Bar.UNKNOWN: 1.0}
GRID = 24.0  # all that is drawn is measured in this many units a side
LINE, DIGIT_LINE = 2.25, 1.5  # units


class Ring(NamedTuple):
    """A circle around its middle, with a gap for the badge: angles in degrees, from three o'clock against the clock."""

    middle: tuple[float, float]
    radius: float
    begins: float
    spans: float
    dot: float = 0.0  # radius of the one in the middle
    badge: tuple[float, float, float] | None = None  # where, and its radius


OPEN = Ring((11.5, 12.5), 8.25, 94, 262, dot=3, badge=(18.5, 5.5, 3.75))
COUNT = Ring((10.5, 13.5), 7.75, 112, 226, dot=2.75, badge=(17.5, 6.5, 6.25))
DONE = Ring((12, 12), 8.75, 0, 360, dot=3.25)
REST = Ring((12, 12), 8.75, 0, 360)

# Strokes in units from the middle of the badge: a point to begin at, then lines to a point, or curves by three.
SIX = (
    (0.85, -3.45), (-1.55, 0.0), (-2.4, 1.35, -1.4, 2.85, 0, 2.85), (1.15, 2.85, 2.0, 2.05, 2.0, 0.9),
    (2.0, -0.2, 1.15, -0.95, 0.05, -0.95), (-0.6, -0.95, -1.2, -0.65, -1.55, 0.0),
)  # fmt: skip
DIGITS: Mapping[int, Sequence[Sequence[float]]] = MappingProxyType({
    2: (
        (-1.85, -1.3), (-1.85, -2.25, -1.05, -2.85, 0, -2.85), (1.1, -2.85, 1.8, -2.2, 1.8, -1.3),
        (1.8, -0.45, 1.3, 0.1, 0.4, 1.0), (-1.55, 2.82), (2.1, 2.82),
    ),
    3: (
        (-1.85, -1.55), (-1.65, -2.35, -0.95, -2.85, 0, -2.85), (1.05, -2.85, 1.7, -2.3, 1.7, -1.5),
        (1.7, -0.7, 1.05, -0.15, 0, -0.15), (1.2, -0.15, 1.95, 0.4, 1.95, 1.3), (1.95, 2.2, 1.15, 2.85, 0, 2.85),
        (-1.05, 2.85, -1.8, 2.35, -1.95, 1.5),
    ),
    4: ((0.9, 3.5), (0.9, -2.75), (0.75, -2.75), (-2.0, 1.5), (2.5, 1.5)),
    5: (
        (1.75, -2.82), (-1.3, -2.82), (-1.6, -0.15), (-1.2, -0.6, -0.65, -0.85, 0, -0.85),
        (1.15, -0.85, 1.95, -0.1, 1.95, 1.0), (1.95, 2.05, 1.15, 2.85, 0, 2.85), (-1.0, 2.85, -1.75, 2.3, -1.9, 1.55),
    ),
    6: SIX,
    7: ((-2.0, -2.82), (1.7, -2.82), (-0.95, 3.5)),
    8: (
        (0, -0.15), (-0.95, -0.15, -1.65, -0.7, -1.65, -1.5), (-1.65, -2.3, -0.95, -2.85, 0, -2.85),
        (0.95, -2.85, 1.65, -2.3, 1.65, -1.5), (1.65, -0.7, 0.95, -0.15, 0, -0.15),
        (-1.15, -0.15, -1.95, 0.4, -1.95, 1.3), (-1.95, 2.2, -1.15, 2.85, 0, 2.85),
        (1.15, 2.85, 1.95, 2.2, 1.95, 1.3), (1.95, 0.4, 1.15, -0.15, 0, -0.15),
    ),
    9: tuple(tuple(-each for each in stroke) for stroke in SIX),  # upside down
})  # fmt: skip


def tray_icon(waiting: int, *, bar: Bar, paused: bool = False) -> QIcon:
    """Open with one waiting, with a count from 22 pixels; closed when done, at rest while paused. Ten and more are a plain disc."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_drawn(size, bar, waiting, paused=paused))
    return icon


def _drawn(size: int, bar: Bar, waiting: int, *, paused: bool) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / GRID, size / GRID)
    if paused:
        painter.setOpacity(PAUSED[bar])
        _ring(painter, REST, bar)
        for x in (10.0, 14.0):
            painter.drawLine(QPointF(x, 9.25), QPointF(x, 14.75))
    elif waiting <= 0:
        _ring(painter, DONE, bar)
    elif waiting == 1 or size < 22:
        _ring(painter, OPEN, bar)
    else:
        _ring(painter, COUNT, bar)
        if waiting in DIGITS:
            _digit(painter, waiting, QColor(BADGE[bar][1]))
    painter.end()
    return pixmap


def _ring(painter: QPainter, ring: Ring, bar: Bar) -> None:
    """The ring's pen is left to the painter."""
    ink = QColor(INK[bar])
    x, y = ring.middle
    _disc(painter, ring.middle, ring.dot, ink)
    if ring.badge is not None:
        # The only coloured part.
        _disc(painter, ring.badge[:2], ring.badge[2], QColor(BADGE[bar][0]))
    pen = QPen(ink, LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    path = QPainterPath()
    square = QRectF(x - ring.radius, y - ring.radius, 2 * ring.radius, 2 * ring.radius)
    path.arcMoveTo(square, ring.begins)
    path.arcTo(square, ring.begins, ring.spans)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _disc(painter: QPainter, middle: tuple[float, float], radius: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(*middle), radius, radius)


def _digit(painter: QPainter, digit: int, colour: QColor) -> None:
    assert COUNT.badge is not None
    painter.translate(*COUNT.badge[:2])
    first, *strokes = DIGITS[digit]
    path = QPainterPath(QPointF(*first))
    for stroke in strokes:
        path.lineTo(*stroke) if len(stroke) == 2 else path.cubicTo(*stroke)
    pen = QPen(colour, DIGIT_LINE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
