"""Work off the GUI thread: one write lane, a small read lane, every result through one queued signal.

Verbs run whole on their lane; what they answer comes back in the GUI thread, in the order it was finished.
Nothing here knows what a verb does. An expected failure is a sentence; any other is a mistake of ours.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from networker.domain.changes import Changes
from networker.services.errors import sentence_of

log = logging.getLogger(__name__)
Then = Callable[[Any], None]


class Ticket:
    """One piece of work under way. A cancelled one runs to its end, but nobody hears of it."""

    __slots__ = ("_owner", "cancelled", "failed", "initiator", "then")

    def __init__(
        self, owner: QObject, *, then: Then | None, failed: Callable[[str], None] | None, initiator: object
    ) -> None:
        self._owner = owner
        self.then = then
        self.failed = failed
        self.initiator = initiator
        self.cancelled = False

    def cancel(self) -> None:
        """Forget the answer: something newer was asked."""
        self.cancelled = True

    @property
    def wanted(self) -> bool:
        """Whether somebody is still there to hear the answer."""
        return not self.cancelled and shiboken6.isValid(self._owner)


class Jobs(QObject):
    """The two lanes of one window. `changed` tells every model what a verb touched, and who asked for it."""

    changed = Signal(object, object)  # Changes, initiator
    failed = Signal(str)  # one sentence, where nobody else takes it
    busy_changed = Signal(bool)
    _answered = Signal(object, object, object)  # ticket, answer, error

    def __init__(self, parent: QObject | None = None, *, readers: int = 2) -> None:
        super().__init__(parent)
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._reading = ThreadPoolExecutor(readers, thread_name_prefix="read")
        self._under_way = 0
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether no work is under way and every answer was delivered."""
        return self._under_way == 0

    def write(
        self,
        owner: QObject,
        verb: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        failed: Callable[[str], None] | None = None,
        **named: Any,
    ) -> Ticket:
        """Run a verb on the write lane. `owner` is the initiator that `changed` names; its life is asked for
        before `then` or `failed` is called."""
        return self._submit(self._writing, owner, verb, args, named, then, failed)

    def read(
        self,
        owner: QObject,
        question: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        failed: Callable[[str], None] | None = None,
        **named: Any,
    ) -> Ticket:
        """Run a question on the read lane; `then` gets the answer unless the ticket was cancelled."""
        return self._submit(self._reading, owner, question, args, named, then, failed)

    def _submit(
        self,
        lane: ThreadPoolExecutor,
        owner: QObject,
        call: Callable[..., Any],
        args: tuple[Any, ...],
        named: dict[str, Any],
        then: Then | None,
        failed: Callable[[str], None] | None,
    ) -> Ticket:
        ticket = Ticket(owner, then=then, failed=failed, initiator=owner)
        self._under_way += 1
        if self._under_way == 1:
            self.busy_changed.emit(True)

        def work() -> None:
            answer, error = None, None
            try:
                answer = call(*args, **named)
            except Exception as raised:
                error = raised
            if shiboken6.isValid(self):
                self._answered.emit(ticket, answer, error)

        lane.submit(work)
        return ticket

    @Slot(object, object, object)
    def _deliver(self, ticket: Ticket, answer: object, error: Exception | None) -> None:
        self._under_way -= 1
        if self._under_way == 0:
            self.busy_changed.emit(False)
        if error is not None:
            self._tell(ticket, error)
            return
        if ticket.wanted and ticket.then is not None:
            ticket.then(answer)
        changes = changes_of(answer)
        if changes:
            self.changed.emit(changes, ticket.initiator)

    def _tell(self, ticket: Ticket, error: Exception) -> None:
        sentence = sentence_of(error)
        if sentence is None:
            kind = type(error)
            log.error("%s in the background", kind.__qualname__, exc_info=error)
            sentence = "Something went wrong inside Networker; nothing was changed."
        if ticket.wanted and ticket.failed is not None:
            ticket.failed(sentence)
        elif not ticket.cancelled:
            self.failed.emit(sentence)

    def close(self) -> None:
        """Let what runs end, drop what waits, and answer nothing any more."""
        self._answered.disconnect(self._deliver)
        self._reading.shutdown(wait=True, cancel_futures=True)
        self._writing.shutdown(wait=True, cancel_futures=False)


def changes_of(answer: object) -> Changes | None:
    """The Changes that a verb answered: alone, in a tuple, or as an attribute."""
    if isinstance(answer, Changes):
        return answer
    if isinstance(answer, tuple):
        return next((part for part in answer if isinstance(part, Changes)), None)
    found = getattr(answer, "changes", None)
    return found if isinstance(found, Changes) else None
