"""Two people to be merged by hand: found by typing, one after the other. It merges nobody itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.services.book import Book
from networker.services.rows import PersonRow
from networker.ui.icons import Icons
from networker.ui.palette import Palette
from networker.ui.text import isolate, shown_name
from networker.ui.theme import Theme


class MergeWith(Palette):
    """A palette of people alone. `pair_chosen` carries who is kept, then who becomes a part of them."""

    pair_chosen = Signal(object, object)  # PersonId, PersonId

    def __init__(
        self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, parent: QWidget
    ) -> None:
        super().__init__(
            lambda: (), book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, parent=parent
        )
        self.setObjectName("mergeWith")
        self.setAccessibleName(self.tr("Merge two people"))
        self.field.setObjectName("mergeWithField")
        self._keep: PersonId | None = None
        self.person_requested.connect(self._person_chosen)

    def open_for(self, keep: PersonId | None, name: str = "") -> None:
        """Ask with whom somebody is to be merged; without `keep`, whom first."""
        self._keep = keep
        asked = self.tr("Merge {0} with whom?").replace("{0}", isolate(shown_name(name)))
        asked = asked if keep is not None else self.tr("Merge whom? Find the one who stays")
        self.heading = asked  # still to be read once something is typed
        self.field.setPlaceholderText(asked)
        self.field.setAccessibleName(asked)
        self.open()

    def _found(self, found: list[PersonRow]) -> None:
        super()._found([row for row in found if row.id != self._keep])

    def _person_chosen(self, person: PersonId) -> None:
        if self._keep is None:
            self.open_for(person, next((row.name for row in self._people if row.id == person), ""))
        else:
            self.pair_chosen.emit(self._keep, person)
