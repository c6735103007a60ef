"""What is pressed on the Gatherings page, run on the write lane. `noted` tells which gathering came of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import Kind, Place
from networker.domain.vocabulary import GatheringId, PersonId, Role
from networker.services import after_gathering, gathering_events, gatherings
from networker.services.book import Book
from networker.services.gathering_events import Proposal
from networker.ui.drafts import Drafts
from networker.ui.gatherings.form import Said


def form_place(number: GatheringId | None) -> Place:
    """Where the draft of the form lies; None: of a new gathering."""
    return Place(Kind.GATHERING, number)


def notes_place(number: GatheringId) -> Place:
    """Where the draft of the notes lies."""
    return Place(Kind.GATHERING_NOTES, number)


def follow_place(number: GatheringId) -> Place:
    """Where the draft of what is promised lies."""
    return Place(Kind.GATHERING_PROMISE, number)


class GatheringVerbs(QObject):
    """One method a verb."""

    noted = Signal(object)  # GatheringId

    def __init__(self, *, book: Book, jobs: Jobs, clock: Clock, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._book, self._jobs, self._clock = book, jobs, clock

    def _write(self, verb: Any, *args: object, **named: Any) -> None:
        self._jobs.write(self, verb, self._book, *args, now=self._clock(), **named)

    def _settle(self, place: Place, verb: Any, /, *args: object, **named: Any) -> None:
        """Write what was begun at a place of the drafts."""
        self._drafts.write(self, place, verb, self._book, *args, now=self._clock(), **named)

    def create(self, said: Said) -> None:
        """Note a new one."""
        self._settle(
            form_place(None), gatherings.create, name=said.name, place=said.place, day=said.day, until=said.until,
            then=lambda made: self.noted.emit(made[0]),
        )  # fmt: skip

    def change(self, number: GatheringId, said: Said) -> None:
        """Say name, place and days anew."""
        self._settle(
            form_place(number),
            gatherings.change,
            number,
            name=said.name,
            place=said.place,
            day=said.day,
            until=said.until,
        )

    def delete(self, number: GatheringId) -> None:
        """Take one out of the book."""
        self._write(gatherings.delete, number)

    def note(self, number: GatheringId, text: str) -> None:
        """Write the notes. Where the gathering is gone there is nothing to say about it."""
        self._settle(notes_place(number), gatherings.set_notes, number, text, failed=lambda _sentence: None)

    def add(self, number: GatheringId, person: PersonId) -> None:
        """Put somebody to it."""
        self._write(gatherings.add_people, number, [person])

    def add_new(self, number: GatheringId, name: str) -> None:
        """Put somebody to it who is not in the book."""
        self._write(gatherings.add_people, number, new=[name])

    def seat(self, number: GatheringId, person: PersonId, role: Role) -> None:
        """Give somebody another role."""
        self._write(gatherings.add_people, number, [person], role=role)

    def all_there(self, number: GatheringId) -> None:
        """Everybody who was invited was there."""
        self._write(gatherings.all_there, number)

    def take_out(self, number: GatheringId, person: PersonId) -> None:
        """Take somebody out of it."""
        self._write(gatherings.take_out, number, [person])

    def log(self, number: GatheringId) -> None:
        """Log it with everybody who was there."""
        self._write(after_gathering.log_everybody, number)

    def follow_up(self, number: GatheringId, people: Sequence[PersonId], due: object, text: str) -> None:
        """Promise oneself to write to these."""
        self._settle(follow_place(number), after_gathering.follow_up, number, people, due=due, text=text)

    def take(self, proposal: Proposal) -> None:
        """Note an event of a calendar with those who were taken along."""
        self._write(gathering_events.take, proposal, then=lambda made: self.noted.emit(made[0]))
