"""Notes by keystrokes only, in the whole window: written, mentioned, followed, undone, and kept when it closes."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import PersonId
from networker.services import people
from networker.store.book import Book
from networker.ui.notes.section import PlaceRow
from networker.ui.notes.view import PartView
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press, type_text

ANA, BEN = PersonId(1), PersonId(2)


def _book(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    for name in ("Ana Torres", "Ben Ode"):
        people.add(book, name=name, now=NOW)
    book.close()


def _notes(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT notes FROM person ORDER BY id")]


def test_a_note_is_written_by_keys_and_its_mention_leads_there_and_back(data_dir: Path) -> None:
    _book(data_dir)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.resize(1920, 900)
        key(window, "Ctrl+Shift+N")
        assert window.undo_bar.text == "Choose the person first, then write the note"
        window.show_person(BEN)
        settle(application)
        key(window, "Ctrl+K")
        type_text(window.palette_.field, "write a note")
        settle(application)
        press(window.palette_.field, Qt.Key.Key_Return)
        card = window.timeline.notes.card
        assert card is not None
        assert card.text.hasFocus()
        type_text(card.text, "Rows with @an")
        settle(application)
        press(card.text, Qt.Key.Key_Return)
        assert card.typed == "Rows with @Ana Torres "
        key(card.text, "Ctrl+Return")
        settle(application)
        assert _notes(book) == ["", "Rows with @Ana Torres "]
        assert window.undo_bar.text == "Notes on Ben Ode"
        (view,) = window.timeline.about.findChildren(PartView)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        view.focusNextPrevChild(True)
        press(view, Qt.Key.Key_Return)
        settle(application)
        assert window.person == ANA
        (place,) = window.timeline.about.findChildren(PlaceRow)
        place.setFocus(Qt.FocusReason.TabFocusReason)
        press(place, Qt.Key.Key_Return)
        settle(application)
        assert window.person == BEN
        key(window, "Ctrl+Z")
        settle(application)
        assert _notes(book) == ["", ""]


def test_what_stands_open_when_the_window_closes_is_in_the_book(data_dir: Path) -> None:
    _book(data_dir)
    with opened(data_dir) as application:
        application.window.show_person(ANA)
        settle(application)
        key(application.window, "Ctrl+Shift+N")
        type_text(QApplication.focusWidget(), "Sails.")
        people.set_notes(application.session.book, ANA, "From a file.", now=NOW)
    book = Book(data_dir, now=NOW)
    assert _notes(book)[0] == "From a file.\n\nSails."
    book.close()
