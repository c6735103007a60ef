"""The left side of a page with a searched list: its name with a few buttons, the search, the list."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from networker.ui.dropped import FilesPass
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Field, IconButton
from networker.ui.widgets.page_parts import LEFT, page_head
from networker.ui.widgets.states import Column
from networker.ui.widgets.undo_keys import UndoKeys


class SearchedColumn(Column):
    """Those who build on it add the list, which takes the room there is. Tab goes through it from above."""

    def __init__(
        self, title: str, buttons: Sequence[tuple[str, str]], *, sought: str, hint: str, theme: Theme, icons: Icons,
        parent: QWidget,
    ) -> None:  # fmt: skip
        """`buttons`: icon and words of each; `sought`: the search for screen readers, `hint`: what it looks at."""
        super().__init__(theme, "window", parent)
        self.setFixedWidth(LEFT)
        self.column.addSpacing(9)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 12, 0)
        top.setSpacing(2)
        top.addWidget(page_head(title, theme, aside=0, parent=self), 1)
        self.buttons = [IconButton(icon, text, theme, icons, parent=self) for icon, text in buttons]
        for button in self.buttons:
            top.addWidget(button)
        self.column.addLayout(top)
        self.column.addSpacing(7)
        self.search = Field(theme, icons, icon="search", parent=self)
        self.search.line.setAccessibleName(sought)
        self.search.line.setPlaceholderText(hint)
        UndoKeys(self).watch(self.search.line)
        FilesPass(self).watch(self.search.line)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 0, 16, 4)
        holder.addWidget(self.search)
        self.column.addLayout(holder)
