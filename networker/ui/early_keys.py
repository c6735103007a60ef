"""Keys that are pressed while the window is still being built: the first one ends the building, and means what it says."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class EarlyKeys(QObject):
    """Calls `complete` before a key reaches anybody, until `end`. Else Ctrl+L would be lost, and the words after it kept."""

    def __init__(self, complete: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._complete = complete
        if (program := QCoreApplication.instance()) is not None:
            program.installEventFilter(self)

    def end(self) -> None:
        """The window is whole."""
        if (program := QCoreApplication.instance()) is not None:
            program.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _KEYS:
            self._complete()
        return False
