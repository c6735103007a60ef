"""What the pane asks the book for one timeline: its head and its rows, and then what the menus offer.

It knows what is still on its way and forgets it where something else is wanted. It shows nothing.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.vocabulary import PersonId
from networker.services import timeline
from networker.services.views import Offers, PersonHead, Stretch, Wanted


def _head(book: Any, person: PersonId, today: date) -> PersonHead | None:
    return timeline.head(book, person, today=today)


class TimelineReading(QObject):
    """Asks for the timeline of a person, or of everybody, and says what has come."""

    head_came = Signal(object)  # PersonHead; None: there is nobody of that id
    whole = Signal(object)  # Stretch, once head and rows are both there
    offers_came = Signal(object)  # Offers, all of them counted
    failed = Signal(str)  # the sentence for it

    def __init__(self, *, book: object, jobs: Jobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._book, self._jobs, self._clock = book, jobs, clock
        self.everybody: tuple[int, date | None] = (0, None)  # talks, and the day of the first
        self.tickets: list[Ticket] = []  # of what is asked now
        self._person: PersonId | None = None
        self._wanted = timeline.EVERYTHING
        self._down_to: date | None = None
        self._headed = False
        self._rows: Stretch | None = None

    def ask(self, person: PersonId | None, wanted: Wanted, *, down_to: date | None) -> None:
        """Ask for head and rows; an older question is forgotten.

        `down_to`: the day as far as which rows are wanted before they are shown; None: the first stretch of them.
        """
        self._forget()
        self._person, self._headed = person, False
        if person is not None:
            self._ask(_head, person, self._clock().date(), then=self._head_came)
        else:
            self._ask(timeline.everybodys, then=self._everybody_came)
        self._ask_rows(wanted, down_to)

    def narrow(self, wanted: Wanted, *, down_to: date | None) -> None:
        """Ask for other rows of the same timeline; a head that came stays."""
        if self._headed:
            self._forget()
            self._ask_rows(wanted, down_to)
        else:
            self.ask(self._person, wanted, down_to=down_to)

    def _forget(self) -> None:
        for each in self.tickets:
            each.cancel()
        self.tickets = []

    def _ask(
        self, question: Callable[..., Any], *args: object, then: Callable[[Any], None], **named: object
    ) -> None:
        self.tickets.append(
            self._jobs.read(self, question, self._book, *args, then=then, failed=self.failed.emit, **named)
        )

    def _ask_rows(self, wanted: Wanted, down_to: date | None) -> None:
        self._rows, self._wanted, self._down_to = None, wanted, down_to
        self._go_on(Stretch([]))

    def _go_on(self, so_far: Stretch) -> None:
        """One stretch after the other, so that what is not wanted any more keeps no lane and no quitting waiting."""
        self._ask(
            timeline.index, self._person, self._wanted, after=so_far.after, then=partial(self._rows_came, so_far)
        )  # fmt: skip

    def _head_came(self, head: PersonHead | None) -> None:
        self._headed = True
        self.head_came.emit(head)
        self._tell_when_whole()

    def _everybody_came(self, found: tuple[int, date | None]) -> None:
        self._headed = True
        self.everybody = found
        self._tell_when_whole()

    def _rows_came(self, so_far: Stretch, come: Stretch) -> None:
        rows = so_far.followed_by(come)
        down_to = self._down_to
        if rows.after is not None and (not rows.rows or (down_to is not None and rows.after.day >= down_to)):
            self._go_on(rows)
            return
        self._rows = rows
        self._tell_when_whole()
        # Nobody waits for what the menus offer: it is counted once the rows are there.
        self._ask_offers(None)

    def _tell_when_whole(self) -> None:
        if self._headed and self._rows is not None:
            self.whole.emit(self._rows)

    def _ask_offers(self, so_far: Offers | None) -> None:
        self._ask(timeline.offers, self._person, self._wanted.text, so_far=so_far, then=self._count_on)

    def _count_on(self, offers: Offers) -> None:
        if offers.counted is not None:
            self._ask_offers(offers)
        else:
            self.offers_came.emit(offers)
