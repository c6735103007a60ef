"""A search as it is understood: words, conditions, and how they hang together. Frozen, and the same for the same text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Field(StrEnum):
    """What a condition may be about; the value is the key as it is written in saved searches."""

    CIRCLE = "circle"
    COMPANY = "company"
    TITLE = "title"
    CITY = "city"
    TOPIC = "topic"
    MET = "met"
    LAST = "last"
    FIRST = "first"
    CHANNEL = "channel"
    DEPTH = "depth"
    TIE = "tie"
    GROUP = "group"
    GATHERING = "gathering"
    STATE = "state"
    HAS = "has"
    BIRTHDAY = "birthday"
    WANT = "want"
    WIN = "win"
    ASKED = "asked"
    NAME = "name"
    NOTE = "note"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a row. Unless `whole` the last one may go on; `exact`: the value is these words and no more."""

    text: str
    whole: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the words that a field knows, by its English key: "close", "yes", "never", "let go"."""

    key: str


@dataclass(frozen=True, slots=True)
class Ago:
    """A day longer ago than so many days (d), weeks (w), months (m) or years (y), or not so long."""

    number: int
    unit: Literal["d", "w", "m", "y"]
    older: bool


@dataclass(frozen=True, slots=True)
class When:
    """Days of the calendar by partial ISO dates: in `first`, before it (<), after it (>), or from it to `last` (..)."""

    how: Literal["", "<", ">", ".."]
    first: str
    last: str = ""


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A month, or a day of it, in whatever year."""

    month: int
    day: int | None = None


Value = Text | Choice | Ago | When | MonthDay


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row, wherever they stand. Unless `whole` the last one may go on."""

    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to be true of somebody."""

    field: Field
    value: Value


@dataclass(frozen=True, slots=True)
class Not:
    """The others."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """All of these; of none of them: everybody."""

    parts: tuple["Query", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these."""

    parts: tuple["Query", ...]


Query = Words | Condition | Not | All | Any
EVERYBODY = All()


def both(*queries: Query) -> Query:
    """All of these in one."""
    parts: list[Query] = []
    for each in queries:
        parts.extend(each.parts if isinstance(each, All) else (each,))
    parts = list(dict.fromkeys(parts))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def leaves(query: Query) -> tuple[tuple["Words | Condition", bool], ...]:
    """Every word and condition in it, each with whether it is wanted (True) or not."""

    def walk(part: Query, wanted: bool) -> list[tuple[Words | Condition, bool]]:
        if isinstance(part, Not):
            return walk(part.part, not wanted)
        if isinstance(part, All | Any):
            return [leaf for each in part.parts for leaf in walk(each, wanted)]
        return [(part, wanted)]

    return tuple(walk(query, True))
