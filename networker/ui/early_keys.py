"""Keys that are pressed while the window is still being built: the first one ends the building, and means what it says."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class EarlyKeys(QObject):
    """Calls `complete` before a key reaches anybody, until `end`. Else Ctrl+L would be lost, and the words after it kept.

    It hears what the system sends to the window, and not what the program sends on: while a window is built these are
    thousands of events, and each would cost its way through here.
    """

    def __init__(self, complete: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._complete = complete
        self._handle = window.windowHandle()
        self._handle.installEventFilter(self)

    def end(self) -> None:
        """The window is whole."""
        self._handle.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _KEYS:
            self._complete()
        return False
