"""What rows of people at a gathering have alike: a tick at the left, face and name, and at the right what is said of them."""

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu

from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole
from networker.ui.text import paint_line, shown_name
from networker.ui.theme import Theme
from networker.ui.widgets.basics import paint_tick
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.row_delegate import RowDelegate
from networker.ui.widgets.row_table import KeyTable

ROW, TICK_AT, FACE_AT, FACE, NAME_AT = 36, 8, 36, 24, 70


class WhoTable(KeyTable):
    """Rows with a tick, and a menu, which the keyboard opens below the name; a double click on the name is Enter."""

    def ticked(self, number: int) -> None:
        """The place of the tick was pressed on a row that is no head: nothing, where there is no tick."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        number = self.indexAt(at).data(IdRole)
        is_row = number is not None and number >= 0
        if is_row and event.button() == Qt.MouseButton.LeftButton and at.x() < FACE_AT:
            self.ticked(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        number = self.indexAt(at).data(IdRole)
        if number is not None and number >= 0 and at.x() >= FACE_AT:
            self.opened.emit(number)

    def menu_at(self, index: QModelIndex) -> QMenu | None:
        """What can be done with a row; None where there is none."""
        raise NotImplementedError

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.currentIndex(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        else:
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(NAME_AT, 0))
        menu = self.menu_at(index)
        if menu is not None:
            menu.popup(at)


class WhoDelegate(RowDelegate):
    """Paints the parts of such a row; those who build on it say with which words."""

    def __init__(self, theme: Theme, icons: Icons, table: WhoTable) -> None:
        super().__init__(ROW, theme, table, quiet=True)
        self._icons = icons

    def paint_tick(self, painter: QPainter, rect: QRectF, *, ticked: bool) -> None:
        """The tick at the left."""
        paint_tick(painter, rect.x() + TICK_AT, rect.y() + 10, self._theme, self._icons, ticked=ticked)

    def paint_who(
        self, painter: QPainter, rect: QRectF, right: float, *, name: str, ink: str, said: str, share: float,
        said_ink: str, second: str,
    ) -> None:  # fmt: skip
        """Face, name, what is `said` at the right end, of which it has a `share`, and between them `second`, if it fits."""
        theme, small = self._theme, self._theme.font("small")
        face = QRectF(rect.x() + FACE_AT, rect.y() + 6, FACE, FACE)
        paint_avatar(painter, face, name, theme, self._icons)
        row = rect.adjusted(NAME_AT, 0, 0, 0)
        row.setRight(right)
        end = row.adjusted(row.width() * (1 - share), 0, 0, 0)
        used = paint_line(painter, end, said, small, theme.colour(said_ink), right=True)
        row.setWidth(row.width() - used - 12)
        used = paint_line(painter, row, shown_name(name), theme.font("body"), theme.colour(ink))
        row.setLeft(row.left() + used + 10)
        if row.width() > 40:
            paint_line(painter, row, second, small, theme.colour("text3"))
