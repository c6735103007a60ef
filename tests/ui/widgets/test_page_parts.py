"""What two-sided pages have alike: grey lines only after a while, and who has the keyboard."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import Waiting, has_keyboard, page_head
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
