"""When another local day begins, as far as a program must know that runs for weeks."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.clock import Clock

LOOK_MS = 60_000


class NewDay(QObject):
    """The wall clock is compared, however long the machine slept; a clock that is put back brings a new day as well."""

    came = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._date: date | None = None  # the day that is known of
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look)

    def begin(self) -> None:
        """Look from now on; harmless where that is done already."""
        if self._date is None:
            self._date = self._clock().date()
            self._looks.start()

    def _look(self) -> None:
        day = self._clock().date()
        if day != self._date:
            self._date = day
            self.came.emit()
