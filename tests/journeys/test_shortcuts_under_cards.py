"""A shortcut may move the keyboard while a card lies over a pane: what has the keyboard is always in sight."""

from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from networker.services import notes, people
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, type_text


@pytest.fixture
def chosen(data_dir: Path) -> Iterator[Application]:
    """The program with somebody chosen."""
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Ruiz", now=NOW)
    with opened(data_dir) as application:
        application.window.show_person(1)
        assert settle(application)
        yield application


def _focus(application: Application) -> QWidget:
    found = application.window.focusWidget()
    assert found is not None
    return found


def _in_sight(part: QWidget) -> bool:
    """Whether nothing lies over the middle of a part."""
    if not part.isVisible():
        return False
    window, at = (
        part.window(),
        part.mapTo(part.window(), QPoint(min(part.width() // 2, 40), part.height() // 2)),
    )
    found = window.childAt(at)
    return found is not None and (found is part or part.isAncestorOf(found))


OPENED = {
    "note": "Ctrl+Shift+N", "promise": "Ctrl+P", "add": "Ctrl+N", "palette": "Ctrl+K", "fact": "", "tie": ""
}  # fmt: skip
GOES = (
    "Ctrl+L",
    "Ctrl+T",
    "Ctrl+F",
    "Ctrl+G",
    "Ctrl+B",
    "Ctrl+P",
    "Ctrl+K",
    "Ctrl+Shift+F",
    "Ctrl+Shift+N",
    "Ctrl+N",
)


def _open(application: Application, what: str) -> None:
    window = application.window
    if OPENED[what]:
        key(_focus(application), OPENED[what])
    else:
        known = window.timeline.known
        known.note_fact() if what == "fact" else known.note_tie()
    assert settle(application)


@pytest.mark.parametrize("size", [(1280, 800), (780, 430)])
def test_what_has_the_keyboard_is_in_sight(chosen: Application, size: tuple[int, int]) -> None:
    window = chosen.window
    window.resize(*size)
    hidden = []
    for what, goes in product(OPENED, GOES):
        window.palette_.dismiss()
        window.show_person(1)
        window.timeline.keep_typed()
        window.contacts.list.setFocus()
        assert settle(chosen)
        _open(chosen, what)
        key(_focus(chosen), goes)
        assert settle(chosen)
        if not _in_sight(_focus(chosen)):
            hidden.append(f"{what}, {goes}: {_focus(chosen)}")
    assert hidden == []


def test_ctrl_l_behind_the_notes_writes_them_and_has_the_words(chosen: Application, data_dir: Path) -> None:
    window = chosen.window
    _open(chosen, "note")
    type_text(_focus(chosen), "likes tea")
    key(_focus(chosen), "Ctrl+L")
    type_text(_focus(chosen), "coffee")
    assert settle(chosen)
    assert window.timeline.notes.card is None
    assert window.timeline.quick_line.line.text() == "coffee"
    with closing(Book(data_dir, now=NOW, writes=False)) as book:
        assert notes.of(book, 1) == "likes tea"


def test_the_key_of_the_notes_leads_back_into_their_card(chosen: Application) -> None:
    _open(chosen, "note")
    text = _focus(chosen)
    key(text, "Ctrl+F")
    assert _focus(chosen) is not text
    key(_focus(chosen), "Ctrl+Shift+N")
    assert _focus(chosen) is text
