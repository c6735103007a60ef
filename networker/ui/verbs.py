"""The verbs of the window that belong to no pane alone: run on the write lane, and said when they are done."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.domain.going_on import GoingOn
from networker.domain.vocabulary import Circle, PersonId, State
from networker.services.book import Book

if TYPE_CHECKING:
    from networker.services.views import Undone


PATIENCE_MS = 300  # before it is said that a step is on its way back
# Before a key answers what was said of the import that comes next: a hurried one has not read it.
READING_MS = 1000
STILL_MS = 1000  # before it is said again, with how far it is: what says it leaves by itself


class Verbs(QObject):
    """`undone` and `redone` carry the step's name, "" where there was none; `going` the name of one that takes long, and how
    many rows of how many are back: 0 of 0 where that is not known.
    """

    undone = Signal(str)
    redone = Signal(str)
    held = Signal(str)  # the name of an import that comes next: several steps in a row pause before one
    stopped = Signal(str)  # a sentence: the user cancelled what took long
    going = Signal(str, int, int)
    _went_on = Signal(int, int)
    added = Signal(object)  # PersonId

    def __init__(self, book: Book, jobs: Jobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._book, self._jobs, self._clock = book, jobs, clock
        self.back_and_forth = QObject(self)  # who asks the lane for undo and redo
        self._name = ""  # of the step that is being taken back, or done again
        self.doing = self.tr("Undoing: {0}")  # which of the two, round the name
        self._far = (0, 0)
        self._in_a_row = self._asked = False  # the last thing done was undo; it paused before an import
        jobs.changed.connect(self._changed)
        self._reading = QTimer(self, singleShot=True, interval=READING_MS)
        self._stop = Event()
        self._went_on.connect(self._is_at, Qt.ConnectionType.QueuedConnection)
        self._long = QTimer(self, singleShot=True)
        self._long.timeout.connect(self._still_going)

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

    def this_is_me(self, person: PersonId) -> None:
        """Make a contact the user's own entry."""
        from networker.services import me

        self._jobs.write(self, me.this_is_me, self._book, person, now=self._clock())

    def let_go(self, ids: Sequence[int]) -> None:
        """Let people go."""
        from networker.services import people

        self._jobs.write(self, people.set_states, self._book, list(ids), State.LET_GO, now=self._clock())

    def undo(self, *, pausing: bool = False) -> None:
        """Take the last step of the book back. `pausing`: not from other steps straight on into an import."""
        from networker.services import undo

        if pausing and self._reading.isActive():
            self._reading.start()
            return
        verb = _up_to_an_import if pausing and self._in_a_row and not self._asked else undo.undo
        self._in_a_row, self._asked = True, False
        self._go(verb, 0, self.undone.emit, self.tr("Undoing: {0}"))

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        from networker.services import undo

        self._in_a_row_no_more()
        self._go(undo.redo, 1, self.redone.emit, self.tr("Doing again: {0}"))

    def ask_what_again(self, told: Callable[[str], None]) -> None:
        """Tell the name of the step that redo would do again, "" for none."""
        from networker.services.undo import next_labels

        self._jobs.read(self, next_labels, self._book, then=lambda labels: told(labels[1]))

    def undo_import(self, import_id: object) -> None:
        """Take an import back, however old it is: a step of its own."""
        from networker.services import undo

        self._name = self.tr("the import")
        self._begin(self.tr("Taking back {0}"))
        self._jobs.write(
            self, undo.undo_import, self._book, import_id, now=self._clock(), cancelled=self._stop.is_set,
            then=lambda _done: self._long.stop(), failed=self._failed,
        )  # fmt: skip

    def _go(
        self, verb: "Callable[..., Undone | str]", which: int, tell: Callable[[str], None], doing: str
    ) -> None:
        from networker.services.undo import next_labels

        self._begin(doing)
        self._jobs.read(self, next_labels, self._book, then=lambda labels: self._named(labels[which]))
        self._jobs.write(
            self.back_and_forth, _where_there_is, verb, self._book, now=self._clock(),
            going_on=self._went_on.emit, cancelled=self._stop.is_set, then=partial(self._gone, tell), failed=self._failed,
        )  # fmt: skip

    def _begin(self, doing: str) -> None:
        self.doing = doing
        if not self.goes_back:
            self._stop = Event()  # what waits on the lane stops with what runs
        self._far = (0, 0)
        self._long.start(PATIENCE_MS)

    @property
    def goes_back(self) -> bool:
        """Whether a step is on its way back, or forth again."""
        return self._long.isActive()

    def stop(self) -> bool:
        """Cancel what is on its way back: the book stays as it was. False where nothing is."""
        if not self.goes_back:
            return False
        self._stop.set()
        return True

    def _named(self, label: str) -> None:
        self._name = label

    def _is_at(self, done: int, of: int) -> None:
        self._far = (done, of)

    def _still_going(self) -> None:
        self.going.emit(self._name, *self._far)
        self._long.start(STILL_MS)

    def _gone(self, tell: Callable[[str], None], done: "Undone | str | None") -> None:
        self._long.stop()
        if isinstance(done, str):
            self._asked = True
            self._reading.start()
            self.held.emit(done)
        else:
            tell(done.label if done is not None else "")

    def _changed(self, changes: Changes, initiator: object) -> None:
        if changes.step is not None and initiator is not self.back_and_forth:
            self._in_a_row_no_more()

    def _in_a_row_no_more(self) -> None:
        self._in_a_row = self._asked = False
        self._reading.stop()

    def _failed(self, sentence: str) -> None:
        self._long.stop()
        (self.stopped if self._stop.is_set() else self._jobs.failed).emit(sentence)


def _where_there_is(
    verb: "Callable[..., Undone | str]",
    book: Book,
    *,
    now: datetime,
    going_on: GoingOn,
    cancelled: Callable[[], bool],
) -> "Undone | str | None":
    """On the write lane: that nothing is there to be taken back is an answer, and no failure."""
    from networker.services.undo import NothingToUndo

    try:
        return verb(book, now=now, going_on=going_on, cancelled=cancelled)
    except NothingToUndo:
        return None


def _up_to_an_import(book: Book, **how: Any) -> "Undone | str":
    """On the write lane, behind the steps that were asked for before: take one back, or name the import that it is."""
    from networker.services import undo

    return undo.next_import(book) or undo.undo(book, **how)
