"""Names offered in the quick line, by the keys of somebody who types fast."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.log_window import LogWindow
from networker.ui.timeline.quick_line import QuickLine
from tests.ui.helpers import NOW

KEY = Qt.Key
Type = Callable[[str], list[str]]


@pytest.fixture
def window(
    qtbot: QtBot, book: Book, people: Any, jobs: Jobs, theme: Theme, icons: Icons
) -> LogWindow:  # with the service itself: whoever is taken has to be read
    with book.step("fill", "Filling", now=NOW) as step:
        for name, company in (("Ana Torres", "Kew"), ("Anaïs Bell", ""), ("أنس حداد", "Acme")):
            number = step.insert(
                "person", name=name, folded=name.lower(), created_at="2025-01-01T09:00:00+00:00"
            )
            if company:
                step.insert("fact", person=number, field="job", value="", detail=company, noted="2026-01-01")
    made = LogWindow(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW)
    qtbot.addWidget(made)
    made.open_at_pointer()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def line(window: LogWindow) -> QuickLine:
    return window.quick_line


def shown(line: QuickLine) -> list[str]:
    names = line.completer.names.list
    if names.isHidden():
        return []
    texts = [names.item(row).text() for row in range(names.count())]
    return [each.replace("\u2068", "").replace("\u2069", "") for each in texts]


@pytest.fixture
def typed(line: QuickLine, press: Any, settle: Callable[[], None]) -> Type:
    def type_(text: str) -> list[str]:
        press(line.line, *text)
        settle()
        return shown(line)

    return type_


def meant(line: QuickLine) -> list[int]:
    assert line.interpretation is not None
    return [each.person for each in line.interpretation.chips if each.role == "person" and each.person]


def test_two_letters_offer_names_and_tab_takes_the_first(
    line: QuickLine, typed: Type, press: Any, settle: Any, people: Any
) -> None:
    assert typed("coffee a") == []
    assert typed("n") == ["Ana Torres", "Ana Torres  ·  Kew", "Anaïs Bell"]
    press(line.line, KEY.Key_Tab)
    settle()
    assert (line.text(), shown(line), line.line.hasFocus()) == ("coffee Ana Torres", [], True)
    assert meant(line) == [people.ana]
    assert typed(", b") == typed("en") == []
    assert typed("!") == []


def test_down_leads_to_a_namesake_who_is_read_and_logged(
    line: QuickLine, typed: Type, press: Any, settle: Any, book: Book, qtbot: QtBot
) -> None:
    typed("call an")
    press(line.line, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    settle()
    assert (line.text(), meant(line)) == ("call Ana Torres", [4])
    with qtbot.waitSignal(line.logged):
        press(line.line, KEY.Key_Return)
    assert book.read("SELECT person_id FROM interaction_person ORDER BY interaction_id DESC LIMIT 1") == [
        (4,)
    ]


def test_who_was_taken_is_forgotten_with_the_name(
    line: QuickLine, typed: Type, press: Any, settle: Any
) -> None:
    typed("call an")
    press(line.line, KEY.Key_Tab)
    settle()
    assert len(meant(line)) == 1
    press(line.line, KEY.Key_Backspace)
    assert typed("s") == ["Ana Torres", "Ana Torres  ·  Kew"]
    assert meant(line) == []


def test_enter_logs_unless_the_user_went_into_the_list(
    line: QuickLine, typed: Type, press: Any, settle: Any, qtbot: QtBot
) -> None:
    assert typed("call Zoë, ana") == ["Ana Torres", "Ana Torres  ·  Kew", "Anaïs Bell"]
    press(line.line, KEY.Key_Down, KEY.Key_Up)  # in, and out again
    press(line.line, KEY.Key_Return)
    settle()
    assert line.text() == "call Zoë, ana"
    assert line.window().focusWidget() in line.chips.items, "Enter asks which Ana is meant"
    assert shown(line) == []


def test_escape_closes_the_list_for_this_word_then_acts_as_before(
    line: QuickLine, typed: Type, press: Any
) -> None:
    assert typed("call an")
    press(line.line, KEY.Key_Escape)
    assert (shown(line), line.text()) == ([], "call an")
    assert typed("a") == []
    assert typed(", an")
    press(line.line, KEY.Key_Escape, KEY.Key_Escape)
    assert line.text() == ""
    assert typed("call an")


def test_tab_before_the_answer_takes_nobody_of_letters_typed_before(
    line: QuickLine, typed: Type, press: Any, settle: Any
) -> None:
    assert typed("call an")[0] == "Ana Torres"
    press(line.line, "a", "ï", KEY.Key_Tab)
    assert line.text() == "call anaï"
    settle()
    assert line.text() == "call Anaïs Bell"


def test_tab_walks_on_where_nobody_is_offered(line: QuickLine, typed: Type, press: Any, settle: Any) -> None:
    typed("call Ben: boa")
    press(line.line, "t", KEY.Key_Tab)
    settle()
    assert line.window().focusWidget() is line.chips.items[0]


def test_what_is_not_typed_at_the_end_of_a_word_is_not_looked_at(
    line: QuickLine, typed: Type, press: Any, settle: Any
) -> None:
    line.set_text("call an")
    settle()
    assert shown(line) == []
    assert typed("a")
    line.line.cursorBackward(False, 1)
    assert shown(line) == []
    assert typed("n") == [], "an|a is within a word"
    line.line.setCursorPosition(4)
    assert typed("🙂 ") == []
    assert typed("be") == [], "Ben <b>Ode</b> stands before the rest of the sentence"


def test_the_small_window_grows_so_that_no_name_is_cut(
    window: LogWindow, line: QuickLine, typed: Type
) -> None:
    before = window.height()
    assert len(typed("call an")) == 3
    names = line.completer.names.list
    assert names.parentWidget() is window
    assert window.rect().contains(names.geometry())
    assert names.y() >= window.quick_line.y() + line.field.height() - 8
    window.quick_line.clear()
    assert (window.height(), names.isHidden()) == (before, True)


def test_a_screen_reader_is_told_who_would_be_taken(line: QuickLine, typed: Type, press: Any) -> None:
    def said(widget: QWidget, what: QAccessible.Text) -> str:
        return QAccessible.queryAccessibleInterface(widget).text(what)

    typed("call أن")
    names = line.completer.names.list
    assert said(names, QAccessible.Text.Name) == "People whose name begins so"
    assert said(line.line, QAccessible.Text.Description) == "Tab: \u2068أنس حداد\u2069  ·  \u2068Acme\u2069"
    press(line.line, KEY.Key_Down)
    assert said(line.line, QAccessible.Text.Description) == "\u2068أنس حداد\u2069  ·  \u2068Acme\u2069"
    press(line.line, KEY.Key_Escape)
    assert "Acme" not in said(line.line, QAccessible.Text.Description)
