"""The lists of Tidy in which an import put somebody: how much of it is in each, and the way there."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.services import duplicates, tidy
from networker.services.book import Book
from networker.services.tidy import Count
from networker.ui.text import PlainLabel, grouped
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.flow import Flow


def counted(book: Book, import_id: int | None, today: date) -> tuple[int, Sequence[Count]]:
    """How many pairs Tidy asks about by now, and in which other lists an import put somebody or something."""
    filled = tidy.filled(book, import_id, today=today) if import_id is not None else ()
    return duplicates.count(book), filled


class FilledLists(QWidget):
    """One link for each list; nothing where there is none."""

    list_requested = Signal(str)  # its key

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.links: dict[str, Link] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        self._head = PlainLabel(self.tr("Of those, Tidy has, without any hurry:"), self)
        self._head.setFont(theme.font("body"))
        self._flow = Flow(self, row=26)
        column.addWidget(self._head)
        column.addWidget(self._flow)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _dress(self) -> None:
        self._head.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def say(self, filled: Sequence[Count]) -> None:
        """Show others."""
        from networker.ui.tidy.declared import declared

        names = {each.key: each.row for each in declared()}
        self.links = {
            each.key: Link(
                f"{names[each.key]}: {grouped(each.number)}", self._theme, size="body", parent=self
            )
            for each in filled
        }
        for key, link in self.links.items():
            link.clicked.connect(partial(self._ask_for, key))
        self._flow.take([(link,) for link in self.links.values()])
        self.setVisible(bool(self.links))

    def _ask_for(self, key: str, _checked: bool = False) -> None:
        self.list_requested.emit(key)
