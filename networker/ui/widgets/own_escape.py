"""Esc in a field that has a use for it: the window, whose Esc leads back, does not hear it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def claims_escape(event: QEvent) -> bool:
    """Take Esc for whoever is asked, by the `event` of a widget, whether a key is theirs. False for all else."""
    if (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    ):
        event.accept()
        return True
    return False


class OwnEscape(QObject):
    """Watches widgets that answer Esc themselves."""

    def watch(self, *widgets: QWidget) -> None:
        """Leave Esc to these."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return claims_escape(event)
