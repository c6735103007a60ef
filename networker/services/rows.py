"""The lines of a list of people: all that the window's first paint needs to know of the services' answers."""

from array import array
from dataclasses import dataclass
from datetime import date

from networker.domain.vocabulary import Circle, PersonId, State


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a list in its order. `array('q')`: 100,000 of them are 800 kB."""

    ids: array  # type: ignore[type-arg]
    total: int
    everybody: int  # people in the book without the query and the filters


@dataclass(frozen=True, slots=True)
class MatchedLine:
    """Where somebody was found whose shown name and work do not say it."""

    text: str  # on one line, from a little before the first match
    marks: tuple[tuple[int, int], ...]  # where the words stand in it, in letters
    source: str  # title, company, city, address, topic, group, fact, note, talk or promise
    day: date | None = None  # of a talk


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list of people."""

    id: PersonId
    name: str  # "" where nobody knows it: show `stand_in`
    shown: str  # the name as people read it
    stand_in: str  # a phone number or mail address, for people without a name
    company: str
    title: str
    city: str
    circle: Circle | None
    state: State
    last_contact: date | None
    line: MatchedLine | None = None  # where a search found them
    sought: tuple[tuple[str, bool], ...] = ()  # what it looked for, as `search_query.marks` takes it

    @property
    def below(self) -> str:
        """What stands below a name: company or place, else title; the address where nothing else is known."""
        return (self.company or self.city or self.title or self.stand_in) if self.name else self.stand_in
