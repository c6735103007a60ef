"""Noise, asks and favours, counted by hand in the tables of `twelve` and `talked`."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.spans import Span, days_of
from networker.domain.vocabulary import State
from networker.services import people
from networker.services.insights import noise
from networker.services.insights.noise import Month
from networker.store.book import Book
from tests.services.insights.talked import talked_book
from tests.services.insights.twelve import (
    ANA,
    BEN,
    CARLA,
    DAVID,
    EVA,
    FINN,
    GINA,
    HUGO,
    INES,
    JON,
    KIM,
    LEA,
    NOW,
    TODAY,
)

SINCE, _ = days_of(Span.YEAR, TODAY)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(talked_book(data_dir)) as found:
        yield found


def test_noise(book: Book) -> None:
    found = noise.read(book, today=TODAY, since=SINCE)
    assert found.months == (
        Month(2026, 1, 2, 0, 0, 0), Month(2026, 2, 4, 0, 0, 0), Month(2026, 3, 4, 0, 1, 0), Month(2026, 4, 1, 0, 0, 0),
        Month(2026, 5, 2, 2, 0, 0), Month(2026, 6, 5, 5, 0, 0), Month(2026, 7, 0, 0, 1, 0), Month(2026, 8, 0, 0, 1, 3),
        Month(2026, 9, 0, 0, 0, 0), Month(2026, 10, 0, 0, 0, 0), Month(2026, 11, 1, 0, 0, 0),
    )  # fmt: skip
    assert (found.spoken, found.promotion, found.alike, found.asked, found.done) == (19, 7, 5, 3, 3)


def test_whom_noise_went_to(book: Book) -> None:
    def who(figure: str) -> tuple[int, ...]:
        return noise.people(book, figure, today=TODAY, since=SINCE)

    assert who("talk") == (ANA, BEN, CARLA, KIM, LEA)
    assert who("promotion") == (DAVID, EVA, FINN, GINA, HUGO, INES, JON)
    assert who("alike") == (FINN, GINA, HUGO, INES, JON)
    assert who("asked") == (ANA, BEN, HUGO)
    assert who("done") == (CARLA, DAVID, EVA, FINN, GINA)


def test_the_same_words_to_four_are_no_noise(book: Book) -> None:
    people.set_state(book, people.PersonId(JON), State.LET_GO, now=NOW)
    found = noise.read(book, today=TODAY, since=SINCE)
    assert (found.promotion, found.alike, found.spoken) == (2, 0, 18)


def test_of_whoever_was_let_go_nothing_was_asked(book: Book) -> None:
    """As in all figures, so that the list behind one is as long as it says."""
    people.set_state(book, people.PersonId(HUGO), State.LET_GO, now=NOW)
    assert noise.read(book, today=TODAY, since=SINCE).asked == 2
    assert noise.people(book, "asked", today=TODAY, since=SINCE) == (ANA, BEN)
