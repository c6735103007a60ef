"""A talk with four people and a promise, logged from anywhere by keystrokes alone and in under five seconds."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from networker import settings
from networker.services import people
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.page_table import TIDY
from networker.ui.settling import settle
from tests.journeys.steps import NOW, opened

SENTENCE = "met Ana, Ben, Eva, Ida: flat #home; send map fri"
KEYS_A_SECOND, SECONDS = 10, 5


def test_four_people_and_a_promise_are_logged_by_keys_alone(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    for name in ("Ana Torres", "Ben Ode", "Eva Lind", "Ida Holm"):
        people.add(book, name=name, now=NOW)
    book.close()
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        window.open_page(TIDY)
        settle(application)
        keys = 0

        def press(key: Qt.Key | str) -> None:
            nonlocal keys
            QTest.keyClick(QApplication.focusWidget() or window, key)  # type: ignore[arg-type]
            keys += 1

        QTest.keySequence(window, QKeySequence("Ctrl+L"))
        keys += 1
        for letter in SENTENCE:
            press(letter)
        press(Qt.Key.Key_Return)
        assert settle(application)
        assert keys <= KEYS_A_SECOND * SECONDS
        assert book.read("SELECT kind, channel, day, text FROM interaction") == [
            ("meeting", "in person", "2026-11-20", "flat")
        ]
        there = "SELECT p.name FROM interaction_person i JOIN person p ON p.id = i.person_id ORDER BY 1"
        assert [row[0] for row in book.read(there)] == ["Ana Torres", "Ben Ode", "Eva Lind", "Ida Holm"]
        assert book.read("SELECT name FROM topic") == [("home",)]
        assert book.read("SELECT side, text, due FROM follow_up") == [("me", "send map", "2026-11-27")]
        assert book.read("SELECT count(*) FROM follow_up_person") == [(4,)]
        assert window.timeline.quick_line.text() == ""
        window.saying.undo()
        assert settle(application)
        assert book.read("SELECT (SELECT count(*) FROM interaction), count(*) FROM follow_up") == [(0, 0)]
        read_in_german(application)


def read_in_german(application: Application) -> None:
    """Chosen in the palette, it holds at once, in the small window too, and at the next start."""
    window, book = application.window, application.session.book
    small = application.apart.window.quick_line
    next(each for each in window.palette_actions() if each.text == "Language: German").run()
    assert settle(application)
    assert settings.load(application.session.book.folder).language == "de"
    assert "German" in window.undo_bar.text
    for line in (window.timeline.quick_line, small):
        assert "Kaffee" in line.line.placeholderText()
        line.set_text("Kaffee mit Ana gestern: ihr Umzug")
        assert settle(application)
        QTest.keyClick(line.line, Qt.Key.Key_Return)  # type: ignore[call-overload]
        assert settle(application)
    assert (
        book.read("SELECT kind, day, text FROM interaction") == [("meeting", "2026-11-19", "ihr Umzug")] * 2
    )
