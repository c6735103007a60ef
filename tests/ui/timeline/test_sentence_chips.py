"""The chips below the quick line: which stay, and where the keyboard goes."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.services.views import LogChip
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.chip_words import Worded
from networker.ui.timeline.sentence_chips import SentenceChips

CALL = Worded(LogChip("kind", "Call"), "Call")
NEW = Worded(LogChip("new", "Zoe"), "Add Zoe?", asks=True)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.fixture
def chips(page: QWidget, theme: Theme, icons: Icons, jobs: Jobs) -> SentenceChips:
    line = QLineEdit(page)
    made = SentenceChips(line, book=None, jobs=jobs, theme=theme, icons=icons, parent=page)
    column = QVBoxLayout(page)
    for part in (line, made):
        column.addWidget(part)
        part.show()
    return made


def test_a_chip_that_says_the_same_stays_and_the_line_has_the_keyboard_where_one_goes(
    chips: SentenceChips,
) -> None:
    chips.show_worded([NEW, CALL])
    new, call = chips.chips
    assert chips.asking == [new]
    assert chips.go_to_question() is new
    chips.show_worded([NEW, CALL])
    assert (chips.chips, chips.window().focusWidget()) == ([new, call], new)
    chips.show_worded([CALL])
    assert chips.chips == [call]
    assert chips.window().focusWidget() is chips.after
    assert chips.go_to_question() is None
