"""Who is put to a gathering: found by a few letters, or made under the name that was typed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services.book import Book
from networker.ui.gatherings import words
from networker.ui.icons import Icons
from networker.ui.palette import PaletteAction
from networker.ui.theme import Theme
from networker.ui.timeline.people_chips import PersonFinder


class GuestFinder(PersonFinder):
    """Offers everybody who is not there yet, and at the end somebody new of this name."""

    name_given = Signal(str)

    def __init__(
        self, present: Sequence[int], *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock,
        parent: QWidget, asked: str = "",
    ) -> None:  # fmt: skip
        super().__init__(
            present, book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, parent=parent, asked=asked
        )
        self.setObjectName("guestFinder")
        self._actions = self._somebody_new

    def _somebody_new(self) -> Sequence[PaletteAction]:
        typed = " ".join(self.field.text().split())
        if not typed:
            return ()
        text = words.tr("New person: {0}").replace("{0}", typed)
        return (PaletteAction(text, "", "add", lambda: self.name_given.emit(typed)),)
