"""What an import asks of the lanes: to read its files, to write it, to forget it. One piece of work at a time, and Cancel."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services.book import Book
from networker.services.imports import Plan
from networker.services.imports.planned import Progress
from networker.ui.imports import asked as lane
from networker.ui.imports.asked import Asked


class Work(QObject):
    """It shows nothing: what came of the work is said by a signal, and nothing more is heard of what was left."""

    planned = Signal(object)  # Answer
    written = Signal(object)  # Report; None: not yet, for the book is another one than the plan was made for
    stopped = Signal()  # Cancel of a writing: the book is as it was
    failed = Signal(str)  # one sentence

    def __init__(
        self, *, book: Book, jobs: Jobs, clock: Clock, region: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._book, self._jobs, self._clock, self._region = book, jobs, clock, region
        self._ticket: Ticket | None = None
        self._stop = threading.Event()
        self.writes = False

    @property
    def rests(self) -> bool:
        """Whether nothing is under way."""
        return self._ticket is None

    @property
    def stops(self) -> bool:
        """Whether what is under way was cancelled."""
        return self._stop.is_set()

    def read(self, asked: Asked, progress: Progress) -> None:
        """Read files, instead of whatever is under way."""
        self.leave()
        self._stop = threading.Event()
        self._ticket = self._jobs.read(
            self, lane.planned, self._book, asked, self._region(), self._clock(), progress, self._stop.is_set,
            then=self._over(self.planned.emit), failed=self._over(self.failed.emit),
        )  # fmt: skip

    def write(self, plan: Plan, progress: Progress, **given: Any) -> None:
        """Write a plan; `given` to all newcomers."""
        self.leave()
        self._stop, self.writes = threading.Event(), True
        self._ticket = self._jobs.write(
            self, lane.written, self._book, plan, now=self._clock(), progress=progress,
            cancelled=self._stop.is_set, then=self._over(self.written.emit), failed=self._over(self._not_written),
            **given,
        )  # fmt: skip

    def _over(self, then: Callable[[Any], None]) -> Callable[[Any], None]:
        def over(answer: Any) -> None:
            self._ticket, self.writes = None, False
            then(answer)

        return over

    def _not_written(self, sentence: str) -> None:
        if self.stops:
            self.stopped.emit()
        else:
            self.failed.emit(sentence)

    def stop(self) -> None:
        """Cancel: it is still heard how it ends."""
        self._stop.set()

    def leave(self) -> None:
        """Cancel, and hear nothing more."""
        self._stop.set()
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket, self.writes = None, False

    def forget(self, plan: Plan) -> None:
        """Let go of a plan bit by bit: a hundred thousand records at once stop the window."""
        self._jobs.read(self, lane.forgotten, plan)
