"""What is pressed beside somebody, in Today, on a trip or for a link, becomes a verb of the book, each once.

While one is under way nothing else is taken.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import Channel, PersonId
from networker.services import reach_out, reached
from networker.services.book import Book
from networker.services.today_views import TodayCard

if TYPE_CHECKING:
    from networker.services.offers import Offer

_ANSWERS = {"yes": reached.yes, "not yet": reached.not_yet, "later": reached.later}


class Presses(QObject):
    """`busy` from a press until the list shows what it came to: whoever shows that says so by `shown`."""

    begun = Signal()  # what is on its way was asked before it
    ended = Signal()  # the list is to be read again
    leaves = Signal(object)  # PersonId: they are about to leave the list
    said = Signal(str)

    def __init__(self, book: Book, jobs: Jobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._owner = parent
        self._book, self._jobs, self._clock = book, jobs, clock
        self.busy = False

    def shown(self) -> None:
        """What the last press came to is shown: the next one is meant for it."""
        self.busy = False

    def act(self, card: TodayCard, action: str, days: int) -> None:
        """One of the actions of a card; `days`: until when they rest, 0 for none.

        *Done* is on the channel that the card names: it may be one of yesterday, whom today's list does not know.
        """
        if action == "done":
            self.done_on(card, card.channel)
            return
        self._end_with(card, action, until=self._clock().date() + timedelta(days=days) if days else None)

    def rest_until(self, card: TodayCard, until: date) -> None:
        """Later, on a day of the user's own."""
        self._end_with(card, "later", until=until)

    def done_on(self, card: "TodayCard | Offer", channel: Channel) -> None:
        """They were reached on this channel."""
        self._end_with(card, "done", channel=channel)

    def _end_with(self, card: "TodayCard | Offer", action: str, **named: Any) -> None:
        if not self.busy:
            self.leaves.emit(card.person)
            self._take(reach_out.act, card.person, action, **named)

    def begin(self, person: PersonId, channel: Channel, said: str, words: str) -> None:
        """Somebody is written to: note it, which leaves the question; then say where the words are, not what was noted."""
        self._take(reached.began, person, channel, words=words, then=self._saying(said))

    def share(self, person: PersonId, what: str, channel: Channel, said: str) -> None:
        """The same where it is something shared that they are written about."""
        from networker.services import shares

        self._take(shares.share, person, what, channel=channel, then=self._saying(said))

    def _saying(self, said: str) -> Callable[[], object]:
        return partial(QTimer.singleShot, 0, self, partial(self.said.emit, said))

    def answer(self, person: PersonId, answer: str) -> None:
        """Were they reached: yes, not yet, or to be asked later. Not by a press that was meant for somebody else."""
        if not self.busy:
            self.answer_from_elsewhere(person, answer)

    def answer_from_elsewhere(self, person: PersonId, answer: str) -> None:
        """The same from the tray, where nothing can have moved under the pointer."""
        if answer == "yes":
            self.leaves.emit(person)
        self._take(_ANSWERS[answer], person)

    def _take(
        self,
        verb: Callable[..., object],
        *args: object,
        then: Callable[[], object] | None = None,
        **named: Any,
    ) -> None:
        self.busy = True
        self.begun.emit()

        def taken(_: object) -> None:
            self.ended.emit()  # also where nothing changed
            if then is not None:
                then()

        self._jobs.write(
            self._owner,
            verb,
            self._book,
            *args,
            now=self._clock(),
            then=taken,
            failed=self._failed,
            **named,
        )

    def _failed(self, sentence: str) -> None:
        self._jobs.failed.emit(sentence)
        self.ended.emit()
