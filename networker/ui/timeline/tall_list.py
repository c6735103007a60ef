"""A list whose rows have different heights, all known from the index: Qt's own layout never runs.

Qt's list would ask every row for its size at each change of width. This one keeps a stack of heights, places
and scrolls by it, and keeps the row at the top edge where it stood when anything changes.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from networker.services.fruit_views import WHATS
from networker.ui.theme import Theme
from networker.ui.timeline.entry import WORDS_AT
from networker.ui.timeline.heights import Stack, heights_of
from networker.ui.timeline.model import TimelineModel

READ_ON = 3 * 20  # px that a key scrolls within one entry
FOOT = 24  # air below the last row
SAMPLE = "She takes the job from January and looks for a flat with two rooms near the river."
Anchor = tuple[tuple[str, int], int]
ABOVE = (
    "section",
    "promise",
    "none",
    "ahead section",
    "ahead",
    "gap",
    "empty",
)  # rows whose day is no place in the timeline
STOPS = ("talk", "fact", "promise", *WHATS)  # rows the keyboard stops at


class TallList(QListView):
    """Where the rows of a TimelineModel stand. What they look like is the business of a subclass."""

    def __init__(self, *, model: TimelineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._margin, self._content = 24, 544
        self._stack = Stack([])
        self._measured: dict[int, float] = {}
        self._anchor: Anchor | None = None
        self._current: tuple[str, int] | None = None
        self._was_at = -1
        self._followed: tuple[int, date] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(64)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.rowsInserted.connect(self._lay_out_anew)
        model.rowsRemoved.connect(self._lay_out_anew)

    def laid_out(self) -> None:
        """Heights or widths are other ones; a subclass drops what it had worked out for the old ones."""

    def stood(self) -> None:
        """Rows have their places; a subclass puts what stands among them where it belongs."""

    def own_heights(self) -> Mapping[int, int]:
        """Heights of talks that do not follow from their text alone; a subclass knows them."""
        return {}

    @property
    def _room(self) -> float:
        return self._content - WORDS_AT

    def set_columns(self, margin: int, content: int) -> None:
        """Where the text block begins and how wide it is, in pixels."""
        if (margin, content) != (self._margin, self._content):
            self._margin, self._content = margin, content
            self._lay_out_anew()

    def go_to_top(self) -> None:
        """The next index is another person's, or has something new on top."""
        self.verticalScrollBar().setValue(0)
        self.setCurrentIndex(QModelIndex())

    def follow(self, talk: int, day: date) -> None:
        """Keep a talk in sight that the next index has elsewhere, at a day."""
        self._followed = talk, day

    def reads_to(self) -> date | None:
        """Down to which day the next index must be listed, so that all stays where it is; None: no further than ever.

        What lies below is listed again when it is scrolled to.
        """
        days = [self._followed[1]] if self._followed is not None else []
        for row in self.rows_that_stay():
            if 0 <= row < len(self._model.rows) and (found := self._model.row(row)).what not in ABOVE:
                days.append(found.day)
        return min(days, default=None)

    def rows_that_stay(self) -> list[int]:
        """The rows that must be listed in the next index as well; -1 for none. A subclass knows of more."""
        bottom = self.verticalOffset() + self.viewport().height()
        return [self._stack.at(bottom), self.currentIndex().row()]

    def _remember(self) -> None:
        self._anchor = self.anchor()
        now = self.currentIndex()
        row = self._model.row(now.row()) if now.isValid() else None
        self._current, self._was_at = (row.what, row.id) if row else None, now.row()

    def _restore(self) -> None:
        self._lay_out(self._anchor)
        row = self._model.number_of(self._current) if self._current else -1
        if row < 0 and self._current is not None and self.hasFocus():
            row = self._nearest(self._was_at)  # it was ticked or deleted: the keyboard stays thereabouts
        if row >= 0:
            index, was = self._model.index(row), self.verticalScrollBar().value()
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.verticalScrollBar().setValue(was)  # Qt goes to the current row, wherever somebody reads
        followed, self._followed = self._followed, None
        if followed is not None and (row := self._model.number_of(("talk", followed[0]))) >= 0:
            self.scrollTo(self._model.index(row))

    def _nearest(self, place: int) -> int:
        """The row at a place or the next one where the keyboard stops, else the last before; -1 for none."""
        count = len(self._model.rows)
        rows = (*range(place, count), *range(min(place, count) - 1, -1, -1))
        return next((row for row in rows if self._stops_at(row)), -1)

    def _lay_out_anew(self) -> None:
        """Work all heights out; the row at the top stays where it was."""
        self._lay_out(self.anchor())

    def _lay_out(self, anchor: Anchor | None) -> None:
        self.laid_out()
        metrics = QFontMetricsF(self._theme.font("body"))
        character = metrics.horizontalAdvance(SAMPLE) / len(SAMPLE)
        self._stack = Stack(
            heights_of(
                self._model.rows,
                room=self._room,
                character=character,
                measured=self._measured,
                own=self.own_heights(),
            )
        )
        self.updateGeometries()
        self.keep(anchor)
        self.stood()
        self.viewport().update()

    def anchor(self) -> Anchor | None:
        """The row at the top edge and how far it has scrolled out; None at the very top."""
        top = self.verticalOffset()
        row = self._stack.at(top)
        if top <= 0 or not 0 <= row < len(self._model.rows):
            return None
        found = self._model.row(row)
        return (found.what, found.id), top - self._stack.top(row)

    def keep(self, anchor: Anchor | None) -> None:
        """Scroll so that the row of an anchor stands where it stood."""
        if anchor is None:
            return
        row = self._model.number_of(anchor[0])
        if row >= 0:
            self.verticalScrollBar().setValue(self._stack.top(row) + anchor[1])

    def doItemsLayout(self) -> None:
        """Qt's own layout never runs: heights come from the index."""
        self.updateGeometries()

    def updateGeometries(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(40)
        bar.setPageStep(max(page - 40, 40))
        total = self._stack.total + FOOT if self._stack.total else 0
        bar.setRange(0, max(total - page, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current row stays in sight where the list loses some of its height."""
        current = self.currentIndex()
        row = self.visualRect(current)
        seen = row.isValid() and row.bottom() < event.oldSize().height()
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        if seen and row.bottom() >= self.viewport().height():
            self.scrollTo(current)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        row = index.row()
        if not index.isValid() or row >= len(self._stack):
            return QRect()
        return QRect(
            self._margin,
            self._stack.top(row) - self.verticalOffset(),
            self._content,
            self._stack.height(row),
        )

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self._stack.total:
            return QModelIndex()
        return self._model.index(self._stack.at(y))

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or index.row() >= len(self._stack):
            return
        top, height = self._stack.top(index.row()), self._stack.height(index.row())
        if index.row() <= 4 and self._model.row(0).what != "talk":
            top, height = 0, top + height  # the head above the first rows comes with them
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(top - (page - height) // 2)
        elif height > page:  # read from where one comes
            bar.setValue(max(min(bar.value(), top + height - page), top))
        elif top < bar.value():
            bar.setValue(top)
        elif top + height > bar.value() + page:
            bar.setValue(top + height - page)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        chosen = (
            QItemSelection(index, index)
            if index.isValid() and self._stops_at(index.row())
            else QItemSelection()
        )
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        moves = QAbstractItemView.CursorAction
        count, now = len(self._stack), self.currentIndex().row()
        page = self.viewport().height()
        if self._read_on(action, now):
            return self.currentIndex()
        if action in (moves.MoveHome, moves.MoveEnd):
            start, step = (0, 1) if action == moves.MoveHome else (count - 1, -1)
        elif now < 0:
            start, step = max(self._stack.at(self.verticalOffset()), 0), 1
        elif action == moves.MovePageDown:
            start, step = self._stack.at(self._stack.top(now) + page), -1
        elif action == moves.MovePageUp:
            start, step = self._stack.at(self._stack.top(now) - page), 1
        elif action in (moves.MoveUp, moves.MovePrevious, moves.MoveLeft):
            start, step = now - 1, -1
        else:
            start, step = now + 1, 1
        row = start
        while 0 <= row < count:
            if self._stops_at(row):
                return self._model.index(row)
            row += step
        return self.currentIndex()

    def _read_on(self, action: QAbstractItemView.CursorAction, row: int) -> bool:
        """Scroll within a row that is higher than the pane before leaving it; whether there was more of it."""
        moves, bar, page = QAbstractItemView.CursorAction, self.verticalScrollBar(), self.viewport().height()
        steps = {
            moves.MoveDown: READ_ON,
            moves.MoveUp: -READ_ON,
            moves.MovePageDown: page - READ_ON,
            moves.MovePageUp: READ_ON - page,
        }
        if row < 0 or action not in steps or self._stack.height(row) <= page:
            return False
        top, bottom = self._stack.top(row), self._stack.top(row) + self._stack.height(row)
        was = bar.value()
        if not top - page < was < bottom:
            return False
        bar.setValue(max(min(was + steps[action], bottom - page), top))
        return bar.value() != was

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window, and searching by them would read every talk."""

    def _stops_at(self, row: int) -> bool:
        return self._model.row(row).what in STOPS

    def sizeHint(self) -> QSize:
        return QSize(592, 400)

    def viewportSizeHint(self) -> QSize:
        return QSize(self._content, self._stack.total)
