"""A list of rows of one height, however many: painted by a delegate, scrolled by the pixel, a bar laid over it.

A table, not a list view: its rows are laid out by a header of fixed sections, in no time however many.
"""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from networker.ui.models.paged import IdRole
from networker.ui.widgets.once import Once
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.scroll import OverlayBar

MOVES = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)  # fmt: skip


class RowTable(QTableView):
    """One column of rows, each `row` pixels high."""

    def __init__(self, row: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row)
        self.verticalHeader().setMinimumSectionSize(row)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(row // 2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTableView { background: transparent; selection-background-color: transparent }")
        self._bar = OverlayBar(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current row stays in sight where the table loses some of its height."""
        current = self.currentIndex()
        row = self.visualRect(current)
        seen = row.isValid() and row.bottom() < event.oldSize().height()
        super().resizeEvent(event)
        if seen and row.bottom() >= self.viewport().height():
            self.scrollTo(current)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first row and the last: a table would take them for columns. Heads are passed over."""
        moves = QAbstractItemView.CursorAction
        if action in (moves.MoveHome, moves.MoveEnd):
            first = action == moves.MoveHome
            return self.stop_at(0 if first else self.model().rowCount() - 1, 1 if first else -1)
        found = super().moveCursor(action, modifiers)
        return self.stop_at(found.row(), -1 if found.row() < self.currentIndex().row() else 1)

    def stop_at(self, row: int, by: int) -> QModelIndex:
        """The row, or the next one in a direction that can be chosen; where there is none, the one chosen now."""
        while 0 <= row < self.model().rowCount():
            index = self.model().index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                return index
            row += by
        return self.currentIndex()


class KeyTable(RowTable):
    """Rows for the keyboard, one chosen at a time: J and K beside the arrows, Enter opens."""

    opened = Signal(object)  # the number of the row

    def __init__(self, row: int, parent: QWidget | None = None) -> None:
        super().__init__(row, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._once = Once(self)

    def event(self, event: QEvent) -> bool:
        """A key held down goes on moving, and does nothing else: the next row was not what it was pressed for."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyRelease:
                self._once.released(event)
            elif (
                event.type() == QEvent.Type.KeyPress
                and event.key() not in MOVES
                and self._once.is_repeated(event)
            ):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._step(1 if key == Qt.Key.Key_J else -1)
        elif key in ENTER:
            number = self.currentIndex().data(IdRole)
            if number is not None:
                self.opened.emit(number)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        row = min(max(self.currentIndex().row() + by, 0), self.model().rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.stop_at(row, by))

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys here."""
