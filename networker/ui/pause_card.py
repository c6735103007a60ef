"""A small window with a day and a time: until when nothing is told."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QPoint, QRectF, Qt, QTime, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from networker.ui.focus import FocusRing
from networker.ui.icons import Icons
from networker.ui.promises.day_menu import calendar
from networker.ui.text import PlainLabel, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button

MARGIN, HEAD = 20, 48


class PauseCard(QWidget):
    """Enter and *Pause* choose, Esc and *Cancel* leave everything as it is."""

    chosen = Signal(object, object)  # date, time: local

    def __init__(self, theme: Theme, icons: Icons) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._theme, self._icons = theme, icons
        self.setObjectName("pauseCard")
        self._said = self.tr("Pause notifications until")
        self.setWindowTitle(self._said)
        self.setAccessibleName(self._said)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.calendar = calendar(self)
        self.calendar.setAccessibleName(self.tr("Which day?"))
        self.calendar.activated.connect(lambda _day: self._take())
        self.time = QTimeEdit(self)
        self.time.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight
        )  # before the form, which Qt would turn round
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(self.tr("What time?"))
        self.pause = Button(self.tr("Pause"), theme, kind="primary", parent=self)
        self.pause.clicked.connect(self._take)
        self.cancel = Button(self.tr("Cancel"), theme, kind="quiet", parent=self)
        self.cancel.clicked.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, HEAD, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(self.calendar)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("at"), self))
        row.addWidget(self.time)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.pause)
        column.addLayout(row)
        self._ring = FocusRing(theme, self)
        theme.changed.connect(self.update)

    def open_at_pointer(self, proposed: datetime, *, today: date) -> None:
        """Show it in the middle of the screen where the pointer is. `proposed`: the local day and time that it shows."""
        self.calendar.setMinimumDate(QDate(today.year, today.month, today.day))
        self.calendar.setSelectedDate(QDate(proposed.year, proposed.month, proposed.day))
        self.time.setTime(QTime(proposed.hour, proposed.minute))
        self.resize(self.sizeHint())
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        if screen is not None:
            room = screen.availableGeometry()
            self.move(room.center() - QPoint(self.width() // 2, self.height() // 2))
        self.show()
        self.activateWindow()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self) -> None:
        if self.isVisible():  # a press is told twice
            self.hide()
            day, at = self.calendar.selectedDate(), self.time.time()
            self.chosen.emit(date(day.year(), day.month(), day.day()), time(at.hour(), at.minute()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.colour("window"))
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        head = QRectF(MARGIN, 14, self.width() - 2 * MARGIN, 20)
        paint_line(painter, head, self._said, theme.font("body", bold=True), theme.colour("text"))
