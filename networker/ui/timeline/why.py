"""Why?: the rhythm of one person as a picture, and what is known of the tie in sentences, over the timeline."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services import why
from networker.services.book import Book
from networker.services.views import PersonHead
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.text import isolate, one_line, paint_line, sentence
from networker.ui.theme import Theme
from networker.ui.timeline.rhythm import strip_of
from networker.ui.widgets.shapes import ENOUGH, Strip, paint_strip

if TYPE_CHECKING:
    from networker.ui.timeline.header import PersonHeader

WIDE, PAD, LINE, AIR = 420, 16, 20, 4
STRIP, MONTHS = 28, 18


class WhyCard(QWidget):
    """A small window of its own; Esc, or a press elsewhere, closes it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("whyCard")
        self._theme = theme
        self._title, self._sentences = "", tuple[str, ...]()
        self._strip: Strip | None = None

    def say(self, name: str, sentences: Sequence[str], strip: Strip) -> None:
        """Show what is known of the tie with somebody, by the name that people call them."""
        shown = isolate(one_line(name)) if name.strip() else self.tr("this person")
        self._title = sentence(self.tr("Why {0}?").replace("{0}", shown))
        self._sentences, self._strip = tuple(map(sentence, sentences)), strip
        self.setAccessibleName(" ".join((self._title, *self._sentences)))
        body = self._theme.font("body")
        text = sum(measure_paragraph(each, body, WIDE - 2 * PAD, LINE) + AIR for each in self._sentences)
        self.setFixedSize(WIDE, round(PAD + 28 + STRIP + MONTHS + 12 + text + PAD - AIR))

    def open_at(self, place: QPoint) -> None:
        """Below something, where there is room for it on the screen."""
        room = self.screen().availableGeometry()
        x = max(min(place.x(), room.right() - self.width()), room.left())
        y = place.y() if place.y() + self.height() <= room.bottom() else max(room.bottom() - self.height(), 0)
        self.move(x, y)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.colour("raised"))
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        wide = WIDE - 2 * PAD
        title = QRectF(PAD, PAD, wide, 20)
        paint_line(painter, title, self._title, theme.font("body", bold=True), theme.colour("text"))
        y = PAD + 28.0
        if self._strip is not None:
            self._paint_strip(painter, QRectF(PAD, y, wide, STRIP), self._strip)
        y += STRIP + MONTHS + 12
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for said in self._sentences:
            room = QRectF(PAD, y, wide, self.height())
            high = paint_paragraph(painter, room, said, theme.font("body"), theme.colour("text2"), LINE)
            y += high + AIR

    def _paint_strip(self, painter: QPainter, rect: QRectF, strip: Strip) -> None:
        """A year of contact days; the tinted part is the silence beyond the usual span."""
        theme, small = self._theme, self._theme.font("small")
        paint_strip(painter, rect, strip, theme)
        line = rect.translated(0, STRIP)
        line.setHeight(MONTHS)
        if strip.contact_days < ENOUGH:
            paint_line(painter, line, self.tr("too little data"), small, theme.colour("text3"))
            return
        used = paint_line(painter, line, self.tr("last 12 months"), small, theme.colour("text3"))
        if strip.open_from is not None:
            rest = line.adjusted(used + 8, 0, 0, 0)
            said = self.tr("tinted: longer than usual")
            paint_line(painter, rest, said, small, theme.colour("accent"), right=True)


class Whys(QObject):
    """Opens Why? for whoever a header shows."""

    def __init__(self, header: "PersonHeader", *, book: Book, jobs: Jobs, clock: Clock, theme: Theme) -> None:
        super().__init__(header)
        self._header, self._book, self._jobs, self._clock, self._theme = header, book, jobs, clock, theme
        self.card: WhyCard | None = None
        header.why_requested.connect(self.ask)

    def ask(self) -> None:
        """Read what is known of them, then show it."""
        head = self._header.head
        if head is not None:
            day = self._clock().date()
            self._jobs.read(
                self, why.why, self._book, head.id, day=day, then=lambda told: self._show(head, told, day)
            )

    def _show(self, head: PersonHead, told: Sequence[str], day: date) -> None:
        if not told or self._header.head is None or self._header.head.id != head.id:
            return  # somebody else is shown by now
        card = WhyCard(self._theme, self._header)
        card.say(head.given or head.name, told, strip_of(head, day))
        card.destroyed.connect(self._closed)
        self.card = card
        strip = self._header.strip
        card.open_at(strip.mapToGlobal(strip.rect().bottomLeft()))

    def _closed(self) -> None:
        self.card = None
