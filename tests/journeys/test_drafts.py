"""What was begun and not finished is not lost, and goes to nobody else, wherever the keys lead meanwhile."""

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from networker.domain.vocabulary import PersonId
from networker.services import people
from networker.store.book import Book
from networker.ui.application import settle
from tests.journeys.steps import NOW, key, opened, type_text

BEN, CARLA = PersonId(1), PersonId(2)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def fill(folder: Path) -> None:
    with closing(Book(folder, now=NOW)) as book:
        for name in ("Ben Okafor", "Carla Rossi"):
            people.add(book, name=name, now=NOW)


def test_a_sentence_begun_with_one_is_never_logged_with_another(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        window.show_person(BEN)
        assert settle(application)
        key(window, "Ctrl+L")
        type_text(focus(), "call: he moves")
        assert settle(application)
        key(window, "Ctrl+K")
        type_text(focus(), "carla")
        assert settle(application)
        key(focus(), "Return")
        assert settle(application)
        assert window.person == CARLA
        key(window, "Ctrl+L")
        key(focus(), "Return")
        assert settle(application)
        assert book.read("SELECT count(*) FROM interaction") == [(0,)]
        window.show_person(BEN)
        assert settle(application)
        assert window.timeline.quick_line.text() == "call: he moves"
        key(window, "Ctrl+L")
        key(focus(), "Return")
        assert settle(application)
        assert book.read("SELECT person_id FROM interaction_person") == [(BEN,)]


def test_escape_on_a_chip_leads_to_the_line_and_no_further(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.show_person(BEN)
        assert settle(application)
        line = window.timeline.quick_line
        key(window, "Ctrl+L")
        type_text(focus(), "call yesterday")
        assert settle(application)
        key(focus(), "Down")
        assert focus() in line.chips.items
        key(focus(), "Escape")
        assert (focus(), window.person, line.text()) == (line.line, BEN, "call yesterday")


def test_a_sentence_left_by_escape_comes_back_before_the_book_is_touched(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        key(window, "Ctrl+L")
        type_text(focus(), "call Ben: he moves")
        assert settle(application)
        key(focus(), "Escape")
        key(focus(), "Ctrl+Z")
        assert settle(application)
        assert window.timeline.quick_line.text() == "call Ben: he moves"
        assert application.session.book.read("SELECT count(*) FROM person") == [(2,)]
