"""What Today shows: its list, the promises above it, the end of the day, as plain frozen values like all of `views`.

They stand apart, since they are read before anything else of a person is needed. Days are local dates.
"""

from dataclasses import dataclass
from datetime import date, time

from networker.domain.fruit import IntroductionId
from networker.domain.vocabulary import (
    Channel,
    Circle,
    Depth,
    GatheringId,
    InteractionId,
    Kind,
    PersonId,
    Side,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A person as mentioned: enough for a chip or an avatar."""

    id: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class ContactMark:
    """A day of the rhythm strip with the deepest thing that happened on it."""

    day: date
    depth: Depth


@dataclass(frozen=True, slots=True)
class Origin:
    """The talk that a follow-up came from."""

    id: InteractionId
    kind: Kind
    day: date


@dataclass(frozen=True, slots=True)
class Promise:
    """An open follow-up."""

    id: int
    side: Side
    text: str
    due: date | None
    time: time | None
    people: tuple[Named, ...]
    made: date | None  # the day of the talk it came from, or on which it was noted
    repeats: str = ""  # a rule as domain/repeat.py has it; "": once
    unless_contact: bool = False  # a talk before moves it, or keeps it where it is for once
    talk: Origin | None = None
    zone: str = ""  # of `due` and `time`: a zone by its name; "": wherever the user is


@dataclass(frozen=True, slots=True)
class PathWay:
    """Somebody who could introduce the user, and why, in one sentence."""

    person: PersonId
    name: str  # as people read it
    given: str
    sentence: str
    asked: date | None = None  # the day on which they were asked, as long as that is open


@dataclass(frozen=True, slots=True)
class Path:
    """The ways to somebody whom the user wants to know, the best first; `nobody` says so where there is none."""

    ways: tuple[PathWay, ...]
    nobody: str = ""


@dataclass(frozen=True, slots=True)
class TodayCard:
    """One suggestion of today's list, ready to be shown."""

    person: PersonId
    name: str
    shown: str  # the name as people read it
    given: str
    company: str
    title: str
    circle: Circle | None
    kind: str  # rhythm, slipping, new, revive, occasion, bridge, want
    reason: str  # one warm sentence
    channel: Channel
    advice: str  # the channel's evidence, one sentence; "" without any
    opener: str
    score: float
    marks: tuple[ContactMark, ...]  # the last 182 days
    contact_days: int
    rhythm_days: float | None
    last_contact: date | None
    handle: str  # where Write goes: an address, number or URL; "" where there is none
    promises: tuple[Promise, ...] = ()  # open between you, whenever they are due
    ways: tuple[tuple[Channel, str], ...] = ()  # every address, number and page there is, the main ones first
    path: Path | None = None  # to whom the user wants to know
    number: tuple[int, int] | None = (
        None  # where in the reason the number stands that counts, and how long it is
    )


@dataclass(frozen=True, slots=True)
class DoneRow:
    """Somebody of today's list who was reached or put off."""

    person: PersonId
    name: str  # as people read it
    what: str  # "called", "wrote on Signal", "later", "let go"


@dataclass(frozen=True, slots=True)
class ToBeMet:
    """A meeting of the calendar of which nobody has said that it has been. `people`: who was to be met, as they are called."""

    id: GatheringId
    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BroughtTogether:
    """An introduction that the user made a while ago: of whoever is asked about with this other one."""

    id: IntroductionId
    other: PersonId
    other_name: str  # as people read it
    other_given: str


@dataclass(frozen=True, slots=True)
class Question:
    """That the user began to write to somebody: were they reached? With `meeting`: that they were to be met: were they?
    With `introduced`: that the user brought them together with another: did anything come of it?

    Its person tells which it is: nobody is asked about twice at a time.
    """

    person: PersonId
    name: str  # as people read it
    given: str
    channel: Channel  # on which it was begun
    day: date  # local: of the writing, or of the meeting
    words: str = ""  # with which it was begun; "" where that is not known
    meeting: ToBeMet | None = None  # of several people the first one is `person`
    introduced: BroughtTogether | None = None

    @property
    def of_writing(self) -> bool:
        """Whether it is asked if they were reached."""
        return self.meeting is None and self.introduced is None


@dataclass(frozen=True, slots=True)
class Came:
    """Something that came of a day's talks: a promise of somebody's, or an answer."""

    what: str  # promise, answer
    name: str  # as people read it
    given: str
    text: str  # of the promise
    channel: Channel = Channel.OTHER  # of the answer
    side: Side = Side.ME  # whose promise it is


@dataclass(frozen=True, slots=True)
class DayEnd:
    """What a day's list came to. `messages` are the user's own."""

    talks: int
    messages: int
    came: tuple[Came, ...] = ()


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday today or within the week. `turns` is None where the year is unknown."""

    person: PersonId
    name: str
    day: date
    turns: int | None


@dataclass(frozen=True, slots=True)
class Today:
    """The whole of the Reach out pane."""

    day: date
    size: int  # how many the list had when it was made
    cards: tuple[TodayCard, ...]  # still to do, best first
    done: tuple[DoneRow, ...]
    promises: tuple[Promise, ...]  # due until today
    birthdays: tuple[Birthday, ...]
    tomorrow: tuple[TodayCard, ...]  # a preview, once everybody is done
    people: int  # in the book
    talks: int = 0  # in the book, counted where nobody is on the list: none means a cold start
    to_sort: int = 0  # without a circle, counted at a cold start alone: the deck sorts them
    questions: tuple[Question, ...] = ()  # whether those were reached or met who were to be
    ended: DayEnd | None = None  # once everybody is done
