"""The list beside a map of ties: the same people, and why they are on it."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QWidget

from networker.domain.vocabulary import PersonId
from networker.services.ego import Ego, Node
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole, Index, ItemRole
from networker.ui.text import paint_line, shown_name
from networker.ui.theme import Theme
from networker.ui.ties_map import words
from networker.ui.widgets.marks import paint_avatar, paint_circle
from networker.ui.widgets.row_delegate import RowDelegate
from networker.ui.widgets.row_table import KeyTable

ROW = 48


class Rows(QAbstractListModel):
    """A hundred and fifty people at most: all at hand. A row is somebody and their line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Node, str]] = []

    def show_ego(self, ego: Ego) -> None:
        """Everybody on this map, in its order."""
        names = {int(node.person): node.called or words.tr("somebody") for node in ego.nodes}
        middle = next((names[node.person] for node in ego.nodes if node.step == 0), ego.title)
        self.beginResetModel()
        self._rows = [(node, words.row(node, names, middle)) for node in ego.nodes]
        self.endResetModel()

    def place_of(self, person: PersonId) -> QModelIndex:
        """Where somebody stands."""
        return next(
            (self.index(n, 0) for n, (node, _) in enumerate(self._rows) if node.person == person),
            QModelIndex(),
        )

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ItemRole:
            return row
        if role == IdRole:
            return row[0].person
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{shown_name(row[0].shown)}. {row[1]}"
        return None


class _Delegate(RowDelegate):
    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(ROW, theme, parent, aside=8)
        self._icons = icons

    def paint_row(self, painter: QPainter, rect: QRectF, value: Any, *, chosen: bool) -> None:
        node, line = value
        theme = self._theme
        paint_avatar(painter, QRectF(rect.x() + 16, rect.y() + 10, 28, 28), node.name, theme, self._icons)
        paint_circle(painter, rect.right() - 28, rect.y() + 10, node.circle, theme)
        name = QRectF(rect.x() + 54, rect.y() + 5, rect.width() - 90, 20)
        bold = node.step == 0
        paint_line(
            painter,
            name,
            shown_name(node.shown),
            theme.font("body", bold=bold),
            theme.colour("text"),
        )
        below = QRectF(rect.x() + 54, rect.y() + 25, rect.width() - 70, 16)
        paint_line(painter, below, line, theme.font("small"), theme.colour("text2"))


class PeopleBeside(KeyTable):
    """J, K and arrows move, Enter and a double click open, the space bar puts somebody into the middle."""

    middle_requested = Signal(object)  # PersonId
    menu_requested = Signal(object, QPoint)  # PersonId
    chosen = Signal(object)  # PersonId

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setObjectName("tiesList")
        self.setAccessibleName(self.tr("People on the map"))
        self._rows = Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(theme, icons, self))
        self.selectionModel().currentChanged.connect(self._current)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(IdRole)))
        self._quiet = False

    def show_ego(self, ego: Ego) -> None:
        """List everybody on a map."""
        self._quiet = True
        self._rows.show_ego(ego)
        self.setCurrentIndex(self._rows.index(0, 0))
        self._quiet = False

    def choose(self, person: PersonId) -> None:
        """Mark somebody, without telling of it."""
        self._quiet = True
        self.setCurrentIndex(self._rows.place_of(person))
        self._quiet = False

    def _current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.chosen.emit(index.data(IdRole))

    def keyPressEvent(self, event: Any) -> None:
        person = self.currentIndex().data(IdRole)
        if event.key() == Qt.Key.Key_Space and person is not None:
            self.middle_requested.emit(person)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.currentIndex(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        elif index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(54, 0))
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_requested.emit(index.data(IdRole), at)
