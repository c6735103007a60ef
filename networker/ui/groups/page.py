"""The Groups page: at the left each of them by name, at the right the one that is chosen.

Verbs run on the write lane; what they change comes back through `Changes`.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

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
from networker.ui.palette import Palette, PaletteAction
from networker.ui.text import one_line, visible
from networker.ui.theme import Theme
from networker.ui.widgets.listed_page import ListedPage

WEEK = timedelta(days=7)


def notes_place(number: int) -> Place:
    """Where the draft of the notes on a group lies."""
    return Place(Kind.GROUP_NOTES, number)


class GroupsPage(ListedPage):
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
        super().__init__(
            "groupsPage", words.tr("Groups"), book=book, jobs=jobs, theme=theme, icons=icons, clock=clock,
            drafts=drafts, parent=parent,
        )  # fmt: skip
        self.finder: Palette | None = None
        self._build()

    def _build(self) -> None:
        self.left = GroupsColumn(self._fetch, self._theme, self._icons, self)
        self.pane = GroupPane(self._fetch_members, self._theme, self._icons, self)
        self._lay_out(self.left, self.left.list, self.left.model, self.pane, row=ROW)
        self.nothing.say(
            words.tr("Nothing here fits"), words.tr("The other groups are still there."), words.tr("Show all")
        )
        self.empty.say(
            words.tr("There is no group yet"),
            words.tr(
                "A group is people who belong together: a club, a team, a class.\nMake one here, or bring in files:"
                " labels of an address book and groups of Meetup become groups."
            ),
            words.tr("New group…"),
        )
        self._wire()

    def _wire(self) -> None:
        pane, members = self.pane, self.pane.members
        self.left.gatherings.clicked.connect(lambda _checked=False: self.gatherings_requested.emit())
        self.left.new.clicked.connect(self.begin)
        pane.add_requested.connect(self.add_somebody)
        pane.rename_requested.connect(self.rename)
        pane.join_requested.connect(self.join)
        pane.delete_requested.connect(lambda: self._write(groups.delete))
        pane.map_requested.connect(lambda: self._with_shown(self.map_requested.emit))
        pane.people_requested.connect(self._list_people)
        pane.acquainted_requested.connect(lambda: self._with_shown(self.acquainted_requested.emit))
        pane.notes.noted.connect(self._note)
        pane.notes.begun.connect(lambda number, said: self.drafts.keep(notes_place(number), said))
        members.person_requested.connect(self.person_requested)
        members.out_requested.connect(lambda people: self._write(groups.take_out, people))
        members.promise_requested.connect(self._promise)

    # ---- asking and showing

    def _read_index(self, text: str, then: Callable[["array[int]"], None]) -> Ticket:
        return self._jobs.read(self, groups.index, self._book, text, then=then)

    def _show_ids(self, ids: "array[int]") -> None:
        self.left.delegate.today = self._clock().date()
        super()._show_ids(ids)

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
        return None if self._number is None else GroupId(self._number)

    def _read_view(self, number: int) -> Ticket:
        today = self._clock().date()
        return self._jobs.read(self, groups.view, self._book, number, today=today, then=self._view_arrived)

    def _show_view(self, view: GroupView) -> None:
        self.pane.show_view(view, self._clock().date())
        begun = self.drafts.of(notes_place(view.row.id))
        if isinstance(begun, str):
            self.pane.notes.take_up(begun)

    def show_group(self, number: GroupId) -> None:
        """Choose one, which may have been made just now."""
        self._show_one(number)

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
