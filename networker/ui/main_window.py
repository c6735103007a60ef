"""The window: rail, top bar, the three panes, and what lies over them. It wires panes that know each other not.

Choosing a person in any pane chooses them in all; what a verb did is said in the undo bar.
"""

import base64
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.domain.vocabulary import Channel, Circle, PersonId, State
from networker.services.book import Book
from networker.services.first_page import FirstPage
from networker.ui.contacts.pane import ContactsPane
from networker.ui.icons import Icons
from networker.ui.rail import Page, Rail
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Field, IconButton, add_action
from networker.ui.widgets.states import Banner, Column, Ground, Hairline

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from networker.services.imports.planned import Dropped
    from networker.services.views import TodayCard, Undone
    from networker.ui.palette import PaletteAction

SIZE, SMALLEST = QSize(1280, 800), QSize(1100, 640)


class MainWindow(QMainWindow):
    """Everything the user sees. Built for one book; another book gets another window."""

    first_people_painted = Signal(int)
    appearance_requested = Signal(str)
    geometry_left = Signal(str, str)  # of the window and of the panes, base64
    samples_requested = Signal()
    own_book_requested = Signal()
    quit_requested = Signal()
    hidden_to_tray = Signal()
    waiting_changed = Signal(int)

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        first: FirstPage,
        sample: bool = False,
        list_length: int = 5,
        language: str = "en",
        region: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._sample, self._list_length, self._language, self._region = sample, list_length, language, region
        self._person: PersonId | None = None
        self.keeps_running = False  # whether closing leaves the tray
        self._everybody = first.ids.everybody
        self._was_painted = False
        self.setWindowTitle(self.tr("Networker: sample people") if sample else "Networker")
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.setAcceptDrops(True)
        icons.asleep = True
        self._build(first)
        jobs.failed.connect(self.say_failed)
        jobs.changed.connect(self._changed)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._build_the_rest)
        self.contacts.first_people_painted.connect(self._first_painted)

    # ---- building

    def _build(self, first: FirstPage) -> None:
        """What the first paint shows; the rest follows once it is on the screen."""
        theme, icons = self._theme, self._icons
        self.centre = Ground(theme, "window", self)
        whole = QHBoxLayout(self.centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        listed = [Page("people", "people", self.tr("People")), Page("tidy", "tidy", self.tr("Tidy"))]
        self.rail = Rail(listed, theme, icons, self.centre)
        self.rail.show_page("people")
        self.rail.page_requested.connect(self._show_page)
        whole.addWidget(self.rail)
        whole.addWidget(Hairline(theme, upright=True))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._top_bar())
        right.addWidget(Hairline(theme))
        self._banner = Banner(theme, parent=self.centre)
        self._banner.pressed.connect(self._banner_pressed)
        self._banner.hide()
        right.addWidget(self._banner)
        self.pages = QStackedWidget(self.centre)
        right.addWidget(self.pages, 1)
        whole.addLayout(right, 1)
        self.setCentralWidget(self.centre)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        self.contacts = ContactsPane(
            book=self._book, jobs=self._jobs, theme=theme, icons=icons, clock=self._clock, first=first
        )
        self.contacts.person_requested.connect(self.show_person)
        self.contacts.person_opened.connect(self._person_opened)
        self.contacts.circle_requested.connect(self._set_circle)
        self.contacts.let_go_requested.connect(self._let_go)
        self.contacts.import_requested.connect(self.choose_files)
        self.contacts.search_cleared.connect(self.search.line.clear)
        self.panes.addWidget(self.contacts)
        self._middle: QWidget = Column(theme, "base")
        self._right: QWidget = Column(theme, "window")
        self.panes.addWidget(self._middle)
        self.panes.addWidget(self._right)
        self.panes.setSizes([264, 592, 344])
        self.panes.setStretchFactor(0, 0)
        self.panes.setStretchFactor(1, 1)
        self.panes.setStretchFactor(2, 0)
        self.pages.addWidget(self.panes)
        self.contacts.list.setFocus()  # keys mean people from the start
        self._complete = False

    def _top_bar(self) -> QWidget:
        theme, icons = self._theme, self._icons
        bar = Ground(theme, "window", self.centre)
        bar.setFixedHeight(47)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 12, 7)
        row.setSpacing(12)
        self.search = Field(theme, icons, icon="search", keycap="Ctrl+K", parent=bar)
        self.search.line.setObjectName("searchField")
        self.search.line.setAccessibleName(self.tr("Search people"))
        self.search.line.setPlaceholderText(self.tr("Search people"))
        self.search.setMaximumWidth(640)
        self.search.line.textChanged.connect(self._searched)
        self.search.line.installEventFilter(self)
        row.addWidget(self.search, 10)
        row.addStretch(1)
        self.import_button = Button(self.tr("Import…"), theme, kind="quiet", parent=bar)
        self.import_button.clicked.connect(self.choose_files)
        row.addWidget(self.import_button)
        self.more = IconButton("more", self.tr("More"), theme, icons, parent=bar)
        row.addWidget(self.more)
        return bar

    def _dress_import_button(self) -> None:
        self.import_button.setIcon(self._icons.icon("import", self._theme.colour("text2"), 16))
        self.import_button.updateGeometry()

    def _first_painted(self, people_: int) -> None:
        if self._was_painted:
            return
        self._was_painted = True
        self.first_people_painted.emit(people_)
        self._later.start()

    def complete(self) -> None:
        """Build at once what otherwise follows the first paint."""
        self._later.stop()
        self._build_the_rest()

    def _build_the_rest(self) -> None:
        if self._complete:
            return
        self._complete = True
        self._icons.asleep = False
        self.contacts.complete()
        self._make_actions()
        from networker.ui.focus import FocusRing, Style

        app = QApplication.instance()
        if isinstance(app, QApplication) and not isinstance(app.style(), Style):
            app.setStyle(Style())
        self._ring = FocusRing(self._theme, self)
        self._dress_import_button()
        self._theme.changed.connect(self._dress_import_button)
        from networker.ui.dropped import FilesPass
        from networker.ui.first_start import FirstStart
        from networker.ui.imports.page import ImportPage
        from networker.ui.imports.past import PastImportsPage
        from networker.ui.palette import Palette
        from networker.ui.reach_out.pane import ReachOutPane
        from networker.ui.tidy.page import TidyPage
        from networker.ui.timeline.pane import TimelinePane
        from networker.ui.widgets.states import DropFrame
        from networker.ui.widgets.undo_bar import UndoBar
        from networker.ui.widgets.undo_keys import UndoKeys

        shared = {
            "book": self._book, "jobs": self._jobs, "theme": self._theme, "icons": self._icons,
            "clock": self._clock,
        }  # fmt: skip
        sizes = self.panes.sizes()
        self.timeline = TimelinePane(**shared, lang=self._language)  # type: ignore[arg-type]
        self.timeline.person_requested.connect(self.show_person)
        self.timeline.handle_requested.connect(self._open_handle)
        self.timeline.logged.connect(self._logged)
        self.reach_out = ReachOutPane(**shared, size=self._list_length)  # type: ignore[arg-type]
        self.reach_out.person_requested.connect(self.show_person)
        self.reach_out.write_requested.connect(self._write)
        self.reach_out.waiting_changed.connect(self.waiting_changed)
        self.reach_out.log_requested.connect(self.log)
        for old, new in ((self._middle, self.timeline), (self._right, self.reach_out)):
            self.panes.replaceWidget(self.panes.indexOf(old), new)
            old.deleteLater()
        self.panes.setSizes(sizes)
        self.panes.setStretchFactor(1, 1)
        self.imports = ImportPage(**shared, region=self._region)  # type: ignore[arg-type]
        self.imports.finished.connect(self._imported)
        self.imports.given_up.connect(self._gave_up)
        self.imports.undo_requested.connect(self._undo_import)
        self.imports.choose_requested.connect(self.choose_files)
        self.imports.past_requested.connect(self.show_past_imports)
        self.pages.addWidget(self.imports)
        self.past_imports = PastImportsPage(**shared)  # type: ignore[arg-type]
        self.past_imports.import_requested.connect(self.choose_files)
        self.past_imports.person_requested.connect(self.show_person)
        self.pages.addWidget(self.past_imports)
        self.first_start = FirstStart(theme=self._theme, icons=self._icons)
        self.first_start.choose_requested.connect(self.choose_files)
        self.first_start.files_chosen.connect(self.start_import)
        self.first_start.samples_requested.connect(self.samples_requested)
        self.pages.addWidget(self.first_start)
        self.tidy = TidyPage(**shared)  # type: ignore[arg-type]
        self.tidy.import_requested.connect(self.choose_files)
        self.tidy.merged.connect(self._merged)
        self.pages.addWidget(self.tidy)
        self.drop_frame = DropFrame(self._theme, self.centre)
        self.palette_ = Palette(
            self.palette_actions, book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons,
            clock=self._clock, parent=self.centre,
        )  # fmt: skip
        self.palette_.person_requested.connect(self._found)
        self.undo_bar = UndoBar(self._theme, self.centre)
        self.undo_bar.undo_requested.connect(self.undo)
        self._undo_keys = UndoKeys(self)
        fields = (
            self.search.line, self.timeline.quick_line.line, self.reach_out.card.opener,
            self.imports.preview.group,
        )  # fmt: skip
        self._undo_keys.watch(*fields)
        self._files_pass = FilesPass(self)
        self._files_pass.watch(*fields)
        if not self._everybody:
            self.pages.setCurrentWidget(self.first_start)
            self.first_start.setFocus()
        else:
            self.timeline.show_person(None)
        self.reach_out.refresh()
        if self._sample:
            self.say(
                self.tr("These people are invented. Your own book is untouched."),
                button=self.tr("To my own book"),
            )

    # ---- actions

    def _make_actions(self) -> None:
        """Everything that can be done, once: for keys, the palette and the menu."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from networker.ui.palette import PaletteAction

        t = self.tr
        self._actions: dict[str, PaletteAction] = {
            "log": PaletteAction(t("Log something"), "Ctrl+L", "write", self.log),
            "search": PaletteAction(t("Search people"), "Ctrl+F", "search", self.focus_search),
            "import": PaletteAction(t("Import files…"), "Ctrl+O", "import", self.choose_files),
            "paste": PaletteAction(t("Paste people"), "Ctrl+V", "import", self.paste),
            "past": PaletteAction(t("Past imports"), "", "import", self.show_past_imports),
            "add": PaletteAction(t("Add a person"), "Ctrl+N", "add", self.add_person),
            "undo": PaletteAction(t("Undo"), "Ctrl+Z", "undo", self.undo),
            "redo": PaletteAction(t("Do again"), "Ctrl+Shift+Z", "undo", self.redo),
            "today": PaletteAction(t("Go to today's list"), "Ctrl+T", "done", self.focus_today),
            "everybody": PaletteAction(t("Show the whole network's timeline"), "", "people", self._nobody),
            "tidy": PaletteAction(t("Tidy: duplicates"), "", "tidy", self.show_tidy),
            "palette": PaletteAction(t("Find people and actions"), "Ctrl+K", "search", self.open_palette),
            "light": PaletteAction(t("Look: light"), "", "preferences", partial(self._look, "light")),
            "dark": PaletteAction(t("Look: dark"), "", "preferences", partial(self._look, "dark")),
            "auto": PaletteAction(t("Look: as the system"), "", "preferences", partial(self._look, "auto")),
            "quit": PaletteAction(t("Quit"), "Ctrl+Q", "close", self.quit_requested.emit),
        }
        for action in self._actions.values():
            if action.shortcut:
                QShortcut(QKeySequence(action.shortcut), self).activated.connect(action.run)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)
        QShortcut(QKeySequence("Ctrl+Y"), self).activated.connect(self.redo)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.back)
        menu = QMenu(self.more)
        for group in (
            ("add", "import", "paste", "past"),
            ("undo", "redo"),
            ("auto", "light", "dark"),
            ("quit",),
        ):
            for key in group:
                action = self._actions[key]
                line = add_action(menu, action.text, action.run)
                if action.shortcut:
                    line.setText(f"{line.text()}\t{action.shortcut}")
            menu.addSeparator()
        self.more.menu = menu

    def palette_actions(self) -> "Sequence[PaletteAction]":
        """What the palette lists: everything but itself, and circles for whoever is chosen."""
        from networker.ui.palette import PaletteAction

        listed = [action for key, action in self._actions.items() if key != "palette"]
        if self._person is not None:
            for circle in Circle:
                text = self.tr("Circle: {0}").replace("{0}", circle.word.title())
                call = partial(self._set_circle, [self._person], circle)
                listed.append(PaletteAction(text, str(int(circle)), f"circle-{int(circle)}", call))
        return listed

    def open_palette(self) -> None:
        """Ctrl+K."""
        self.complete()
        self.palette_.open()

    def log(self) -> None:
        """Ctrl+L: to the quick line."""
        self.complete()
        self.show_people()
        self.timeline.quick_line.focus_line()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.show_people()
        self.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.line.selectAll()

    def focus_today(self) -> None:
        """To the right pane."""
        self.complete()
        self.show_people()
        self.reach_out.card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def back(self) -> None:
        """Esc: out of what a page has open, out of the page, out of the search, then to everybody's timeline."""
        page = self.pages.currentWidget()
        if page is self.imports:
            self.imports.back()
            return
        if page is self.tidy or page is self.past_imports:
            if not (self.tidy.back() if page is self.tidy else self.past_imports.back()):
                self.show_people()
                self.contacts.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.search.line.text():
            self.search.line.clear()
        elif self.pages.currentWidget() is self.panes and self._person is not None:
            self._nobody()

    def add_person(self) -> None:
        """Ctrl+N: a name, and they are in the book."""
        self.complete()
        from networker.ui.add_person import AddPerson

        box = AddPerson(self._theme, parent=self.centre)
        box.name_given.connect(self._add_named)
        box.open()

    def _add_named(self, name: str) -> None:
        from networker.services import people

        self._jobs.write(
            self,
            people.add,
            self._book,
            name=name,
            now=self._clock(),
            then=lambda found: self._added(found[0]),
        )

    def _added(self, person: PersonId) -> None:
        self.show_people()
        self.show_person(person)

    # ---- showing

    def show_people(self) -> None:
        """The three panes."""
        if self._complete and not self._everybody and not self._sample:
            self.pages.setCurrentWidget(self.first_start)
        else:
            self.pages.setCurrentWidget(self.panes)
        self.rail.show_page("people")

    def show_tidy(self) -> None:
        """Who may be in the book twice."""
        self.complete()
        self.pages.setCurrentWidget(self.tidy)
        self.rail.show_page("tidy")
        self.tidy.take_keyboard()

    def show_past_imports(self) -> None:
        """What was brought in when, and the way back."""
        self.complete()
        self.pages.setCurrentWidget(self.past_imports)
        self.rail.show_page("")
        self.past_imports.take_keyboard()

    def _merged(self, keep: PersonId, gone: PersonId) -> None:
        """Whoever was chosen is a part of somebody else by now."""
        if self._person == gone:
            self._person = keep
            self.contacts.show_person(keep)
            self.timeline.show_person(keep)

    def _show_page(self, key: str) -> None:
        if key == "tidy":
            self.show_tidy()
        else:
            self.show_people()

    def show_person(self, person: PersonId | None) -> None:
        """Choose somebody in all panes."""
        self._person = person
        self.complete()
        if self.pages.currentWidget() is not self.panes:
            self.show_people()
        self.contacts.show_person(person)
        self.timeline.show_person(person)

    @property
    def person(self) -> PersonId | None:
        """Who is chosen."""
        return self._person

    def _nobody(self) -> None:
        self.show_person(None)

    def _person_opened(self, person: PersonId) -> None:
        self.show_person(person)
        self.timeline.quick_line.focus_line()

    def _found(self, person: PersonId) -> None:
        self.search.line.clear()
        self.show_person(person)

    def _searched(self, text: str) -> None:
        if self.pages.currentWidget() is not self.panes and text:
            self.show_people()
        self.contacts.set_query(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search.line and event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                listed = self.contacts.list
                if not listed.currentIndex().isValid() or key != Qt.Key.Key_Down:
                    listed.setCurrentIndex(listed.model().index(0, 0))
                listed.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    # ---- verbs

    def _set_circle(self, ids: Sequence[int], circle: Circle | None) -> None:
        from networker.services import people

        self._jobs.write(self, people.set_circle, self._book, list(ids), circle, now=self._clock())

    def _let_go(self, ids: Sequence[int]) -> None:
        from networker.services import people

        self._jobs.write(self, people.set_states, self._book, list(ids), State.LET_GO, now=self._clock())

    def undo(self) -> None:
        """Ctrl+Z: in a text the text's own, else the last step of the book."""
        from networker.services import undo

        self._jobs.write(self, undo.undo, self._book, now=self._clock(), then=self._undone)

    def redo(self) -> None:
        """Ctrl+Shift+Z."""
        from networker.services import undo

        self._jobs.write(self, undo.redo, self._book, now=self._clock(), then=self._redone)

    def _undone(self, done: "Undone") -> None:
        self.undo_bar.say(self.tr("Undone: {0}").replace("{0}", done.label), undo=False)

    def _redone(self, done: "Undone") -> None:
        self.undo_bar.say(self.tr("Done again: {0}").replace("{0}", done.label))

    def _undo_import(self, import_id: object) -> None:
        from networker.services import undo

        self._jobs.write(self, undo.undo_import, self._book, import_id, now=self._clock(), then=self._undone)

    def _logged(self, _logged: object) -> None:
        self.timeline.quick_line.clear()

    def _changed(self, changes: Changes, _initiator: object) -> None:
        """Say what was done, and where nobody was before, show the panes."""
        if changes.everything or changes.people:
            self._jobs.read(self, count_people, self._book, then=self._counted)
        self.complete()
        if changes.step is not None and changes.label and not self.undo_bar.text.endswith(changes.label):
            self.undo_bar.say(changes.label)

    def _counted(self, everybody: int) -> None:
        was, self._everybody = self._everybody, everybody
        stays = self._complete and self.pages.currentWidget() in (self.imports, self.past_imports)
        if self._complete and bool(was) != bool(everybody) and not stays:
            self.show_people()

    # ---- reaching people

    def _open_handle(self, channel: Channel, text: str) -> None:
        from networker.desktop import open_with

        self._open(open_with.url_of(channel, text), text)

    def _open(self, url: str, text: str) -> bool:
        from networker.desktop import open_with

        if url and open_with.open_url(url):
            return True
        QGuiApplication.clipboard().setText(text)
        self.undo_bar.say(self.tr("Copied: {0}").replace("{0}", text), undo=False)
        return False

    def _write(self, card: "TodayCard", opener: str) -> None:
        """Open the right program with the words, and leave the one question behind."""
        from networker.desktop import open_with

        QGuiApplication.clipboard().setText(opener)
        if card.handle:
            url = open_with.url_of(card.channel, card.handle, body=opener)
            if url and open_with.open_url(url):
                self.undo_bar.say(self.tr("The words are on the clipboard"), undo=False)
            else:
                self.undo_bar.say(
                    self.tr("The words are on the clipboard; write to {0}").replace("{0}", card.handle),
                    undo=False,
                )
        self.reach_out.ask_reached(card.person)

    # ---- files

    def choose_files(self) -> None:
        """Ask for files, without blocking the window."""
        from PySide6.QtWidgets import QFileDialog

        self.complete()
        dialog = QFileDialog(self, self.tr("Choose files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.start_import([Path(name) for name in names]))
        dialog.open()

    def paste(self) -> None:
        """Ctrl+V outside of text fields: a signature, cards, a table or files become a plan of an import."""
        from networker.ui.dropped import dropped

        found = dropped(QGuiApplication.clipboard().mimeData())
        if found:
            self.bring_in(found)
        else:
            self._say_nobody(self.tr("There is nothing to paste"))

    def bring_in(self, found: "Sequence[Dropped]") -> None:
        """Start an import of what was dropped or pasted; words that name nobody leave the page as it is."""
        from networker.services.imports.planned import Pasted
        from networker.ui.dropped import names_nobody

        def looked(nobody: bool) -> None:
            if nobody:
                self._say_nobody(self.tr("Nobody is named in these words"))
            else:
                self.start_import(found)

        if isinstance(found[0], Pasted):
            self._jobs.read(self, names_nobody, found[0].text, then=looked)
        else:
            self.start_import(found)

    def _say_nobody(self, what: str) -> None:
        self.complete()
        hint = self.tr("{0}: copy a signature, a contact card, a table or files.")
        self.undo_bar.say(hint.replace("{0}", what), undo=False)

    def start_import(self, files: "Sequence[Dropped]") -> None:
        """Plan an import of these files, or of pasted text, and show what it would change."""
        if not files:
            return
        self.complete()
        self.undo_bar.dismiss()  # it would lie over what the page says at its foot
        self.pages.setCurrentWidget(self.imports)
        self.rail.show_page("")
        self.imports.start(list(files))

    def _imported(self, _report: object) -> None:
        self.show_people()
        if self.pages.currentWidget() is self.panes:
            self.contacts.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _gave_up(self) -> None:
        self.undo_bar.say(self.tr("Nothing was brought in"), undo=False)

    def dragEnterEvent(self, event: object) -> None:
        from PySide6.QtGui import QDragEnterEvent

        assert isinstance(event, QDragEnterEvent)
        if self._taken_from(event):
            self.complete()
            event.acceptProposedAction()
            self.drop_frame.cover()

    def dragLeaveEvent(self, event: object) -> None:
        self.drop_frame.hide()

    def dropEvent(self, event: object) -> None:
        from PySide6.QtGui import QDropEvent

        assert isinstance(event, QDropEvent)
        self.drop_frame.hide()
        if found := self._taken_from(event):
            event.acceptProposedAction()
            self.bring_in(found)

    @staticmethod
    def _taken_from(event: "QDropEvent") -> "list[Dropped]":
        """What a drag brings; nothing where words are only moved about in the window itself."""
        from networker.ui.dropped import dropped

        return dropped(event.mimeData()) if event.source() is None else []

    # ---- saying

    def say(self, text: str, *, kind: str = "warn", button: str = "") -> None:
        """A sentence that stays above the panes."""
        self._banner.say(text, kind=kind, button=button)
        self._banner.show()

    def say_failed(self, sentence: str) -> None:
        """What could not be done, in one sentence; the button takes it away."""
        self.say(sentence, kind="bad", button=self.tr("Close"))

    def _banner_pressed(self) -> None:
        own_book = self._banner.button.text() == self.tr("To my own book")
        self._banner.hide()
        if own_book:
            self.own_book_requested.emit()

    def _look(self, appearance: str) -> None:
        self.appearance_requested.emit(appearance)

    # ---- coming and going

    def restore(self, geometry: str, panes: str) -> None:
        """Take the places of last time, where they still fit."""
        if geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(geometry)))
        if panes:
            self.panes.restoreState(QByteArray(base64.b64decode(panes)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._everybody:  # a list without people is never painted, and must hold nothing up
            QTimer.singleShot(0, self, lambda: self._first_painted(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was, now = event.oldSize().width() >= 1600, event.size().width() >= 1600
        if (was != now and event.oldSize().width() > 0) or (now and event.oldSize().width() <= 0):
            left, right = (320, 392) if now else (264, 344)
            self.panes.setSizes([left, max(event.size().width() - 80 - left - right, 480), right])

    def closeEvent(self, event: QCloseEvent) -> None:
        self.geometry_left.emit(
            base64.b64encode(self.saveGeometry().data()).decode(),
            base64.b64encode(self.panes.saveState().data()).decode(),
        )
        if self.keeps_running:
            event.ignore()
            self.hide()
            self.hidden_to_tray.emit()
        else:
            event.accept()
            self.quit_requested.emit()


def count_people(book: Book) -> int:
    """How many people the book lists."""
    from networker.services import people

    return people.count(book)
