"""The Gatherings page: at the left each of them by month, at the right the one that is chosen.

Verbs run on the lanes; what they change comes back through `Changes`. A calendar file that is dropped here becomes a
gathering; anywhere else it is imported.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.begun import Place
from networker.domain.vocabulary import GatheringId
from networker.services import gatherings
from networker.services.book import Book
from networker.services.gatherings import GatheringView
from networker.services.imports.planned import Dropped
from networker.ui.drafts import Drafts
from networker.ui.gatherings import words
from networker.ui.gatherings.calendar_drop import CalendarDrop, calendar_among
from networker.ui.gatherings.calendar_reading import CalendarReading
from networker.ui.gatherings.events import EventsPane
from networker.ui.gatherings.form import GatheringForm, Said
from networker.ui.gatherings.guest_finder import GuestFinder
from networker.ui.gatherings.listing import ROW, GatheringsColumn
from networker.ui.gatherings.offered import offered
from networker.ui.gatherings.plan import Planning
from networker.ui.gatherings.verbs import GatheringVerbs, follow_place, form_place, notes_place
from networker.ui.gatherings.view import GatheringPane
from networker.ui.icons import Icons
from networker.ui.palette import PaletteAction
from networker.ui.theme import Theme
from networker.ui.widgets.listed_page import OTHER, ListedPage
from networker.ui.widgets.page_parts import has_keyboard
from networker.ui.widgets.states import Column


class GatheringsPage(ListedPage):
    """Every gathering, the newest first. `person_requested` leads to somebody of one."""

    person_requested = Signal(object)  # PersonId
    map_requested = Signal(object)  # GatheringId
    acquainted_requested = Signal(object)  # GatheringId
    groups_requested = Signal()

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        drafts: Drafts | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "gatheringsPage", words.tr("Gatherings"), book=book, jobs=jobs, theme=theme, icons=icons, clock=clock,
            drafts=drafts, parent=parent,
        )  # fmt: skip
        self._made = False  # a gathering is being noted
        self._new: GatheringId | None = None  # one of which it is still to be said who was there
        self.form: GatheringForm | None = None
        self._form_of = form_place(None)  # where the draft of the form lies
        self._beside: GatheringId | None = None  # which one was chosen when the form was opened
        self.finder: GuestFinder | None = None
        self.verbs = GatheringVerbs(book=book, jobs=jobs, clock=clock, drafts=self.drafts, parent=self)
        self.verbs.noted.connect(self.show_gathering)
        self._build()

    def _build(self) -> None:
        theme, icons = self._theme, self._icons
        self.left = GatheringsColumn(self._fetch, theme, icons, self)
        self.pane = GatheringPane(theme, icons, self)
        self._lay_out(self.left, self.left.list, self.left.model, self.pane, row=ROW)
        self.nothing.say(
            words.tr("Nothing here fits"),
            words.tr("The other gatherings are still there."),
            words.tr("Show all"),
        )
        self._say_empty()
        self.events = EventsPane(theme, icons, self)
        self.states.addWidget(self.events)
        self._wire()

    def _wire(self) -> None:
        pane, verbs = self.pane, self.verbs
        self.planning = Planning(pane, book=self._book, jobs=self._jobs, clock=self._clock, parent=self)
        pane.plan.table.person_requested.connect(self.person_requested)
        pane.plan.table.role_requested.connect(
            lambda person, role: self._with_shown(verbs.seat, person, role)
        )
        self.left.groups.clicked.connect(lambda _checked=False: self.groups_requested.emit())
        self.left.new.clicked.connect(self.begin)
        self.left.begun.wanted.connect(self._go_on)
        self.drafts.changed.connect(self._tell_begun)
        self.drafts.came.connect(self._tell_begun)
        self.left.from_calendar.clicked.connect(self.choose_calendar)
        pane.log_requested.connect(lambda: self._with_shown(verbs.log))
        pane.delete_requested.connect(lambda: self._with_shown(verbs.delete))
        pane.all_there_requested.connect(lambda: self._with_shown(verbs.all_there))
        pane.add_requested.connect(self._find_somebody)
        pane.change_requested.connect(self.change)
        pane.map_requested.connect(lambda: self._with_shown(self.map_requested.emit))
        pane.acquainted_requested.connect(lambda: self._with_shown(self.acquainted_requested.emit))
        pane.bar.wished.connect(self._follow_up)
        pane.notes.noted.connect(verbs.note)
        pane.notes.begun.connect(lambda number, said: self.drafts.keep(notes_place(number), said))
        pane.bar.begun.connect(lambda number, said: self.drafts.keep(follow_place(number), said))
        pane.guests.person_requested.connect(self.person_requested)
        pane.guests.role_requested.connect(lambda person, role: self._with_shown(verbs.seat, person, role))
        pane.guests.out_requested.connect(lambda person: self._with_shown(verbs.take_out, person))
        self.calendar = CalendarDrop(self._theme, self)
        self.calendar.came.connect(self.read_calendar)
        self.reading = CalendarReading(
            self.events, book=self._book, jobs=self._jobs, clock=self._clock, parent=self
        )
        self.reading.begun.connect(self._wait_for_events)
        self.reading.came.connect(self._events_read)
        self.reading.failed.connect(self._show_list)
        self.events.taken.connect(verbs.take)
        self.events.left.connect(self._leave_events)

    # ---- asking and showing

    def _read_index(self, text: str, then: Callable[["array[int]"], None]) -> Ticket:
        return self._jobs.read(
            self, gatherings.index, self._book, text, today=self._clock().date(), then=then
        )

    def _show_ids(self, ids: "array[int]") -> None:
        today = self.left.delegate.today = self._clock().date()
        self.left.list.show_ids(self.left.model, ids, {n: words.head(n, today) for n in ids if n < 0})

    def _may_show_list(self) -> bool:
        return self.states.currentWidget() is not self.events and not self.reading.going_on

    def _may_show_pane(self) -> bool:
        return self.form is None

    def _arrived(self, ids: "array[int]", sought: bool) -> None:
        super()._arrived(ids, sought)
        self._tell_begun()

    def _fetch(self, numbers: Sequence[int], then: Callable[[Mapping[int, Any]], None]) -> None:
        today = self.left.delegate.today
        heads = {n: words.head(n, today) for n in numbers if n < 0}
        wanted = [n for n in numbers if n > 0]
        self._jobs.read(
            self, gatherings.rows, self._book, wanted, then=lambda found: then({**heads, **found})
        )

    @property
    def shown(self) -> GatheringId | None:
        """Which gathering is chosen."""
        return None if self._number is None else GatheringId(self._number)

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if self.form is not None and self.shown not in (None, self._beside):
            self._set_aside()
        super()._chosen(_now, _before)

    def _read_view(self, number: int) -> Ticket:
        return self._jobs.read(self, gatherings.view, self._book, number, then=self._view_arrived)

    def _show_view(self, view: GatheringView) -> None:
        self.pane.show_view(view, self._clock().date())
        self.planning.read()
        self._show_begun(view.row.id)
        self._tell_begun()

    def _takes_keyboard_itself(self, view: GatheringView) -> bool:
        """Of a gathering that was noted just now it is still to be said who was there."""
        if view.row.id != self._new:
            return False
        self._new = None
        if has_keyboard(self):
            self.pane.add.setFocus(OTHER)
        return True

    def _show_begun(self, number: GatheringId) -> None:
        notes, promised = self.drafts.of(notes_place(number)), self.drafts.of(follow_place(number))
        if isinstance(notes, str):
            self.pane.notes.take_up(notes)
        if isinstance(promised, str):
            self.pane.bar.take_up(promised)

    def show_gathering(self, number: GatheringId) -> None:
        """Choose one, which may have been noted just now."""
        self._made, self._new = False, number if self._made else None
        if self.states.currentWidget() is self.events:
            self._wants_keyboard = has_keyboard(self)
            self.states.setCurrentWidget(self._full)
        self._show_one(number)

    # ---- noting and changing

    def begin(self) -> None:
        """A new gathering: name, place and days."""
        self._leave_events()
        self._open_form(None)

    def change(self) -> None:
        """Name, place and days of the one shown."""
        if self.pane.view is not None:
            self._open_form(self.pane.view)

    def _open_form(self, view: GatheringView | None) -> None:
        self._set_aside()
        self._beside = self.shown
        form = self.form = GatheringForm(self._theme, self._icons, today=self._clock().date(), view=view)
        form.saved.connect(lambda said: self._save(view, said))
        form.cancelled.connect(self._forget_form)
        form.set_aside.connect(self._set_aside)
        self._form_of = form_place(view.row.id if view is not None else None)
        if self.drafts.follow(form, self._form_of):
            form.say(self.drafts.begun_words)
        holder = self._form_holder = Column(self._theme, "base")
        holder.column.setContentsMargins(39, 18, 39, 20)
        holder.column.addWidget(form)
        self._right.addWidget(holder)
        self.states.setCurrentWidget(self._full)
        self._right.setCurrentWidget(holder)
        form.name.line.setFocus(OTHER)
        form.name.line.end(False)
        self._tell_begun()

    def _save(self, view: GatheringView | None, said: Said) -> None:
        self._made = view is None
        if view is None:
            self.verbs.create(said)
        else:
            self.verbs.change(view.row.id, said)
        self._close_form()

    def _set_aside(self) -> None:
        """Out of the form: what it says is not written, and is there when it is opened again."""
        if self.form is not None:
            self._close_form()
            self.drafts.left(self._form_of)

    def _forget_form(self) -> None:
        self._close_form()
        self.drafts.forget(self._form_of)

    def _tell_begun(self) -> None:
        """What was begun and stands in no open form."""
        words_of = {form_place(None): words.tr("a new gathering")}
        if self.pane.view is not None:
            words_of[form_place(self.pane.view.row.id)] = words.tr("a change to this gathering")
        self.left.begun.show_begun(
            [
                (place, said)
                for place, said in words_of.items()
                if self.drafts.of(place) is not None
                and not (self.form is not None and place == self._form_of)
            ]
        )
        self._say_empty()

    def _say_empty(self) -> None:
        anew = self.drafts.of(form_place(None)) is None
        self.empty.say(
            words.tr("No gathering is noted yet"),
            words.tr(
                "A gathering is an event with its place, its day and who was there.\nNote one here, or drop a calendar"
                " file (.ics) on this page.\nOr write in the quick line “met Ana, Ben, Carla at PyCon”, press"
                " “PyCon: a gathering?” below it (Down leads there), then Enter."
            ),
            words.tr("New gathering…") if anew else words.tr("Go on with the one you began…"),
        )

    def _go_on(self, place: Place) -> None:
        if place.of is None:
            self.begin()
        else:
            self.change()

    def _close_form(self) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        mine = has_keyboard(form)
        self._right.removeWidget(self._form_holder)
        self._form_holder.hide()
        self._form_holder.deleteLater()
        self._right.setCurrentWidget(self.pane if self.pane.view is not None else self.nothing)
        if not self._model.rowCount() and not self.search.line.text().strip():
            self.states.setCurrentWidget(self.empty)
        if mine:
            self.take_keyboard()

    def _find_somebody(self) -> None:
        view = self.pane.view
        if view is None:
            return
        finder = self.finder = GuestFinder(
            [each.person.id for each in view.guests], book=self._book, jobs=self._jobs, theme=self._theme,
            icons=self._icons, clock=self._clock, parent=self,
        )  # fmt: skip
        finder.person_requested.connect(lambda person: self.verbs.add(view.row.id, person))
        finder.name_given.connect(lambda name: self.verbs.add_new(view.row.id, name))
        finder.open()

    def _follow_up(self, due: object, text: str) -> None:
        view = self.pane.view
        if view is not None:
            self.verbs.follow_up(view.row.id, sorted(self.pane.guests.chosen), due, text)

    def undo(self) -> bool:
        """Ctrl+Z: take back what is said in the form and not written. False where there is none of it, and the keyboard
        is not there.
        """
        return self.form is not None and (self.form.undo() or self.edits)

    @property
    def edits(self) -> bool:
        """Whether the keys mean the form."""
        return self.form is not None and has_keyboard(self.form)

    # ---- out of a calendar

    def takes(self, files: Sequence[Dropped]) -> bool:
        """A calendar alone becomes a gathering."""
        calendar = calendar_among(files)
        if calendar is not None:
            self.read_calendar(calendar)
        return calendar is not None

    def choose_calendar(self) -> None:
        """Ask for a calendar file."""
        self.calendar.choose()

    def read_calendar(self, path: Path) -> None:
        """Read the events of a file, and show them to choose from."""
        self._set_aside()
        self.reading.read(path)

    def _wait_for_events(self) -> None:
        self._wants_keyboard = has_keyboard(self)
        self.states.setCurrentWidget(self.loading)

    def _events_read(self) -> None:
        self._wants_keyboard = False
        self.states.setCurrentWidget(self.events)

    def _leave_events(self) -> None:
        if self.states.currentWidget() is self.events:
            self._wants_keyboard = has_keyboard(self.events)
            self._show_list()

    def _show_list(self) -> None:
        """Out of a calendar, to the gatherings that are there."""
        self.states.setCurrentWidget(self._full if self._model.rowCount() else self.empty)
        if self._wants_keyboard:
            self.take_keyboard()

    # ---- the keyboard

    def offered(self) -> Sequence[PaletteAction]:
        """What can be done with the gathering shown, for the palette."""
        return offered(self.pane, add=self._find_somebody, change=self.change)

    def take_keyboard(self) -> None:
        """Keys mean this page from now on; as soon as it is known what there is, that."""
        super().take_keyboard()
        shown = self.states.currentWidget()
        if shown is self.events:
            self.events.list.setFocus(OTHER)
        elif shown is self._full and self.form is not None:
            self.form.name.line.setFocus(OTHER)

    def back(self) -> bool:
        """Esc: out of the form, the events, the gathering, the search. False where there is nothing to leave."""
        if self.form is not None:
            self._set_aside()
        elif self.reading.stop():
            self._show_list()
        elif self.states.currentWidget() is self.events:
            self._leave_events()
        elif self.pane.plan_shown and has_keyboard(self.pane):
            self.planning.turn()
        else:
            return super().back()
        return True
