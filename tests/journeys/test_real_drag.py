"""A file, or words, dragged by a hand out of another program: X server, window manager and pointer are real.

All other tests send the window a drop event of their own. Only here does the X server's drag protocol run
from one process to another: names in `text/uri-list`, the window below a window manager's frame, the answer
that makes the other program let go. Nothing of it touches the screen of whoever runs the tests.
"""

import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from networker.services import people
from networker.store.book import Book
from tests.journeys.steps import NOW

ROOT = Path(__file__).resolve().parents[2]
MISSING = [name for name in ("Xvfb", "openbox", "xdotool") if not shutil.which(name)]
PATIENCE = 60_000  # ms: a deadline for machines under load, not a wait
SIGNATURE = "Best regards\nZoë Brandt\nHead of Maps | Tern Works Ltd\nzoe.brandt@tern.example\n"
ROWS = "First Name,Last Name,Connected On\nAna,Torres,04 Mar 2019\n"

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"a real drag needs a virtual screen and a hand; not here: {', '.join(MISSING)}"
)


@dataclass
class Program:
    """A process of the tests and what it has said so far."""

    process: "subprocess.Popen[bytes]"
    out: Path
    err: Path

    def said(self) -> dict[str, Any]:
        """The latest value of each thing it told; a line half written counts as not yet said."""
        whole = self.out.read_text(encoding="utf-8").rpartition("\n")[0]
        return {name: value for line in whole.splitlines() for name, value in json.loads(line).items()}

    def told(self, **wanted: object) -> None:
        """Fail with all it said unless it told just that by now."""
        said = self.said()
        alive = self.process.poll() is None
        assert wanted.items() <= said.items(), (wanted, said, alive, self.err.read_text(encoding="utf-8"))

    def middle(self) -> tuple[int, int]:
        x, y, width, height = self.said()["place"]
        return x + width // 2, y + height // 2

    def field(self) -> tuple[int, int]:
        x, y = self.said()["field"]
        return x, y


@dataclass
class Screen:
    """A screen nobody sees, with a window manager, and the hand on its mouse."""

    environment: dict[str, str]
    folder: Path
    stack: ExitStack

    def start(self, module: str, word: str) -> Program:
        """Start a module of the tests as a program on this screen."""
        out, err = self.folder / f"{module}.out", self.folder / f"{module}.err"
        with out.open("wb") as heard, err.open("wb") as moaned:
            process = subprocess.Popen(
                [sys.executable, "-m", f"tests.journeys.{module}", word],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=heard,
                stderr=moaned,
            )
        self.stack.callback(end, process)
        return Program(process, out, err)

    def hand(self, *words: object) -> int:
        """What the mouse does, in the words of xdotool; its exit status."""
        command = ["xdotool", *map(str, words)]
        return subprocess.run(command, env=self.environment, capture_output=True, check=False).returncode


def end(process: "subprocess.Popen[bytes]") -> None:
    """Take away a process that a failed test left."""
    if process.stdin:
        process.stdin.close()
    if process.poll() is None:
        process.kill()
    process.wait()


@contextmanager
def x_server(folder: Path) -> Iterator[str]:
    """A virtual screen of its own number, which the server itself picks and tells once it listens."""
    told, tells = os.pipe()
    words = ["-displayfd", str(tells), "-screen", "0", "1800x1000x24", "-nolisten", "tcp", "-noreset"]
    with (folder / "xvfb.err").open("wb") as err:
        server = subprocess.Popen(["Xvfb", *words], pass_fds=[tells], stdout=err, stderr=err)
    os.close(tells)
    try:
        ready, _, _ = select.select([told], [], [], PATIENCE / 1000)
        number = os.read(told, 16).decode().strip() if ready else ""
        assert number, (folder / "xvfb.err").read_text(encoding="utf-8")
        yield f":{number}"
    finally:
        os.close(told)
        end(server)


@pytest.fixture
def screen(tmp_path: Path, qtbot: QtBot) -> Iterator[Screen]:
    """An empty screen whose window manager answers."""
    with ExitStack() as stack:
        display = stack.enter_context(x_server(tmp_path))
        kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        # No session bus: the tray icon and notifications of a real desktop are none of this test's business.
        nowhere = f"unix:path={tmp_path / 'no-bus'}"
        own = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "DBUS_SESSION_BUS_ADDRESS": nowhere}
        own_screen = Screen(kept | own, tmp_path, stack)
        quiet = subprocess.DEVNULL
        manager = subprocess.Popen(["openbox"], env=own_screen.environment, stdout=quiet, stderr=quiet)
        stack.callback(end, manager)
        qtbot.waitUntil(lambda: own_screen.hand("get_num_desktops") == 0, timeout=PATIENCE)
        yield own_screen


def drag(screen: Screen, source: Program, to: Callable[[], tuple[int, int]], qtbot: QtBot) -> None:
    """Press on the one, carry over to the other, let go once it has said it takes what is carried.

    `to` is asked at each movement: a window may find its place only after it was seen.
    """
    x, y = source.middle()
    screen.hand("mousemove", x, y, "mousedown", 1)
    qtbot.waitUntil(lambda: source.told(pressed=True), timeout=PATIENCE)
    screen.hand("mousemove", x + 30, y + 20)
    qtbot.waitUntil(lambda: source.told(dragging=True), timeout=PATIENCE)
    step = 0

    def taken() -> None:
        nonlocal step
        step = 1 - step  # a hand is never quite still, and each movement asks the window below again
        to_x, to_y = to()
        screen.hand("mousemove", to_x + step, to_y)
        source.told(offered="CopyAction")

    qtbot.waitUntil(taken, timeout=PATIENCE)
    screen.hand("mouseup", 1)
    qtbot.waitUntil(lambda: source.told(dropped="CopyAction"), timeout=PATIENCE)


@pytest.mark.parametrize(
    ("known", "words", "onto"),
    [
        pytest.param(False, "", "window", id="a file on the first start"),
        pytest.param(True, "", "window", id="a file on a book in use"),
        pytest.param(True, "", "field", id="a file on a text field"),
        pytest.param(False, SIGNATURE, "window", id="words on the first start"),
        pytest.param(True, SIGNATURE, "window", id="words on a book in use"),
    ],
)
def test_what_is_dragged_from_another_program_is_previewed(
    known: bool, words: str, onto: str, screen: Screen, data_dir: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    if known:
        with closing(Book(data_dir, now=NOW)) as book:
            people.add(book, name="Bo Lindqvist", now=NOW)
    file = tmp_path / "Meine Kontakte, Zoë & 100% Ωμέγα.csv"
    file.write_text(ROWS, encoding="utf-8")
    target = screen.start("drag_target", str(data_dir))
    qtbot.waitUntil(lambda: target.told(ready=True, preview=""), timeout=PATIENCE)
    source = screen.start("drag_source", words or str(file))
    qtbot.waitUntil(lambda: screen.hand("search", "--onlyvisible", "--name", "^Desk$") == 0, timeout=PATIENCE)

    drag(screen, source, target.middle if onto == "window" else target.field, qtbot)

    def previewed() -> None:
        target.told(page="importPage")
        assert target.said()["preview"].startswith("1 new person"), target.said()

    qtbot.waitUntil(previewed, timeout=PATIENCE)
    for program in (source, target):
        assert program.process.stdin
        program.process.stdin.close()
        assert program.process.wait(PATIENCE / 1000) == 0
        assert program.err.read_text(encoding="utf-8") == ""
