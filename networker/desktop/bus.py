"""A connection to a D-Bus bus that never makes the window wait: the handshake, too, is fed as words come.

jeepney knows the protocol, Qt's loop when there is something to read. Nothing is raised where a bus is missing, lost
or silent: a call that is not answered in time has failed. A lost connection is made anew by the next call.
"""

import math
import os
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import HeaderFields, Message, MessageFlag, MessageType, Parser
from jeepney.auth import BEGIN, Authenticator
from jeepney.bus import get_connectable_addresses
from jeepney.bus_messages import message_bus
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

PATIENCE = 5000  # ms for an answer
_CHUNK = 1 << 16  # bytes

Then = Callable[[tuple[Any, ...]], object]
Failed = Callable[[], object]


def session_bus() -> Sequence[str]:
    """The sockets of the user's own bus, in the order in which to try them."""
    named = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    usual = f"unix:path={runtime}/bus" if runtime and Path(runtime, "bus").exists() else ""
    return _sockets(named or usual)


def system_bus() -> Sequence[str]:
    """The sockets of the machine's bus."""
    return _sockets(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "") or "unix:path=/run/dbus/system_bus_socket")


def _sockets(addresses: str) -> Sequence[str]:
    """An address that is none, or leads over the network, leads nowhere."""
    found: list[str] = []
    for each in filter(None, addresses.split(";")):
        try:
            found += get_connectable_addresses(each)
        except (ValueError, RuntimeError):
            continue
    return found


@dataclass(slots=True)
class _Call:
    """A call that waits for its answer."""

    then: Then
    failed: Failed
    until: float  # on the monotonic clock; 0 where it has failed and is only to be told


class Bus(QObject):
    """One connection, made when it is first needed."""

    opened = Signal()  # again after each new connection: what is subscribed to goes with the old one
    heard = Signal(object)  # a Message: a signal of somebody on the bus
    lost = Signal()

    def __init__(
        self, sockets: Callable[[], Sequence[str]], parent: QObject | None = None, *, patience: int = PATIENCE
    ) -> None:
        super().__init__(parent)
        self._sockets, self._patience = sockets, patience  # ms
        self._calls: dict[int, _Call] = {}
        self._serial = 0
        self._timer = QTimer(self)  # the one way in which calls fail, so never before `call` has returned
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._give_up)
        self._forget()

    def _forget(self) -> None:
        """As before the first connection."""
        self._socket: socket.socket | None = None
        self._ears: list[QSocketNotifier] = []
        self._greeting: Authenticator | None = None
        self._parser = Parser()
        self.name = ""  # our own on the bus, once it has greeted us
        self._held: list[bytes] = []  # messages that wait for that
        self._unsent = bytearray()

    def open(self) -> None:
        """Connect, unless that is done or under way."""
        if self._socket is not None:
            return
        for address in self._sockets():
            line = socket.socket(socket.AF_UNIX)
            line.setblocking(False)
            try:
                line.connect(address)
            except (OSError, ValueError):  # nobody there, nobody listening; a name that is no path
                line.close()
                continue
            self._begin(line)
            return

    def _begin(self, line: socket.socket) -> None:
        self._socket = line
        hears = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        hears.activated.connect(self._hear)
        says = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Write, self)
        says.setEnabled(False)
        says.activated.connect(self._say_on)
        self._ears = [hears, says]
        self._greeting = Authenticator(inc_null_byte=False)
        hello = self._write(message_bus.Hello(), self._named, _nothing)
        self._held.insert(0, hello)
        self._say(b"\0" + (self._greeting.data_to_send() or b""))

    def call(self, message: Message, then: Then, failed: Failed) -> None:
        """Ask, and hear the body of the answer; `failed` where none comes. Neither before this has returned."""
        self.open()
        data = self._write(message, then, failed)
        if self._socket is None:
            self._fail(self._serial)
        elif self.name:
            self._say(data)
        else:
            self._held.append(data)

    def send(self, message: Message) -> None:
        """Say what needs no answer; nothing where there is no connection."""
        if self._socket is None:
            return
        message.header.flags |= MessageFlag.no_reply_expected
        self._serial += 1
        data = message.serialise(self._serial)
        if self.name:
            self._say(data)
        else:
            self._held.append(data)

    def close(self) -> None:
        """End the connection; calls under way are not answered any more."""
        self._calls.clear()
        self._timer.stop()
        self._hang_up()

    def _write(self, message: Message, then: Then, failed: Failed) -> bytes:
        self._serial += 1
        self._calls[self._serial] = _Call(then, failed, time.monotonic() + self._patience / 1000)
        if not self._timer.isActive():
            self._timer.start(self._patience)
        data: bytes = message.serialise(self._serial)
        return data

    def _fail(self, *serials: int) -> None:
        for each in serials:
            self._calls[each].until = 0
        if serials:
            self._timer.start(0)

    def _give_up(self) -> None:
        """Tell those whose time has run out."""
        now = time.monotonic()
        over = [self._calls.pop(serial) for serial, each in list(self._calls.items()) if each.until <= now]
        if not self.name and any(each.until for each in over):
            self._hang_up()  # the bus itself does not answer
        if self._calls:
            first = min(each.until for each in self._calls.values())
            self._timer.start(max(0, math.ceil(1000 * (first - now))))
        for each in over:
            each.failed()

    def _say(self, data: bytes) -> None:
        self._unsent += data
        self._say_on()

    def _say_on(self) -> None:
        try:
            while self._socket is not None and self._unsent:
                del self._unsent[: self._socket.send(self._unsent)]
        except BlockingIOError:
            pass
        except OSError:
            self._hang_up()
        if self._ears:
            self._ears[1].setEnabled(bool(self._unsent))

    def _hear(self) -> None:
        line = self._socket
        assert line is not None
        try:
            data = line.recv(_CHUNK)
            messages = list(self._understood(data))
        except BlockingIOError:
            return
        except Exception:  # gone, or bytes that are no messages: over them jeepney raises whatever comes
            data, messages = b"", []
        if not data:
            self._hang_up()
        for message in messages:
            if self._socket is not line:  # whoever heard the last one has closed it
                return
            self._deliver(message)

    def _understood(self, data: bytes) -> Iterator[Message]:
        if self._greeting is None:
            yield from self._parser.feed(data)
        elif data:
            self._greeting.feed(data)
            if self._greeting.authenticated:
                self._greeting = None
                self._say(BEGIN + self._held.pop(0))

    def _deliver(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            self.heard.emit(message)
            return
        serial = message.header.fields.get(HeaderFields.reply_serial, 0)
        if serial not in self._calls:
            return  # nobody waits for it any more
        if kind is MessageType.error:
            self._fail(serial)
        else:
            self._calls.pop(serial).then(message.body)

    def _named(self, body: tuple[Any, ...]) -> None:
        [self.name] = body
        held, self._held = self._held, []
        self.opened.emit()
        for each in held:
            self._say(each)

    def _hang_up(self) -> None:
        """What is under way has failed, each at the loop's next turn."""
        was_open, line = bool(self.name), self._socket
        for ear in self._ears:
            ear.setEnabled(False)
            ear.deleteLater()
        self._forget()
        if line is not None:
            line.close()
        self._fail(*self._calls)
        if was_open:
            self.lost.emit()


def _nothing() -> None:
    """Nobody waits for it: whoever does has a call of their own."""
