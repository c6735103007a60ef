"""Ties gained, kept, lost and revived among the twelve, by quarters.

| who | contact days | gained | lost | revived |
|---|---|---|---|---|
| Ana | 2024-01-10, 2024-02-10, then each month to 2026-11-10 | 2024-02-10 | | |
| Ben | 2024-03-01, 2024-05-01 | 2024-05-01 | 2025-05-02 | |
| Carla | 2024-03-01, 2024-05-01, 2026-02-01 | 2024-05-01 | 2025-05-02 | 2026-02-01 |
| David | 2026-08-01, 2026-08-15 | 2026-08-15 | | |
| Eva | 2026-08-01 only | | | |
| Finn | 2026-08-01, 2026-08-15, mine alone | | | |
| Gina | 2025-06-01, 2025-10-01 | 2025-10-01 | (2026-10-02) | 2026-11-01 |
| Hugo | as Ben, but let go | | | |
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from networker.domain.quarters import Quarter
from networker.domain.tie_life import Turn
from networker.services import undo
from networker.services.insights import rhythm
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
    NOW,
    TODAY,
    people,
    talk,
)  # fmt: skip


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        with found.step("fill", "Talks", now=NOW) as step:
            people(step)
            step.update("person", HUGO, state="let go")
            for n in range(35):
                talk(step, date(2024 + n // 12, n % 12 + 1, 10), ANA)
            for day in (date(2024, 3, 1), date(2024, 5, 1)):
                talk(step, day, BEN, CARLA, HUGO)
            talk(step, date(2026, 2, 1), CARLA, direction="out")
            talk(step, date(2026, 8, 1), DAVID, EVA, direction="in")
            talk(step, date(2026, 8, 15), DAVID, direction="out")
            for day in (date(2026, 8, 1), date(2026, 8, 15)):
                talk(step, day, FINN, direction="out", depth="hello")
            for day in (date(2025, 6, 1), date(2025, 10, 1), date(2026, 11, 1)):
                talk(step, day, GINA)
        yield found


SINCE = date(2025, 11, 21)


def whose(
    book: Book, since: date | None, today: date = TODAY
) -> list[tuple[Quarter, dict[str, tuple[int, ...]]]]:
    """Of each quarter, who is behind its figures that are not nought: as many as they say."""
    found = []
    for each in rhythm.read(book, today=today, since=since).quarters:
        who = {}
        for what in ("gained", "kept", "lost", "revived"):
            people_ = rhythm.people(book, each.quarter, what, today=today, since=since)
            assert len(people_) == getattr(each, what)
            who |= {what: people_} if people_ else {}
        found.append((each.quarter, who))
    return found


def test_the_quarters_of_twelve_months(book: Book) -> None:
    assert whose(book, SINCE) == [
        (Quarter(2025, 4), {"gained": (GINA,), "kept": (ANA,)}),
        (Quarter(2026, 1), {"kept": (ANA, GINA), "revived": (CARLA,)}),
        (Quarter(2026, 2), {"kept": (ANA, CARLA, GINA)}),
        (Quarter(2026, 3), {"gained": (DAVID,), "kept": (ANA, CARLA, GINA)}),
        # Gina was lost on 2 October and came back within the quarter.
        (Quarter(2026, 4), {"kept": (ANA, CARLA, DAVID, GINA)}),
    ]
    found = rhythm.read(book, today=TODAY, since=SINCE)
    assert [each.so_far for each in found.quarters] == [False, False, False, False, True]
    assert [each.alive for each in found.quarters] == [2, 3, 3, 4, 4]
    assert (found.ever, found.enough) == (5, False)
    assert [found.sum(each) for each in Turn] == [2, 0, 1]


def test_on_a_day_of_october_gina_is_lost(book: Book) -> None:
    ((_, now),) = whose(book, date(2026, 10, 1), today=date(2026, 10, 20))
    assert now["lost"] == (GINA,)
    ((_, before),) = whose(book, date(2026, 10, 1), today=date(2026, 10, 1))
    assert "lost" not in before, "a year is not over before its last day"


def test_everything_goes_back_to_the_first_tie_and_twelve_quarters_at_most(book: Book) -> None:
    found = whose(book, None)
    assert len(found) == 12
    assert found[0] == (Quarter(2024, 1), {"gained": (ANA,)})
    lost = {quarter: who["lost"] for quarter, who in found if "lost" in who}
    assert lost == {Quarter(2025, 2): (BEN, CARLA)}
    assert len(rhythm.read(book, today=date(2027, 5, 1), since=None).quarters) == 12


def test_at_each_quarters_end_are_those_of_its_beginning_less_the_lost(book: Book) -> None:
    found = rhythm.read(book, today=TODAY, since=None).quarters
    for one, other in pairwise(found):
        assert one.alive == other.kept + other.lost


def test_an_undo_takes_a_tie_back(book: Book) -> None:
    with book.step("log", "Eva again", now=NOW) as step:
        talk(step, TODAY, EVA)
    assert rhythm.read(book, today=TODAY, since=TODAY).quarters[0].gained == 1
    undo.undo(book, now=NOW)
    assert rhythm.read(book, today=TODAY, since=TODAY).quarters[0].gained == 0


def test_without_ties_there_are_no_quarters(tmp_path: Path) -> None:
    with closing(Book(tmp_path, now=NOW)) as empty:
        found = rhythm.read(empty, today=TODAY, since=None)
    assert (found.quarters, found.ever) == ((), 0)
