"""The Groups page: listed by name, shown, named, joined, filled and emptied; by keys alone, every step taken back."""

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from networker.domain.begun import Kind, Place
from networker.domain.vocabulary import Circle
from networker.services import follow_ups, groups, people, undo
from networker.services.groups import FOLLOW_UP, OTHERS
from networker.services.search import Shown
from networker.store.book import Book
from networker.ui.gatherings.who_rows import ROW
from networker.ui.groups.members import HEAD
from networker.ui.groups.page import GroupsPage
from networker.ui.models.paged import IdRole
from tests.journeys.steps import press, type_text
from tests.ui.conftest import PutUp
from tests.ui.groups.conftest import Open, made
from tests.ui.helpers import NOW, held, settle


def shown(page: GroupsPage, qtbot: QtBot) -> tuple[str, list[str]]:
    view, model = page.pane.view, page.pane.members.model_
    assert view is not None
    for row in range(model.rowCount()):
        model.index(row, 0).data()  # asks for what is not there yet
    settle(page, qtbot)
    return view.row.name, [str(model.index(row, 0).data()).split(",")[0] for row in range(model.rowCount())]


def choose(page: GroupsPage, qtbot: QtBot, text: str) -> None:
    finder = page.finder
    assert finder is not None
    finder.field.clear()
    type_text(finder.field, text)
    settle(page, qtbot)
    press(finder.field, Qt.Key.Key_Return)
    settle(page, qtbot)


def test_without_any_it_explains_itself_and_makes_one(opened: Open, qtbot: QtBot, book: Book) -> None:
    page = opened()
    assert page.states.currentWidget() is page.empty
    press(page.empty.button, Qt.Key.Key_Return)
    choose(page, qtbot, "Divers")
    assert shown(page, qtbot) == ("Divers", [])
    assert page.pane.lists.currentWidget() is page.pane.nobody
    page.add_somebody()
    choose(page, qtbot, "Ana Torres")
    assert shown(page, qtbot) == ("Divers", ["Ana Torres"])
    undo.undo(book, now=NOW)
    page.refresh()
    settle(page, qtbot)
    assert shown(page, qtbot) == ("Divers", [])


def test_keys_go_through_the_groups_and_into_one(opened: Open, qtbot: QtBot, book: Book) -> None:
    made(book, "Choir", "Ana", "Ben")
    made(book, "Anglers")
    page = opened()
    assert page.list.hasFocus()
    assert page.pane.view is not None
    assert page.pane.view.row.name == "Anglers"
    press(page.list, Qt.Key.Key_J)
    settle(page, qtbot)
    assert shown(page, qtbot) == ("Choir", ["Ana", "Ben"])
    press(page.list, Qt.Key.Key_Return)
    assert page.pane.members.hasFocus()
    assert page.back()
    assert page.list.hasFocus()
    assert not page.back()


def test_the_search_looks_at_names_and_members(opened: Open, qtbot: QtBot, book: Book) -> None:
    made(book, "Choir", "Ana", "Ben")
    made(book, "Anglers")
    page = opened()
    type_text(page.search.line, "ben")
    settle(page, qtbot)
    assert shown(page, qtbot)[0] == "Choir"
    type_text(page.search.line, "xx")
    settle(page, qtbot)
    assert page._right.currentWidget() is page.nothing
    assert page.back()
    settle(page, qtbot)
    assert page._model.rowCount() == 2


def test_those_who_are_chosen_are_taken_out_in_one_step(opened: Open, qtbot: QtBot, book: Book) -> None:
    choir = made(book, "Choir", "Ana", "Ben", "Carla")
    page = opened()
    table = page.pane.members
    table.setFocus()
    press(table, Qt.Key.Key_Space)
    press(table, Qt.Key.Key_J)
    press(table, Qt.Key.Key_Space)
    assert page.pane.head.totals == "2 chosen"
    press(table, Qt.Key.Key_Delete)
    settle(page, qtbot)
    assert shown(page, qtbot) == ("Choir", ["Carla"])
    undo.undo(book, now=NOW)
    assert len(groups.everybody(book, choir)) == 3


def test_the_silent_dear_ones_stand_first_and_are_promised_once(
    opened: Open, qtbot: QtBot, book: Book
) -> None:
    choir = made(book, "Choir", "Ana", "Ben")
    ben = groups.everybody(book, choir)[1]
    people.set_circle(book, [ben], Circle.CLOSE, now=NOW)
    page = opened()
    view = page.pane.view
    assert view is not None
    assert list(view.ids)[:3] == [FOLLOW_UP, ben, OTHERS]
    assert page.pane.members.currentIndex().row() == 1, "a head is passed over"
    assert page.pane.write.text() == "Promise to write to 1"
    page.pane.write.click()
    settle(page, qtbot)
    (promise,) = follow_ups.due(book)
    assert (promise.text, promise.due) == ("Get in touch again (Choir)", NOW.date().replace(day=27))
    assert page.pane.view is not None
    assert not page.pane.view.follow_up, "it is promised already"
    assert page.pane.write.isHidden()


def test_it_is_renamed_and_joined(opened: Open, qtbot: QtBot, book: Book) -> None:
    made(book, "Anglers", "Ana")
    made(book, "Choir", "Ben")
    page = opened()
    page.rename()
    choose(page, qtbot, "Fishers")
    assert "Fishers" in {row.name for row in groups.rows(book, groups.index(book)).values()}
    page.show_group(groups.index(book)[1])
    settle(page, qtbot)
    page.join()
    choose(page, qtbot, "choir")
    assert shown(page, qtbot) == ("Choir", ["Ana", "Ben"])
    assert page._model.rowCount() == 1


def test_notes_are_written_when_the_keyboard_leaves_and_kept_meanwhile(
    opened: Open, qtbot: QtBot, book: Book
) -> None:
    choir = made(book, "Choir", "Ana")
    page = opened()
    page.pane.notes.setFocus()
    type_text(page.pane.notes, "Mondays")
    assert page.drafts.of(Place(Kind.GROUP_NOTES, choir)) == "Mondays"
    page.list.setFocus()
    settle(page, qtbot)
    found = groups.view(book, choir, today=NOW.date())
    assert found is not None
    assert found.notes == "Mondays"


@pytest.mark.parametrize(("people_", "offered"), [(["Ana"], False), (["Ana", "Ben"], True)])
def test_who_knows_whom_needs_two(opened: Open, book: Book, people_: list[str], offered: bool) -> None:
    """A map of one would be a map of nobody."""
    made(book, "Choir", *people_)
    page = opened()
    lines = {each.text(): each for each in page.pane.more.menu.actions()}  # type: ignore[union-attr]
    assert [lines[each].isVisible() for each in ("Who knows whom", "Map of ties", "Rename…")] == [
        offered,
        offered,
        True,
    ]


def test_who_knows_whom_is_asked_of_the_group_shown(opened: Open, book: Book) -> None:
    choir = made(book, "Choir", "Ana", "Ben")
    page = opened()
    asked: list[object] = []
    page.acquainted_requested.connect(asked.append)
    page.pane.knows.click()
    page.map_requested.connect(lambda number: asked.append(-number))
    page.pane.map_requested.emit()
    assert asked == [choir, -choir]
    assert any(action.text == "Who knows whom in Choir" for action in page.offered())


def test_a_row_is_high_again_where_a_head_was(opened: Open, qtbot: QtBot, book: Book) -> None:
    anglers = made(book, "Anglers", "Ana", "Ben", "Carla")
    made(book, "Choir", "Dora", "Emil", "Fay")
    people.set_circle(book, [groups.everybody(book, anglers)[0]], Circle.CLOSE, now=NOW)
    page = opened()
    table = page.pane.members
    assert [table.rowHeight(row) for row in range(5)] == [HEAD, ROW, HEAD, ROW, ROW]
    press(page.list, Qt.Key.Key_J)
    settle(page, qtbot)
    assert [table.rowHeight(row) for row in range(3)] == [ROW] * 3


def test_its_people_are_shown_among_people(opened: Open, book: Book) -> None:
    choir = made(book, "Choir", "Ana", "Ben")
    page = opened()
    asked: list[Shown] = []
    page.people_requested.connect(asked.append)
    page.pane.people_requested.emit()
    assert asked == [Shown(among=tuple(groups.everybody(book, choir)), label="Choir")]


def test_a_click_on_the_box_chooses_and_a_double_one_on_the_name_leads_there(
    opened: Open, qtbot: QtBot, book: Book
) -> None:
    made(book, "Choir", "Ana", "Ben")
    page = opened()
    table = page.pane.members
    row = table.visualRect(table.currentIndex())
    person = table.currentIndex().data(IdRole)
    box, name = QPoint(14, row.center().y()), QPoint(120, row.center().y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert table.chosen == set()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert table.chosen == {person}
    with qtbot.waitSignal(page.person_requested) as asked:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert asked.args == [person]


def test_one_that_takes_long_is_waited_for_on_an_empty_ground(
    put_up: PutUp, qtbot: QtBot, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(book, "Anglers", "Ana")
    made(book, "Choir", "Ben")
    told, view = Event(), groups.view

    def late(*args: Any, **named: Any) -> Any:
        told.wait(10)
        return view(*args, **named)

    monkeypatch.setattr(groups, "view", late)
    page = put_up(GroupsPage)
    qtbot.waitUntil(lambda: page.shown is not None)
    assert not page.pane.isVisible()
    told.set()
    settle(page, qtbot)
    assert page.pane.isVisible()
    told.clear()
    press(page.list, Qt.Key.Key_Down)
    assert page.pane.isVisible(), "for a moment the one before stands there"
    qtbot.waitUntil(lambda: not page.pane.isVisible())
    told.set()
    settle(page, qtbot)
    assert shown(page, qtbot) == ("Choir", ["Ben"])
    assert page.pane.isVisible()


def test_del_held_down_takes_out_one(opened: Open, qtbot: QtBot, book: Book) -> None:
    """The next one stands in the row by then; to go through the rows a key may be held."""
    made(book, "Choir", "Ana", "Ben", "Carla")
    page = opened()
    table = page.pane.members
    table.setFocus()
    press(table, Qt.Key.Key_Delete)
    settle(page, qtbot)
    held(table, Qt.Key.Key_Delete)
    settle(page, qtbot)
    assert shown(page, qtbot) == ("Choir", ["Ben", "Carla"])
    row = table.currentIndex().row()
    held(table, Qt.Key.Key_J)
    assert table.currentIndex().row() == row + 1
