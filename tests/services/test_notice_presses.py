"""A press on a card, perhaps an old one: what it says is looked up anew."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, PersonId, Side
from networker.services import follow_ups, notice_presses, people, reached, undo
from networker.services.promises import open_promise
from networker.store.book import Book

NOW = datetime.fromisoformat("2026-11-20T14:00:00+01:00")
DUE = "2026-11-20T14:00"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        people.add(found, name="Ana Ode", now=NOW)
        yield found


@pytest.fixture
def promise(book: Book) -> int:
    with book.step("test", "promise", now=NOW) as step:
        return follow_ups.insert(
            step, side=Side.ME, text="call", due=NOW.date(), at=time(14), people=[1], now=NOW
        )


def test_a_promise_is_kept_or_put_off_in_one_step_and_once(book: Book, promise: int) -> None:
    assert notice_presses.whose(book.reader, promise, DUE) == 1
    changes = notice_presses.later(book, promise, DUE, now=NOW)
    assert changes.label == "Later: call"
    put_off = open_promise(book.reader, promise)
    assert put_off is not None
    assert (put_off.due, put_off.time) == (NOW.date(), time(15))
    for press in (notice_presses.done, notice_presses.later):
        assert not press(book, promise, DUE, now=NOW), "the card speaks of another time by now"
    assert notice_presses.whose(book.reader, promise, DUE) is None
    assert notice_presses.done(book, promise, "2026-11-20T15:00", now=NOW).label == "Done: call"
    assert not notice_presses.done(book, promise, "2026-11-20T15:00", now=NOW)
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert notice_presses.done(book, promise, DUE, now=NOW), "it is as the card says again"
    assert not notice_presses.done(book, 99, DUE, now=NOW)


def test_a_question_is_claimed_once_a_day(book: Book) -> None:
    assert notice_presses.claim_question(book, PersonId(1), now=NOW)
    assert not notice_presses.claim_question(book, PersonId(1), now=NOW + timedelta(hours=9))
    assert notice_presses.claim_question(book, PersonId(1), now=NOW + timedelta(days=1))


def test_an_answer_is_for_what_was_asked(book: Book) -> None:
    reached.began(book, PersonId(1), Channel.MAIL, now=NOW)
    for asked in ("2026-11-19", "", "never"):
        assert not notice_presses.answer(book, PersonId(1), asked, "yes", now=NOW), "it was written later"
    assert notice_presses.answer(book, PersonId(1), "2026-11-20", "yes", now=NOW).label == "Reached Ana Ode"
    assert not notice_presses.answer(book, PersonId(1), "2026-11-20", "yes", now=NOW)
