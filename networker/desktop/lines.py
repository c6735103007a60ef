"""Lines to other processes of the same user, as the side that is called hears them: Unix sockets, and pipes on Windows.

A Unix socket needs nothing of Qt but a look at its descriptor: QtNetwork, which the pipes come from, takes as much memory as
everything that a program in the tray holds of a book.
"""

import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QSocketNotifier, Signal, SignalInstance

from networker.desktop.hand_over import nearby

AT_ONCE = 1 << 16  # bytes
NO_FILE = (-1, -1)


class Line(Protocol):
    """One line: bytes come in, bytes go out."""

    came: SignalInstance  # more bytes than before
    ended: SignalInstance  # the other side has gone, or this one

    @property
    def is_open(self) -> bool:
        """Whether anybody hears."""

    @property
    def waiting(self) -> int:
        """How many bytes came that were not taken."""

    def take_line(self) -> bytes | None:
        """The next line with its end; None where it has not come whole."""

    def say(self, message: bytes) -> None:
        """Say it; what the other side does not take at once follows."""

    def finish(self) -> None:
        """End the line once all is said."""

    def cut(self) -> None:
        """End it now."""

    def deleteLater(self) -> None:
        """Let go of it."""


class SocketLine(QObject):
    """A Unix socket. No more than `limit` bytes wait to be taken: who says more is not listened to meanwhile."""

    came = Signal()
    ended = Signal()

    def __init__(self, line: socket.socket, limit: int, parent: QObject) -> None:
        super().__init__(parent)
        line.setblocking(False)
        self._line, self._limit = line, limit
        self._said, self._unsaid = bytearray(), bytearray()
        self._ends = False
        self.is_open = True
        self._hears = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._hears.activated.connect(self._hear)
        self._says = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Write, self)
        self._says.setEnabled(False)
        self._says.activated.connect(self._go_on)

    @property
    def waiting(self) -> int:
        """How many bytes came that were not taken."""
        return len(self._said)

    def _hear(self) -> None:
        try:
            found = self._line.recv(min(AT_ONCE, self._limit - len(self._said)))
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            found = b""
        if not found:
            self.cut()
            return
        self._said += found
        self._hears.setEnabled(len(self._said) < self._limit)
        self.came.emit()

    def take_line(self) -> bytes | None:
        """The next line with its end; None where it has not come whole."""
        end = self._said.find(b"\n")
        if end < 0:
            return None
        line = bytes(self._said[: end + 1])
        del self._said[: end + 1]
        self._hears.setEnabled(self.is_open)
        return line

    def say(self, message: bytes) -> None:
        """Say it; what the other side does not take at once follows."""
        if self.is_open:
            self._unsaid += message
            self._go_on()

    def _go_on(self) -> None:
        try:
            while self._unsaid:
                del self._unsaid[: self._line.send(self._unsaid)]
        except (BlockingIOError, InterruptedError):
            self._says.setEnabled(True)
            return
        except OSError:
            self.cut()
            return
        self._says.setEnabled(False)
        if self._ends:
            self.cut()

    def finish(self) -> None:
        """End the line once all is said."""
        self._ends = True
        if self.is_open:
            self._go_on()

    def cut(self) -> None:
        """End it now."""
        if self.is_open:
            self.is_open = False
            self._hears.setEnabled(False)
            self._says.setEnabled(False)
            self._line.close()
            self.ended.emit()


class Lines(Protocol):
    """Whoever waits for calls."""

    called: SignalInstance  # Line, its descriptor

    def listen(self) -> bool:
        """Begin, or begin anew where another has taken the address meanwhile; False where it cannot be had."""

    def close(self) -> None:
        """Wait for no more calls; the lines there are stay."""


class SocketLines(QObject):
    """A Unix socket that only its user can reach."""

    called = Signal(object, int)

    def __init__(self, name: str, limit: int, parent: QObject) -> None:
        super().__init__(parent)
        self._path, self._limit = Path(name), limit
        self._socket: socket.socket | None = None
        self._rings: QSocketNotifier | None = None
        self._file = NO_FILE  # which one the address is

    def listen(self) -> bool:
        """Begin, over the leftover of a killed process where there is one; False where the address cannot be had."""
        if self._has_address():
            return True
        self.close()
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with suppress(
                FileNotFoundError
            ):  # whatever a killed process, or a copy of the folder, has left there
                self._path.unlink()
            with nearby(str(self._path)) as address:
                made.bind(address)
            self._path.chmod(0o600)  # before anybody can be heard
            made.listen()
            self._file = _file(self._path)
        except OSError:
            made.close()
            return False
        made.setblocking(False)
        self._socket = made
        self._rings = QSocketNotifier(made.fileno(), QSocketNotifier.Type.Read, self)
        self._rings.activated.connect(self._answer)
        return True

    def _answer(self) -> None:
        while self._socket is not None:
            try:
                line, _ = self._socket.accept()
            except OSError:  # nobody is left who called, or nobody more can be answered now
                return
            self.called.emit(SocketLine(line, self._limit, self), line.fileno())

    def close(self) -> None:
        """Wait for no more calls; the lines there are stay."""
        if self._socket is not None and self._rings is not None:
            self._rings.setEnabled(False)
            self._socket.close()
            self._socket = None
            if _file(self._path) == self._file:  # else another window has it by now
                with suppress(OSError):
                    self._path.unlink()

    def _has_address(self) -> bool:
        """Whether calls come here: who shows invented people leaves the book, and the address, to others."""
        return self._socket is not None and _file(self._path) == self._file


def _file(path: Path) -> tuple[int, int]:
    """Which file a path is; NO_FILE where there is none."""
    try:
        found = path.lstat()
    except OSError:
        return NO_FILE
    return found.st_dev, found.st_ino


def lines(name: str, limit: int, parent: QObject) -> Lines:
    """What this system has. `limit`: bytes of a line that wait to be taken."""
    if os.name == "nt":
        from networker.desktop.pipes import PipeLines

        return PipeLines(name, limit, parent)
    return SocketLines(name, limit, parent)
