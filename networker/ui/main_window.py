"""The window: rail, top bar, the pages, and what lies over them. It wires parts that know each other not.

Choosing a person in any pane chooses them in all; what a verb did is said in the undo bar.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.domain.vocabulary import PersonId
from networker.services.book import Book
from networker.services.first_page import FirstPage
from networker.ui import wiring
from networker.ui.building import Building
from networker.ui.drafts import Drafts
from networker.ui.geometry import restore, told
from networker.ui.icons import Icons
from networker.ui.leaving import Leaving
from networker.ui.needed import Stands
from networker.ui.page import P, PageEntry, Shared
from networker.ui.page_table import IMPORT, PAGES, TIDY
from networker.ui.pages import Pages
from networker.ui.panes import Panes
from networker.ui.parts import parts_of
from networker.ui.searching import Searching
from networker.ui.shell import Shell
from networker.ui.theme import Theme
from networker.ui.verbs import Verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from networker.domain.vocabulary import Shallow
    from networker.services.imports.planned import Dropped
    from networker.services.search import Shown
    from networker.services.today_views import Promise
    from networker.services.views import PersonHead
    from networker.ui.actions import Actions
    from networker.ui.chosen import Chosen
    from networker.ui.exporting.exporting import Exporting
    from networker.ui.first_start import FirstStart
    from networker.ui.focus import FocusRing
    from networker.ui.forgetting.forgetting import Forgetting
    from networker.ui.imports.page import ImportPage
    from networker.ui.intake import Intake
    from networker.ui.linked import Linked
    from networker.ui.palette import Palette, PaletteAction
    from networker.ui.path.asks import Asks
    from networker.ui.preferences.page import Section
    from networker.ui.reach_out.pane import ReachOutPane
    from networker.ui.reaching import Reaching
    from networker.ui.saying import Saying
    from networker.ui.search.keeping import Keeping
    from networker.ui.tidy.merge_with import MergeWith
    from networker.ui.timeline.pane import TimelinePane
    from networker.ui.widgets.undo_bar import UndoBar

# What takes long to import, of what is built behind Today.
BEHIND_TODAY = ("timeline.pane", "path.asks", *(each.module for each in PAGES if each.ahead is not None))
SIZE = QSize(1280, 800)
SMALLEST = QSize(780, 430)  # fits a screen of 1600 by 1000 at 200 %, with its bars
FRAME = QSize(8, 40)  # what the desktop puts around a window, or a little more


def smallest(room: QSize) -> QSize:
    """How small the window may be made: never larger than its screen, as 1366 by 768 at 200 % would be."""
    return SMALLEST.boundedTo(room - FRAME)


class MainWindow(QMainWindow):
    """Everything the user sees. Built for one book; another book gets another window."""

    first_people_painted = Signal(int)
    appearance_requested = Signal(str)
    list_length_chosen = Signal(int)  # people on today's list
    language_requested = Signal(str)  # of the quick line; "" for the system's
    geometry_left = Signal(str, str)  # of the window and of the panes, base64
    samples_requested = Signal()
    own_book_requested = Signal()
    names_requested = Signal()  # to be hidden, or shown again
    report_requested = Signal()  # of what went wrong
    log_key_requested = Signal()  # what opens the small Log window is to be chosen
    own_files_came = Signal(object)  # files or words that came while invented people are shown
    quit_requested = Signal()
    hidden_to_tray = Signal()
    today_changed = Signal(object)  # Today
    became_whole = Signal()  # all of it is built

    # What `parts.py` builds behind the first paint, in this order.
    reach_out: "ReachOutPane"
    reaching: "Reaching"
    timeline: "TimelinePane"
    asks: "Asks"
    chosen: "Chosen"
    imports: "ImportPage"
    first_start: "FirstStart"
    finder: "MergeWith"
    ring: "FocusRing"
    palette_: "Palette"
    saying: "Saying"
    undo_bar: "UndoBar"
    intake: "Intake"
    linked: "Linked"
    kept: "Keeping"
    exporting: "Exporting"
    forgetting: "Forgetting"
    actions_: "Actions"

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        first: FirstPage,
        drafts: Drafts | None = None,
        verbs: Verbs | None = None,
        sample: bool = False,
        list_length: int = 5,
        language: str = "en",
        region: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self.shared: Shared = {"book": book, "jobs": jobs, "theme": theme, "icons": icons, "clock": clock}
        self._sample, self.list_length, self.language, self.region = sample, list_length, language, region
        self.drafts = drafts or Drafts(book, jobs, self, found=first.begun)
        self.keeps_running = False  # whether closing leaves the tray
        self.also_offered: Callable[[], Sequence[PaletteAction]] = (
            tuple  # by the program around it, in the palette
        )
        self.sections: Callable[[], Sequence[Section]] = tuple  # of the preferences, by the same
        self.other_backups: Callable[[], str] = str  # the folder where they are kept as well, likewise
        self._everybody = first.ids.everybody
        self._was_painted = False
        self.setWindowTitle(self.tr("Networker: sample people") if sample else "Networker")
        self.setMinimumSize(smallest(self.screen().availableSize()))
        self.resize(SIZE)
        self.setAcceptDrops(True)
        icons.asleep = True
        self.verbs = verbs or Verbs(book, jobs, clock, self)
        self._build(first)
        jobs.failed.connect(self.say_failed)
        jobs.changed.connect(self._changed)
        self.contacts.first_people_painted.connect(self._first_painted)

    # ---- building

    def _build(self, first: FirstPage) -> None:
        """What the first paint shows; the rest follows once it is on the screen."""
        theme, icons = self._theme, self._icons
        self.centre = Shell(theme, icons, self, pages=PAGES)
        self.rail, self._top, self._notice = self.centre.rail, self.centre.top, self.centre.notice
        self.search, self.more = self._top.search, self._top.more
        self.panes = Panes(**self.shared, first=first)
        self.pages = Pages(
            self.panes, PAGES, lambda entry: entry.build(self),
            begins=not (first.ids.everybody or self._sample), parent=self.centre,
        )  # fmt: skip
        self.centre.take(self.pages)
        self.setCentralWidget(self.centre)
        self.contacts = self.panes.contacts
        self.searching = Searching(self._top, self.contacts, self.pages, self)
        self.contacts.list.setFocus()  # keys mean people from the start
        self.leaving = Leaving(self)
        self.building = Building(parts_of(self), self._jobs, self, modules=BEHIND_TODAY)
        wiring.of_the_first(self)
        if self.names_hidden:
            self._notice.say_hidden()

    def _first_painted(self, people_: int) -> None:
        if self._was_painted:
            return
        self._was_painted = True
        self.first_people_painted.emit(people_)
        self.building.begin(at_once=self.pages.begins)

    def complete(self) -> None:
        """Build at once what otherwise follows the first paint."""
        self.building.complete()

    # ---- going somewhere

    def palette_actions(self) -> "Sequence[PaletteAction]":
        """What the palette lists."""
        return self.actions_.for_palette()

    def open_palette(self) -> None:
        """Ctrl+K."""
        self.complete()
        self.palette_.open()

    def log(self) -> None:
        """Ctrl+L: to the quick line."""
        self.complete()
        self.show_people()
        if self.pages.begins:  # nobody types into a line that is not seen
            self.pages.show_panes()
            self.timeline.show_person(None)
        self.timeline.quick_line.focus_line()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.show_people()
        self._top.focus_search()

    def search_for(self, text: str) -> None:
        """Search for something that was chosen, not typed."""
        self.show_people()
        self.searching.search_for(text)
        self._top.focus_search()

    def show_these(self, shown: "Shown") -> None:
        """The People page with those whom another page means, or a kept search; of one alone, with their timeline."""
        self.searching.show_these(shown)
        if len(shown.among) == 1 and not shown.query:
            self.show_person(PersonId(shown.among[0]))
        self.panes.take_keyboard()

    def search_timeline(self) -> None:
        """Ctrl+Shift+F: what passed between."""
        self.complete()
        self.show_people()
        self.timeline.search()

    def focus_today(self) -> None:
        """To the right pane."""
        self.building.up_to(Stands.TODAY)
        self.show_people()
        self.panes.turn_to_today(True)
        self.reach_out.take_keyboard()

    def choose_pace(self) -> None:
        """How many people a day are named."""
        self.focus_today()
        self.reach_out.head.offer_pace()

    def back(self) -> None:
        """Esc: stop what takes long, else out of the page, of the search (to the import that it left), of the person."""
        if self.verbs.stop() or self.exporting.stop() or self._notice.clear() or self.pages.back():
            return
        if self.searching.back() or not self.pages.people_shown:
            return
        if self.panes.today_instead:
            self.panes.turn_to_today(False)
        elif not self.timeline.back() and self.person is not None:
            self.show_person(None)
        else:
            self.back_to_start()

    def back_to_start(self) -> None:
        """Out of the panes, where nobody is in the book yet."""
        if self.pages.begins:
            self.show_people()
            self.first_start.setFocus()

    def turn_today(self) -> None:
        """To Today, or from there to the timeline, where there is no room for both."""
        if self.panes.today_instead and self.pages.people_shown:
            self.show_people()
        else:
            self.focus_today()

    def only_shallow(self, kind: "Shallow") -> None:
        """Narrow the list of people to ties without an answer."""
        self.show_people()
        self.contacts.only_shallow(kind)
        self.panes.take_keyboard()

    def add_person(self) -> None:
        """Ctrl+N: a name, and they are in the book."""
        self.complete()
        from networker.ui.add_person import AddPerson

        box = AddPerson(self._theme, parent=self.centre, drafts=self.drafts)
        box.name_given.connect(self.verbs.add_person)
        box.open()

    # ---- showing

    def show_people(self) -> None:
        """The three panes; where there is room for two, people and their timeline."""
        self.panes.turn_to_today(False)
        self.pages.show_people()

    def open_page(self, entry: PageEntry[P], *, keyboard: bool = True) -> P:
        """Show a page, and without `keyboard=False` give it the keys. Answers it, for what is to be done there."""
        self.complete()
        return self.pages.turn_to(entry, keyboard=keyboard)

    def show_page(self, key: str) -> None:
        """A page of the rail."""
        self.complete()
        entry = next((each for each in self.pages.table if each.key == key), None)
        if entry is None:
            self.pages.show_people()
        else:
            self.open_page(entry)

    def ask(self, wanted: PersonId, asked: PersonId) -> None:
        """Ask the second for an introduction to the first."""
        self.complete()
        self.asks.ask(wanted, asked)

    def merge_chosen(self) -> None:
        """Find somebody who is the same as the person chosen, and compare the two."""
        self.complete()
        self.chosen.merge()

    def merge_with(self, head: "PersonHead | None") -> None:
        """Find the second of two people who are one, and without `head` the first."""
        self.finder.open_for(head.id if head else None, head.name if head else "")

    def compare(self, keep: PersonId, gone: PersonId) -> None:
        """Two people whom the user chose, side by side."""
        self.pages[TIDY].compare(keep, gone)
        self.open_page(TIDY)

    def change_promise(self, promise: "Promise") -> None:
        """Open the card of a promise."""
        self.complete()
        self.timeline.promising.change(promise)

    def keep_typed(self) -> None:
        """Write what stands open to be edited, and keep what cannot be: the program, or this book, is left."""
        self.drafts.save()
        if self.building.stands >= Stands.TIMELINE:
            self.timeline.keep_typed(for_good=True)
            self.drafts.save()

    def show_import(self) -> None:
        """Ctrl+I: to the import that waits, where there is one."""
        self.complete()
        if self.pages.import_waits:
            self.pages.turn_to(IMPORT)

    def show_merged(self, keep: PersonId, gone: PersonId) -> None:
        """Whoever was chosen is a part of somebody else by now."""
        if self.person == gone:
            self.panes.show_person(keep)

    def show_person(self, person: PersonId | None) -> None:
        """Choose somebody in all panes."""
        self.building.up_to(Stands.TIMELINE)
        if not self.pages.people_shown:
            self.show_people()
        self.panes.show_person(person)

    @property
    def today_pane(self) -> "ReachOutPane | None":
        """Today, once it is built."""
        return self.reach_out if self.building.stands >= Stands.TODAY else None

    def begin_day(self) -> None:
        """It is another local day: its list is another one, and days are told anew."""
        self.contacts.refresh()
        if self.today_pane is not None:
            self.today_pane.refresh()

    @property
    def invented(self) -> bool:
        """Whether these are the people of the samples."""
        return self._sample

    @property
    def names_hidden(self) -> bool:
        """Whether nobody can be known again in this window, and nothing be changed."""
        return self._book.hidden

    def look_around(self) -> None:
        """The samples take this window's place, and would take an import that waits along."""
        if self.pages.import_waits:
            self.show_import()
            self.say(self.tr("Bring these files in or cancel, then look around"))
        elif self.leaving.drafts_are_kept(
            self.samples_requested.emit, self.tr("Look around once more to leave without it.")
        ):
            self.samples_requested.emit()

    @property
    def person(self) -> PersonId | None:
        """Who is chosen."""
        return self.timeline.person if self.building.stands >= Stands.TIMELINE else None

    def open_person(self, person: PersonId) -> None:
        self.show_person(person)
        self.timeline.quick_line.focus_line()

    def show_found(self, person: PersonId) -> None:
        self.searching.clear()
        self.show_person(person)

    # ---- what was done

    def _changed(self, changes: Changes, initiator: object) -> None:
        """Say what was done, and where nobody was before, show the panes."""
        if changes.everything or changes.people:
            from networker.services import people

            self._jobs.read(self, people.count, self._book, then=self._counted)
        self.complete()
        self.saying.changed(changes, initiator)

    def _counted(self, everybody: int) -> None:
        self._everybody = everybody
        self.pages.set_begins(not (everybody or self._sample))

    # ---- files

    def choose_files(self) -> None:
        """Ctrl+O: ask for files."""
        self.complete()
        self.intake.choose_files()

    def export(self) -> None:
        """Ask what to write out for other programs, and whom."""
        self.complete()
        if self.names_hidden:
            self.say_failed(self.tr("Names are hidden: show them first, then export."))
            return
        self.exporting.ask()

    def forget(self, *, alone: bool = False) -> None:
        """Ask whether whoever is chosen shall be forgotten, or without `alone` all who are selected in the list."""
        self.complete()
        if self.names_hidden:
            self.say_failed(self.tr("Names are hidden: show them first, then forget somebody."))
            return
        selected, person = list(self.contacts.list.selected_ids()), self.person
        if person is not None and (alone or len(selected) < 2):
            self.forgetting.ask([person])
        elif selected:
            self.forgetting.ask(selected)
        else:
            self.say(self.tr("Choose the person first, then forget them"))

    def leave_forgotten(self, people: "Sequence[int]") -> None:
        """Whoever was chosen is in the book no more."""
        if self.person in people:
            self.panes.show_person(None)

    def start_import(self, files: "Sequence[Dropped]") -> None:
        """Plan an import of these files, or of pasted text, and show what it would change."""
        if not files:
            return
        if self._sample:
            self.own_files_came.emit(files)
            return
        if self.names_hidden:
            self.say_failed(self.tr("Names are hidden: show them first, then bring these files in."))
            return
        self.complete()
        self.pages.start_import(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.complete()
        self.intake.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.intake.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.intake.drop(event)

    def open_link(self, link: str) -> None:
        """Go where a link of the program's own leads."""
        if self.names_hidden:  # it would be shown whom it means
            self.say_failed(self.tr("Names are hidden: show them first, then follow this link."))
            return
        self.complete()
        self.linked.follow(link)

    # ---- saying

    def set_language(self, language: str) -> None:
        """The quick line reads another language from now on; what is built already keeps its words."""
        self.complete()
        self.language = language
        self.timeline.set_language(language)
        words = {"en": self.tr("English"), "de": self.tr("German"), "es": self.tr("Spanish")}
        said = (
            self.tr("The quick line reads {0} now")
            if language == self._book.language
            else self.tr("The quick line reads {0} now, and Networker speaks it from its next start on")
        )
        self.say(said.replace("{0}", words[language]))

    def set_list_length(self, size: int) -> None:
        """So many people a day, from the next list on."""
        self.list_length = size
        if self.today_pane is not None:
            self.today_pane.take_size(size)

    def set_region(self, region: str) -> None:
        """The country of phone numbers of which nothing tells it, from the next import on."""
        self.region = region

    def say(self, text: str) -> None:
        """Something that needs no way back."""
        self.complete()
        self.saying.say(text)

    def say_failed(self, sentence: str) -> None:
        """What could not be done, in one sentence."""
        from networker.services.errors import DAMAGED
        from networker.ui.text import translated

        if self._book.damaged and sentence == translated(DAMAGED):
            return  # who looks at a damaged book knows
        self._notice.say_failed(sentence)

    # ---- coming and going

    def restore(self, geometry: str, panes: str) -> None:
        """Take the places of last time, where they still fit."""
        restore(self, self.panes, geometry, panes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._everybody:  # a list without people is never painted, and must hold nothing up
            QTimer.singleShot(0, self, lambda: self._first_painted(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.follow_width(event.oldSize().width(), event.size().width())

    def may_leave(self) -> bool:
        """Whether the program may end; what would be lost is shown once."""
        return self.leaving.may_leave()

    def tell_place(self) -> None:
        """Say where the window and its panes are: it goes."""
        self.geometry_left.emit(*told(self, self.panes))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.tell_place()
        self.leaving.close(event)
