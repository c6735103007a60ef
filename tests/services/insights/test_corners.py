"""Who knows whom among the twelve, and what that comes to, by sums done on paper.

Known: Ana with Ben, Carla, David; Eva with Finn and Gina, Gina with Finn; Hugo with Ines; from the supper David with Eva
and Hugo, Eva with Hugo. Ten pairs of nine people: the fair was a crowd, the party is yet to be, and Lea is no tie.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.services.insights import corners
from networker.services.insights.corners import Bridging
from networker.store.book import Book
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
    NOW,
    TODAY,
    book_of,
)  # fmt: skip


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(book_of(data_dir)) as found:
        yield found


def test_who_knows_whom(book: Book) -> None:
    found = corners.read(book, today=TODAY, since=None)
    assert (found.ties, found.known, found.enough) == (11, 10, True)
    assert found.knowing == (ANA, BEN, CARLA, DAVID, EVA, FINN, GINA, HUGO, INES)


def test_constraint_and_size(book: Book) -> None:
    """Each of the eleven has an eleventh of me. Of what goes on into others each passes 1/(their ties + 1):
    Ana 1/4, Ben and Carla 1/2, David 1/4, Eva 1/5, Finn and Gina 1/3, Hugo 1/4, Ines 1/2.
    """
    into = {
        ANA: 1 / 2 + 1 / 2 + 1 / 4, BEN: 1 / 4, CARLA: 1 / 4, DAVID: 1 / 4 + 1 / 5 + 1 / 4, EVA: 1 / 4 + 1 / 4 + 1 / 3 + 1 / 3,
        FINN: 1 / 5 + 1 / 3, GINA: 1 / 5 + 1 / 3, HUGO: 1 / 4 + 1 / 5 + 1 / 2, INES: 1 / 4, JON: 0, KIM: 0,
    }  # fmt: skip
    found = corners.read(book, today=TODAY, since=None)
    assert found.constraint == pytest.approx(sum(((1 + each) / 11) ** 2 for each in into.values()))
    assert found.least == pytest.approx(1 / 11)
    assert found.most == pytest.approx((1 + 10 / 11) ** 2 / 11)
    assert found.size == pytest.approx(11 - 2 * 10 / 11)


def test_who_bridges(book: Book) -> None:
    """Without David: Ana, Ben and Carla on one side, and the five round Eva and Hugo on the other: 15 pairs. Without Eva:
    Finn and Gina from the other six: 12. Without Hugo Ines alone, and without Ana Ben and Carla alone: no corners.
    """
    found = corners.read(book, today=TODAY, since=None)
    everybody = (ANA, BEN, CARLA, DAVID, EVA, FINN, GINA, HUGO, INES)
    assert found.bridging == (
        Bridging(DAVID, "David", (5, 3), everybody),
        Bridging(EVA, "Eva", (6, 2), everybody),
    )


def test_before_the_supper_fewer_are_known(book: Book) -> None:
    found = corners.read(book, today=TODAY.replace(month=4), since=None)
    assert (found.known, found.enough, found.bridging) == (7, False, ())


def test_an_empty_book_is_told_as_empty(tmp_path: Path) -> None:
    with closing(Book(tmp_path, now=NOW)) as empty:
        found = corners.read(empty, today=TODAY, since=None)
    assert (found.ties, found.known, found.constraint, found.size) == (0, 0, 0, 0)
