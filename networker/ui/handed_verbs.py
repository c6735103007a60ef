"""Verbs of the command line that come while the window holds the book: run on its write lane, answered as if alone.

Each is one step like those of the window, so its panes hear of it and its Undo names it.
"""

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from networker.desktop.jobs import Jobs, Ticket
from networker.desktop.single_instance import Caller
from networker.services.book import Book
from networker.verb_call import VerbAnswer, VerbCall

if TYPE_CHECKING:
    from networker.ui.verbs import Verbs

Perform = Callable[[Book, VerbCall], VerbAnswer]
PATIENCE_MS = 5000  # that a verb waits for its turn on the lane
BUSY = VerbAnswer(
    1,
    err="networker: The window is busy with something that takes long, such as an import; nothing was changed."
    " Try again once it is done.\n",
)
HIDDEN = VerbAnswer(
    1, err="networker: Names are hidden in the window: nothing was changed. Show the names there first.\n"
)
FAILED = VerbAnswer(1, err="networker: Something went wrong inside the window; nothing was changed.\n")


class Errand:
    """One verb, on its way to the lane or on it. Who gave up waiting is never surprised by it later."""

    def __init__(self, call: VerbCall, perform: Perform) -> None:
        self.call = call
        self.done: VerbAnswer | None = None
        self.ticket: Ticket | None = None
        self._perform = perform
        self._lock = Lock()  # of who decides first: the lane that begins it, or whoever drops it
        self._begun = self._dropped = False

    def run(self, book: Book) -> VerbAnswer | None:
        """On the write lane; None where nobody waits any more."""
        with self._lock:
            if self._dropped:
                return None
            self._begun = True
        self.done = self._perform(book, self.call)
        return self.done

    def drop(self) -> bool:
        """Have it not run; False where it is under way already."""
        with self._lock:
            self._dropped = not self._begun
            return self._dropped


class HandedVerbs(QObject):
    """Serves one book at a time; without one, nothing is taken."""

    def __init__(self, perform: Perform, parent: QObject) -> None:
        super().__init__(parent)
        self._perform = perform
        self._waiting: dict[Caller, Errand] = {}
        self._book: Book | None = None
        self._jobs: Jobs | None = None
        self._verbs: Verbs | None = None

    def serve(self, book: Book, jobs: Jobs, verbs: "Verbs") -> None:
        """Run verbs on this book from now on. `verbs` take its steps back in the window."""
        self._book, self._jobs, self._verbs = book, jobs, verbs

    def take(self, call: VerbCall, caller: Caller) -> None:
        """Run a verb and answer it; in a sentence where the lane is busy for long."""
        if self._jobs is None or self._jobs.closed:
            caller.answer(None)
            return
        if self._book is not None and self._book.hidden:  # it would be read and told among dots
            caller.answer(HIDDEN)
            return
        errand = Errand(call, self._perform)
        self._waiting[caller] = errand
        caller.gone.connect(partial(self._left, caller))
        errand.ticket = self._jobs.write(
            self, errand.run, self._book,
            then=partial(self._ran, caller, errand), failed=lambda _why: self._answer(caller, FAILED),
        )  # fmt: skip
        QTimer.singleShot(PATIENCE_MS, caller, lambda: self._lost_patience(caller, errand))

    def stop(self) -> None:
        """This book is left: who waits for the lane is told that nothing was done, and may open the book themselves."""
        self._jobs = None
        for caller, errand in list(self._waiting.items()):
            if errand.drop():
                self._answer(caller, None)

    def tell_ended(self) -> None:
        """The lanes are closed: what ended on them is answered here, since they tell no more."""
        for caller, errand in list(self._waiting.items()):
            self._answer(caller, errand.done)

    def _left(self, caller: Caller) -> None:
        if (errand := self._waiting.pop(caller, None)) is not None:
            errand.drop()

    def _lost_patience(self, caller: Caller, errand: Errand) -> None:
        if caller in self._waiting and errand.drop():
            self._answer(caller, BUSY)

    def _ran(self, caller: Caller, errand: Errand, done: VerbAnswer | None) -> None:
        if done is None:
            return
        self._answer(caller, done)
        if done.back and self._verbs is not None and errand.ticket is not None:
            verbs = self._verbs
            # Nobody is to take it for a step that can be taken back.
            errand.ticket.initiator = verbs.back_and_forth
            (verbs.undone if done.back == "undo" else verbs.redone).emit(done.changes.label)

    def _answer(self, caller: Caller, answer: VerbAnswer | None) -> None:
        if self._waiting.pop(caller, None) is not None:
            caller.answer(answer)
