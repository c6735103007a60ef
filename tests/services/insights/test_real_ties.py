"""Real ties, counted by hand in the tables of `twelve` and `talked`."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.spans import Span, days_of
from networker.domain.vocabulary import Circle, Fact, State
from networker.services import facts, people, tidy
from networker.services.insights import channels, real_ties
from networker.services.insights.real_ties import OnChannel
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


def test_real_ties(book: Book) -> None:
    found = real_ties.read(book, today=TODAY, since=None)
    assert (found.book, found.known, found.word, found.talk, found.met) == (12, 10, 5, 2, 2)
    assert (found.gathered, found.followers) == (6, 3)
    assert found.channels == (
        OnChannel("linkedin", 3, 2, 0), OnChannel("in person", 0, 2, 2), OnChannel("mail", 2, 2, 0),
        OnChannel("phone", 0, 1, 1), OnChannel("signal", 0, 1, 1), OnChannel("x", 0, 0, 0),
    )  # fmt: skip


def test_of_those_who_follow_only_some_are_left_to_tidy(book: Book) -> None:
    """Insights leads to that list only while somebody is in it."""
    found = real_ties.read(book, today=TODAY, since=None)
    assert (found.to_tidy, found.followers) == (False, 3)
    newcomer, _ = people.add(book, name="Mia Berg", now=NOW)
    facts.add(book, newcomer, Fact.FOLLOWED, "me", now=NOW)
    found = real_ties.read(book, today=TODAY, since=None)
    assert (found.to_tidy, found.followers) == (True, 4)
    assert tidy.page(book, "followers", today=TODAY, limit=40)[1] == 1
    people.set_circle(book, [newcomer], Circle.WIDE, now=NOW)
    found = real_ties.read(book, today=TODAY, since=None)
    assert (found.to_tidy, found.followers) == (False, 4)


@pytest.mark.parametrize(
    ("figure", "wanted"),
    [
        ("book", tuple(range(1, 13))),
        ("known", (ANA, BEN, CARLA, DAVID, EVA, GINA, HUGO, INES, KIM, LEA)),
        ("word", (ANA, BEN, CARLA, DAVID, KIM)),
        ("talk", (ANA, BEN)),
        ("met", (ANA, BEN)),
        ("gathered", (CARLA, DAVID, EVA, GINA, HUGO, KIM)),
        ("followers", (EVA, FINN, LEA)),
    ],
)
def test_whom_real_ties_are_with(book: Book, figure: str, wanted: tuple[int, ...]) -> None:
    assert real_ties.people(book, figure, today=TODAY, since=None) == wanted


def test_whom_real_ties_of_a_channel_are_with(book: Book) -> None:
    def who(channel: str, figure: str) -> tuple[int, ...]:
        return real_ties.people_there(book, channel, figure, today=TODAY, since=None)

    assert who("linkedin", "there") == (DAVID, KIM, LEA)
    assert who("linkedin", "word") == (DAVID, KIM)
    assert who("in person", "talk") == (ANA, BEN)


def test_who_is_let_go_is_in_no_figure(book: Book) -> None:
    people.set_state(book, people.PersonId(ANA), State.LET_GO, now=NOW)
    found = real_ties.read(book, today=TODAY, since=None)
    assert (found.book, found.known, found.word, found.talk, found.met) == (11, 9, 4, 1, 1)
    told = channels.read(book, today=TODAY, since=SINCE)
    assert {each.channel for each in told.channels if each.days} == {"mail", "linkedin", "in person", "x"}
    assert [(each.channel, each.wins, each.winners) for each in told.channels if not each.days] == [
        ("phone", 1, 0)
    ], "what came of her stays"
    assert told.fruit[0].people == 2
