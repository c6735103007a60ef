"""A calendar file on its way to be a gathering: read off the window's thread, and each event that is chosen proposed."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services import gathering_events
from networker.services.book import Book
from networker.services.gathering_events import Events, Proposal
from networker.ui.gatherings.events import EventsPane


class CalendarReading(QObject):
    """`begun`: a file is being read; `came`: its events are in the pane; `failed`: it cannot be read, which was said."""

    begun = Signal()
    came = Signal()
    failed = Signal()

    def __init__(self, pane: EventsPane, *, book: Book, jobs: Jobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._book, self._jobs, self._clock = pane, book, jobs, clock
        self._ticket: Ticket | None = None
        pane.event_chosen.connect(self._propose)

    @property
    def going_on(self) -> bool:
        """Whether a file is being read."""
        return self._ticket is not None

    def read(self, path: Path) -> None:
        """Read the events of a file; one that is being read is given up."""
        self.stop()
        self.begun.emit()
        self._ticket = self._jobs.read(
            self, gathering_events.read, path, then=self._arrived, failed=self._not_read
        )

    def stop(self) -> bool:
        """Give up the file that is being read. False where there is none."""
        ticket, self._ticket = self._ticket, None
        if ticket is not None:
            ticket.cancel()
        return ticket is not None

    def _not_read(self, sentence: str) -> None:
        self._ticket = None
        self._jobs.failed.emit(sentence)
        self.failed.emit()

    def _arrived(self, events: Events) -> None:
        self._ticket = None
        self.came.emit()
        self._pane.show_events(events, self._clock().date())

    def _propose(self, event: object) -> None:
        self._jobs.read(self, gathering_events.propose, self._book, event, then=self._proposed)

    def _proposed(self, proposal: Proposal) -> None:
        self._pane.show_proposal(proposal)
