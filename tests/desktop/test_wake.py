"""A machine that wakes up, or whose clock is set, is heard of; without its bus there is silence."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.alarm import Alarm, ring_on_waking
from tests.desktop.buses import PROPERTIES, Service, needs_a_bus, own_bus

if sys.platform not in ("win32", "darwin"):
    from jeepney.bus_messages import message_bus

    from networker.desktop.bus import Bus
    from networker.desktop.wake import Wake

pytestmark = needs_a_bus
MANAGER, LOGIND = "org.freedesktop.login1.Manager", "/org/freedesktop/login1"
TIME, TIMED = "org.freedesktop.timedate1", "/org/freedesktop/timedate1"


def wait_for_rules(bus: "Bus", qtbot: QtBot) -> None:
    """Once a question is answered, what was subscribed to before it is."""
    with qtbot.waitSignal(bus.opened, timeout=60_000):
        pass
    answers: list[object] = []
    bus.call(message_bus.ListNames(), answers.append, lambda: answers.append("failed"))
    qtbot.waitUntil(lambda: bool(answers), timeout=60_000)


def test_only_waking_up_and_a_clock_that_was_set_count(tmp_path: Path, qtbot: QtBot) -> None:
    with (
        own_bus(tmp_path) as place,
        Service(place, name="org.freedesktop.login1") as logind,
        Service(place, name=TIME) as timed,
    ):
        bus, woke = Bus(lambda: [place]), list[str]()
        wake = Wake(bus)
        wake.woke.connect(lambda: woke.append("woke"))
        wake.listen()
        wait_for_rules(bus, qtbot)
        logind.say(MANAGER, "PrepareForSleep", "b", [True], path=LOGIND)
        logind.say(MANAGER, "SessionNew", "s", ["1"], path=LOGIND)
        logind.say(MANAGER, "PrepareForSleep", "b", [False], path=LOGIND)
        changed = [TIME, {}, ["Timezone"]]
        timed.say(PROPERTIES, "PropertiesChanged", "sa{sv}as", changed, path=TIMED)
        qtbot.waitUntil(lambda: woke == ["woke", "woke"], timeout=60_000)
        wake.close()
    wake.listen()  # the bus is gone
    assert woke == ["woke", "woke"]


def test_the_alarm_rings_when_the_machine_wakes_up(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    alarm = Alarm(lambda: datetime(2026, 12, 1, 9, tzinfo=UTC))
    with own_bus(tmp_path) as place, Service(place, name="org.freedesktop.login1") as logind:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={place}")
        wake = ring_on_waking(alarm, "linux")
        assert wake is not None
        wait_for_rules(wake._bus, qtbot)
        with qtbot.waitSignal(alarm.rang, timeout=60_000):
            logind.say(MANAGER, "PrepareForSleep", "b", [False], path=LOGIND)
        wake.close()
    assert ring_on_waking(alarm, "win32") is None
