"""The strip of twelve months: with how many of a group there was a talk in each."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from networker.domain.group_rhythm import MONTHS, first_month
from networker.services.groups import GroupView
from networker.ui import dates
from networker.ui.groups import words
from networker.ui.text import paint_line, set_tooltip
from networker.ui.theme import Theme

BAR, GAP, HIGH, LABEL = 12, 4, 30, 16


class MonthStrip(QWidget):
    """Twelve bars, the highest month the whole height; without a talk in all of them only their ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._ends = theme, ("", "")
        self._months: tuple[int, ...] = (0,) * MONTHS
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(MONTHS * (BAR + GAP) - GAP, HIGH + LABEL)

    def show_months(self, view: GroupView, today: date) -> None:
        """Show those of a group."""
        self._months = view.months
        self._ends = (dates.month_short(first_month(today)), dates.month_short(today))
        self.setAccessibleName(words.months(view))
        set_tooltip(self, words.months(view))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        most = max(self._months, default=0)
        for n, number in enumerate(self._months):
            high = max(HIGH * number / most, 4.0) if number else 2.0
            painter.setBrush(theme.colour("accent" if number else "line"))
            painter.drawRoundedRect(QRectF(n * (BAR + GAP), HIGH - high, BAR, high), 2, 2)
        under = QRectF(0, HIGH + 2, self.width(), LABEL - 2)
        font, ink = theme.font("small"), theme.colour("text3")
        used = paint_line(painter, under, self._ends[1], font, ink, right=True)
        paint_line(painter, under.adjusted(0, 0, -used - 8, 0), self._ends[0], font, ink)
