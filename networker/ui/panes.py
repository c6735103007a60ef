"""The three panes side by side. Contacts are a part of the first paint, the other two follow it."""

from functools import partial
from typing import TYPE_CHECKING

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
from networker.ui.tabs import chained, tab_through
from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import has_keyboard
from networker.ui.widgets.states import Column

if TYPE_CHECKING:
    from datetime import datetime

    from networker.services.reach_out import Unkept
    from networker.services.today_views import Today

WIDE = 1600  # pixels of the window from which the outer panes are wider
THREE = 1020  # pixels below which there is no room for three
LEFT = 264  # of the contacts
WIDEST = 560  # of Today, where it has a place of its own


def _tell(book: Book, *, now: "datetime", size: int) -> "tuple[Today, Unkept | None]":
    """Imported on the lane: the pane is being built meanwhile."""
    from networker.services import reach_out

    return reach_out.tell(book, now=now, size=size)


def _keep(book: Book, made: "Unkept") -> None:
    from networker.services import reach_out

    reach_out.keep(book, made)


class Panes(QSplitter):
    """Contacts at once; Today and the timeline once they are built.

    Where there is no room for three, the second is the timeline, and in its place Today once that is asked for:
    `turned` says whether there is room for but two, and whether the second is Today.
    """

    turned = Signal(bool, bool)
    today_came = Signal()  # what was asked for before its pane was there

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

    def ask_for_today(self, size: int) -> None:
        """Have today's list read, or made, while the pane that shows it is built. It is stored once it is shown."""
        self._jobs.write(
            self, _tell, self._book, now=self._clock(), size=size, then=self._today_came,
            failed=lambda _sentence: self.reach_out.refresh(),
        )  # fmt: skip

    def _today_came(self, told: "tuple[Today, Unkept | None]") -> None:
        today, made = told
        if made is not None:  # before anything else is asked of the lane
            self._jobs.write(self, _keep, self._book, made)
        self.reach_out.show_today(today)
        self.today_came.emit()

    def build_today(self, *, list_length: int, drafts: Drafts) -> None:
        """Build Today at its place."""
        from networker.ui.reach_out.pane import ReachOutPane

        self.reach_out = ReachOutPane(
            book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons, clock=self._clock,
            drafts=drafts, size=list_length,
        )  # fmt: skip
        self._take(self.reach_out, 1)
        self.reach_out.setMaximumWidth(WIDEST)

    def build_timeline(self, *, language: str, drafts: Drafts) -> None:
        """Build the timeline at its place, and what the first paint left out of the contacts."""
        from networker.ui.timeline.pane import TimelinePane

        self.contacts.complete()
        self.timeline = TimelinePane(
            book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons, clock=self._clock,
            drafts=drafts, lang=language,
        )  # fmt: skip
        self.timeline.left.connect(self.contacts.list.setFocus)
        self._take(self.timeline, 0)
        tab_through([*chained(self.timeline)[-1:], *chained(self.reach_out)])  # which was built before
        self.setStretchFactor(1, 1)

    def _take(self, pane: QWidget, place: int) -> None:
        """Put a pane where an empty column stood; what is shown of the two, where they are two, stays."""
        instead, sizes, old = self.today_instead, self.sizes(), self._places[place]
        self.replaceWidget(self.indexOf(old), pane)
        old.deleteLater()
        self._places = (pane, self._places[1]) if place == 0 else (self._places[0], pane)
        self.setSizes(sizes)
        if self.are_two:
            self.turn_to_today(instead)

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

    def take_results(self, first: bool) -> None:
        """Keys mean those whom a search finds, once they are listed: pressed before the answer came, they are about it."""
        self.contacts.when_found(partial(self.take_keyboard, first))

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
