"""A menu with one choice: by the keyboard it begins at what is chosen, and letters go where they say."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.ui.widgets.choice_menu import ChoiceMenu
from tests.ui.helpers import key

WORDS = {"given": "First name", "mail": "Mail", "work": "Mail, work", "": "Leave out"}


def test_enter_keeps_what_is_chosen_and_a_letter_goes_to_the_next(qtbot: QtBot) -> None:
    beside = QWidget()
    qtbot.addWidget(beside)
    beside.show()
    said: list[str] = []
    menu = ChoiceMenu(WORDS, lambda: said[-1] if said else "mail", said.append, apart=("",), parent=beside)

    def opened() -> None:
        menu.popup(beside.mapToGlobal(beside.rect().center()))
        qtbot.waitUntil(lambda: menu.activeAction() is not None)

    opened()
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["Mail"]
    key(menu, Qt.Key.Key_Return)
    assert said == ["mail"]
    opened()
    QTest.keyClicks(menu, "m")
    key(menu, Qt.Key.Key_Return)
    opened()
    assert said == ["mail", "work"]
    QTest.keyClicks(menu, "M")
    key(menu, Qt.Key.Key_Return)
    assert said == ["mail", "work", "mail"], "and from the last to the first"
    opened()
    QTest.keyClicks(menu, "x")
    assert menu.activeAction().text() == "Mail"
    key(menu, Qt.Key.Key_Escape)
    assert said == ["mail", "work", "mail"]
