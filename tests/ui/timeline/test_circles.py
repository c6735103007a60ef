"""The menu behind a circle: rooms, a wish for the rhythm, and what is said to a drift, each undoable."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Circle, PersonId
from networker.services import circles, undo
from networker.store.book import Book
from networker.ui.text import isolate
from networker.ui.timeline.circles import CircleMenu
from networker.ui.timeline.pane import TimelinePane
from tests.services.test_circles import friend
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, said_name

Show = Callable[[PersonId], TimelinePane]


@pytest.fixture
def show(put_up: PutUp, qtbot: QtBot) -> Show:
    def show_(person: PersonId) -> TimelinePane:
        pane = put_up(TimelinePane)
        pane.show_person(person)
        qtbot.waitUntil(lambda: pane.header.head is not None and pane._jobs.idle)
        return pane

    return show_


def action(menu: QMenu | None, text: str) -> QAction:
    assert menu is not None
    return next(each for each in menu.actions() if each.text().partition("\t")[0].startswith(text))


def often(pane: TimelinePane) -> QMenu:
    below = action(pane.header.circle_menu, "How often").menu()
    assert isinstance(below, QMenu)
    return below


def at_rest(pane: TimelinePane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane._jobs.idle)


def person(book: Book, who: PersonId, column: str) -> object:
    return book.read(f"SELECT {column} FROM person WHERE id = ?", (who,))[0][0]


def test_a_drift_is_one_line_and_its_answers_stand_in_the_menu(book: Book, show: Show, qtbot: QtBot) -> None:
    ana = friend(book, "Ana Torres", every=9, circle=Circle.WIDE)
    pane = show(ana)
    line = pane.header.drift
    assert line.isVisible()
    assert said_name(line) == f"You and {isolate('Ana')} talk every 11 days, like your close circle."
    before = pane.header.height()
    action(pane.header.circle_menu, "Leave as it is").trigger()
    at_rest(pane, qtbot)
    assert not line.isVisible()
    assert pane.header.heightForWidth(544) < before
    assert pane.header.circle_menu.actions()[0].text().startswith("Inner")
    assert person(book, ana, "circle") == 4
    pane._jobs.write(line, undo.undo, book, now=NOW)
    at_rest(pane, qtbot)
    assert line.isVisible()
    action(pane.header.circle_menu, "Move to Close").trigger()
    at_rest(pane, qtbot)
    assert person(book, ana, "circle") == 2
    assert not line.isVisible()


def test_never_from_the_menu(book: Book, show: Show, qtbot: QtBot) -> None:
    ana = friend(book, "Ana", every=9, circle=Circle.WIDE)
    pane = show(ana)
    action(pane.header.circle_menu, "Never for").trigger()
    at_rest(pane, qtbot)
    assert circles.drifted(book, today=NOW.date()) == []


def test_the_line_opens_the_menu_by_the_keyboard(book: Book, show: Show, qtbot: QtBot) -> None:
    pane = show(friend(book, "Ana", every=9, circle=Circle.WIDE))
    pane.header.drift.setFocus()
    qtbot.keyClick(pane.header.drift, Qt.Key.Key_Return)
    assert pane.header.circle_menu.isVisible()
    pane.header.circle_menu.hide()
    at_rest(pane, qtbot)


def test_the_menu_tells_how_many_each_circle_holds(book: Book, show: Show, qtbot: QtBot) -> None:
    pane = show(friend(book, "Ana", every=30, circle=Circle.CLOSE))
    menu: CircleMenu = pane.header.circle_menu
    menu.popup(pane.mapToGlobal(pane.rect().center()))
    at_rest(pane, qtbot)
    assert [each.text() for each in menu._lines.values()] == [
        "Inner  ·  0 of 5\t1", "Close  ·  1 of 15\t2", "Good  ·  0 of 50\t3", "Wide  ·  0 of 150\t4", "Beyond\t5",
    ]  # fmt: skip
    menu.hide()


def test_a_wish_and_to_the_day(book: Book, show: Show, qtbot: QtBot) -> None:
    ana = friend(book, "Ana", every=30, circle=Circle.CLOSE)
    pane = show(ana)
    assert action(often(pane), "As the circle: every 4 weeks").isChecked()
    assert not action(often(pane), "To the day").isEnabled(), "of a wish alone"
    action(often(pane), "Every 7 days").trigger()
    at_rest(pane, qtbot)
    assert (person(book, ana, "wish_days"), person(book, ana, "wish_strict")) == (7, 0)
    assert action(often(pane), "Every 7 days").isChecked()
    action(often(pane), "To the day").trigger()
    at_rest(pane, qtbot)
    assert (person(book, ana, "wish_days"), person(book, ana, "wish_strict")) == (7, 1)
    assert action(often(pane), "To the day").isChecked()
    action(often(pane), "Every 4 weeks").trigger()
    at_rest(pane, qtbot)
    assert (person(book, ana, "wish_days"), person(book, ana, "wish_strict")) == (30, 1), (
        "another wish is as strict"
    )
    action(often(pane), "As the circle").trigger()
    at_rest(pane, qtbot)
    assert (person(book, ana, "wish_days"), person(book, ana, "wish_strict")) == (None, 0)
    for wish in ((30, 1), (7, 1), (7, 0), (None, 0)):
        undo.undo(book, now=NOW)
        assert (person(book, ana, "wish_days"), person(book, ana, "wish_strict")) == wish


def test_a_wish_of_other_days_is_among_them(book: Book, show: Show) -> None:
    ana = friend(book, "Ana", every=30, circle=None)
    circles.set_wish(book, ana, 45, now=NOW)
    pane = show(ana)
    assert action(often(pane), "Every 6 weeks").isChecked()
    assert action(often(pane), "As it comes")
