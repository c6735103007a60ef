"""A long timeline comes in stretches: nothing that stands on the screen moves, and nothing is lost on the way."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from networker.domain.vocabulary import PersonId
from networker.services import timeline
from networker.services.views import Wanted
from networker.store.book import Book
from networker.ui.timeline import model as timeline_model
from networker.ui.timeline.begun import OF_TALKS
from networker.ui.timeline.pane import TimelinePane
from tests.ui.helpers import NOW

Settle = Callable[[], None]
STRETCH, AHEAD = 60, 20


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "STRETCH", STRETCH)
    monkeypatch.setattr(timeline_model, "AHEAD", AHEAD)


@pytest.fixture
def zoe(pane: TimelinePane, show: Any, many: PersonId) -> TimelinePane:
    """Her 400 talks, one a day, of which some sixty are listed."""
    show(many)
    return pane


def talks(pane: TimelinePane) -> list[int]:
    return [row.id for row in pane.model.rows if row.what == "talk"]


def scroll_to_end(pane: TimelinePane, settle: Settle) -> None:
    for _ in range(20):
        bar = pane.list.verticalScrollBar()
        bar.setValue(bar.maximum())
        pane.grab()
        settle()


def logged(book: Book, person: PersonId) -> Any:
    """What a newer talk with somebody changes."""
    with book.step("log", "Logging", now=NOW) as step:
        number = step.insert(
            "interaction", kind="call", day="2026-11-20", text="", created_at="2025-01-01T09:00:00+00:00"
        )
        step.insert("interaction_person", interaction=number, person=person)
    return step.changes


def places(pane: TimelinePane, number: int) -> int:
    row = pane.model.number_of(("talk", number))
    return pane.list.visualRect(pane.model.index(row)).top()


def test_what_is_listed_first_is_the_newest_and_the_last_row_says_that_more_follows(
    zoe: TimelinePane,
) -> None:
    listed = [row for row in zoe.model.rows if row.what in ("month", "talk")]
    assert len(listed) == STRETCH
    assert listed[0].day == NOW.date()
    assert zoe.model.rows[-1].what == "more"
    assert zoe.model.spoken(len(zoe.model.rows) - 1) == "Older ones follow"
    assert not zoe.model.flags(zoe.model.index(len(zoe.model.rows) - 1)) & Qt.ItemFlag.ItemIsSelectable


def test_scrolled_to_the_end_all_are_there_once_and_in_order(
    zoe: TimelinePane, book: Book, settle: Settle, many: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[bool] = []
    zoe.model.rowsInserted.connect(lambda: laid.append(len(zoe.list._stack) == len(zoe.model.rows)))
    scroll_to_end(zoe, settle)
    assert all(laid), "rows that have come have their places at once"
    assert len(laid) > 3
    monkeypatch.setattr(timeline, "STRETCH", 10_000)
    whole = timeline.index(book, many)
    assert whole.after is None
    assert [row for row in zoe.model.rows if row.what in ("month", "talk", "fact")] == whole.rows
    assert zoe.model.rows[-1].what == "talk"
    assert not zoe.model.goes_on
    assert zoe.model.rowCount() == len(zoe.model.rows) == len(zoe.list._stack)


def test_the_end_key_goes_further_each_time(zoe: TimelinePane, settle: Settle) -> None:
    zoe.list.setFocus()
    seen = []
    for _ in range(12):
        QTest.keyClick(zoe.list, Qt.Key.Key_End)
        zoe.grab()
        settle()
        seen.append(zoe.list.currentIndex().row())
    assert seen[:3] == sorted(set(seen[:3]))
    assert zoe.model.row(seen[-1]).id == talks(zoe)[-1]
    assert len(talks(zoe)) == 400


def test_what_is_read_stays_where_it_is_while_more_comes(zoe: TimelinePane, settle: Settle) -> None:
    chosen = talks(zoe)[50]
    zoe.list.setCurrentIndex(zoe.model.index(zoe.model.number_of(("talk", chosen))))
    zoe.list.viewport().grab()
    before, listed = places(zoe, chosen), len(zoe.model.rows)
    zoe.grab()
    settle()
    assert len(zoe.model.rows) > listed
    assert places(zoe, chosen) == before
    assert zoe.model.row(zoe.list.currentIndex().row()).id == chosen


def test_a_change_leaves_a_deep_place_the_current_row_and_an_unfolded_talk(
    zoe: TimelinePane, book: Book, settle: Settle, many: PersonId
) -> None:
    scroll_to_end(zoe, settle)
    chosen = talks(zoe)[300]
    row = zoe.model.number_of(("talk", chosen))
    zoe.list.setCurrentIndex(zoe.model.index(row))
    zoe.grab()
    settle()
    assert zoe.list.toggle(row)
    before = places(zoe, chosen)
    changes = logged(book, many)
    zoe._jobs.changed.emit(changes, None)
    settle()
    assert len(talks(zoe)) < 401, "what lies far below is listed again when it is scrolled to"
    assert places(zoe, chosen) == before
    assert zoe.model.row(zoe.list.currentIndex().row()).id == chosen
    assert chosen in zoe.model.unfolded


def test_an_open_editor_far_down_stays_open_over_a_change(
    zoe: TimelinePane, book: Book, settle: Settle, many: PersonId
) -> None:
    scroll_to_end(zoe, settle)
    chosen = talks(zoe)[350]
    zoe.list.setCurrentIndex(zoe.model.index(zoe.model.number_of(("talk", chosen))))
    zoe.grab()
    settle()
    zoe.editing.edit(chosen)
    assert zoe.editing.editor is not None
    zoe.list.verticalScrollBar().setValue(0)
    zoe.list.setCurrentIndex(zoe.model.index(zoe.model.number_of(("talk", talks(zoe)[0]))))
    zoe._jobs.changed.emit(logged(book, many), None)
    settle()
    assert zoe.editing.editor is not None
    assert zoe.model.number_of(("talk", chosen)) >= 0


def test_a_stretch_of_an_index_that_was_replaced_is_dropped(
    zoe: TimelinePane, settle: Settle, people: Any
) -> None:
    before, late = zoe.model.rows, timeline.index(zoe._book, zoe.person)
    zoe.show_person(people.ana)
    settle()
    zoe.model._more_came(before, late)  # type: ignore[arg-type]
    assert len(talks(zoe)) == 3
    assert not zoe.model.goes_on


def test_a_talk_far_down_is_gone_to(zoe: TimelinePane, book: Book, settle: Settle, many: PersonId) -> None:
    (oldest,) = book.read("SELECT id FROM interaction ORDER BY day LIMIT 1")[0]
    view = timeline.talks(book, [oldest])[oldest]
    assert zoe.model.number_of(("talk", oldest)) < 0
    zoe.person_requested.connect(zoe.show_person)
    zoe.show_talk(view)
    settle()
    zoe.grab()
    settle()
    assert zoe.model.row(zoe.list.currentIndex().row()).id == oldest
    assert oldest in zoe.model.unfolded
    assert 0 <= places(zoe, oldest) < zoe.list.viewport().height()


def test_an_entry_begun_far_down_is_told_and_opened(
    zoe: TimelinePane, book: Book, settle: Settle, many: PersonId, show: Any
) -> None:
    (oldest,) = book.read("SELECT id FROM interaction ORDER BY day LIMIT 1")[0]
    scroll_to_end(zoe, settle)
    zoe.editing.edit(oldest)
    assert zoe.editing.editor is not None
    zoe.editing.editor.text.setPlainText("half a word")
    zoe.editing._set_aside()
    zoe._to_top = True
    zoe.show_person(None)
    settle()
    show(many)
    assert zoe.model.number_of(("talk", oldest)) < 0
    assert zoe.begun_line.isVisibleTo(zoe)
    (place,) = [each for each in zoe.drafts.places(*OF_TALKS) if each.of == oldest]
    zoe.begun.go_on(place)
    settle()
    settle()
    assert zoe.editing.editor is not None
    assert zoe.editing.editor.view.id == oldest


def test_months_that_are_cut_tell_all_that_they_hold(zoe: TimelinePane, settle: Settle) -> None:
    settle()
    months = {row.id: row.counts for row in zoe.model.rows if row.what == "month"}
    assert months[2026 * 12 + 8] == {"message": 30}, "September goes on below"
    assert months[2026 * 12 + 9] == {"message": 31}


def test_what_is_looked_for_in_everybodys_is_found_beyond_the_first_talks(
    pane: TimelinePane, show: Any, many: PersonId, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "WALKED", 50)
    monkeypatch.setattr(timeline, "COUNTED", 70)
    show(None)
    assert pane.header.accessibleDescription() == "403 talks since October 2025"
    pane.filters.narrow(Wanted(text="talk 39"))
    for _ in range(9):
        settle()
        pane.grab()
    assert len(talks(pane)) == 14, "39, 139, 239, 339 and 390 to 399"
    assert pane.filters._said() == "14 found"
    pane.filters.narrow(Wanted(text="nowhere"))
    for _ in range(9):
        settle()
    assert pane.empty.isVisible()
