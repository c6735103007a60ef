"""A real service of notifications on a virtual screen: dunst shows the card, and a hand presses its buttons."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.notify.port import OPEN, Action, Notification
from networker.desktop.notify.tags import About, tag_of
from tests.desktop.buses import be_patient, own_bus
from tests.journeys.test_real_drag import end, x_server

if sys.platform not in ("win32", "darwin"):
    from networker.desktop.bus import Bus
    from networker.desktop.notify.freedesktop import Freedesktop

MISSING = [
    name for name in ("Xvfb", "dbus-daemon", "dbus-send", "dunst", "dunstctl") if not shutil.which(name)
]
pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"needs a real service of notifications; not here: {', '.join(MISSING)}"
)
PATIENCE = 60_000  # ms: a deadline for machines under load, not a wait
MARK = "0badcafe"
TAG = tag_of(MARK, About("follow_up", 7, "2026-12-01T09:00"))
CARD = Notification(
    TAG, "<i>Ana</i> & Ben", "<img src=/etc/x> & <b>call</b>",
    (Action(OPEN, "Open"), Action("done", "Done"), Action("later", "Later")),
)  # fmt: skip
# dunst hands its menu to a program that answers with the line that was chosen.
MENU = "#!/bin/sh\ngrep -m1 -F -- \"#$(cat '{0}/wanted')\"\n"
SETTINGS = "[global]\n    dmenu = {0}/menu\n    markup = full\n    idle_threshold = 0\n"


@dataclass
class Dunst:
    """The service, and what its own remote control does."""

    folder: Path
    environment: dict[str, str]

    @contextmanager
    def run(self) -> "Iterator[subprocess.Popen[bytes]]":
        with (self.folder / "dunst.err").open("wb") as err:
            command = ["dunst", "-conf", str(self.folder / "dunstrc")]
            service = subprocess.Popen(command, env=self.environment, stdout=err, stderr=err)
        try:
            yield service
        finally:
            end(service)

    def control(self, *words: str) -> str:
        command = ["dunstctl", *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def press(self, words: str) -> None:
        (self.folder / "wanted").write_text(words, encoding="utf-8")
        self.control("context")


@pytest.fixture
def dunst(tmp_path: Path) -> Iterator[Dunst]:
    (tmp_path / "dunstrc").write_text(SETTINGS.format(tmp_path), encoding="utf-8")
    (tmp_path / "menu").write_text(MENU.format(tmp_path), encoding="utf-8")
    (tmp_path / "menu").chmod(0o700)
    with own_bus(tmp_path) as place, x_server(tmp_path) as display:
        bus = f"unix:path={place}"
        yield Dunst(tmp_path, {**os.environ, "DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": bus})


def test_a_real_service_shows_cards_and_tells_of_presses(dunst: Dunst, tmp_path: Path, qtbot: QtBot) -> None:
    bus = Bus(lambda: [str(tmp_path / "bus")], patience=PATIENCE)
    way = Freedesktop(bus, MARK, icon="")
    said: list[tuple[str, ...]] = []
    way.shown.connect(lambda tag: said.append(("shown", tag)))
    way.failed.connect(lambda tag: said.append(("failed", tag)))
    way.pressed.connect(lambda tag, action: said.append(("pressed", tag, action)))

    def told(*wanted: tuple[str, ...]) -> None:
        qtbot.waitUntil(lambda: said == list(wanted), timeout=PATIENCE)
        said.clear()

    way.listen()
    with dunst.run() as service:
        qtbot.waitUntil(lambda: bool(way._owner), timeout=PATIENCE)
        for _ in range(2):  # the second takes the first one's place
            way.show(CARD)
            told(("shown", TAG))
        assert dunst.control("count", "displayed") == "1"
        dunst.press("Later")
        told(("pressed", TAG, "later"))
        way.show(CARD)
        told(("shown", TAG))
        dunst.press("Open")
        told(("pressed", TAG, OPEN))
        qtbot.waitUntil(lambda: dunst.control("count", "displayed") == "0", timeout=PATIENCE)
        words = dunst.control("history")
        assert "&lt;img src=/etc/x&gt; &amp; &lt;b&gt;call&lt;/b&gt;" in words, words

        dunst.control("set-paused", "true")
        qtbot.waitUntil(lambda: way.quiet, timeout=PATIENCE)
        dunst.control("set-paused", "false")
        qtbot.waitUntil(lambda: not way.quiet, timeout=PATIENCE)

        service.send_signal(signal.SIGSTOP)  # it hangs
        be_patient(bus, 300)
        way.show(CARD)
        told(("failed", TAG))
        be_patient(bus, PATIENCE)
        service.send_signal(signal.SIGCONT)
        assert dunst.control("count", "displayed") == "0", "by then another way has told it"
    qtbot.waitUntil(lambda: not way._owner, timeout=PATIENCE)
    way.show(CARD)
    told(("failed", TAG))
    with dunst.run():  # it was restarted
        qtbot.waitUntil(lambda: bool(way._owner), timeout=PATIENCE)
        way.show(CARD)
        told(("shown", TAG))
        way.withdraw(TAG)
        qtbot.waitUntil(lambda: dunst.control("count", "displayed") == "0", timeout=PATIENCE)
    way.close()
