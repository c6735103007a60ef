"""What stands in a timeline's place while its index is being read."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from networker.ui.theme import Theme


class Loading(QWidget):
    """Grey rows in the places of entries, still, while an index is being read."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.margin, self.content = 24, 544
        self.setAccessibleName(self.tr("Loading"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("base"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("select"))
        painter.translate(self.margin, 0)
        painter.drawRoundedRect(QRectF(0, 6, 72, 8), 4, 4)
        for number in range(4):
            y = 30.0 + number * 73
            painter.drawEllipse(QRectF(60, y, 18, 18))
            painter.drawRoundedRect(QRectF(88, y + 5, 160 + 30 * (number % 2), 8), 4, 4)
            painter.drawRoundedRect(QRectF(88, y + 27, self.content - 120, 8), 4, 4)
            painter.drawRoundedRect(QRectF(88, y + 47, (self.content - 120) * 0.6, 8), 4, 4)
