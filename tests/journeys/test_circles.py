"""A circle that drifted: named in Tidy and above the timeline, moved by one button, and back with Ctrl+Z."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt

from networker.domain.vocabulary import Circle
from networker.store.book import Book
from networker.ui.page_table import TIDY
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press
from tests.services.test_circles import friend
from tests.store.dump import dump


def test_from_the_palette_to_another_circle_and_back(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        ana = friend(book, "Ana Torres", every=9, circle=Circle.WIDE)
        friend(book, "Ben Ode", every=30, circle=Circle.CLOSE)
    with opened(data_dir) as application:
        window, found = application.window, application.session.book
        window.activateWindow()
        before = dump(found)
        next(each for each in window.palette_actions() if each.text == "Tidy: circles that drifted").run()
        assert settle(application)
        (row,) = window.pages[TIDY].drift.view.rows
        assert row.found.person == ana
        row.accept.setFocus()
        press(row.accept, Qt.Key.Key_Return)
        assert settle(application)
        assert window.undo_bar.text == "Ana Torres is in Close now"
        assert window.pages[TIDY].drift.empty.isVisible()
        window.show_person(ana)
        assert settle(application)
        assert not window.timeline.header.drift.isVisible()
        key(window.timeline.list, "Ctrl+Z")
        assert settle(application)
        assert dump(found) == before
        assert window.timeline.header.drift.isVisible()
        window.open_page(TIDY)
        assert settle(application)
        assert window.pages[TIDY].tasks.drifted.count == "1"
