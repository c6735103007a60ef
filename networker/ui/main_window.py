"""The window: rail, top bar, the pages, and what lies over them. It wires parts that know each other not.

Choosing a person in any pane chooses them in all; what a verb did is said in the undo bar.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.domain.vocabulary import PersonId
from networker.services.book import Book
from networker.services.first_page import FirstPage
from networker.ui.drafts import Drafts
from networker.ui.early_keys import EarlyKeys
from networker.ui.geometry import restore, told
from networker.ui.icons import Icons
from networker.ui.pages import Pages
from networker.ui.panes import Panes
from networker.ui.searching import Searching
from networker.ui.shell import Shell
from networker.ui.theme import Theme
from networker.ui.verbs import Verbs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from networker.domain.vocabulary import Shallow
    from networker.services.imports.planned import Dropped
    from networker.services.offers import Offer
    from networker.services.trips import TripId
    from networker.services.views import Today
    from networker.ui.palette import PaletteAction

SIZE = QSize(1280, 800)
LIST_FIRST = 300  # ms for which the other pages wait for today's list
PAINTED = 50  # ms in which it is painted then
SMALLEST = QSize(780, 430)  # fits a screen of 1600 by 1000 at 200 %, with its bars


def _today(book: Book, *, now: "datetime", size: int) -> "Today":
    """Imported on the lane: the window is being built meanwhile."""
    from networker.services import reach_out

    return reach_out.today(book, now=now, size=size)


class MainWindow(QMainWindow):
    """Everything the user sees. Built for one book; another book gets another window."""

    first_people_painted = Signal(int)
    appearance_requested = Signal(str)
    list_length_chosen = Signal(int)  # people on today's list
    language_requested = Signal(str)  # of the quick line; "" for the system's
    geometry_left = Signal(str, str)  # of the window and of the panes, base64
    samples_requested = Signal()
    own_book_requested = Signal()
    log_key_requested = Signal()  # what opens the small Log window is to be chosen
    own_files_came = Signal(object)  # files or words that came while invented people are shown
    quit_requested = Signal()
    hidden_to_tray = Signal()
    today_changed = Signal(object)  # Today

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
        sample: bool = False,
        list_length: int = 5,
        language: str = "en",
        region: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._sample, self._list_length, self._language, self._region = sample, list_length, language, region
        self.drafts = drafts or Drafts(book, jobs, self, found=first.begun)
        self.keeps_running = False  # whether closing leaves the tray
        self._warned = False  # that closing would lose an import
        self._keeping = False  # what is begun, to leave then
        self._told_of_drafts = False  # that leaving would lose what is begun
        self._everybody = first.ids.everybody
        self._was_painted = False
        self.setWindowTitle(self.tr("Networker: sample people") if sample else "Networker")
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.setAcceptDrops(True)
        icons.asleep = True
        self.verbs = Verbs(book, jobs, clock, self)
        self._build(first)
        jobs.failed.connect(self.say_failed)
        jobs.changed.connect(self._changed)
        self._ahead: Ticket | None = None
        self._early_keys: EarlyKeys | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._go_on)
        self.contacts.first_people_painted.connect(self._first_painted)

    # ---- building

    def _build(self, first: FirstPage) -> None:
        """What the first paint shows; the rest follows once it is on the screen."""
        theme, icons = self._theme, self._icons
        self.centre = Shell(theme, icons, self)
        self.rail, self._top, self._notice = self.centre.rail, self.centre.top, self.centre.notice
        self.rail.page_requested.connect(self.show_page)
        self.search, self.more = self._top.search, self._top.more
        self._top.import_button.clicked.connect(self.choose_files)
        self._top.waiting.button.clicked.connect(self.show_import)
        self._top.today.button.clicked.connect(self._turn_today)

        self._notice.own_book_requested.connect(self.own_book_requested)
        self.panes = Panes(
            book=self._book, jobs=self._jobs, theme=theme, icons=icons, clock=self._clock, first=first
        )
        self.panes.turned.connect(self._top.show_today)
        self.pages = Pages(self.panes, begins=not (first.ids.everybody or self._sample), parent=self.centre)
        self.pages.turned.connect(self.rail.show_page)
        self.pages.choose_requested.connect(self.choose_files)
        self.centre.take(self.pages)
        self.setCentralWidget(self.centre)
        self.contacts = self.panes.contacts
        self.contacts.person_requested.connect(self.show_person)
        self.contacts.person_opened.connect(self._person_opened)
        self.contacts.circle_requested.connect(self.verbs.set_circle)
        self.contacts.let_go_requested.connect(self.verbs.let_go)
        self.contacts.import_requested.connect(self.choose_files)
        self.searching = Searching(self._top, self.contacts, self.pages, self)
        self.searching.people_requested.connect(self.show_people)
        self._top.results_requested.connect(self.panes.take_keyboard)
        self.contacts.list.setFocus()  # keys mean people from the start
        self._panes_stand = self._complete = False

    def _first_painted(self, people_: int) -> None:
        if self._was_painted:
            return
        self._was_painted = True
        self.first_people_painted.emit(people_)
        if not self._complete:
            self._early_keys = EarlyKeys(self.complete, self)
        self._later.start(0)

    def _ask_ahead(self) -> None:
        """Today's list is read while the pane that shows it is built."""
        self._ahead = self._jobs.write(
            self, _today, self._book, now=self._clock(), size=self._list_length, then=self._came_ahead,
            failed=self._failed_ahead,
        )  # fmt: skip

    def _failed_ahead(self, sentence: str) -> None:
        self._ahead = None
        self.say_failed(sentence)

    def _came_ahead(self, today: "Today") -> None:
        self._take_panes()
        self.reach_out.show_today(today)
        if not self._complete:
            self._later.start(PAINTED)

    def _go_on(self) -> None:
        """The panes first: today's list is seen before the other pages are built, where there is one."""
        if self._panes_stand or self.pages.begins:
            self.complete()
        else:
            self._ask_ahead()
            self._take_panes()
            self._later.start(LIST_FIRST)

    def _take_panes(self) -> None:
        """Build timeline and Today."""
        if self._panes_stand:
            return
        self._panes_stand = True
        self._icons.asleep = False
        from networker.ui.focus import Style

        app = QApplication.instance()
        if isinstance(app, QApplication) and not isinstance(app.style(), Style):
            app.setStyle(Style())
        self._complete_panes()
        if not self.pages.begins:
            self.timeline.show_person(None)

    def complete(self) -> None:
        """Build at once what otherwise follows the first paint."""
        self._later.stop()
        if self._complete:
            return
        self._complete = True
        early, self._early_keys = self._early_keys, None
        if early is not None:
            early.end()
        self._take_panes()
        from networker.ui.actions import Actions
        from networker.ui.focus import FocusRing

        self._ring = FocusRing(self._theme, self)
        self._top.complete()
        self._complete_pages()
        self._build_above()
        self._actions = Actions(self)
        self._actions.fill_menu(self.more)
        if self.pages.begins:
            self.show_people()
            self.first_start.setFocus()
        if self._ahead is None:
            self.reach_out.refresh()
        self.drafts.purge()
        if self._sample:
            self._notice.say_invented()

    def _complete_panes(self) -> None:
        from networker.ui.chosen import Chosen
        from networker.ui.path.asks import Asks
        from networker.ui.reaching import Reaching

        self.panes.complete(language=self._language, list_length=self._list_length, drafts=self.drafts)
        self.timeline, self.reach_out = self.panes.timeline, self.panes.reach_out
        self._reaching = Reaching(self)
        self._reaching.said.connect(self.say)
        self._reaching.begun.connect(self.reach_out.begin)
        self._asks = Asks(
            book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons, clock=self._clock,
            open_=self._reaching.open, over=self.centre,
        )  # fmt: skip
        self._asks.said.connect(self.say)
        self.timeline.ask_requested.connect(self._asks.ask)
        self.reach_out.ask_requested.connect(self._asks.ask)
        self.timeline.person_requested.connect(self.show_person)
        self.timeline.left.connect(self._back_to_start)
        self.timeline.handle_requested.connect(self._reaching.open_handle)
        self.drafts.said.connect(self.say)
        self.chosen = Chosen(self.timeline, self.pages, self.show_people, self)
        self.chosen.said.connect(self.say)
        self.timeline.merge_requested.connect(self.chosen.merge)
        self.timeline.editing.gathered.connect(self.pages.show_gathering)
        self.reach_out.person_requested.connect(self.show_person)
        self.reach_out.write_requested.connect(self._reaching.write)
        self.reach_out.today_changed.connect(self.today_changed)
        self.reach_out.log_requested.connect(self.log)
        self.reach_out.triage_requested.connect(self.show_triage)
        self.reach_out.said.connect(self.say)
        self.reach_out.trips.trip_requested.connect(self.show_trip)
        self.reach_out.besides.trip.clicked.connect(lambda _checked: self.begin_trip())
        self.timeline.quick_line.trip_requested.connect(self.begin_trip)
        self.reach_out.besides.share.clicked.connect(self.show_share)
        self.reach_out.size_chosen.connect(self.list_length_chosen)
        self.reach_out.change_requested.connect(self.timeline.promising.change)

    def _complete_pages(self) -> None:
        pages = self.pages
        pages.complete(
            book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons, clock=self._clock,
            region=self._region, invented=self._sample, drafts=self.drafts,
        )  # fmt: skip
        self.imports, self.past_imports = pages.imports, pages.past_imports
        self.first_start, self.tidy = pages.first_start, pages.tidy
        self.imports.undo_requested.connect(self.verbs.undo_import)
        # Not before it is said what the import did: that would take away what is said of leaving.
        self.imports.leave_now.connect(self.quit_requested, Qt.ConnectionType.QueuedConnection)
        pages.write_requested.connect(self._write_of_trip)
        pages.share_requested.connect(self._share)
        pages.import_left.connect(self._top.waiting.setVisible)
        pages.import_left.connect(self._import_goes_on)
        for each in (self.past_imports, pages):
            each.person_requested.connect(self.show_person)
        self.first_start.samples_requested.connect(self.look_around)
        self.tidy.merged.connect(self._merged)
        self.tidy.left.connect(self.show_person)

    def _build_above(self) -> None:
        """What lies over the pages, and what listens to all of them."""
        from networker.ui.dropped import FilesPass
        from networker.ui.intake import Intake
        from networker.ui.palette import Palette
        from networker.ui.saying import Saying
        from networker.ui.widgets.undo_keys import UndoKeys

        self.palette_ = Palette(
            self.palette_actions, book=self._book, jobs=self._jobs, theme=self._theme,
            icons=self._icons, clock=self._clock, parent=self.centre, offers_trips=True,
        )  # fmt: skip
        self.palette_.person_requested.connect(self._found)
        self.palette_.trip_requested.connect(self.begin_trip)
        self.saying = Saying(self.verbs, self.pages, self._notice, self._theme, self.centre)
        self.undo_bar = self.saying.bar
        self.verbs.added.connect(self.show_person)
        self.intake = Intake(self._jobs, self._theme, self, self.centre)
        self.intake.files_came.connect(self.start_import)
        self.intake.page_pasted.connect(self.show_share)
        self.intake.said.connect(self.saying.say)
        self.first_start.dropped.connect(self.intake.drop)
        fields = (
            self.search.line, self.timeline.quick_line.line, self.timeline.filters.line,
            self.reach_out.card.opener, self.imports.preview.newcomers.group,
        )  # fmt: skip
        self._undo_keys = UndoKeys(self)
        self._undo_keys.watch(*fields)
        self._files_pass = FilesPass(self)
        self._files_pass.watch(*fields)

    # ---- going somewhere

    def palette_actions(self) -> "Sequence[PaletteAction]":
        """What the palette lists."""
        return self._actions.for_palette()

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

    def search_timeline(self) -> None:
        """Ctrl+Shift+F: what passed between."""
        self.complete()
        self.show_people()
        self.timeline.search()

    def focus_today(self) -> None:
        """To the right pane."""
        self.complete()
        self.show_people()
        self.panes.turn_to_today(True)
        self.reach_out.take_keyboard()

    def choose_pace(self) -> None:
        """How many people a day are named."""
        self.focus_today()
        self.reach_out.offer_pace()

    def back(self) -> None:
        """Esc: stop what takes long, else out of the page, of the search (to the import that it left), of the person."""
        if self.verbs.stop() or self._notice.clear() or self.pages.back():
            return
        if self.searching.back() or not self.pages.people_shown:
            return
        if self.panes.today_instead:
            self.panes.turn_to_today(False)
        elif not self.timeline.back() and self.person is not None:
            self.show_person(None)
        else:
            self._back_to_start()

    def _back_to_start(self) -> None:
        """Out of the panes, where nobody is in the book yet."""
        if self.pages.begins:
            self.show_people()
            self.first_start.setFocus()

    def _turn_today(self) -> None:
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

    def show_page(self, key: str) -> None:
        """A page of the rail."""
        self.complete()
        self.pages.show_page(key)

    def show_tidy(self) -> None:
        """Who may be in the book twice."""
        self.show_page("tidy")

    def show_triage(self) -> None:
        """People without a circle, one key each."""
        self.complete()
        self.pages.show_triage()

    def begin_trip(self, text: str = "") -> None:
        """Say where you will be; `text`: what is said of it already."""
        self.complete()
        self.pages.begin_trip(text)

    def show_trip(self, trip: "TripId") -> None:
        """A trip, with those who are there."""
        self.complete()
        self.pages.show_trip(trip)

    def show_share(self) -> None:
        """Who would care about a link."""
        self.complete()
        self.pages.show_share()

    def _write_of_trip(self, offer: "Offer", opener: str) -> None:
        """Hand the words to the right program; the page notes that they are written to."""
        said = self._reaching.open(offer.channel, offer.handle, opener)
        self.pages.trip.begin_writing(offer.person, offer.channel, said, opener)

    def _share(self, offer: "Offer", opener: str) -> None:
        """Hand the words to the right program; the page notes that they were shared."""
        self.pages.share.note_shared(offer, self._reaching.open(offer.channel, offer.handle, opener))

    def keep_typed(self) -> None:
        """Write what stands open to be edited, and keep what cannot be: the program, or this book, is left."""
        self.drafts.save()
        if self._complete:
            self.timeline.keep_typed(for_good=True)
            self.drafts.save()

    def show_past_imports(self) -> None:
        """What was brought in when, and the way back."""
        self.complete()
        self.pages.show_past_imports()

    def show_import(self) -> None:
        """Ctrl+I: to the import that waits, where there is one."""
        self.complete()
        if self.pages.import_waits:
            self.pages.show_import()

    def _merged(self, keep: PersonId, gone: PersonId) -> None:
        """Whoever was chosen is a part of somebody else by now."""
        if self.person == gone:
            self.panes.show_person(keep)

    def show_person(self, person: PersonId | None) -> None:
        """Choose somebody in all panes."""
        self.complete()
        if not self.pages.people_shown:
            self.show_people()
        self.panes.show_person(person)

    @property
    def invented(self) -> bool:
        """Whether these are the people of the samples."""
        return self._sample

    def look_around(self) -> None:
        """The samples take this window's place, and would take an import that waits along."""
        if self.pages.import_waits:
            self.show_import()
            self.say(self.tr("Bring these files in or cancel, then look around"))
        elif self._drafts_are_kept(
            self.samples_requested.emit, self.tr("Look around once more to leave without it.")
        ):
            self.samples_requested.emit()

    @property
    def person(self) -> PersonId | None:
        """Who is chosen."""
        return self.timeline.person if self._complete else None

    def _person_opened(self, person: PersonId) -> None:
        self.show_person(person)
        self.timeline.quick_line.focus_line()

    def _found(self, person: PersonId) -> None:
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

    def start_import(self, files: "Sequence[Dropped]") -> None:
        """Plan an import of these files, or of pasted text, and show what it would change."""
        if not files:
            return
        if self._sample:
            self.own_files_came.emit(files)
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

    # ---- saying

    def set_language(self, language: str) -> None:
        """The quick line reads another language from now on."""
        self.complete()
        self._language = language
        self.timeline.set_language(language)
        words = {"en": self.tr("English"), "de": self.tr("German"), "es": self.tr("Spanish")}
        self.say(self.tr("The quick line reads {0} now").replace("{0}", words[language]))

    def say(self, text: str) -> None:
        """Something that needs no way back."""
        self.complete()
        self.saying.say(text)

    def say_failed(self, sentence: str) -> None:
        """What could not be done, in one sentence."""
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

    def _import_goes_on(self, _left: bool) -> None:
        """What was said of leaving was said of another moment."""
        self._warned = False

    def may_leave(self) -> bool:
        """Whether the program may end. An import that would be lost is shown once, with what that would mean.

        It is the one thing that no undo brings back. One that is being written is waited for, in sight, and the program
        ends then. Whoever ends the session of the whole computer is not held up.
        """
        program = QApplication.instance()
        ends_anyway = isinstance(program, QApplication) and program.isSavingSession()
        if not ends_anyway and self.pages.writes_import:
            self.show()
            self.show_import()
            self.imports.leave_when_written()
            return False
        if ends_anyway:
            return True
        if self._warned or not self.pages.would_lose:
            once_more = self.tr("Quit once more to leave without it.")
            return self._drafts_are_kept(self.quit_requested.emit, once_more)
        self.show()
        self.show_import()
        self.say_failed(
            self.tr("This import is not written yet: bring it in, or close once more to leave without it.")
        )
        self._warned = True
        return False

    def _drafts_are_kept(self, go: Callable[[], None], once_more: str) -> bool:
        """Whether what is begun lies with the book, or it was said that it does not. Else it is kept, and then `go`
        is called. `once_more`: how to go without it.
        """
        if self.drafts.all_kept:
            self._told_of_drafts = False
        elif not self._told_of_drafts and not self._keeping:
            self._keeping = True
            self.drafts.when_kept(lambda: self._kept(go), lambda why: self._not_kept(why, once_more))
        return self._told_of_drafts or self.drafts.all_kept

    def _kept(self, go: Callable[[], None]) -> None:
        self._keeping = False
        go()

    def _not_kept(self, why: str, once_more: str) -> None:
        self._keeping, self._told_of_drafts = False, True
        self.show()
        self.say_failed(f"{self.tr('What you began is not kept:')} {why} {once_more}")

    def closeEvent(self, event: QCloseEvent) -> None:
        self.geometry_left.emit(*told(self, self.panes))
        if self.keeps_running:
            event.ignore()
            self.hide()
            self.hidden_to_tray.emit()
        elif not self.may_leave():
            event.ignore()
        else:
            event.accept()
            self.quit_requested.emit()
