"""In Today, below promises: the next trips, a line each. And at its foot the ways to say one, and to share a link."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.trips import AHEAD_DAYS
from networker.services.book import Book
from networker.ui.icons import Icons
from networker.ui.offers import words
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.text import numbered, paint_line, sentence, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.row_delegate import fill_ground

if TYPE_CHECKING:
    from networker.services.trip_views import TripLine

MARGIN = 20
SHOWN = 2  # trips of the next weeks: more would bury whose turn it is


def _ahead(book: Book, *, day: date) -> "tuple[TripLine, ...]":
    """Imported on the lane: the list of the day is shown meanwhile."""
    from networker.services import trip_views

    return trip_views.ahead(book, day=day)


class TripRow(QAbstractButton):
    """Where and when, and below it who is there; a press leads to them."""

    def __init__(self, line: "TripLine", theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self._theme, self._icons = line, theme, icons
        self.setFixedHeight(44)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("radius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.tr("Trip: {0}").replace("{0}", line.text))
        set_tooltip(self, sentence(line.text))

    def sizeHint(self) -> QSize:
        return QSize(300, 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() - 2 * MARGIN - 48
        self.setFixedHeight(
            27 + round(measure_paragraph(sentence(self.line.people), self._theme.font("small"), wide, 16))
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
            fill_ground(painter, QRectF(self.rect()).adjusted(8, 0, -8, 0), "hover", theme)
        self._icons.paint(painter, MARGIN + 9, 4, "place", theme.colour("text2"), 18)
        room = QRectF(MARGIN + 48, 3, self.width() - 2 * MARGIN - 48, 20)
        paint_line(painter, room, sentence(self.line.head), theme.font("body"), theme.colour("text"))
        under = QRectF(room.x(), 23, room.width(), self.height())
        paint_paragraph(
            painter, under, sentence(self.line.people), theme.font("small"), theme.colour("text2"), 16
        )


class TripLines(QWidget):
    """The next trips, the others a press away. They are read beside the day's list, which does not wait for them."""

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
        self._day = date.min
        self._unfolded = False
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(MARGIN + 48, 4, MARGIN, 0)
        self.more = Link("", theme, parent=self._foot)
        self.more.clicked.connect(self._unfold)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self._column.addWidget(self._foot)
        self._foot.hide()
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        return (*self.rows, *(() if self._foot.isHidden() else (self.more,)))

    def refresh(self) -> None:
        """Read them anew."""
        if self._asking is not None:
            self._asking.cancel()
        day = self._clock().date()
        self._asking = self._jobs.read(self, _ahead, self._book, day=day, then=partial(self._arrived, day))

    def _arrived(self, day: date, lines: "tuple[TripLine, ...]") -> None:
        self._asking = None
        if (day, lines) != (self._day, self._lines):
            self._day, self._lines = day, lines
            self._show_lines()

    def _show_lines(self) -> None:
        lines = self._lines if self._unfolded else self._lines[: self._next()]
        focus = self.window().focusWidget()
        mine = next((row.line.trip.id for row in self.rows if row is focus), None)
        before, self.rows = self.rows, [TripRow(line, self._theme, self._icons, self) for line in lines]
        for n, row in enumerate(self.rows):
            row.clicked.connect(partial(self.trip_requested.emit, row.line.trip.id))
            self._column.insertWidget(n, row)
            row.show()
            if row.line.trip.id == mine:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        for row in before:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        left = len(self._lines) - len(lines)
        self.more.setText(numbered(words.tr("and %n more"), left) if left else "")
        self.more.setAccessibleName(numbered(words.tr("and %n more trips"), left) if left else "")
        self._foot.setVisible(left > 0)
        self._column.setContentsMargins(0, 0, 0, 8 if lines else 0)
        self.setVisible(bool(lines))
        self.shown.emit()

    def _next(self) -> int:
        """How many are shown at first: the next one, and another where both are soon."""
        soon = [each for each in self._lines if each.trip.since <= self._day + timedelta(days=AHEAD_DAYS)]
        return min(max(len(soon), 1), SHOWN)

    def _unfold(self) -> None:
        first = self._next()
        self._unfolded = True
        had = self.more.hasFocus()
        self._show_lines()
        if had:
            self.rows[first].setFocus(Qt.FocusReason.OtherFocusReason)


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
