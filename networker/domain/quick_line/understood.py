"""What a sentence means, once it is read."""

from dataclasses import dataclass
from datetime import date
from datetime import time as clock_time

from networker.domain.quick_line.people import Known
from networker.domain.repeat import Repeat
from networker.domain.vocabulary import Channel, Direction, Kind, Side


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that is still to be done, by me or by them. No day said: `due` is None.

    `people` and `new_people`: those of the sentence whom it names; where it names none it is everybody's.
    """

    due: date | None
    time: clock_time | None
    side: Side
    text: str
    repeat: Repeat | None = None
    unless_contact: bool = False  # not where they talk before
    people: tuple[Known, ...] = ()
    new_people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclear:
    """A word that has to be asked about: who, or which day or time. `options` are the people it may be."""

    word: str
    why: str
    options: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """A sentence read. `kind` None: nothing has happened yet, it is a plan or a reminder."""

    people: tuple[Known, ...]
    new_people: tuple[str, ...]
    kind: Kind | None
    channel: Channel | None
    direction: Direction | None
    day: date | None
    time: clock_time | None
    place: str | None
    topics: tuple[str, ...]
    text: str
    follow_ups: tuple[Promise, ...]
    unclear: tuple[Unclear, ...]
    unanswered: bool = False  # a call nobody answered, or a message without a reply: no talk took place
    wants: bool = False  # to know these people: no talk, no promise
    win: bool = False  # something good that came of these people: no talk
    vague: str = ""  # what was said of when it was, and names no one day: `day` is None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep: no talk and no promise, or a note without a word."""
        said = self.text or self.topics or self.place or self.follow_ups or self.wants
        return not said and self.kind in (None, Kind.NOTE)
