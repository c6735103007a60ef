"""The tray's icon and menu: what the icon shows in every size, and a menu that changes as long as nobody looks at it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from networker import paths
from networker.desktop import tray as tray_module
from networker.desktop.bar import Bar
from networker.desktop.tray import BADGE, INK, SIZES, Line, SystemTray, tray_icon

ICONS = paths.resources() / "icons"


@pytest.fixture
def tray(qapp: QApplication) -> SystemTray:
    return SystemTray(ICONS)


def colours(image: QImage) -> set[str]:
    """Those that are not see-through."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {each.name() for each in pixels if each.alpha() == 255}


@pytest.mark.parametrize("bar", Bar)
def test_the_icon_is_drawn_for_every_size_and_its_badge_is_never_red(qapp: QApplication, bar: Bar) -> None:
    disc = BADGE[bar][0].lower()
    for waiting in (0, 1, 3, 12):
        icon = tray_icon(ICONS, waiting, bar=bar)
        for size in SIZES:
            image = icon.pixmap(size, size).toImage()
            assert image.width() == size, "drawn, and not scaled"
            found = colours(image)
            assert (disc in found) == (waiting > 0), (size, waiting)
            assert INK[bar].lower() in found or size < 22
            assert not any(QColor(each).hslHue() in range(345, 360) for each in found)


def test_more_than_nine_are_a_plain_disc(qapp: QApplication) -> None:
    """A digit is drawn on it in its own colour, and on the disc of ten there is none."""
    digits = [
        BADGE[Bar.LIGHT][1].lower() in colours(tray_icon(ICONS, n, bar=Bar.LIGHT).pixmap(48, 48).toImage())
        for n in (9, 10)
    ]
    assert digits == [True, False]


def test_a_paused_icon_stands_back(qapp: QApplication) -> None:
    image = tray_icon(ICONS, 3, bar=Bar.LIGHT, paused=True).pixmap(44, 44).toImage()
    alphas = [image.pixelColor(x, y).alpha() for x in range(44) for y in range(44)]
    assert 130 <= max(alphas) <= 145, "55 % of its ink, and no badge"


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [getattr(QColor(colour), f"{each}F")() for each in ("red", "green", "blue")]
        line = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
        return sum(map(float.__mul__, (0.2126, 0.7152, 0.0722), line))

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_on_a_bar_that_is_not_known_all_of_it_can_be_seen() -> None:
    disc, digit = BADGE[Bar.UNKNOWN]
    for bar in ("#000000", "#202020", "#F0F0F0", "#FFFFFF"):
        assert contrast(INK[Bar.UNKNOWN], bar) >= 3
        assert contrast(disc, bar) >= 3
    assert contrast(disc, digit) >= 3


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
