"""The alarm on a clock that is turned by hand: no timer is waited for, each is let run out."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.alarm import Alarm

NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


class Turned:
    """An alarm, its clock, and how often it rang."""

    def __init__(self) -> None:
        self.now = NINE
        self.alarm = Alarm(lambda: self.now)
        self.rings = 0
        self.alarm.rang.connect(self._rang)

    def _rang(self) -> None:
        self.rings += 1

    def run_out(self, passed: timedelta) -> int:
        """Let the timer run out; how often the alarm rang thereby."""
        before, self.now = self.rings, self.now + passed
        self.alarm._timer.timeout.emit()
        return self.rings - before

    @property
    def wait(self) -> int:
        """How long the timer was set, in ms; 0 where none runs."""
        return self.alarm._timer.interval() if self.alarm._timer.isActive() else 0


@pytest.fixture
def turned(qtbot: QtBot) -> Turned:
    return Turned()


def test_it_waits_for_the_moment_and_never_longer_than_a_minute(turned: Turned) -> None:
    assert turned.wait == 0
    turned.alarm.set_next(NINE + timedelta(seconds=90))
    assert (turned.wait, turned.run_out(MINUTE)) == (60_000, 0)
    assert (turned.wait, turned.run_out(timedelta(seconds=29.9))) == (30_000, 0), "a timer may come early"
    assert (turned.wait, turned.run_out(timedelta(seconds=0.1))) == (1_000, 1)
    assert (turned.wait, turned.run_out(MINUTE)) == (60_000, 1), "an answer that was lost is asked for again"
    turned.alarm.set_next(None)
    assert (turned.run_out(MINUTE), turned.wait) == (0, 60_000)
    turned.alarm.set_next(turned.now - DAY)
    assert turned.wait == 1_000, "a moment that has passed makes no loop"
    assert turned.rings == 2
    turned.alarm.stop()
    assert turned.wait == 0


@pytest.mark.parametrize(
    ("passed", "rings"),
    [(MINUTE, 0), (8 * 60 * MINUTE, 1), (-timedelta(hours=1), 1), (3650 * DAY, 1), (-3650 * DAY, 1)],
)
def test_a_sleep_or_a_clock_that_was_set_rings(passed: timedelta, rings: int, turned: Turned) -> None:
    """What is next was reckoned by another clock: on a clock ten years ahead it would not come for ten years."""
    turned.alarm.set_next(NINE + 20000 * DAY)
    assert turned.run_out(passed) == rings
    assert turned.run_out(MINUTE) == 0


def test_another_zone_rings(turned: Turned) -> None:
    turned.alarm.set_next(NINE + DAY)
    turned.now = turned.now.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert [turned.run_out(MINUTE), turned.run_out(MINUTE)] == [1, 0]


def test_the_moment_counts_whatever_zone_it_is_said_in(turned: Turned) -> None:
    turned.alarm.set_next((NINE + MINUTE / 2).astimezone(timezone(timedelta(hours=-8))))
    assert (turned.wait, turned.run_out(MINUTE / 2)) == (30_000, 1)


def test_a_wake_up_rings_at_once(turned: Turned) -> None:
    turned.alarm.set_next(NINE + DAY)
    turned.now += timedelta(hours=8)
    turned.alarm.ring()
    assert (turned.rings, turned.run_out(MINUTE)) == (1, 0)


def test_each_time_the_zone_is_read_anew(turned: Turned, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    say: Callable[[], None] = lambda: read.append("zone")  # noqa: E731
    monkeypatch.setattr("networker.desktop.alarm.read_zone_anew", say)
    turned.alarm.set_next(NINE + DAY)
    turned.run_out(MINUTE)
    turned.alarm.ring()
    assert read == ["zone", "zone"]


def test_a_day_is_told_once_however_long_the_machine_slept(turned: Turned) -> None:
    came: list[int] = []
    turned.alarm.day_came.connect(lambda: came.append(turned.now.day))
    turned.alarm.begin()
    assert turned.wait == 60_000, "though nobody waits for a moment"
    for passed in (timedelta(hours=14), timedelta(minutes=1), timedelta(days=3), timedelta(days=-4)):
        turned.run_out(passed)
    turned.now += DAY
    turned.alarm.ring()
    assert came == [4, 30, 1], "at 23:00 it is still the same day; a clock put back is believed"


def test_whoever_waits_has_a_moment_of_their_own(turned: Turned) -> None:
    compared: list[datetime] = []
    turned.alarm.compared.connect(lambda: compared.append(turned.now))
    turned.alarm.set_next(NINE + timedelta(seconds=20))
    turned.alarm.set_next(NINE + timedelta(seconds=30), of="a pause")
    assert (turned.wait, turned.run_out(timedelta(seconds=20))) == (20_000, 1)
    assert turned.wait == 10_000, "an answer that is lost holds nobody else up"
    turned.alarm.set_next(None, of="a pause")
    turned.alarm.set_next(turned.now + DAY)
    assert (turned.wait, turned.run_out(MINUTE)) == (60_000, 0)
    assert len(compared) == 2, "each time, whether it rings or not"
