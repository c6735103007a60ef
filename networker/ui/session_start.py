"""Starting with the session, and opening links from the browser: offered once, and turned on and off from the palette.

The desktop is asked on a lane, since its tools may take their time.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from networker.desktop.autostart import CannotRegister, Starting
from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.services import promises
from networker.services.book import Book
from networker.ui.palette import PaletteAction
from networker.ui.text import translated
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.states import Banner

if TYPE_CHECKING:
    from networker.ui.main_window import MainWindow


class OfferBar(Banner):
    """One sentence above the pages, with a yes and a no; it takes no keyboard by itself."""

    taken = Signal()
    declined = Signal()
    seen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, kind="accent", parent=parent)
        self.setObjectName("offerBar")
        self.pressed.connect(self.taken)
        self.no = Button(self.tr("Not now"), theme, kind="quiet", parent=self)
        self.no.clicked.connect(self.declined)
        self.row.addWidget(self.no)
        self.button.setProperty("kind", "")  # an answer of two, and so seen as a button
        self.no.setProperty("kind", "")
        text = self.tr("Networker can remind you only while it runs. Start it with your session?")
        self.say(text, button=self.tr("Start with the session"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.window().isVisible():
            self.seen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)


class SessionStart(QObject):
    """`offered` is emitted once the offer was seen, or is needless: it is never made again then."""

    offered = Signal()
    turned = Signal()  # whether it starts with the session is known now, or is another now

    def __init__(self, starting: Starting, theme: Theme, parent: QObject, *, was_offered: bool) -> None:
        super().__init__(parent)
        self._starting, self._theme = starting, theme
        self._was_offered = was_offered
        self._jobs: Jobs | None = None
        self._book: Book | None = None
        self._window: MainWindow | None = None
        self._session = self._links = False
        self._known = False
        self.bar: OfferBar | None = None

    # ---- whom it serves

    def follow(self, book: Book, jobs: Jobs, window: "MainWindow") -> None:
        """Serve this window; harmless where that is known already."""
        if jobs is self._jobs:
            return
        self._book, self._jobs, self._window = book, jobs, window
        if not self._was_offered:
            jobs.changed.connect(self._changed)
        jobs.read(self, self._begin, then=self._came, failed=window.say_failed)

    def rest(self) -> None:
        """The book is left, and its window goes, with the bar in it."""
        self._book = self._jobs = self._window = self.bar = None

    def _begin(self) -> tuple[bool, bool]:
        """On the read lane: what names a place that the program has left is put right, and then both are asked for."""
        with suppress(CannotRegister):  # it is told where somebody turns it on or off
            self._starting.follow_the_program()
        return self._starting.on()

    def _came(self, on: tuple[bool, bool]) -> None:
        self._session, self._links = on
        self._known = True
        self.turned.emit()

    @property
    def session_on(self) -> bool | None:
        """Whether it starts with the session; None where that cannot be chosen here, or is not known yet."""
        return self._session if self._known and self._starting.session is not None else None

    @property
    def links_on(self) -> bool | None:
        """Whether links of the browser come here; None where that cannot be chosen here, or is not known yet."""
        return self._links if self._known and self._starting.links is not None else None

    # ---- the offer

    def _changed(self, changes: Changes, _initiator: object) -> None:
        """With the first promise that has a date there is something to be reminded of."""
        if changes.follow_ups and not self._was_offered and self.bar is None and self._jobs and self._book:
            self._jobs.read(self, promises.any_dated, self._book, then=self._dated, failed=lambda _why: None)

    def _dated(self, dated: bool) -> None:
        if dated:
            self.offer()

    def offer(self) -> None:
        """Offer it, unless that was done before or it is on already."""
        if self._was_offered or self.bar is not None or not self._known or self._window is None:
            return
        if self._session or self._starting.session is None:
            return
        self.bar = bar = OfferBar(self._theme)
        bar.seen.connect(self._seen)
        bar.taken.connect(partial(self.set_session, True))
        bar.taken.connect(self._close)
        bar.declined.connect(self._close)
        self._window.centre.show_above(bar)
        bar.show()

    def _seen(self) -> None:
        self._was_offered = True
        self.offered.emit()

    def _close(self) -> None:
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None

    # ---- on and off

    def set_session(self, on: bool) -> None:
        """Start with the session from now on, or no longer."""
        said = (
            self.tr("Networker starts with your session from now on, quietly in the tray")
            if on
            else self.tr("Networker no longer starts with your session")
        )
        self._set(partial(self._starting.set_session, on), said)

    def set_links(self, on: bool) -> None:
        """Open networker: links from now on, or no longer."""
        said = (
            self.tr("Networker opens networker: links from now on")
            if on
            else self.tr("Networker no longer opens networker: links")
        )
        self._set(partial(self._starting.set_links, on), said)

    def _set(self, change: Callable[[], None], said: str) -> None:
        if self._jobs is not None:
            self._jobs.read(self, self._after, change, then=partial(self._told, said))

    def _after(self, change: Callable[[], None]) -> tuple[str, tuple[bool, bool]]:
        """On the read lane: why it could not be, or "", and how things stand by then."""
        try:
            change()
        except CannotRegister as error:
            return str(error), self._starting.on()
        return "", self._starting.on()

    def _told(self, said: str, found: tuple[str, tuple[bool, bool]]) -> None:
        wrong, on = found
        self._came(on)
        if self._window is not None:
            self._window.say_failed(translated(wrong)) if wrong else self._window.say(said)

    def for_palette(self) -> Sequence[PaletteAction]:
        """What can be turned on or off on this desktop."""
        found = []
        if self._starting.session is not None:
            text = (
                self.tr("No longer start with the session")
                if self._session
                else self.tr("Start with the session")
            )
            also = self.tr("autostart login startup boot background tray reminders begin")
            found.append(
                PaletteAction(text, "", "preferences", partial(self.set_session, not self._session), also)
            )
        if self._starting.links is not None:
            text = (
                self.tr("No longer open networker: links")
                if self._links
                else self.tr("Open networker: links")
            )
            also = self.tr("browser bookmarklet url scheme register add profile page")
            found.append(
                PaletteAction(text, "", "preferences", partial(self.set_links, not self._links), also)
            )
        return found
