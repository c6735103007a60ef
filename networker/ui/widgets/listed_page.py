"""A page with a list that is searched at the left, and what is chosen of it at the right: groups, gatherings.

When it asks, what stands where while there is nothing, and where the keyboard goes, is said here once. Those who build on
it say what is listed and how the chosen one is shown.
"""

from array import array
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services.book import Book
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole, PagedModel
from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import PATIENCE, FreshPage, ListWaiting, has_keyboard, side_by_side
from networker.ui.widgets.row_table import KeyTable
from networker.ui.widgets.searched_column import SearchedColumn
from networker.ui.widgets.states import EmptyState, Ground

OTHER = Qt.FocusReason.OtherFocusReason


class ChosenPane(QWidget):
    """What is shown of the chosen one. `view` is None while that is nothing."""

    view: Any = None

    def target(self) -> QWidget:
        """What has the keyboard first."""
        raise NotImplementedError

    def keep_notes(self) -> None:
        """Write what was typed into the notes."""
        raise NotImplementedError


class ListedPage(FreshPage):
    """`_lay_out` puts it together; `begin` makes a new one of what is listed."""

    def __init__(
        self, name: str, title: str, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock,
        drafts: Drafts | None, parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(name, title, jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self.drafts = drafts or Drafts(book, jobs, self)
        self._listing: Ticket | None = None
        self._viewing: Ticket | None = None
        self._wanted: int | None = None  # to be chosen once it is listed

    def _lay_out(
        self, left: SearchedColumn, table: KeyTable, model: PagedModel, pane: ChosenPane, *, row: int
    ) -> None:
        """`left` with its `table` of a `model`, rows so many pixels high, beside the `pane`."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.states = QStackedWidget(self)
        whole.addWidget(self.states)
        self._full = QWidget(self)
        self.search, self.list, self._model, self._pane = left.search, table, model, pane
        self._right = QStackedWidget(self)
        self.nothing = EmptyState(self._theme)
        self.nothing.pressed.connect(self.search.line.clear)
        self._coming = Ground(self._theme, "base")  # rather than another one, or an empty pane
        self._right.addWidget(self._coming)
        self._right.addWidget(pane)
        self._late = QTimer(self, singleShot=True, interval=PATIENCE)
        self._late.timeout.connect(self._show_coming)
        self._right.addWidget(self.nothing)
        side_by_side(left, self._right, self._theme, self._full)
        self.empty = EmptyState(self._theme)
        self.empty.pressed.connect(self.begin)
        self.loading = ListWaiting(self._theme, rows=7, high=row, top=96)
        for each in (self.loading, self._full, self.empty):
            self.states.addWidget(each)
        self.search.line.textChanged.connect(lambda _text: self.refresh())
        table.selectionModel().currentChanged.connect(self._chosen)
        table.opened.connect(lambda _number: pane.target().setFocus(OTHER))

    # ---- what those who build on it say

    def begin(self) -> None:
        """Make a new one."""
        raise NotImplementedError

    def _read_index(self, text: str, then: Callable[["array[int]"], None]) -> Ticket:
        """Ask for the ids of what is listed; negative ones are heads."""
        raise NotImplementedError

    def _read_view(self, number: int) -> Ticket:
        """Ask for the one that is chosen, and have `_view_arrived` take it."""
        raise NotImplementedError

    def _show_view(self, view: Any) -> None:
        """Show the one that is chosen."""
        raise NotImplementedError

    def _show_ids(self, ids: "array[int]") -> None:
        self._model.set_ids(ids)

    def _may_show_list(self) -> bool:
        """Whether nothing else stands in the place of the list."""
        return True

    def _may_show_pane(self) -> bool:
        """Whether nothing else stands at the right."""
        return True

    def _takes_keyboard_itself(self, _view: Any) -> bool:
        """Whether the one that is shown now was made just now, and the keyboard is where it goes on."""
        return False

    # ---- asking and showing

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pane.keep_notes()

    def refresh(self) -> None:
        """Read the list anew; whichever is shown stays."""
        self._stale = False
        if self._listing is not None:
            self._listing.cancel()
        text = self.search.line.text()
        self._listing = self._read_index(text, lambda ids: self._arrived(ids, bool(text.strip())))

    def _arrived(self, ids: "array[int]", sought: bool) -> None:
        self._listing = None
        mine = has_keyboard(self)
        wanted = self._wanted if self._wanted is not None else self._number
        self._model.forget_all()
        self._show_ids(ids)
        if self._may_show_list():
            self.states.setCurrentWidget(self._full if len(ids) or sought else self.empty)
        if not len(ids):
            self._pane.view = None
            if self._may_show_pane():
                self._right.setCurrentWidget(self.nothing)
        else:
            row = self._model.row_of(wanted) if wanted is not None else -1
            if row >= 0:
                self._wanted = None
            index = self.list.stop_at(max(row, 0), 1)
            if index == self.list.currentIndex():
                self._ask_for_view()
            else:
                self.list.setCurrentIndex(index)
        if self._wants_keyboard or (mine and not has_keyboard(self)):
            self.take_keyboard()

    @property
    def _number(self) -> int | None:
        """Which one is chosen."""
        number = self.list.currentIndex().data(IdRole)
        return int(number) if number is not None and number > 0 else None

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._ask_for_view()

    def _ask_for_view(self) -> None:
        number = self._number
        if self._viewing is not None:
            self._viewing.cancel()
        if number is not None:
            self._viewing = self._read_view(number)
            if self._pane.view is not None and self._pane.view.row.id != number:
                self._late.start()

    def _show_coming(self) -> None:
        """The one that is chosen takes long: the one before does not stand in its place meanwhile."""
        if self._may_show_pane():
            self._right.setCurrentWidget(self._coming)

    def _view_arrived(self, view: Any) -> None:
        self._viewing = None
        self._late.stop()
        if view is None:
            return
        before = self.window().focusWidget() if has_keyboard(self._pane) else None
        self._show_view(view)
        if self._may_show_pane():
            self._right.setCurrentWidget(self._pane)
        lost = before is not None and not (before.isVisible() and before.isEnabled())
        if not self._takes_keyboard_itself(view) and lost:
            self._pane.target().setFocus(OTHER)

    def _show_one(self, number: int) -> None:
        """Choose one, which may have been made just now."""
        self._wanted = number
        if self.search.line.text():
            self.search.line.clear()
        self.refresh()

    def _with_shown(self, verb: Callable[..., object], *args: object) -> None:
        """Call it with the id of the one that is shown, if any is."""
        if self._pane.view is not None:
            verb(self._pane.view.row.id, *args)

    # ---- the keyboard

    def take_keyboard(self) -> None:
        """Keys mean this page from now on; as soon as it is known what there is, that."""
        shown = self.states.currentWidget()
        self._wants_keyboard = shown is self.loading
        if shown is self.empty:
            self.empty.button.setFocus(OTHER)
        elif shown is self._full:
            target = self.list if self._model.rowCount() else self.search.line
            target.setFocus(OTHER)

    def back(self) -> bool:
        """Esc: out of the one shown, the search. False where there is nothing to leave."""
        if has_keyboard(self._pane):
            self.list.setFocus(OTHER)
        elif self.search.line.text():
            self.search.line.clear()
        else:
            return False
        return True
