"""Which ways a system has, and a card that goes down all of them."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from networker import paths
from networker.desktop.notify.here import of_this_system
from networker.desktop.notify.port import Notification
from tests.desktop.notify.ways import Way

ICON = paths.resources() / "icons" / "app.svg"


class NoTray(QObject):
    told_pressed = Signal()
    available = False


@pytest.mark.parametrize(
    ("platform", "first"), [("linux", "Freedesktop"), ("win32", "Others"), ("darwin", "Others")]
)
def test_each_system_has_its_own_way_first(platform: str, first: str, tmp_path: Path, qtbot: QtBot) -> None:
    if platform == "linux" and sys.platform in ("win32", "darwin"):
        pytest.skip("there is no D-Bus")
    banner, tray = Way(), NoTray()
    chain = of_this_system(tmp_path, icon=ICON, tray=tray, banner=banner, platform=platform)  # type: ignore[arg-type]
    assert [type(each).__name__ for each in chain._ways] == [first, "Balloon", "Way"]
    chain.close()


def test_without_a_bus_and_without_a_tray_there_is_the_banner(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    banner, tray = Way(), NoTray()
    chain = of_this_system(tmp_path, icon=ICON, tray=tray, banner=banner, platform="linux")  # type: ignore[arg-type]
    chain.listen()
    chain.show(Notification("a", "A", ""))
    qtbot.waitUntil(lambda: banner.cards == ["A"], timeout=60_000)
    with qtbot.waitSignal(chain.shown, timeout=60_000):
        banner.shown.emit("a")
    chain.close()
