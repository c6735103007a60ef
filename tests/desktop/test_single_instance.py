"""The listening side: who may speak, how much and how long, and that nobody in between does harm."""

import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop import single_instance
from networker.desktop.hand_over import hand_over, socket_name
from networker.desktop.message import Wish, written
from networker.desktop.single_instance import Caller, SingleInstance, is_of_this_user
from networker.verb_call import LONGEST, VerbAnswer, VerbCall

CALL = VerbCall(("undo",), Path("/tmp"))


@pytest.fixture
def instance(qtbot: QtBot, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SingleInstance]:
    """Patient, so that nobody is hung up on but for a reason."""
    monkeypatch.setattr(single_instance, "PATIENCE_MS", 60_000)
    with closing(SingleInstance(data_dir)) as made:
        assert made.listen()
        yield made


@pytest.fixture
def line(instance: SingleInstance, data_dir: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as made:
        made.connect(socket_name(data_dir))
        made.setblocking(False)
        yield made


def heard(line: socket.socket, qtbot: QtBot) -> bytes:
    """What the window says next; b"" where it has hung up."""
    said: list[bytes] = []

    def listens() -> bool:
        try:
            said.append(line.recv(1000))
        except BlockingIOError:
            return False
        except ConnectionResetError:
            said.append(b"")
        return True

    qtbot.waitUntil(listens)
    return said[0]


def test_only_the_user_may_reach_the_socket(data_dir: Path, qtbot: QtBot) -> None:
    before = os.umask(0)
    try:
        with closing(SingleInstance(data_dir)) as made:
            assert made.listen()
            assert stat.S_IMODE(os.stat(socket_name(data_dir)).st_mode) & 0o077 == 0
    finally:
        os.umask(before)


def test_a_killed_window_leaves_nothing_in_the_way(data_dir: Path, qtbot: QtBot) -> None:
    start = (
        "import sys, os; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from networker.desktop.single_instance import SingleInstance\n"
        "app = QCoreApplication([]); made = SingleInstance(Path(sys.argv[1]))\n"
        "print(made.listen(), flush=True); os.kill(os.getpid(), 9)"
    )
    told = subprocess.run(
        [sys.executable, "-c", start, str(data_dir)], capture_output=True, check=False, text=True
    )
    assert told.stdout == "True\n"
    assert Path(socket_name(data_dir)).is_socket()
    with closing(SingleInstance(data_dir)) as second:
        assert second.listen()


@pytest.mark.parametrize("points", [True, False])
def test_what_else_lies_at_its_address_is_in_nobodys_way(
    data_dir: Path, tmp_path: Path, qtbot: QtBot, points: bool
) -> None:
    """A copy of the folder, say; what a link there points to is left alone."""
    address, other = Path(socket_name(data_dir)), tmp_path / "other"
    other.write_text("kept")
    if points:
        address.symlink_to(other)
    else:
        address.write_text("")
    with closing(SingleInstance(data_dir)) as instance:
        assert instance.listen()
        assert address.is_socket()
    assert other.read_text() == "kept"


def test_a_wish_is_told_in_pieces(instance: SingleInstance, line: socket.socket, qtbot: QtBot) -> None:
    wish = Wish([Path("/a.csv")], ["networker:person/4"])
    message = written(wish)
    line.send(message[:20])
    qtbot.waitUntil(lambda: bool(instance.findChildren(Caller)))
    with qtbot.waitSignal(instance.asked) as asked:
        line.send(message[20:])
    assert asked.args == [wish]
    assert heard(line, qtbot) == b"ok\n"


def test_a_verb_is_told_only_after_go_and_answered(
    instance: SingleInstance, line: socket.socket, qtbot: QtBot
) -> None:
    called: list[tuple[VerbCall, Caller]] = []
    instance.called.connect(lambda call, caller: called.append((call, caller)))
    line.send(written(CALL))
    assert heard(line, qtbot) == b"ok\n"
    assert called == []
    line.send(b"go\n")
    qtbot.waitUntil(lambda: bool(called))
    assert called[0][0] == CALL
    called[0][1].answer(VerbAnswer(0, "done\n"))
    assert heard(line, qtbot) == VerbAnswer(0, "done\n").as_line()
    qtbot.waitUntil(lambda: not instance.findChildren(Caller))


@pytest.mark.parametrize("said", [b"GET / HTTP/1.1\r\n", b'{"verb": 1}\n', written(CALL) + b"stop\n"])
def test_who_speaks_otherwise_is_hung_up_on(
    instance: SingleInstance, line: socket.socket, qtbot: QtBot, said: bytes
) -> None:
    line.send(said)
    while heard(line, qtbot):
        pass
    qtbot.waitUntil(lambda: not instance.findChildren(Caller))


def test_a_flood_fills_nothing(instance: SingleInstance, line: socket.socket, qtbot: QtBot) -> None:
    """However much is said without an end, no more of it is taken in than a message may be long."""
    piece, sent = bytes(1 << 16), 0

    def floods() -> bool:
        nonlocal sent
        try:
            while True:
                sent += line.send(piece)
        except BlockingIOError:
            return False
        except (BrokenPipeError, ConnectionResetError):
            return True

    qtbot.waitUntil(floods)
    assert sent < 4 * LONGEST


def test_who_stops_half_way_is_not_waited_for(
    data_dir: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE_MS", 30)
    with closing(SingleInstance(data_dir)) as instance, socket.socket(socket.AF_UNIX) as line:
        assert instance.listen()
        line.connect(socket_name(data_dir))
        line.setblocking(False)
        line.send(b'{"files": [')
        assert heard(line, qtbot) == b""


def test_more_than_enough_who_say_nothing_are_not_listened_to(
    instance: SingleInstance, data_dir: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "MOST", 2)
    lines = [socket.socket(socket.AF_UNIX) for _ in range(3)]
    for each in lines:
        each.connect(socket_name(data_dir))
        each.setblocking(False)
    assert heard(lines[2], qtbot) == b""
    assert len(instance.findChildren(Caller)) == 2
    for each in lines:
        each.close()


def test_who_has_given_up_wishes_no_more(
    instance: SingleInstance, line: socket.socket, data_dir: Path, qtbot: QtBot
) -> None:
    """The start has told its user by then that it could not be, and has tried several times."""
    heard_of: list[object] = []
    instance.asked.connect(heard_of.append)
    with socket.socket(socket.AF_UNIX) as gone:
        gone.connect(socket_name(data_dir))
        gone.send(written(Wish([Path("/gone.csv")])))
    line.send(written(Wish([Path("/here.csv")])))
    qtbot.waitUntil(lambda: bool(heard_of))
    qtbot.waitUntil(lambda: len(instance.findChildren(Caller)) == 1)
    assert heard_of == [Wish([Path("/here.csv")], [])]


def test_an_address_that_another_window_took_stays_its_own(data_dir: Path, qtbot: QtBot) -> None:
    """While one shows invented people another may open the book; who comes back to it can be reached again."""
    address = Path(socket_name(data_dir))
    with closing(SingleInstance(data_dir)) as first:
        assert first.listen()
        with closing(SingleInstance(data_dir)) as second:
            assert second.listen()
            first.close()
            assert address.is_socket()
        assert not address.exists()
        assert first.listen()
        was = address.stat().st_ino
        assert first.listen()
        assert address.stat().st_ino == was, "who is heard already begins nothing anew"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux has a short way to a far folder")
def test_a_book_in_a_far_folder_is_reached_beside_it(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    far = tmp_path.joinpath(*["a long name of a folder"] * 8)
    far.mkdir(parents=True)
    with closing(SingleInstance(far)) as instance:
        assert instance.listen()
        assert Path(socket_name(far)).is_socket()
        with qtbot.waitSignal(instance.asked) as asked:
            answers: list[bool] = []
            told = threading.Thread(target=lambda: answers.append(hand_over(far, Wish(log=True))))
            told.start()
        told.join()
        qtbot.waitUntil(lambda: not instance.findChildren(Caller))
        assert (asked.args, answers) == ([Wish([], [], log=True)], [True])
        kept = [
            each for each in Path("/proc/self/fd").iterdir() if each.is_symlink() and each.resolve() == far
        ]
        assert kept == [], "the folder is not kept open"


def test_another_user_is_not_listened_to(
    instance: SingleInstance, data_dir: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = socket.socketpair()
    with here, there, socket.socket(socket.AF_UNIX) as line:
        assert is_of_this_user(here.fileno())
        monkeypatch.setattr(os, "getuid", lambda: 4711)
        assert not is_of_this_user(here.fileno())
        assert here.getsockname() == "", "it was only looked at"
        line.connect(socket_name(data_dir))
        line.setblocking(False)
        line.send(written(Wish()))
        assert heard(line, qtbot) == b""


def test_the_lines_of_windows_tell_the_same(
    data_dir: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """QtNetwork's pipes are Unix sockets here."""
    from networker.desktop.pipes import PipeLines

    wish = Wish([Path("/a.csv")], ["networker:person/4"])
    monkeypatch.setattr(single_instance, "lines", PipeLines)
    with closing(SingleInstance(data_dir)) as instance, socket.socket(socket.AF_UNIX) as line:
        assert instance.listen()
        line.connect(socket_name(data_dir))
        line.setblocking(False)
        with qtbot.waitSignal(instance.asked) as asked:
            line.send(written(wish))
        assert asked.args == [wish]
        assert heard(line, qtbot) == b"ok\n"
