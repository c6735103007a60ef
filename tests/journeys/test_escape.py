"""Esc leaves what is open and nothing behind it: the window's own Esc, which leads back, waits its turn."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from networker.domain.vocabulary import PersonId
from networker.services import people
from networker.store.book import Book
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, type_text


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_whoever_is_shown_stays_until_nothing_else_is_open(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    people.add(book, name="Ana Torres", now=NOW)
    book.close()
    with opened(data_dir) as application:
        window = application.window
        window.show_person(PersonId(1))
        settle(application)
        key(window, "Ctrl+K")
        key(focus(), "Escape")
        assert not window.palette_.isVisible()
        key(window, "Ctrl+N")
        key(focus(), "Escape")
        assert not any(each.isVisible() for each in window.findChildren(QWidget, "addPerson"))
        key(window, "Ctrl+L")
        type_text(focus(), "coffee an")
        settle(application)
        names = window.timeline.quick_line.completer.names.list
        assert names.isVisible()
        key(focus(), "Escape")
        assert (names.isVisible(), window.timeline.quick_line.text()) == (False, "coffee an")
        key(focus(), "Escape")
        assert window.timeline.quick_line.text() == ""
        assert window.person == 1
        key(focus(), "Escape")
        assert window.person == 1
        key(focus(), "Escape")
        assert window.person is None
