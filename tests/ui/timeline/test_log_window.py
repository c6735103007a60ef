"""The tray's small window: a line of its own that closes when something was logged."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.log_window import WIDTH, LogWindow
from tests.ui.helpers import NOW


@pytest.fixture
def window(qtbot: QtBot, book: Book, jobs: Jobs, theme: Theme, icons: Icons, service: Any) -> LogWindow:
    made = LogWindow(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW, services=service)
    qtbot.addWidget(made)
    made.open_at_pointer()
    qtbot.waitExposed(made)
    return made


def test_it_opens_centred_a_quarter_from_the_top(window: LogWindow) -> None:
    screen = QRect(1000, 50, 1920, 1000)
    at = window.place_on(screen)
    assert (at.x(), at.y()) == (1000 + (1920 - WIDTH) // 2, 50 + 250)
    assert window.place_on(QRect(0, 0, 300, 200)).x() == 0
    assert window.focusWidget() is window.quick_line.line


def test_it_is_as_high_as_its_chips(window: LogWindow, settle: Callable[[], None]) -> None:
    empty = window.height()
    window.quick_line.set_text("call Ana")
    settle()
    assert (window.width(), window.height()) == (WIDTH, empty + 34)
    assert not window.grab().isNull()


def test_the_foot_says_what_enter_would_do(window: LogWindow, settle: Callable[[], None]) -> None:
    said = [window.foot()]
    for text in ("call Ana", "call Ben", "call Ben Zita"):
        window.quick_line.set_text(text)
        settle()
        said.append(window.foot())
    assert said == [
        "Say what happened, or: remind me to call Ana friday",
        "Nothing unclear. Undo stays possible.",
        "One thing is unclear.",
        "2 things are unclear.",
    ]


def test_the_foot_says_what_escape_would_do(window: LogWindow, press: Any) -> None:
    window.quick_line.set_text("call Ana")
    assert window.keys().endswith("Esc empties the line")
    press(window.quick_line.line, Qt.Key.Key_Escape)
    assert window.quick_line.text() == ""
    assert window.keys().endswith("Esc closes")


def test_logging_closes_it(
    window: LogWindow, settle: Callable[[], None], press: Any, qtbot: QtBot, service: Any
) -> None:
    window.quick_line.set_text("call Ana")
    settle()
    with qtbot.waitSignals([window.logged, window.closed]):
        press(window.quick_line.line, Qt.Key.Key_Return)
    assert not window.isVisible()
    assert [sentence for sentence, _ in service.written] == ["call Ana"]


def test_escape_closes_an_empty_one(window: LogWindow, press: Any) -> None:
    press(window.quick_line.line, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_sentence_not_logged_is_there_next_time(window: LogWindow, settle: Callable[[], None]) -> None:
    window.quick_line.set_text("call Ana")
    settle()
    window.close()
    window.open_at_pointer()
    assert window.quick_line.text() == "call Ana"


def test_closing_it_does_not_end_the_program(window: LogWindow) -> None:
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
