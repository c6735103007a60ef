"""A promise that is due becomes a card of the desktop, and *Done* on the card reaches the book, from one process to another.

Once with a service of notifications of the tests' own, and once with everything real: X server, window manager, tray,
dunst, the program in its own process, and the book read by the command line.
"""

import json
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker import app, paths
from networker.desktop.notify.here import of_this_system
from networker.settings import Settings, save
from networker.ui.reminders import making
from networker.ui.reminders.card_bar import CardBar
from networker.ui.settling import settle
from tests.desktop.buses import Service, needs_a_bus, own_bus
from tests.desktop.notify.test_dunst import MENU, SETTINGS, Dunst
from tests.journeys.steps import NOW
from tests.journeys.test_coming_and_going import FakeTray
from tests.journeys.test_real_drag import ROOT, end, x_server
from tests.journeys.test_reminders import TWO, Run, open_texts, plain, promise

MISSING = [
    name
    for name in ("Xvfb", "openbox", "trayer", "dbus-daemon", "dbus-send", "dunst", "dunstctl")
    if not shutil.which(name)
]
PATIENCE = 60_000  # ms: a deadline for machines under load, not a wait
DECK = "send Ana & <b>Ben</b> the deck"


def choose(folder: Path) -> None:
    save(folder, Settings(digest="", tray_told=True))


@needs_a_bus
def test_a_press_is_understood_also_by_the_next_start(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    promise(data_dir, DECK)
    choose(data_dir)
    icon = paths.resources() / "icons" / "app.svg"
    with own_bus(tmp_path) as place, Service(place) as service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={place}")

        def start(**clock: int) -> Run:
            system = of_this_system(data_dir, icon=icon, tray=FakeTray(), platform="linux")
            run = Run(data_dir, NOW.replace(**clock), system)  # type: ignore[arg-type]
            run.app.start(hidden=True)
            assert settle(run.app)
            return run

        first = start(hour=14)
        qtbot.waitUntil(lambda: len(service.cards) == 1, timeout=PATIENCE)
        [(number, card)] = service.cards.items()
        assert plain(card.title) == DECK
        assert plain(card.body) == "Today 14:00  ·  Ana Ode"
        first.app.close()
        assert open_texts(data_dir) == [DECK]

        second = start(hour=15)
        way = second.desktop
        qtbot.waitUntil(lambda: bool(way._ways[0]._owner), timeout=PATIENCE)  # type: ignore[attr-defined]
        assert settle(second.app)
        assert list(service.cards) == [number], "told once"
        key = next(each for each in card.actions if each.endswith("/done"))
        service.press(number, key)
        qtbot.waitUntil(lambda: second.tray.texts()[0].startswith("Undo: Done"), timeout=PATIENCE)
        second.app.close()
    assert open_texts(data_dir) == []


def test_without_bus_and_tray_the_window_itself_shows_the_card(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    promise(data_dir, DECK)
    choose(data_dir)
    monkeypatch.setattr(making, "of_this_system", of_this_system)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nowhere'}")
    tray = FakeTray(available=False)
    application = app.build([], data_dir=data_dir, clock=lambda: TWO, tray=tray)
    application.start()
    application.window.complete()
    qtbot.waitUntil(lambda: application.window.findChild(CardBar) is not None, timeout=PATIENCE)
    bar = application.window.findChild(CardBar)
    assert (plain(bar.label.text()), tray.told) == (DECK, [])
    bar.buttons[0].click()
    assert settle(application)
    assert application.window.undo_bar.text == f"Done: {DECK}"
    application.close()
    assert open_texts(data_dir) == []


@pytest.mark.skipif(bool(MISSING), reason=f"needs a real desktop; not here: {', '.join(MISSING)}")
def test_done_on_a_real_card_is_read_from_the_book(data_dir: Path, tmp_path: Path, qtbot: QtBot) -> None:
    promise(data_dir, DECK)
    choose(data_dir)
    (tmp_path / "dunstrc").write_text(SETTINGS.format(tmp_path), encoding="utf-8")
    (tmp_path / "menu").write_text(MENU.format(tmp_path), encoding="utf-8")
    (tmp_path / "menu").chmod(0o700)
    program = [sys.executable, "-m", "networker", "--data-dir", str(data_dir), "--now", TWO.isoformat()]
    with ExitStack() as stack:
        bus = f"unix:path={stack.enter_context(own_bus(tmp_path))}"
        own = {"DISPLAY": stack.enter_context(x_server(tmp_path)), "DBUS_SESSION_BUS_ADDRESS": bus}
        environment = {**os.environ, **own, "QT_QPA_PLATFORM": "xcb"}
        dunst = Dunst(tmp_path, environment)
        stack.enter_context(dunst.run())
        quiet = subprocess.DEVNULL
        for words in (["openbox"], ["trayer", "--edge", "top"]):
            stack.callback(end, subprocess.Popen(words, env=environment, stdout=quiet, stderr=quiet))

        def promises() -> list[str]:
            found = subprocess.run(
                [*program, "due", "--json"], cwd=ROOT, env=environment, capture_output=True, check=True
            )
            return [each["text"] for each in json.loads(found.stdout)["follow_ups"]]

        qtbot.waitUntil(lambda: _answers(dunst), timeout=PATIENCE)
        err = tmp_path / "program.err"
        with err.open("wb") as moaned:
            running = subprocess.Popen(
                [*program, "--tray"], cwd=ROOT, env=environment, stdout=moaned, stderr=moaned
            )
        stack.callback(end, running)
        qtbot.waitUntil(lambda: dunst.control("count", "displayed") == "1", timeout=PATIENCE)
        assert promises() == [DECK]
        dunst.press("Done")
        qtbot.waitUntil(lambda: promises() == [], timeout=PATIENCE)
        assert running.poll() is None
        assert err.read_text(encoding="utf-8") == ""


def _answers(dunst: Dunst) -> bool:
    try:
        return dunst.control("count", "displayed") == "0"
    except subprocess.CalledProcessError:
        return False
