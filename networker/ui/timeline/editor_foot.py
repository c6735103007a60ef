"""The foot of an open entry: Save, Cancel and Delete. In a list too low for the whole entry it lies over its lower edge."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.marks import keycap_width, paint_keycap

SAVE_KEY = "Ctrl+Enter"
TALL = 28
EDGE = 8  # px of ground round the buttons where the foot lies over what is under it


class EditorFoot(QWidget):
    """It is placed by the editor; `lies_over` tells that it covers some of it."""

    save_requested = Signal()
    cancelled = Signal()
    delete_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.lies_over = theme, False
        self.save = Button(self.tr("Save"), theme, kind="primary", parent=self)
        self.cancel = Button(self.tr("Cancel"), theme, kind="quiet", parent=self)
        self.delete = Button(self.tr("Delete"), theme, kind="quiet", parent=self)
        self.save.clicked.connect(self.save_requested)
        self.cancel.clicked.connect(self.cancelled)
        self.delete.clicked.connect(self.delete_requested)

    def place(self, natural: int, lowest: int, wide: int) -> None:
        """Stand at `natural`, or as low as `lowest` allows where that is seen no more. Both in pixels of the editor."""
        self.lies_over = natural + TALL > lowest
        edge = EDGE if self.lies_over else 0
        top = lowest - TALL - 2 * edge if self.lies_over else natural
        self.setGeometry(0, max(top, 0), wide, TALL + 2 * edge)
        x = 0
        for button, after in ((self.save, 8 + keycap_width(SAVE_KEY, self._theme) + 12), (self.cancel, 8)):
            button.setGeometry(x, edge, button.sizeHint().width(), TALL)
            x += round(button.width() + after)
        right = self.delete.sizeHint().width()
        self.delete.setGeometry(wide - right, edge, right, TALL)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.lies_over:
            painter.fillRect(self.rect(), self._theme.colour("base"))
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(0, 0, self.width(), 0)
        at = self.save.geometry()
        paint_keycap(painter, at.right() + 9, at.top() + 5, SAVE_KEY, self._theme)
