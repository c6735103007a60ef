"""The running program: one QApplication, one book, its window, the tray, and a second start's wishes.

It is given everything and finds nothing by itself; `app.py` makes it. The window is built when it is first wanted: a program
that was started in the tray imports and builds next to nothing until then.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLocale, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from networker import settings as settings_file
from networker.desktop.clock import Clock
from networker.desktop.file_open import Program
from networker.desktop.message import Wish
from networker.domain.vocabulary import PersonId
from networker.services.book import Book
from networker.services.errors import BookError
from networker.services.first_page import FirstPage, first_page
from networker.settings import Settings
from networker.ui.apart import Apart
from networker.ui.fitting import fit
from networker.ui.icons import Icons
from networker.ui.pausing import Pausing
from networker.ui.session import Session, begin
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.desktop.autostart import Starting
    from networker.services.imports.planned import Dropped
    from networker.ui.handed_verbs import Perform
    from networker.ui.in_tray import InTray
    from networker.ui.main_window import MainWindow
    from networker.ui.outside import Outside
    from networker.ui.preferences.page import Section
    from networker.ui.reminders.teller import Teller
    from networker.ui.tray_side import TraySide

OpenBook = Callable[..., tuple[Book, FirstPage]]
CLOSE_MS = 5000
START = ("networker", "-style", "Fusion")  # as words: QApplication.setStyle answers with a style to load


class Application(QObject):
    """Built whole; `start` shows it, `run` enters the loop, `close` leaves nothing behind."""

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
    ) -> None:
        existing = QApplication.instance()
        self.qt = existing if isinstance(existing, QApplication) else Program(START)
        super().__init__()
        if isinstance(self.qt, Program):
            self.qt.files_opened.connect(self._files_opened)
            self.qt.links_opened.connect(self._links_opened)
        QCoreApplication.setApplicationName("Networker")
        QGuiApplication.setDesktopFileName("networker")
        self.qt.setQuitOnLastWindowClosed(False)
        self._clock, self._settings, self._own_folder = clock, settings, own_folder
        self._open_book, self._sample_folder = open_book, sample_folder
        self._files, self._links = list(files), list(links)
        self._sample = sample
        self._started = self._closed = False
        self.theme = Theme(appearance=settings.appearance, reduced_motion=settings.reduced_motion)
        self.theme.apply(self.qt)
        self.icons = Icons(resources / "icons")
        self.apart = Apart(
            theme=self.theme, icons=self.icons, clock=clock, hot_key=settings.hot_key,
            lang=self._language, port=hot_key, parent=self,  # type: ignore[arg-type]
        )  # fmt: skip
        self.apart.key_chosen.connect(lambda keys: self._remember(hot_key=keys))
        self.apart.failed.connect(self._say_failed)
        self.pausing = Pausing(settings.pause_ends, clock, self.theme, self.icons, self)
        self.pausing.chosen.connect(self._paused)
        self.pausing.changed.connect(self._look_what_is_due)
        self._window: MainWindow | None = None
        self._first: FirstPage | None = first  # what the window shows at first, as long as it is fresh
        self.session = self._begin(book, first)
        self._given_tray = tray
        self._tray: TraySide | None = None
        self._in_tray: InTray | None = None
        self._day: QTimer | None = None
        self._outside: Outside | None = None
        self._given_notifier = notifier
        self.teller: Teller | None = None  # of what is due
        self._perform, self._starting = perform, starting

    def _begin(self, book: Book, first: FirstPage) -> Session:
        made = begin(book, first, self._clock, list_length=lambda: self._settings.list_length, parent=self)
        self.apart.serve(made.book, made.jobs, made.drafts)
        made.jobs.failed.connect(self._failed)
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

    @property
    def paused_until(self) -> datetime | None:
        """Until when nobody is to be told anything, an instant with an offset; None where nothing is paused."""
        return self.pausing.until

    def _built(self, first: FirstPage) -> "MainWindow":
        from networker.ui.main_window import MainWindow

        chosen, session = self._settings, self.session
        window = MainWindow(
            book=session.book, jobs=session.jobs, drafts=session.drafts, verbs=session.verbs, theme=self.theme,
            icons=self.icons, clock=self._clock, first=first, sample=self._sample, list_length=chosen.list_length,
            language=self._language, region=chosen.region,
        )  # fmt: skip
        window.keeps_running = self._tray is not None and self._tray.there
        window.restore(chosen.window, chosen.splitter)
        window.geometry_left.connect(lambda whole, panes: self._remember(window=whole, splitter=panes))
        window.appearance_requested.connect(self._set_appearance)
        window.language_requested.connect(self._set_language)
        window.list_length_chosen.connect(lambda size: self._remember(list_length=size))
        window.samples_requested.connect(self.look_at_samples)
        window.own_book_requested.connect(self.back_to_own_book)
        window.own_files_came.connect(self._own_files)
        window.quit_requested.connect(self.quit)
        window.log_key_requested.connect(lambda: self.apart.key.open_card(self.window.centre))
        window.hidden_to_tray.connect(self._tell_of_tray)
        window.sections = self._sections
        window.today_changed.connect(session.today.take)
        window.first_people_painted.connect(self._painted)
        window.became_whole.connect(self._became_whole)
        return window

    def _painted(self, _people: int) -> None:
        """The first paint is on the screen, and the window's frame is known."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if self._started and self._window is not None and self._window.isVisible():
            fit(self._window)

    def _became_whole(self) -> None:
        """Behind all that is seen: the icon of the window, what the desktop is told, and all that needs no window."""
        from PySide6.QtGui import QIcon

        self.qt.setWindowIcon(QIcon(str(self.icons.folder / "app.svg")))
        self._settle()
        self._follow_desktop()
        self._warm()

    def _settle(self) -> None:
        """What needs no window: the tray, other starts, the day's turn, the files of the command line."""
        if self._tray is None:
            self._raise_tray(patient=self._window is None)
        self._look_outside()
        self._remind()
        self.apart.begin()
        if self._day is None:
            self._day = QTimer(self, interval=60_000)
            self._date = self._clock().date()
            self._day.timeout.connect(self._look_at_clock)
            self._day.start()
        if self._files:
            files, self._files = self._files, []
            QTimer.singleShot(0, self, lambda: self._files_opened(files))
        if self._links:
            links, self._links = self._links, []
            QTimer.singleShot(0, self, lambda: self._links_opened(links))

    def _look_outside(self) -> None:
        """Other processes and the desktop know of the user's own book alone."""
        if self._sample:
            return
        if self._outside is None:
            from networker.ui.outside import Outside

            self._outside = Outside(self._own_folder, self, perform=self._perform)
            self._outside.wished.connect(self._asked)
        self._outside.serve(self.session.book, self.session.jobs, self.session.verbs)

    def _remind(self) -> None:
        """What is due in the user's own book is told of. Of invented people nobody wants to hear."""
        if self._sample or self._tray is None:
            return
        if self.teller is None:
            from networker.ui.reminders.making import teller_of

            given: Any = self._given_notifier
            self.teller = teller_of(
                self._own_folder, clock=self._clock, choices=lambda: self._settings, window=lambda: self._window,
                notifier=given, tray=self._tray.tray, theme=self.theme, icons=self.icons, parent=self,
            )  # fmt: skip
            self.teller.person_requested.connect(self._show_person)
            self.teller.today_requested.connect(self._show_today)
        self.teller.follow(self.session)

    def _sections(self) -> "Sequence[Section]":
        """Of the preferences."""
        from networker.ui.preferences.reminders import RemindersSection

        switch = self._outside.session_start if self._outside is not None else None
        reminders = RemindersSection(self._settings, self.theme, self.icons, switch=switch)
        reminders.chosen.connect(self._choose_reminders)
        return (reminders,)

    def _choose_reminders(self, values: Mapping[str, object]) -> None:
        self._remember(**values)
        self._look_what_is_due()

    def _look_what_is_due(self) -> None:
        if self.teller is not None:
            self.teller.look()

    def _paused(self, until: str) -> None:
        self._remember(paused_until=until, paused_from=self._clock().isoformat() if until else "")

    def _follow_desktop(self) -> None:
        """Starting with the session is offered in a window."""
        if self._sample or self._outside is None or self._starting is None:
            return
        if not self._outside.begun:
            starting = self._starting()
            if self._tray is None or not self._tray.there:
                starting.session = None  # it would open a window at each login
            self._outside.begin(
                starting, self.theme, was_offered=self._settings.session_offered,
                seen=lambda: self._remember(session_offered=True),
            )  # fmt: skip
        self._outside.follow(self.session.book, self.session.jobs, self.window)

    def _raise_tray(self, *, patient: bool) -> None:
        from networker.desktop.tray import SystemTray
        from networker.ui.in_tray import InTray
        from networker.ui.tray_side import TraySide

        given = self._given_tray
        tray: Any = given if given is not None else SystemTray(self.icons.folder, self)
        told = self._in_tray = InTray(tray, self.pausing, self.theme, self._clock, self)
        told.person_requested.connect(self._show_person)
        told.today_requested.connect(self._show_today)
        told.answered.connect(self._answer)
        told.log_requested.connect(self.apart.log)
        told.promise_requested.connect(self.apart.promise)
        told.open_requested.connect(self.show_window)
        told.import_requested.connect(self._import)
        told.quit_requested.connect(self.quit)
        told.follow(self.session)
        self._tray = TraySide(tray, self, shown=self._anything_shown)
        self._tray.turned.connect(self._tray_turned)
        self._tray.unseen.connect(self.show_window)
        self._tray.begin(patient=patient)

    def _tray_turned(self, there: bool) -> None:
        if self._window is not None:
            self._window.keeps_running = there

    def _anything_shown(self) -> bool:
        return any(
            each is not None and each.isVisible()
            for each in (self._window, self.apart.opened, self.pausing.card)
        )

    def _answer(self, person: PersonId, answer: str) -> None:
        """Whether somebody was reached, from the tray. A pane that shows the question brings on the next one."""
        pane = self._window.today_pane if self._window is not None else None
        (pane or self.session.today).answer(person, answer)

    # ---- what others ask

    def _asked(self, wish: Wish) -> None:
        if wish.log:
            self.log()
            return
        if wish.show:
            self.show_window()
        if wish.files:
            self.window.start_import(wish.files)
        if wish.links:
            self._links_opened(wish.links)

    def _files_opened(self, files: list[Path]) -> None:
        self._asked(Wish(files))

    def _links_opened(self, links: Sequence[str]) -> None:
        """The last one is shown: a form that another takes the place of would be filled in vain."""
        self.show_window()
        if self._sample:
            self.back_to_own_book(links=links)
        else:
            self.window.open_link(links[-1])

    def _import(self) -> None:
        """From the tray, an icon onto which nothing can be dropped."""
        self.show_window()
        self.window.choose_files()

    def show_window(self) -> None:
        """Bring the window up, wherever it is."""
        if self._window is None:
            fit(self.window)
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _show_today(self) -> None:
        self.show_window()
        self.window.focus_today()

    def _show_person(self, person: PersonId) -> None:
        self.show_window()
        self.window.show_person(person)

    def log(self) -> None:
        """The small Log window, without the big one."""
        self.apart.log()

    def _tell_of_tray(self) -> None:
        """The window went: where a question is open, it is asked from the tray; at the first time it says where it is."""
        if not self._settings.tray_told and self._tray is not None:
            self._remember(tray_told=True)
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

    def _look_at_clock(self) -> None:
        """A new local day has a new list; the wall clock is compared, however long the machine slept."""
        day = self._clock().date()
        if day != self._date:
            self._date = day
            if self._window is not None:
                self._window.begin_day()
            self.session.today.refresh()

    # ---- choices

    def _remember(self, **values: object) -> None:
        chosen = self._settings.changed(**values)
        if chosen == self._settings:
            return
        self._settings = chosen
        try:
            settings_file.save(self._own_folder, self._settings)
        except OSError:
            self._say_failed(self.tr("Your choice could not be saved: the data folder cannot be written."))

    def _say_failed(self, sentence: str) -> None:
        if self._window is not None:
            self._window.say_failed(sentence)
        else:
            self._failed(sentence)

    def _failed(self, sentence: str) -> None:
        """Something went wrong on a lane. The window says so itself; without one, the tray does."""
        if self._window is None and self._tray is not None:
            self._tray.tray.tell("Networker", sentence)

    def _set_appearance(self, appearance: str) -> None:
        self.theme.set_appearance(appearance)
        self._remember(appearance=appearance)

    @property
    def _language(self) -> str:
        return settings_file.spoken(self._settings.language, QLocale.system().uiLanguages())

    def _set_language(self, language: str) -> None:
        """That of the quick line; "" for the system's. The words of the interface are English in any."""
        self._remember(language=language)
        self.apart.set_language(self._language)
        self.window.set_language(self._language)

    # ---- other books

    def look_at_samples(self) -> None:
        """Invented people in a place of their own; the user's book is closed meanwhile."""
        self._switch(self._sample_folder(), sample=True)

    def back_to_own_book(self, files: "Sequence[Dropped]" = (), links: Sequence[str] = ()) -> None:
        """The user's own book again, with files and links for it; where another window has it, that one is shown."""
        try:
            self._switch(self._own_folder, sample=False)
        except BookError as error:
            from networker.desktop.hand_over import hand_over

            named = [each for each in files if isinstance(each, Path)]
            if len(named) < len(files) or not hand_over(self._own_folder, Wish(named, links)):
                self.window.say_failed(str(error))
            return
        if files:
            self.window.start_import(files)
            self.window.say(self.tr("Your files go into your own book, not among the invented people"))
        if links:
            self.window.open_link(links[-1])

    def _own_files(self, files: "Sequence[Dropped]") -> None:
        """Not at once: the window that they were dropped on goes."""
        QTimer.singleShot(0, self, lambda: self.back_to_own_book(files))

    def _switch(self, folder: Path, *, sample: bool) -> None:
        """Show another book. Raises BookError, and then the one that was shown stays."""
        book, first = self._open_book(folder, self._clock, sample=sample)
        old_window, old = self.window, self.session
        old_window.keep_typed()
        old_window.keeps_running = False
        geometry = old_window.saveGeometry()
        if self._outside is not None:
            self._outside.rest()
        if self.teller is not None:
            self.teller.rest()
        old.jobs.close()
        if self._outside is not None:
            self._outside.tell_ended()
        old.book.close()
        self._sample = sample
        self.session = self._begin(book, first)
        self._window, self._first = None, first
        self.window.restoreGeometry(geometry)
        if self._in_tray is not None:
            self._in_tray.follow(self.session)
        self.window.show()
        old_window.quit_requested.disconnect(self.quit)
        old_window.hide()
        old_window.deleteLater()

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
        fit(self.window)
        self.window.show()
        self.window.contacts.list.setFocus()

    def run(self) -> int:
        """Enter the event loop until somebody quits."""
        return self.qt.exec()

    def quit(self) -> None:
        """Leave the loop, unless something would be lost that the user was not asked about."""
        if (
            self._window is None
        ):  # what is typed into a small window is kept; where it cannot be, the window says so
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
        if isinstance(self.qt, Program):
            self.qt.files_opened.disconnect(self._files_opened)
            self.qt.links_opened.disconnect(self._links_opened)
        if self._tray is not None:
            self._tray.close()
        if self._outside is not None:
            self._outside.close()
        if self.teller is not None:
            self.teller.close()
        self.apart.close()
        self.pausing.close()
        self._keep_typed()
        self.session.jobs.close()
        if self._outside is not None:
            self._outside.tell_ended()
        if self._window is not None:
            self._window.keeps_running = False
            self._window.hide()
            self._window.deleteLater()
        self.session.book.close()
        self.qt.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _keep_typed(self) -> None:
        if self._window is not None:
            self._window.keep_typed()
        else:
            self.session.drafts.save()


def settle(application: Application, *, patience_ms: int = CLOSE_MS) -> bool:
    """Run the loop until every lane is idle: for pictures and tests. False where patience ran out."""
    loop = QEventLoop()
    deadline = QTimer(singleShot=True, interval=patience_ms)
    deadline.timeout.connect(lambda: loop.exit(1))
    beat = QTimer(interval=2)
    quiet = 0

    def look() -> None:
        nonlocal quiet
        quiet = quiet + 1 if application.session.jobs.idle else 0
        if quiet > 3:
            loop.exit(0)

    beat.timeout.connect(look)
    beat.start()
    deadline.start()
    return loop.exec() == 0
