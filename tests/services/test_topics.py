"""Topics by hand: noted once, taken off again; those of talks stay."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import people, quick_log, timeline, topics, undo
from networker.services.errors import CannotDo
from networker.services.listing import Filter, Listing
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def test_noted_once_and_taken_off_beside_those_of_the_talks(book: Book) -> None:
    ana, _ = people.add(book, name="Ana Torres", now=NOW)
    quick_log.log(book, "coffee yesterday: her move #housing", now=NOW, context=ana)
    for name in ("#Diving", "diving ", "housing"):
        topics.add(book, ana, name, now=NOW)
    head = timeline.head(book, ana, today=NOW.date())
    assert head is not None
    assert set(head.topics) == head.own_topics == {"Diving", "housing"}
    assert topics.take_off(book, ana, "Housing", now=NOW).people == {ana}
    topics.take_off(book, ana, "Diving", now=NOW)
    head = timeline.head(book, ana, today=NOW.date())
    assert head is not None
    assert (head.topics, head.own_topics) == (("housing",), frozenset())
    undo.undo(book, now=NOW)
    head = timeline.head(book, ana, today=NOW.date())
    assert head is not None
    assert head.own_topics == {"Diving"}


@pytest.mark.parametrize("name", [" # ", "x" * 61])
def test_a_topic_is_a_word_or_two(book: Book, name: str) -> None:
    ana, _ = people.add(book, name="Ana Torres", now=NOW)
    with pytest.raises(CannotDo, match="A topic"):
        topics.add(book, ana, name, now=NOW)


def test_whoever_talked_about_it_is_found_by_its_word_until_it_is_taken_back(book: Book) -> None:
    people.add(book, name="Ximena Prado", now=NOW)
    quick_log.log(book, "coffee Ximena yesterday: eight steps #tango", now=NOW)
    assert len(Listing(book).ids(Filter(text="tango")).ids) == 1
    undo.undo(book, now=NOW)
    assert len(Listing(book).ids(Filter(text="tango")).ids) == 0
