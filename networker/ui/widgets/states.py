"""What a pane shows around its content: emptiness that explains itself, quiet bars, frames for drops."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from networker.ui.text import PlainLabel, paint_line
from networker.ui.theme import LINES, Theme
from networker.ui.widgets.basics import Button


class EmptyState(QWidget):
    """One line of what is true, one of real counts, one button."""

    pressed = Signal()
    ASIDE = 24  # at least so much air left and right of the words

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._head, self._text = theme, "", ""
        self.button = Button("", theme, parent=self)
        self.button.clicked.connect(self._press)
        self.button.hide()

    def say(self, head: str, text: str = "", button: str = "") -> None:
        """Change what is said; without a word the button is gone."""
        self._head, self._text = head, text
        self.setAccessibleName(f"{head}. {text}" if text else head)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._place()
        self.update()

    def _press(self) -> None:
        self.pressed.emit()

    def _heights(self) -> tuple[float, float]:
        from networker.ui.paragraphs import measure_paragraph  # late: a full list has no use for it

        room = max(self.width() - 2 * self.ASIDE, 60)
        head = measure_paragraph(self._head, self._theme.font("body", bold=True), room, 20)
        return head, measure_paragraph(self._text, self._theme.font("body"), room, 20) if self._text else 0.0

    def _top(self) -> float:
        """A little above the middle, where the eye expects it."""
        head, text = self._heights()
        button = 48 if self.button.isVisibleTo(self) else 0
        return max(0.47 * (self.height() - head - 4 - text - button), 12.0)

    def _place(self) -> None:
        head, text = self._heights()
        self.button.resize(self.button.sizeHint())
        x = (self.width() - self.button.width()) // 2
        self.button.move(x, round(self._top() + head + 4 + text + 20))

    def resizeEvent(self, event: object) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        from networker.ui.paragraphs import paint_paragraph

        painter, theme = QPainter(self), self._theme
        y, room = self._top(), max(self.width() - 2 * self.ASIDE, 60)
        for text, bold, role in ((self._head, True, "text"), (self._text, False, "text2")):
            rect, font = QRectF(self.ASIDE, y, room, self.height()), theme.font("body", bold=bold)
            if text:
                y += paint_paragraph(painter, rect, text, font, theme.colour(role), 20, centred=True) + 4


class SectionHead(QWidget):
    """A small bold word at the left, totals or a link at the right."""

    def __init__(self, text: str, theme: Theme, *, totals: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.text, self.totals = theme, text, totals
        self.setFixedHeight(22)
        self.setAccessibleName(text)

    def say(self, text: str, totals: str = "") -> None:
        """Change both."""
        self.text, self.totals = text, totals
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        rect = QRectF(0, 0, self.width(), 22)
        used = 0.0
        if self.totals:
            used = (
                paint_line(painter, rect, self.totals, theme.font("small"), theme.colour("text3"), right=True)
                + 8
            )
        room = rect.adjusted(0, 0, -used, 0)
        paint_line(painter, room, self.text, theme.font("small", bold=True), theme.colour("text2"))


class Wordings(QWidget):
    """One thing said in several ways: the longest that fits is shown."""

    def __init__(self, theme: Theme, role: str, *, font: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._role, self._font = theme, role, font
        self._ways: tuple[str, ...] = ("",)
        self.setFixedHeight(LINES[font])
        theme.changed.connect(self.update)

    def say(self, ways: Sequence[str]) -> None:
        """Change what is said, the longest way first."""
        self._ways = tuple(ways)
        self.setAccessibleName(self._ways[0])
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> str:
        """The way that fits now."""
        return next((way for way in self._ways if self._width(way) <= self.width()), self._ways[-1])

    def _width(self, text: str) -> int:
        return math.ceil(QFontMetricsF(self._theme.font(self._font)).horizontalAdvance(text))

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._ways[0]), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(self._ways[-1]), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        font, ink = self._theme.font(self._font), self._theme.colour(self._role)
        paint_line(QPainter(self), QRectF(self.rect()), self.shown, font, ink)


class Hairline(QWidget):
    """One pixel between unlike blocks."""

    def __init__(self, theme: Theme, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.fill_ground(self, "line")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Ground(QWidget):
    """A surface of one role's colour, for panes and pages."""

    def __init__(self, theme: Theme, role: str = "window", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.fill_ground(self, role)


class Banner(QWidget):
    """A quiet line that stays: doubtful (warn), gone wrong (bad) or offered (accent), with at most one button of its own."""

    pressed = Signal()

    def __init__(self, theme: Theme, *, kind: str = "bad", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kind = theme, kind
        self.label = PlainLabel(parent=self)
        self.label.setWordWrap(True)
        self.label.setFont(theme.font("body"))
        self.button = Button("", theme, kind="quiet", parent=self)
        self.button.hide()
        self.button.clicked.connect(self.pressed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 8, 12, 8)
        self.row.addWidget(self.label, 1)
        self.row.addWidget(self.button)
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        role = "text" if self._kind == "accent" else self._kind
        self.label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def say(self, text: str, *, kind: str = "", button: str = "") -> None:
        """Show a sentence."""
        self._kind = kind or self._kind
        self.label.setText(text)
        self.setAccessibleName(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._dress()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{self._kind}_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)


class DropFrame(QWidget):
    """The frame over the whole window while files hover."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._page = theme, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop your files here"))
        self.hide()

    def cover(self) -> None:
        """Lie over the whole parent."""
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_drop_zone(
            painter, QRectF(self.rect()).adjusted(8, 8, -8, -8), self._theme, hovered=True, alpha=0.35
        )


def paint_drop_zone(
    painter: QPainter, rect: QRectF, theme: Theme, *, hovered: bool, alpha: float = 1.0
) -> None:
    """A dashed place for files; a file over it turns it to the accent."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour("accent" if hovered else "control"), 1.5)
    pen.setStyle(Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([4, 3])
    ground = theme.colour("accent_soft" if hovered else "window")
    ground.setAlphaF(alpha)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), 12, 12)


class Column(Ground):
    """A ground with a column of widgets, without margins of its own."""

    def __init__(self, theme: Theme, role: str = "window", parent: QWidget | None = None) -> None:
        super().__init__(theme, role, parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return super().sizeHint()
