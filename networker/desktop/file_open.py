"""Files that macOS hands to a running program: dropped on its icon in the dock, or opened from the Finder."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent


class FileOpen(QObject):
    """Watches the application for them. Other systems name the files on the command line instead."""

    opened = Signal(list)  # of Path

    def watch(self, app: QCoreApplication) -> None:
        """Listen. A filter in Python is asked about each event, so only where the system sends such ones."""
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit([Path(event.file())])
            return True
        return False
