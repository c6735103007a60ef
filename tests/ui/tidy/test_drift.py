"""Circles that drifted: three answers each, by mouse and keys; nobody is moved by anything else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker.domain.circles import Drift
from networker.domain.vocabulary import Circle, PersonId
from networker.services import circles, people, undo
from networker.store.book import Book
from networker.ui import drift_words as words
from networker.ui.text import isolate
from networker.ui.tidy.page import TidyPage
from tests.journeys.steps import press
from tests.services.test_circles import friend
from tests.ui.helpers import NOW, said_name, settle

Open = Callable[[], TidyPage]


def circle_of(book: Book, person: PersonId) -> int:
    return int(book.read("SELECT circle FROM person WHERE id = ?", (person,))[0][0])


@pytest.fixture
def three(book: Book) -> list[PersonId]:
    return [friend(book, f"{name} Lind", every=30, circle=Circle.WIDE) for name in ("Ana", "Ben", "Eva")]


def listed(page: TidyPage) -> list[str]:
    return [row.found.given for row in page.drift.view.rows]


def test_the_list_tells_who_with_the_numbers(
    book: Book, three: list[PersonId], opened: Open, qtbot: QtBot
) -> None:
    page = opened()
    assert page.tasks.drifted.count == "3"
    page.tasks.drifted.click()
    settle(page, qtbot)
    assert listed(page) == ["Ana", "Ben", "Eva"]
    row = page.drift.view.rows[0]
    assert row.isVisible()
    assert row.sentence == f"You and {isolate('Ana')} talk every 4 weeks, like your close circle."
    assert [circle_of(book, each) for each in three] == [4, 4, 4], "nobody is moved by looking"
    assert said_name(row.accept) == "Move to Close: Ana Lind"
    assert said_name(row.never).endswith(": Ana Lind")


def test_each_answer_by_the_keyboard_and_its_way_back(
    book: Book, three: list[PersonId], opened: Open, qtbot: QtBot
) -> None:
    ana, ben, eva = three
    page = opened()
    page.tasks.twice.setFocus()
    press(page.tasks.twice, Qt.Key.Key_Down)
    press(page.tasks.no_circle, Qt.Key.Key_Down)
    settle(page, qtbot)
    page.drift.view.rows[0].accept.setFocus()
    press(page.drift.view.rows[0].accept, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert circle_of(book, ana) == 2
    assert listed(page) == ["Ben", "Eva"]
    assert page.drift.view.rows[0].accept.hasFocus(), "keys go on with the next"
    press(page.drift.view.rows[0].leave, Qt.Key.Key_Return)
    settle(page, qtbot)
    page.drift.view.rows[0].never.setFocus()
    press(page.drift.view.rows[0].never, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert page.drift.empty.isVisible()
    assert page.drift.empty.button.hasFocus(), "it leads to the next list"
    assert page.tasks.drifted.count == "0"
    assert (circle_of(book, ben), circle_of(book, eva)) == (4, 4)
    later = NOW.date() + timedelta(days=circles.REST_DAYS)
    assert eva not in {each.person for each in circles.drifted(book, today=later)}, "never is for good"
    for left in (["Eva"], ["Ben", "Eva"], ["Ana", "Ben", "Eva"]):
        page._jobs.write(page.tasks, undo.undo, book, now=NOW)
        settle(page, qtbot)
        assert listed(page) == left
        assert page.drift.view.rows[0].accept.hasFocus()
    assert page.drift.view.isVisible()


def test_without_drift_it_says_so(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    page.tasks.drifted.click()
    settle(page, qtbot)
    assert said_name(page.drift.empty).startswith("Nobody drifted.")
    assert page.back()
    assert page.tasks.twice.isChecked()


@pytest.mark.parametrize("name", ["王小明", "محمد عبد الله الراشد", "A" * 80, ""])
def test_odd_names(book: Book, opened: Open, qtbot: QtBot, name: str) -> None:
    who = friend(book, "Ana", every=30, circle=Circle.WIDE)
    people.rename(book, who, name, now=NOW)
    page = opened()
    page.show_task("drifted")
    settle(page, qtbot)
    row = page.drift.view.rows[0]
    assert row.never.geometry().right() <= row.width()
    assert said_name(row)


def test_a_silence_is_said_without_blame() -> None:
    found = Drift(Circle.CLOSE, Circle.WIDE, "silent", 20, 400, 30)
    assert (
        words.sentence("Ana", found)
        == f"You and {isolate('Ana')} last talked 13 months ago, more like your wide circle."
    )
