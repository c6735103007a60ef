"""In a low window the card that has the keyboard is seen with its question and buttons."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Side
from networker.services import follow_ups
from networker.store.book import Book
from networker.ui.reach_out.face import HEAD
from networker.ui.reach_out.pane import ReachOutPane
from networker.ui.reach_out.rows import CardRow
from networker.ui.reach_out.words import question_about
from tests import samples
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, key

Open = Callable[[int], ReachOutPane]


@pytest.fixture
def low(book: Book, put_up: PutUp, qtbot: QtBot) -> Open:
    def open_(height: int) -> ReachOutPane:
        samples.fill(book, now=NOW)
        people = [row[0] for row in book.read("SELECT id FROM person WHERE me = 0 LIMIT 6")]
        for n, person in enumerate(people):
            due = NOW.date() - timedelta(days=n)
            follow_ups.add(book, text=f"the plan {n}", due=due, side=Side.ME, people=[person], now=NOW)
        pane = put_up(ReachOutPane, 344, height)
        pane.activateWindow()
        pane.refresh()
        settle(pane, qtbot)
        return pane

    return open_


def settle(pane: ReachOutPane, qtbot: QtBot) -> None:
    def quiet() -> bool:
        return pane._jobs.idle and not pane._again.isActive() and pane.today is not None

    qtbot.waitUntil(quiet)
    QApplication.sendPostedEvents()
    qtbot.waitUntil(lambda: quiet() and not pane.glances.is_due and not pane.follows.is_due)


def is_whole(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def test_the_card_that_has_the_keyboard_is_seen_with_its_question(low: Open, qtbot: QtBot) -> None:
    pane = low(440)
    assert not is_whole(pane.card), "it begins below the promises"
    pane.take_keyboard()
    settle(pane, qtbot)
    assert is_whole(pane.card)
    shown = pane.card.card
    assert shown is not None
    pane.begin(shown.person, shown.channel, "")
    settle(pane, qtbot)
    assert pane.card.asked
    assert is_whole(pane.card)
    assert is_whole(pane.card.yes)


def sees_name(pane: ReachOutPane) -> bool:
    seen = pane.card.visibleRegion().boundingRect()
    return seen.top() == 0 and seen.bottom() >= HEAD - 1


def test_of_a_card_that_is_taller_than_the_window_the_name_is_seen(low: Open, qtbot: QtBot) -> None:
    pane = low(260)
    pane.take_keyboard()
    settle(pane, qtbot)
    assert not is_whole(pane.card)
    assert sees_name(pane)
    pane.card._why_link.setFocus()
    settle(pane, qtbot)
    assert is_whole(pane.card._why_link)
    assert sees_name(pane)
    pane.card._toggle_why()
    settle(pane, qtbot)
    assert is_whole(pane.card._why_link)
    assert sees_name(pane)


def test_a_button_that_does_not_fit_with_the_name_is_seen_all_the_same(low: Open, qtbot: QtBot) -> None:
    pane = low(260)
    pane.card.done.setFocus()
    settle(pane, qtbot)
    assert all(is_whole(each) for each in (pane.card.write, pane.card.done, pane.card.later))
    assert not sees_name(pane)


def test_the_question_is_seen_before_the_name_which_it_says(low: Open, qtbot: QtBot) -> None:
    pane = low(260)
    pane.take_keyboard()
    shown = pane.card.card
    assert shown is not None
    pane.begin(shown.person, shown.channel, "")
    settle(pane, qtbot)
    pane.card.setFocus()
    settle(pane, qtbot)
    assert pane.card.asked
    assert is_whole(pane.card.yes)
    assert (shown.given or shown.name) in question_about(shown.given or shown.name)


def test_a_row_that_the_keyboard_comes_to_is_seen(low: Open, qtbot: QtBot) -> None:
    pane = low(390)
    listed = [row for row in pane._rows_holder.findChildren(CardRow) if not row.isHidden()]
    listed[0].setFocus()
    for row in listed[1:]:
        key(QApplication.focusWidget(), Qt.Key.Key_J)
        settle(pane, qtbot)
        assert row.hasFocus()
        assert is_whole(row)


def test_who_scrolls_away_by_hand_is_let_be(low: Open, qtbot: QtBot) -> None:
    pane = low(390)
    pane.take_keyboard()
    settle(pane, qtbot)
    bar = pane._scroll.verticalScrollBar()
    assert bar.value() > 0
    bar.setValue(0)
    settle(pane, qtbot)
    assert bar.value() == 0
