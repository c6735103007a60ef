"""The list of groups: name, how many are in it, and when there was contact with any of them."""

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from networker.services.groups import GroupRow
from networker.ui import dates
from networker.ui.groups import words
from networker.ui.icons import Icons
from networker.ui.models.paged import Fetch, PagedModel
from networker.ui.text import one_line, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.row_delegate import RowDelegate
from networker.ui.widgets.row_table import KeyTable
from networker.ui.widgets.searched_column import SearchedColumn

ROW = 48


class GroupDelegate(RowDelegate):
    """Paints a group; one on its way leaves its place empty for that moment."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(ROW, theme, parent, aside=8)
        self.today = date.min

    def paint_row(self, painter: QPainter, rect: QRectF, value: GroupRow, *, chosen: bool) -> None:
        theme, inner = self._theme, rect.adjusted(16, 0, -16, 0)
        top = QRectF(inner.x(), inner.y() + 5, inner.width(), 20)
        paint_line(painter, top, one_line(value.name), theme.font("body", bold=chosen), theme.colour("text"))
        under = QRectF(inner.x(), top.bottom(), inner.width(), 16)
        small, faint = theme.font("small"), theme.colour("text3")
        used = paint_line(painter, under, dates.short(value.last, self.today), small, faint, right=True)
        paint_line(painter, under.adjusted(0, 0, -used - 10, 0), words.people(value.size), small, faint)


class GroupsColumn(SearchedColumn):
    """The left side of the page: its name, what makes a new group, the search, the list."""

    def __init__(self, fetch: Fetch, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(
            words.tr("Groups"), (("gatherings", words.tr("Gatherings")), ("add", words.tr("New group…"))), sought=words.tr("Search groups"),
            hint=words.tr("Search groups and who is in them"), theme=theme, icons=icons, parent=parent,
        )  # fmt: skip
        self.gatherings, self.new = self.buttons
        self.list = KeyTable(ROW, self)
        self.list.setObjectName("groupsList")
        self.list.setAccessibleName(words.tr("Groups"))
        self.delegate = GroupDelegate(theme, self.list)
        self.list.setItemDelegate(self.delegate)
        self.model = PagedModel(fetch, words=words.row_words, parent=self)
        self.list.setModel(self.model)
        self.column.addWidget(self.list, 1)
