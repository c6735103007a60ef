"""In Today, below promises: the trips ahead, a line each. And at its foot the ways to say one, and to share a link."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services import trip_views
from networker.services.book import Book
from networker.services.trip_views import TripLine
from networker.ui.icons import Icons
from networker.ui.offers import words
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.text import paint_line, tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.press import ENTER

MARGIN = 20


class TripRow(QAbstractButton):
    """Where and when, and below it who is there; a press leads to them."""

    def __init__(self, line: TripLine, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self._theme, self._icons = line, theme, icons
        self.setFixedHeight(44)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("radius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.tr("Trip: {0}").replace("{0}", line.text))
        self.setToolTip(tooltip(line.text))

    def sizeHint(self) -> QSize:
        return QSize(300, 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() - 2 * MARGIN - 48
        self.setFixedHeight(
            27 + round(measure_paragraph(self.line.people, self._theme.font("small"), wide, 16))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 0, -8, 0), 8, 8)
        self._icons.paint(painter, MARGIN + 9, 4, "place", theme.colour("text2"), 18)
        room = QRectF(MARGIN + 48, 3, self.width() - 2 * MARGIN - 48, 20)
        paint_line(painter, room, self.line.head, theme.font("body"), theme.colour("text"))
        under = QRectF(room.x(), 23, room.width(), self.height())
        paint_paragraph(painter, under, self.line.people, theme.font("small"), theme.colour("text2"), 16)


class TripLines(QWidget):
    """The trips ahead. They are read beside the day's list, which does not wait for them."""

    trip_requested = Signal(object)  # TripId
    shown = Signal()

    def __init__(
        self, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._asking: Ticket | None = None
        self._lines: tuple[TripLine, ...] = ()
        self.rows: list[TripRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def refresh(self) -> None:
        """Read them anew."""
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._jobs.read(
            self, trip_views.ahead, self._book, day=self._clock().date(), then=self._arrived
        )

    def _arrived(self, lines: tuple[TripLine, ...]) -> None:
        self._asking = None
        if lines == self._lines:
            return
        self._lines = lines
        focus = self.window().focusWidget()
        mine = next((row.line.trip.id for row in self.rows if row is focus), None)
        before, self.rows = self.rows, [TripRow(line, self._theme, self._icons, self) for line in lines]
        for row in self.rows:
            row.clicked.connect(partial(self.trip_requested.emit, row.line.trip.id))
            self._column.addWidget(row)
            row.show()
            if row.line.trip.id == mine:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        for row in before:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._column.setContentsMargins(0, 0, 0, 8 if lines else 0)
        self.setVisible(bool(lines))
        self.shown.emit()


class Besides(QWidget):
    """Two quiet links at the foot of the pane."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 12, MARGIN, 0)
        row.setSpacing(16)
        self.trip = Link(words.tr("I will be in…"), theme, parent=self)
        self.share = Link(words.tr("Share a link…"), theme, parent=self)
        row.addStretch(1)
        row.addWidget(self.trip)
        row.addWidget(self.share)
        row.addStretch(1)
