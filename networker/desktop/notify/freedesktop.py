"""Cards by the notification service of a Linux desktop (org.freedesktop.Notifications), over the user's own bus.

The service may start late, be replaced or never answer: what it can do is asked of each one anew, and nobody waits.
"""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageFlag, Properties, new_method_call
from jeepney.bus_messages import message_bus
from PySide6.QtCore import QObject, Signal

from networker.desktop.bus import Bus
from networker.desktop.notify.port import LONGEST_TEXT, LONGEST_TITLE, OPEN, Notification, plain
from networker.desktop.notify.tags import is_number_of, key_of, number_of, pressed_of

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
SERVICE = DBusAddress(PATH, bus_name=NAME, interface=NAME)
THE_BUS = "org.freedesktop.DBus"
# What is heard: interface, member and signature, so that what is said in other words is not understood.
OWNER_CHANGED = (THE_BUS, "NameOwnerChanged", "sss")
INVOKED = (NAME, "ActionInvoked", "us")
CLOSED = (NAME, "NotificationClosed", "uu")
CHANGED = ("org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as")
# Do-not-disturb, where a service tells: the specification's extension (KDE) and dunst's own.
QUIETS = MappingProxyType({NAME: "Inhibited", "org.dunstproject.cmd0": "paused"})
USUAL_TIME = -1  # how long a card stays is the desktop's affair
NORMAL, LOW = 1, 0


class Freedesktop(QObject):
    """Cards with buttons, where the desktop has a service for them."""

    shown = Signal(str)
    failed = Signal(str)
    pressed = Signal(str, str)

    def __init__(self, bus: Bus, mark: str, *, icon: str, parent: QObject | None = None) -> None:
        """`mark` is the book's, with which its tags begin; `icon` the name of one, or the path of its file."""
        super().__init__(parent)
        self._bus, self._mark, self._icon = bus, mark, icon
        self._owner = ""  # the service's own name on the bus
        self._abilities: frozenset[str] | None = None
        self._tags: dict[int, str] = {}  # of the cards that are there, by the number the service gave them
        self._quiets: dict[str, bool] = {}
        bus.opened.connect(self._subscribe)
        bus.lost.connect(self._lost)
        bus.heard.connect(self._hear)

    @property
    def quiet(self) -> bool:
        """Whether the service said last that nobody is to be disturbed."""
        return any(self._quiets.values())

    def listen(self) -> None:
        """Begin to hear of presses, also on cards that an earlier start has shown."""
        self._bus.open()

    def show(self, notification: Notification) -> None:
        """Show a card, in place of a former one of its tag."""
        if self._abilities is not None:
            self._notify(notification)
            return

        def able(body: tuple[Any, ...]) -> None:
            self._abilities = frozenset(body[0])
            self._notify(notification)

        ask = new_method_call(SERVICE, "GetCapabilities")
        self._bus.call(ask, able, lambda: self.failed.emit(notification.tag))

    def withdraw(self, tag: str) -> None:
        """Take a card away, where it is still there."""
        self._take_away(self._number_of(tag))

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _notify(self, notification: Notification) -> None:
        abilities, tag = self._abilities or frozenset(), notification.tag
        text = plain(notification.text, LONGEST_TEXT)
        actions = []
        for action in notification.actions if "actions" in abilities else ():
            key = OPEN if action.name == OPEN else key_of(tag, action.name)
            actions += [key, plain(action.words, LONGEST_TITLE)]
        values = (
            "Networker",
            self._number_of(tag),
            self._icon,
            plain(notification.title, LONGEST_TITLE),
            _escaped(text) if "body-markup" in abilities else text,
            actions,
            dict(_hints(notification, self._icon)),
            USUAL_TIME,
        )

        def told(body: tuple[Any, ...]) -> None:
            self._tags[body[0]] = tag
            self.shown.emit(tag)

        def silent() -> None:
            # Another way will tell it: should the service come to it after all, it takes it away at once.
            self.withdraw(tag)
            self.failed.emit(tag)

        self._bus.call(new_method_call(SERVICE, "Notify", "susssasa{sv}i", values), told, silent)

    def _number_of(self, tag: str) -> int:
        return next((number for number, known in self._tags.items() if known == tag), number_of(tag))

    def _take_away(self, number: int) -> None:
        message = new_method_call(SERVICE, "CloseNotification", "u", (number,))
        message.header.flags |= MessageFlag.no_auto_start  # a service that is not there shows nothing
        self._bus.send(message)

    def _subscribe(self) -> None:
        """Listen before asking, so that nothing falls in between."""
        of_service = MatchRule(type="signal", sender=NAME, path=PATH)
        owner = MatchRule(type="signal", sender=THE_BUS, interface=THE_BUS, member="NameOwnerChanged")
        owner.add_arg_condition(0, NAME)
        for rule in (of_service, owner):
            self._bus.send(message_bus.AddMatch(rule))
        # Where nobody has the name this fails: a service that is not there is only started when there is a card.
        self._bus.call(message_bus.GetNameOwner(NAME), lambda body: self._owner_is(*body), _nothing)

    def _lost(self) -> None:
        self._owner_is("")

    def _owner_is(self, owner: str) -> None:
        """Another service counts anew, can do other things, and knows none of the former cards."""
        self._owner, self._abilities = owner, None
        self._tags.clear()
        self._quiets.clear()
        for interface, name in QUIETS.items() if owner else ():
            ask = Properties(DBusAddress(PATH, bus_name=NAME, interface=interface)).get(name)
            self._bus.call(ask, partial(self._quiet_is, interface), _nothing)

    def _quiet_is(self, interface: str, value: tuple[tuple[str, Any]]) -> None:
        self._quiets[interface] = value == (("b", True),)

    def _hear(self, message: Message) -> None:
        fields, body = message.header.fields, message.body
        said = tuple(map(fields.get, (HeaderFields.interface, HeaderFields.member, HeaderFields.signature)))
        sender = fields.get(HeaderFields.sender)
        if sender == THE_BUS and said == OWNER_CHANGED and body[0] == NAME:
            if body[2] != self._owner:
                self._owner_is(body[2])
        elif not sender or sender != self._owner:
            return  # not the service: anybody on the bus can say anything to anybody
        elif said == INVOKED:
            self._action_invoked(*body)
        elif said == CLOSED:
            self._tags.pop(body[0], None)
        elif said == CHANGED:
            self._properties_changed(body[0], body[1])

    def _action_invoked(self, number: int, key: str) -> None:
        if found := pressed_of(key, self._mark):
            tag, action = found
        elif key == OPEN and (number in self._tags or is_number_of(number, self._mark)):
            tag, action = self._tags.get(number, ""), OPEN
        else:
            return  # on another program's card
        self._take_away(number)  # dunst leaves it there
        self.pressed.emit(tag, action)

    def _properties_changed(self, interface: str, changed: Mapping[str, tuple[str, Any]]) -> None:
        name = QUIETS.get(interface)
        if name is not None and name in changed:
            self._quiet_is(interface, (changed[name],))


def _hints(notification: Notification, icon: str) -> Mapping[str, tuple[str, Any]]:
    """What a service may know about a card beside its words. `desktop-entry` is what desktops file cards under."""
    hints: dict[str, tuple[str, Any]] = {
        "urgency": ("y", LOW if notification.calm else NORMAL),
        "desktop-entry": ("s", "networker"),
    }
    if icon:
        hints["image-path"] = ("s", icon)
    if notification.calm:
        hints["suppress-sound"] = ("b", True)
    return hints


def _nothing() -> None:
    """An answer that does not come says enough."""


def _escaped(text: str) -> str:
    """As in markup. Python's own way brings the names of two thousand characters, which stay in memory."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
