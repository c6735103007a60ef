"""The contacts pane: filters and the list of people, in an order of the user's and narrowed by words.

It asks on the read lane and paints what it has. Choosing somebody, or a circle for them, is only said by a
signal; the window decides.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QWidget,
)

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.domain.vocabulary import Circle, Shallow
from networker.services.book import Book
from networker.services.first_page import FirstPage
from networker.services.listing import Filter, Listing
from networker.services.rows import Ids, PersonRow
from networker.ui.contacts.delegate import PersonDelegate, words
from networker.ui.contacts.filters import Filters
from networker.ui.contacts.finding import Asked, Besides, look, look_besides
from networker.ui.contacts.finding import rows as rows_found
from networker.ui.contacts.nobody import explain
from networker.ui.contacts.note import SearchNote
from networker.ui.contacts.people_list import PeopleList
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole, PagedModel
from networker.ui.text import PlainLabel, grouped
from networker.ui.theme import Theme
from networker.ui.widgets.basics import MenuButton, add_action
from networker.ui.widgets.states import Column, EmptyState

if TYPE_CHECKING:
    from networker.services.people import Facets
    from networker.services.search import Shown

PATIENCE_MS = 150  # before a row that is on the way is drawn as a skeleton


class ContactsPane(Column):
    """Everybody, or those wanted. `person_requested` names who was chosen here."""

    person_requested = Signal(object)
    person_opened = Signal(object)
    circle_requested = Signal(object, object)  # ids, Circle or None
    let_go_requested = Signal(object)  # ids
    import_requested = Signal()
    search_cleared = Signal()
    first_people_painted = Signal(int)

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        first: FirstPage | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "window", parent)
        self.setObjectName("contactsPane")
        self.setAccessibleName(self.tr("Contacts"))
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._listing = Listing(book)
        self._order = "last talk"
        self._asking: Ticket | None = None
        self._more: Ticket | None = None  # those found by what was said
        self._asked = Asked()
        self._when_found: Callable[[], None] | None = None
        self._said = False  # whether those found by what was said are listed
        self._found_by = ("", "")  # the searches that the values at hand tell of
        self._shown_before: Shown | None = None  # whom another page meant, as they were listed last
        self._facets: Ticket | None = None
        self._shown: int | None = None
        self._everybody = self._total = 0
        self._painted = False
        self._choosing = False
        self._written = False  # the book was changed: who is shown may stand elsewhere
        self.setMinimumWidth(220)
        self.setMaximumWidth(400)
        self._build(theme, icons)
        jobs.changed.connect(self._changed)
        theme.changed.connect(self._repaint)
        if first is not None:
            self._arrived(first.ids, first.rows)
        else:
            self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(264, 600)

    def _build(self, theme: Theme, icons: Icons) -> None:
        self.column.setContentsMargins(0, 8, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        self._title = PlainLabel(self.tr("People"), self)
        self._title.setFont(theme.font("body", bold=True))
        self._count = PlainLabel("", self)
        self._order_button = MenuButton("", theme, icons, quiet=True, parent=self)
        head.addWidget(self._title)
        head.addSpacing(4)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._order_button)
        self.column.addLayout(head)
        self.filters = Filters(theme, icons, self)
        self.filters.changed.connect(self.refresh)
        row = QHBoxLayout()
        row.setContentsMargins(16, 5, 8, 11)
        row.addWidget(self.filters)
        self.column.addLayout(row)
        self.note = SearchNote(theme, self)
        self.column.addWidget(self.note)
        self._order_names = {
            "last talk": self.tr("Last in touch"),
            "name": self.tr("Name"),
            "newest": self.tr("Newest"),
        }
        self._order_button.setText(self._order_names[self._order])
        self._order_button.setAccessibleName(self.tr("Order"))
        self._model = PagedModel(self._fetch, words=lambda row: words(row, self._clock().date()), parent=self)
        self.list = PeopleList(self)
        self.list.setAccessibleName(self.tr("People"))
        self._delegate = PersonDelegate(theme, icons, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        # The row where the keyboard came in is the current one already, and nobody was chosen by that.
        self.list.pressed.connect(lambda pressed: self._current_changed(pressed, None))
        self.list.opened.connect(self.person_opened)
        self.list.circle_key.connect(self._circle_key)
        self.list.let_go_key.connect(self._let_go_key)
        self.list.painted.connect(self._was_painted)
        self.empty = EmptyState(theme, self)
        self.empty.pressed.connect(self._empty_pressed)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.column.addWidget(self._stack, 1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_skeletons)
        self._dress()
        theme.changed.connect(self._dress)

    def complete(self) -> None:
        """Make the menus, and fetch whom the first paint left out."""
        if self._model.rowCount() < self._total:
            self.refresh()
        menu = QMenu(self._order_button)
        for order, text in self._order_names.items():
            add_action(menu, text, partial(self.set_order, order))
        self._order_button.menu = menu
        self.filters.complete()

    def _dress(self) -> None:
        self._title.setStyleSheet(f"color:{self._theme.colour('text').name()}")
        self._count.setStyleSheet(f"color:{self._theme.colour('text3').name()}")
        self.note.dress()

    # What is wanted

    @property
    def wanted(self) -> Filter:
        """What the list is narrowed to."""
        return self.filters.wanted

    def set_query(self, text: str) -> None:
        """Search as typed: only the newest answer is shown."""
        self._when_found = None
        self.filters.narrow(query=" ".join(text.split()))

    def when_found(self, then: Callable[[], None]) -> None:
        """Do something with those whom the search finds, once they are listed; what is typed meanwhile forgets it."""
        self._when_found = then
        self._tell_found()

    def _tell_found(self) -> None:
        if self._asking is None and (self._total or self._more is None) and self._when_found is not None:
            then, self._when_found = self._when_found, None
            then()

    def set_order(self, order: str) -> None:
        """Order by last talk, name or newest."""
        self._order = order
        self._order_button.setText(self._order_names[order])
        self._order_button.updateGeometry()
        self.refresh()

    def clear_filters(self) -> None:
        """Show everybody again."""
        self.filters.clear()
        self.search_cleared.emit()
        self.refresh()

    def show_these(self, shown: "Shown") -> None:
        """Show the people whom another page means, or a kept search, and nothing else that was wanted."""
        self.search_cleared.emit()
        self.filters.show_these(shown)

    def leave_these(self) -> bool:
        """Esc: everybody again. False where nobody in particular is shown."""
        if self.filters.shown is None:
            return False
        self.filters.show_these(None)
        return True

    def as_text(self) -> str:
        """What the list is narrowed to, as one search."""
        from networker.services.search import as_text

        return as_text(self.wanted)

    def only_shallow(self, kind: Shallow | None) -> None:
        """Those who never had an answer, or whom only one side ever wrote to; None: everybody."""
        self.filters.narrow(shallow=kind.value if kind else "")

    def listed_ids(self) -> Sequence[int]:
        """Who is listed now, in their order."""
        return list(self._model.ids)

    # Asking and showing

    def refresh(self) -> None:
        """Ask for the ids anew; what is shown stays until the answer comes."""
        for ticket in (self._asking, self._more):
            if ticket is not None:
                ticket.cancel()
        self._more = None
        self._asked.given_up = True
        self._asked = Asked()
        self._patience.start()
        self._asking = self._jobs.read(
            self, look, self._book, self._listing, self.wanted, self._order, today=self._clock().date(),
            asked=self._asked, then=self._answered,
        )  # fmt: skip

    def _answered(self, answer: tuple[Ids, Mapping[int, PersonRow]] | None) -> None:
        if answer is None:  # given up, and asked anew
            return
        self._asking, self._said = None, False
        self._arrived(*answer)
        if self.wanted.query:
            self._more = self._jobs.read(
                self, look_besides, self._book, self._listing, self.wanted, answer[0].ids, self._order,
                today=self._clock().date(), asked=self._asked, then=self._besides_arrived,
            )  # fmt: skip
        self.note.tell(self.wanted.query, self._total)
        self._tell_found()

    def _besides_arrived(self, besides: Besides | None) -> None:
        """Those found by what was said stand below the others."""
        if besides is None:
            return
        self._more, self._said = None, True
        if besides.ids:
            self._model.append(besides.ids, besides.rows)
            self._total += len(besides.ids)
            self._count.setText(grouped(self._total))
            self._stack.setCurrentWidget(self.list)
        elif not self._total:
            self._show_nobody()
        self.note.tell(self.wanted.query, self._total, besides)
        self._tell_found()

    def _arrived(self, ids: Ids, rows: Mapping[int, PersonRow]) -> None:
        self._patience.stop()
        self._delegate.today = self._clock().date()
        self._everybody, self._total = ids.everybody, ids.total
        top = self.list.indexAt(QPoint(0, 0)).data(IdRole) if self.list.verticalScrollBar().value() else None
        follows = self._written and self._shown is not None and self._is_in_sight(self._shown)
        self._written = False
        chosen = self.list.selected_ids() if self.list.selectionModel().hasSelection() else []
        self._choosing = True
        found_by = (self.wanted.query, self.wanted.within)
        self._model.set_ids(ids.ids, rows, anew=found_by != self._found_by)
        others = self.filters.shown is not self._shown_before
        self._found_by, self._shown_before = found_by, self.filters.shown
        self._restore(chosen, top, others=others)
        if follows and self._shown is not None and not self._is_in_sight(self._shown):
            self.list.scrollTo(self._model.index(self._model.row_of(self._shown)))
        self._choosing = False
        self._count.setText(grouped(ids.total))
        if ids.total or self.wanted.query:  # who is found by what was said is still to come
            self._stack.setCurrentWidget(self.list)
        else:
            self._show_nobody()
        if self._painted:
            self._ask_facets()

    def _is_in_sight(self, number: int) -> bool:
        """Whether somebody's line can be seen; who is not listed has nowhere to be sought."""
        row = self._model.row_of(number)
        return row < 0 or self.list.visualRect(self._model.index(row)).intersects(self.list.viewport().rect())

    def _restore(self, chosen: Sequence[int], top: int | None, *, others: bool) -> None:
        """Keep who was chosen, and what was at the top once somebody has scrolled, where they are still listed.

        A list that stood at its beginning stays there: whoever was just talked with is seen. Those whom another page
        means (`others`) begin at their own, whatever was seen of the list before.
        """
        selection = self.list.selectionModel()
        wanted = [self._shown] if self._shown is not None else list(chosen[:200])
        for number in wanted:
            if (row := self._model.row_of(number)) >= 0:
                index = self._model.index(row)
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                selection.select(index, QItemSelectionModel.SelectionFlag.Select)
        if self.wanted.query or others or top is None:
            self.list.scrollToTop()
        elif (row := self._model.row_of(top)) >= 0:
            self.list.scrollTo(self._model.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def _ask_facets(self) -> None:
        if self._facets is None:
            self._facets = self._jobs.read(self, _facets, self._book, then=self._facets_arrived)

    def _facets_arrived(self, facets: "Facets") -> None:
        self.filters.known = facets

    def _show_nobody(self) -> None:
        self._stack.setCurrentWidget(self.empty)
        explain(self.empty, self.wanted, self._everybody)

    def _empty_pressed(self) -> None:
        if self._everybody:
            self.clear_filters()
        else:
            self.import_requested.emit()

    def _fetch(self, ids: Sequence[int], then: Callable[[Mapping[int, Any]], None]) -> None:
        self._patience.start()
        self._jobs.read(self, rows_found, self._book, list(ids), self.wanted, said=self._said, then=then)

    def _show_skeletons(self) -> None:
        self._delegate.skeletons = True
        self._repaint()

    def _repaint(self) -> None:
        self.list.viewport().update()

    def _was_painted(self) -> None:
        if not self._painted and (self._model.rowCount() == 0 or self._model.value(self._model.ids[0])):
            self._painted = True
            self.first_people_painted.emit(self._total)

    def _changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's verb has changed the book: does it touch this list?"""
        if changes.everything:
            self._model.forget_all()
        elif changes.people:
            self._model.forget(changes.people)
        elif changes.searches:
            self._facets = None
            self._ask_facets()
            return
        else:
            return
        self._facets = None
        self._written = True
        self._listing = Listing(self._book)
        self.refresh()

    # Choosing

    def _current_changed(self, current: Any, _previous: Any) -> None:
        number = current.data(IdRole)
        if number is not None and not self._choosing and not self.list.entering and number != self._shown:
            self._shown = number
            self.person_requested.emit(number)

    def show_person(self, number: int | None) -> None:
        """Choose somebody who was chosen elsewhere, without taking the keyboard."""
        self._shown = number
        self._choosing = True
        selection = self.list.selectionModel()
        row = self._model.row_of(number) if number is not None else -1
        if row >= 0:
            index = self._model.index(row)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(index)
        else:
            selection.clear()
        self._choosing = False

    def _circle_key(self, key: int) -> None:
        ids = self.list.selected_ids()
        if ids:
            self.circle_requested.emit(ids, Circle(key) if key else None)

    def _let_go_key(self) -> None:
        ids = self.list.selected_ids()
        if ids:
            self.let_go_requested.emit(ids)


def _facets(book: Book) -> "Facets":
    from networker.services.people import facets

    return facets(book)
