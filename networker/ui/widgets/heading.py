"""The head of a page that holds a name of the user's, which may be longer than the page is wide."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.text import PlainLabel, set_tooltip
from networker.ui.theme import Theme

LINE, LINES = 24, 2  # pixels of a line, and lines at most
LEAST = 120


class Heading(PlainLabel):
    """On two lines at most; what has no room is in the tooltip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self.setFont(theme.font("title", bold=True))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(LEAST)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def _fit(self) -> None:
        whole = measure_paragraph(self.text(), self.font(), self.width(), LINE)
        self.setFixedHeight(round(min(whole, LINE * LINES)) or LINE)
        set_tooltip(self, self.text() if whole > LINE * LINES else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = self._theme.colour("text")
        paint_paragraph(
            QPainter(self), QRectF(self.rect()), self.text(), self.font(), ink, LINE, max_lines=LINES
        )
