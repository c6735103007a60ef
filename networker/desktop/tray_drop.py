"""Files dropped on the icon in the tray.

Trays of the older kind (XEmbed, such as trayer) show a small window of this program's, which Qt keeps to itself but which can be
dropped on like any other. Where the desktop draws the icon itself (StatusNotifier, Windows, macOS) there is no such window, and
nothing can be dropped.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QWindow

WINDOW = "QSystemTrayIconSysWindow"  # what Qt calls it


class TrayDrop(QObject):
    """Takes copies of the files that other programs drop."""

    dropped = Signal(object)  # list[Path]

    def follow(self) -> None:
        """Take drops on the icon that is shown now: each time it is shown its window is another one.

        The window is asked for and not its widget, which as one of an unknown kind takes PySide two megabytes.
        """
        for each in QGuiApplication.allWindows():
            if each.objectName() == WINDOW:
                self.watch(each)

    def watch(self, window: QWindow) -> None:
        """Take drops on this one."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):
            return False
        files = _files(event.mimeData())
        if not files or not event.possibleActions() & Qt.DropAction.CopyAction:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)  # whoever moves a file here must not lose it
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(files)
        return True


def _files(mime: QMimeData) -> list[Path]:
    return [Path(each.toLocalFile()) for each in mime.urls() if each.isLocalFile()]
