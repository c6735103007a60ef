"""What passed between people, read and set right by keystrokes only, in the whole window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import PersonId
from networker.services import quick_log
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, type_text

LONG = "The boat sails " * 200


@pytest.fixture
def application(data_dir: Path) -> Iterator[Application]:
    """Ana with a call, a coffee with Ben, and one long mail; her timeline is shown."""
    book = Book(data_dir, now=NOW)
    for sentence in (
        "mail Ana 2 nov: " + LONG,
        "coffee Ana, Ben @Lyon 10 nov: her move",
        "call Ana yesterday",
    ):
        quick_log.log(book, sentence, now=NOW, new=True)
    book.close()
    with opened(data_dir) as shown:
        shown.window.show_person(PersonId(1))
        settle(shown)
        shown.window.grab()
        settle(shown)
        yield shown


def focus() -> object:
    return QApplication.focusWidget()


def talks(application: Application) -> list[int]:
    model = application.window.timeline.model
    return [model.row(row).id for row in range(model.rowCount()) if model.row(row).what == "talk"]


def act(application: Application, words: str) -> None:
    """Find something in the palette and do it."""
    key(application.window, "Ctrl+K")
    type_text(application.window.palette_.field, words)
    settle(application)
    key(application.window.palette_.field, "Return")
    settle(application)


def test_an_entry_is_found_corrected_deleted_and_all_of_it_undone(application: Application) -> None:
    window, book = application.window, application.session.book
    key(window, "Ctrl+Shift+F")
    type_text(window.timeline.filters.line, "lyon ben")
    key(window.timeline.filters.line, "Return")
    settle(application)
    assert len(talks(application)) == 1
    listed = window.timeline.list
    assert focus() is listed
    for name in ("J", "Return", "Right"):
        key(listed, name)
    assert listed.accessibleDescription() == "Ben"
    key(listed, "E")
    type_text(focus(), ", tea")  # type: ignore[arg-type]
    key(focus(), "Ctrl+Return")  # type: ignore[arg-type]
    settle(application)
    assert book.read("SELECT text FROM interaction WHERE place = 'Lyon'") == [("her move, tea",)]
    assert window.undo_bar.isVisible()
    key(listed, "Del")
    settle(application)
    assert talks(application) == []
    for _ in range(2):
        key(window, "Ctrl+Z")
        settle(application)
    assert book.read("SELECT text FROM interaction WHERE place = 'Lyon'") == [("her move",)]
    key(window, "Escape")
    settle(application)
    assert len(talks(application)) == 3
    assert window.person == 1
    key(window, "Escape")
    settle(application)
    assert window.person is None


def test_escape_in_the_editor_leaves_the_entry_and_not_the_person(application: Application) -> None:
    window = application.window
    listed = window.timeline.list
    listed.setFocus()
    for name in ("J", "E"):
        key(listed, name)
    assert window.timeline.editing.editor is not None
    key(focus(), "Escape")  # type: ignore[arg-type]
    settle(application)
    assert window.timeline.editing.editor is None
    assert (window.person, focus()) == (1, listed)


def test_the_palette_narrows_and_does_what_an_entry_offers(application: Application) -> None:
    window = application.window
    act(application, "only calls")
    (call,) = talks(application)
    act(application, "timeline show all")
    assert len(talks(application)) == 3
    model, listed = window.timeline.model, window.timeline.list
    listed.setCurrentIndex(model.index(model.number_of(("talk", call))))
    act(application, "unfold this")
    assert model.unfolded == {call}
    act(application, "edit this entry")
    assert focus() is window.timeline.editing.editor.text  # type: ignore[union-attr]
    act(application, "delete this entry")
    assert len(talks(application)) == 2


def test_the_mouse_reads_a_long_text_to_its_end(application: Application) -> None:
    timeline = application.window.timeline
    row = timeline.model.rowCount() - 1
    while timeline.model.row(row).what != "talk":
        row -= 1
    rect = timeline.list.visualRect(timeline.model.index(row))
    at = QPoint(rect.left() + 120, rect.top() + 30)
    QTest.mouseClick(timeline.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    laid = timeline.list._laid_of(row)
    assert laid is not None
    assert " ".join(piece for piece, _ in laid.lines).split() == LONG.split()
    timeline.list.verticalScrollBar().setValue(10_000_000)
    bottom = timeline.list.visualRect(timeline.model.index(row)).bottom()
    assert bottom <= timeline.list.viewport().height()


def test_the_palette_over_the_search_for_somebody_gives_way_to_the_entry(application: Application) -> None:
    window = application.window
    listed = window.timeline.list
    listed.setFocus()
    for name in ("J", "E"):
        key(listed, name)
    editor = window.timeline.editing.editor
    assert editor is not None
    editor.people.add.click()
    settle(application)
    key(window, "Ctrl+K")
    settle(application)
    key(window.palette_.field, "Escape")
    settle(application)
    assert not window.palette_.isVisible()
    assert window.timeline.editing.editor is editor
