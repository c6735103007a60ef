"""A form over a pane: Tab stays within, Esc and a press beside it leave it, Enter asks for it to be written."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.about.topic_card import TopicCard
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from tests.journeys.steps import key, type_text


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, icons: Icons) -> TopicCard:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(600, 500)
    QVBoxLayout(pane).addWidget(QPushButton("under it"))
    pane.show()
    qtbot.waitExposed(pane)
    pane.activateWindow()
    pane.findChild(QPushButton).setFocus()
    made = TopicCard("About Ana", theme, icons, pane)
    made.open()
    return made


def test_tab_goes_round_within(card: TopicCard) -> None:
    seen = []
    for _ in range(4):
        focus = card.window().focusWidget()
        seen.append(focus.accessibleName() or focus.text())  # type: ignore[attr-defined, union-attr]
        key(focus, "Tab")  # type: ignore[arg-type]
    assert seen == ["Topic", "Save", "Cancel", "Close"]
    assert card.line.hasFocus()
    key(card.line, "Shift+Tab")
    assert card.close_button.hasFocus()


def test_esc_gives_the_keyboard_back(card: TopicCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.closed):
        key(card.line, "Esc")
    assert not card.isVisible()
    assert card.window().focusWidget().text() == "under it"  # type: ignore[union-attr, attr-defined]


def test_a_press_beside_it_leaves_what_is_empty_alone(card: TopicCard, qtbot: QtBot) -> None:
    type_text(card.line, "diving")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert card.isVisible()
    card.line.clear()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card._card.center().toPoint())
    assert card.isVisible()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not card.isVisible()


def test_a_sentence_makes_room_for_itself(card: TopicCard) -> None:
    before = card._card.height()
    card.say("A topic has 60 letters at most: a word or two are enough, and this sentence has a second line.")
    assert card._card.height() > before
    assert card.save.geometry().bottom() < card._card.bottom()
    assert card.save.isEnabled()


def test_it_fits_a_low_pane(card: TopicCard) -> None:
    card.parentWidget().resize(300, 150)
    card.place()
    assert card._card.bottom() <= card.height()
    assert card._card.width() <= card.width()
