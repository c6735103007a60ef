"""What a question asks for, as plain values: whatever read it, and whoever is looked for by it."""

from dataclasses import dataclass
from enum import StrEnum


class Met(StrEnum):
    """Whether those asked for have been met face to face."""

    YES = "met"
    NO = "not met"


@dataclass(frozen=True, slots=True)
class Need:
    """What a question asks for. Words stand as they were typed, without what every question has ("who knows …")."""

    question: str
    subject: tuple[
        str, ...
    ] = ()  # what they should know, do or be; () where only the conditions say who is meant
    places: tuple[str, ...] = ()  # towns and countries in which they should be at home
    houses: tuple[str, ...] = ()  # kinds of house at which they should work: "an airline", "the council"
    companies: tuple[str, ...] = ()  # names of companies at which they should work
    once: bool = False  # who worked there before is meant: "used to work at"
    people: tuple[str, ...] = ()  # names of people to whom a way is sought
    met: Met | None = None
    since: str | None = None  # they were talked with since this local day: "this year", "lately"
    until: str | None = None  # and until this one: "last year"
    answers: bool = False  # who really answers comes first
    nearest: bool = False  # whom the user knows best comes first
    hop: bool = False  # somebody who knows one is wanted as well
