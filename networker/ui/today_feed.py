"""Today's list for whoever shows it beside the window: the tray.

As long as there is no window it is read here: at the start, at the day's turn, and when something has changed. Once there is
one, its pane reads the list for itself, and hands on what it shows: it is never read twice.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.domain.vocabulary import PersonId
from networker.services.book import Book

if TYPE_CHECKING:
    from networker.services.today_views import Today
    from networker.ui.reach_out.presses import Presses


class TodayFeed(QObject):
    """`changed` carries the list of the day."""

    changed = Signal(object)  # Today

    def __init__(self, book: Book, jobs: Jobs, clock: Clock, *, list_length: Callable[[], int]) -> None:
        super().__init__(jobs)
        self._book, self._jobs, self._clock, self._list_length = book, jobs, clock, list_length
        self.today: Today | None = None  # once it was read
        self._reads = False
        self._asking: Ticket | None = None
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.refresh)
        self._presses: Presses | None = None
        jobs.changed.connect(self._changed)

    def begin(self) -> None:
        """Read it here from now on."""
        self._reads = True
        self.refresh()

    def rest(self) -> None:
        """A window's pane reads it from now on."""
        self._reads = False
        self._again.stop()
        if self._asking is not None:
            self._asking.cancel()

    def take(self, today: "Today") -> None:
        """This is the list by now."""
        self.today = today
        self.changed.emit(today)

    def refresh(self) -> None:
        """Ask for the list of the day; at its first asking the day's list is made."""
        if not self._reads or self._jobs.closed:
            return
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._jobs.write(
            self, _read, self._book, now=self._clock(), size=self._list_length(), then=self._arrived
        )

    def _arrived(self, today: "Today") -> None:
        self._asking = None
        self.take(today)

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if self._reads and (changes.today or changes.people or changes.follow_ups or changes.everything):
            self._again.start()

    def answer(self, person: PersonId, answer: str) -> None:
        """Were they reached: yes, not yet, or to be asked later."""
        if self._presses is None:
            from networker.ui.reach_out.presses import Presses

            self._presses = Presses(self._book, self._jobs, self._clock, self)
            self._presses.ended.connect(self._again.start)
        self._presses.answer_from_elsewhere(person, answer)


def _read(book: Book, *, now: datetime, size: int) -> "Today":
    """On the write lane. Nothing else is asked for long then, so what SQLite holds in memory is given back.

    What makes a list is imported here: a start with a window has no use for it before its first paint.
    """
    from networker.services import reach_out

    today = reach_out.today(book, now=now, size=size)
    book.rest()
    return today
