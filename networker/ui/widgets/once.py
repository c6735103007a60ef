"""One press is one command: not the second of a double click, nor a key that is held down.

What is pressed leaves, and the next stands in its place: there the second click would be taken for a word about
somebody else.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

AT_ONCE_MS = 5  # from letting go to pressing again: no hand does that


class Once(QObject):
    """Watches buttons, and keeps from them what nobody meant as a press of its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._let_go = (0, 0)  # which key, and when

    def watch(self, *buttons: QWidget) -> None:
        """From now on these take a press once."""
        for button in buttons:
            button.installEventFilter(self)

    def is_repeated(self, event: QKeyEvent) -> bool:
        """Whether a key went down by itself, held. X11 does not always say so: then it was let go in the same moment."""
        key, when = self._let_go
        at_once = key == event.key() and when > 0 and 0 <= event.timestamp() - when <= AT_ONCE_MS
        return event.isAutoRepeat() or at_once

    def released(self, event: QKeyEvent) -> None:
        """A key was let go."""
        self._let_go = (event.key(), event.timestamp())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyRelease:
                self.released(event)
            return event.type() == QEvent.Type.KeyPress and self.is_repeated(event)
        return False
