"""Channels, and what bears fruit, counted by hand in the tables of `twelve` and `talked`."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from networker.domain.spans import Span, days_of
from networker.services.insights import channels
from networker.services.insights.channels import Fruit, OneChannel
from networker.store.book import Book
from tests.services.insights.talked import talked_book
from tests.services.insights.twelve import ANA, BEN, CARLA, FINN, GINA, HUGO, INES, JON, KIM, LEA, TODAY

SINCE, _ = days_of(Span.YEAR, TODAY)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(talked_book(data_dir)) as found:
        yield found


def test_channels(book: Book) -> None:
    found = channels.read(book, today=TODAY, since=SINCE)
    assert found.channels == (
        # people, days, talks, answers, hellos, one_way; letters, answered, wait; shallow, richer, met, wins
        OneChannel("mail", 8, 10, 0, 2, 0, 8, 7, 2, 3.5, 6, 1, 1, 0, 0),
        OneChannel("linkedin", 2, 5, 0, 0, 1, 4, 3, 2, 0.5, 2, 0, 0, 0, 0),
        OneChannel("in person", 2, 2, 2, 0, 0, 0, 0, 0, None, 0, 0, 2, 0, 0),
        OneChannel("signal", 1, 2, 1, 1, 0, 0, 2, 2, 0.0, 0, 1, 1, 0, 0),
        OneChannel("phone", 1, 1, 1, 0, 0, 0, 1, 1, 0.0, 0, 0, 1, 1, 1),
        OneChannel("x", 1, 1, 0, 0, 0, 1, 1, 0, None, 1, 0, 0, 0, 0),
    )
    assert found.sample == 21


def test_channels_of_everything_and_of_last_year(book: Book) -> None:
    everything = {each.channel: each for each in channels.read(book, today=TODAY, since=None).channels}
    assert everything["signal"] == OneChannel("signal", 1, 4, 1, 1, 0, 2, 3, 3, 0.0, 0, 1, 1, 0, 0)
    assert everything["mail"].wins == 1
    last = channels.read(book, today=date(2025, 12, 31), since=date(2025, 1, 1))
    # The letter of 1 October was answered after two days; nobody had been met by then.
    assert last.channels == (
        OneChannel("signal", 1, 2, 0, 0, 0, 2, 1, 1, 2.0, 1, 1, 0, 0, 0),
        OneChannel("mail", 0, 0, 0, 0, 0, 0, 0, 0, None, 0, 0, 0, 1, 1),  # a win, and no talk that was logged
    )


@pytest.mark.parametrize(
    ("channel", "figure", "wanted"),
    [
        ("mail", "people", (BEN, CARLA, FINN, GINA, HUGO, INES, JON, LEA)),
        ("mail", "shallow", (FINN, GINA, HUGO, INES, JON, LEA)),
        ("mail", "answered", (BEN, CARLA)),
        ("mail", "richer", (BEN,)),
        ("mail", "met", (BEN,)),
        ("mail", "talks", ()),
        ("in person", "talks", (ANA, BEN)),
        ("linkedin", "answered", (KIM,)),
        ("phone", "wins", (ANA,)),
        ("mail", "wins", ()),
    ],
)
def test_whom_a_figure_of_a_channel_is_of(
    book: Book, channel: str, figure: str, wanted: tuple[int, ...]
) -> None:
    assert channels.people(book, channel, figure, today=TODAY, since=SINCE) == wanted


def test_each_figure_of_a_channel_names_as_many(book: Book) -> None:
    for since in (SINCE, None):
        for each in channels.read(book, today=TODAY, since=since).channels:
            for figure in ("people", "shallow", "richer", "met"):
                who = channels.people(book, each.channel, figure, today=TODAY, since=since)
                assert len(who) == getattr(each, figure), (each.channel, figure)


def test_gatherings_that_bear_fruit_after_a_year(book: Book) -> None:
    found = channels.read(book, today=TODAY, since=SINCE)
    # Ana and Ben said something after 1 March 2026, Carla did not; at the picnic Gina only got a mail.
    assert found.fruit == (Fruit(found.fruit[0].gathering, "Old fair", date(2025, 3, 1), 3, 2),)
    assert found.gatherings == 2
    assert channels.again(book, found.fruit[0].gathering, today=TODAY, since=None) == (ANA, BEN)
    assert channels.read(book, today=date(2026, 3, 1), since=None).gatherings == 0, (
        "not before a year is over"
    )
