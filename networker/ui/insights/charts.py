"""Pictures drawn with QPainter: rings, bars, stacks, lines by quarter, and what stands for one under ten.

Depth is height: a conversation is tall, an answer half of it, a hello low. Each picture says itself to screen readers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.domain.vocabulary import Circle
from networker.ui.text import paint_line
from networker.ui.theme import Theme

TALL, HALF, LOW = 14, 9, 4  # pixels: a conversation, an answer, a hello
GAP = 1  # between the parts of a bar
RING, APART, LAP = 9, 20, 3  # pixels: how wide a ring is, how far one is from the next, a second lap
LEAST = 2  # pixels of a part that holds anything


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar. `role` is a colour of the theme, `high` its height in pixels."""

    value: float
    role: str = "accent"
    high: int = TALL


def paint_bar(painter: QPainter, rect: QRectF, parts: Sequence[Part], of: float, theme: Theme) -> None:
    """Parts side by side on the foot of a rectangle, whose whole width is `of`; what there is can be seen."""
    if of <= 0:
        return
    x, bottom = round(rect.left()), round(rect.bottom())
    end, said = rect.right(), 0.0
    for part in parts:
        if part.value <= 0 or x >= end:
            continue
        said += part.value
        wide = max(round(rect.width() * part.value / of), LEAST)
        painter.fillRect(
            QRectF(x, bottom - part.high, min(wide, end - x), part.high), theme.colour(part.role)
        )
        x += wide + GAP


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring of a circle: how many it holds, and of how many."""

    circle: Circle
    people: int
    capacity: int


class Rings(QWidget):
    """Circles as rings, the innermost within; what is beyond capacity runs a second lap just outside."""

    SIZE = 208

    def __init__(self, theme: Theme, rings: Sequence[Ring], said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.rings = theme, tuple(rings)
        self.setAccessibleName(said)
        self.setFixedSize(self.SIZE, self.SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        for n, ring in enumerate(self.rings):
            self._paint_ring(painter, middle, 34 + n * APART, ring)

    def _paint_ring(self, painter: QPainter, middle: QPointF, radius: float, ring: Ring) -> None:
        theme, full = self._theme, 360 * 16
        share = ring.people / ring.capacity
        self._arc(painter, middle, radius, RING, theme.colour("line"), full)
        colour = theme.circle_colour(ring.circle)
        if share > 0:
            self._arc(painter, middle, radius, RING, colour, round(min(share, 1) * full))
        if share > 1:
            lap = round(min(share - 1, 1) * full)
            self._arc(painter, middle, radius + RING / 2 + 1 + LAP / 2, LAP, colour, lap)

    @staticmethod
    def _arc(
        painter: QPainter, middle: QPointF, radius: float, wide: float, colour: QColor, length: int
    ) -> None:
        """From twelve o'clock, clockwise; in sixteenths of a degree."""
        cap = Qt.PenCapStyle.FlatCap if length >= 360 * 16 else Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(colour, wide, Qt.PenStyle.SolidLine, cap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.drawArc(box, 90 * 16, -length)


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its name and a value for each quarter or month; None where nothing can be said."""

    name: str
    values: tuple[float | None, ...]
    role: str = "accent"
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Where lines lie: the words below, of which those that fit are shown, and the top of the scale."""

    below: tuple[str, ...]
    top: float
    unit: str = ""
    grid: tuple[float, ...] = field(default_factory=tuple)


class Lines(QWidget):
    """Lines over quarters or months, on one scale that begins at nought; the last value of each is a dot."""

    HIGH, FOOT = 140, 20
    LEAST = 34  # pixels for the numbers at the right

    def __init__(
        self, theme: Theme, series: Sequence[Series], scale: Scale, said: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self.series, self.scale = theme, tuple(series), scale
        self.marks = {mark: f"{mark:,g}{scale.unit}" for mark in (0.0, *scale.grid)}
        small = QFontMetricsF(theme.font("small"))
        widest = max(small.horizontalAdvance(each) for each in self.marks.values())
        self.right = max(self.LEAST, math.ceil(widest) + 6)
        self.setAccessibleName(said)
        self.setFixedHeight(self.HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, self.HIGH)

    def x_of(self, n: int) -> float:
        """Where a quarter or month stands."""
        many = max(len(self.scale.below) - 1, 1)
        return 4 + (self.width() - self.right - 8) * n / many

    def y_of(self, value: float) -> float:
        """Where a value stands."""
        foot = self.HIGH - self.FOOT
        return foot - (foot - 10) * value / (self.scale.top or 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        small, right = theme.font("small"), self.width() - self.right
        for mark, said in self.marks.items():
            y = round(self.y_of(mark))
            painter.fillRect(QRectF(0, y, right, 1), theme.colour("line"))
            words = QRectF(right + 4, y - 8, self.right - 4, 16)
            paint_line(painter, words, said, small, theme.colour("text3"))
        self._paint_words(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for each in self.series:
            self._paint_series(painter, each)

    def _paint_words(self, painter: QPainter) -> None:
        """The last word, and from there back every so many as there is room for."""
        font, last = self._theme.font("small"), len(self.scale.below) - 1
        metrics = QFontMetricsF(font)
        widest = max((metrics.horizontalAdvance(word) for word in self.scale.below), default=0.0)
        each = math.ceil((widest + 10) / (self.x_of(1) - self.x_of(0)))
        free = float(self.width())
        for n in range(last, -1, -max(each, 1)):
            word = self.scale.below[n]
            wide = metrics.horizontalAdvance(word)
            left = max(min(self.x_of(n) - wide / 2, self.width() - self.right - wide), 0.0)
            if left + wide + 8 > free:  # the last one stands further in than its point
                continue
            free = left
            rect = QRectF(left, self.HIGH - 16, wide + 2, 16)
            paint_line(painter, rect, word, font, self._theme.colour("text3"))

    def _paint_series(self, painter: QPainter, each: Series) -> None:
        colour = self._theme.colour(each.role)
        pen = QPen(colour, 2, Qt.PenStyle.DashLine if each.dashed else Qt.PenStyle.SolidLine)
        before: QPointF | None = None
        last: QPointF | None = None
        for n, value in enumerate(each.values):
            here = None if value is None else QPointF(self.x_of(n), self.y_of(value))
            if here is not None:
                last = here
                if before is not None:
                    painter.setPen(pen)
                    painter.drawLine(before, here)
            before = here
        if last is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(last, 3, 3)


class TooLittle(QWidget):
    """What stands for a picture under ten: a dashed outline, and the sentence with its number."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.words = theme, words
        self.setAccessibleName(words)
        self.setFixedHeight(50)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        pen = QPen(theme.colour("control"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawRect(QRectF(0.5, 10.5, self.width() - 1, 15))
        paint_line(
            painter, QRectF(0, 32, self.width(), 16), self.words, theme.font("small"), theme.colour("text2")
        )


class Legend(QWidget):
    """What the heights and colours of the bars above are."""

    def __init__(
        self, theme: Theme, marks: Sequence[tuple[Part, str]], *, left: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._marks, self._left = theme, tuple(marks), left
        self.setAccessibleName(", ".join(word for _, word in marks))
        self.setFixedHeight(24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        font = theme.font("small")
        x = float(self._left)
        for part, word in self._marks:
            painter.fillRect(QRectF(x, 19 - part.high, 10, part.high), theme.colour(part.role))
            wide = QFontMetricsF(font).horizontalAdvance(word) + 2
            paint_line(painter, QRectF(x + 16, 4, wide, 16), word, font, theme.colour("text2"))
            x += 16 + wide + 18
