"""The pages of the window, one of them shown: the panes at once, the others once they are built."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import GatheringId, PersonId
from networker.services.book import Book
from networker.ui.icons import Icons
from networker.ui.panes import Panes
from networker.ui.theme import Theme
from networker.ui.widgets.states import Column

if TYPE_CHECKING:
    from networker.services.imports.planned import Dropped
    from networker.services.trips import TripId
    from networker.services.views import PersonHead
    from networker.ui.drafts import Drafts
    from networker.ui.gatherings.page import GatheringsPage
    from networker.ui.offers.share_page import SharePage
    from networker.ui.offers.trip_page import TripPage
    from networker.ui.palette import PaletteAction
    from networker.ui.preferences.page import PreferencesPage, Section
    from networker.ui.triage.page import TriagePage


class Pages(QStackedWidget):
    """`turned` carries the rail's word for the page that is shown, `choose_requested` that files are wanted."""

    turned = Signal(str)
    choose_requested = Signal()
    person_requested = Signal(object)  # PersonId
    said = Signal(str)  # something that needs no way back
    undo_requested = Signal()  # of the last step of the book
    write_requested = Signal(object, str)  # somebody of a trip, the words to start with
    share_requested = Signal(object, str)  # somebody for a link, the words to start with
    import_left = Signal(bool)  # whether there is an import that waits elsewhere

    def __init__(self, panes: Panes, *, begins: bool, parent: QWidget | None = None) -> None:
        """`begins`: nobody is in the book yet, and it is the user's own: people are the first start then."""
        super().__init__(parent)
        self.panes, self.begins = panes, begins
        self._complete = False
        self._gatherings: GatheringsPage | None = None
        self._triage: TriagePage | None = None
        self._trip: TripPage | None = None
        self._share: SharePage | None = None
        self._preferences: PreferencesPage | None = None
        self.addWidget(panes)

    def build_imports(
        self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, region: str,
        drafts: "Drafts", invented: bool = False,
    ) -> None:  # fmt: skip
        """Build the pages of files. `invented`: people of the samples, among whom no file is taken."""
        from networker.ui.first_start import FirstStart
        from networker.ui.imports.page import ImportPage
        from networker.ui.imports.past import PastImportsPage

        self._invented, self._drafts = invented, drafts
        self._theme = theme
        self._shared = {"book": book, "jobs": jobs, "theme": theme, "icons": icons, "clock": clock}
        self.imports = ImportPage(book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, region=region)
        self.imports.choose_requested.connect(self.choose_requested)
        self.imports.past_requested.connect(self.show_past_imports)
        self.imports.tidy_requested.connect(self.show_tidy)
        self.imports.sort_requested.connect(self.show_triage)
        self.imports.finished.connect(self._imported)
        self.imports.said.connect(self.said)
        self.past_imports = PastImportsPage(book=book, jobs=jobs, theme=theme, icons=icons, clock=clock)
        self.past_imports.import_requested.connect(self.choose_requested)
        self.first_start = FirstStart(theme=theme, icons=icons)
        self.first_start.choose_requested.connect(self.choose_requested)
        for page in (self.imports, self.past_imports, self.first_start):
            self.addWidget(page)

    def complete(self) -> None:
        """Build the others, behind those of files."""
        from networker.ui.tidy.merge_with import MergeWith
        from networker.ui.tidy.page import TidyPage

        self._complete = True
        self.tidy = TidyPage(**self._shared, drafts=self._drafts)  # type: ignore[arg-type]
        self.tidy.import_requested.connect(self.choose_requested)
        self.tidy.said.connect(self.said)
        self.tidy.sort_requested.connect(self.show_triage)
        self.finder = MergeWith(**self._shared, parent=self)  # type: ignore[arg-type]
        self.finder.pair_chosen.connect(self.compare)
        self._gatherings_place = Column(self._theme, "base")
        self._gatherings_place.setObjectName("gatheringsPage")
        self._gatherings_place.setAccessibleName(self.tr("Gatherings"))
        for page in (self.tidy, self._gatherings_place):
            self.addWidget(page)
        for signal in (self.imports.waits_changed, self.currentChanged):
            signal.connect(lambda *_: self.import_left.emit(self.import_waits))

    @property
    def import_shown(self) -> bool:
        """Whether the import page is shown."""
        return self._complete and self.currentWidget() is self.imports

    @property
    def people_shown(self) -> bool:
        """Whether the three panes are shown."""
        return self.currentWidget() is self.panes

    @property
    def has_foot(self) -> bool:
        """Whether the page has buttons at its foot: neither the three panes have, nor the first start."""
        return self._complete and self.currentWidget() not in (self.panes, self.first_start)

    def set_begins(self, begins: bool) -> None:
        """Turn to the panes, or to the first start; whoever looks at an import stays there."""
        was, self.begins = self.begins, begins
        if self._complete and was != begins and self.currentWidget() not in (self.imports, self.past_imports):
            self.show_people()

    def show_people(self) -> None:
        """The three panes, or the two ways to begin."""
        self.setCurrentWidget(self.first_start if self._complete and self.begins else self.panes)
        self.turned.emit("people")

    def show_panes(self) -> None:
        """The three panes, also where nobody is in the book yet."""
        self.setCurrentWidget(self.panes)
        self.turned.emit("people")

    @property
    def gatherings(self) -> "GatheringsPage":
        """The page of gatherings, built at its place when it is first asked for: a start has no use for it."""
        if self._gatherings is None:
            from networker.ui.gatherings.page import GatheringsPage

            self._gatherings = GatheringsPage(**self._shared, drafts=self._drafts)  # type: ignore[arg-type]
            self._gatherings.setAcceptDrops(not self._invented)  # else the window takes them to the own book
            self._gatherings.person_requested.connect(self.person_requested)
            self._gatherings_place.column.addWidget(self._gatherings)
        return self._gatherings

    def show_page(self, key: str) -> None:
        """One of the rail's."""
        {"people": self.show_people, "gatherings": self.show_gatherings, "tidy": self.show_tidy}[key]()

    def offered(self) -> "Sequence[PaletteAction]":
        """What the page shown has for the palette."""
        return self._gatherings.offered() if self._gatherings is not None else ()

    def begin_gathering(self) -> None:
        """A new gathering: its name first."""
        self.show_gatherings()
        self.gatherings.begin()

    def choose_calendar(self) -> None:
        """A gathering out of a calendar file."""
        self.show_gatherings()
        self.gatherings.choose_calendar()

    def show_gathering(self, number: GatheringId) -> None:
        """One of them."""
        self.show_gatherings()
        self.gatherings.show_gathering(number)

    def show_gatherings(self) -> None:
        """Events with their place, day and who was there."""
        page = self.gatherings
        self.setCurrentWidget(self._gatherings_place)
        self.turned.emit("gatherings")
        page.take_keyboard()

    def show_tidy(self) -> None:
        """Who may be in the book twice."""
        self.setCurrentWidget(self.tidy)
        self.turned.emit("tidy")
        self.tidy.take_keyboard()

    @property
    def triage(self) -> "TriagePage":
        """The deck, built when it is first asked for."""
        if self._triage is None:
            from networker.ui.triage.page import TriagePage

            self._triage = TriagePage(**self._shared)  # type: ignore[arg-type]
            self._triage.undo_requested.connect(self.undo_requested)
            self._triage.import_requested.connect(self.choose_requested)
            self.addWidget(self._triage)
        return self._triage

    def show_triage(self) -> None:
        """People without a circle, one key each."""
        self.setCurrentWidget(self.triage)
        self.turned.emit("tidy")
        self.triage.take_keyboard()

    @property
    def trip(self) -> "TripPage":
        """The page of a trip, built when it is first asked for."""
        if self._trip is None:
            from networker.ui.offers.trip_page import TripPage

            self._trip = TripPage(**self._shared)  # type: ignore[arg-type]
            self._trip.person_requested.connect(self.person_requested)
            self._trip.write_requested.connect(self.write_requested)
            self._trip.left.connect(self._leave_trip)
            self._trip.said.connect(self.said)
            self.addWidget(self._trip)
        return self._trip

    def begin_trip(self, text: str = "") -> None:
        """A new trip: where to and when."""
        self._show_beside(self.trip)
        self.trip.begin(text)

    def show_trip(self, trip: "TripId") -> None:
        """A trip that is noted."""
        self._show_beside(self.trip)
        self.trip.show_trip(trip)
        self.trip.take_keyboard()

    def _show_beside(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.turned.emit("people")

    def _leave_trip(self) -> None:
        if self.currentWidget() is self._trip:
            self.show_people()
            self._keys_mean_people()

    @property
    def share(self) -> "SharePage":
        """The page that says who would care about a link, built when it is first asked for."""
        if self._share is None:
            from networker.ui.offers.share_page import SharePage

            self._share = SharePage(**self._shared)  # type: ignore[arg-type]
            self._share.person_requested.connect(self.person_requested)
            self._share.write_requested.connect(self.share_requested)
            self._share.said.connect(self.said)
            self.addWidget(self._share)
        return self._share

    def show_share(self) -> None:
        """Who would care about a link."""
        self._show_beside(self.share)
        self.share.begin()

    def show_preferences(self, sections: "Callable[[], Sequence[Section]]") -> None:
        """What the user can choose. `sections` makes them, when they are first asked for."""
        if self._preferences is None:
            from networker.ui.preferences.page import PreferencesPage

            self._preferences = PreferencesPage(sections(), self._theme)
            self.addWidget(self._preferences)
        self.setCurrentWidget(self._preferences)
        self.turned.emit("")
        self._preferences.take_keyboard()

    def tells_itself(self, initiator: object) -> bool:
        """Whether the page shown says what was done there, so that the bar need not."""
        return initiator is not None and initiator is self._triage and self.currentWidget() is initiator

    def show_drifted(self) -> None:
        """Who behaves like another circle than theirs."""
        self.show_tidy()
        self.tidy.show_task("drifted")

    def show_merged(self) -> None:
        """Past merges, each with the way back."""
        self.show_tidy()
        self.tidy.show_task("past")

    def merge_with(self, head: "PersonHead | None") -> None:
        """Find the second of two people who are one, and without `head` the first."""
        self.finder.open_for(head.id if head else None, head.name if head else "")

    def compare(self, keep: PersonId, gone: PersonId) -> None:
        """Two people whom the user chose, side by side."""
        self.tidy.compare(keep, gone)
        self.show_tidy()

    def show_past_imports(self) -> None:
        """What was brought in when, and the way back."""
        self.setCurrentWidget(self.past_imports)
        self.turned.emit("")
        self.past_imports.take_keyboard()

    def start_import(self, files: "Sequence[Dropped]") -> None:
        """Plan an import, and show what it would change; a calendar alone, while gatherings are shown, becomes one."""
        from networker.ui.gatherings.calendar_drop import calendar_among

        calendar = calendar_among(files)
        if calendar is not None and self.currentWidget() is self._gatherings_place:
            self.gatherings.read_calendar(calendar)
            return
        self.setCurrentWidget(self.imports)
        self.turned.emit("")
        self.imports.start(files)

    def show_import(self) -> None:
        """Back to the import that waits, as it was left."""
        self.setCurrentWidget(self.imports)
        self.turned.emit("")
        self.imports.take_keyboard()

    @property
    def import_waits(self) -> bool:
        """Whether there is an import that is not over, and another page is shown."""
        return self._complete and self.imports.waits and not self.import_shown

    @property
    def writes_import(self) -> bool:
        """Whether an import is being written."""
        return self._complete and self.imports.writes

    @property
    def would_lose(self) -> bool:
        """Whether an import would be lost with the window."""
        return self._complete and self.imports.unwritten

    def _imported(self, _report: object) -> None:
        self.show_people()
        self._keys_mean_people()

    def _keys_mean_people(self) -> None:
        target = self.panes.contacts.list if self.people_shown else self.first_start
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def undo(self) -> bool:
        """Ctrl+Z: take back what was answered on the page and is not written yet. False where there is none of it."""
        page: QWidget | None = self.currentWidget()
        return self._complete and (
            (page is self.imports and self.imports.undo())
            or (page is self.tidy and self.tidy.undo())
            or (self.people_shown and self.panes.timeline.undo())
            or (page is self._gatherings_place and self.gatherings.undo())
        )

    @property
    def edits(self) -> bool:
        """Whether the keys mean an open editor: what they take back and do again is its own."""
        page = self.currentWidget()
        return self._complete and (
            (self.people_shown and self.panes.timeline.edits)
            or (page is self._gatherings_place and self.gatherings.edits)
        )

    def back(self) -> bool:
        """Esc: out of what a page has open, then out of the page. False where people are shown.

        It drops nothing: an import that is not over waits.
        """
        pages = (
            (
                self.imports,
                self.tidy,
                self.past_imports,
                self._gatherings,
                self._triage,
                self._trip,
                self._share,
                self._preferences,
            )
            if self._complete
            else ()
        )
        page = next((each for each in pages if each is not None and each.isVisibleTo(self)), None)
        if page is None:
            return False
        if not page.back():
            if page is self._triage:  # which is a part of Tidy
                self.show_tidy()
                return True
            self.show_people()
            self._keys_mean_people()
            if page is self.imports and self.import_waits:
                self.said.emit(self.tr("Your import waits: Ctrl+I leads back to it"))
        return True
