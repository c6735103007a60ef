"""A window that fits its screen: what a window manager's frame or a task bar pushes off cannot be pressed."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget


def fit(window: QWidget) -> None:
    """Make a window so small, and move it so far, that it lies on its screen with its frame.

    The frame is known only once the window is on the screen (`fit_from_the_first`).
    """
    if window.isMaximized() or window.isFullScreen():
        return
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    if room.contains(frame):
        return
    window.resize(window.size().boundedTo(room.size() - (frame.size() - window.size())))
    frame = window.frameGeometry()
    x = max(min(frame.x(), room.x() + room.width() - frame.width()), room.x())
    y = max(min(frame.y(), room.y() + room.height() - frame.height()), room.y())
    window.move(QPoint(x, y))


class _WhenFramed(QObject):
    """Waits until a window is on the screen for the first time, whatever of it is painted there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.winId()  # what is shown has to be there to be waited for
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose and self._window.windowHandle().isExposed():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._fit)
        return False

    def _fit(self) -> None:
        fit(self._window)
        self.deleteLater()


def fit_from_the_first(window: QWidget) -> None:
    """Fit a window that is about to be shown for the first time, and once more when its frame is known."""
    fit(window)
    _WhenFramed(window)
