"""The menu of the tray icon asks for what its words say."""

import pytest
from pytestqt.qtbot import QtBot

from networker import paths
from networker.desktop.tray import SystemTray


@pytest.mark.parametrize(
    ("word", "signal"),
    [
        ("Today", "today_requested"),
        ("Log…", "log_requested"),
        ("Open", "open_requested"),
        ("Import…", "import_requested"),
        ("Quit", "quit_requested"),
    ],
)
def test_each_word_of_the_menu_asks_for_one_thing(word: str, signal: str, qtbot: QtBot) -> None:
    tray = SystemTray(paths.resources() / "icons")
    [action] = [each for each in tray._menu.actions() if each.text() == word]
    with qtbot.waitSignal(getattr(tray, signal)):
        action.trigger()
    tray.close()
