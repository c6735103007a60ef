"""The card on which a key is chosen: what is ticked or pressed holds at once, and what cannot be had is said."""

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.hot_key import Taken
from networker.ui.hot_key.card import HotKeyCard
from networker.ui.hot_key.keeper import HotKeyKeeper
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from tests.ui.helpers import key, said_name


class FakeKeys(QObject):
    """A desktop on which some keys are taken."""

    pressed = Signal()

    def __init__(self, *busy: str, available: bool = True) -> None:
        super().__init__()
        self.busy, self.available, self.held = busy, available, ""

    def take(self, keys: str) -> Taken:
        self.held = "" if keys in self.busy else keys
        return Taken.BUSY if keys in self.busy else Taken.YES

    def release(self) -> None:
        self.held = ""


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def opened(
    keys: str, port: FakeKeys, page: QWidget, theme: Theme, icons: Icons
) -> tuple[HotKeyKeeper, HotKeyCard]:
    keeper = HotKeyKeeper(theme, icons, keys, page, port=port)
    keeper.begin()
    keeper.open_card(page)
    assert keeper.card is not None
    return keeper, keeper.card


def test_a_tick_takes_the_key_that_is_offered_and_no_tick_gives_it_back(
    page: QWidget, theme: Theme, icons: Icons
) -> None:
    port, chosen = FakeKeys(), list[str]()
    keeper, card = opened("", port, page, theme, icons)
    keeper.chosen.connect(chosen.append)
    assert (card.tick.isChecked(), card.key.isVisible(), port.held) == (False, False, "")
    key(card.tick, Qt.Key.Key_Space)
    assert (port.held, card.key.isVisible(), card.said) == (
        "Ctrl+Alt+Space", True, "It is ready. Press it in any program.",
    )  # fmt: skip
    key(card.tick, Qt.Key.Key_Space)
    assert (port.held, chosen) == ("", ["Ctrl+Alt+Space", ""])


def test_another_key_is_taken_by_pressing_it(page: QWidget, theme: Theme, icons: Icons) -> None:
    port, chosen = FakeKeys("Ctrl+Alt+L"), list[str]()
    keeper, card = opened("F9", port, page, theme, icons)
    keeper.chosen.connect(chosen.append)
    ctrl_alt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for code, held, said in (
        (Qt.Key.Key_L, "F9", "Another program has this key. Choose another one."),
        (Qt.Key.Key_N, "Ctrl+Alt+N", "It is ready. Press it in any program."),
    ):
        card.key.setFocus()
        key(card.key, Qt.Key.Key_Return)
        assert card.key.text() == "Press the keys…"
        key(card.key, Qt.Key.Key_Control)  # alone it is the beginning of one
        QTest.keyClick(card.key, code, ctrl_alt)
        assert (port.held, card.said, card.tick.isChecked()) == (held, said, True)
    assert chosen == ["Ctrl+Alt+N"]
    assert said_name(card.key) == "The key: Ctrl+Alt+N. Press to change it"
    key(card.key, Qt.Key.Key_Return)
    key(card.key, Qt.Key.Key_Escape)
    assert (card.key.text(), card.isVisible()) == ("Ctrl+Alt+N", True)


def test_a_key_that_somebody_else_has_by_now_is_said_at_the_start(
    page: QWidget, theme: Theme, icons: Icons
) -> None:
    keeper = HotKeyKeeper(theme, icons, "F9", page, port=FakeKeys("F9"))
    said: list[str] = []
    keeper.failed.connect(said.append)
    keeper.begin()
    assert said == ["F9 no longer opens the Log window: another program has this key, or the desktop does"]


def test_a_desktop_that_gives_none_says_so_and_what_to_do(page: QWidget, theme: Theme, icons: Icons) -> None:
    _, card = opened("", FakeKeys(available=False), page, theme, icons)
    assert (card.tick.isEnabled(), card.said) == (
        False,
        "This desktop lets no program take a key for itself.",
    )
    assert page.focusWidget() is card.copy
    key(card.copy, Qt.Key.Key_Return)
    assert (QGuiApplication.clipboard().text(), card.copy.text()) == ("networker --log", "Copied")


def test_tab_goes_round_within_it_and_esc_or_a_press_beside_it_leaves(
    page: QWidget, theme: Theme, icons: Icons
) -> None:
    keeper, card = opened("F9", FakeKeys(), page, theme, icons)
    stops = []
    for _ in range(4):
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        stops.append(page.focusWidget())
    assert stops == [card.key, card.copy, card.close_button, card.tick]
    key(card.tick, Qt.Key.Key_Escape)
    assert keeper.card is None
    keeper.open_card(page)
    assert keeper.card is not None
    QTest.mouseClick(keeper.card, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert keeper.card is None
