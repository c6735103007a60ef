"""Keys that are pressed while the window is still being built: what each needs is built first, and it means what it says."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from networker.ui.needed import Stands, needed

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class EarlyKeys(QObject):
    """Calls `build` with what a key needs before it reaches anybody, until `end`. Else Ctrl+L would be lost, and the words
    after it kept.

    It hears what the system sends to the window, and not what the program sends on: while a window is built these are
    thousands of events, and each would cost its way through here.
    """

    def __init__(self, build: Callable[[Stands], None], window: QWidget) -> None:
        super().__init__(window)
        self._build = build
        self._handle = window.windowHandle()
        self._handle.installEventFilter(self)

    def end(self) -> None:
        """The window is whole."""
        self._handle.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            self._build(needed(event))
        return False
