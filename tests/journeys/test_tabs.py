"""With Tab alone: every part of the window is reached, pane by pane, and nothing keeps the keyboard."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from networker.store.book import Book
from networker.ui.page_table import GATHERINGS
from networker.ui.settling import settle
from networker.ui.widgets.page_parts import has_keyboard
from tests import samples
from tests.journeys.steps import NOW, opened

EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART:20261101T180000Z
SUMMARY:Dinner
ATTENDEE;CN=Zed Xu:mailto:zed@x.example
END:VEVENT
END:VCALENDAR
"""


def test_tab_goes_through_everything_in_the_order_of_the_eye(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        samples.fill(book, now=NOW)
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.show_person(window.contacts.list.model().ids[4])
        assert settle(application)
        window.contacts.list.setFocus()
        gone: list[QWidget] = []
        while (widget := application.qt.focusWidget()) not in gone:
            gone.append(widget)
            assert len(gone) < 100
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        assert gone[0] is window.contacts.list
        assert widget is gone[0], "the last one leads to the first"
        stops = {
            each for each in window.findChildren(QWidget)
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.focusProxy() is None
        }  # fmt: skip
        assert stops <= set(gone), [type(each).__name__ for each in stops - set(gone)]
        places = [each.mapTo(window, each.rect().topLeft()) for each in gone]
        panes = [0 if p.x() < 300 else 1 if p.x() < 900 else 2 for p in places if p.y() > 48 and p.x() > 80]
        first_round = panes[: panes.index(2) + panes.count(2)]
        assert first_round == sorted(first_round), "left to right"
        today = [p.y() for p in places if p.x() > 900 and p.y() > 48]
        assert abs(today[0] - min(today)) < 40, "promises stand above the card"


def test_tab_goes_from_the_list_of_a_page_to_what_it_shows(data_dir: Path, tmp_path: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        samples.fill(book, now=NOW)
    file = tmp_path / "cal.ics"
    file.write_text(EVENTS)
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.open_page(GATHERINGS)
        page = window.pages[GATHERINGS]
        assert settle(application)
        assert page.list.hasFocus()
        QTest.keyClick(page.list, Qt.Key.Key_Tab)
        assert has_keyboard(page.pane)
        page.read_calendar(file)
        assert settle(application)
        assert page.events.list.hasFocus()
        QTest.keyClick(page.events.list, Qt.Key.Key_Tab)
        assert page.events.attendees.hasFocus()
