"""The program's side of the tray: whether there is one, and what to do where it comes late or goes.

Desktops tell of that in ways of their own, or not at all, so it is looked at every few seconds. A program that nobody can see
or reach is never left running: without a tray, closing the window ends it, and where the tray goes while the window is
hidden, the window comes back.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from networker.desktop.tray import Tray

LOOK_MS = 5_000
PATIENCE_MS = 15_000  # for the tray of a session that has just begun


class TraySide(QObject):
    """`turned` says whether there is a tray by now; `unseen` that there is none, and no window either."""

    turned = Signal(bool)
    unseen = Signal()

    def __init__(self, tray: Tray, parent: QObject, *, shown: Callable[[], bool]) -> None:
        """`shown`: whether any window of the program is."""
        super().__init__(parent)
        self.tray, self._shown = tray, shown
        self.there = False
        self._patient = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patient.timeout.connect(self.look)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._looks.timeout.connect(self.look)

    def begin(self, *, patient: bool) -> None:
        """Look from now on. `patient`: the session may have just begun, and its tray be on the way."""
        if patient:
            self._patient.start()
        self._looks.start()
        self.look()

    def look(self) -> None:
        """See whether the tray came or went."""
        there = self.tray.available
        if there != self.there:
            self.there = there
            if there:
                self._patient.stop()
                self.tray.show()
            self.turned.emit(there)
        if not there and not self._patient.isActive() and not self._shown():
            self.unseen.emit()

    def close(self) -> None:
        """Take the icon away, and look no more."""
        self._looks.stop()
        self._patient.stop()
        self.tray.close()
