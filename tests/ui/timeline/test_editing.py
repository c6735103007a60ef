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
from networker.services.errors import CannotDo
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
    editor.topics.setText("Housing, #sailing, housing")
    editor.people.items[1].click()  # type: ignore[attr-defined]
    editor.save.click()
    settle()
    assert held(book) == Correction(
        kind=Kind.VIDEO, channel=Channel.SIGNAL, direction=Direction.IN, depth=Depth.EXCHANGE,
        day=date(2026, 9, 30), time=time(21), people=(people.ana,), place="Lyon", text="Takes the job. " * 10,
        topics=("Housing", "sailing"),
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


def test_enter_takes_nobody_out(editor: EntryEditor, press: Any) -> None:
    before = list(editor.people.people)
    for enter in (KEY.Key_Return, KEY.Key_Enter):
        press(editor.people.items[0], enter)
    assert editor.people.people == before
    press(editor.people.items[0], KEY.Key_Space)
    assert editor.people.people == before[1:]


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


def test_what_cannot_be_read_costs_nothing_else(
    shown: TimelinePane,
    editor: EntryEditor,
    book: Book,
    settle: Settle,
    people: Any,
    qtbot: QtBot,
    show: Show,
) -> None:
    said: list[str] = []
    shown._jobs.failed.connect(said.append)
    editor.text.setPlainText("Precious words")
    editor.time.setText("25:99")
    editor.topics.setText("x" * 70)
    for chip in list(editor.people.items[:-1]):
        chip.click()  # type: ignore[attr-defined]
    shown.show_person(people.zoe)
    settle()
    qtbot.waitUntil(lambda: bool(said))
    kept = held(book)
    assert (kept.text, kept.time, kept.topics) == ("Precious words", None, ())
    assert kept.people == (people.ana, people.ben)
    assert len(said) == 1
    assert said[0].endswith("the rest of the entry is written.")
    show(people.ana)
    shown.editing.edit(CALL)
    again = shown.editing.editor
    assert again is not None
    assert (again.time.text(), again.topics.text()) == ("25:99", "x" * 70), "nothing typed is lost"
    assert "15:30" in again.save.accessibleDescription()


@pytest.mark.parametrize("wrong", ["time", "topics", "people"])
def test_another_entry_waits_for_what_cannot_be_read(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, wrong: str
) -> None:
    shown.activateWindow()
    editor.text.setPlainText("Precious words")
    if wrong == "people":
        for chip in list(editor.people.items[:-1]):
            chip.click()  # type: ignore[attr-defined]
    else:
        getattr(editor, wrong).setText({"time": "25:99", "topics": "x" * 70}[wrong])
    shown.editing.edit(LETTER)
    settle()
    assert shown.editing.editor is editor, "it stays"
    assert editor.save.accessibleDescription(), "and says why"
    field = {"time": editor.time, "topics": editor.topics, "people": editor.people.add}[wrong]
    assert QApplication.focusWidget() is field
    assert editor.text.toPlainText() == "Precious words"


def test_the_foot_of_an_entry_stays_in_sight_when_something_is_said(
    shown: TimelinePane, editor: EntryEditor, settle: Settle
) -> None:
    shown.resize(shown.width(), 760)
    settle()
    bar = shown.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    room = shown.list.viewport().height()
    bar.setValue(bar.value() - (room - editor.geometry().bottom() - 1))  # it just fits
    editor.time.setText("25:99")
    editor.commit()
    assert editor.height() <= room
    assert editor.geometry().bottom() < room


def test_what_escape_leaves_is_there_again_and_cancel_forgets_it(
    shown: TimelinePane,
    editor: EntryEditor,
    book: Book,
    settle: Settle,
    press: Any,
    people: Any,
    qtbot: QtBot,
) -> None:
    before = held(book)
    editor.text.setPlainText("Half a sen")
    editor.time.setText("25:9")
    editor.kind.take_up("note")
    editor.day.choose(date(2026, 1, 5))
    editor.people.items[0].click()  # type: ignore[attr-defined]
    with qtbot.waitSignal(shown.drafts.said) as said:
        press(editor.text, KEY.Key_Escape)
    assert said.args == ["Not saved: it is there again when you open it"]
    settle()
    assert (shown.editing.editor, held(book)) == (None, before)
    shown.editing.edit(CALL)
    again = shown.editing.editor
    assert again is not None
    assert (again.text.toPlainText(), again.time.text(), again.kind.value) == (
        "Half a sen",
        "25:9",
        Kind.NOTE,
    )
    assert (again.day.value, [each.id for each in again.people.people]) == (date(2026, 1, 5), [people.ben])
    again.cancel.click()
    shown.editing.edit(CALL)
    again = shown.editing.editor
    assert again is not None
    assert not again.changed


def test_a_second_undo_in_an_editor_leaves_the_book_alone(
    shown: TimelinePane, editor: EntryEditor, settle: Settle
) -> None:
    shown.activateWindow()
    editor.text.insertPlainText("x")
    assert shown.undo()
    assert not editor.changed
    assert shown.undo(), "the keys are the editor's"
    shown.quick_line.line.setFocus()
    assert not shown.undo(), "by now they are not"


def test_a_time_that_is_none_is_named_where_nothing_else_was_changed(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, people: Any, qtbot: QtBot
) -> None:
    before = undo.next_labels(book)[0]
    editor.time.setText("25:99")
    with qtbot.waitSignal(shown._jobs.failed) as said:
        shown.show_person(people.zoe)
    assert "25:99" in said.args[0]
    settle()
    assert undo.next_labels(book)[0] == before


def test_what_the_disk_refuses_is_said_when_somewhere_else_is_gone_to(
    shown: TimelinePane, editor: EntryEditor, settle: Settle, people: Any, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(*_: Any, **__: Any) -> None:
        raise CannotDo("The disk is full: nothing was written.")

    monkeypatch.setattr("networker.services.interactions.correct", full)
    editor.text.setPlainText("Typed")
    with qtbot.waitSignal(shown._jobs.failed) as said:
        shown.show_person(people.zoe)
    assert said.args == ["The disk is full: nothing was written."]


def test_ctrl_enter_saves_wherever_the_keyboard_is(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, people: Any
) -> None:
    editor.text.setPlainText("Typed")
    QTest.keyClick(editor.people.items[0], KEY.Key_Return, CTRL)
    settle()
    assert shown.editing.editor is None
    assert (held(book).text, held(book).people) == ("Typed", (people.ana, people.ben))
    shown.editing.edit(CALL)
    assert shown.editing.editor is not None
    QTest.keyClick(shown.editing.editor.kind, KEY.Key_Return, CTRL)
    assert shown.editing.editor is None
    assert QApplication.activePopupWidget() is None
    shown.editing.edit(CALL)
    assert shown.editing.editor is not None
    QTest.keyClick(shown.editing.editor.delete, KEY.Key_Return, CTRL)
    settle()
    assert (shown.editing.editor, held(book).text) == (None, "Typed"), "nothing is deleted by it"


def test_the_words_go_on_where_they_end(editor: EntryEditor) -> None:
    assert editor.text.textCursor().atEnd()


def test_what_was_said_last_is_taken_back_first_until_nothing_is_changed(
    shown: TimelinePane, editor: EntryEditor, press: Any, people: Any
) -> None:
    before = editor.before
    press(editor.place, *"Lyon")
    press(editor.people.items[0], KEY.Key_Delete)
    editor.kind._chosen(Kind.MESSAGE)
    press(editor.text, *"ok")
    editor.people.add.setFocus()
    assert shown.undo()
    assert editor.correction().text == before.text
    assert shown.undo()
    assert (editor.kind.value, editor.channel.value) == (before.kind, before.channel)
    assert editor.correction().people == (people.ben,)
    assert shown.undo()
    assert editor.correction().people == before.people
    assert shown.undo()
    assert editor.correction() == before
    shown.quick_line.line.setFocus()
    assert not shown.undo(), "now the book is meant"
    assert shown.editing.editor is editor


def test_topics_of_the_book_are_offered(
    shown: TimelinePane, editor: EntryEditor, book: Book, settle: Settle, press: Any
) -> None:
    with book.step("fill", "Filling", now=NOW) as step:
        for name in ("housing", "House music", "sailing"):
            number = step.insert("topic", name=name, folded=name.lower())
            step.insert("interaction_topic", interaction=LETTER, topic=number)
    names = editor.offered_topics.names.list
    editor.topics.setFocus()
    press(editor.topics, *"#sailing, hou")
    settle()
    assert [names.item(n).text() for n in range(names.count())] == ["House music", "housing"]
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
        press(editor.topics, key)
    assert editor.topics.text() == "#sailing, housing"
    press(editor.topics, *", sai")
    settle()
    assert not names.isVisible(), "it is there already"
    editor.commit()
    settle()
    assert held(book).topics == ("sailing", "housing", "sai")
    editor_again = shown.editing
    editor_again.edit(CALL)
    assert editor_again.editor is not None
    assert editor_again.editor.topics.text() == "#sailing, #housing, #sai"
