"""A connection to a bus never makes the window wait, whatever the bus does."""

import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.desktop.buses import NAME, PATH, Service, needs_a_bus, own_bus

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is no D-Bus")
if sys.platform not in ("win32", "darwin"):
    from jeepney import DBusAddress, Message, new_method_call, new_method_return
    from jeepney.bus_messages import message_bus

    from networker.desktop.bus import Bus, session_bus, system_bus

    HELLO = message_bus.Hello()
    HELLO.header.serial = 1
MUCH = 4 << 20  # bytes: more than a socket takes at once
PATIENCE = 60_000  # ms: a deadline for machines under load, not a wait


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with own_bus(tmp_path_factory.mktemp("bus")) as place:
        yield place


def asked(more: bytes = b"") -> "Message":
    return new_method_call(DBusAddress(PATH, bus_name=NAME, interface=NAME), "GetCapabilities", "ay", (more,))


class Answers:
    """What came of calls, in the order in which it came."""

    def __init__(self) -> None:
        self.all: list[object] = []

    def ask(self, bus: "Bus") -> None:
        bus.call(asked(), self.all.append, lambda: self.all.append("failed"))

    def are(self, *wanted: object) -> bool:
        return self.all == list(wanted)


class Beats(QObject):
    """How often the loop came round: it does not while it is made to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self) -> None:
        self.count += 1


@needs_a_bus
def test_answers_errors_and_a_new_connection(place: str, qtbot: QtBot) -> None:
    bus, answers = Bus(lambda: [place], patience=PATIENCE), Answers()
    answers.ask(bus)  # nobody there has the name
    assert answers.all == [], "nothing is answered before the call has returned"
    qtbot.waitUntil(lambda: answers.are("failed"), timeout=PATIENCE)
    with Service(place, abilities=("body", "Ω" * 60_000)):
        answers.ask(bus)
        qtbot.waitUntil(lambda: len(answers.all) == 2, timeout=PATIENCE)
        assert answers.all[1] == (["body", "Ω" * 60_000],), "longer than one piece of what is read"
        bus.close()
        answers.ask(bus)
        qtbot.waitUntil(lambda: len(answers.all) == 3, timeout=PATIENCE)
        answers.ask(bus)
        bus.close()
    nowhere, other = Bus(list), Answers()
    other.ask(nowhere)
    qtbot.waitUntil(lambda: other.are("failed"), timeout=PATIENCE)
    assert len(answers.all) == 3, "what was under way when it was closed is nobody's"


@needs_a_bus
def test_a_lost_bus_is_found_again(tmp_path: Path, qtbot: QtBot) -> None:
    bus, answers, said = Bus(lambda: [str(tmp_path / "bus")]), Answers(), list[str]()
    bus.opened.connect(lambda: said.append("opened"))
    bus.lost.connect(lambda: said.append("lost"))
    with own_bus(tmp_path) as place, Service(place, answers=False) as service:
        answers.ask(bus)
        qtbot.waitUntil(lambda: service.asked == ["GetCapabilities"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: answers.are("failed"), timeout=PATIENCE)
    assert said == ["opened", "lost"]
    answers.ask(bus)  # still gone
    qtbot.waitUntil(lambda: answers.are("failed", "failed"), timeout=PATIENCE)
    with own_bus(tmp_path) as place, Service(place):
        answers.ask(bus)
        qtbot.waitUntil(lambda: len(answers.all) == 3, timeout=PATIENCE)
    assert answers.all[2] != "failed"
    bus.close()


@needs_a_bus
def test_nobody_waits_for_a_service_that_never_answers(place: str, qtbot: QtBot) -> None:
    bus, answers, beats = Bus(lambda: [place], patience=200), Answers(), Beats()
    with Service(place, answers=False):
        answers.ask(bus)
        qtbot.waitUntil(lambda: answers.are("failed"), timeout=PATIENCE)
    assert beats.count > 0
    bus.close()


def test_nobody_waits_for_a_bus_that_never_answers(tmp_path: Path, qtbot: QtBot) -> None:
    """A handshake that was waited for would hang here."""
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(str(tmp_path / "bus"))
        ear.listen()
        bus, answers, beats = Bus(lambda: [str(tmp_path / "bus")], patience=200), Answers(), Beats()
        for _ in range(2):
            answers.ask(bus)
        qtbot.waitUntil(lambda: answers.are("failed", "failed"), timeout=PATIENCE)
        assert beats.count > 0
        ear.accept()[0].close()
        answers.ask(bus)
        ear.accept()[0].close()  # it has hung up and tries anew
    bus.close()


def test_nobody_waits_for_a_bus_that_does_not_read(tmp_path: Path, qtbot: QtBot) -> None:
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(str(tmp_path / "bus"))
        ear.listen()
        bus, answers, heard = Bus(lambda: [str(tmp_path / "bus")]), Answers(), bytearray()
        bus.open()
        line, _ = ear.accept()
        line.setblocking(False)

        def hear(words: bytes) -> bool:
            with suppress(BlockingIOError):
                heard.extend(line.recv(MUCH))
            return heard.endswith(words)

        with line:
            line.sendall(b"OK 01\r\n")
            qtbot.waitUntil(lambda: hear(HELLO.serialise(1)), timeout=PATIENCE)
            line.sendall(new_method_return(HELLO, "s", (":1.7",)).serialise(1))
            with qtbot.waitSignal(bus.opened, timeout=PATIENCE):
                bus.call(asked(b"x" * MUCH), answers.all.append, lambda: answers.all.append("failed"))
            qtbot.waitUntil(lambda: hear(b"x" * MUCH), timeout=PATIENCE)
        qtbot.waitUntil(lambda: answers.are("failed"), timeout=PATIENCE)


@pytest.mark.parametrize(
    "words", [b"", b"REJECTED\r\n", b"OK 01\r\nOK", b"OK 01\r\n" + bytes(99), b"x" * 9999]
)
def test_a_bus_that_talks_nonsense_is_left(words: bytes, tmp_path: Path, qtbot: QtBot) -> None:
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(str(tmp_path / "bus"))
        ear.listen()
        bus, answers = Bus(lambda: [str(tmp_path / "bus")], patience=10 * PATIENCE), Answers()
        answers.ask(bus)
        line, _ = ear.accept()
        with line:
            line.sendall(words)
            if not words:
                line.shutdown(socket.SHUT_RDWR)
            qtbot.waitUntil(lambda: answers.are("failed"), timeout=PATIENCE)
    bus.close()


def test_where_the_buses_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert session_bus() == []
    (tmp_path / "bus").touch()
    assert session_bus() == [f"{tmp_path}/bus"]
    for named, places in {
        "unix:path=/a%20b,guid=1;unix:abstract=/c": ["/a b", "\0/c"],
        "tcp:host=x,port=1;unix:path=/d": ["/d"],
        "unixexec:path=ssh": [],
        "nonsense": [],
        ";;": [],
    }.items():
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", named)
        assert session_bus() == places, named
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/s")
    assert system_bus() == ["/s"]


def test_where_there_is_no_bus(tmp_path: Path, qtbot: QtBot) -> None:
    for places in ([], [str(tmp_path / "none")], [f"{tmp_path}/{'x' * 200}"]):
        bus, answers = Bus(lambda places=places: places), Answers()
        answers.ask(bus)
        assert answers.all == []
        qtbot.waitUntil(lambda answers=answers: answers.are("failed"), timeout=PATIENCE)
        bus.send(asked())
        bus.close()
