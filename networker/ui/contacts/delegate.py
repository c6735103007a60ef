"""How a line of the people list is painted: avatar, name, work or place; circle and silence at the right."""

from datetime import date
from typing import cast

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from networker.services.rows import PersonRow
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.models.paged import ItemRole
from networker.ui.text import paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.marks import paint_avatar, paint_circle, paint_skeleton

ROW = 48


def shown_name(row: PersonRow) -> str:
    """The name, or that there is none yet."""
    return row.shown or QCoreApplication.translate("people", "No name yet")


def second_line(row: PersonRow) -> str:
    """Company or place, else title; the address where nothing else is known."""
    return row.company or row.city or row.title or row.stand_in


def words(row: PersonRow, today: date) -> str:
    """The line for screen readers."""
    parts = [shown_name(row), row.title, row.company, row.circle.word if row.circle else ""]
    if row.last_contact:
        said = QCoreApplication.translate("people", "last talk {0}")
        parts.append(said.replace("{0}", dates.short(row.last_contact, today)))
    return ", ".join(part for part in parts if part)


def _is_hovered(option: QStyleOptionViewItem) -> bool:
    from PySide6.QtWidgets import QStyle  # late: six hundred names of values, for a pointer over the list

    return bool(option.state & QStyle.StateFlag.State_MouseOver)


class PersonDelegate(QStyledItemDelegate):
    """Paints 48 px rows; a row whose person is on the way gets a skeleton once `patient` is over."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.today = date.min
        self.skeletons = False
        self._name = theme.font("body")
        self._chosen_name = theme.font("body", bold=True)
        self._small = theme.font("small")

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = cast(QTableView, option.widget)
        rect = QRectF(option.rect)
        row = index.data(ItemRole)
        chosen = view.selectionModel().isSelected(index)
        ground = rect.adjusted(8, 0, -8, 0)
        role = None
        if chosen:
            role = "accent_soft" if view.hasFocus() else "select"
        elif view.underMouse() and _is_hovered(option):
            role = "hover"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if role:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(role))
            painter.drawRoundedRect(ground, 8, 8)
        if view.hasFocus() and index == view.currentIndex():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 8, 8)
        if row is None:
            if self.skeletons:
                paint_skeleton(painter, rect.adjusted(16, 0, -16, 0), self._theme, odd=index.row() % 2 == 1)
            return
        right = rect.right() - 16
        self._paint_person(painter, rect, row, right=right, chosen=chosen)

    def _paint_person(
        self, painter: QPainter, rect: QRectF, row: PersonRow, *, right: float, chosen: bool
    ) -> None:
        theme = self._theme
        paint_avatar(painter, QRectF(rect.x() + 16, rect.y() + 8, 32, 32), row.name, theme, self._icons)
        left, top = rect.x() + 58, rect.y() + 5
        name_right = right
        if row.circle is not None:
            paint_circle(painter, right - 12, top + 4, row.circle, theme)
            name_right -= 20
        font = self._chosen_name if chosen else self._name
        ink = theme.colour("text" if row.name else "text2")
        paint_line(painter, QRectF(left, top, name_right - left, 20), shown_name(row), font, ink)
        silence = dates.short(row.last_contact, self.today)
        used = 0.0
        line = QRectF(left, top + 20, right - left, 16)
        if silence:
            is_today = row.last_contact == self.today
            ink = theme.colour("text3" if is_today else "text2")
            used = paint_line(painter, line, silence, self._small, ink, right=True) + 8
        second = second_line(row) if row.name else row.stand_in
        paint_line(painter, line.adjusted(0, 0, -used, 0), second, self._small, theme.colour("text3"))
