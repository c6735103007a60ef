"""A new local day is told once, by the clock on the wall."""

from datetime import timedelta

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from networker.ui.new_day import NewDay
from tests.ui.helpers import NOW


def test_a_day_is_told_once_however_long_the_machine_slept(qtbot: QtBot) -> None:
    owner, wall, came = QObject(), [NOW], list[int]()
    day = NewDay(lambda: wall[0], owner)
    day.came.connect(lambda: came.append(wall[0].day))
    day.begin()
    day._looks.setInterval(1)  # a minute, for those who wait
    for later in (timedelta(hours=13), timedelta(days=3), timedelta(hours=-1)):
        wall[0] = NOW + later
        day.begin()
        with qtbot.waitSignal(day._looks.timeout):
            pass
    assert came == [23, 20], "at 23:00 it is still the same day; a clock put back is believed"
