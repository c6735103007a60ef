"""The smallest window: whatever has the keyboard is seen."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from networker.domain.vocabulary import PersonId
from networker.services import people, quick_log
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.focus import FocusRing
from networker.ui.main_window import SMALLEST
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, type_text


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_what_has_the_keyboard_in_an_entry_is_seen(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ben Okafor", now=NOW)
        for day in ("yesterday", "3 days ago"):
            quick_log.log(book, f"coffee Ben {day}: the boat", now=NOW)
    with opened(data_dir) as application:
        window = application.window
        window.resize(SMALLEST)
        window.activateWindow()
        window.show_person(PersonId(1))
        assert settle(application)
        timeline = window.timeline
        timeline.grab()
        assert settle(application)
        timeline.editing.edit(1)
        editor = timeline.editing.editor
        assert editor is not None
        assert timeline.list.viewport().height() < editor.height(), "it is too low for the whole of it"
        seen = set()
        for direction in ("Tab", "Shift+Tab"):
            editor.text.setFocus()
            while editor.isAncestorOf(focus()):
                assert not focus().visibleRegion().isEmpty(), focus().accessibleName()
                seen.add(focus().accessibleName())
                key(focus(), direction)
        assert len(seen) > 9
        editor.text.setFocus()
        for _ in range(30):
            type_text(editor.text, "many words of a long talk ")
            line = editor.text.cursorRect().center()
            assert editor.text.viewport().visibleRegion().contains(line)
        timeline.list.verticalScrollBar().setValue(0)
        type_text(editor.text, "x")
        assert editor.text.viewport().visibleRegion().contains(editor.text.cursorRect().center())


def test_an_entry_can_be_saved_wherever_it_is_scrolled_to(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ben Okafor", now=NOW)
        for day in ("yesterday", "3 days ago"):
            quick_log.log(book, f"coffee Ben {day}: the boat", now=NOW)
    with opened(data_dir) as application:
        window, timeline = application.window, application.window.timeline
        window.resize(SMALLEST)
        window.activateWindow()
        window.show_person(PersonId(1))
        assert settle(application)
        timeline.editing.edit(1)
        editor = timeline.editing.editor
        assert editor is not None
        bar, viewport = timeline.list.verticalScrollBar(), timeline.list.viewport()
        for value in (bar.value(), 0, bar.maximum() // 2, bar.maximum()):
            bar.setValue(value)
            top = editor.mapTo(viewport, editor.rect().topLeft()).y()
            if -editor.height() < top < viewport.height() - editor.foot.height():
                for button in (editor.save, editor.cancel, editor.delete):
                    assert button.visibleRegion().boundingRect() == button.rect(), (value, button.text())
        type_text(editor.text, " and more")
        line = editor.text.cursorRect().bottomLeft()
        written = editor.text.viewport().mapTo(editor, line).y()
        assert written < editor.foot.geometry().top(), "what is written does not lie under the foot"
        window.resize(1000, 900)
        assert settle(application)
        assert not editor.foot.lies_over, "there is room for all of it"
        key(editor.text, "Ctrl+Return")
        assert settle(application)
        assert timeline.editing.editor is None
        assert book_text(application) == "the boat and more"


def book_text(application: Application) -> str:
    ((text,),) = application.session.book.read("SELECT text FROM interaction WHERE id = 1")
    return str(text)


def test_the_ring_goes_with_what_has_the_keyboard_as_the_list_scrolls(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ben Okafor", now=NOW)
        for day in ("yesterday", "3 days ago"):
            quick_log.log(book, f"coffee Ben {day}: the boat", now=NOW)
    with opened(data_dir) as application:
        window, timeline = application.window, application.window.timeline
        window.resize(SMALLEST)
        window.activateWindow()
        window.show_person(PersonId(1))
        assert settle(application)
        timeline.editing.edit(1)
        assert settle(application)
        editor = timeline.editing.editor
        assert editor is not None
        (ring,) = window.findChildren(FocusRing)
        assert ring.widget() is editor.text
        bar = timeline.list.verticalScrollBar()
        for by in (-30, 12, -5, 40):
            bar.setValue(bar.value() + by)
            rect = QRect(editor.text.mapTo(window, QPoint()), editor.text.size())
            assert QRect(ring.mapTo(window, QPoint()), ring.size()).adjusted(3, 3, -3, -3) == rect
