"""What came of ties as the timeline, the page of wins and the command line show it: plain frozen values.

Days are local dates. Names are as people read them.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from networker.domain.fruit import Came, IntroductionId, Letter, RecommendationId, WinId
from networker.domain.vocabulary import Channel, FollowUpId, PersonId, Side
from networker.services.today_views import Named

WHATS = (
    "win",
    "introduction",
    "recommendation",
)  # kinds of rows that a person's timeline has beside talks and facts


class CameOf(NamedTuple):
    """What a win came of. `what`: talk, ask or introduction."""

    what: str
    id: int


@dataclass(frozen=True, slots=True)
class Root:
    """Something that a win may have come of, as it is told: what it is, its day and its words."""

    of: CameOf
    day: date
    text: str
    channel: Channel | None = None  # of a talk
    people: tuple[Named, ...] = ()  # of an introduction: the two


@dataclass(frozen=True, slots=True)
class WinView:
    """Something good that came of a tie."""

    id: WinId
    day: date
    text: str
    channel: Channel | None
    people: tuple[Named, ...]
    root: Root | None = None


@dataclass(frozen=True, slots=True)
class IntroductionView:
    """Two who came together. `side` me: the user brought both together; them: `other` introduced `person` to the user."""

    id: IntroductionId
    day: date
    side: Side
    person: Named
    other: Named
    words: str
    came: Came

    @property
    def people(self) -> tuple[Named, Named]:
        """Both of them."""
        return self.person, self.other


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A letter for others to read. `id` None: a file told it, and `fact` is its number among the facts.

    `day`: on which it came so far; `due`: until when one that is asked or promised waits.
    """

    id: RecommendationId | None
    fact: int | None
    day: date | None
    side: Side | None  # whose letter it is: None where the file does not say
    state: Letter
    kind: str
    text: str
    person: Named
    due: date | None = None
    promise: FollowUpId | None = None  # while that is open

    @property
    def people(self) -> tuple[Named, ...]:
        """Whom it is of."""
        return (self.person,)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """An introduction that was asked for and has not come: whom `via` is to introduce, since when, until when it is looked for."""

    promise: FollowUpId
    wanted: Named
    via: Named
    since: date
    due: date | None

    @property
    def people(self) -> tuple[Named, Named]:
        """Both of them."""
        return self.wanted, self.via


@dataclass(frozen=True, slots=True)
class PromisedTo:
    """An introduction that the user has promised to make: of whom to whom, since when, until when."""

    promise: FollowUpId
    one: Named
    other: Named
    since: date
    due: date | None

    @property
    def people(self) -> tuple[Named, Named]:
        """Both of them."""
        return self.one, self.other


Fruit = WinView | IntroductionView | RecommendationView | AskedFor | PromisedTo


class FruitRow(NamedTuple):
    """A row of the list of all. `what`: win, introduction, asked and promised for those that have not come, recommendation,
    or fact for a letter of a file.
    """

    what: str
    id: int
    day: str  # ISO; "" where it is not known


@dataclass(frozen=True, slots=True)
class Counted:
    """How many wins somebody, a channel or a year has. `key`: the id, the channel's word, the year; "" not said."""

    key: str
    wins: int


def other_of(view: IntroductionView, person: PersonId | None) -> Named:
    """The other one of the two on somebody's page."""
    return view.person if view.other.id == person else view.other
