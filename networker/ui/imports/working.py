"""What is seen while files are read or an import is written: what is done, how far, and a line that fills where the end
is known."""

import threading
import time

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from networker.services.imports.planned import Progress
from networker.ui.imports.sheet import Sheet
from networker.ui.text import PlainLabel, grouped
from networker.ui.theme import Theme

BEAT = 0.03  # seconds between two signs of progress
PATIENCE = 0.2  # seconds that a lane waits for one to be painted, should the window be busy or gone


class ProgressBar(QWidget):
    """A quiet line that fills."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importProgress")
        self._theme, self.share = theme, 0.0
        self.setFixedHeight(6)
        self.setAccessibleName(self.tr("Progress"))

    def set_share(self, share: float) -> None:
        """How much is done, 0 to 1."""
        self.share = min(max(share, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        if self.share > 0:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * self.share, self.height()), 3, 3)


class WorkingPage(Sheet):
    """One piece of work at a time: `begin` it, and give the lane what `progress` answers."""

    _went_on = Signal(int, str, int, int, float)  # run, what, how many, of how many, how far

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.shown = threading.Event()
        self._run = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # it has the keyboard where no button is meant
        self.count = PlainLabel("", self)
        self.bar = ProgressBar(theme, self)
        self.bar.hide()
        self.column.addSpacing(6)
        self.column.addWidget(self.count)
        self.column.addSpacing(16)
        self.column.addWidget(self.bar)
        self.column.addStretch(1)
        self.setProperty("ring", False)  # round a line that is away it would look like an empty one
        self._went_on.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def begin(self, title: str, count: str = "") -> None:
        """Another piece of work; `count` stands where soon is said how far it is."""
        self.end()
        self.ink(self.title, title, "text")
        self.setAccessibleName(title)
        self.ink(self.count, count)
        self.bar.hide()

    def end(self) -> None:
        """Whatever still comes of the work is shown no more."""
        self._run += 1

    def progress(self) -> Progress:
        """A function for the lane: it tells the page at most thirty times a second.

        Each time it waits until the page has painted that. Both threads share one interpreter, and a window
        that has to ask a busy lane for each of its hundred small calls would stand still meanwhile.
        """
        run, last = self._run, 0.0
        self.shown = shown = threading.Event()
        shown.set()

        def went_on(what: str, n: int, of: int = 0, far: float = 0.0, /) -> None:
            nonlocal last
            if (
                time.monotonic() - last >= BEAT and shown.is_set()
            ):  # else the window is still at the former one
                shown.clear()
                self._went_on.emit(run, what, n, of, far)
                shown.wait(PATIENCE)
                last = time.monotonic()

        return went_on

    def _show(self, run: int, what: str, n: int, of: int, far: float = 0.0) -> None:
        if run != self._run:
            return
        QTimer.singleShot(0, self, self.shown.set)  # which is after the painting
        words = {
            "reading": self.tr("{0} read"),
            "folding": self.tr("{0} messages put in order"),
            "matching": self.tr("{0} matched"),
            "talks": self.tr("{0} talks written"),
            "writing": self.tr("{0} written"),
        }
        done = (
            self.tr("{0} of {1}").replace("{0}", grouped(n)).replace("{1}", grouped(of)) if of else grouped(n)
        )
        self.count.setText(words.get(what, "{0}").replace("{0}", done))
        share = n / of if of else far
        self.bar.setVisible(of > 0 or far > 0)  # where the end is not known, nothing pretends to near it
        self.bar.set_share(share)
