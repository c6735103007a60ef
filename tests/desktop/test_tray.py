"""The tray's icon and menu: a menu that changes as long as nobody looks at it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from networker.desktop import tray as tray_module
from networker.desktop.bar import Bar
from networker.desktop.tray import Line, SystemTray
from networker.desktop.tray_mark import INK
from tests.desktop.test_tray_mark import colours


@pytest.fixture
def tray(qapp: QApplication) -> SystemTray:
    return SystemTray()


def test_the_icon_is_of_the_bar_and_drawn_anew_with_it(
    tray: SystemTray, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    bars = [Bar.DARK]
    monkeypatch.setattr(tray_module, "bar_here", lambda scheme: bars[0])

    def inks() -> set[str]:
        return colours(tray._icon.icon().pixmap(48, 48).toImage())

    tray.set_waiting(3, words="Networker")
    assert INK[Bar.DARK].lower() in inks()
    bars[0] = Bar.LIGHT
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert INK[Bar.LIGHT].lower() in inks()


def texts(tray: SystemTray) -> list[str]:
    return [each.text() for each in tray._menu.actions()]


def test_the_lines_are_the_menu_and_replace_the_former(tray: SystemTray) -> None:
    run: list[str] = []
    tray.show_lines([Line("Old")])
    tray.show_lines(
        [
            Line("Undo: R&D", lambda: run.append("undo")), Line(), Line("Promises due"),
            Line("Call her", under=[Line("Done", lambda: run.append("done")), Line(), Line("Drop")]),
        ]
    )  # fmt: skip
    undo, rule, head, promise = tray._menu.actions()
    assert (undo.text(), rule.isSeparator()) == ("Undo: R&&D", True)
    assert (head.text(), head.isEnabled()) == ("Promises due", False)
    menu = promise.menu()
    assert menu is not None
    done = menu.actions()[0]
    assert [each.text() for each in menu.actions()] == ["Done", "", "Drop"]
    undo.trigger()
    done.trigger()
    assert run == ["undo", "done"]
    tray.close()


def test_nothing_moves_in_a_menu_that_is_open(tray: SystemTray, qtbot: QtBot) -> None:
    tray.show_lines([Line("Old")])
    tray._menu.popup(tray._menu.pos())
    tray.show_lines([Line("New")])
    assert texts(tray) == ["Old"]
    tray._menu.hide()
    qtbot.waitUntil(lambda: texts(tray) == ["New"])
    tray.close()


def test_a_press_opens_and_the_middle_button_logs(tray: SystemTray, qtbot: QtBot) -> None:
    reason = QSystemTrayIcon.ActivationReason
    with qtbot.waitSignal(tray.open_requested):
        tray._icon.activated.emit(reason.Trigger)
    with qtbot.waitSignal(tray.log_requested), qtbot.assertNotEmitted(tray.open_requested):
        tray._icon.activated.emit(reason.MiddleClick)
    tray.close()
