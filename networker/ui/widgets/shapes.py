"""The rhythm strip, the ladder, the pips of the day, the card's shadow: drawn things that tell something."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from networker.domain.vocabulary import Depth
from networker.services.today_views import ContactMark
from networker.ui.text import baseline
from networker.ui.theme import Theme

_HEIGHT = {Depth.HELLO: 0.22, Depth.EXCHANGE: 0.42, Depth.CONVERSATION: 0.66, Depth.TOGETHER: 0.92}
ENOUGH = 10  # contact days from which a rhythm is known


@dataclass(frozen=True, slots=True)
class Strip:
    """What a rhythm strip shows: contact days up to `today`, and the open span where the rhythm is known."""

    marks: Sequence[ContactMark]
    today: date
    days: int = 364
    rhythm_days: float | None = None
    last_contact: date | None = None
    contact_days: int = 0

    @property
    def open_from(self) -> date | None:
        """The day on which the usual rhythm ended without a talk; None where it has not, or is not known."""
        if self.rhythm_days is None or self.last_contact is None or self.contact_days < ENOUGH:
            return None
        due = self.last_contact + timedelta(days=max(round(self.rhythm_days), 1))
        return due if due < self.today else None


def paint_strip(painter: QPainter, rect: QRectF, strip: Strip, theme: Theme) -> None:
    """Depth is height: ticks of contact days on a baseline, the silence beyond the rhythm as a tinted span."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    left, right, bottom = round(rect.left()), round(rect.right()) - 2, round(rect.bottom()) - 1
    width, height = right - left, rect.height()
    first = strip.today - timedelta(days=strip.days)

    def x_of(day: date) -> int:
        return left + round((day - first).days / strip.days * width)

    if (opened := strip.open_from) is not None:
        x = max(x_of(opened), left)
        painter.fillRect(QRectF(x, rect.top(), right - x, height - 1), theme.colour("silence"))
    painter.fillRect(QRectF(left, bottom, width, 1), theme.colour("edge"))
    hello = QColor(theme.colour("text3"))
    hello.setAlphaF(0.6)
    inks = {
        Depth.HELLO: hello,
        Depth.EXCHANGE: theme.colour("accent_mid"),
        Depth.CONVERSATION: theme.colour("accent"),
        Depth.TOGETHER: theme.colour("accent"),
    }
    heads, shown = [], opened is not None
    for mark in strip.marks:
        if mark.day < first or mark.day > strip.today:
            continue
        x, tall = min(x_of(mark.day), right - 2), round(height * _HEIGHT[mark.depth])
        painter.fillRect(QRectF(x, bottom - tall, 2, tall), inks[mark.depth])
        shown = True
        if mark.depth is Depth.TOGETHER:
            heads.append(QPointF(x + 1, bottom - tall))
    if shown:  # today alone would be taken for a contact
        painter.fillRect(QRectF(right, rect.top(), 2, bottom - rect.top()), theme.colour("text2"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    for head in heads:
        painter.drawEllipse(head, 2.5, 2.5)


def month_ticks(strip: Strip) -> list[tuple[float, date]]:
    """Where months begin on a strip, as a share of its width."""
    first = strip.today - timedelta(days=strip.days)
    found, day = [], date(first.year, first.month, 1)
    while day <= strip.today:
        if day >= first:
            found.append(((day - first).days / strip.days, day))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found


AIR = 8  # pixels between two words of the ladder


class Ladder(QAbstractButton):
    """Six rungs from the first step to being in a room together; the next one is offered, and may be pressed."""

    next_pressed = Signal()

    def __init__(self, theme: Theme, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = tuple(words)
        self._reached: frozenset[int] = frozenset()
        self._next: int | None = None
        self.setMouseTracking(True)
        self.setProperty("radius", 4)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(34)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rungs(self, reached: frozenset[int], next_: int | None) -> None:
        """Say which rungs were climbed with an answer, and which one is next."""
        self._reached, self._next = reached, next_
        climbed = ", ".join(self._words[n] for n in sorted(reached)) or self.tr("none yet")
        said = self.tr("Ladder, climbed: {0}").replace("{0}", climbed)
        if next_ is not None:
            said += ". " + self.tr("Next: {0}").replace("{0}", self._words[next_].lower())
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if next_ is None else Qt.FocusPolicy.TabFocus)
        self.update()

    def next_place(self) -> QPoint:
        """Below the word of the next rung, on the screen."""
        left = self.labels().get(self._next or 0, (0.0, ""))[0]
        return self.mapToGlobal(QPoint(round(left), self.height() + 2))

    def _is_next(self, x: float) -> bool:
        """Whether a place lies on the dot or the word of the next rung."""
        if self._next is None:
            return False
        dot = 4 + (self.width() - 8) * self._next / (len(self._words) - 1)
        left, word = self.labels().get(self._next, (dot, ""))
        right = left + QFontMetricsF(self._theme.font("small", bold=True)).horizontalAdvance(word)
        return min(left, dot - AIR) - 2 <= x <= max(right, dot + AIR) + 2

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._is_next(event.position().x())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_next(event.position().x()):
            self.next_pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._next is not None:
            self.next_pressed.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(360, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, n, y = self.width(), len(self._words), 8.0
        xs = [4 + (width - 8) * i / (n - 1) for i in range(n)]
        top = max(self._reached, default=-1)
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawLine(QPointF(xs[0], y), QPointF(xs[-1], y))
        if top > 0:
            painter.setPen(QPen(theme.colour("accent_mid"), 2))
            painter.drawLine(QPointF(xs[0], y), QPointF(xs[top], y))
        for i, x in enumerate(xs):
            climbed = i in self._reached
            if climbed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent"))
                painter.drawEllipse(QPointF(x, y), 3.5, 3.5)
            else:
                painter.setPen(QPen(theme.colour("accent" if i == self._next else "control"), 1.5))
                painter.setBrush(theme.colour("base"))
                painter.drawEllipse(QPointF(x, y), 3.5, 3.5)
        for i, (left, word) in self.labels().items():
            font = theme.font("small", bold=i == self._next)
            role = "accent" if i == self._next else "text2" if i in self._reached else "text3"
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            painter.drawText(QPointF(left, baseline(font, 16, 16)), word)

    def labels(self) -> dict[int, tuple[float, str]]:
        """Which rungs are named, where and how: the next one first, then both ends, then whoever has room."""
        last = len(self._words) - 1
        ways = [(i, self._words[i]) for i in (0, last, *range(1, last))]
        if self._next is not None:
            word = self._words[self._next]
            ways[:0] = [(self._next, self.tr("Next: {0}").replace("{0}", word.lower())), (self._next, word)]
        named: dict[int, tuple[float, str]] = {}
        taken: list[tuple[float, float]] = []
        neighbours = {0: (1,), last: (last - 1,)}
        for i, word in ways:
            left, right = self._span(i, word)
            plain = [self._span(n, self._words[n]) for n in neighbours.get(i, (i - 1, i + 1))]
            longer = word != self._words[i]
            near = taken + plain if longer else taken
            if i not in named and all(right + AIR <= start or end + AIR <= left for start, end in near):
                named[i] = (left, word)
                taken.append((left, right))
        return named

    def _span(self, i: int, word: str) -> tuple[float, float]:
        """From where to where a word stands: under its rung, the outer ones inside the widget."""
        last = len(self._words) - 1
        wide = QFontMetricsF(self._theme.font("small", bold=i == self._next)).horizontalAdvance(word)
        x = 4 + (self.width() - 8) * i / last
        left = 0.0 if i == 0 else self.width() - wide if i == last else x - wide / 2
        return left, left + wide


class Pips(QWidget):
    """How much of today is done, as dots."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._done, self._of = theme, 0, 0
        self.setFixedHeight(20)

    def set_progress(self, done: int, of: int) -> None:
        """Show `done` of `of`."""
        self._done, self._of = done, of
        self.setFixedWidth(max(of * 12 - 4, 1))
        self.setAccessibleName(self.tr("{0} of {1} done").replace("{0}", str(done)).replace("{1}", str(of)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("accent")
        for n in range(self._of):
            dot = QRectF(n * 12 + 0.75, 10 - 3.25, 6.5, 6.5)
            painter.setPen(QPen(colour, 1.4))
            painter.setBrush(colour if n < self._done else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot.adjusted(0.7, 0.7, -0.7, -0.7))
