"""The running program: one QApplication, one book, its window, the tray, and all that goes on beside the window.

It is given everything and finds nothing by itself; `app.py` makes it. The window is built when it is first wanted: a program
that was started in the tray imports and builds next to nothing until then.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from networker.desktop.alarm import Alarm
from networker.desktop.clock import Clock
from networker.desktop.file_open import Program
from networker.desktop.memory import give_back
from networker.domain.begun import Place
from networker.domain.vocabulary import PersonId
from networker.services.book import Book
from networker.services.first_page import FirstPage, first_page
from networker.settings import Settings
from networker.ui import speaking
from networker.ui.apart import Apart
from networker.ui.choices import Choices
from networker.ui.damage.watch import Watch
from networker.ui.fitting import fit_from_the_first
from networker.ui.icons import Icons
from networker.ui.pausing import Pausing
from networker.ui.requests import Requests
from networker.ui.session import Session, begin
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.desktop.autostart import Starting
    from networker.program_log import ProgramLog
    from networker.services.encryption import Cipher
    from networker.ui.backups.keeper import BackupKeeper
    from networker.ui.encryption.keeping import Encrypting
    from networker.ui.handed_verbs import Perform
    from networker.ui.hiding import Hiding
    from networker.ui.in_tray import InTray
    from networker.ui.main_window import MainWindow
    from networker.ui.outside import Outside
    from networker.ui.palette import PaletteAction
    from networker.ui.preferences.page import Section
    from networker.ui.reminders.teller import Teller
    from networker.ui.tray_side import TraySide
    from networker.ui.trouble import Troubles

OpenBook = Callable[..., tuple[Book, FirstPage]]
SPARE_MS = 1000  # behind the last work: what it leads to, a card say, is on the screen by then
LEFT = "hidden-names-"  # begins the name of a copy without names: services/hidden_names.FOLDER
START = ("networker", "-style", "Fusion")  # as words: QApplication.setStyle answers with a style to load


class Application(QObject):
    """Built whole; `start` shows it, `run` enters the loop, `close` leaves nothing behind.

    `broke` may be emitted in any thread, with the lines of `program_log.told`: nobody caught an error.
    """

    broke = Signal(object)

    def __init__(
        self,
        *,
        book: Book,
        first: FirstPage,
        clock: Clock,
        settings: Settings,
        own_folder: Path,
        resources: Path,
        open_book: OpenBook,
        sample_folder: Callable[[], Path],
        sample: bool = False,
        tray: object = None,
        notifier: object = None,
        hot_key: object = None,
        starting: "Callable[[], Starting] | None" = None,
        perform: "Perform | None" = None,
        files: Sequence[Path] = (),
        links: Sequence[str] = (),
        log: "ProgramLog | None" = None,
    ) -> None:
        existing = QApplication.instance()
        self.qt = existing if isinstance(existing, QApplication) else Program(START)
        super().__init__()
        QCoreApplication.setApplicationName("Networker")
        QGuiApplication.setDesktopFileName("networker")
        self.qt.setQuitOnLastWindowClosed(False)
        self.language = speaking.begin(settings, resources, self.qt)
        self._clock, self.own_folder = clock, own_folder
        self._open_book, self._sample_folder, self._sample = open_book, sample_folder, sample
        self._started = self._closed = self._cleared = False
        self.cipher: Cipher | None = book.cipher  # of the user's own book
        self.locked = False  # left to be locked, not to end
        self.was_shown = True  # then: whether its window was seen
        self._encrypting: Encrypting | None = None
        self.theme = Theme(
            appearance=settings.appearance,
            reduced_motion=settings.reduced_motion,
            week_begins=settings.week_begins,
        )
        self.theme.apply(self.qt)
        self.icons = Icons(resources / "icons")
        self.choices = Choices(settings, own_folder, self.theme, self.icons, self)
        self.apart = Apart(
            theme=self.theme, icons=self.icons, clock=clock, hot_key=settings.hot_key,
            lang=self.choices.language, port=hot_key, parent=self,  # type: ignore[arg-type]
        )  # fmt: skip
        self.apart.key_chosen.connect(lambda keys: self.choices.remember(hot_key=keys))
        self.apart.failed.connect(self._say_failed)
        self.alarm = Alarm(clock, self)
        self.alarm.day_came.connect(self._begin_day)
        self.pausing = Pausing(self.choices, self.alarm, clock, self.theme, self.icons, self)
        self.pausing.changed.connect(self._look_what_is_due)
        self.choices.language_chosen.connect(self.apart.set_language)
        self.choices.reminders_chosen.connect(self._look_what_is_due)
        self.choices.failed.connect(self._say_failed)
        self._spare = QTimer(self, singleShot=True, interval=SPARE_MS)
        self._spare.timeout.connect(self._give_back)
        self.watch = Watch(self, clock, self)
        self._window: MainWindow | None = None
        self._first: FirstPage | None = first  # what the window shows at first, as long as it is fresh
        self.session = self._begin(book, first)
        self._given_tray, self._given_notifier = tray, notifier
        self._tray: TraySide | None = None
        self._in_tray: InTray | None = None
        self._outside: Outside | None = None
        self.teller: Teller | None = None  # of what is due
        self._hiding: Hiding | None = None  # of names, once they were hidden
        self._log = log
        self._troubles: Troubles | None = None
        self.broke.connect(self._tell_trouble, Qt.ConnectionType.QueuedConnection)
        self.backups: BackupKeeper | None = None
        self._perform, self._starting = perform, starting
        self.requests = Requests(
            window=lambda: self.window, front=self._front, log=self.apart.log, show_own_book=self.show_own_book,
            own_folder=own_folder, system=self.qt if isinstance(self.qt, Program) else None,
            files=files, links=links, parent=self,
        )  # fmt: skip

    def _begin(self, book: Book, first: FirstPage) -> Session:
        book.language = self.language
        made = begin(
            book, first, self._clock, list_length=lambda: self.choices.settings.list_length, parent=self
        )
        self.apart.serve(made.book, made.jobs, made.drafts)
        made.jobs.failed.connect(self._failed)
        made.jobs.troubled.connect(self.watch.meet)
        made.jobs.busy_changed.connect(lambda _busy: self._spare.start())
        made.today.changed.connect(self._warm)
        return made

    @property
    def window(self) -> "MainWindow":
        """The window on the book, built when it is first asked for. It stays then, shown or hidden."""
        if self._window is None:
            self.session.today.rest()
            self._window = self._built(self._first or first_page(self.session.book))
            self._first = None
        return self._window

    def _built(self, first: FirstPage) -> "MainWindow":
        from networker.ui.main_window import MainWindow

        chosen, session = self.choices.settings, self.session
        window = MainWindow(
            book=session.book, jobs=session.jobs, drafts=session.drafts, verbs=session.verbs, theme=self.theme,
            icons=self.icons, clock=self._clock, first=first, sample=self._sample, list_length=chosen.list_length,
            language=self.choices.language, region=chosen.region,
        )  # fmt: skip
        window.keeps_running = self._tray is not None and self._tray.there
        window.restore(chosen.window, chosen.splitter)
        self.choices.follow(window)
        window.samples_requested.connect(self.look_at_samples)
        window.own_book_requested.connect(self.requests.back_to_own_book)
        window.own_files_came.connect(self.requests.files_for_own_book)
        window.quit_requested.connect(self.quit)
        window.report_requested.connect(self.show_report)
        window.names_requested.connect(self.turn_names)
        window.log_key_requested.connect(lambda: self.apart.key.open_card(self.window.centre))
        window.hidden_to_tray.connect(self._tell_of_tray)
        window.sections = self._sections
        window.also_offered = self._also_offered
        window.other_backups = lambda: "" if self._sample else self.choices.settings.backup_folder
        window.today_changed.connect(session.today.take)
        window.became_whole.connect(self._became_whole)
        return window

    def _sections(self) -> "Sequence[Section]":
        """Of the preferences."""
        return self.choices.sections(
            self._outside.session_start if self._outside is not None else None,
            lambda: self.apart.key.open_card(self.window.centre),
            self.encrypting,
        )

    def _also_offered(self) -> "Sequence[PaletteAction]":
        """In the palette, beside what the window itself can do."""
        start = self._outside.session_start if self._outside is not None and not self._sample else None
        return [*(start.for_palette() if start is not None else ()), *self.encrypting.for_palette()]

    def _became_whole(self) -> None:
        """Behind all that is seen: the icon of the window, what the desktop is told, and all that needs no window."""
        self.qt.setWindowIcon(QIcon(str(self.icons.folder / "app.svg")))
        self._settle()
        self._follow_desktop()
        self.watch.say_what_holds()
        self._warm()

    def _settle(self) -> None:
        """What needs no window: the tray, other starts, the day's turn, what the command line asks."""
        if not (self._cleared or self._sample or self.session.book.hidden):
            self._cleared = True
            self.session.jobs.read(self, _clear, self.session.book)
        if self._tray is None:
            self._raise_tray(patient=self._window is None)
        self._look_outside()
        self._remind()
        self._keep_backups()
        if self.cipher is not None:
            self.encrypting.begin()
        self.apart.begin()
        self.alarm.begin()
        self.requests.begin()
        self.watch.begin()

    def _look_outside(self) -> None:
        """Other processes and the desktop know of the user's own book alone."""
        if self._sample:
            return
        if self._outside is None:
            from networker.ui.outside import Outside

            self._outside = Outside(self.own_folder, self, perform=self._perform)
            self._outside.wished.connect(self.requests.take)
        self._outside.serve(self.session.book, self.session.jobs, self.session.verbs)

    def _remind(self) -> None:
        """What is due in the user's own book is told of. Of invented people nobody wants to hear."""
        if self._sample or self._tray is None or self.session.book.hidden:
            return  # nor does anybody want names on cards while they are hidden: they are told of afterwards
        if self.teller is None:
            from networker.ui.reminders.making import teller_of

            given: Any = self._given_notifier
            self.teller = teller_of(
                self.own_folder, alarm=self.alarm, clock=self._clock, choices=lambda: self.choices.settings,
                window=lambda: self._window, notifier=given, tray=self._tray.tray, theme=self.theme, icons=self.icons, parent=self,
            )  # fmt: skip
            self.teller.person_requested.connect(self.requests.show_person)
            self.teller.today_requested.connect(self.requests.show_today)
        self.teller.follow(self.session)

    def _keep_backups(self) -> None:
        """Of the user's own book, and not while a copy without names is shown."""
        if self._sample or self.session.book.hidden:
            return
        if self.backups is None:
            from networker.ui.backups.keeper import BackupKeeper

            self.backups = BackupKeeper(
                alarm=self.alarm, clock=self._clock, choices=lambda: self.choices.settings, window=lambda: self._window,
                theme=self.theme, parent=self,
            )  # fmt: skip
            self.choices.backups_chosen.connect(self.backups.look)
        self.backups.follow(self.session)

    def _look_what_is_due(self) -> None:
        if self.teller is not None:
            self.teller.look()

    def _follow_desktop(self) -> None:
        """Starting with the session is offered in a window."""
        if self._sample or self._outside is None or self._starting is None:
            return
        if not self._outside.begun:
            starting = self._starting()
            if self._tray is None or not self._tray.there:
                starting.session = None  # it would open a window at each login
            self._outside.begin(starting, self.theme, self.choices)
        self._outside.follow(self.session.book, self.session.jobs, self.window)

    def _raise_tray(self, *, patient: bool) -> None:
        from networker.desktop.tray import SystemTray
        from networker.ui.in_tray import InTray
        from networker.ui.tray_side import TraySide

        given = self._given_tray
        tray: Any = given if given is not None else SystemTray(self)
        told = self._in_tray = InTray(tray, self.pausing, self._clock, self)
        self._follow_menu(told)
        told.follow(self.session)
        self._tray = TraySide(tray, self, shown=self._anything_shown)
        self._tray.turned.connect(self._tray_turned)
        self._tray.unseen.connect(self.show_window)
        self._tray.begin(patient=patient)

    def _follow_menu(self, menu: "InTray") -> None:
        """Do what is chosen in the tray."""
        menu.person_requested.connect(self.requests.show_person)
        menu.today_requested.connect(self.requests.show_today)
        menu.answered.connect(self.answer)
        menu.log_requested.connect(self.apart.log)
        menu.promise_requested.connect(self.apart.promise)
        menu.open_requested.connect(self.show_window)
        menu.import_requested.connect(self.requests.choose_files)
        menu.files_dropped.connect(self.requests.open_files)
        menu.lock_requested.connect(self._lock_now)
        menu.quit_requested.connect(self.quit)

    def _tray_turned(self, there: bool) -> None:
        if self._window is not None:
            self._window.keeps_running = there

    def _anything_shown(self) -> bool:
        windows = (self._window, self.apart.opened, self.pausing.card)
        return any(each is not None and each.isVisible() for each in windows)

    def answer(self, person: PersonId, answer: str) -> None:
        """Whether somebody was reached. A pane that shows the question brings on the next one."""
        pane = self._window.today_pane if self._window is not None else None
        (pane or self.session.today).answer(person, answer)

    def show_window(self) -> None:
        """Bring the window up, wherever it is."""
        if self._window is None:
            fit_from_the_first(self.window)
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _front(self) -> "MainWindow":
        self.show_window()
        return self.window

    def _tell_of_tray(self) -> None:
        """The window went: where a question is open, it is asked from the tray; at the first time it says where it is."""
        if not self.choices.settings.tray_told and self._tray is not None:
            self.choices.remember(tray_told=True)
            self._tray.tray.tell("Networker", self.tr("Still here, in the tray. Quit from its menu."))
            if self._outside is not None:
                self._outside.offer()
        elif self.teller is not None:
            self.teller.ask()

    def _warm(self) -> None:
        """Have the small window ready, once nobody waits for anything any more: not while there is only the tray."""
        window = self._window
        if self._started and window is not None and window.building.is_whole and self.session.today.today:
            QTimer.singleShot(0, self.apart, self.apart.warm)

    def _give_back(self) -> None:
        """Unseen, the program rests for hours after each piece of work."""
        if self._window is None:
            give_back()

    def _begin_day(self) -> None:
        """A new local day has a new list."""
        if self._window is not None:
            self._window.begin_day()
        self.session.today.refresh()

    def _say_failed(self, sentence: str) -> None:
        if self._window is not None:
            self._window.say_failed(sentence)
        elif self._tray is not None:
            self._tray.tray.tell("Networker", sentence)

    def _failed(self, sentence: str) -> None:
        """Something went wrong on a lane, which the window says itself."""
        if self._window is None:
            self._say_failed(sentence)

    # ---- other books

    def look_at_samples(self) -> None:
        """Invented people in a place of their own; the user's book is closed meanwhile."""
        self._switch(self._sample_folder(), sample=True)

    def show_own_book(self) -> None:
        """The user's own book again. Raises BookError, and then the one that was shown stays."""
        self._switch(self.own_folder, sample=False)

    def _switch(self, folder: Path, *, sample: bool) -> None:
        """Show another book. Raises BookError, and then the one that was shown stays."""
        if self.session.book.hidden:
            self.show_names()
        cipher = None if sample else self.cipher
        book, first = self._open_book(folder, self._clock, sample=sample, cipher=cipher)
        self._show_book(book, first, sample=sample)

    def _show_book(self, book: Book, first: FirstPage, *, sample: bool = False, keep: bool = False) -> None:
        """A window on this book takes the place of the one that was shown; `keep`: whose book stays open."""
        self.window.keep_typed()
        self.let_go(keep=keep)
        self._sample = sample
        self._take(book, first)

    def shown_window(self) -> "MainWindow | None":
        """The window, where it was built."""
        return self._window

    @property
    def other_backups(self) -> Path | None:
        """Where the user keeps backups as well."""
        return self.choices.settings.other_backups

    def let_go(self, *, keep: bool = False) -> None:
        """Close the book, but with `keep`; its window stands, and nothing that is asked there is answered any more."""
        if self.session.jobs.closed:
            return
        for part in (self._outside, self.teller, self.backups):
            if part is not None:
                part.rest()
        self.session.jobs.close()
        if self._outside is not None:
            self._outside.tell_ended()
        if keep:
            self.session.book.let_readers_go()
        else:
            self.session.book.close()

    def open_again(self, *, damaged: bool, begun: Mapping[Place, Any]) -> None:
        """What lies in the place of the book that was let go, with what was begun there. Raises BookError."""
        book, first = self._open_book(
            self.session.book.folder, self._clock, damaged=damaged, cipher=self.cipher
        )
        self._take(book, first, begun)

    def end(self) -> None:
        """End, whatever is not kept: it was said that the book cannot be used."""
        self.qt.quit()

    def _take(self, book: Book, first: FirstPage, begun: Mapping[Place, Any] = MappingProxyType({})) -> None:
        """Show a book where another one was; `begun` there is begun here too."""
        old_window = self.window
        old_window.keeps_running = False
        geometry = old_window.saveGeometry()
        self.session = self._begin(book, first)
        for place, draft in begun.items():
            self.session.drafts.keep(place, draft)
        self._window, self._first = None, first
        self.window.restoreGeometry(geometry)
        fit_from_the_first(self.window)
        if self._in_tray is not None:
            self._in_tray.follow(self.session)
        self.window.show()
        old_window.quit_requested.disconnect(self.quit)
        old_window.hide()
        old_window.deleteLater()

    # ---- encryption

    @property
    def invented(self) -> bool:
        """Whether invented people are shown."""
        return self._sample

    @property
    def encrypting(self) -> "Encrypting":
        """Its verbs: imported when they are first wanted, or with an encrypted book."""
        if self._encrypting is None:
            from networker.ui.encryption.keeping import Encrypting

            self._encrypting = Encrypting(
                self, self.choices, self.alarm, self._clock, self.theme, self.icons, parent=self
            )
        return self._encrypting

    def _lock_now(self) -> None:
        self.encrypting.lock()

    def lock(self) -> None:
        """Show nothing from now on, and leave the loop: whoever entered it waits for the phrase."""
        self.locked = True
        self.was_shown = self._window is not None and self._window.isVisible()
        if self.was_shown and self._window is not None:
            self._window.tell_place()
        for each in self.qt.topLevelWidgets():
            each.hide()
        self.qt.exit()

    # ---- mistakes of the program's own

    @property
    def troubles(self) -> "Troubles":
        """What is said of them: imported with the first."""
        if self._troubles is None:
            from networker.ui.trouble import Troubles

            self._troubles = Troubles(self.theme, self._clock, self._log, self)
            self._troubles.came.connect(self._keep_what_is_typed)
        return self._troubles

    def show_report(self) -> None:
        """Of what went wrong, and of what the program runs on."""
        self.troubles.show()

    def _tell_trouble(self, lines: Sequence[str]) -> None:
        if not self._closed:
            self.troubles.tell(lines)

    def tell_fall(self, lines: Sequence[str]) -> None:
        """That a fault ended the program the last time, once the loop runs: `lines` say where."""
        QTimer.singleShot(0, self, lambda: self.troubles.tell(lines, before=True))

    def _keep_what_is_typed(self) -> None:
        self.session.drafts.save()

    # ---- names

    @property
    def hiding(self) -> "Hiding":
        """Hiding names: imported when they first are."""
        if self._hiding is None:
            from networker.ui.hiding import Hiding

            self._hiding = Hiding(
                session=lambda: self.session, window=lambda: self.window, theme=self.theme, clock=self._clock, parent=self
            )  # fmt: skip
            self._hiding.made.connect(self._hide_names)
            self._hiding.covered.connect(self._hold_cards)
        return self._hiding

    def turn_names(self) -> None:
        """Hide them, or show them again. Invented people have nothing to hide."""
        if self._sample:
            self.window.say(self.tr("These people are invented: there is nothing to hide"))
        elif self.session.book.hidden:
            self.show_names()
        else:
            self.apart.hide()
            self.hiding.hide()

    def _hold_cards(self, on: bool) -> None:
        """While names are being hidden no card with one may come."""
        if self.teller is not None:
            self.teller.hold(on)

    def _hide_names(self, copy: Book) -> None:
        self.hiding.own = self.session.book
        self._show_book(copy, first_page(copy), keep=True)
        self._choose_again()

    def show_names(self) -> None:
        """The user's own book again; harmless where names are shown."""
        own, self.hiding.own = self.hiding.own, None
        if own is not None:
            self.hiding.person = self.window.person
            self._show_book(own, first_page(own))
            self._choose_again()

    def _choose_again(self) -> None:
        """Whoever was chosen."""
        if (person := self.hiding.person) is not None:
            self.window.show_person(person)

    # ---- coming and going

    def start(self, *, hidden: bool = False) -> None:
        """Show the window, or with `hidden` only the tray; where there is none, the window comes after a while."""
        self._started = True
        if hidden:
            self._first = None  # the window may be wanted in a month
            self.session.book.rest()
            self.session.today.begin()
            self._settle()
            return
        fit_from_the_first(self.window)
        self.window.show()
        self.window.contacts.list.setFocus()

    def run(self) -> int:
        """Enter the event loop until somebody quits."""
        return self.qt.exec()

    def quit(self) -> None:
        """Leave the loop, unless something would be lost that the user was not asked about."""
        if self._window is None:
            # What is typed into the small one is kept; where it cannot be, the window says so.
            self.session.drafts.when_kept(self.qt.quit, lambda _why: self._ask_to_leave())
        elif self._window.may_leave():
            if self._window.isVisible():
                self._window.tell_place()
            self._window.hide()  # it would be closed first, go to the tray instead, and so hold the program up
            self.qt.quit()

    def _ask_to_leave(self) -> None:
        self.show_window()
        self.quit()

    def close(self) -> None:
        """Let what runs end, fold everything into the book's file, take window and tray away."""
        if self._closed:
            return
        self._closed = True
        if self._hiding is not None:
            self._hiding.stop()
        self.requests.close()
        for part in (self._tray, self._outside, self.teller, self.backups, self.apart, self.pausing):
            if part is not None:
                part.close()
        if self._troubles is not None:
            self._troubles.close()
        if self._encrypting is not None:
            self._encrypting.close()
        self.alarm.stop()
        if self._window is not None:
            self._window.keep_typed()
        else:
            self.session.drafts.save()
        self.session.jobs.close()
        if self._outside is not None:
            self._outside.tell_ended()
        if self._window is not None:
            self._window.keeps_running = False
            self._window.hide()
            self._window.deleteLater()
        self.session.book.close()
        if self._hiding is not None:
            self._hiding.close()
        speaking.end(self.qt)
        self.qt.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _clear(book: Book) -> None:
    """On the lane: what a program that was killed has left beside the book. Mostly nothing, and nothing is imported then."""
    if any(each.name.startswith(LEFT) for each in book.folder.iterdir()):
        from networker.services import hidden_names

        hidden_names.clear(book)
