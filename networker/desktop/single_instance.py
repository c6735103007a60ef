"""One window for each data folder: the side that hears what other processes wish (hand_over.py) and answers them.

The socket lies in a folder that only the user can reach, and whoever speaks on it must be that user. What comes over it is
small JSON, and only ever looked at here.
"""

import os
import socket as system
import struct
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.hand_over import socket_name
from networker.desktop.lines import Line, lines
from networker.desktop.message import GO, HEARD, understood
from networker.verb_call import LONGEST, NOT_HERE, VerbAnswer, VerbCall

PATIENCE_MS = 5000  # in which a message is said to its end
MOST = 32  # who are spoken with at once


class Caller(QObject):
    """One process on the other end of a line: it says one thing, and is answered."""

    gone = Signal()

    def __init__(self, line: Line, instance: "SingleInstance") -> None:
        super().__init__(instance)
        self._line = line
        self._call: VerbCall | None = None
        line.came.connect(self._hear)
        line.ended.connect(self._left)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._hang_up)
        self._patience.start()
        if line.waiting:
            self._hear()
        if not line.is_open:
            self._left()

    @property
    def _instance(self) -> "SingleInstance":
        """Not held: whoever goes last would take the other one down twice."""
        found = self.parent()
        assert isinstance(found, SingleInstance)
        return found

    def _hear(self) -> None:
        while (said := self._line.take_line()) is not None:
            if self._call is None:
                self._begin(said)
            elif said == GO and self._patience.isActive():
                self._patience.stop()
                self._instance.called.emit(self._call, self)
            else:
                self._line.cut()
        if self._line.waiting > LONGEST:
            self._line.cut()

    def _begin(self, said: bytes) -> None:
        wish = understood(said)
        if wish is None:
            self._line.cut()
            return
        self._line.say(HEARD)
        if isinstance(wish, VerbCall):
            self._call = wish
        elif self._line.is_open:  # who waits no longer has said that it could not be
            self._instance.asked.emit(wish)

    def answer(self, answer: VerbAnswer | None) -> None:
        """Say what came of its verb; None: nothing, since this is not the place for it (any more)."""
        if self._line.is_open:
            self._line.say(NOT_HERE if answer is None else answer.as_line())
            self._line.finish()

    def _hang_up(self) -> None:
        self._line.cut()

    def _left(self) -> None:
        self._patience.stop()
        self.gone.emit()
        self._line.deleteLater()  # not before: a line that goes tells so, and this must be there to hear it
        self.deleteLater()


class SingleInstance(QObject):
    """The listening side. Call `listen` only while holding the writer's lock: then no other window lives."""

    asked = Signal(object)  # Wish
    called = Signal(object, object)  # VerbCall, the Caller who waits for its answer

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines(socket_name(data_folder), LONGEST + 1, self)
        self._lines.called.connect(self._greet)

    def listen(self) -> bool:
        """Begin to listen, over the leftover of a killed process where there is one; harmless while it is heard already."""
        return self._lines.listen()

    def _greet(self, line: Line, descriptor: int) -> None:
        if len(self.findChildren(Caller)) < MOST and is_of_this_user(descriptor):
            Caller(line, self)
        else:
            line.cut()
            line.deleteLater()

    def close(self) -> None:
        """Stop listening; who waits for an answer still gets it."""
        self._lines.close()


def is_of_this_user(descriptor: int) -> bool:
    """Whether the other end of a line is a process of this user; True where the system cannot tell."""
    if not hasattr(system, "SO_PEERCRED"):
        return True
    with system.socket(fileno=os.dup(descriptor)) as line:
        told = line.getsockopt(system.SOL_SOCKET, system.SO_PEERCRED, struct.calcsize("3i"))
    return bool(struct.unpack("3i", told)[1] == os.getuid())
