"""The small Log window in a book of 100,000 people, its window closed to the tray: asked for until it has the keyboard.

Beside it, in the same process, an empty QWidget that is opened the same way: what the system itself needs.
"""

import json
import statistics
import sys
from pathlib import Path

from tests.benchmarks import floors
from tests.benchmarks.test_window_speed import NOW, filled


def test_the_quick_window_opens_at_once(tmp_path: Path) -> None:
    """Owed: open in under 150 ms, the first time as well; chips of the first sentence in under 50 ms."""
    told = json.loads(
        floors.printed([sys.executable, "-c", OPENED, str(filled(tmp_path, 100_000)), NOW.isoformat()])
    )
    ours, empty = statistics.median(told["opens"]), statistics.median(told["empty"])
    print(
        f"\nquick window, 100,000 people: first {told['first']:.1f} ms, then {ours:.1f} in the median (owed 150), "
        f"at most {max(told['opens']):.1f}; an empty QWidget {empty:.1f}; {ours / empty:.1f}x"
        f"\nfirst sentence after the start: chips after {told['sentence']:.1f} ms (owed 50), "
        f"then {statistics.median(told['sentences']):.1f} in the median, at most {max(told['sentences']):.1f}"
    )
    assert max(told["first"], ours) < 150


OPENED = """
import json, sys, time
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtWidgets import QWidget
from networker import app
from networker.ui.settling import settle
from tests.journeys.test_coming_and_going import FakeTray
now = datetime.fromisoformat(sys.argv[2])
a = app.build([], data_dir=Path(sys.argv[1]), clock=lambda: now, tray=FakeTray())
a.start()
a.window.complete()
settle(a)
a.window.close()
assert not a.window.isVisible()

class Painted(QObject):
    def __init__(self, widget, wanted):
        super().__init__()
        self.loop, self.wanted, self.seen = QEventLoop(), wanted, set()
        self.widget = widget
        widget.installEventFilter(self)
        if wanted is not widget:
            wanted.installEventFilter(self)
    def eventFilter(self, watched, event):
        if watched is self.widget and event.type() == QEvent.Type.Paint:
            self.seen.add("paint")
        if watched is self.wanted and event.type() == QEvent.Type.FocusIn:
            self.seen.add("focus")
        if self.seen == {"paint", "focus"}:
            self.loop.exit()
        return False

def opened(widget, wanted, ask):
    watch, begun = Painted(widget, wanted), time.perf_counter()
    ask()
    if watch.seen != {"paint", "focus"}:
        watch.loop.exec()
    took = 1000 * (time.perf_counter() - begun)
    widget.removeEventFilter(watch)
    wanted.removeEventFilter(watch)
    widget.close()
    settle(a)
    return took

small = a.apart.window
line = small.quick_line
def chips(sentence):
    loop, begun = QEventLoop(), time.perf_counter()
    line.understood.connect(loop.exit)
    line.set_text(sentence)
    loop.exec()
    small.repaint()
    took = 1000 * (time.perf_counter() - begun)
    line.understood.disconnect(loop.exit)
    line.clear()
    settle(a)
    return took

blank = QWidget(None, small.windowFlags())
blank.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
blank.resize(small.size())
def show_blank():
    blank.show()
    blank.activateWindow()
    blank.setFocus()

told = {"first": opened(small, line.line, a.log), "opens": [], "empty": []}
told["sentence"] = chips("lunch with Kofi yesterday; send him the map friday")
opened(blank, blank, show_blank)
for _ in range(20):
    told["opens"].append(opened(small, line.line, a.log))
    told["empty"].append(opened(blank, blank, show_blank))
told["sentences"] = [chips(each) for each in ("coffee Ana", "call Zoe Lind", "mail to annemarie", "met Kofi @Lyon") * 5]
print(json.dumps(told))
a.close()
"""
