"""The narrow rail at the left: which page is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from networker.ui.icons import Icons
from networker.ui.text import paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.states import Ground


@dataclass(frozen=True, slots=True)
class Stop:
    """A page, as the rail shows it."""

    key: str
    icon: str
    text: str


SMALLEST = 0.8  # of the size of small letters: smaller ones are not read


class RailItem(QAbstractButton):
    """A glyph over a small word."""

    def __init__(self, stop: Stop, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stop, self._theme, self._icons = stop, theme, icons
        self.setText(stop.text)
        self.setCheckable(True)
        self.setFixedSize(65, 52)
        self.setProperty("radius", 8)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(stop.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def letters(self, chosen: bool) -> tuple[QFont, float]:
        """The font of its word and how wide that is: a long word of some language is smaller rather than cut."""
        font, room = self._theme.font("small", bold=chosen), self.width() - 2.0
        wide = QFontMetricsF(font).horizontalAdvance(self.text())
        if wide > room:
            font.setPointSizeF(font.pointSizeF() * max(room / wide, SMALLEST))
            wide = QFontMetricsF(font).horizontalAdvance(self.text())
        return font, min(wide, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, chosen = QPainter(self), self._theme, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("select" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        ink = theme.colour("accent" if chosen else "text2")
        self._icons.paint(painter, (self.width() - 20) / 2, 7, self.stop.icon, ink, 20, strong=chosen)
        font, wide = self.letters(chosen)
        rect = QRectF((self.width() - wide) / 2, 30, wide + 2, 16)
        paint_line(painter, rect, self.text(), font, theme.colour("text" if chosen else "text2"))


class Rail(Ground):
    """The pages, from the top."""

    page_requested = Signal(str)

    def __init__(
        self, stops: Sequence[Stop], theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "window", parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        self.setFixedWidth(79)  # and the line beside it
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 8, 7, 8)
        column.setSpacing(4)
        self._items: dict[str, RailItem] = {}
        for stop in stops:
            item = RailItem(stop, theme, icons, self)
            item.clicked.connect(lambda _checked=False, key=stop.key: self._chosen(key))
            self._items[stop.key] = item
            column.addWidget(item)
        column.addStretch(1)

    def _chosen(self, key: str) -> None:
        self.show_page(key)
        self.page_requested.emit(key)

    def show_page(self, key: str) -> None:
        """Mark the page that is open; "" marks none."""
        for name, item in self._items.items():
            item.setChecked(name == key)
            item.update()

    def sizeHint(self) -> QSize:
        return QSize(79, 400)
