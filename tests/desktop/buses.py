"""A bus of the tests' own, and a service of notifications on it that does as it is told.

The service speaks D-Bus by another library than the program does: both would have to make the same mistake.
"""

import asyncio
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from networker.desktop.bus import Bus

MISSING = [] if shutil.which("dbus-daemon") else ["dbus-daemon"]
try:
    from dbus_fast import Message, MessageType, Variant
    from dbus_fast.aio import MessageBus
except ImportError:  # it is for Linux only
    MISSING.append("dbus-fast")

needs_a_bus = pytest.mark.skipif(bool(MISSING), reason=f"needs a bus; not here: {', '.join(MISSING)}")

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
PROPERTIES = "org.freedesktop.DBus.Properties"
# Without folders of services: nothing is started that no test has started.
SETTINGS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""


@contextmanager
def own_bus(folder: Path) -> Iterator[str]:
    """The socket of a bus that lives as long as this."""
    socket, settings = folder / "bus", folder / "bus.conf"
    settings.write_text(SETTINGS.format(socket=socket), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={settings}", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        try:
            assert daemon.stdout is not None
            assert daemon.stdout.readline(), "the bus did not start"
            yield str(socket)
        finally:
            daemon.kill()


@dataclass
class Card:
    """A card as the service was asked to show it."""

    number: int
    icon: str
    title: str
    body: str
    actions: list[str]
    hints: dict[str, Any]


@dataclass
class Service:
    """Somebody on the bus: what it was asked, and what it says.

    It lives in the test's own thread, a little at each beat of Qt's loop. From another one Python would clear away
    there what earlier tests left, and no window bears that.
    """

    socket: str
    name: str = NAME
    abilities: tuple[str, ...] = ("actions", "body", "body-markup")
    answers: bool = True
    own_numbers: bool = False  # gives each card a number of its own, whatever it was asked for
    properties: dict[tuple[str, str], bool] = field(default_factory=dict)
    cards: dict[int, Card] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __enter__(self) -> "Service":
        self._left = False
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._join())
        self._beat = QTimer()
        self._beat.timeout.connect(partial(_turn, self._loop))
        self._beat.start(1)
        return self

    def __exit__(self, *_: object) -> None:
        self._beat.stop()
        self._left = True
        self._bus.disconnect()
        self._loop.run_until_complete(self._bus.wait_for_disconnect())
        self._loop.close()

    def press(self, number: int, key: str, *, to: str | None = None) -> None:
        """Say that a button was pressed, to everybody or to one."""
        self.say(NAME, "ActionInvoked", "us", [number, key], to=to)

    def say(
        self,
        interface: str,
        member: str,
        signature: str,
        body: list[Any],
        *,
        path: str = PATH,
        to: str | None = None,
    ) -> None:
        """Send a signal."""
        kind = MessageType.SIGNAL
        message = Message(
            message_type=kind, destination=to, path=path, interface=interface, member=member,
            signature=signature, body=body,
        )  # fmt: skip

        self._loop.run_until_complete(self._bus.send(message))

    def set_property(self, interface: str, name: str, value: bool) -> None:
        """Change a property, and say so."""
        self.properties[interface, name] = value
        self.say(PROPERTIES, "PropertiesChanged", "sa{sv}as", [interface, {name: Variant("b", value)}, []])

    async def _join(self) -> None:
        self._bus = await MessageBus(bus_address=f"unix:path={self.socket}").connect()
        self._bus.add_message_handler(self._answer)
        await self._bus.request_name(self.name)

    def _answer(self, message: "Message") -> "Message | bool | None":
        if self._left:
            return True  # an answer would not go out any more
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        answer: Callable[[Message], Message | None] | None = getattr(self, f"_{message.member}", None)
        if answer is None:
            return None
        self.asked.append(message.member)
        return answer(message) if self.answers else True

    def _GetCapabilities(self, message: "Message") -> "Message":
        return Message.new_method_return(message, "as", [list(self.abilities)])

    def _Notify(self, message: "Message") -> "Message":
        _, former, icon, title, body, actions, hints, _ = message.body
        number = 1 + len(self.cards) if self.own_numbers or not former else former
        told = {name: value.value for name, value in hints.items()}
        self.cards[number] = Card(number, icon, title, body, actions, told)
        return Message.new_method_return(message, "u", [number])

    def _CloseNotification(self, message: "Message") -> "Message":
        [number] = message.body
        self.cards.pop(number, None)
        return Message.new_method_return(message)

    def _Get(self, message: "Message") -> "Message":
        value = self.properties.get(tuple(message.body))
        if value is None:
            return Message.new_error(message, "org.freedesktop.DBus.Error.UnknownProperty", "no such thing")
        return Message.new_method_return(message, "v", [Variant("b", value)])


def be_patient(bus: "Bus", patience: int) -> None:
    """How long, in ms, a connection waits for the answers to what is asked from now on."""
    bus._timer.stop()
    bus._patience = patience


def _turn(loop: asyncio.AbstractEventLoop) -> None:
    """Let a loop do what there is to do, and nothing more."""
    loop.call_soon(loop.stop)
    loop.run_forever()
