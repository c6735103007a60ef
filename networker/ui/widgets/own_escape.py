"""Esc in a field that has a use for it: the window, whose Esc leads back, does not hear it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class OwnEscape(QObject):
    """Watches widgets that answer Esc themselves."""

    def watch(self, *widgets: QWidget) -> None:
        """Leave Esc to these."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return False
