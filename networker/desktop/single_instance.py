"""One window for each data folder: the side that hears what a second start wishes (hand_over.py), which then leaves.

The socket lies in a folder that only the user can reach; what comes over it is small JSON and is only
ever looked at, never run.
"""

import json
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from networker.desktop.hand_over import UNDERSTOOD, socket_name

LIMIT = 1 << 20  # bytes of one message


class SingleInstance(QObject):
    """The listening side. Call `listen` only while holding the writer's lock: then no other window lives."""

    asked = Signal(object, bool)  # files as paths, whether the log window is wanted

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
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > LIMIT:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        wish = _understood(bytes(socket.readLine().data()))
        if wish is None:
            socket.abort()
            return
        socket.write(UNDERSTOOD)
        socket.flush()
        self.asked.emit(*wish)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()


def _understood(message: bytes) -> tuple[list[Path], bool] | None:
    """The files named in a message, or None where it is none of ours."""
    try:
        wish = json.loads(message)
        files = [Path(str(each)) for each in wish["files"]]
        log = bool(wish.get("log", False))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return [each for each in files if each.is_absolute()], log
