"""The rhythm of one person as a strip of contact days, with its months and the length of the silence."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.services.views import PersonHead
from networker.ui.text import baseline, paint_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.timeline.header_words import HeaderWords
from networker.ui.widgets.shapes import ENOUGH, Strip, month_ticks, paint_strip

AIR_ABOVE = 2  # the heads of the tallest ticks stand out a little
HEIGHT = 28
WORDS = 16
STRIP_DAYS = 364
AIR = 6  # between the words of two months


def strip_of(head: PersonHead, today: date) -> Strip:
    """The last year of somebody."""
    return Strip(
        marks=head.marks,
        today=today,
        days=STRIP_DAYS,
        rhythm_days=head.rhythm_days,
        last_contact=head.last_contact,
        contact_days=head.contact_days,
    )


class RhythmStrip(QWidget):
    """Twenty-eight pixels of a year, and a line of words below. A press asks why."""

    pressed = Signal()

    def __init__(self, *, words: HeaderWords, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self._strip: Strip | None = None
        self._over = False
        self.setFixedHeight(AIR_ABOVE + HEIGHT + WORDS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._over:
            self.pressed.emit()

    def show_strip(self, strip: Strip, *, over: bool = False) -> None:
        """Show the contact days of somebody; of one who has died (`over`) without rhythm and silence."""
        self._strip, self._over = strip, over
        self.setCursor(Qt.CursorShape.ArrowCursor if over else Qt.CursorShape.PointingHandCursor)
        said = self._said()
        name = self.tr("Talks: %1") if over else self.tr("Rhythm: %1")
        self.setAccessibleName(name.replace("%1", said))
        set_tooltip(self, said)
        self.update()

    def _said(self) -> str:
        strip = self._strip
        if strip is None:
            return ""
        if self._over:
            return self._words.contact_days(strip.contact_days)
        if strip.contact_days < ENOUGH or strip.rhythm_days is None:
            return self._words.too_little(strip.contact_days)
        said = self._words.rhythm(strip.contact_days, strip.rhythm_days)
        return f"{said}. {self._words.last_talk(self._silent(strip))}" if strip.last_contact else said

    def _silent(self, strip: Strip) -> str:
        return self._words.silence((strip.today - strip.last_contact).days) if strip.last_contact else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        strip = self._strip
        if strip is None:
            return
        painter, colour = QPainter(self), self._theme.colour
        painter.translate(0, AIR_ABOVE)
        paint_strip(painter, QRectF(0, 0, self.width(), HEIGHT), strip, self._theme)
        small = self._theme.font("small")
        if strip.contact_days < ENOUGH or self._over:
            line = QRectF(0, HEIGHT, self.width(), WORDS)
            paint_line(painter, line, self._said(), small, colour("text3"))
            return
        opened = strip.open_from is not None
        font = self._theme.font("small", bold=opened)
        silent = self._silent(strip)
        end = self.width() - QFontMetricsF(font).horizontalAdvance(silent)
        painter.setFont(font)
        painter.setPen(colour("accent" if opened else "text2"))
        painter.drawText(QPointF(end, baseline(font, HEIGHT, WORDS)), silent)
        self._months(painter, strip, end - AIR)

    def _months(self, painter: QPainter, strip: Strip, end: float) -> None:
        small = self._theme.font("small")
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        for share, day in month_ticks(strip):
            x = round(share * (self.width() - 2))
            painter.fillRect(QRectF(x, HEIGHT, 1, 3), self._theme.colour("edge"))
            word = self._words.month_short(day)
            if x + 4 + metrics.horizontalAdvance(word) <= end:
                painter.setPen(self._theme.colour("text2"))
                painter.drawText(QPointF(x + 4, baseline(small, HEIGHT, WORDS)), word)
