"""One person, twice: found, merged, undone, merged again, and split next month, all through the window."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from networker.domain.vocabulary import Channel
from networker.services import people, quick_log
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.models.paged import ItemRole
from networker.ui.page_table import TIDY
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press
from tests.store.dump import dump


def listed(application: Application) -> list[str]:
    model = application.window.contacts.list.model()
    return [model.index(row, 0).data(ItemRole).name for row in range(model.rowCount())]


def filled(folder: Path) -> None:
    with closing(Book(folder, now=NOW)) as book:
        for name, said in (("Zoë Kravčenko", "coffee yesterday"), ("Zoe Kravcenko", "call last friday")):
            person, _ = people.add(book, name=name, now=NOW, handles=[(Channel.PHONE, "+48 600 000 318")])
            quick_log.log(book, said, now=NOW, context=person)
        people.add(book, name="Ben Ode", now=NOW)


def test_merge_undo_redo_and_split_next_month(data_dir: Path) -> None:
    filled(data_dir)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        before = dump(book)
        window.show_person(2)  # type: ignore[arg-type]
        assert settle(application)
        action = next(each for each in window.palette_actions() if each.text == "Tidy: duplicates")
        action.run()
        assert settle(application)
        assert window.pages.currentWidget() is window.pages[TIDY]
        press(window.pages[TIDY].pair, Qt.Key.Key_Return)
        assert settle(application)
        assert window.undo_bar.text == "Merge of Zoë Kravčenko and Zoe Kravcenko"
        assert window.pages[TIDY].empty.isVisible()
        assert sorted(listed(application)) == ["Ben Ode", "Zoë Kravčenko"], "the other panes know"
        assert window.person == 1, "who was chosen is a part of them"
        key(window.pages[TIDY].tasks.twice, "Ctrl+Z")
        assert settle(application)
        assert dump(book) == before
        assert window.pages[TIDY].pair.isVisible()
        key(window.pages[TIDY].pair, "Ctrl+Shift+Z")
        assert settle(application)
        window.show_person(1)  # type: ignore[arg-type]
        assert settle(application)
        head = window.timeline.header.head
        assert head is not None
        assert head.contact_days == 2
    with opened(data_dir, now=NOW + timedelta(days=32)) as application:
        window = application.window
        window.activateWindow()
        rail = next(each for each in window.rail.findChildren(QWidget) if each.accessibleName() == "Tidy")
        press(rail, Qt.Key.Key_Return)
        assert settle(application)
        window.pages[TIDY].tasks.past.click()
        assert settle(application)
        button = window.pages[TIDY].past.rows[0].button
        button.setFocus()
        press(button, Qt.Key.Key_Return)
        assert settle(application)
        focus = application.qt.focusWidget()
        assert focus is not None
        assert window.pages[TIDY].isAncestorOf(focus), "keys still mean Tidy"
        assert window.undo_bar.text == "Split of Zoë Kravčenko and Zoe Kravcenko"
        assert len(listed(application)) == 3
        after = dump(application.session.book)
        assert after.pop("pair") != before.pop("pair"), "that they are two is remembered"
        assert after == before
        press(window, Qt.Key.Key_Escape)
        key(window.pages[TIDY].tasks.twice, "Esc")
        key(window.pages[TIDY].tasks.twice, "Esc")
        assert window.pages.currentWidget() is window.panes
