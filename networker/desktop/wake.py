"""That the machine woke up, or that its clock or zone was set: heard on Linux from logind and timedated.

It only makes the program look at the clock sooner. Where the machine's bus is missing or lost there is silence, and
the minute of `alarm.py` has to do.
"""

from types import MappingProxyType

from jeepney import HeaderFields, MatchRule, Message
from jeepney.bus_messages import message_bus
from PySide6.QtCore import QObject, Signal

from networker.desktop.bus import Bus

SLEEP = ("org.freedesktop.login1.Manager", "PrepareForSleep")
CHANGED = ("org.freedesktop.DBus.Properties", "PropertiesChanged")
SENDERS = MappingProxyType({SLEEP: "org.freedesktop.login1", CHANGED: "org.freedesktop.timedate1"})


class Wake(QObject):
    """Listens from the moment on when it is told to."""

    woke = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        bus.opened.connect(self._subscribe)
        bus.heard.connect(self._hear)

    def listen(self) -> None:
        """Begin; asked again it looks whether the bus is there by now."""
        self._bus.open()

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _subscribe(self) -> None:
        for (interface, member), sender in SENDERS.items():
            rule = MatchRule(type="signal", sender=sender, interface=interface, member=member)
            self._bus.send(message_bus.AddMatch(rule))

    def _hear(self, message: Message) -> None:
        fields = message.header.fields
        said = (fields.get(HeaderFields.interface), fields.get(HeaderFields.member))
        going_to_sleep = said == SLEEP and message.body == (True,)
        if said in SENDERS and not going_to_sleep:
            self.woke.emit()
