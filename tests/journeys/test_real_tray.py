"""The program in a real tray: its icon is clicked, its menu gone through by keys, the tray taken away, all by a hand.

The screen, its window manager and the bar are real; what came of it is read from the book.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Side
from networker.services import follow_ups, people
from networker.store.book import Book
from tests.journeys import test_real_drag
from tests.journeys.test_real_drag import PATIENCE, Screen, end

MISSING = [name for name in ("Xvfb", "openbox", "xdotool", "trayer") if not shutil.which(name)]
pytestmark = pytest.mark.skipif(
    bool(MISSING),
    reason=f"a real tray needs a virtual screen, a bar and a hand; not here: {', '.join(MISSING)}",
)
screen = test_real_drag.screen


class Bar:
    """A bar with a tray on a screen, and the program in it."""

    def __init__(self, screen: Screen, folder: Path, qtbot: QtBot) -> None:
        self.screen, self.qtbot = screen, qtbot
        self.bar = self._start("trayer", "--edge", "bottom", "--widthtype", "request", "--height", "24")
        qtbot.waitUntil(lambda: bool(self.windows("--class", "trayer")), timeout=PATIENCE)
        self.program = self._start(sys.executable, "-m", "networker", "--tray", "--data-dir", str(folder))

    def _start(self, *words: str) -> "subprocess.Popen[bytes]":
        with (self.screen.folder / "real-tray.err").open("ab") as err:
            process = subprocess.Popen(words, env=self.screen.environment, stdout=err, stderr=err)
        self.screen.stack.callback(end, process)
        return process

    def ask(self, *words: object) -> str:
        command = ["xdotool", *map(str, words)]
        done = subprocess.run(
            command, env=self.screen.environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def windows(self, *named: str) -> list[str]:
        """Those that are to be seen."""
        return self.ask("search", "--onlyvisible", *named).split()

    def click(self, button: int) -> None:
        """Where the icon is: it is the only one, at the right end of the bar."""
        [bar, *_] = self.windows("--class", "trayer")
        place = self.ask("getwindowgeometry", "--shell", bar)
        x, y, wide, high = (int(each) for each in re.findall(r"(?:X|Y|WIDTH|HEIGHT)=(-?\d+)", place))
        self.screen.hand("mousemove", x + wide // 2, y + high // 2, "click", button)

    def shown(self, *named: str) -> bool:
        return bool(self.windows(*named))


@pytest.fixture
def bar(screen: Screen, data_dir: Path, qtbot: QtBot) -> Iterator[Bar]:
    now = datetime.now().astimezone()
    with closing(Book(data_dir, now=now)) as book:
        ana, _ = people.add(book, name="Ana Torres", now=now)
        follow_ups.add(book, side=Side.ME, text="Send the map", due=now.date(), people=[ana], now=now)
    made = Bar(screen, data_dir, qtbot)
    yield made
    assert made.program.poll() is None, (screen.folder / "real-tray.err").read_text(encoding="utf-8")


def test_icon_menu_and_a_tray_that_goes(bar: Bar, data_dir: Path, qtbot: QtBot) -> None:
    def logs() -> bool:
        if not bar.shown("--name", "^Log$"):
            bar.click(2)
        return bar.shown("--name", "^Log$")

    qtbot.waitUntil(logs, timeout=PATIENCE)
    assert not bar.shown("--name", "^Networker$"), "the middle button logs, and no window comes"
    bar.screen.hand("key", "Escape")
    qtbot.waitUntil(lambda: not bar.shown("--name", "^Log$"), timeout=PATIENCE)

    def kept() -> bool:
        with closing(Book(data_dir, now=datetime.now().astimezone(), writes=False)) as book:
            return book.read("SELECT state FROM follow_up") == [("done",)]

    def nothing_else() -> bool:
        """A key that a slow machine lost leads to another line: what that opened is closed again."""
        stray = {"^Log$": "Escape", "^Pause": "Escape", "^Networker$": "ctrl+w"}
        if opened := [each for each in stray if bar.shown("--name", each)]:
            bar.screen.hand("key", stray[opened[0]])
        return not opened

    def done_by_keys() -> bool:
        """Promises due is the fourth line, its first promise's first line is Done."""
        if not kept() and nothing_else():
            bar.click(3)
            for key in ("Down", "Down", "Down", "Down", "Right", "Right", "Return"):
                bar.screen.hand("key", "--delay", "60", key)
        return kept()

    qtbot.waitUntil(done_by_keys, timeout=PATIENCE)
    qtbot.waitUntil(nothing_else, timeout=PATIENCE)
    end(bar.bar)
    qtbot.waitUntil(lambda: bar.shown("--name", "^Networker$"), timeout=PATIENCE)
