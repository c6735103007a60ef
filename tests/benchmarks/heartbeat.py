"""The longest time for which a window did not come to turn, while something is under way."""

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer

from networker.ui.application import Application
from networker.ui.settling import settle

OWED = 50  # milliseconds
PATIENCE = 300_000  # milliseconds for what is under way to end


class Heartbeat:
    """A timer that ought to ring every other millisecond, and how late it ever was."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._last = 0.0
        self._longest = 0.0
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        moment = time.perf_counter()
        self._longest = max(self._longest, (moment - self._last) * 1000)
        self._last = moment

    def longest_wait(self, verb: Callable[[], object], *later: tuple[int, Callable[[], object]]) -> float:
        """Milliseconds, from a verb until every lane is idle again. `later`: what else is done, and when (ms)."""
        self._last, self._longest = time.perf_counter(), 0.0
        for moment, other in later:
            QTimer.singleShot(moment, other)
        verb()
        self._beat()
        assert settle(self._application, patience_ms=PATIENCE)
        return self._longest

    def report(self, what: str, verb: Callable[[], object], *later: tuple[int, Callable[[], object]]) -> None:
        """Print it as a figure."""
        waited = self.longest_wait(verb, *later)
        print(f"\n{what}: the window's longest wait {waited:.0f} ms (wanted {OWED})")
