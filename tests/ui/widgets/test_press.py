"""Buttons painted by hand behave as buttons do: Space, Enter, a name for screen readers, an & that stays."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.basics import (
    Button,
    Chip,
    IconButton,
    Link,
    MenuButton,
    SplitButton,
    TickBox,
    add_action,
)
from tests.ui.helpers import held, key, said_name

Make = Callable[[str, Theme, Icons, QWidget], QAbstractButton]
MAKERS: dict[str, Make] = {
    "plain": lambda word, theme, icons, on: Button(word, theme, parent=on),
    "menu": lambda word, theme, icons, on: MenuButton(word, theme, icons, parent=on),
    "chip": lambda word, theme, icons, on: Chip(word, theme, icons, kind="asks", parent=on),
    "tick": lambda word, theme, icons, on: TickBox(word, theme, icons, parent=on),
    "link": lambda word, theme, icons, on: Link(word, theme, parent=on),
    "glyph": lambda word, theme, icons, on: IconButton("more", word, theme, icons, parent=on),
}


class Stand(QWidget):
    """What buttons stand on; remembers the keys that were not meant for it."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


@pytest.fixture
def stand(qtbot: QtBot) -> Stand:
    made = Stand()
    qtbot.addWidget(made)
    return made


@pytest.fixture(params=MAKERS)
def make(
    request: pytest.FixtureRequest, theme: Theme, icons: Icons, stand: Stand
) -> Callable[[str], QAbstractButton]:
    return lambda word: MAKERS[request.param](word, theme, icons, stand)


@pytest.mark.parametrize("code", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_it_and_do_not_reach_what_it_stands_on(
    make: Callable[[str], QAbstractButton], stand: Stand, code: Qt.Key
) -> None:
    button, pressed = make("Later"), []
    button.clicked.connect(lambda: pressed.append(1))
    key(button, code)
    assert (pressed, stand.keys) == ([1], [])
    key(button, Qt.Key.Key_J)
    assert stand.keys == [Qt.Key.Key_J]


def test_an_and_sign_is_no_shortcut_and_is_read_out(make: Callable[[str], QAbstractButton]) -> None:
    button = make("R&D & Friends")
    assert button.shortcut().isEmpty()
    assert said_name(button) == "R&D & Friends"


def test_it_can_be_reached_by_tab(make: Callable[[str], QAbstractButton]) -> None:
    assert make("Later").focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_name_of_its_own_outlives_a_change_of_the_word(theme: Theme, icons: Icons, stand: Stand) -> None:
    button = MenuButton("Last talk", theme, icons, parent=stand)
    button.setText("Name")
    assert said_name(button) == "Name"
    button.setAccessibleName("Order")
    button.setText("Newest")
    assert said_name(button) == "Order"


class Menu(QMenu):
    """Tells where it was to open, without a window system."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.opened: list[QPoint] = []

    def popup(self, where: QPoint, *_rest: object) -> None:  # type: ignore[override]
        self.opened.append(where)


def test_a_menu_opens_below_its_button(theme: Theme, icons: Icons, stand: Stand) -> None:
    button = MenuButton("Later", theme, icons, parent=stand)
    button.move(30, 40)
    button.resize(button.sizeHint())
    button.menu = menu = Menu(stand)
    button.click()
    assert menu.opened == [stand.mapToGlobal(QPoint(30, 70))]


def test_the_menu_of_a_glyph_ends_where_the_glyph_ends(theme: Theme, icons: Icons, stand: Stand) -> None:
    button = IconButton("more", "More", theme, icons, parent=stand)
    button.menu = menu = Menu(stand)
    add_action(menu, "Let go", lambda: None)
    button.click()
    assert menu.opened[0].x() + menu.sizeHint().width() == button.mapToGlobal(QPoint(28, 0)).x()


def test_the_arrow_of_a_split_button_opens_the_other_ways(theme: Theme, icons: Icons, stand: Stand) -> None:
    split, pressed = SplitButton("Call", theme, icons, stand), []
    menu = Menu(stand)
    split.set_menu(menu)
    split.clicked.connect(lambda: pressed.append(1))
    split.arrow.click()
    assert (len(menu.opened), pressed) == (1, [])
    split.main.click()
    assert (len(menu.opened), pressed) == (1, [1])
    assert said_name(split.arrow) == "Other ways"


def test_a_line_of_a_menu_shows_its_text_as_it_is(stand: Stand) -> None:
    menu, called = QMenu(stand), []
    action = add_action(menu, "Write to R&D", lambda: called.append(1))
    action.trigger()
    assert (action.text(), called) == ("Write to R&&D", [1])


def test_enter_held_down_presses_once(make: Callable[[str], QAbstractButton], stand: Stand) -> None:
    button, pressed = make("Later"), []
    button.clicked.connect(lambda: pressed.append(1))
    held(button, Qt.Key.Key_Return)
    assert (pressed, stand.keys) == ([], [])
