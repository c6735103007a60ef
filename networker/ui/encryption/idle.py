"""Locking by itself: after so many minutes without a key or the mouse, by the program's own clock."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from networker.desktop.alarm import Alarm
from networker.desktop.clock import Clock

TOUCHED = frozenset(
    (
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.InputMethod, QEvent.Type.Drop,
    )
)  # fmt: skip


class IdleLock(QObject):
    """Watches only while `minutes` is more than 0. A machine that slept so long has rested as well."""

    def __init__(
        self,
        alarm: Alarm,
        clock: Clock,
        *,
        busy: Callable[[], bool],
        lock: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`busy`: whether work is under way: it is waited for, but no longer than as long again. Locking breaks none of it off."""
        super().__init__(parent)
        self._alarm, self._clock, self._busy, self._lock = alarm, clock, busy, lock
        self._limit = timedelta(0)
        self._last: datetime = clock()
        alarm.compared.connect(self.look)

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many; 0: never."""
        before, self._limit = self._limit, timedelta(minutes=minutes)
        app = QApplication.instance()
        if app is None or bool(before) == bool(self._limit):
            return
        if self._limit:
            self._last = self._clock()
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
            self._alarm.set_next(None, of=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHED:
            self._last = self._clock()
        return False

    def look(self) -> None:
        """Lock where it is time; else ring again when it may be."""
        if not self._limit:
            return
        now = self._clock()
        if now < self._last:  # the clock was put back
            self._last = now
        rested = now - self._last
        if rested < self._limit:
            self._alarm.set_next(self._last + self._limit, of=self)
        elif rested >= 2 * self._limit or not self._busy():
            self.stop()
            self._lock()

    def stop(self) -> None:
        """Watch no more."""
        self.set_minutes(0)
