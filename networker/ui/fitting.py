"""A window that fits its screen: what a window manager's frame or a task bar pushes off cannot be pressed."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget


def fit(window: QWidget) -> None:
    """Make a window so small, and move it so far, that it lies on its screen with its frame.

    The frame is known only once the window is shown: so this is for before the showing and for after it.
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
