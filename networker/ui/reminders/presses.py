"""What is pressed on a card, also on an old one of an earlier start: a verb of the book, or a way into the window."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.notify import tags
from networker.desktop.notify.port import OPEN
from networker.domain.vocabulary import PersonId
from networker.services import notice_presses
from networker.services.book import Book
from networker.services.reminders import NoticeKind
from networker.ui.reminders.words import DONE, LATER
from networker.ui.session import Session

_OF_PROMISE: MappingProxyType[str, Callable[..., Any]] = MappingProxyType(
    {DONE: notice_presses.done, LATER: notice_presses.later}
)
_ANSWERS = ("yes", "not yet", "later")


class CardPresses(QObject):
    """Each press is one undoable step, or none where the card is out of date."""

    person_requested = Signal(object)  # PersonId
    today_requested = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._session: Session | None = None

    def follow(self, session: Session) -> None:
        """Presses mean this book from now on."""
        self._session = session

    def rest(self) -> None:
        """The book of the cards is not open."""
        self._session = None

    def take(self, name: str, action: str) -> None:
        """A press on the card of a name, "" where that is not known."""
        found, session = tags.about(name), self._session
        if session is None or session.jobs.closed:
            return
        if found is None:
            self.today_requested.emit()
        elif found.kind == NoticeKind.FOLLOW_UP and (verb := _OF_PROMISE.get(action)) is not None:
            session.jobs.write(self, verb, session.book, found.subject, found.moment, now=self._clock())
        elif found.kind == notice_presses.QUESTION and action in _ANSWERS:
            session.jobs.write(
                self, notice_presses.answer, session.book, PersonId(found.subject), found.moment, action,
                now=self._clock(),
            )  # fmt: skip
        elif found.kind == NoticeKind.FOLLOW_UP and action == OPEN:
            session.jobs.read(self, _whose, session.book, found.subject, found.moment, then=self._open)
        elif action == OPEN:
            self.today_requested.emit()

    def _open(self, person: PersonId | None) -> None:
        """The window at whom the promise is with; at Today where it is settled."""
        if person is None:
            self.today_requested.emit()
        else:
            self.person_requested.emit(person)


def _whose(book: Book, number: int, due: str) -> PersonId | None:
    """On the read lane, whose thread has a connection of its own."""
    return notice_presses.whose(book.reader, number, due)
