"""Whose turn it is in Tidy, and in which order answers are taken back."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import PersonId
from networker.services import people
from networker.services.duplicates import Duplicate
from networker.services.today_views import Named
from networker.store.book import Book
from networker.ui.tidy.page import TidyPage
from networker.ui.tidy.queue import Queue
from tests.ui.helpers import NOW, settle
from tests.ui.tidy.conftest import twice


def pair(one: int, other: int) -> Duplicate:
    return Duplicate(
        Named(PersonId(one), "Ana"), Named(PersonId(other), "Anna"), "a mail", safe=False, score=1
    )


A, B, C = pair(1, 2), pair(3, 4), pair(2, 5)


@pytest.fixture
def queue() -> Queue:
    made = Queue()
    made.refill([A, B, C])
    return made


def test_what_was_put_off_comes_back_the_last_one_first(queue: Queue) -> None:
    queue.put_off()
    queue.put_off()
    assert queue.current is C
    assert queue.take_back()
    assert queue.current is B
    assert queue.take_back()
    assert (queue.current, queue.later) == (A, [])
    assert not queue.take_back(), "nothing of it is left"


def test_what_was_written_since_is_meant_first_and_shown_again(queue: Queue) -> None:
    queue.put_off()
    queue.answered(B, gone=False)
    assert queue.current is C
    assert not queue.take_back(), "the book takes that back"
    queue.refill([A, B, C])
    assert queue.current is B
    assert queue.take_back()
    assert queue.current is A


def test_somebody_who_is_a_part_of_another_is_asked_about_no_more(queue: Queue) -> None:
    queue.answered(A, gone=True)
    assert queue.waiting == [B], "two is one by now"


def test_what_is_looked_at_stays_and_what_is_gone_goes(queue: Queue) -> None:
    queue.put_off()
    queue.refill([C, B])
    assert (queue.current, queue.later) == (B, []), "the first pair is no pair any more"


def test_looking_at_all_again_is_no_answer_to_take_back(queue: Queue) -> None:
    queue.put_off()
    queue.start_over()
    assert queue.waiting[0] is A
    assert not queue.take_back()


def test_two_chosen_by_hand_come_before_all_others(queue: Queue) -> None:
    queue.choose(PersonId(7), PersonId(8))
    assert queue.current is queue.by_hand
    queue.by_hand = None
    assert queue.current is A


def test_what_was_done_on_another_page_is_the_last_thing(
    book: Book, opened: Callable[[], TidyPage], qtbot: QtBot
) -> None:
    for name in ("Ana", "Bo"):
        twice(book, f"{name} Lind", f"{name}h Lind")
    page = opened()
    page.pair.later.click()
    page.hide()
    page._jobs.write(page._jobs, people.add, book, name="Ida Quill", now=NOW)
    settle(page, qtbot)
    page.show()
    assert not page.undo()
