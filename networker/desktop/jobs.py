"""Work off the GUI thread: one write lane, a small read lane, every result through one queued signal.

Verbs run whole on their lane; what they answer comes back in the GUI thread, in the order it was finished.
Nothing here knows what a verb does. An expected failure is a sentence; any other is a mistake of ours.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from networker.domain.changes import Changes

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

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
    troubled = Signal(object)  # BookError: the whole program has to answer, whoever asked
    busy_changed = Signal(bool)
    _answered = Signal(object, object, object)  # ticket, answer, error

    def __init__(self, parent: QObject | None = None, *, readers: int = 2) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}  # made with the first work: start-up has none
        self._threads = {"write": 1, "read": readers}
        self._under_way = 0
        self.closed = False  # nothing is taken any more
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
        return self._submit("write", owner, verb, args, named, then, failed)

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
        return self._submit("read", owner, question, args, named, then, failed)

    def _submit(
        self,
        lane: str,
        owner: QObject,
        call: Callable[..., Any],
        args: tuple[Any, ...],
        named: dict[str, Any],
        then: Then | None,
        failed: Callable[[str], None] | None,
    ) -> Ticket:
        ticket = Ticket(owner, then=then, failed=failed, initiator=owner)
        if self.closed:  # the book is put aside, or the program ends: nobody hears of it
            ticket.cancel()
            return ticket
        self._under_way += 1
        if self._under_way == 1:
            self.busy_changed.emit(True)

        def work() -> None:
            answer, error = None, None
            try:
                answer = call(*args, **named)
            except Exception as raised:
                error = raised
            try:
                error = error and _light(error)
            finally:  # whatever happens, somebody waits for the answer
                if shiboken6.isValid(self):
                    self._answered.emit(ticket, answer, error)

        self._lane(lane).submit(work)
        return ticket

    def _lane(self, name: str) -> "ThreadPoolExecutor":
        if name not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            self._lanes[name] = ThreadPoolExecutor(self._threads[name], thread_name_prefix=name)
        return self._lanes[name]

    @Slot(object, object, object)
    def _deliver(self, ticket: Ticket, answer: object, error: Exception | None) -> None:
        if self.closed:  # it was on its way when the lanes were closed
            return
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
        from networker.services.errors import sentence_of, trouble_of

        if (trouble := trouble_of(error)) is not None:
            self.troubled.emit(trouble)
        sentence = sentence_of(error)
        if sentence is None:
            kind = type(error)
            import logging

            logging.getLogger(__name__).error("%s in the background", kind.__qualname__, exc_info=error)
            sentence = "Something went wrong inside Networker; nothing was changed."
        sentence = QCoreApplication.translate("services", sentence)
        if ticket.wanted and ticket.failed is not None:
            ticket.failed(sentence)
        elif not ticket.cancelled:
            self.failed.emit(sentence)

    def close(self) -> None:
        """Let what runs end, drop what waits, and answer nothing any more."""
        if self.closed:
            return
        self.closed = True
        self._answered.disconnect(self._deliver)
        for name, lane in self._lanes.items():
            lane.shutdown(wait=True, cancel_futures=name == "read")


def _light(error: Exception) -> Exception:
    """An error without what its verb worked on, where nobody will ask in which line it was.

    A traceback holds on to every local name: a hundred thousand records would be forgotten in the GUI thread.
    """
    from networker.services.errors import sentence_of

    if sentence_of(error) is not None:
        each: BaseException | None = error
        while each is not None:
            each.__traceback__ = None
            each = each.__cause__ or each.__context__
    return error


def changes_of(answer: object) -> Changes | None:
    """The Changes that a verb answered: alone, in a tuple, or as an attribute."""
    if isinstance(answer, Changes):
        return answer
    if isinstance(answer, tuple):
        return next((part for part in answer if isinstance(part, Changes)), None)
    found = getattr(answer, "changes", None)
    return found if isinstance(found, Changes) else None
