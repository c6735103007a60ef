"""A time of day to type into, or to turn with the arrow keys."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTimeEdit, QWidget

from networker.ui.theme import Theme

FORM = "HH:mm"


class TimeField(QTimeEdit):
    """Hours and minutes, without the small buttons; it looks as fields do."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # before the form, which Qt would turn round
        self.setDisplayFormat(FORM)
        self.setKeyboardTracking(False)  # a time that is half typed is none
        self.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(theme.font("body"))
        self.setFixedSize(60, 28)
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        ink = self._theme.colour("text" if self.isEnabled() else "text3").name()
        self.lineEdit().setStyleSheet(
            f"color:{ink}; background:transparent; border:0; padding:0; min-height:0"
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge" if self.isEnabled() else "line"), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
