"""Trips in Today: the next ones, and the others a press away."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.services import trips
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.offers.besides import TripLines
from networker.ui.theme import Theme
from tests.ui.helpers import NOW


def shown(lines: TripLines) -> list[str]:
    return [row.line.head.partition(",")[0] for row in lines.rows]


@pytest.fixture
def lines(book: Book, jobs: Jobs, theme: Theme, icons: Icons, qtbot: QtBot) -> TripLines:
    found = TripLines(book, jobs, theme, icons, lambda: NOW)
    qtbot.addWidget(found)
    found.resize(340, 400)
    return found


def with_trips(lines: TripLines, qtbot: QtBot, days_ahead: Sequence[int]) -> None:
    for n, days in enumerate(days_ahead):
        day = (NOW + timedelta(days=days)).date()
        trips.add(lines._book, f"Place {n}", day, day, town=None, now=NOW)
    lines.refresh()
    qtbot.waitUntil(lambda: lines._jobs.idle)


@pytest.mark.parametrize(
    ("days_ahead", "first", "more"),
    [
        ((60, 61, 62), ["Place 0"], "and 2 more"),
        ((0, 21, 21), ["Place 0", "Place 1"], "and 1 more"),
        ((3, 22), ["Place 0"], "and 1 more"),
        ((3, 4), ["Place 0", "Place 1"], ""),
    ],
)
def test_the_next_trips_are_shown_and_the_others_are_a_press_away(
    lines: TripLines, qtbot: QtBot, days_ahead: Sequence[int], first: list[str], more: str
) -> None:
    with_trips(lines, qtbot, days_ahead)
    assert (shown(lines), lines.more.text()) == (first, more)
    assert lines.stops == (*lines.rows, *((lines.more,) if more else ()))


def test_unfolded_they_are_all_there_and_the_keyboard_goes_to_the_first_of_the_others(
    lines: TripLines, qtbot: QtBot
) -> None:
    with_trips(lines, qtbot, (60, 61, 62))
    lines.show()
    lines.more.setFocus()
    lines.more.click()
    assert shown(lines) == ["Place 0", "Place 1", "Place 2"]
    assert lines.window().focusWidget() is lines.rows[1]
    assert lines.stops == tuple(lines.rows)
    lines.refresh()
    qtbot.waitUntil(lambda: lines._jobs.idle)
    assert len(lines.rows) == 3, "told anew they stay unfolded"


def test_a_trip_comes_nearer_with_the_days(lines: TripLines, qtbot: QtBot) -> None:
    with_trips(lines, qtbot, (3, 22))
    lines._clock = lambda: NOW + timedelta(days=1)
    lines.refresh()
    qtbot.waitUntil(lambda: lines._jobs.idle)
    assert shown(lines) == ["Place 0", "Place 1"]
