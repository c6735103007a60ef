"""When to look for what is due: at the next moment, and after a minute at the latest to compare the clock.

A timer stands still while the machine sleeps, and knows nothing of a clock that is set or of a journey to another
zone. So no timer runs longer than a minute, and the wall clock alone decides.
"""

import math
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.clock import Clock, read_zone_anew

if TYPE_CHECKING:
    from networker.desktop.wake import Wake

LONGEST = 60.0  # seconds
SHORTEST = 1.0  # whoever names a moment that has passed is not asked without a pause


class Alarm(QObject):
    """Rings when it is time to look; each minute again until it is told for which moment next."""

    rang = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._next: float | None = None  # seconds since the epoch
        self._seen = clock()  # when the clock was compared last
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._compare)

    def set_next(self, moment: datetime | None) -> None:
        """The next moment for which to ring, with its offset; None where none is known."""
        self._next = None if moment is None else moment.timestamp()
        self._wind(self._clock())

    def ring(self) -> None:
        """Ring at once: the machine woke up, or its clock was set."""
        read_zone_anew()
        self._seen = self._clock()
        self._wind(self._seen)
        self.rang.emit()

    def stop(self) -> None:
        """Ring no more."""
        self._timer.stop()

    def _wind(self, now: datetime) -> None:
        self._start(LONGEST if self._next is None else self._next - now.timestamp())

    def _start(self, seconds: float) -> None:
        self._timer.start(math.ceil(1000 * min(max(seconds, SHORTEST), LONGEST)))

    def _compare(self) -> None:
        read_zone_anew()
        now, before = self._clock(), self._seen
        due = self._next is not None and now.timestamp() >= self._next
        # Asleep, set, or in another zone: what is next may be another than was told.
        passed = now.timestamp() - before.timestamp()
        jumped = not -1 <= passed <= 2 * LONGEST or now.utcoffset() != before.utcoffset()
        self._seen = now
        if due:
            self._start(LONGEST)  # an answer that is lost costs a minute, and no promise
        else:
            self._wind(now)
        if due or jumped:
            self.rang.emit()


def ring_on_waking(alarm: Alarm, platform: str = sys.platform) -> "Wake | None":
    """Ring when the system says that it woke up or that its clock was set; None where no system is known to say it.

    The answer goes with the alarm; it is closed before the program ends.
    """
    if platform in ("win32", "darwin"):
        return None
    from networker.desktop.bus import Bus, system_bus
    from networker.desktop.wake import Wake

    wake = Wake(Bus(system_bus), alarm)
    wake.woke.connect(alarm.ring)
    wake.listen()
    return wake
