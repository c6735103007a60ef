"""The last way to show a card: above the pages of the window, where that is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.notify.port import OPEN, Action, Notification
from networker.ui.icons import Icons
from networker.ui.reminders.banner import InWindow
from networker.ui.theme import Theme

ACTIONS = (Action("done", "Done"), Action("later", "Later"), Action(OPEN, "Open"))


class Page(QWidget):
    """Puts bars where the window does."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.seen = True


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def way(page: Page, theme: Theme, icons: Icons) -> InWindow:
    return InWindow(lambda: page.column.addWidget if page.seen else None, theme, icons, page)


def answers(way: InWindow, qtbot: QtBot, *cards: Notification) -> list[tuple[str, str]]:
    got: list[tuple[str, str]] = []
    way.shown.connect(lambda tag: got.append(("shown", tag)))
    way.failed.connect(lambda tag: got.append(("failed", tag)))
    for card in cards:
        way.show(card)
    assert got == [], "never before it returns"
    qtbot.waitUntil(lambda: len(got) == len(cards), timeout=60_000)
    return got


def test_cards_come_one_after_the_other_and_can_be_answered_by_keys(
    way: InWindow, page: Page, qtbot: QtBot
) -> None:
    pressed: list[tuple[str, str]] = []
    way.pressed.connect(lambda tag, action: pressed.append((tag, action)))
    cards = [Notification(tag, f"<b>{tag}</b>", "to Ana", ACTIONS) for tag in "abc"]
    assert answers(way, qtbot, *cards) == [("shown", "a"), ("shown", "b"), ("shown", "c")]
    bar = way.bar
    assert bar is not None
    assert (bar.label.text(), bar.more.text()) == ("<b>a</b>", "to Ana")
    assert [each.text() for each in bar.buttons] == ["Done", "Later", "Open"]
    bar.buttons[0].setFocus()
    qtbot.keyClick(bar.buttons[0], Qt.Key.Key_Return)
    assert pressed == [("a", "done")]
    assert way.bar is not None
    qtbot.keyClick(way.bar.close_button, Qt.Key.Key_Escape)
    assert way.bar is not None
    assert way.bar.label.text() == "<b>c</b>"
    way.withdraw("c")
    assert (way.bar, pressed) == (None, [("a", "done")])


def test_it_fails_where_no_window_is_seen_and_forgets_with_the_window(
    way: InWindow, page: Page, qtbot: QtBot
) -> None:
    page.seen = False
    assert answers(way, qtbot, Notification("a", "A", "")) == [("failed", "a")]
    page.seen = True
    way.show(Notification("a", "A", ""))
    way.show(Notification("a", "A again", ""))
    assert way.bar is not None
    assert way.bar.label.text() == "A again"
    way.close()
    assert way.bar is None
