"""A list of rows of one height, however many: painted by a delegate, scrolled by the pixel, a bar laid over it.

A table, not a list view: its rows are laid out by a header of fixed sections, in no time however many.
"""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from networker.ui.widgets.scroll import OverlayBar


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
        """Home and End go to the first row and the last: a table would take them for columns."""
        moves = QAbstractItemView.CursorAction
        if action in (moves.MoveHome, moves.MoveEnd):
            return self.model().index(0 if action == moves.MoveHome else self.model().rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)
