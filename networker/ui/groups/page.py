"""The Groups page: at the left each of them by name, at the right the one that is chosen.

Verbs run on the write lane; what they change comes back through `Changes`.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.begun import Kind, Place
from networker.services import groups
from networker.services.book import Book
from networker.services.groups import GroupId, GroupView
from networker.services.search import Shown
from networker.ui.drafts import Drafts
from networker.ui.gatherings.guest_finder import GuestFinder
from networker.ui.groups import words
from networker.ui.groups.finder import GroupFinder, NameFinder
from networker.ui.groups.listing import ROW, GroupsColumn
from networker.ui.groups.view import GroupPane
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole
from networker.ui.palette import Palette, PaletteAction
from networker.ui.text import one_line, visible
from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import FreshPage, ListWaiting, has_keyboard, side_by_side
from networker.ui.widgets.states import EmptyState

WEEK = timedelta(days=7)


def notes_place(number: int) -> Place:
    """Where the draft of the notes on a group lies."""
    return Place(Kind.GROUP_NOTES, number)


class GroupsPage(FreshPage):
    """Every group. `person_requested` leads to somebody of one, `map_requested` to its map, `acquainted_requested` to who knows whom."""

    person_requested = Signal(object)  # PersonId
    map_requested = Signal(object)  # GroupId
    acquainted_requested = Signal(object)  # GroupId
    people_requested = Signal(object)  # Shown
    gatherings_requested = Signal()

    def __init__(
        self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, drafts: Drafts | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("groupsPage", words.tr("Groups"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._listing: Ticket | None = None
        self._viewing: Ticket | None = None
        self._wanted: GroupId | None = None  # to be chosen once it is listed
        self.finder: Palette | None = None
        self.drafts = drafts or Drafts(book, jobs, self)
        self._build()

    def _build(self) -> None:
        theme, icons = self._theme, self._icons
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.states = QStackedWidget(self)
        whole.addWidget(self.states)
        self._full = QWidget(self)
        self.left = GroupsColumn(self._fetch, theme, icons, self)
        self.search, self.list, self._model = self.left.search, self.left.list, self.left.model
        self._right = QStackedWidget(self)
        self.pane = GroupPane(self._fetch_members, theme, icons, self)
        self.nothing = EmptyState(theme)
        self.nothing.say(
            words.tr("Nothing here fits"), words.tr("The other groups are still there."), words.tr("Show all")
        )
        self.nothing.pressed.connect(self.search.line.clear)
        self._right.addWidget(self.pane)
        self._right.addWidget(self.nothing)
        side_by_side(self.left, self._right, theme, self._full)
        self.empty = EmptyState(theme)
        self.empty.pressed.connect(self.begin)
        self.empty.say(
            words.tr("There is no group yet"),
            words.tr(
                "A group is people who belong together: a club, a team, a class.\nMake one here, or bring in files:"
                " labels of an address book and groups of Meetup become groups."
            ),
            words.tr("New group…"),
        )
        self.loading = ListWaiting(theme, rows=7, high=ROW, top=96)
        for each in (self.loading, self._full, self.empty):
            self.states.addWidget(each)
        self._wire()

    def _wire(self) -> None:
        pane, members = self.pane, self.pane.members
        self.left.gatherings.clicked.connect(lambda _checked=False: self.gatherings_requested.emit())
        self.left.new.clicked.connect(self.begin)
        self.search.line.textChanged.connect(lambda _text: self.refresh())
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.opened.connect(lambda _number: pane.target().setFocus(Qt.FocusReason.OtherFocusReason))
        pane.add_requested.connect(self.add_somebody)
        pane.rename_requested.connect(self.rename)
        pane.join_requested.connect(self.join)
        pane.delete_requested.connect(lambda: self._write(groups.delete))
        pane.map_requested.connect(lambda: self._with_shown(self.map_requested))
        pane.people_requested.connect(self._list_people)
        pane.acquainted_requested.connect(lambda: self._with_shown(self.acquainted_requested))
        pane.notes.noted.connect(self._note)
        pane.notes.begun.connect(lambda number, said: self.drafts.keep(notes_place(number), said))
        members.person_requested.connect(self.person_requested)
        members.out_requested.connect(lambda people: self._write(groups.take_out, people))
        members.promise_requested.connect(self._promise)

    # ---- asking and showing

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pane.notes.keep()

    def refresh(self) -> None:
        """Read the list anew; whichever group is shown stays."""
        self._stale = False
        if self._listing is not None:
            self._listing.cancel()
        text = self.search.line.text()
        self._listing = self._jobs.read(
            self, groups.index, self._book, text, then=lambda ids: self._arrived(ids, bool(text.strip()))
        )

    def _arrived(self, ids: "array[int]", sought: bool) -> None:
        self._listing = None
        mine = has_keyboard(self)
        wanted = self._wanted if self._wanted is not None else self.shown
        self.left.delegate.today = self._clock().date()
        self._model.forget_all()
        self._model.set_ids(ids)
        self.states.setCurrentWidget(self._full if len(ids) or sought else self.empty)
        if not len(ids):
            self.pane.view = None
            self._right.setCurrentWidget(self.nothing)
        else:
            row = self._model.row_of(wanted) if wanted is not None else -1
            if row >= 0:
                self._wanted = None
            index = self._model.index(max(row, 0), 0)
            if index == self.list.currentIndex():
                self._ask_for_view()
            else:
                self.list.setCurrentIndex(index)
        if self._wants_keyboard or (mine and not has_keyboard(self)):
            self.take_keyboard()

    def _fetch(self, numbers: Sequence[int], then: Callable[[Mapping[int, Any]], None]) -> None:
        self._jobs.read(self, groups.rows, self._book, numbers, then=then)

    def _fetch_members(self, numbers: Sequence[int], then: Callable[[Mapping[int, Any]], None]) -> None:
        view = self.pane.view
        if view is None:
            return
        heads = {n: text for n, text in words.heads().items() if n in numbers}
        wanted = [n for n in numbers if n > 0]
        self._jobs.read(
            self, groups.members, self._book, view.row.id, wanted, then=lambda found: then({**heads, **found})
        )

    @property
    def shown(self) -> GroupId | None:
        """Which group is chosen."""
        number = self.list.currentIndex().data(IdRole)
        return GroupId(number) if number is not None else None

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._ask_for_view()

    def _ask_for_view(self) -> None:
        number = self.shown
        if self._viewing is not None:
            self._viewing.cancel()
        if number is not None:
            today = self._clock().date()
            self._viewing = self._jobs.read(
                self, groups.view, self._book, number, today=today, then=self._view_arrived
            )

    def _view_arrived(self, view: GroupView | None) -> None:
        self._viewing = None
        if view is None:
            return
        before = self.window().focusWidget() if has_keyboard(self.pane) else None
        self.pane.show_view(view, self._clock().date())
        begun = self.drafts.of(notes_place(view.row.id))
        if isinstance(begun, str):
            self.pane.notes.take_up(begun)
        self._right.setCurrentWidget(self.pane)
        if before is not None and not (before.isVisible() and before.isEnabled()):
            self.pane.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_group(self, number: GroupId) -> None:
        """Choose one, which may have been made just now."""
        self._wanted = number
        if self.search.line.text():
            self.search.line.clear()
        self.refresh()

    # ---- verbs

    def _write(self, verb: Any, *args: object, **named: Any) -> None:
        """A verb on the group shown."""
        if self.pane.view is not None:
            self._jobs.write(self, verb, self._book, self.pane.view.row.id, *args, now=self._clock(), **named)

    def _note(self, number: GroupId, text: str) -> None:
        self.drafts.write(
            self, notes_place(number), groups.set_notes, self._book, number, text, now=self._clock(),
            failed=lambda _sentence: None,
        )  # fmt: skip

    def _promise(self, people: Sequence[int]) -> None:
        view = self.pane.view
        if view is None or not people:
            return
        now = self._clock()
        text = words.tr("Get in touch again ({0})").replace("{0}", one_line(view.row.name))
        self._jobs.write(self, groups.promise, self._book, people, text=text, due=now.date() + WEEK, now=now)

    @property
    def _shared(self) -> dict[str, Any]:
        return {
            "book": self._book, "jobs": self._jobs, "theme": self._theme, "icons": self._icons,
            "clock": self._clock, "parent": self,
        }  # fmt: skip

    def _ask(self, finder: Palette) -> None:
        self.finder = finder
        finder.open()

    def begin(self) -> None:
        """A new group: only its name is asked."""
        create = partial(
            self._jobs.write, self, groups.create, self._book, then=lambda made: self.show_group(made[0])
        )
        run = lambda name: create(name, now=self._clock())  # noqa: E731
        self._ask(
            NameFinder(words.tr("What is the group called?"), words.tr("New group: {0}"), run, **self._shared)
        )

    def rename(self) -> None:
        """Another name for the one shown."""
        view = self.pane.view
        if view is not None:
            self._ask(
                NameFinder(
                    words.tr("What is it called?"), words.tr("Rename to {0}"), partial(self._write, groups.rename),
                    begun=view.row.name, **self._shared,
                )
            )  # fmt: skip

    def join(self) -> None:
        """Everybody of the one shown goes to another one."""
        view = self.pane.view
        if view is not None:
            self._ask(
                GroupFinder(
                    words.tr("Join it with which group?"), words.tr("Join with {0}"), self._join_into,
                    but=view.row.id, **self._shared,
                )
            )  # fmt: skip

    def _join_into(self, into: GroupId) -> None:
        self._wanted = into
        self._write(groups.join, into)

    def add_somebody(self) -> None:
        """Find somebody by a few letters, or make them."""
        view = self.pane.view
        if view is None:
            return
        finder = GuestFinder(
            [each for each in view.ids if each > 0], asked=words.tr("Who is in it too?"), **self._shared
        )
        finder.person_requested.connect(lambda person: self._write(groups.add_people, [person]))
        finder.name_given.connect(lambda name: self._write(groups.add_people, new=[name]))
        self._ask(finder)

    def _with_shown(self, signal: Any) -> None:
        if self.pane.view is not None:
            signal.emit(self.pane.view.row.id)

    def _list_people(self) -> None:
        """Its members among people, where they can be sorted and worked with."""
        view = self.pane.view
        if view is not None:
            self.people_requested.emit(
                Shown(among=tuple(each for each in view.ids if each > 0), label=one_line(view.row.name))
            )

    # ---- the keyboard

    def offered(self) -> Sequence[PaletteAction]:
        """What can be done with the group shown, for the palette."""
        view = self.pane.view
        if view is None or not self.pane.isVisible():
            return ()
        listed: list[tuple[str, str, Callable[[], object], str]] = [
            (words.tr("Add somebody to {0}…"), "add", self.add_somebody, words.tr("member group")),
            (words.tr("Rename {0}…"), "group", self.rename, words.tr("group name called")),
            (words.tr("Join {0} with another group…"), "merge", self.join, words.tr("merge unite groups")),
            (words.tr("Delete {0}"), "close", self.pane.delete_requested.emit, words.tr("remove group")),
        ]
        if view.row.size > 1:
            said = words.tr("Who knows whom in {0}")
            listed.insert(
                1, (said, "group", self.pane.acquainted_requested.emit, words.tr("introduce pairs"))
            )
            ties = words.tr("Map of ties of {0}")
            listed.insert(
                2, (ties, "group", self.pane.map_requested.emit, words.tr("who knows whom picture"))
            )
        name = visible(one_line(view.row.name))
        return [
            PaletteAction(said.replace("{0}", name), "", icon, run, also) for said, icon, run, also in listed
        ]

    def take_keyboard(self) -> None:
        """Keys mean this page from now on; as soon as it is known what there is, that."""
        shown = self.states.currentWidget()
        self._wants_keyboard = shown is self.loading
        if shown is self.empty:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is self._full:
            target = self.list if self._model.rowCount() else self.search.line
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Esc: out of the group, the search. False where there is nothing to leave."""
        if has_keyboard(self.pane):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.search.line.text():
            self.search.line.clear()
        else:
            return False
        return True
