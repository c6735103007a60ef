"""A key for any program: which ones may be had, who is asked for it, and a real X server that gives it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from pytestqt.qtbot import QtBot

from networker.desktop.hot_key import Pressed, SystemHotKey, Taken, combination
from networker.desktop.hot_key_x11 import keysym
from tests.journeys.test_real_drag import x_server

ROOT = Path(__file__).resolve().parents[2]
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Desk:
    """A handler that answers as it is told."""

    def __init__(self, answer: Taken) -> None:
        self.answer = answer
        self.held: QKeyCombination | None = None
        self.press: Pressed = lambda: None

    def take(self, keys: QKeyCombination, pressed: Pressed) -> Taken:
        if self.answer is Taken.YES:
            self.held, self.press = keys, pressed
        return self.answer

    def release(self) -> None:
        self.held = None


def test_a_key_needs_what_nobody_types_with() -> None:
    found = combination("Ctrl+Alt+Space")
    assert found is not None
    assert (found.key(), found.keyboardModifiers()) == (Qt.Key.Key_Space, CTRL_ALT)
    assert combination("F9") is not None
    for unfit in ("A", "Shift+A", "", "Ctrl+K, Ctrl+L", "Ctrl+", "nonsense+"):
        assert combination(unfit) is None, unfit


def test_the_first_desktop_that_knows_itself_answers(qtbot: QtBot) -> None:
    strange, busy, other = Desk(Taken.NEVER), Desk(Taken.BUSY), Desk(Taken.YES)
    key = SystemHotKey(handlers=[strange, busy, other])
    assert (key.take("Ctrl+Alt+Space"), other.held) == (Taken.BUSY, None)
    key = SystemHotKey(handlers=[strange, other])
    assert (key.take("Ctrl+Alt+Space"), key.available) == (Taken.YES, True)
    with qtbot.waitSignal(key.pressed):
        other.press()
    assert (key.take("A"), other.held) == (Taken.UNFIT, None)
    assert SystemHotKey(handlers=[strange]).take("F9") is Taken.NEVER
    assert not SystemHotKey().available, "without a screen there is nobody to ask"


def test_keys_as_the_x_server_calls_them() -> None:
    asked = (Qt.Key.Key_L, Qt.Key.Key_Space, Qt.Key.Key_F9, Qt.Key.Key_1, Qt.Key.Key_MediaPlay)
    assert [keysym(each) for each in asked] == [0x6C, 0x20, 0xFFC6, 0x31, 0]


@pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs a virtual screen and a hand"
)
def test_an_x_server_gives_a_key_once(tmp_path: Path) -> None:
    with x_server(tmp_path) as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        with subprocess.Popen(
            [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as program:  # fmt: skip
            try:
                assert program.stdout is not None
                assert program.stdout.readline() == "UNFIT YES BUSY\n", complaint(program)
                for keys in ("ctrl+alt+shift+space", "ctrl+alt+space"):  # the first is none of ours
                    subprocess.run(["xdotool", "key", keys], env=environment, check=True)
                assert [program.stdout.readline() for _ in range(2)] == ["pressed\n", "YES\n"]
                assert (program.communicate(timeout=60)[1], program.returncode) == ("", 0)
            finally:
                program.kill()


def complaint(program: "subprocess.Popen[str]") -> str:
    """Why it did not do what it should."""
    program.kill()
    return program.communicate()[1]


PROGRAM = """
from PySide6.QtWidgets import QApplication
from networker.desktop.hot_key import SystemHotKey
program = QApplication([])
mine, other = SystemHotKey(), SystemHotKey()
print(*(each.name for each in (
    mine.take("Ctrl+Alt+Ü"), mine.take("Ctrl+Alt+Space"), other.take("Ctrl+Alt+Space"))), flush=True)
def heard():
    print("pressed", flush=True)
    mine.release()
    print(other.take("Ctrl+Alt+Space").name, flush=True)
    program.quit()
mine.pressed.connect(heard)
program.exec()
"""
