"""Lines over the named pipes of Windows, by QtNetwork; elsewhere it makes a Unix socket, so that this can be tried anywhere."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket


class PipeLine(QObject):
    """A pipe. See `lines.Line`."""

    came = Signal()
    ended = Signal()

    def __init__(self, line: QLocalSocket, limit: int, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        line.setParent(self)
        line.setReadBufferSize(limit)
        line.readyRead.connect(self.came)
        line.disconnected.connect(self.ended)

    @property
    def is_open(self) -> bool:
        """Whether anybody hears."""
        return self._line.state() == QLocalSocket.LocalSocketState.ConnectedState

    @property
    def waiting(self) -> int:
        """How many bytes came that were not taken."""
        return int(self._line.bytesAvailable())

    def take_line(self) -> bytes | None:
        """The next line with its end; None where it has not come whole."""
        return bytes(self._line.readLine().data()) if self._line.canReadLine() else None

    def say(self, message: bytes) -> None:
        """Say it; what the other side does not take at once follows."""
        self._line.write(message)
        self._line.flush()

    def finish(self) -> None:
        """End the line once all is said."""
        self._line.disconnectFromServer()

    def cut(self) -> None:
        """End it now."""
        self._line.abort()


class PipeLines(QObject):
    """A pipe that only its user can reach. See `lines.Lines`."""

    called = Signal(object, int)

    def __init__(self, name: str, limit: int, parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._limit = name, limit
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self) -> bool:
        """Begin; False where the address cannot be had."""
        if self._server.isListening():
            return True
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def _answer(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            self.called.emit(PipeLine(line, self._limit, self), int(line.socketDescriptor()))

    def close(self) -> None:
        """Wait for no more calls; the lines there are stay."""
        self._server.close()
