"""Today's list on the screen: from the window's first paint until the card and its rows are painted, and what follows.

Others may be at work on the machine, so beside the wall clock stands the processor time of the window's own thread, and
both beside what Qt alone needs in the same run.
"""

import json
import shutil
import statistics
import sys
from contextlib import closing
from pathlib import Path

import pytest

from networker.services import reach_out
from networker.store.book import Book
from tests.benchmarks import floors, large_book
from tests.benchmarks.large_book import NOW, PEOPLE

RUNS = 5

# What Qt alone needs: five rows with three labels each, and a text, into a window that was painted before.
FLOOR = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget
seen = {}
class Last(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, leave)
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        if "first" not in seen:
            seen["first"], seen["own"] = time.perf_counter(), time.thread_time()
            QTimer.singleShot(0, fill)
def leave():
    wall, own = time.perf_counter() - seen["first"], time.thread_time() - seen["own"]
    print(json.dumps({"done": wall * 1000, "own": own * 1000}), flush=True)
    app.exit()
def fill():
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(QPlainTextEdit("words"))
    for n in range(15):
        column.addWidget((Last if n == 14 else QLabel)(f"line {n}"))
    window.setCentralWidget(holder)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

STARTED = """
import gc, json, os, sys, time
from datetime import datetime
from pathlib import Path
gc.disable()
from PySide6.QtCore import QEvent, QObject, QTimer
from networker import app
now = datetime.fromisoformat(sys.argv[2])
program = app.build([], data_dir=Path(sys.argv[1]), clock=lambda: now)
window, seen = program.window, {}
def note(what):
    seen.setdefault(what, (time.perf_counter(), time.thread_time(), time.process_time()))
def over(what):
    note(what)
    if {"done", "whole"} <= set(seen):
        QTimer.singleShot(300, program, leave)  # the small window is kept ready meanwhile
class Watch(QObject):
    def begin(self, today):
        from networker.ui.reach_out.rows import CardRow
        note("told")
        self.left = {window.reach_out.card, *window.reach_out.findChildren(CardRow)}
        assert len(self.left) == 5
        for each in self.left:
            each.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.left.discard(watched)
            if not self.left:
                QTimer.singleShot(0, self, lambda: over("done"))
        return False
watch, longest, last = Watch(), 0.0, 0.0
def beat():
    global longest, last
    own = time.thread_time()
    longest, last = max(longest, own - last), own
heart = QTimer(interval=5)
heart.timeout.connect(beat)
def painted(_people):
    global last
    note("first")
    last = time.thread_time()
    heart.start()
def leave():
    heart.stop()
    program.qt.exit()
window.first_people_painted.connect(painted)
window.today_changed.connect(watch.begin)
window.became_whole.connect(lambda: over("whole"))
window.became_whole.connect(gc.enable)  # as app.run has it
QTimer.singleShot(60_000, program, program.qt.exit)  # then a time is missing below
program.start()
program.run()
found = {key: (seen[key][0] - seen["first"][0]) * 1000 for key in ("told", "done", "whole")}
found["own"] = (seen["done"][1] - seen["first"][1]) * 1000
found["all"] = (seen["done"][2] - seen["first"][2]) * 1000
found["longest"] = longest * 1000
print(json.dumps(found), flush=True)
os._exit(0)  # the timeline of a million talks is on its way, and would be waited for
"""


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large book of which no list was ever made."""
    folder = tmp_path_factory.mktemp("book")
    with closing(Book(folder, now=NOW)) as book:
        large_book.fill(book)
    return folder


@pytest.fixture(autouse=True)
def wide_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen that is none is narrow, and there Today has no place of its own: this one is as wide as a real one."""
    screen = {"name": "wide", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
    file = tmp_path / "screen.json"
    file.write_text(json.dumps({"screens": [screen | {"logicalBaseDpi": 96}]}), encoding="ascii")
    monkeypatch.setenv("QT_QPA_PLATFORM", f"offscreen:configfile={file}")


def run(script: str, *words: str) -> dict[str, float]:
    """What a process of its own measured, in ms."""
    found: dict[str, float] = json.loads(
        floors.printed([sys.executable, "-c", script, *words]).splitlines()[-1]
    )
    return found


def told(what: str, owed: int, floor: list[dict[str, float]], found: list[dict[str, float]]) -> str:
    """The medians as a line."""

    def middle(runs: list[dict[str, float]], key: str) -> float:
        return statistics.median(each[key] for each in runs)

    wall, own = middle(found, "done"), middle(found, "own")
    return (
        f"\n{what} at {PEOPLE:,} people, from the first paint: read after {middle(found, 'told'):.0f} ms, painted after"
        f" {wall:.0f} ms (owed {owed}), {wall / middle(floor, 'done'):.1f}x five plain rows in a bare window"
        f" ({middle(floor, 'done'):.0f} ms); of the window's own processor {own:.0f} ms, {own / middle(floor, 'own'):.1f}x"
        f" theirs, and of all its threads {middle(found, 'all'):.0f} ms. All is built after {middle(found, 'whole'):.0f} ms, at most {middle(found, 'longest'):.0f} ms of the"
        " processor at a stretch (wanted 50)"
    )


def test_the_stored_list_is_on_the_screen_soon_after_the_first_paint(fresh: Path, tmp_path: Path) -> None:
    """Owed: five cards painted within 100 ms of the first paint, at 100,000 people."""
    stored = shutil.copytree(fresh, tmp_path / "stored")
    with closing(Book(stored, now=NOW)) as book:
        assert len(reach_out.today(book, now=NOW).cards) == 5
    floor, found = [], []
    for _ in range(RUNS):
        floor.append(run(FLOOR))
        found.append(run(STARTED, str(stored), NOW.isoformat()))
    print(told("today's stored list", 100, floor, found))


def test_the_first_list_of_a_day_is_on_the_screen_soon_after_the_first_paint(
    fresh: Path, tmp_path: Path
) -> None:
    """Owed: it is made, stored and painted within 400 ms of the first paint, and the window lives meanwhile."""
    floor, found = [], []
    for n in range(RUNS):
        first = shutil.copytree(fresh, tmp_path / str(n))
        floor.append(run(FLOOR))
        found.append(run(STARTED, str(first), NOW.isoformat()))
        shutil.rmtree(first)
    print(told("the day's first list", 400, floor, found))
