"""Many small things that are one stop for Tab: the arrows go from one to the next, Home and End to the ends."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_STEPS = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1,
    Qt.Key.Key_K: -1,
}  # fmt: skip


class Roving(QObject):
    """Tab comes to the one that had the keyboard last."""

    came = Signal(object)  # the widget that the keyboard was given to

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stops: list[QWidget] = []
        self._at = 0

    @property
    def stops(self) -> Sequence[QWidget]:
        """All of them in their order."""
        return tuple(self._stops)

    @property
    def at(self) -> int:
        """Which of them Tab comes to."""
        return self._at

    def take(self, stops: Sequence[QWidget], at: int = 0) -> None:
        """Go through these; Tab comes to the one at `at`."""
        self._stops = list(stops)
        self._at = min(max(at, 0), max(len(stops) - 1, 0))
        for n, each in enumerate(self._stops):
            each.setFocusPolicy(_policy(n == self._at))
            each.installEventFilter(self)

    def go_to(self, n: int) -> None:
        """Give the keyboard to one of them."""
        if 0 <= n < len(self._stops):
            self._come_to(n)
            self._stops[n].setFocus(Qt.FocusReason.TabFocusReason)
            self.came.emit(self._stops[n])

    def _come_to(self, n: int) -> None:
        if n != self._at and self._at < len(self._stops):
            self._stops[self._at].setFocusPolicy(_policy(False))
        self._at = n
        self._stops[n].setFocusPolicy(_policy(True))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched not in self._stops:
            return False
        n = self._stops.index(watched)
        if event.type() == QEvent.Type.FocusIn:
            self._come_to(n)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            if event.key() in _STEPS:
                self.go_to(min(max(n + _STEPS[Qt.Key(event.key())], 0), len(self._stops) - 1))
                return True
            if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
                self.go_to(0 if event.key() == Qt.Key.Key_Home else len(self._stops) - 1)
                return True
        return False


def _policy(stop: bool) -> Qt.FocusPolicy:
    return Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
