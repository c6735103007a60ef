"""Keys that the window itself hears."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.journeys.steps import key, opened


class _Asked(QLineEdit):
    """A line that remembers by what it was asked for its menu."""

    def __init__(self) -> None:
        super().__init__()
        self.reasons: list[QContextMenuEvent.Reason] = []

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.reasons.append(event.reason())


def test_shift_f10_asks_for_the_menu_of_what_has_the_keyboard(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window, line = application.window, _Asked()
        line.setParent(window)
        line.show()
        window.activateWindow()
        line.setFocus()
        key(line, "Shift+F10")
        assert line.reasons == [QContextMenuEvent.Reason.Keyboard]


def test_a_key_that_is_held_down_is_one_command(data_dir: Path) -> None:
    """Undo, held for a second, would take back the work of weeks."""
    with opened(data_dir) as application:
        handle, ctrl = application.window.windowHandle(), Qt.KeyboardModifier.ControlModifier
        again = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, ctrl, "", True)
        again.ignore()
        QApplication.sendEvent(handle, again)
        assert again.isAccepted(), "no shortcut is looked up then"
