"""The three panes side by side. Contacts are a part of the first paint, the other two follow it."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.services.book import Book
from networker.services.first_page import FirstPage
from networker.ui.contacts.pane import ContactsPane
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import has_keyboard
from networker.ui.widgets.states import Column

WIDE = 1600  # pixels of the window from which the outer panes are wider
THREE = 1020  # pixels below which there is no room for three
LEFT = 264  # of the contacts
WIDEST = 560  # of Today, where it has a place of its own


class Panes(QSplitter):
    """Contacts at once; timeline and reach out once `complete` was called.

    Where there is no room for three, the second is the timeline, and in its place Today once that is asked for:
    `turned` says whether there is room for but two, and whether the second is Today.
    """

    turned = Signal(bool, bool)

    def __init__(
        self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, first: FirstPage
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._of_three = QByteArray()  # how wide they were; empty: there is room for three
        self.contacts = ContactsPane(book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, first=first)
        self.addWidget(self.contacts)
        self._places: tuple[QWidget, QWidget] = (Column(theme, "base"), Column(theme, "window"))
        for place in self._places:
            self.addWidget(place)
        self.setSizes([264, 592, 344])
        for n, stretch in enumerate((0, 1, 0)):
            self.setStretchFactor(n, stretch)

    def complete(self, *, language: str, list_length: int, drafts: Drafts) -> None:
        """Build the other two at their places."""
        from networker.ui.reach_out.pane import ReachOutPane
        from networker.ui.timeline.pane import TimelinePane

        self.contacts.complete()
        shared = {
            "book": self._book, "jobs": self._jobs, "theme": self._theme, "icons": self._icons,
            "clock": self._clock, "drafts": drafts,
        }  # fmt: skip
        sizes = self.sizes()
        self.timeline = TimelinePane(**shared, lang=language)  # type: ignore[arg-type]
        self.timeline.left.connect(self.contacts.list.setFocus)
        self.reach_out = ReachOutPane(**shared, size=list_length)  # type: ignore[arg-type]
        before, self._places = self._places, (self.timeline, self.reach_out)
        for old, new in zip(before, self._places, strict=True):
            self.replaceWidget(self.indexOf(old), new)
            old.deleteLater()
        self.setSizes(sizes)
        self.setStretchFactor(1, 1)
        self.reach_out.setMaximumWidth(WIDEST)
        if self.are_two:
            self.turn_to_today(False)

    # ---- two or three

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._fold()

    @property
    def are_two(self) -> bool:
        """Whether there is room for but two."""
        return not self._of_three.isEmpty()

    @property
    def today_instead(self) -> bool:
        """Whether Today stands where the timeline was."""
        return self.are_two and self._places[0].isHidden()

    @property
    def state(self) -> QByteArray:
        """How wide the three are, also while they are two."""
        return self._of_three if self.are_two else self.saveState()

    def _fold(self) -> None:
        """Be two or three, by the room there is."""
        two = self.width() < THREE
        if two == self.are_two:
            return
        if two:
            self._of_three = self.saveState()
            self.turn_to_today(False)
            return
        before, self._of_three = self._of_three, QByteArray()
        self._places[1].setMaximumWidth(WIDEST)
        for pane in self._places:
            pane.show()
        self.restoreState(before)
        self.turned.emit(False, False)

    def turn_to_today(self, today: bool) -> None:
        """Show Today where the timeline was, or the timeline again; nothing where there is room for three."""
        if not self.are_two:
            return
        shown, other = reversed(self._places) if today else self._places
        if other.isHidden() and not shown.isHidden():
            return
        lost = has_keyboard(other)
        left = max(min(max(self.sizes()[0], LEFT), self.width() - 441), 220)
        self._places[1].setMaximumWidth(self.maximumWidth())
        shown.show()
        other.hide()
        self.setSizes([left, self.width() - left, self.width() - left])
        if lost:
            self.contacts.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit(True, today)

    # ---- who is shown

    def show_person(self, person: PersonId | None) -> None:
        """Choose somebody in all panes."""
        self.turn_to_today(False)
        self.contacts.show_person(person)
        self.timeline.show_person(person)

    def take_keyboard(self, first: bool = False) -> None:
        """Keys mean the list of people, and the first of them where none is chosen or `first` says so."""
        listed = self.contacts.list
        if first or not listed.currentIndex().isValid():
            listed.setCurrentIndex(listed.model().index(0, 0))
        listed.setFocus(Qt.FocusReason.TabFocusReason)

    def follow_width(self, was: int, now: int) -> None:
        """Widen or narrow the outer panes where the window became wide, or no longer is."""
        if (was >= WIDE) != (now >= WIDE) and (was > 0 or now >= WIDE):
            left, right = (320, 392) if now >= WIDE else (264, 344)
            self.setSizes([left, max(now - 80 - left - right, 480), right])
