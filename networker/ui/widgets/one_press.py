"""One press is one command, for the keys and the mouse of a whole window.

Ctrl+Z held down for a second would take back the work of weeks. And where the first click of a double click took a card
away, the second one would be a word about whatever lay under it.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from networker.ui.widgets.once import Once


class OnePress(QObject):
    """Hears what the system sends to a window before anybody in it does, the table of shortcuts too."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._once = window, Once(self)
        self._pressed: QWidget | None = (
            None  # what took the last press; in a menu that is gone, nothing of these
        )
        window.winId()  # what is listened to has to be there
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._once.is_repeated(event):
                event.accept()  # no shortcut then: a field may still take it for its own
                return True
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self._once.released(event)
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if not event.flags() & Qt.MouseEventFlag.MouseEventCreatedDoubleClick:
                self._pressed = self._at(event)
        elif kind == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            return self._pressed is not None and self._at(event) is not self._pressed
        return False

    def _at(self, event: QMouseEvent) -> QWidget:
        return self._window.childAt(event.position().toPoint()) or self._window
