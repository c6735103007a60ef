"""The list of gatherings: months as heads, and under them name, day, place and how many were there."""

from array import array
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from networker.services.gatherings import GatheringRow
from networker.ui.begun_line import BegunLine
from networker.ui.gatherings import words
from networker.ui.icons import Icons
from networker.ui.models.headed import HeadedModel, show_headed
from networker.ui.models.paged import Fetch
from networker.ui.text import one_line, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.row_delegate import RowDelegate
from networker.ui.widgets.row_table import KeyTable
from networker.ui.widgets.searched_column import SearchedColumn

ROW, HEAD = 48, 32


class GatheringTable(KeyTable):
    """The rows; heads are lower."""

    def __init__(self, row: int, parent: QWidget | None = None) -> None:
        super().__init__(row, parent)
        self.verticalHeader().setMinimumSectionSize(HEAD)

    def show_ids(self, model: HeadedModel, ids: "array[int]", first: Mapping[int, Any]) -> None:
        """Show other ids of the model, and give the heads their height."""
        show_headed(self, model, ids, first, head=HEAD)


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


class GatheringsColumn(SearchedColumn):
    """The left side of the page: its name, what makes a new one, the search, the list."""

    def __init__(self, fetch: Fetch, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(
            words.tr("Gatherings"),
            (
                ("group", words.tr("Groups")), ("import", words.tr("From a calendar file…")),
                ("add", words.tr("New gathering…")),
            ),
            sought=words.tr("Search gatherings"), hint=words.tr("Search gatherings, places, people"),
            theme=theme, icons=icons, parent=parent,
        )  # fmt: skip
        self.groups, self.from_calendar, self.new = self.buttons
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
        self.model = HeadedModel(fetch, words=words.row_words, parent=self)
        self.list.setModel(self.model)
        self.column.addWidget(self.list, 1)
