"""Notifications are paused until a moment, remembered as an instant, and told again by themselves."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from networker.settings import Settings
from networker.ui import tray_words
from networker.ui.icons import Icons
from networker.ui.pausing import Pausing, local
from networker.ui.theme import Theme
from tests.ui.helpers import NOW


class Wall:
    """A clock on the wall that is turned."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def pausing(wall: Wall, theme: Theme, icons: Icons) -> Iterator[Pausing]:
    owner = QObject()
    made = Pausing(None, wall, theme, icons, owner)
    yield made
    made.close()


def test_an_hour_and_tomorrow_are_instants_that_the_settings_keep(pausing: Pausing) -> None:
    kept: list[str] = []
    pausing.chosen.connect(kept.append)
    for _, begin in list(pausing.choices())[:2]:
        begin()
    pausing.resume()
    assert kept == ["2026-11-20T11:00:00+01:00", "2026-11-21T08:00:00+01:00", ""]
    assert Settings(paused_until=kept[0]).pause_ends == NOW + timedelta(hours=1)
    assert Settings(paused_until="soon").pause_ends is None


def test_a_pause_ends_by_itself(pausing: Pausing, wall: Wall, qtbot: QtBot) -> None:
    pausing.pause(NOW + timedelta(milliseconds=30))
    assert pausing.until is not None
    wall.now = NOW + timedelta(hours=3)  # the machine slept meanwhile
    assert pausing.until is None
    with qtbot.waitSignal(pausing.changed):
        pass
    assert not pausing._turn.isActive()


def test_a_pause_that_is_past_at_the_start_is_none(wall: Wall, theme: Theme, icons: Icons) -> None:
    owner = QObject()
    assert Pausing(NOW - timedelta(minutes=1), wall, theme, icons, owner).until is None
    assert Pausing(NOW + timedelta(minutes=1), wall, theme, icons, owner).until is not None


def test_a_day_and_a_time_are_chosen_by_keys(pausing: Pausing, qtbot: QtBot) -> None:
    pausing.choose()
    card = pausing.card
    assert card is not None
    QTest.keyClick(card.calendar, Qt.Key.Key_Escape)
    assert (card.isVisible(), pausing.until) == (False, None)
    pausing.choose()
    assert card.calendar.selectedDate().toPython() == date(2026, 11, 21)
    QTest.keyClick(card.time, Qt.Key.Key_Up)
    QTest.keyClick(card.time, Qt.Key.Key_Return)
    assert (card.isVisible(), pausing.until) == (False, local(date(2026, 11, 21), time(9)))


def test_when_it_ends_is_told_as_the_clock_on_the_wall_shows_it_then() -> None:
    summer = datetime(2026, 6, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    told = [
        tray_words.until(each, NOW)
        for each in (NOW + timedelta(hours=4), local(date(2026, 11, 21), time(8)), summer)
    ]
    assert told == ["14:00", "tomorrow 08:00", "1 Jun 12:00"]
