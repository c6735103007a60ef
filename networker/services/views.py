"""What the verbs answer: plain frozen values that the window, the tray and the command line show.

They hold no rows and no connections, so they may cross from the read lane to the screen.
Days are local dates, instants carry their offset.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from networker.domain.changes import Changes
from networker.domain.circles import Drift
from networker.domain.dates import PartialDate
from networker.domain.vocabulary import (
    Channel,
    Circle,
    Depth,
    Direction,
    FieldType,
    GatheringId,
    Kind,
    PersonId,
    Shallow,
    State,
)
from networker.services.asked_before import AskView
from networker.services.today_views import ContactMark, Named, Path, Promise


@dataclass(frozen=True, slots=True)
class HandleView:
    """An address to reach somebody by."""

    id: int
    channel: Channel
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class MeetingAhead:
    """A gathering, or a meeting of the calendar, that somebody comes to and that is still to be."""

    id: GatheringId
    name: str
    place: str
    day: date  # its first one


@dataclass(frozen=True, slots=True)
class FactView:
    """A dated fact with where it comes from ("typed" or the file)."""

    id: int
    field: str
    value: str
    detail: str
    since: PartialDate | None
    until: PartialDate | None
    source: str
    holds: FieldType | None = None  # of a field of the user's own, where it was said
    brought: datetime | None = None  # when the file was that told it; None: typed, or not known


@dataclass(frozen=True, slots=True)
class TieView:
    """A tie as it stands on the page of one of the two: a word and the other one."""

    id: int
    word: str
    other: Named
    day: PartialDate | None
    notes: str
    inverse: str = ""  # the word on the other one's page


@dataclass(frozen=True, slots=True)
class ShallowTie:
    """A tie in which no answer ever came: how many messages there were, and whether any was mine."""

    kind: Shallow
    messages: int
    mine: bool


@dataclass(frozen=True, slots=True)
class PersonHead:
    """All that stands above the timeline of one person."""

    id: PersonId
    name: str
    shown: str  # the name as people read it
    given: str
    stand_in: str
    company: str
    title: str
    city: str
    circle: Circle | None
    state: State
    want_to_know: bool
    notes: str
    handles: tuple[HandleView, ...]  # best answered first
    reached: frozenset[str]  # of the ladder: with an answer
    next_rung: str | None  # of the ladder
    marks: tuple[ContactMark, ...]  # the last 364 days
    contact_days: int  # ever
    rhythm_days: float | None  # None under ten contact days, and of the dead
    last_contact: date | None
    met: tuple[int, date | None, str]  # how often in person, when last, where then
    topics: tuple[str, ...]  # their own, then those of the last talks
    own_topics: frozenset[str]
    groups: tuple[str, ...]
    birthday: PartialDate | None
    facts: tuple[FactView, ...]
    ties: tuple[TieView, ...]
    promises: tuple[Promise, ...]
    sources: int  # files the values come from
    shallow: ShallowTie | None = None
    drift: Drift | None = None  # they behave like another circle than theirs
    wish_days: int | None = None  # the user's own wish for the rhythm
    wish_strict: bool = False  # to the day
    path: Path | None = None  # to whom the user wants to know
    ahead: tuple[MeetingAhead, ...] = ()  # the next ones from today on
    asks: tuple[AskView, ...] = ()  # the last questions that they were asked, the newest first


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a timeline is narrowed to. Every word of `text` must be in an entry, accents and case aside."""

    kind: Kind | None = None
    channel: Channel | None = None
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.channel or self.text.strip())


@dataclass(frozen=True, slots=True)
class Offer:
    """How many talks there are of one kind on one channel: what a timeline can be narrowed to."""

    kind: Kind
    channel: Channel | None
    talks: int


@dataclass(frozen=True, slots=True)
class Offers:
    """What a timeline can be narrowed to, the most talks first, as far as it is counted."""

    offers: tuple[Offer, ...] = ()
    counted: int | None = 0  # talks of ids up to this one; None: all

    def talks(self, wanted: Wanted) -> int:
        """How many talks are of the kind and the channel wanted."""
        return sum(
            each.talks
            for each in self.offers
            if wanted.kind in (None, each.kind) and wanted.channel in (None, each.channel)
        )


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One row of the timeline's index: a month's head, a talk, or a dated fact.

    `length` is known without the text, so that heights can be guessed before it has come.
    """

    what: str  # "month", "talk", "fact"; the window has rows of its own above and below
    id: int  # of the talk or fact; for a month year * 12 + month - 1
    day: date
    length: int = 0  # characters of its text
    note: str = ""  # months: "1 call, 18 messages" is made from counts by the pane
    counts: Mapping[str, int] = field(default_factory=dict)  # months: turns by kind of talk


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a timeline is listed: the day, instant, id and kind of the last row looked at, and the last month headed."""

    place: tuple[str, str, int, str]
    month: int

    @property
    def day(self) -> date:
        """Of the last row looked at: all later days are listed."""
        return date.fromisoformat(self.place[0])


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a timeline's index. `after`: where the next one goes on; None: nothing is older.

    `uncounted`: months that go on below where it was cut, whose heads are here without their counts.
    """

    rows: list[TimelineRow]
    after: Mark | None = None
    uncounted: tuple[int, ...] = ()

    def followed_by(self, other: "Stretch") -> "Stretch":
        """The two as one."""
        return Stretch(self.rows + other.rows, other.after, self.uncounted + other.uncounted)


@dataclass(frozen=True, slots=True)
class TalkView:
    """One interaction as the timeline shows it."""

    id: int
    kind: Kind
    channel: Channel | None
    direction: Direction | None
    depth: Depth | None
    day: date
    at: datetime | None
    minutes: int | None
    subject: str
    text: str
    place: str
    turns: int
    people: tuple[Named, ...]
    topics: tuple[str, ...]
    depth_by_hand: bool = False
    typed: bool = False  # by hand, and not told by a file
    gathering: GatheringId | None = None  # the event it took place at
    gathering_name: str = ""
    found_at: int = 0  # where in the text the first of the words looked for stands
    mentioned: Mapping[tuple[str, ...], tuple[Named, ...]] = field(
        default_factory=dict
    )  # by the words of a name


NAMESAKES = 20  # people of one name who are shown to choose from


@dataclass(frozen=True, slots=True)
class LogChip:
    """One thing the quick line understood, for a chip under it."""

    role: str  # kind (of "want" too), person, new, unclear, day, time, place, topic, note, promise
    text: str
    person: PersonId | None = None
    # Unclear: the word to answer for; place: "known", "offered", "wanted" as a gathering, or "".
    word: str = ""
    options: tuple[Named, ...] = ()
    repeats: str = ""  # of a promise: how often it comes again
    names: tuple[str, ...] = ()  # of a promise: whose it is, or to whom
    unless_contact: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody who stays though an import was taken back."""

    name: str
    by_hand: bool  # the user edited them since; else another import tells of them too


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo or redo did."""

    label: str
    left: int
    changes: Changes
    kept: tuple[Kept, ...] = ()
