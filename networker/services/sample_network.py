"""The invented network as plain values: what the sample generator hands to the verb that stores it.

People, interactions, groups and gatherings are named by their index in their tuple.
Nothing here knows of a database, a clock or a random number.
"""

from dataclasses import dataclass
from datetime import date, datetime

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Channel, Circle, Depth, Direction, FollowUpState, Kind, Side, State
from networker.formats.records import FactValue, HandleValue


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    """One invented person. Birthday, how met and groups are not repeated among the facts; the present
    job and place are (the facts without `until`)."""

    key: str  # stable over seeds and days for the hand-written cast: "ana-torres"
    given: str = ""
    family: str = ""
    full_name: str = ""  # as shown, where it is not given + family
    nickname: str = ""
    company: str = ""
    title: str = ""
    city: str = ""
    circle: Circle | None = None
    state: State = State.ACTIVE
    want_to_know: bool = False
    met_in_person: bool = False  # there is a meeting with them among the interactions
    known_since: date
    how_met: str = ""
    met_through: int | None = None
    birthday: PartialDate | None = None
    handles: tuple[HandleValue, ...] = ()
    topics: tuple[str, ...] = ()
    facts: tuple[FactValue, ...] = ()
    notes: str = ""

    @property
    def name(self) -> str:
        """The name as shown; "" where nobody knows it."""
        return self.full_name or f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleInteraction:
    """Something that passed. `at` is None where only the day is known; its offset is where the user was."""

    people: tuple[int, ...]
    kind: Kind
    day: date
    at: datetime | None = None
    channel: Channel | None = None  # None, like direction and depth, for notes
    direction: Direction | None = None
    depth: Depth | None = None
    text: str = ""
    topics: tuple[str, ...] = ()
    place: str = ""
    minutes: int | None = None
    subject: str = ""
    thread: str = ""  # an exchange in words: one interaction a day, as imports fold them
    turns: int = 1
    started: Side | None = None  # who began it
    gathering: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFollowUp:
    """A promise. `due` is None where no day was named."""

    side: Side
    text: str
    people: tuple[int, ...]
    made: date
    due: date | None
    state: FollowUpState = FollowUpState.OPEN
    closed: date | None = None  # the day it was done or dropped
    interaction: int | None = None  # the talk it came from


@dataclass(frozen=True, slots=True)
class SampleGroup:
    """People who belong together. `kind`: club, friends, meetup, company team, linkedin or tag."""

    name: str
    kind: str
    place: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SampleGathering:
    """An event from `day` to `until` (the same day for an evening); `people` were or will be there."""

    name: str
    place: str
    day: date
    until: date
    people: tuple[int, ...]
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SampleWin:
    """Something good that came out of a tie."""

    day: date
    text: str
    people: tuple[int, ...]
    channel: Channel


@dataclass(frozen=True, slots=True)
class SampleIntroduction:
    """Two who came together. `side` me: the user brought both together; them: `other` introduced `person` to the user."""

    day: date
    side: Side
    person: int
    other: int
    words: str
    came: str


@dataclass(frozen=True, slots=True)
class SampleLetter:
    """A recommendation that was written: by the user (`side` me) or of the user."""

    day: date
    side: Side
    person: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SampleAsk:
    """A question, whom it went to, and what came of it. `end`: used, answered, open or looked up."""

    day: date
    question: str
    whom: tuple[int, ...]
    outcome: str
    end: str


@dataclass(frozen=True, slots=True)
class SampleRelation:
    """How two people belong together. `kind`: partner, colleague, family, friend, or "introduced by":
    then `other` introduced `person` to the user."""

    kind: str
    person: int
    other: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class SampleNetwork:
    """A whole invented book; interactions are in the order in which they happened."""

    today: date
    people: tuple[SamplePerson, ...]
    interactions: tuple[SampleInteraction, ...]
    follow_ups: tuple[SampleFollowUp, ...]
    groups: tuple[SampleGroup, ...]
    gatherings: tuple[SampleGathering, ...]
    wins: tuple[SampleWin, ...]
    asks: tuple[SampleAsk, ...]
    relations: tuple[SampleRelation, ...]
    introductions: tuple[SampleIntroduction, ...] = ()
    letters: tuple[SampleLetter, ...] = ()

    def index(self, key: str) -> int:
        """The index of the person with this key; raises KeyError where nobody has it."""
        for number, person in enumerate(self.people):
            if person.key == key:
                return number
        raise KeyError(key)
