"""A page with a list at the left, and at the right what is told of the one that is chosen: backups, past imports.

Nothing is searched or written in it, so it needs little of what `listed_page.py` does.
"""

from array import array
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from networker.ui.models.paged import PagedModel
from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import FreshPage, ListWaiting, has_keyboard, side_by_side
from networker.ui.widgets.row_table import KeyTable
from networker.ui.widgets.states import EmptyState


class ToldPage(FreshPage):
    """Those who build on it make `list` and its `_model`, then have `_lay_out` put everything into its place."""

    list: KeyTable
    _model: PagedModel

    def _lay_out(
        self, left: QWidget, right: QWidget, theme: Theme, *, row: int, left_of: Callable[[QWidget], int]
    ) -> None:
        """`row`: how many pixels a line of the list is high; `left_of`: how many of the page the list has."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._states = QStackedWidget(self)
        whole.addWidget(self._states)
        self._right = right
        self._full = QWidget(self)
        side_by_side(left, right, theme, self._full)
        self.empty = EmptyState(theme)
        self._loading = ListWaiting(theme, rows=6, high=row, top=46, left=left_of)
        for each in (self._loading, self._full, self.empty):
            self._states.addWidget(each)

    def _show_listed(
        self, listed: Mapping[int, object], chosen: int | None, look: Callable[[], None], *, mine: bool
    ) -> None:
        """Show what is listed, by number, with the same one chosen as before, of which `look` tells anew.

        `mine`: whether the page had the keyboard before anything of it was changed.
        """
        self._states.setCurrentWidget(self._full if listed else self.empty)
        self._model.set_ids(array("q", listed), listed)
        if listed:
            row = max(self._model.row_of(chosen) if chosen is not None else 0, 0)
            index = self._model.index(row, 0)
            if index == self.list.currentIndex():
                look()
            else:
                self.list.setCurrentIndex(index)
        if self._wants_keyboard or (mine and not has_keyboard(self)):
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Keys mean this page from now on; as soon as it is known what there is, that."""
        shown = self._states.currentWidget()
        self._wants_keyboard = shown is self._loading
        if shown is self.empty:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is self._full:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Esc: out of what is told of one, to the list. False where the list has the keyboard."""
        if not has_keyboard(self._right):
            return False
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
