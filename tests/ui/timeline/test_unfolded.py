"""Talks unfolded and folded: all of a text is readable by keys alone, and chips lead to everybody who took part."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import PersonId
from networker.services import people as service
from networker.store.book import Book
from networker.ui.theme import Theme
from networker.ui.timeline.arrangement import MARGIN
from networker.ui.timeline.entry import WORDS_AT
from networker.ui.timeline.heights import HEAD, LINE, TWO
from networker.ui.timeline.pane import TimelinePane
from tests.ui.helpers import NOW
from tests.ui.timeline.conftest import Show

KEY = Qt.Key
Settle = Callable[[], None]
LONG = "\n".join(f"Line {n} of what was said." for n in range(300))


@pytest.fixture
def talk(pane: TimelinePane, show: Show, people: Any) -> int:
    """The row of Ana's call with Ben, which is the current one."""
    show(people.ana)
    row = [row.what for row in pane.model.rows].index("talk")
    pane.list.setCurrentIndex(pane.model.index(row))
    return row


@pytest.fixture
def long_talk(book: Book, people: Any) -> None:
    with book.step("fill", "Filling", now=NOW) as step:
        step.update("interaction", 1, text=LONG)


def height(pane: TimelinePane, row: int) -> int:
    return pane.list.visualRect(pane.model.index(row)).height()


def click(pane: TimelinePane, qtbot: QtBot, row: int, x: float, y: float) -> None:
    top = pane.list.visualRect(pane.model.index(row)).top()
    at = QPoint(MARGIN + round(x), top + round(y))
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def on(pane: TimelinePane) -> str:
    return pane.list.accessibleDescription()


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Space])
def test_a_key_unfolds_a_talk_and_folds_it(pane: TimelinePane, talk: int, press: Any, key: Qt.Key) -> None:
    folded = height(pane, talk)
    press(pane.list, key)
    assert height(pane, talk) > folded
    press(pane.list, key)
    assert height(pane, talk) == folded


def test_a_click_unfolds_and_one_on_the_head_folds(pane: TimelinePane, talk: int, qtbot: QtBot) -> None:
    folded = height(pane, talk)
    click(pane, qtbot, talk, WORDS_AT + 4, LINE + 8)
    unfolded = height(pane, talk)
    assert unfolded > folded
    laid = pane.list._laid_of(talk)
    assert laid is not None
    click(pane, qtbot, talk, WORDS_AT + 4, laid.lines_at + 8)  # somebody reads with the pointer
    assert height(pane, talk) == unfolded
    click(pane, qtbot, talk, WORDS_AT + 4, LINE / 2)
    assert height(pane, talk) == folded


def test_rows_below_move_down_and_those_above_stay(pane: TimelinePane, talk: int, press: Any) -> None:
    tops = [pane.list.visualRect(pane.model.index(row)).top() for row in (talk, talk + 1)]
    before = height(pane, talk)
    press(pane.list, KEY.Key_Return)
    after = [pane.list.visualRect(pane.model.index(row)).top() for row in (talk, talk + 1)]
    assert after == [tops[0], tops[1] + height(pane, talk) - before]


@pytest.mark.usefixtures("long_talk")
def test_all_of_a_long_talk_is_read_by_one_key(pane: TimelinePane, talk: int, press: Any) -> None:
    assert height(pane, talk) == TWO
    press(pane.list, KEY.Key_Return)
    laid = pane.list._laid_of(talk)
    assert laid is not None
    assert "\n".join(piece for piece, _ in laid.lines) == LONG
    bar, seen = pane.list.verticalScrollBar(), []
    for _ in range(400):
        seen.append(bar.value())
        press(pane.list, KEY.Key_Down)
        if pane.list.currentIndex().row() != talk:
            break
    top = pane.list._stack.top(talk)
    assert max(seen) == top + height(pane, talk) - pane.list.viewport().height()
    assert all(
        after - before <= pane.list.viewport().height() - LINE for before, after in itertools.pairwise(seen)
    )
    press(pane.list, KEY.Key_Up)
    assert pane.list.currentIndex().row() == talk
    assert bar.value() == max(seen)  # read from its end upwards
    press(pane.list, KEY.Key_PageUp)
    assert bar.value() < max(seen)
    press(pane.list, KEY.Key_Space)
    assert height(pane, talk) == TWO
    assert pane.list.viewport().rect().contains(pane.list.visualRect(pane.model.index(talk)).center())


def test_right_goes_through_people_and_verbs_and_left_back_out(
    pane: TimelinePane, talk: int, press: Any, people: Any, qtbot: QtBot
) -> None:
    pane.list.setFocus()
    press(pane.list, KEY.Key_Right)
    said = []
    for _ in range(6):
        said.append(on(pane))
        press(pane.list, KEY.Key_Right)
    assert said == ["", "Ben <b>Ode</b>", "Edit", "Promise", "Delete", "Delete"]
    press(pane.list, KEY.Key_Left)
    with qtbot.waitSignal(pane.list.promise_from_requested) as noted:
        press(pane.list, KEY.Key_Return)
    assert noted.args[0].id == pane.model.row(talk).id
    assert pane.promising.card is not None
    press(pane.promising.card.line, KEY.Key_Escape)
    assert pane.window().focusWidget() is pane.list
    press(pane.list, KEY.Key_Left, KEY.Key_Left)
    with qtbot.waitSignal(pane.person_requested) as asked:
        press(pane.list, KEY.Key_Return)
    assert asked.args == [people.ben]
    press(pane.list, KEY.Key_Left, KEY.Key_Left)
    assert height(pane, talk) == TWO


def test_a_click_on_a_chip_leads_to_the_person(
    pane: TimelinePane, talk: int, press: Any, people: Any, qtbot: QtBot
) -> None:
    press(pane.list, KEY.Key_Return)
    laid = pane.list._laid_of(talk)
    assert laid is not None
    rect = laid.targets[0].rect
    with qtbot.waitSignal(pane.person_requested) as asked:
        click(pane, qtbot, talk, rect.center().x(), rect.center().y())
    assert asked.args == [people.ben]


def test_everybody_has_a_chip_and_none_leaves_the_row(
    pane: TimelinePane, show: Show, book: Book, people: Any, press: Any
) -> None:
    with book.step("fill", "Filling", now=NOW) as step:
        for n in range(60):
            person = step.insert(
                "person",
                name=f"Person {n} " + "x" * (n * 3),
                folded=f"p{n}",
                created_at="2025-01-01T09:00:00+00:00",
            )
            step.insert("interaction_person", interaction=1, person=person)
    show(None)
    row = [row.what for row in pane.model.rows].index("talk")
    pane.list.setCurrentIndex(pane.model.index(row))
    press(pane.list, KEY.Key_Return)
    laid = pane.list._laid_of(row)
    assert laid is not None
    chips = [each.rect for each in laid.targets if each.person]
    assert len(chips) == 62
    assert max(rect.right() for rect in chips) <= pane.list._content
    assert not any(a.intersects(b) for n, a in enumerate(chips) for b in chips[n + 1 :])
    assert max(rect.bottom() for rect in chips) < laid.height


def test_a_screen_reader_hears_all_of_it(pane: TimelinePane, talk: int, press: Any) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    press(pane.list, KEY.Key_Return)
    said = pane.model.index(talk).data(role)
    assert "Takes the job. " * 10 in said
    assert "2 October 2026" in said
    assert said == pane.model.whole(talk)


def test_what_is_unfolded_follows_a_change(
    pane: TimelinePane, talk: int, press: Any, book: Book, settle: Settle
) -> None:
    press(pane.list, KEY.Key_Return)
    pane._jobs.write(pane, service.rename, book, PersonId(2), "Benedikt", now=NOW)
    settle()
    pane.grab()
    settle()
    laid = pane.list._laid_of(talk)
    assert laid is not None
    assert laid.targets[0].text == "Benedikt"
    assert pane.list.currentIndex().row() == talk


def test_another_width_and_theme_lay_it_out_anew(
    pane: TimelinePane, talk: int, press: Any, theme: Theme, qtbot: QtBot
) -> None:
    press(pane.list, KEY.Key_Return)
    before = height(pane, talk)
    pane.resize(484, 700)
    assert height(pane, talk) > before
    theme.set_appearance("dark")
    assert not pane.grab().isNull()


def test_another_person_is_shown_folded(
    pane: TimelinePane, talk: int, press: Any, show: Show, people: Any
) -> None:
    press(pane.list, KEY.Key_Return)
    show(people.ben)
    assert not pane.model.unfolded
    assert pane.list.own_heights() == {}


def test_a_fact_has_nothing_to_unfold(pane: TimelinePane, talk: int, press: Any) -> None:
    row = [row.what for row in pane.model.rows].index("fact")
    pane.list.setCurrentIndex(pane.model.index(row))
    press(pane.list, KEY.Key_Return, KEY.Key_Space, KEY.Key_Right)
    assert height(pane, row) == HEAD
