"""How the window is laid out: the rail at the left, above the pages the top bar and the notice."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.ui.icons import Icons
from networker.ui.notice import Notice
from networker.ui.page import PageEntry, tr
from networker.ui.rail import Rail, Stop
from networker.ui.theme import Theme
from networker.ui.top_bar import TopBar
from networker.ui.widgets.states import Ground, Hairline


class Shell(Ground):
    """The parts that stay whatever page is shown."""

    def __init__(
        self, theme: Theme, icons: Icons, parent: QWidget, *, pages: Sequence[PageEntry[Any]]
    ) -> None:
        """`pages`: those of them that say so are on the rail, behind people."""
        super().__init__(theme, "window", parent)
        listed = [Stop("people", "people", self.tr("People"))]
        listed += [Stop(each.key, each.rail, tr(each.text)) for each in pages if each.rail]
        self.rail = Rail(listed, theme, icons, self)
        self.rail.show_page("people")
        self.top = TopBar(theme, icons, self)
        self.notice = Notice(theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(Hairline(theme, upright=True))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top)
        self._column.addWidget(Hairline(theme))
        self._column.addWidget(self.notice)
        row.addLayout(self._column, 1)

    def take(self, pages: QWidget) -> None:
        """Put the pages into their place."""
        self._column.addWidget(pages, 1)

    def show_above(self, bar: QWidget) -> None:
        """Put a bar above the pages, below the notice."""
        self._column.insertWidget(self._column.indexOf(self.notice) + 1, bar)

    def make_room(self, high: int) -> None:
        """Leave so much room below the pages: what is said there lies on nothing."""
        self._column.setContentsMargins(0, 0, 0, high)
