"""One window for each data folder: a second start hands its files over, raises the window and leaves.

The socket lies in a folder that only the user can reach; what comes over it is small JSON and is only
ever looked at, never run.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LIMIT = 1 << 20  # bytes of one message
PATIENCE_MS = 1500


def socket_name(data_folder: Path) -> str:
    """The address of the window of a data folder: in the runtime folder of the user, else beside the book."""
    digest = hashlib.sha256(str(data_folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    if os.name == "nt":
        return f"networker-{digest}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) if runtime and Path(runtime).is_dir() else data_folder
    return str(folder / f"networker-{digest}.socket")


def hand_over(data_folder: Path, files: Sequence[Path], *, log: bool = False) -> bool:
    """Give a running window the files of a second start; False where no window answers."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name(data_folder))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    message = json.dumps({"files": [str(f.absolute()) for f in files], "log": log}).encode() + b"\n"
    socket.write(message)
    answered = socket.waitForBytesWritten(PATIENCE_MS) and socket.waitForReadyRead(PATIENCE_MS)
    understood = answered and bytes(socket.readAll().data()) == b"ok\n"
    socket.disconnectFromServer()
    return understood


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
        socket.write(b"ok\n")
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
