"""A machine that wakes up, or whose clock is set, is heard of; without its bus there is silence."""

import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.desktop.buses import PROPERTIES, Service, needs_a_bus, own_bus

if sys.platform not in ("win32", "darwin"):
    from jeepney.bus_messages import message_bus

    from networker.desktop.bus import Bus
    from networker.desktop.wake import Wake

pytestmark = needs_a_bus
MANAGER, LOGIND = "org.freedesktop.login1.Manager", "/org/freedesktop/login1"
TIME, TIMED = "org.freedesktop.timedate1", "/org/freedesktop/timedate1"


def test_only_waking_up_and_a_clock_that_was_set_count(tmp_path: Path, qtbot: QtBot) -> None:
    with (
        own_bus(tmp_path) as place,
        Service(place, name="org.freedesktop.login1") as logind,
        Service(place, name=TIME) as timed,
    ):
        bus, woke = Bus(lambda: [place]), list[str]()
        wake = Wake(bus)
        wake.woke.connect(lambda: woke.append("woke"))
        with qtbot.waitSignal(bus.opened, timeout=60_000):
            wake.listen()
        asked: list[object] = []  # once this is answered, what was subscribed to before is
        bus.call(message_bus.ListNames(), asked.append, lambda: asked.append("failed"))
        qtbot.waitUntil(lambda: bool(asked), timeout=60_000)
        logind.say(MANAGER, "PrepareForSleep", "b", [True], path=LOGIND)
        logind.say(MANAGER, "SessionNew", "s", ["1"], path=LOGIND)
        logind.say(MANAGER, "PrepareForSleep", "b", [False], path=LOGIND)
        changed = [TIME, {}, ["Timezone"]]
        timed.say(PROPERTIES, "PropertiesChanged", "sa{sv}as", changed, path=TIMED)
        qtbot.waitUntil(lambda: woke == ["woke", "woke"], timeout=60_000)
        wake.close()
    wake.listen()  # the bus is gone
    assert woke == ["woke", "woke"]
