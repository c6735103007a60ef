"""What all hand-painted buttons share: keys, hover, focus, and words that are words.

Qt takes an & in a button's text for a shortcut and hides it from screen readers; here "R&D" stays R&D.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from networker.ui.theme import Theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def saves(event: QKeyEvent) -> bool:
    """Whether it is Ctrl+Enter, which saves what a button stands on and presses none."""
    return event.key() in ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class Pressable(QAbstractButton):
    """Pressed by mouse, Space and Enter; opens its menu below itself where it has one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.menu: QMenu | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # repainted as the pointer comes and goes
        self.clicked.connect(self.open_menu)

    def setText(self, text: str) -> None:
        """Change the word; the name for screen readers follows unless it was given one of its own."""
        named_by_word = self.accessibleName() in ("", self.text())
        super().setText(text)
        if "&" in text:
            from PySide6.QtGui import QKeySequence

            self.setShortcut(QKeySequence())
        if named_by_word:
            self.setAccessibleName(text)

    def open_menu(self) -> None:
        """Open the menu below the button."""
        if self.menu is not None:
            self.menu.popup(self.mapToGlobal(QPoint(self._menu_left(), self.height() + 2)))

    def _menu_left(self) -> int:
        return 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves(event):
            event.ignore()
        elif event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # one that is held down was meant for the first button only
            self.click()  # else Enter would reach what the button stands on
