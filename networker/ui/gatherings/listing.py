"""The list of gatherings: months as heads, and under them name, day, place and how many were there."""

from array import array
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from networker.services.gatherings import GatheringRow
from networker.ui.begun_line import BegunLine
from networker.ui.dropped import FilesPass
from networker.ui.gatherings import words
from networker.ui.icons import Icons
from networker.ui.models.paged import Fetch, Index, PagedModel
from networker.ui.text import one_line, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Field, IconButton
from networker.ui.widgets.page_parts import LEFT, page_head
from networker.ui.widgets.row_delegate import RowDelegate
from networker.ui.widgets.row_table import KeyTable
from networker.ui.widgets.states import Column
from networker.ui.widgets.undo_keys import UndoKeys

ROW, HEAD = 48, 32


class GatheringModel(PagedModel):
    """Ids of gatherings, and below nought the heads of months, which nobody can choose."""

    def __init__(self, fetch: Fetch, parent: QObject) -> None:
        super().__init__(fetch, words=words.row_words, parent=parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A head is only read."""
        if index.isValid() and self.ids[index.row()] < 0:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class GatheringTable(KeyTable):
    """The rows; heads are lower."""

    def __init__(self, row: int, parent: QWidget | None = None) -> None:
        super().__init__(row, parent)
        self.verticalHeader().setMinimumSectionSize(HEAD)

    def show_ids(self, model: GatheringModel, ids: "array[int]", first: Mapping[int, Any]) -> None:
        """Show other ids of the model, and give the heads their height."""
        same = ids == model.ids
        model.set_ids(ids, first)
        if not same:
            for row, number in enumerate(ids):
                if number < 0:
                    self.verticalHeader().resizeSection(row, HEAD)


class GatheringDelegate(RowDelegate):
    """Paints a month, or a gathering; one on its way leaves its place empty for that moment."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(ROW, theme, parent, aside=8)
        self.today = date.min

    def paint_row(self, painter: QPainter, rect: QRectF, value: str | GatheringRow, *, chosen: bool) -> None:
        inner, theme = rect.adjusted(16, 0, -16, 0), self._theme
        if isinstance(value, str):
            at = inner.adjusted(0, 8, 0, -4)
            paint_line(painter, at, value, theme.font("small", bold=True), theme.colour("text2"))
        else:
            self._paint_gathering(painter, inner, value, chosen=chosen)

    def _paint_gathering(self, painter: QPainter, inner: QRectF, row: GatheringRow, *, chosen: bool) -> None:
        theme, small = self._theme, self._theme.font("small")
        top = QRectF(inner.x(), inner.y() + 5, inner.width(), 20)
        ahead = row.day is not None and row.day.whole is not None and row.day.whole > self.today
        ink = theme.colour("accent" if ahead else "text2")
        used = paint_line(painter, top, words.day_of_row(row), small, ink, right=True)
        name = top.adjusted(0, 0, -used - 10, 0)
        paint_line(painter, name, one_line(row.name), theme.font("body", bold=chosen), theme.colour("text"))
        under = QRectF(inner.x(), top.bottom(), inner.width(), 16)
        faint = theme.colour("text3")
        used = paint_line(painter, under, words.people_of_row(row), small, faint, right=True)
        paint_line(painter, under.adjusted(0, 0, -used - 10, 0), one_line(row.place), small, faint)


class GatheringsColumn(Column):
    """The left side of the page: its name, what makes a new one, the search, the list."""

    def __init__(self, fetch: Fetch, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, "window", parent)
        self.setFixedWidth(LEFT)
        self.column.addSpacing(9)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 12, 0)
        top.setSpacing(2)
        top.addWidget(page_head(words.tr("Gatherings"), theme, aside=0, parent=self), 1)
        self.from_calendar = IconButton(
            "import", words.tr("From a calendar file…"), theme, icons, parent=self
        )
        self.new = IconButton("add", words.tr("New gathering…"), theme, icons, parent=self)
        top.addWidget(self.from_calendar)
        top.addWidget(self.new)
        self.column.addLayout(top)
        self.column.addSpacing(7)
        self.search = Field(theme, icons, icon="search", parent=self)
        self.search.line.setAccessibleName(words.tr("Search gatherings"))
        self.search.line.setPlaceholderText(words.tr("Search gatherings, places, people"))
        UndoKeys(self).watch(self.search.line)
        FilesPass(self).watch(self.search.line)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 0, 16, 4)
        holder.addWidget(self.search)
        self.column.addLayout(holder)
        self.begun = BegunLine(theme, self)
        self.begun.after = self.search.line
        around = QHBoxLayout()
        around.setContentsMargins(16, 2, 16, 2)
        around.addWidget(self.begun)
        self.column.addLayout(around)
        self.list = GatheringTable(ROW, self)
        self.list.setObjectName("gatheringsList")
        self.list.setAccessibleName(words.tr("Gatherings"))
        self.delegate = GatheringDelegate(theme, self.list)
        self.list.setItemDelegate(self.delegate)
        self.model = GatheringModel(fetch, self)
        self.list.setModel(self.model)
        self.column.addWidget(self.list, 1)
