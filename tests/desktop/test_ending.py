"""The system ends the program: what is typed is kept, the book is closed whole, and nothing is left beside it."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from networker.desktop.ending import ENDS, Ending

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows says it by a message of its own")
# Types a sentence, hides names, and says when it is ready to be ended.
SESSION = """
import sys
from PySide6.QtCore import QTimer
from networker import app
from networker.ui.application import Application
from networker.ui.settling import settle
from tests.journeys.steps import type_text
run = Application.run
def driven(program):
    def go():
        program.window.log()
        type_text(program.window.timeline.quick_line, "coffee with somebody")
        if sys.argv[2] == "hidden":
            program.turn_names()
            while not program.session.book.hidden:
                settle(program)
        print("ready", flush=True)
    program.window.became_whole.connect(lambda: QTimer.singleShot(0, program, go))
    return run(program)
Application.run = driven
sys.exit(app.run(["--data-dir", sys.argv[1]]))
"""


@pytest.mark.parametrize("name", ENDS)
def test_it_is_heard_while_the_loop_rests(name: str, qtbot: QtBot) -> None:
    owner = QObject()
    before = signal.getsignal(getattr(signal, name))
    ending = Ending(owner)
    try:
        with qtbot.waitSignal(ending.asked):
            os.kill(os.getpid(), getattr(signal, name))
    finally:
        ending.close()
    ending.close()  # harmless
    assert signal.getsignal(getattr(signal, name)) is before


@pytest.mark.parametrize("names", ["shown", "hidden"])
def test_a_logout_keeps_what_is_typed_and_closes_the_book(names: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SESSION, str(tmp_path / "book"), names],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    ) as session:
        assert session.stdout is not None
        assert session.stderr is not None
        assert session.stdout.readline() == b"ready\n"
        session.terminate()
        assert session.wait(60) == 0, session.stderr.read()
    left = sorted(each.name for each in (tmp_path / "book").iterdir() if each.name != "settings.json")
    assert [each for each in left if each.startswith(("hidden", "networker.db-"))] == []
    with closing(sqlite3.connect(tmp_path / "book" / "networker.db")) as sql:
        drafts = sql.execute("SELECT value FROM meta WHERE key GLOB 'draft*'").fetchall()
    assert any("coffee with somebody" in value for (value,) in drafts)
