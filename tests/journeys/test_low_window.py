"""The smallest window: whatever has the keyboard is seen."""

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from networker.domain.vocabulary import PersonId
from networker.services import people, quick_log
from networker.store.book import Book
from networker.ui.application import settle
from networker.ui.main_window import SMALLEST
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
