"""The three panes side by side. Contacts are a part of the first paint, the other two follow it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.services.book import Book
from networker.services.first_page import FirstPage
from networker.ui.contacts.pane import ContactsPane
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.states import Column

WIDE = 1600  # pixels from which the outer panes are wider


class Panes(QSplitter):
    """Contacts at once; timeline and reach out once `complete` was called."""

    def __init__(
        self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, first: FirstPage
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.contacts = ContactsPane(book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, first=first)
        self.addWidget(self.contacts)
        self._places: tuple[QWidget, QWidget] = (Column(theme, "base"), Column(theme, "window"))
        for place in self._places:
            self.addWidget(place)
        self.setSizes([264, 592, 344])
        for n, stretch in enumerate((0, 1, 0)):
            self.setStretchFactor(n, stretch)

    def complete(self, *, language: str, list_length: int) -> None:
        """Build the other two at their places."""
        from networker.ui.reach_out.pane import ReachOutPane
        from networker.ui.timeline.pane import TimelinePane

        self.contacts.complete()
        shared = {
            "book": self._book, "jobs": self._jobs, "theme": self._theme, "icons": self._icons,
            "clock": self._clock,
        }  # fmt: skip
        sizes = self.sizes()
        self.timeline = TimelinePane(**shared, lang=language)  # type: ignore[arg-type]
        self.timeline.left.connect(self.contacts.list.setFocus)
        self.reach_out = ReachOutPane(**shared, size=list_length)  # type: ignore[arg-type]
        for old, new in zip(self._places, (self.timeline, self.reach_out), strict=True):
            self.replaceWidget(self.indexOf(old), new)
            old.deleteLater()
        self.setSizes(sizes)
        self.setStretchFactor(1, 1)

    def show_person(self, person: PersonId | None) -> None:
        """Choose somebody in all panes."""
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
