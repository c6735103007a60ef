"""One press is one command: not the second of a double click, nor a key that is held down.

What is pressed leaves, and the next stands in its place: there the second click would be taken for a word about
somebody else.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Once(QObject):
    """Watches buttons, and keeps from them what nobody meant as a press of its own."""

    def watch(self, *buttons: QWidget) -> None:
        """From now on these take a press once."""
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True
        return isinstance(event, QKeyEvent) and event.isAutoRepeat() and event.type() == QEvent.Type.KeyPress
