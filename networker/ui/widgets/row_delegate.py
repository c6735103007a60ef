"""How a row of a table is painted: the ground of whichever is chosen, the ring of the keyboard, then what the row says."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from networker.ui.models.paged import Index, ItemRole
from networker.ui.theme import Theme


class RowDelegate(QStyledItemDelegate):
    """Those who build on it paint a row's value, and perhaps what stands there while it is on its way."""

    def __init__(
        self, row: int, theme: Theme, parent: QWidget, *, aside: int = 0, quiet: bool = False
    ) -> None:
        """`row`: pixels it is high; `aside`: pixels beside the ground. `quiet`: none where the keyboard is elsewhere."""
        super().__init__(parent)
        self._row, self._theme, self._aside, self._quiet = row, theme, aside, quiet

    # ---- what those who build on it say

    def paint_row(self, painter: QPainter, rect: QRectF, value: Any, *, chosen: bool) -> None:
        """Paint the value of a row over the whole width of the table."""
        raise NotImplementedError

    def paint_waiting(self, painter: QPainter, rect: QRectF, *, odd: bool) -> None:
        """Paint a row whose value is on its way: nothing."""

    def paint_ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The ground of a row that is chosen, and the ring of the keyboard; whether it is chosen."""
        view = table_of(option)
        if index != view.currentIndex():
            return False
        has_keyboard = view.hasFocus()
        if has_keyboard or not self._quiet:
            fill_ground(painter, rect, "accent_soft" if has_keyboard else "select", self._theme)
        if has_keyboard:
            paint_ring(painter, rect, self._theme)
        return True

    # ---- what Qt asks for

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self._row)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, value = QRectF(option.rect), index.data(ItemRole)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rect.adjusted(self._aside, 0, -self._aside, 0)
        chosen = self.paint_ground(painter, ground, option, index)
        if value is None:
            self.paint_waiting(painter, rect, odd=index.row() % 2 == 1)
        else:
            self.paint_row(painter, rect, value, chosen=chosen)


def table_of(option: QStyleOptionViewItem) -> QTableView:
    """The table whose row is painted."""
    view = option.widget
    assert isinstance(view, QTableView)
    return view


def fill_ground(painter: QPainter, rect: QRectF, role: str, theme: Theme) -> None:
    """The rounded ground of a row in a colour of the theme."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(role))
    painter.drawRoundedRect(rect, 8, 8)


def paint_ring(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """The ring of the keyboard within a row."""
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)
