"""A calendar file on the Gatherings page: dropped or chosen, an event picked, its people answered, noted once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel
from networker.services import gatherings, people
from networker.store.book import Book
from tests.journeys.steps import drop, press, type_text
from tests.services.test_gathering_events import EVENT
from tests.ui.gatherings.conftest import Open
from tests.ui.helpers import NOW, settle

OTHERS = "".join(
    f"BEGIN:VEVENT\nUID:o{n}\nDTSTAMP:20261101T000000Z\nDTSTART:202612{n:02}T200000\nSUMMARY:Talk {n}\nEND:VEVENT\n"
    for n in range(1, 10)
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.ics"
    path.write_text(EVENT.replace("END:VCALENDAR", OTHERS + "END:VCALENDAR"), encoding="utf-8")
    return path


def test_an_event_is_dropped_answered_and_noted_by_keys(
    opened: Open, qtbot: QtBot, book: Book, file: Path
) -> None:
    people.add(book, name="Ana Torres", now=NOW, handles=[(Channel.MAIL, "ana@t.example")])
    people.add(book, name="Ben Ode", now=NOW)
    page = opened()
    drop(page, [file])
    settle(page, qtbot)
    events = page.events
    assert page.states.currentWidget() is events
    assert events.chosen is not None
    assert events.chosen.name == "PyCon", "the newest that is not ahead"
    assert events.list.hasFocus()
    press(events.list, Qt.Key.Key_Return)
    table = events.attendees
    assert table.hasFocus()

    def said(n: int) -> str:
        return str(table.model().index(n, 0).data(Qt.ItemDataRole.DisplayRole) or "")

    qtbot.waitUntil(lambda: all(said(n) for n in range(3)))  # a row is fetched when it is asked for
    told = [said(n).split(", ") for n in range(3)]
    assert [each[-1] for each in told] == ["not in the book", "ticked", "maybe \u2068Ben Ode\u2069?"]
    QTest.keyClick(table, Qt.Key.Key_Space)  # Zoe, somebody new
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)  # it is Ben
    press(events.take, Qt.Key.Key_Return)
    settle(page, qtbot)
    view = page.pane.view
    assert view is not None
    assert page.states.currentWidget() is page._full
    assert page.list.hasFocus()
    assert {each.person.name for each in view.guests} == {"Zoe Brandt", "Ana Torres", "Ben Ode"}
    drop(page, [file])
    settle(page, qtbot)
    assert page.events.take.text() == "Add who is missing"
    page.events.take.click()
    settle(page, qtbot)
    assert book.read("SELECT count(*) FROM gathering") == [(1,)]


def test_who_it_is_is_said_in_the_menu(opened: Open, qtbot: QtBot, book: Book, file: Path) -> None:
    ben, _ = people.add(book, name="Ben Ode", now=NOW)
    page = opened()
    page.read_calendar(file)
    settle(page, qtbot)
    table = page.events.attendees
    for text, answer in (("It is Ben Ode", ben), ("Somebody new", 0), ("Leave out", None)):
        menu = table.menu_of(2)
        next(each for each in menu.actions() if each.text() == text).trigger()
        menu.close()
        assert table.answer(2) == answer
        assert page.events.attendees.proposal is not None


def test_events_are_searched_and_esc_leaves_them(opened: Open, qtbot: QtBot, book: Book, file: Path) -> None:
    page = opened()
    page.read_calendar(file)
    settle(page, qtbot)
    assert page.events.list.model().rowCount() == 10
    type_text(page.events.search.line, "talk 7")
    settle(page, qtbot)
    assert page.events.chosen is not None
    assert page.events.chosen.name == "Talk 7"
    assert page.back()
    assert (page.states.currentWidget(), len(gatherings.index(book))) == (page.empty, 0)


def test_esc_leaves_a_file_that_is_being_read(opened: Open, qtbot: QtBot, file: Path) -> None:
    page = opened()
    page.read_calendar(file)
    assert page.states.currentWidget() is page.loading
    assert page.back()
    settle(page, qtbot)
    assert page.states.currentWidget() is page.empty
    assert page.empty.button.hasFocus()


@pytest.mark.parametrize("names", [["a.csv"], ["a.ics", "b.ics"]])
def test_what_is_no_single_calendar_is_left_to_the_window(
    opened: Open, tmp_path: Path, names: list[str]
) -> None:
    page = opened()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    enter = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page, enter)
    assert not enter.isAccepted()
    assert not page.calendar.frame.isVisible()


def test_a_file_that_is_no_calendar_is_answered_in_a_sentence(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened()
    path = tmp_path / "a.ics"
    path.write_text("BEGIN:VCARD")
    with qtbot.waitSignal(page._jobs.failed) as said:
        drop(page, [path])
    assert "no calendar file" in said.args[0]
    assert page.empty.button.hasFocus()
    assert page.states.currentWidget() is page.empty


def test_one_is_chosen_in_a_dialog(opened: Open, qtbot: QtBot, file: Path) -> None:
    page = opened()
    page.choose_calendar()
    [dialog] = page.findChildren(QFileDialog)
    page.choose_calendar()
    assert page.findChildren(QFileDialog) == [dialog]
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    settle(page, qtbot)
    assert page.states.currentWidget() is page.events


def test_events_that_are_left_out_are_named_with_the_reason(
    opened: Open, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    page = opened()
    page.read_calendar(file)
    settle(page, qtbot)
    assert not page.events.left_out.isVisible()
    bad = "BEGIN:VEVENT\nUID:bad{0}\nSUMMARY:Supper {0}\nDTSTART:20261340T250000\nEND:VEVENT\n"
    path = tmp_path / "bad.ics"
    text = file.read_text(encoding="utf-8")
    at = text.index("BEGIN:VEVENT")
    path.write_text(
        text[:at] + "".join(bad.replace("{0}", str(n)) for n in range(5)) + text[at:], encoding="utf-8"
    )
    page.read_calendar(path)
    settle(page, qtbot)
    lines = page.events.left_out.text().splitlines()
    assert page.events.left_out.isVisible()
    assert lines[0] == "Left out"
    assert lines[1].endswith(": the time of “Supper 0” cannot be read: 20261340T250000")
    assert lines[-1] == "and 2 more"
