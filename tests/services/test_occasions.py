"""Occasions out of the book: whose words wait, and how the list says it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.services import occasions, quick_log, reach_out, undo
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with closing(Book(tmp_path / "book", now=NOW)) as found:
        yield found


def say(book: Book, *told: str) -> None:
    for each in told:
        quick_log.log(book, each, now=NOW, new=True)


def test_words_of_either_side_that_wait_are_an_occasion(book: Book) -> None:
    say(book, "coffee Ana Ruiz 1 march", "message → Ana Ruiz 2 november: the map is done")
    say(book, "coffee Ben Ode 1 march", "message ← Ben Ode 10 november: are you in Graz next week?")
    say(book, "coffee Eva Lind 1 march", "message → Eva Lind 15 november: the map is done")
    say(book, "message → Ida Holm 2 november: the map is done")
    say(book, "coffee Uma Vik, Leo Ahn 1 march", "message → Uma Vik, Leo Ahn 2 november: the map is done")
    found = occasions.words_waiting(book.reader, NOW.date())
    names = {
        each.name: found[each.person].what
        for each in reach_out.today(book, now=NOW, size=10).cards
        if each.person in found
    }
    assert names == {"Ana Ruiz": "second word", "Ben Ode": "unanswered"}
    assert len(found) == 2


def test_the_list_says_it_gently_and_an_answer_or_its_undo_is_seen_at_once(book: Book) -> None:
    say(book, "coffee Ana Ruiz 1 march", "message → Ana Ruiz 2 november: the map is done")
    [card] = reach_out.today(book, now=NOW).cards
    assert card.reason == "You wrote to Ana on 2 November, and it may have slipped by; a second word is fine."
    assert card.opener == "Hi Ana, one more word from me, and no hurry. How are you?"
    say(book, "message ← Ana Ruiz 4 november: lovely")
    assert occasions.words_waiting(book.reader, NOW.date()) == {}
    undo.undo(book, now=NOW)
    assert len(occasions.words_waiting(book.reader, NOW.date())) == 1
