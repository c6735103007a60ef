"""What another process says to the window that is open already: a second start its wish, a verb what it is to write.

Without Qt where the system allows it: a key of the desktop's that is bound to `networker --log` opens the small Log
window as fast as one that the program holds itself.
"""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from networker.desktop.message import GO, HEARD, Wish, written
from networker.verb_call import VerbAnswer, VerbCall, answer_of

if TYPE_CHECKING:
    import socket

PATIENCE = 1.5  # seconds until a window that is there has heard
LONGEST_NAME = 100  # bytes of a socket's name that every system takes
LARGEST = 1 << 28  # bytes of an answer
TOO_LONG = "networker: This is too long to be handed to the window. Quit Networker and try again.\n"
ENDED = "networker: The window ended before it said what came of this. See with: networker undo\n"


class Line(Protocol):
    """A line to the window: bytes there, one line back."""

    def say(self, message: bytes) -> None:
        """Say it; raises OSError where nobody hears."""

    def hear(self, patience: float | None) -> bytes:
        """The next line, waited for `patience` seconds, or as long as the window lives; raises OSError after that."""


def socket_name(data_folder: Path) -> str:
    """The address of the window of a data folder: in the runtime folder of the user, else beside the book."""
    named = str(data_folder.resolve()).encode("utf-8", "surrogateescape")
    digest = f"{zlib.crc32(named):08x}{zlib.crc32(named[::-1]):08x}"  # hashlib would bring OpenSSL along
    if os.name == "nt":
        return f"networker-{digest}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) if runtime and Path(runtime).is_dir() else data_folder
    return str(folder / f"networker-{digest}.socket")


@contextmanager
def nearby(name: str) -> Iterator[str]:
    """The name of a socket as the system takes it, which is not very long: a far folder is gone to by its descriptor.

    Only Linux has such a way; elsewhere the name stays as it is, and is refused.
    """
    folder, last = os.path.split(name)
    if len(os.fsencode(name)) <= LONGEST_NAME or not os.path.isdir("/proc/self/fd"):
        yield name
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{opened}/{last}"
    finally:
        os.close(opened)


def hand_over(data_folder: Path, wish: Wish) -> bool:
    """Give a running window the wish of a second start; False where no window answers."""
    try:
        with _line_to(data_folder) as line:
            line.say(written(wish))
            return line.hear(PATIENCE) == HEARD
    except (OSError, ValueError):  # nobody is there, nobody answers, or it would not be listened to
        return False


def ask(data_folder: Path, call: VerbCall) -> VerbAnswer | None:
    """Have the window run a verb that writes; None where none takes it: then nothing was done, and nothing will be.

    Once it was taken it is waited for, as long as the window lives.
    """
    try:
        message = written(call)
    except ValueError:
        return VerbAnswer(1, err=TOO_LONG)
    try:
        with _line_to(data_folder) as line:
            line.say(message)
            if line.hear(PATIENCE) != HEARD:
                return None
            line.say(GO)
            try:
                return answer_of(line.hear(None))
            except (OSError, ValueError):
                return VerbAnswer(1, err=ENDED)
    except OSError:
        return None


@contextmanager
def _line_to(data_folder: Path) -> Iterator[Line]:
    name = socket_name(data_folder)
    with _through_pipe(name) if os.name == "nt" else _through_socket(name) as line:
        yield line


class _SocketLine:
    def __init__(self, line: "socket.socket") -> None:
        self._line = line
        self._heard = b""

    def say(self, message: bytes) -> None:
        self._line.sendall(message)

    def hear(self, patience: float | None) -> bytes:
        self._line.settimeout(patience)
        pieces = [self._heard]
        while b"\n" not in pieces[-1]:
            piece = self._line.recv(1 << 16)
            if not piece or sum(map(len, pieces)) > LARGEST:
                raise ConnectionResetError
            pieces.append(piece)
        line, _, self._heard = b"".join(pieces).partition(b"\n")
        return line + b"\n"


@contextmanager
def _through_socket(name: str) -> Iterator[Line]:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(PATIENCE)
        with nearby(name) as address:
            line.connect(address)
        yield _SocketLine(line)


@contextmanager
def _through_pipe(name: str) -> Iterator[Line]:
    """Where there are no sockets with a name in the file system; Qt knows what there is instead."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtNetwork import QLocalSocket

    class PipeLine:
        def say(self, message: bytes) -> None:
            pipe.write(message)
            while pipe.bytesToWrite():
                if not pipe.waitForBytesWritten(round(1000 * PATIENCE)):
                    raise ConnectionResetError

        def hear(self, patience: float | None) -> bytes:
            while not pipe.canReadLine():
                if not pipe.waitForReadyRead(-1 if patience is None else round(1000 * patience)):
                    raise ConnectionResetError
            return bytes(pipe.readLine().data())

    waiting = None if QCoreApplication.instance() else QCoreApplication([])
    pipe = QLocalSocket()
    try:
        pipe.connectToServer(name)
        if not pipe.waitForConnected(round(1000 * PATIENCE)):
            raise ConnectionRefusedError
        yield PipeLine()
    finally:
        pipe.abort()
        if waiting is not None:
            waiting.shutdown()
