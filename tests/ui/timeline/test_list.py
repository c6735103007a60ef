"""The list: geometry from the index, keys that stop at entries, clicks that lead to people."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QMenu
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import PersonId
from networker.services import undo
from networker.ui.theme import Theme
from networker.ui.timeline.arrangement import MARGIN
from networker.ui.timeline.entry import BOX_AT
from networker.ui.timeline.heights import FIXED, HEAD
from networker.ui.timeline.list import TimelineList
from networker.ui.timeline.pane import TimelinePane
from tests.ui.helpers import NOW
from tests.ui.timeline.conftest import Show

KEY = Qt.Key


def row_of(pane: TimelinePane, what: str, nth: int = 0) -> int:
    return [i for i, row in enumerate(pane.model.rows) if row.what == what][nth]


def test_rows_follow_each_other_without_gaps(pane: TimelinePane, show: Show, people: Any) -> None:
    show(people.ana)
    rects = [pane.list.visualRect(pane.model.index(row)) for row in range(pane.model.rowCount())]
    assert rects[0].top() == 0
    assert all(above.bottom() + 1 == below.top() for above, below in itertools.pairwise(rects))
    assert rects[row_of(pane, "month")].height() == FIXED["month"]
    assert rects[row_of(pane, "fact")].height() == HEAD


def test_a_point_finds_the_row_under_it(pane: TimelinePane, show: Show, people: Any) -> None:
    show(people.ana)
    for row in range(pane.model.rowCount()):
        assert pane.list.indexAt(pane.list.visualRect(pane.model.index(row)).center()).row() == row
    assert not pane.list.indexAt(QPoint(10, 100_000)).isValid()


def test_a_talk_is_as_high_as_its_text_needs(pane: TimelinePane, show: Show, people: Any) -> None:
    show(people.ana)
    long_, none, short = (
        pane.list.visualRect(pane.model.index(row_of(pane, "talk", n))).height() for n in range(3)
    )
    assert long_ > short > none == HEAD


def test_down_goes_from_entry_to_entry(pane: TimelinePane, show: Show, people: Any, press: Any) -> None:
    show(people.ana)
    stops = []
    for _ in range(7):
        press(pane.list, KEY.Key_Down)
        stops.append(pane.model.row(pane.list.currentIndex().row()).what)
    assert stops == ["promise", "promise", "talk", "talk", "talk", "fact", "fact"]
    press(pane.list, KEY.Key_Home, KEY.Key_J, KEY.Key_J, KEY.Key_K)
    assert pane.list.currentIndex().row() == row_of(pane, "promise", 1)


def test_end_and_pages_keep_the_current_row_in_sight(
    pane: TimelinePane, show: Show, many: PersonId, press: Any
) -> None:
    show(many)
    for key in (KEY.Key_End, KEY.Key_PageUp, KEY.Key_PageDown, KEY.Key_Home):
        press(pane.list, key)
        rect = pane.list.visualRect(pane.list.currentIndex())
        assert pane.list.viewport().rect().contains(rect.center())
    assert pane.list.verticalScrollBar().value() == 0


@pytest.mark.parametrize("read_at", [0, 9000])
def test_what_is_read_stays_in_sight_though_another_row_is_the_current_one(
    pane: TimelinePane, show: Show, many: PersonId, settle: Callable[[], None], read_at: int
) -> None:
    show(many)
    pane.list.setCurrentIndex(pane.model.index(20 if read_at else 300))
    pane.list.verticalScrollBar().setValue(read_at)
    pane._reload()
    settle()
    assert pane.list.verticalScrollBar().value() == read_at
    assert pane.list.currentIndex().row() == (20 if read_at else 300)


def test_letters_are_left_to_the_window(pane: TimelinePane, show: Show, many: PersonId, press: Any) -> None:
    show(many)
    press(pane.list, "t", "a")
    assert not pane.list.currentIndex().isValid()


def test_a_row_scrolled_to_is_in_sight(pane: TimelinePane, show: Show, many: PersonId) -> None:
    show(many)
    for hint in QAbstractItemView.ScrollHint:
        index = pane.model.index(300)
        pane.list.scrollToTop()
        pane.list.scrollTo(index, hint)
        assert pane.list.viewport().rect().contains(pane.list.visualRect(index))
    pane.list.scrollTo(QModelIndex())


def test_a_click_on_a_name_leads_to_the_person(
    pane: TimelinePane, show: Show, people: Any, qtbot: QtBot
) -> None:
    show(people.ana)
    painter, row = pane.list._painter, row_of(pane, "talk")
    laid = painter._laid[row]
    piece = next(each for each in laid.pieces if each.person and each.person.id == people.ben)
    rect = pane.list.visualRect(pane.model.index(row))
    for x in (piece.x + 3, laid.faces[1][0].center().x()):
        with qtbot.waitSignal(pane.person_requested) as asked:
            at = QPointF(MARGIN + x, rect.top() + 10).toPoint()
            qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert asked.args == [people.ben]


def test_the_menu_of_an_entry_names_its_people_by_number(
    pane: TimelinePane, show: Show, people: Any, qtbot: QtBot
) -> None:
    show(None)
    pane.list.setCurrentIndex(pane.model.index(row_of(pane, "talk")))
    viewport = pane.list.viewport()
    asked_for = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), viewport.mapToGlobal(QPoint()))
    QCoreApplication.sendEvent(viewport, asked_for)
    (menu,) = pane.list.findChildren(QMenu, "entryMenu")
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == [
        "&1  Ana Torres",
        "&2  Ben <b>Ode</b>",
        "Unfold\tEnter",
        "Edit\tE",
        "Delete\tDel",
        "Promise from this…",
        "A win came of this…",
        "Copy",
    ]
    with qtbot.waitSignal(pane.person_requested) as asked:
        menu.actions()[1].trigger()
    menu.actions()[-1].trigger()
    menu.close()
    assert asked.args == [people.ben]
    assert QGuiApplication.clipboard().text().endswith("Takes the job. " * 10)


def test_a_tick_keeps_the_promise(
    pane: TimelinePane, show: Show, people: Any, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    show(people.ana)
    row = row_of(pane, "promise")
    rect = pane.list.visualRect(pane.model.index(row))
    at = QPoint(MARGIN + BOX_AT + 8, rect.center().y())
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    settle()
    left = [pane.model.spoken(i) for i, each in enumerate(pane.model.rows) if each.what == "promise"]
    assert left == ["Ana introduces me to Carla, Friday"]


def test_space_ticks_too(
    pane: TimelinePane, show: Show, people: Any, press: Any, settle: Callable[[], None]
) -> None:
    show(people.ana)
    pane.list.setCurrentIndex(pane.model.index(row_of(pane, "promise", 1)))
    press(pane.list, KEY.Key_Space)
    settle()
    settle()
    assert sum(each.what == "promise" for each in pane.model.rows) == 1


def test_the_row_at_the_top_stays_there_when_the_width_changes(
    pane: TimelinePane, show: Show, many: PersonId
) -> None:
    show(many)
    pane.list.verticalScrollBar().setValue(6000)
    before = pane.list.anchor()
    pane.resize(700, 752)
    assert pane.list.anchor() == before


def test_grey_rows_come_only_after_a_while(
    pane: TimelinePane, show: Show, many: PersonId, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    show(many)
    pane.list.verticalScrollBar().setValue(12_000)
    bare = pane.list.grab().toImage()
    pane.list._show_skeletons()
    pane.model.want = lambda first, last: False  # type: ignore[method-assign]  # the answer is late
    pane.list.verticalScrollBar().setValue(18_000)
    assert pane.list.grab().toImage() != bare


def test_both_appearances_are_painted(
    pane: TimelinePane,
    show: Show,
    people: Any,
    theme: Any,
    icons: Any,
    settle: Callable[[], None],
    qtbot: QtBot,
) -> None:
    show(people.ana)
    light = pane.list.grab().toImage()
    dark = TimelineList(
        model=pane.model,
        words=pane.words,
        theme=Theme(appearance="dark"),
        icons=icons,
        promises=pane.promising.verbs,
    )
    qtbot.addWidget(dark)
    dark.resize(pane.list.size())
    pane.model.modelReset.emit()
    assert not light.isNull()
    assert dark.grab().toImage() != light


def test_a_press_on_a_head_puts_the_keyboard_on_nothing(
    pane: TimelinePane, show: Show, people: Any, qtbot: QtBot
) -> None:
    show(people.ana)
    for what in ("section", "month", "gap"):
        place = pane.list.visualRect(pane.model.index(row_of(pane, what))).center()
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert not pane.list.currentIndex().isValid(), what


def test_the_keyboard_stays_thereabouts_when_a_promise_is_ticked_and_taken_back(
    pane: TimelinePane, show: Show, people: Any, book: Any, press: Any, settle: Callable[[], None]
) -> None:
    show(people.ana)
    pane.list.setFocus()
    first, second = (pane.model.rows[row_of(pane, "promise", n)] for n in range(2))
    pane.list.setCurrentIndex(pane.model.index(row_of(pane, "promise")))
    press(pane.list, KEY.Key_Space)
    settle()
    assert pane.model.rows[pane.list.currentIndex().row()] == second
    pane._jobs.write(pane, undo.undo, book, now=NOW)
    settle()
    assert first in pane.model.rows
    assert pane.model.rows[pane.list.currentIndex().row()] == second
    press(pane.list, KEY.Key_E)
    assert pane.promising.card is not None
    assert pane.promising.card.line.text() == pane.model.promise(row_of(pane, "promise", 1)).text
    pane.promising.leave()
    for _ in range(2):
        pane.list.setCurrentIndex(pane.model.index(row_of(pane, "promise")))
        press(pane.list, KEY.Key_Space)
        settle()
    assert pane.model.rows[pane.list.currentIndex().row()].what == "talk", "no promise is left"
