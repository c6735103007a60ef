"""The ways to show a card, in their order: where one fails, the next one has its turn.

Cards come one at a time: whoever wakes a machine after a week is not to see a wall of them.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.notify.port import Notification, Notifier

APART = 10.0  # seconds between two cards
REST = 300.0  # seconds in which a way that failed is passed over


@dataclass(slots=True)
class _Attempt:
    """A card on its way."""

    notification: Notification
    way: Notifier
    left: Iterator[Notifier]


class Chain(QObject):
    """All ways as one. A card has failed when each way has."""

    shown = Signal(str)
    failed = Signal(str)
    pressed = Signal(str, str)

    def __init__(
        self,
        ways: Sequence[Notifier],
        parent: QObject | None = None,
        *,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._ways, self._seconds = ways, seconds
        self._waiting: dict[str, Notification] = {}
        self._attempts: dict[str, _Attempt] = {}
        self._rests: dict[int, float] = {}  # until when, by the place of a way
        self._next = float("-inf")  # when the next card may come
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        for way in ways:
            way.shown.connect(self._way_showed)
            way.failed.connect(self._way_failed)
            way.pressed.connect(self.pressed)

    @property
    def quiet(self) -> bool:
        """Whether any of them knows that the user does not want to be disturbed."""
        return any(way.quiet for way in self._ways)

    def listen(self) -> None:
        """Begin to hear of presses."""
        for way in self._ways:
            way.listen()

    def show(self, notification: Notification) -> None:
        """Show a card as soon as it may come; while it waits, a newer one of its tag takes its place."""
        self._waiting[notification.tag] = notification
        self._go_on()

    def withdraw(self, tag: str) -> None:
        """Take a card away, also one that waits; which way an earlier start took, nobody knows."""
        self._waiting.pop(tag, None)
        self._attempts.pop(tag, None)
        for way in self._ways:
            way.withdraw(tag)

    def close(self) -> None:
        """Close all ways; what waits is not shown."""
        self._timer.stop()
        self._attempts.clear()
        for way in self._ways:
            way.close()

    def _go_on(self) -> None:
        now = self._seconds()
        if self._waiting and now >= self._next:
            self._next = now + APART
            self._begin(self._waiting.pop(next(iter(self._waiting))))
        if self._waiting and not self._timer.isActive():
            self._timer.start(max(1, round(1000 * (self._next - now))))

    def _begin(self, notification: Notification) -> None:
        now = self._seconds()
        fit = [way for place, way in enumerate(self._ways) if self._rests.get(place, now) <= now]
        left = iter(fit or self._ways)  # where all of them rest, the card is worth another try
        self._try_next(notification, left)

    def _try_next(self, notification: Notification, left: Iterator[Notifier]) -> None:
        way = next(left, None)
        if way is None:
            QTimer.singleShot(0, self, lambda: self.failed.emit(notification.tag))
            return
        self._attempts[notification.tag] = _Attempt(notification, way, left)
        way.show(notification)

    def _way_showed(self, tag: str) -> None:
        if attempt := self._answered(tag):
            self._rests.pop(self._ways.index(attempt.way), None)
            self.shown.emit(tag)

    def _way_failed(self, tag: str) -> None:
        if attempt := self._answered(tag):
            self._rests[self._ways.index(attempt.way)] = self._seconds() + REST
            self._try_next(attempt.notification, attempt.left)

    def _answered(self, tag: str) -> _Attempt | None:
        """The attempt that an answer ends; None for an answer that nobody waits for any more."""
        attempt, answering = self._attempts.get(tag), cast(Notifier, self.sender())
        if attempt is None or attempt.way is not answering:
            return None
        return self._attempts.pop(tag)
