"""The system's wish that the program ends: at a logout, a shutdown, in a terminal that is closed.

Python runs what it shall do at a signal only between two of its own steps, and Qt's loop rests for hours without one. So the signal
is written down a pipe, which the loop listens to.
"""

import contextlib
import signal
import socket
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

ENDS = ("SIGTERM", "SIGHUP", "SIGINT")


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """The pipe has it already."""


class Ending(QObject):
    """Listens from its making on, in the main thread. Windows says it by a message, which is Qt's."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, object] = {}
        self._hears: socket.socket | None = None
        if sys.platform == "win32":
            return
        self._hears, self._says = socket.socketpair()
        for end in (self._hears, self._says):
            end.setblocking(False)
        self._wakes = QSocketNotifier(self._hears.fileno(), QSocketNotifier.Type.Read, self)
        self._wakes.activated.connect(self._came)
        self._woke = signal.set_wakeup_fd(self._says.fileno(), warn_on_full_buffer=False)
        for name in ENDS:
            number = getattr(signal, name)
            self._before[number] = signal.signal(number, _nothing)

    def _came(self) -> None:
        if self._hears is None:
            return
        with contextlib.suppress(BlockingIOError):
            if set(self._hears.recv(64)) & set(self._before):
                self.asked.emit()

    def close(self) -> None:
        """As it was before."""
        if self._hears is None:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        signal.set_wakeup_fd(self._woke)
        self._wakes.setEnabled(False)
        self._hears.close()
        self._says.close()
        self._hears = None
