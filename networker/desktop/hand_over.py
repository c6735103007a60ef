"""What a second start says to the window that is open already: files to import, or that something is to be logged.

Without Qt where the system allows it: a key of the desktop's that is bound to `networker --log` opens the small Log
window as fast as one that the program holds itself.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 1.5  # seconds
UNDERSTOOD = b"ok\n"


def socket_name(data_folder: Path) -> str:
    """The address of the window of a data folder: in the runtime folder of the user, else beside the book."""
    digest = hashlib.sha256(str(data_folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    if os.name == "nt":
        return f"networker-{digest}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) if runtime and Path(runtime).is_dir() else data_folder
    return str(folder / f"networker-{digest}.socket")


def hand_over(data_folder: Path, files: Sequence[Path] = (), *, log: bool = False) -> bool:
    """Give a running window the wish of a second start; False where no window answers."""
    message = json.dumps({"files": [str(f.absolute()) for f in files], "log": log}).encode() + b"\n"
    say = _through_pipe if os.name == "nt" else _through_socket
    return say(socket_name(data_folder), message) == UNDERSTOOD


def _through_socket(name: str, message: bytes) -> bytes:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(PATIENCE)
        try:
            line.connect(name)
            line.sendall(message)
            return line.recv(len(UNDERSTOOD))
        except OSError:  # nobody is there, or nobody answers
            return b""


def _through_pipe(name: str, message: bytes) -> bytes:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtNetwork import QLocalSocket

    waiting, patience = None if QCoreApplication.instance() else QCoreApplication([]), round(1000 * PATIENCE)
    socket = QLocalSocket()
    socket.connectToServer(name)
    answered = (
        socket.waitForConnected(patience)
        and socket.write(message) > 0
        and socket.waitForBytesWritten(patience)
        and socket.waitForReadyRead(patience)
    )
    answer = bytes(socket.readAll().data()) if answered else b""
    socket.abort()
    if waiting is not None:
        waiting.shutdown()
    return answer
