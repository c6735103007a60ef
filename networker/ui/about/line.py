"""What is known of somebody in one line under the header, where the column has no room: a press opens it all."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.ui.icons import Icons
from networker.ui.text import paint_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.press import Pressable

ARROW = 20


class AboutLine(Pressable):
    """As many words as fit, and an arrow that says whether all of it is shown."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icons, self._opened, self._summary = icons, False, ""
        self.setObjectName("aboutLine")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, summary: str, *, opened: bool) -> None:
        """What is known in words; `opened`: whether all of it is shown below."""
        self._summary, self._opened = summary or self.tr("Note what you know of them"), opened
        self.setText(summary)
        self.setAccessibleName(self.tr("About: %1").replace("%1", self._summary))
        self.setAccessibleDescription(
            self.tr("Shown below") if opened else self.tr("Opens all that is known")
        )
        set_tooltip(self, self._summary)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self._opened:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        ink = theme.colour("text2" if self.text() else "text3")
        room = QRectF(4, 0, self.width() - ARROW - 8, self.height())
        used = paint_line(painter, room, self._summary, theme.font("body"), ink)
        icon = "unfold" if self._opened else "fold"
        self._icons.paint(painter, 4 + used + 4, 4, icon, theme.colour("text2"), 16)
