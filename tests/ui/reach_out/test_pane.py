"""The reach-out pane: the card, who else, who is done; then it ends."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.services import people, sample_book, undo
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.reach_out.pane import ReachOutPane
from networker.ui.reach_out.rows import CardRow
from networker.ui.theme import Theme

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


@pytest.fixture
def opened(book: Book, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[Callable[[], ReachOutPane]]:
    made: list[Jobs] = []

    def open_() -> ReachOutPane:
        jobs = Jobs()
        made.append(jobs)
        pane = ReachOutPane(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW)
        qtbot.addWidget(pane)
        pane.resize(344, 750)
        pane.show()
        pane.refresh()
        settle(pane, qtbot)
        return pane

    yield open_
    for jobs in made:
        jobs.close()


def settle(pane: ReachOutPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane._jobs.idle and not pane._again.isActive() and pane.today is not None)
    QApplication.sendPostedEvents()  # a layout shows what is added to it a turn later


def rows(pane: ReachOutPane) -> list[str]:
    return [row.card.name for row in pane._rows_holder.findChildren(CardRow) if not row.isHidden()]


def test_the_first_is_the_card_and_the_others_wait(book: Book, opened: Callable[[], ReachOutPane]) -> None:
    sample_book.fill(book, now=NOW)
    pane = opened()
    assert pane.today is not None
    listed = [card.name for card in pane.today.cards]
    assert pane.card.card is not None
    assert [pane.card.card.name, *rows(pane)] == listed
    assert pane._progress.text() == "0 of 5"
    assert book.read("SELECT count(*) FROM showing") == [(5,)]


def test_done_moves_on_and_undo_brings_them_back(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    sample_book.fill(book, now=NOW)
    pane = opened()
    waiting: list[int] = []
    pane.waiting_changed.connect(waiting.append)
    before = [pane.card.card.name, *rows(pane)]  # type: ignore[union-attr]
    pane.card.done.click()
    settle(pane, qtbot)
    assert (pane._progress.text(), waiting[-1]) == ("1 of 5", 4)
    pane._jobs.write(pane, undo.undo, book, now=NOW)
    settle(pane, qtbot)
    assert [pane.card.card.name, *rows(pane)] == before  # type: ignore[union-attr]


def test_when_the_five_are_done_it_says_so(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    sample_book.fill(book, now=NOW)
    pane = opened()
    for _ in range(5):
        assert not pane._end.isVisible()
        pane.card.done.click()
        settle(pane, qtbot)
    assert pane._end.isVisible()
    assert not pane.card.isVisible()
    assert pane._progress.text() == "5 of 5"
    assert pane.today is not None
    assert pane.today.tomorrow, "a preview of tomorrow, nothing carried over"


def test_a_click_on_a_row_makes_them_the_card(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    sample_book.fill(book, now=NOW)
    pane = opened()
    asked: list[object] = []
    pane.person_requested.connect(asked.append)
    row = next(each for each in pane._rows_holder.findChildren(CardRow) if not each.isHidden())
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert pane.card.card is not None
    assert pane.card.card.person == row.card.person == asked[0]


def test_after_writing_one_question_is_left_and_yes_logs_it(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    sample_book.fill(book, now=NOW)
    pane = opened()
    assert pane.card.card is not None
    person = pane.card.card.person
    wished: list[str] = []
    pane.write_requested.connect(lambda _card, opener: wished.append(opener))
    pane.card.write.main.click()
    assert wished == [pane.card.card.opener]
    pane.ask_reached(person)
    assert pane.card.yes.isVisible()
    pane.card.no.click()
    assert pane.card.write.isVisible()
    pane.ask_reached(person)
    pane.card.yes.click()
    settle(pane, qtbot)
    assert pane.today is not None
    assert [row.person for row in pane.today.done] == [person]


def test_the_keys_of_the_card(book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot) -> None:
    sample_book.fill(book, now=NOW)
    pane = opened()
    wished: list[object] = []
    pane.write_requested.connect(lambda card, _opener: wished.append(card))
    qtbot.keyClick(pane.card, Qt.Key.Key_W)
    qtbot.keyClick(pane.card, Qt.Key.Key_D)
    settle(pane, qtbot)
    assert len(wished) == 1
    assert pane._progress.text() == "1 of 5"


def test_why_opens_in_place(book: Book, opened: Callable[[], ReachOutPane]) -> None:
    sample_book.fill(book, now=NOW)
    pane = opened()
    low = pane.card.height()
    pane.card._why_link.click()
    assert pane.card.height() > low + 60


def test_a_book_without_talks_explains_itself(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    pane = opened()
    assert pane.empty.isVisible()
    assert "Bring your people in" in pane.empty.accessibleName()
    pane._jobs.write(pane, people.add, book, name="Ana Torres", now=NOW)
    settle(pane, qtbot)
    assert "nobody has a rhythm" in pane.empty.accessibleName()


def test_a_promise_due_is_kept_by_a_press(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    sample_book.fill(book, now=NOW)
    pane = opened()
    assert pane.today is not None
    due = len(pane.today.promises)
    assert due >= 1
    line = pane._promises.itemAt(0).widget()  # type: ignore[union-attr]
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    settle(pane, qtbot)
    assert len(pane.today.promises) == due - 1
