"""What a program in the tray takes, beside an empty one of PySide6's with an icon and a menu: the same screen, the same run.

No hour of the day decides what is measured: at five nothing is told, and at ten the morning's card is. Where there is no service
for cards, as here, Qt draws it, and its fonts stay in memory; so they do in an empty program that has said something.
Resident memory is what the system's monitor shows; proportional memory shares out what several processes have in common.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.services import sample_book
from networker.store.book import Book
from tests.benchmarks import large_book
from tests.journeys.test_real_drag import end, x_server

MISSING = [name for name in ("Xvfb", "trayer") if not shutil.which(name)]
MOST = 1.4
STILL = 3.0  # seconds: whatever comes later than the start comes within one
EMPTY = """
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon
app = QApplication(["empty", "-style", "Fusion"])
app.setQuitOnLastWindowClosed(False)
picture = QPixmap(22, 22)
picture.fill(QColor("green"))
menu = QMenu()
menu.addAction("Quit")
icon = QSystemTrayIcon(QIcon(picture))
icon.setContextMenu(menu)
icon.show()
{then}
app.exec()
"""
SAYS = """
from PySide6.QtCore import QTimer
QTimer.singleShot(500, lambda: icon.showMessage("Good morning", "Five people and a promise", icon.icon(), 6000))
"""

pytestmark = pytest.mark.skipif(
    bool(MISSING) or not sys.platform.startswith("linux"),
    reason=f"a tray needs a virtual screen and a bar; not here: {', '.join(MISSING) or 'Linux'}",
)


@dataclass
class Bar:
    """A screen with a tray."""

    environment: dict[str, str]

    def memory(
        self, words: list[str], qtbot: QtBot, ready: Callable[[], bool] = lambda: True
    ) -> dict[str, float]:
        """Megabytes of a program once it is at rest: it has taken no processor time for a while."""
        process = subprocess.Popen([sys.executable, *words], env=self.environment)
        try:
            spent, since = -1, time.monotonic()

            def at_rest() -> bool:
                nonlocal spent, since
                fields = (
                    Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
                )
                now = int(fields[11]) + int(fields[12])
                if now != spent:
                    spent, since = now, time.monotonic()
                return time.monotonic() - since >= STILL and ready()

            qtbot.waitUntil(at_rest, timeout=120_000)
            lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
            sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
            return {name: round(sizes[name], 1) for name in ("Rss", "Pss")}
        finally:
            end(process)


@pytest.fixture
def bar(tmp_path: Path) -> Iterator[Bar]:
    with ExitStack() as stack:
        display = stack.enter_context(x_server(tmp_path))
        nowhere = f"unix:path={tmp_path / 'no-bus'}"
        own = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "DBUS_SESSION_BUS_ADDRESS": nowhere}
        environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"} | own
        tray = subprocess.Popen(
            ["trayer"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        stack.callback(end, tray)
        yield Bar(environment)


@pytest.mark.parametrize("size", ["usual", "large"])
def test_the_tray_takes_little_more_than_an_empty_program(
    size: str, bar: Bar, data_dir: Path, qtbot: QtBot
) -> None:
    now = datetime.now().astimezone()
    with closing(Book(data_dir, now=now)) as book:
        if size == "large":
            large_book.fill(book)
        else:
            sample_book.fill(book, now=now, people=1000)
    # Twice: the first program on a new screen takes more, and the floor is to be the lower one.
    first, empty, said = (bar.memory(["-c", EMPTY.format(then=then)], qtbot) for then in ("", "", SAYS))
    empty = min(first, empty, key=lambda each: each["Rss"])
    words = ["-m", "networker", "--tray", "--data-dir", str(data_dir), "--now"]
    early, morning = (now.replace(hour=hour, minute=0).isoformat() for hour in (5, 10))
    made = bar.memory([*words, early], qtbot)
    with closing(Book(data_dir, now=now, writes=False)) as book:
        assert book.read("SELECT count(*) FROM today_entry")[0][0] > 0, (
            "it was made by the program in the tray"
        )
    before = bar.memory([*words, early], qtbot)
    card = bar.memory([*words, morning], qtbot)
    with closing(Book(data_dir, now=now, writes=False)) as book:
        assert book.read("SELECT count(*) FROM notification WHERE shown_at IS NOT NULL")[0][0] > 0
    told = {
        "empty": empty,
        "the list is made": made,
        "the list was made before": before,
        "empty, said": said,
        "a card": card,
    }
    print(size, json.dumps(told))
    for floor, found in ((empty, made), (empty, before), (said, card)):
        assert found["Rss"] <= MOST * floor["Rss"], told
