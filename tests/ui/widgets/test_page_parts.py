"""What two-sided pages have alike: when they ask anew, grey lines only after a while, and who has the keyboard."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.domain.vocabulary import PersonId
from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import (
    LEFT,
    FreshPage,
    ListWaiting,
    Waiting,
    has_keyboard,
    page_head,
    side_by_side,
)
from networker.ui.widgets.states import Hairline
from tests.ui.helpers import inks, picture_of


class Lines(Waiting):
    def paint_lines(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(4, 4, 20, 8), self._theme.colour("select"))


def test_grey_lines_only_after_a_while_and_not_at_once_the_next_time(theme: Theme, qtbot: QtBot) -> None:
    waiting = Lines(theme)
    qtbot.addWidget(waiting)
    waiting.resize(60, 30)
    grey = theme.colour("select").name()
    for _ in range(2):
        waiting.show()
        assert grey not in inks(picture_of(waiting)), "not for a glance"
        qtbot.waitUntil(lambda: waiting.patient)
        assert grey in inks(picture_of(waiting))
        waiting.hide()
    waiting.show()
    waiting.hide()
    assert not waiting.patience.isActive()


def test_grey_rows_stand_in_the_list_at_the_left(theme: Theme, qtbot: QtBot) -> None:
    waiting = ListWaiting(theme, rows=2, high=40, top=20, left=lambda page: page.width() // 2)
    qtbot.addWidget(waiting)
    waiting.resize(400, 200)
    waiting.show()
    qtbot.waitUntil(lambda: waiting.patient)
    picture, grey = picture_of(waiting), theme.colour("select").name()
    assert inks(picture, QRect(0, 0, 200, 20)) == {theme.colour("window").name()}
    for top in (20, 60):
        assert grey in inks(picture, QRect(0, top, 200, 40))
    assert grey not in inks(picture, QRect(0, 100, 400, 100)), "no more than so many"
    assert inks(picture, QRect(200, 0, 1, 200)) == {theme.colour("line").name()}
    assert inks(picture, QRect(201, 0, 199, 200)) == {theme.colour("base").name()}


class Counting(FreshPage):
    """Knows how often it asked; changes of no people are none of its business."""

    asked = 0

    def refresh(self) -> None:
        self._stale = False
        self.asked += 1

    def touched_by(self, changes: Changes) -> bool:
        return bool(changes.people)


@pytest.fixture
def page(jobs: Jobs, theme: Theme, qtbot: QtBot) -> Counting:
    made = Counting("counting", "Counting", jobs=jobs, theme=theme, parent=None)
    qtbot.addWidget(made)
    return made


def test_a_page_asks_when_it_is_shown_and_not_again_where_nothing_changed(page: Counting) -> None:
    assert (page.objectName(), page.accessibleName(), page.asked) == ("counting", "Counting", 0)
    for _ in range(2):
        page.show()
        page.hide()
    assert page.asked == 1


def test_what_changes_while_a_page_is_looked_at_is_asked_once_soon(
    page: Counting, jobs: Jobs, qtbot: QtBot
) -> None:
    page.show()
    for person in (1, 2):
        jobs.changed.emit(Changes(people=frozenset({PersonId(person)})), None)
    assert page.asked == 1, "not at once: more may come"
    qtbot.waitUntil(lambda: not page._again.isActive())
    assert page.asked == 2


def test_what_changes_elsewhere_is_asked_when_the_page_is_shown_again(page: Counting, jobs: Jobs) -> None:
    page.show()
    page.hide()
    jobs.changed.emit(Changes(follow_ups=frozenset({1})), None)
    page.show()
    page.hide()
    assert page.asked == 1, "that is none of its business"
    jobs.changed.emit(Changes(people=frozenset({PersonId(1)})), None)
    assert not page._again.isActive()
    page.show()
    assert page.asked == 2


def test_two_stand_side_by_side_and_the_right_one_takes_the_room(theme: Theme, qtbot: QtBot) -> None:
    whole, left, right = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(whole)
    left.setMinimumWidth(LEFT)
    side_by_side(left, right, theme, whole)
    whole.resize(1000, 100)
    whole.show()
    assert (left.geometry(), right.geometry()) == (
        QRect(0, 0, LEFT, 100),
        QRect(LEFT + 1, 0, 999 - LEFT, 100),
    )
    assert whole.findChild(Hairline).geometry() == QRect(LEFT, 0, 1, 100)


def test_the_keyboard_is_with_a_part_or_something_in_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    part, other = QWidget(window), QLineEdit(window)
    field = QLineEdit(part)
    column.addWidget(part)
    column.addWidget(other)
    window.show()
    told = []
    for each in (other, field):
        each.setFocus()
        told.append((has_keyboard(part), has_keyboard(field)))
    assert told == [(False, False), (True, True)]
    part.hide()
    assert not has_keyboard(part)


def test_the_head_of_a_page_is_text(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    head = page_head("<b>x</b>", theme, aside=16, parent=parent)
    assert (head.text(), head.contentsMargins().left(), head.height()) == ("<b>x</b>", 16, 24)
