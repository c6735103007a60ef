"""Cards over a pane, one at a time: the next takes the place of the one before, and leaving gives the keyboard back."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.over_card import OneCard, OverCard
from tests.ui.helpers import key


class Made:
    """A page with a field that has the keyboard, and who holds the card over it."""

    def __init__(self, page: QWidget, theme: Theme, icons: Icons) -> None:
        self.page, self._theme, self._icons = page, theme, icons
        self.field = QLineEdit(page)
        self.field.show()
        self.field.setFocus()
        self.holder: OneCard[OverCard] = OneCard(page)

    def open(self, title: str) -> OverCard:
        self.holder.leave()
        card = OverCard(title, "", self._theme, self._icons, self.page)
        self.holder.put(card)
        return card


@pytest.fixture
def made(page: QWidget, theme: Theme, icons: Icons, qtbot: QtBot) -> Made:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return Made(page, theme, icons)


def gone(card: OverCard) -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return not isValid(card)


def test_the_next_takes_the_place_of_the_one_before(made: Made) -> None:
    first = made.open("First")
    assert (made.holder.card, first.isVisible()) == (first, True)
    second = made.open("Second")
    assert gone(first)
    assert (made.holder.card, second.isVisible()) == (second, True)
    made.holder.leave()
    assert made.field.hasFocus(), "where the keyboard was before both"


def test_esc_takes_the_card_away_and_nothing_below_hears_it(made: Made) -> None:
    card = made.open("Card")
    override = QEvent.Type.ShortcutOverride
    asked = QKeyEvent(override, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QCoreApplication.sendEvent(card.close_button, asked)
    assert asked.isAccepted()
    key(card.close_button, Qt.Key.Key_Escape)
    assert made.holder.card is None
    assert made.field.hasFocus()
    assert gone(card)


def test_leaving_without_a_card_is_nothing(made: Made) -> None:
    made.holder.leave()
    made.holder.place()
    assert made.holder.card is None


def test_a_card_follows_the_size_of_its_pane(made: Made) -> None:
    card = made.open("Card")
    made.page.resize(700, 500)
    made.holder.place()
    assert card.size() == made.page.size()
