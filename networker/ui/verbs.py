"""The verbs of the window that belong to no pane alone: run on the write lane, and said when they are done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import Circle, State
from networker.services.book import Book

if TYPE_CHECKING:
    from networker.services.views import Undone


class Verbs(QObject):
    """`said` carries what was done and whether it can be undone from there; `added` somebody new."""

    said = Signal(str, bool)
    added = Signal(object)  # PersonId

    def __init__(self, book: Book, jobs: Jobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._book, self._jobs, self._clock = book, jobs, clock

    def add_person(self, name: str) -> None:
        """Put somebody into the book."""
        from networker.services import people

        self._jobs.write(
            self, people.add, self._book, name=name, now=self._clock(),
            then=lambda found: self.added.emit(found[0]),
        )  # fmt: skip

    def set_circle(self, ids: Sequence[int], circle: Circle | None) -> None:
        """Give people their circle."""
        from networker.services import people

        self._jobs.write(self, people.set_circle, self._book, list(ids), circle, now=self._clock())

    def let_go(self, ids: Sequence[int]) -> None:
        """Let people go."""
        from networker.services import people

        self._jobs.write(self, people.set_states, self._book, list(ids), State.LET_GO, now=self._clock())

    def undo(self) -> None:
        """Take the last step of the book back."""
        from networker.services import undo

        self._jobs.write(self, undo.undo, self._book, now=self._clock(), then=self._undone)

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        from networker.services import undo

        self._jobs.write(self, undo.redo, self._book, now=self._clock(), then=self._redone)

    def undo_import(self, import_id: object) -> None:
        """Take an import back, however old it is."""
        from networker.services import undo

        self._jobs.write(self, undo.undo_import, self._book, import_id, now=self._clock(), then=self._undone)

    def _undone(self, done: "Undone") -> None:
        self.said.emit(self.tr("Undone: {0}").replace("{0}", done.label), False)

    def _redone(self, done: "Undone") -> None:
        self.said.emit(self.tr("Done again: {0}").replace("{0}", done.label), True)
