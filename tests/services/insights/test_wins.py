"""What came of the twelve: three wins of 2026, one of 2025.

| day | win | channel | through |
|---|---|---|---|
| 2025-11-20 | A talk | mail | Ana |
| 2026-02-01 | The contract | mail | Ana, Ben |
| 2026-05-02 | A flat | in person | Hugo |
| 2026-05-02 | An idea | | Ana |
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from networker.services.insights import channels, wins
from networker.services.insights.wins import OfChannel, Through, Won
from networker.store.book import Book
from tests.services.insights.twelve import ANA, BEN, HUGO, NOW, TODAY, people, win

SINCE = date(2025, 11, 21)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        with found.step("fill", "Wins", now=NOW) as step:
            people(step)
            win(step, date(2025, 11, 20), "A talk", "mail", ANA)
            win(step, date(2026, 2, 1), "The contract", "mail", ANA, BEN)
            win(step, date(2026, 5, 2), "A flat", "in person", HUGO)
            win(step, date(2026, 5, 2), "An idea", None, ANA)
        yield found


def test_the_wins_of_a_span_by_channel_and_by_whom(book: Book) -> None:
    found = wins.read(book, today=TODAY, since=SINCE)
    assert (found.total, found.enough, found.people) == (3, False, (ANA, BEN, HUGO))
    assert found.channels == (
        OfChannel("in person", 1, (HUGO,)),
        OfChannel("mail", 1, (ANA, BEN)),
        OfChannel("", 1, (ANA,)),
    )
    assert found.through == (Through(ANA, "Ana", 2), Through(HUGO, "Hugo", 1), Through(BEN, "Ben", 1))


def test_the_newest_are_told_first(book: Book) -> None:
    assert wins.read(book, today=TODAY, since=None).latest == (
        Won(date(2026, 5, 2), "An idea", "", (ANA,), ("Ana",)),
        Won(date(2026, 5, 2), "A flat", "in person", (HUGO,), ("Hugo",)),
        Won(date(2026, 2, 1), "The contract", "mail", (ANA, BEN), ("Ana", "Ben")),
        Won(date(2025, 11, 20), "A talk", "mail", (ANA,), ("Ana",)),
    )


def test_everything_has_no_first_day_and_an_end(book: Book) -> None:
    assert wins.read(book, today=TODAY, since=None).total == 4
    assert wins.read(book, today=date(2026, 5, 1), since=None).total == 2
    assert wins.read(book, today=date(2025, 1, 1), since=None).latest == ()


def test_a_win_stays_when_whoever_brought_it_is_let_go(book: Book) -> None:
    """Its line keeps their name, but no figure counts them, and no list is promised that would be empty."""
    with book.step("state", "Let go", now=NOW) as step:
        step.update("person", HUGO, state="let go")
    found = wins.read(book, today=TODAY, since=SINCE)
    assert (found.total, found.people) == (3, (ANA, BEN))
    assert [each.person for each in found.through] == [ANA, BEN]
    assert found.channels[0] == OfChannel("in person", 1, ())
    assert Won(date(2026, 5, 2), "A flat", "in person", (), ("Hugo",)) in found.latest
    assert channels.people(book, "in person", "wins", today=TODAY, since=SINCE) == ()
