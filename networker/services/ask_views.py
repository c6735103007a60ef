"""What an answer to a question is: who, by which line, how likely they answer, and whether it is only a guess."""

from dataclasses import dataclass
from datetime import date

from networker.domain.ask.need import Need
from networker.domain.vocabulary import Circle, InteractionId, PersonId


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody to whom an answer leads: known by name, with their id where the book has them."""

    name: str  # "her brother", or the name as people read it
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The line that an answer rests on.

    `source`: "title", "company", "former company", "topic", "group", "note", "fact", "place", "talk" or "tie".
    """

    text: str
    matched: tuple[tuple[int, int], ...]  # spans in the text, from and to, in order
    source: str
    talk: InteractionId | None = None
    day: date | None = None  # local; None where nobody said when


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody to ask."""

    person: PersonId
    name: str  # given, then family
    shown: str  # as people read it
    company: str
    city: str
    circle: Circle | None
    evidence: Evidence
    answered: int  # of the contact days on which I spoke, those on which they did as well or soon after
    of: int
    days: float | None  # the median of days until they answer; None where they never had to
    via: Named | None  # they know somebody: who that is
    sure: bool  # False: openly a guess
    score: float


@dataclass(frozen=True, slots=True)
class Answers:
    """Whom to ask, the best first, and what was understood of the question."""

    asked: Need
    list: tuple[Answer, ...]
