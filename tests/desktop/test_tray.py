"""The menu of the tray icon asks for what its words say."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker import paths
from networker.desktop.tray import Line, SystemTray


@pytest.mark.parametrize(
    ("word", "signal"),
    [
        ("Today", "today_requested"),
        ("Log…", "log_requested"),
        ("Promise…", "promise_requested"),
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


def test_lines_stand_above_the_others_and_replace_the_former(qapp: QApplication) -> None:
    tray = SystemTray(paths.resources() / "icons")
    below = [each.text() for each in tray._menu.actions()]
    run: list[str] = []
    tray.show_lines([Line("Old")])
    tray.show_lines(
        [
            Line("Undo: R&D", lambda: run.append("undo")), Line(), Line("Promises due"),
            Line("Call her", under=[Line("Done", lambda: run.append("done")), Line(), Line("Drop")]),
        ]
    )  # fmt: skip
    undo, rule, head, promise, last = tray._menu.actions()[: -len(below)]
    assert (undo.text(), rule.isSeparator(), last.isSeparator()) == ("Undo: R&&D", True, True)
    assert (head.text(), head.isEnabled()) == ("Promises due", False)
    menu = promise.menu()
    assert menu is not None
    done = menu.actions()[0]
    assert [each.text() for each in menu.actions()] == ["Done", "", "Drop"]
    undo.trigger()
    done.trigger()
    assert run == ["undo", "done"]
    tray.show_lines([])
    assert [each.text() for each in tray._menu.actions()] == below
    tray.close()
