"""An entry set right where it stands, by keys alone, and deleted: the book, the list and the keyboard afterwards."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel, Circle, Depth, Direction, Kind, PersonId
from networker.services import people as service
from networker.services import timeline, undo
from networker.services.interactions import Correction
from networker.services.views import Wanted
from networker.store.book import Book
from networker.ui.theme import Theme
from networker.ui.timeline.editor import EntryEditor
from networker.ui.timeline.pane import TimelinePane
from networker.ui.timeline.people_chips import PersonChip
from tests.ui.helpers import NOW
from tests.ui.timeline.conftest import Show

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
Settle = Callable[[], None]
CALL, LETTER = 1, 2  # ids of Ana's talks


@pytest.fixture
def shown(pane: TimelinePane, people: Any, show: Show) -> TimelinePane:
    show(people.ana)
    return pane


@pytest.fixture
def editor(shown: TimelinePane) -> EntryEditor:
    shown.editing.edit(CALL)
    assert shown.editing.editor is not None
    return shown.editing.editor


def choose(pane: TimelinePane, talk: int) -> int:
    row = pane.model.number_of(("talk", talk))
    pane.list.setCurrentIndex(pane.model.index(row))
    return row


def held(book: Book, talk: int = CALL) -> Correction:
    return Correction.of(timeline.talks(book, [talk])[talk])


def test_by_keys_alone_a_text_is_corrected_and_the_keyboard_comes_back(
    shown: TimelinePane, book: Book, settle: Settle, press: Any
) -> None:
    row = choose(shown, CALL)
    press(shown.list, KEY.Key_E)
    editor = shown.editing.editor
    assert editor is not None
    assert editor.text.hasFocus()
    editor.text.selectAll()
    press(editor.text, *"Ja, gerne…")
    QTest.keyClick(editor.text, KEY.Key_Return, CTRL)
    settle()
    assert shown.editing.editor is None
    assert held(book).text == "Ja, gerne…"
    assert shown.list.hasFocus()
    assert shown.list.currentIndex().row() == row
    undo.undo(book, now=NOW)
    assert held(book).text == "Takes the job. " * 10


def test_escape_leaves_everything_as_it_was(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, press: Any
) -> None:
    before = held(book)
    press(editor.text, *"x")
    press(editor.time, KEY.Key_Escape)
    settle()
    assert shown.editing.editor is None
    assert held(book) == before
    assert undo.next_labels(book)[0] == "Filling"


def test_everything_is_chosen_and_written(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, people: Any
) -> None:
    for choice, value in (
        (editor.kind, Kind.VIDEO), (editor.channel, Channel.SIGNAL), (editor.direction, Direction.IN),
        (editor.how_deep, Depth.EXCHANGE),
    ):  # fmt: skip
        choice.menu.aboutToShow.emit()  # type: ignore[union-attr]
        word = next(word for each, word in choice._options if each == value)
        next(each for each in choice.menu.actions() if each.text() == word).trigger()  # type: ignore[union-attr]
        assert word in choice.accessibleName()
    editor.day.calendar.clicked.emit(QDate(2026, 9, 30))
    editor.time.setText("9 pm")
    editor.place.setText(" Lyon ")
    editor.people.items[1].click()  # type: ignore[attr-defined]
    editor.save.click()
    settle()
    assert held(book) == Correction(
        kind=Kind.VIDEO, channel=Channel.SIGNAL, direction=Direction.IN, depth=Depth.EXCHANGE,
        day=date(2026, 9, 30), time=time(21), people=(people.ana,), place="Lyon", text="Takes the job. " * 10,
    )  # fmt: skip


def test_no_day_ahead_can_be_chosen(editor: EntryEditor) -> None:
    assert editor.day.calendar.maximumDate() == QDate(2026, 11, 20)


@pytest.mark.parametrize(
    ("was", "channel"),
    [("phone", None), ("signal", Channel.SIGNAL)],
    ids=["the usual one", "one that was said"],
)
def test_another_kind_takes_its_usual_channel_along(
    shown: TimelinePane, book: Book, settle: Settle, was: str, channel: Channel | None
) -> None:
    with book.step("fill", "Filling", now=NOW) as step:
        step.update("interaction", CALL, channel=was)
    shown.model.forget()
    shown.grab()
    settle()
    shown.editing.edit(CALL)
    editor = shown.editing.editor
    assert editor is not None
    editor.kind._chosen(Kind.MESSAGE)
    assert editor.channel.value == channel
    editor.kind._chosen(Kind.NOTE)
    assert not editor.how_deep.isEnabled()


def test_somebody_is_added_by_a_few_letters(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, press: Any, people: Any
) -> None:
    press(editor.people.add, KEY.Key_Return)
    finder = editor.people.finder
    assert finder is not None
    settle()
    assert {row.id for row in finder._people} == {people.zoe}  # the others are in already
    press(finder.field, *"zo")
    settle()
    press(finder.field, KEY.Key_Return)
    assert [each.name for each in editor.people.people] == ["Ana Torres", "Ben <b>Ode</b>", "Zoë Lind"]
    assert editor.people.add.hasFocus()
    editor.commit()
    settle()
    assert held(book).people == (people.ana, people.ben, people.zoe)


def test_a_key_takes_somebody_out_and_the_last_one_stays(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, press: Any
) -> None:
    before = held(book)
    assert editor.people.items[0].accessibleName().startswith("Take out")
    press(editor.people.items[0], KEY.Key_Delete)
    assert isinstance(QApplication.focusWidget(), PersonChip)
    press(editor.people.items[0], KEY.Key_Backspace)
    editor.commit()
    settle()
    assert shown.editing.editor is editor
    assert "leave one of them" in editor._problem.text()
    assert editor.save.isEnabled()
    assert held(book) == before


def test_a_time_that_is_none_is_said_and_nothing_written(
    shown: TimelinePane, editor: EntryEditor, settle: Settle, theme: Theme
) -> None:
    tall = editor.height()
    editor.time.setText("25:99")
    editor.commit()
    settle()
    assert editor._problem.isVisible()
    assert editor.time.hasFocus()
    assert editor.height() > tall
    theme.set_appearance("dark")
    assert theme.colour("bad").name() in editor._problem.styleSheet()


def test_the_editor_stands_in_its_row_wherever_that_is(
    shown: TimelinePane, editor: EntryEditor, press: Any
) -> None:
    def fits() -> None:
        rect = shown.list.visualRect(shown.model.index(shown.model.number_of(("talk", CALL))))
        assert editor.y() == rect.top()
        assert 0 < rect.height() - editor.height() < 20

    fits()
    shown.resize(484, 400)
    fits()
    editor.text.setPlainText("line\n" * 40)
    fits()
    shown.list.verticalScrollBar().setValue(shown.list.verticalScrollBar().maximum())
    fits()


@pytest.mark.parametrize("how", ["another person", "narrowed", "another entry"])
def test_whoever_goes_elsewhere_keeps_what_was_typed(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, people: Any, how: str
) -> None:
    editor.text.setPlainText("Typed")
    if how == "another person":
        shown.show_person(people.zoe)
    elif how == "narrowed":
        shown.filters.narrow(Wanted(Kind.NOTE))
    else:
        shown.editing.edit(LETTER)
    settle()
    assert held(book).text == "Typed"
    assert (shown.editing.editor is None) == (how != "another entry")


def test_what_was_taken_back_meanwhile_closes_its_editor(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, qtbot: QtBot
) -> None:
    editor.text.setPlainText("Typed")
    with qtbot.assertNotEmitted(shown._jobs.failed):
        shown._jobs.write(shown, undo.undo, book, now=NOW)
        settle()
    assert shown.editing.editor is None


def test_a_change_meanwhile_leaves_what_is_typed(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, people: Any
) -> None:
    editor.text.setPlainText("Typed")
    shown._jobs.write(shown, service.set_circle, book, [people.ana], Circle.GOOD, now=NOW)
    settle()
    assert shown.editing.editor is editor
    assert editor.text.toPlainText() == "Typed"
    assert editor.isVisible()


def test_an_entry_of_another_day_is_followed_to_its_place(
    pane: TimelinePane, many: PersonId, book: Book, settle: Settle
) -> None:
    pane.show_person(many)
    settle()
    pane.grab()
    settle()
    talk = pane.model.row(1).id if pane.model.row(1).what == "talk" else pane.model.row(4).id
    pane.editing.edit(talk)
    editor = pane.editing.editor
    assert editor is not None
    editor.day.choose(date(2026, 1, 5))
    editor.commit()
    settle()
    row = pane.model.number_of(("talk", talk))
    assert row > 300
    assert pane.list.viewport().rect().contains(pane.list.visualRect(pane.model.index(row)).center())


def test_delete_takes_an_entry_out_and_the_keyboard_to_the_next(
    shown: TimelinePane, book: Book, settle: Settle, press: Any
) -> None:
    choose(shown, CALL)
    press(shown.list, KEY.Key_Delete)
    settle()
    assert book.read("SELECT 1 FROM interaction WHERE id = ?", (CALL,)) == []
    now = shown.model.row(shown.list.currentIndex().row())
    assert (now.what, now.id) == ("talk", LETTER)
    shown._jobs.write(shown, undo.undo, book, now=NOW)
    settle()
    assert shown.model.number_of(("talk", CALL)) >= 0


def test_the_editor_deletes_too(shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle) -> None:
    editor.text.setPlainText("Typed")
    editor.delete.click()
    settle()
    assert shown.editing.editor is None
    assert book.read("SELECT 1 FROM interaction WHERE id = ?", (CALL,)) == []


def test_what_says_so_already_writes_nothing(
    shown: TimelinePane, book: Book, settle: Settle, editor: EntryEditor
) -> None:
    with book.step("fill", "Two lines", now=NOW) as step:
        step.update("interaction", LETTER, text="one\r\ntwo\x0b")
    shown.model.forget()
    shown.grab()
    settle()
    shown.editing.edit(LETTER)
    assert shown.editing.editor is not None
    shown.editing.editor.commit()
    settle()
    assert shown.editing.editor is None
    assert undo.next_labels(book)[0] == "Two lines"
