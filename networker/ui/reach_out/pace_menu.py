"""How many people a day: a menu of the numbers there are, the chosen one ticked."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from networker.ui.widgets.basics import add_action

LEAST, MOST = 3, 10


class PaceMenu(QMenu):
    """A setting, not a step of the book: the next list is made by it."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("People a day"))
        group = QActionGroup(self)
        for size in range(LEAST, MOST + 1):
            action = add_action(self, str(size), partial(self.chosen.emit, size))
            action.setCheckable(True)
            group.addAction(action)

    def show_size(self, size: int) -> None:
        """Tick the number that holds."""
        for action in self.actions():
            action.setChecked(action.text() == str(size))
