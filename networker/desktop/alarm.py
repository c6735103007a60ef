"""When to look at the clock: at the next moment that somebody waits for, and after a minute at the latest to compare it.

A timer stands still while the machine sleeps, and knows nothing of a clock that is set or of a journey to another
zone. So no timer runs longer than a minute, and the wall clock alone decides. One alarm is enough for all who wait for it.
"""

import math
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.clock import Clock, read_zone_anew

if TYPE_CHECKING:
    from networker.desktop.wake import Wake

LONGEST = 60.0  # seconds
SHORTEST = 1.0  # whoever names a moment that has passed is not asked without a pause


class Alarm(QObject):
    """Rings when it is time to look; each minute again until it is told for which moment next.

    `compared` is emitted whenever the clock was looked at, `day_came` where it shows another local day than before: also
    an earlier one, since a clock that is put back is believed.
    """

    rang = Signal()
    compared = Signal()
    day_came = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._next: dict[object, float] = {}  # seconds since the epoch, by who waits
        self._seen = clock()  # when the clock was compared last
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._compare)

    def begin(self) -> None:
        """Compare the clock from now on, though nobody waits for a moment."""
        self._wind(self._clock())

    def set_next(self, moment: datetime | None, of: object = None) -> None:
        """The next moment for which to ring, with its offset, `of` who waits for it; None where none is known."""
        self._next.pop(of, None)
        if moment is not None:
            self._next[of] = moment.timestamp()
        self._wind(self._clock())

    def ring(self) -> None:
        """Ring at once: the machine woke up, or its clock was set."""
        read_zone_anew()
        now = self._clock()
        self._wind(now)
        self._tell(now)
        self.rang.emit()

    def stop(self) -> None:
        """Ring no more."""
        self._timer.stop()

    def _wind(self, now: datetime) -> None:
        self._start(self._next.values(), now)

    def _start(self, moments: Iterable[float], now: datetime) -> None:
        seconds = min(moments, default=math.inf) - now.timestamp()
        self._timer.start(math.ceil(1000 * min(max(seconds, SHORTEST), LONGEST)))

    def _tell(self, now: datetime) -> None:
        before, self._seen = self._seen, now
        if now.date() != before.date():
            self.day_came.emit()
        self.compared.emit()

    def _compare(self) -> None:
        read_zone_anew()
        now, before = self._clock(), self._seen
        ahead = [each for each in self._next.values() if each > now.timestamp()]
        # Asleep, set, or in another zone: what is next may be another than was told.
        passed = now.timestamp() - before.timestamp()
        jumped = not -1 <= passed <= 2 * LONGEST or now.utcoffset() != before.utcoffset()
        due = len(ahead) < len(self._next)
        self._start(ahead, now)  # of what is due an answer that is lost costs a minute, and no promise
        self._tell(now)
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
