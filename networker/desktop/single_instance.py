"""One window for each data folder: the side that hears what other processes wish (hand_over.py) and answers them.

The socket lies in a folder that only the user can reach, and whoever speaks on it must be that user. What comes over it is
small JSON, and only ever looked at here.
"""

import os
import socket as system
import struct
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from networker.desktop.hand_over import socket_name
from networker.desktop.message import GO, HEARD, understood
from networker.verb_call import LONGEST, NOT_HERE, VerbAnswer, VerbCall

PATIENCE_MS = 5000  # in which a message is said to its end
MOST = 32  # who are spoken with at once


class Caller(QObject):
    """One process on the other end of a line: it says one thing, and is answered."""

    gone = Signal()

    def __init__(self, line: QLocalSocket, instance: "SingleInstance") -> None:
        super().__init__(instance)
        self._line = line
        self._call: VerbCall | None = None
        line.readyRead.connect(self._hear)
        line.disconnected.connect(self._left)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._hang_up)
        self._patience.start()
        if line.bytesAvailable():
            self._hear()
        if line.state() == QLocalSocket.LocalSocketState.UnconnectedState:
            self._left()

    @property
    def _instance(self) -> "SingleInstance":
        """Not held: whoever goes last would take the other one down twice."""
        found = self.parent()
        assert isinstance(found, SingleInstance)
        return found

    def _hear(self) -> None:
        while self._line.canReadLine():
            said = bytes(self._line.readLine().data())
            if self._call is None:
                self._begin(said)
            elif said == GO and self._patience.isActive():
                self._patience.stop()
                self._instance.called.emit(self._call, self)
            else:
                self._line.abort()
        if self._line.bytesAvailable() > LONGEST:
            self._line.abort()

    def _begin(self, said: bytes) -> None:
        wish = understood(said)
        if wish is None:
            self._line.abort()
            return
        self._line.write(HEARD)
        self._line.flush()
        if isinstance(wish, VerbCall):
            self._call = wish
        else:
            self._instance.asked.emit(wish)

    def answer(self, answer: VerbAnswer | None) -> None:
        """Say what came of its verb; None: nothing, since this is not the place for it (any more)."""
        if self._line.state() == QLocalSocket.LocalSocketState.ConnectedState:
            self._line.write(NOT_HERE if answer is None else answer.as_line())
            self._line.flush()
            self._line.disconnectFromServer()

    def _hang_up(self) -> None:
        self._line.abort()

    def _left(self) -> None:
        self._patience.stop()
        self.gone.emit()
        self._line.deleteLater()  # the server's own until then: a line that goes tells so, and this must be there to hear it
        self.deleteLater()


class SingleInstance(QObject):
    """The listening side. Call `listen` only while holding the writer's lock: then no other window lives."""

    asked = Signal(object)  # Wish
    called = Signal(object, object)  # VerbCall, the Caller who waits for its answer

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = socket_name(data_folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def listen(self) -> bool:
        """Begin to listen, over the leftover of a killed process where there is one."""
        if os.name != "nt":
            path = Path(self._name)
            if path.is_socket():
                QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def _greet(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            if len(self.findChildren(Caller)) < MOST and is_of_this_user(int(line.socketDescriptor())):
                Caller(line, self)
            else:
                line.abort()
                line.deleteLater()

    def close(self) -> None:
        """Stop listening; who waits for an answer still gets it."""
        self._server.close()


def is_of_this_user(descriptor: int) -> bool:
    """Whether the other end of a line is a process of this user; True where the system cannot tell."""
    if not hasattr(system, "SO_PEERCRED"):
        return True
    with system.socket(fileno=os.dup(descriptor)) as line:
        told = line.getsockopt(system.SOL_SOCKET, system.SO_PEERCRED, struct.calcsize("3i"))
    return bool(struct.unpack("3i", told)[1] == os.getuid())
