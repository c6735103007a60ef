"""The contacts pane: filters and the list of people, in an order of the user's and narrowed by words.

It asks on the read lane and paints what it has. Choosing somebody, or a circle for them, is only said by a
signal; the window decides.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
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
from networker.services import listing as listings
from networker.services.book import Book
from networker.services.first_page import FirstPage
from networker.services.listing import Filter, Listing
from networker.services.rows import Ids, PersonRow
from networker.ui.circle_words import circle_name
from networker.ui.contacts.delegate import ROW, PersonDelegate, words
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole, PagedModel
from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme
from networker.ui.timeline.flow import Flow
from networker.ui.widgets.basics import Chip, MenuButton, add_action
from networker.ui.widgets.row_table import RowTable
from networker.ui.widgets.states import Column, EmptyState

if TYPE_CHECKING:
    from networker.services.people import Facets

PATIENCE_MS = 150  # before a row that is on the way is drawn as a skeleton


class PeopleList(RowTable):
    """The list itself: fixed rows, keys for choosing, and a word when it has been painted."""

    painted = Signal()
    opened = Signal(object)  # person
    circle_key = Signal(int)  # 0 to 5
    let_go_key = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setObjectName("peopleList")
        self.entering = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._step(1 if key == Qt.Key.Key_J else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            number = self.currentIndex().data(IdRole)
            if number is not None:
                self.opened.emit(number)
        elif plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self.circle_key.emit(int(key) - int(Qt.Key.Key_0))
        elif plain and key == Qt.Key.Key_L:
            self.let_go_key.emit()
        elif plain and key == Qt.Key.Key_Space:
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.Toggle)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt moves to the first row when the keyboard comes in: nobody is chosen by that.
        self.entering = True
        super().focusInEvent(event)
        self.entering = False

    def _step(self, by: int) -> None:
        row = min(max(self.currentIndex().row() + by, 0), self.model().rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))

    def selected_ids(self) -> list[int]:
        """The ids chosen, read by ranges: a hundred thousand of them are one."""
        model = self.model()
        if not isinstance(model, PagedModel):
            return []
        found: list[int] = []
        selection = self.selectionModel().selection()
        for n in range(selection.count()):
            part = selection.at(n)
            found.extend(model.ids[part.top() : part.bottom() + 1])
        return found

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys here; names are found by the search field."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


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
        self._filter = Filter()
        self._order = "last talk"
        self._asking: Ticket | None = None
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
        self._build_filters(theme, icons)
        self._model = PagedModel(self._fetch, words=lambda row: words(row, self._clock().date()), parent=self)
        self.list = PeopleList(self)
        self.list.setAccessibleName(self.tr("People"))
        self._delegate = PersonDelegate(theme, icons, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
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

    def _build_filters(self, theme: Theme, icons: Icons) -> None:
        self._chips: dict[str, Chip] = {}
        for name, text in (
            ("circle", self.tr("Circle")), ("group", self.tr("Group")), ("city", self.tr("Place")),
            ("shallow", self.tr("Tie")),
        ):  # fmt: skip
            chip = Chip(text, theme, icons, kind="off", arrow=True, parent=self)
            self._chips[name] = chip
        self._filters = Flow(gap=4, step=30, parent=self)  # all four in one line of the usual width
        self._filters.show_items(list(self._chips.values()))
        row = QHBoxLayout()
        row.setContentsMargins(16, 5, 8, 11)
        row.addWidget(self._filters)
        self.column.addLayout(row)
        self._known_facets: Facets | None = None
        self._order_names = {
            "last talk": self.tr("Last in touch"),
            "name": self.tr("Name"),
            "newest": self.tr("Newest"),
        }
        self._order_button.setText(self._order_names[self._order])
        self._order_button.setAccessibleName(self.tr("Order"))

    def complete(self) -> None:
        """Make the menus, and fetch whom the first paint left out."""
        if self._model.rowCount() < self._total:
            self.refresh()
        menu = QMenu(self._order_button)
        for order, text in self._order_names.items():
            add_action(menu, text, partial(self.set_order, order))
        self._order_button.menu = menu
        for name, chip in self._chips.items():
            chip.menu = QMenu(chip)
            chip.menu.aboutToShow.connect(partial(self._fill_menu, name))

    def _dress(self) -> None:
        self._title.setStyleSheet(f"color:{self._theme.colour('text').name()}")
        self._count.setStyleSheet(f"color:{self._theme.colour('text3').name()}")

    # What is wanted

    @property
    def wanted(self) -> Filter:
        """What the list is narrowed to."""
        return self._filter

    def set_query(self, text: str) -> None:
        """Search as typed: only the newest answer is shown."""
        self._narrow(text=" ".join(text.split()))

    def set_order(self, order: str) -> None:
        """Order by last talk, name or newest."""
        self._order = order
        self._order_button.setText(self._order_names[order])
        self._order_button.updateGeometry()
        self.refresh()

    def clear_filters(self) -> None:
        """Show everybody again."""
        self._filter = Filter()
        self._show_filters()
        self.search_cleared.emit()
        self.refresh()

    def _narrow(self, **values: Any) -> None:
        kept = {"text": self._filter.text, "circle": self._filter.circle, "group": self._filter.group,
                "city": self._filter.city, "shallow": self._filter.shallow}  # fmt: skip
        wanted = Filter(**{**kept, **values})
        if wanted != self._filter:
            self._filter = wanted
            self._show_filters()
            self.refresh()

    def _show_filters(self) -> None:
        circle = Circle(self._filter.circle) if self._filter.circle else None
        none_given = self._filter.circle == 0
        word = circle_name(circle) if circle else self.tr("No circle") if none_given else ""
        self._chips["circle"].show_as(word or self.tr("Circle"), kind="set" if word else "off", circle=circle)
        for name, text in (("group", self.tr("Group")), ("city", self.tr("Place"))):
            value = getattr(self._filter, name)
            self._chips[name].show_as(value or text, kind="set" if value else "off")
        tie = self._shallow_words().get(self._filter.shallow, "")
        self._chips["shallow"].show_as(tie or self.tr("Tie"), kind="set" if tie else "off")
        self._filters.show_items(list(self._chips.values()))  # they have other widths now

    def _shallow_words(self) -> Mapping[str, str]:
        return {Shallow.HELLO_ONLY.value: self.tr("Hello only"), Shallow.ONE_WAY.value: self.tr("One way")}

    def only_shallow(self, kind: Shallow | None) -> None:
        """Those who never had an answer, or whom only one side ever wrote to; None: everybody."""
        self._narrow(shallow=kind.value if kind else "")

    def _fill_menu(self, name: str) -> None:
        """Fill a filter's menu with what the book holds, and how many each would show."""
        menu, facets = self._chips[name].menu, self._known_facets
        if menu is None:
            return
        menu.clear()
        add_action(menu, self.tr("All"), lambda: self._narrow(**{name: None if name == "circle" else ""}))
        menu.addSeparator()
        if name == "shallow":  # counting them would take as long as listing them
            for kind, text in self._shallow_words().items():
                add_action(menu, text, partial(self._narrow, shallow=kind))
            return
        if facets is None:
            menu.addAction(self.tr("One moment…")).setEnabled(False)
            return
        listed = {"circle": facets.circles, "group": facets.groups, "city": facets.places}[name]
        for facet in listed[:40]:
            value: Any = int(facet.key) if name == "circle" else facet.key
            text = facet.name
            if name == "circle":
                text = circle_name(Circle(value)) if value else self.tr("No circle")
            add_action(menu, f"{text}  {facet.people:,}", partial(self._narrow, **{name: value}))
        if not listed:
            menu.addAction(self.tr("None yet")).setEnabled(False)

    # Asking and showing

    def refresh(self) -> None:
        """Ask for the ids anew; what is shown stays until the answer comes."""
        if self._asking is not None:
            self._asking.cancel()
        self._patience.start()
        self._asking = self._jobs.read(
            self, _look, self._book, self._listing, self._filter, self._order, then=self._answered
        )

    def _answered(self, answer: tuple[Ids, Mapping[int, PersonRow]]) -> None:
        self._asking = None
        self._arrived(*answer)

    def _arrived(self, ids: Ids, rows: Mapping[int, PersonRow]) -> None:
        self._patience.stop()
        self._delegate.today = self._clock().date()
        self._everybody, self._total = ids.everybody, ids.total
        top = self.list.indexAt(QPoint(0, 0)).data(IdRole) if self.list.verticalScrollBar().value() else None
        follows = self._written and self._shown is not None and self._is_in_sight(self._shown)
        self._written = False
        chosen = self.list.selected_ids() if self.list.selectionModel().hasSelection() else []
        self._choosing = True
        self._model.set_ids(ids.ids, rows)
        self._restore(chosen, top)
        if follows and self._shown is not None and not self._is_in_sight(self._shown):
            self.list.scrollTo(self._model.index(self._model.row_of(self._shown)))
        self._choosing = False
        self._count.setText(f"{ids.total:,}")
        self._stack.setCurrentWidget(self.list if ids.total else self.empty)
        if not ids.total:
            self._explain()
        if self._painted:
            self._ask_facets()

    def _is_in_sight(self, number: int) -> bool:
        """Whether somebody's line can be seen; who is not listed has nowhere to be sought."""
        row = self._model.row_of(number)
        return row < 0 or self.list.visualRect(self._model.index(row)).intersects(self.list.viewport().rect())

    def _restore(self, chosen: Sequence[int], top: int | None) -> None:
        """Keep who was chosen, and what was at the top once somebody has scrolled, where they are still listed.

        A list that stood at its beginning stays there: whoever was just talked with is seen.
        """
        selection = self.list.selectionModel()
        wanted = [self._shown] if self._shown is not None else list(chosen[:200])
        for number in wanted:
            if (row := self._model.row_of(number)) >= 0:
                index = self._model.index(row)
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                selection.select(index, QItemSelectionModel.SelectionFlag.Select)
        if self._filter.text or top is None:
            self.list.scrollToTop()
        elif (row := self._model.row_of(top)) >= 0:
            self.list.scrollTo(self._model.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def _ask_facets(self) -> None:
        if self._facets is None:
            self._facets = self._jobs.read(self, _facets, self._book, then=self._facets_arrived)

    def _facets_arrived(self, facets: "Facets") -> None:
        self._known_facets = facets

    def _explain(self) -> None:
        """Say why nobody is listed, with real counts and the next step."""
        f = self._filter
        if not self._everybody:
            self.empty.say(
                self.tr("Nobody here yet"),
                self.tr("Drop a file with your people on this window."),
                self.tr("Choose files…"),
            )
        elif f.text:
            said = self.tr("Nobody matches “{0}”").replace("{0}", f.text[:40])
            self.empty.say(said, self._of_everybody(), self.tr("Show everybody"))
        elif f == Filter(shallow=f.shallow):
            self.empty.say(
                self.tr("Everybody answered, or was met"), self._of_everybody(), self.tr("Show everybody")
            )
        else:
            self.empty.say(self.tr("Nobody is both"), self._of_everybody(), self.tr("Show everybody"))

    def _of_everybody(self) -> str:
        if self._everybody == 1:
            return self.tr("1 person is in your book.")
        return numbered(self.tr("%n people are in your book."), self._everybody)

    def _empty_pressed(self) -> None:
        if self._everybody:
            self.clear_filters()
        else:
            self.import_requested.emit()

    def _fetch(self, ids: Sequence[int], then: Callable[[Mapping[int, Any]], None]) -> None:
        self._patience.start()
        self._jobs.read(self, listings.rows, self._book, list(ids), then=then)

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


def _look(book: Book, listing: Listing, wanted: Filter, order: str) -> tuple[Ids, Mapping[int, PersonRow]]:
    """The ids and the first lines in one go, so that the answer is painted at once."""
    ids = listing.ids(wanted, order=order)
    return ids, listings.rows(book, list(ids.ids[:40]))
