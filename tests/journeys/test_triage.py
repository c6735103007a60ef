"""After an import: people get a circle with one key each, and every key has its way back."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt

from networker.services import people
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.page_table import TIDY, TRIAGE
from networker.ui.settling import settle
from networker.ui.text import isolate
from networker.ui.triage.page import TriagePage
from tests.journeys.steps import NOW, drop, key, opened, press
from tests.store.dump import dump


def filled(folder: Path, *names: str) -> None:
    with closing(Book(folder, now=NOW)) as book:
        for name in names:
            people.add(book, name=name, now=NOW)


def sorting(application: Application) -> TriagePage:
    """The deck, by the palette."""
    application.window.activateWindow()
    action = next(each for each in application.window.palette_actions() if each.text == "Tidy: no circle yet")
    action.run()
    assert settle(application)
    return application.window.pages[TRIAGE]


def name(page: TriagePage) -> str:
    assert page.deck.card is not None
    return page.deck.card.name


def test_z_takes_every_key_back_one_after_the_other(data_dir: Path) -> None:
    filled(data_dir, "Eva", "Ben", "Ana")
    with opened(data_dir) as application:
        page, book = sorting(application), application.session.book
        before = dump(book)
        for pressed in (Qt.Key.Key_2, Qt.Key.Key_L, Qt.Key.Key_Space):
            press(page.deck, pressed)
        assert settle(application)
        assert not application.window.undo_bar.isVisible(), "the page says itself who was just sorted"
        assert page.board.just.names == ["Ana", "Ben"]
        for expected in ("Eva", "Ben", "Ana"):
            press(page.deck, Qt.Key.Key_Z)
            assert settle(application)
            assert name(page) == expected
        assert dump(book) == before
        assert page.board.progress.text == "3 to go. Stop whenever you like."
        assert not page.board.back.isEnabled()
        press(page.deck, Qt.Key.Key_Z)
        assert settle(application)
        assert dump(book) == before, "what was done before the deck is not Z's"
        key(page.deck, "Ctrl+Shift+Z")
        assert settle(application)
        assert name(page) == "Ben"
        assert page.board.just.names == ["Ana"]
        key(page.deck, "Ctrl+Z")
        assert settle(application)
        assert name(page) == "Ana"
        for pressed in (Qt.Key.Key_2, Qt.Key.Key_3):
            press(page.deck, pressed)
        assert settle(application)
        key(page.deck, "Ctrl+Z")
        assert settle(application)
        assert page.board.back.isEnabled(), "the key before is the last step now"
        press(page.deck, Qt.Key.Key_Z)
        assert settle(application)
        assert dump(book) == before


def test_from_tidy_and_back_with_escape(data_dir: Path) -> None:
    filled(data_dir, "Ben", "Ana")
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.open_page(TIDY)
        assert settle(application)
        assert window.pages[TIDY].tasks.no_circle.count == "2"
        window.pages[TIDY].tasks.twice.setFocus()  # the arrow goes on from the row that has the keyboard
        press(window.pages[TIDY].tasks.twice, Qt.Key.Key_Down)
        assert window.pages[TIDY].to_sort.isVisible()
        window.pages[TIDY].to_sort.button.setFocus()
        assert window.pages[TIDY].to_sort.button.text() == "Sort 2 people, one key each"
        press(window.pages[TIDY].to_sort.button, Qt.Key.Key_Return)
        assert settle(application)
        page = window.pages[TRIAGE]
        assert page.deck.hasFocus()
        press(page.deck, Qt.Key.Key_3)
        key(page.deck, "Esc")
        assert settle(application)
        assert window.pages.currentWidget() is window.pages[TIDY]
        assert window.pages[TIDY].tasks.no_circle.count == "1"
        key(window.pages[TIDY].tasks.no_circle, "Esc")
        key(window.pages[TIDY].tasks.twice, "Esc")
        assert window.pages.people_shown


def test_from_the_report_of_an_import(data_dir: Path, tmp_path: Path) -> None:
    cards = tmp_path / "people.vcf"
    one = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{0}\r\nN:{0};;;;\r\nEMAIL:{0}@x.example\r\nEND:VCARD\r\n"
    cards.write_text("".join(one.format(who) for who in ("Ana", "Ben", "Eva")), encoding="utf-8")
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        drop(window, [cards])
        assert settle(application)
        window.imports.apply.click()
        assert settle(application)
        link = window.imports.told.sort
        assert link.isVisible()
        assert link.text() == "Sort 3 people, one key each"
        link.click()
        assert settle(application)
        page = window.pages[TRIAGE]
        assert page.board.progress.text == "3 to go. Stop whenever you like."
        assert page.deck.card is not None
        assert f"brought in 20 November 2026, from {isolate('people.vcf')}" in page.deck.accessibleName()
