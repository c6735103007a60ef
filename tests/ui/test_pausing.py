"""Notifications are paused until a moment, remembered as an instant, and told again by themselves."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from networker import settings
from networker.desktop.alarm import Alarm
from networker.domain.reminding import may_tell_from
from networker.settings import Settings
from networker.ui import tray_words
from networker.ui.choices import Choices
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
def begun(wall: Wall, theme: Theme, icons: Icons, tmp_path: Path) -> Iterator[Callable[..., Pausing]]:
    """What is paused where these settings were kept."""
    owner = QObject()
    made: list[Pausing] = []

    def begin(**kept: str) -> Pausing:
        chosen = Choices(Settings(**kept), tmp_path, theme, icons, owner)  # type: ignore[arg-type]
        made.append(Pausing(chosen, Alarm(wall, owner), wall, theme, icons, owner))
        return made[-1]

    yield begin
    for each in made:
        each.close()


@pytest.fixture
def pausing(begun: Callable[..., Pausing]) -> Pausing:
    return begun()


def test_an_hour_and_tomorrow_are_instants_that_the_settings_keep(pausing: Pausing, tmp_path: Path) -> None:
    kept: list[tuple[str, str]] = []
    for begin in (*(each for _, each in list(pausing.choices())[:2]), pausing.resume):
        begin()
        found = settings.load(tmp_path)
        kept.append((found.paused_from, found.paused_until))
    now = NOW.isoformat()
    assert kept == [(now, "2026-11-20T11:00:00+01:00"), (now, "2026-11-21T08:00:00+01:00"), ("", "")]
    assert Settings(paused_until="soon").pause_ends is None


def test_a_pause_ends_by_itself(pausing: Pausing, wall: Wall, qtbot: QtBot) -> None:
    pausing.pause(NOW + timedelta(seconds=30))
    assert pausing._alarm._timer.interval() == 30_000
    assert pausing.until is not None
    wall.now = NOW + timedelta(hours=3)  # the machine slept meanwhile
    assert pausing.until is None
    with qtbot.waitSignal(pausing.changed):
        pausing._alarm._timer.timeout.emit()
    assert pausing._told is None


def test_a_pause_that_is_past_at_the_start_is_none(begun: Callable[..., Pausing]) -> None:
    assert begun(paused_until=(NOW - timedelta(minutes=1)).isoformat()).until is None
    assert begun(paused_until=(NOW + timedelta(minutes=1)).isoformat()).until is not None


def test_a_pause_that_a_wrong_clock_began_is_over_once_the_clock_is_right(
    pausing: Pausing, wall: Wall, qtbot: QtBot
) -> None:
    """The icon shows what is done: cards are not held back by it either."""
    wall.now = NOW.replace(year=2036)
    pausing.pause(wall.now + timedelta(hours=1))
    assert pausing.until == wall.now + timedelta(hours=1)
    wall.now = NOW
    assert (pausing.until, may_tell_from(NOW, pausing._choices.settings.rules, UTC)) == (None, NOW)
    with qtbot.waitSignal(pausing.changed):
        pausing._alarm._timer.timeout.emit()
    wall.now = NOW.replace(year=2036)
    with qtbot.waitSignal(pausing.changed):
        pausing._alarm._timer.timeout.emit()  # it may have been right then, and be wrong now


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
