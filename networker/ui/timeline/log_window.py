"""The small window behind the tray's Log…: a quick line without the rest of the program.

It opens at the screen of the pointer and closes when something was logged; what was typed and not logged is
still there next time.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import Kind
from networker.ui import dates
from networker.ui.drafts import Drafts
from networker.ui.focus import FocusRing
from networker.ui.icons import Icons
from networker.ui.text import numbered, paint_line
from networker.ui.theme import Theme
from networker.ui.timeline.quick_line import QuickLine
from networker.ui.timeline.quick_verbs import QuickLog

WIDTH, MARGIN = 720, 20
LINE_AT, FOOT, ABOVE_FOOT = 50, 36, 20


class LogWindow(QWidget):
    """Mark, day, quick line, chips, and a foot that says what Enter would do."""

    logged = Signal(object)
    closed = Signal()

    def __init__(
        self,
        *,
        book: object,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        services: QuickLog | None = None,
        lang: str = "en",
        drafts: Drafts | None = None,
        parent: QWidget | None = None,
    ) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(parent, flags)
        self._theme, self._icons, self._clock = theme, icons, clock
        self.setObjectName("logWindow")
        self.setWindowTitle(self.tr("Log"))
        self.setAccessibleName(self.tr("Log"))
        # The program lives on in the tray when this window, perhaps the only one shown, is gone.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.quick_line = QuickLine(
            book=book,
            jobs=jobs,
            theme=theme,
            icons=icons,
            clock=clock,
            services=services,
            lang=lang,
            drafts=drafts,
            kind=Kind.LOG,
            parent=self,
        )
        self.quick_line.set_keycap_at_rest("Enter")
        self.quick_line.logged.connect(self._logged)
        self.quick_line.left.connect(self.close)
        self.quick_line.height_changed.connect(self._fit)
        self.quick_line.completer.names.changed.connect(self._fit)
        theme.changed.connect(self.update)
        self._ring = FocusRing(theme, self)
        self._fit()

    def warm(self) -> None:
        """Before it is wanted: its picture once, and a sentence read."""
        self.ensurePolished()
        self.grab()
        self.quick_line.warm()

    def open_at_pointer(self) -> None:
        """Show it, centred and a quarter from the top, on the screen where the pointer is."""
        screen: QScreen | None = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        if screen is not None:
            self.move(self.place_on(screen.availableGeometry()))
        self.show()  # it stays on top, so nothing has to raise it
        self.activateWindow()
        self.quick_line.read_again()
        self.quick_line.focus_line()

    def place_on(self, screen: QRect) -> QPoint:
        """Where it opens on a screen; never beyond its left or upper edge."""
        x = screen.left() + max((screen.width() - self.width()) // 2, 0)
        return QPoint(x, screen.top() + screen.height() // 4)

    def _fit(self) -> None:
        """As high as its chips, or the names that lie over them."""
        room = WIDTH - 2 * MARGIN
        line = self.quick_line.heightForWidth(room)
        names = self.quick_line.field.height() + self.quick_line.completer.names.tall
        self.resize(WIDTH, LINE_AT + max(line, names) + ABOVE_FOOT + FOOT)
        self.quick_line.setGeometry(MARGIN, LINE_AT, room, line)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update()

    def _logged(self, answer: object) -> None:
        self.logged.emit(answer)
        self.close()

    def hideEvent(self, event: QHideEvent) -> None:
        self.closed.emit()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def foot(self) -> str:
        """What Enter would do now."""
        if not self.quick_line.text().strip():
            return self.tr("Say what happened, or: remind me to call Ana friday")
        asking = len(self.quick_line.chips.asking)
        if asking:
            return (
                self.tr("One thing is unclear.")
                if asking == 1
                else numbered(self.tr("%n things are unclear."), asking)
            )
        read = self.quick_line.interpretation
        if not self.quick_line.says_something or (read is not None and read.empty):
            return self.tr("Go on: what it is, with whom, and when.")
        if read is None:
            return self.tr("Reading…")
        return self.tr("Nothing unclear. Undo stays possible.")

    def keys(self) -> str:
        """What the other keys would do now."""
        names = self.quick_line.completer.names.tall
        tab = self.tr("Tab takes the name") if names else self.tr("Tab walks the chips")
        leave = self.tr("Esc empties the line") if self.quick_line.text() else self.tr("Esc closes")
        return "   ·   ".join((self.tr("Enter logs"), tab, leave))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.colour("window"))
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        self._icons.paint(painter, MARGIN, 16, "mark", theme.colour("accent"), 20)
        right = QRectF(MARGIN, 16, WIDTH - 2 * MARGIN, 20)
        title = QRectF(MARGIN + 30, 16, 300, 20)
        paint_line(painter, title, self.tr("Log"), theme.font("body", bold=True), theme.colour("text"))
        day = dates.headings(self._clock().date())[0]
        paint_line(painter, right, day, theme.font("small"), theme.colour("text3"), right=True)
        top = self.height() - FOOT
        painter.fillRect(QRectF(1, top, WIDTH - 2, 1), theme.colour("line"))
        foot = QRectF(MARGIN, top, WIDTH - 2 * MARGIN, FOOT)
        small = theme.font("small")
        paint_line(painter, foot, self.foot(), small, theme.colour("text2"))
        paint_line(painter, foot, self.keys(), small, theme.colour("text3"), right=True)
