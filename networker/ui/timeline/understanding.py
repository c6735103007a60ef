"""Has the sentence of the quick line read while it is typed, off the GUI thread. It shows nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.ui.timeline.quick_verbs import QuickLog, Read, interpret, trip_in

PRACTICE = "coffee Ana, Ben @Lyon yesterday 15:00: her move #housing; she will ask her boss by friday"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it stands, with whose page it is on and what was answered of it."""

    text: str
    lang: str
    context: PersonId | None
    people: dict[str, int]
    places: dict[str, bool]

    @property
    def how(self) -> dict[str, Any]:
        """All but the text, as the service is told it."""
        return {
            "lang": self.lang,
            "context": self.context,
            "chosen": dict(self.people),
            "places": dict(self.places),
        }


class Understanding(QObject):
    """What is understood of the sentence as it stands; while one is being read, only the newest waits."""

    came = Signal(object)  # Read
    failed = Signal(str)  # the sentence for it
    trip_found = Signal()  # the sentence says a trip

    def __init__(
        self,
        said: Callable[[], Said | None],
        *,
        book: object,
        jobs: Jobs,
        clock: Clock,
        services: QuickLog | None,
        finds_trips: bool,
        parent: QObject,
    ) -> None:
        """`said` answers what stands there now; None where that says nothing."""
        super().__init__(parent)
        self._said, self._book, self._jobs, self._clock, self._services = said, book, jobs, clock, services
        self._finds_trips = finds_trips
        self.read: Read | None = None  # of the sentence as it stands; None while it is being read
        self.trip = ""  # that it says, in words
        self._reading = False
        self._again = False

    def warm(self, lang: str) -> None:
        """Have a sentence read that nobody sees: the first one of a program takes a hundred milliseconds more."""
        self._jobs.read(self, interpret, self._services, self._book, PRACTICE, now=self._clock(), lang=lang)

    def ask(self) -> None:
        """Have the sentence read as it stands by now."""
        self.read, self.trip = None, ""
        said = self._said()
        self._again = self._reading and said is not None
        if said is None or self._reading:
            return
        self._reading = True
        self._jobs.read(
            self, interpret, self._services, self._book, said.text, now=self._clock(), **said.how,
            then=partial(self._answered, said), failed=lambda why: self._answered(said, None, why),
        )  # fmt: skip

    def _answered(self, asked: Said, answer: Read | None, why: str = "") -> None:
        self._reading = False
        if self._again or asked != self._said():
            self.ask()
        elif answer is None:
            self.failed.emit(why)
        else:
            self.read = answer
            if self._finds_trips:
                self._jobs.read(
                    self, trip_in, self._book, asked.text, today=self._clock().date(),
                    then=partial(self._trip_told, answer),
                )  # fmt: skip
            self.came.emit(answer)

    def _trip_told(self, read: Read, trip: str) -> None:
        if trip and read is self.read:
            self.trip = trip
            self.trip_found.emit()
