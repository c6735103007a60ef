"""Cards as balloons of the tray icon: without buttons, and only the last one can be pressed."""

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.notify.port import LONGEST_TEXT, LONGEST_TITLE, OPEN, Notification, plain
from networker.desktop.tray import Tray


class Balloon(QObject):
    """What the tray says, where there is one."""

    shown = Signal(str)
    failed = Signal(str)
    pressed = Signal(str, str)

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._last = ""
        tray.told_pressed.connect(self._told_pressed)

    @property
    def quiet(self) -> bool:
        """A tray does not know."""
        return False

    def listen(self) -> None:
        """A balloon does not outlive its icon, so nothing was pressed."""

    def show(self, notification: Notification) -> None:
        """Say it; it failed where there is no tray."""
        answer = self.failed
        if self._tray.available:
            self._last = notification.tag
            # On some desktops Qt hands it on as it is to a service that reads markup.
            text = plain(notification.text, LONGEST_TEXT).replace("<", "‹")
            self._tray.tell(plain(notification.title, LONGEST_TITLE), text)
            answer = self.shown
        QTimer.singleShot(0, self, lambda: answer.emit(notification.tag))

    def withdraw(self, tag: str) -> None:
        """A balloon goes by itself; pressed after this it is nobody's in particular."""
        if tag == self._last:
            self._last = ""

    def close(self) -> None:
        """The tray is not this one's to close."""
        self._last = ""

    def _told_pressed(self) -> None:
        # Without a card it was something else that the tray said.
        self.pressed.emit(self._last, OPEN)
