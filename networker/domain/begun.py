"""Where something lies that was begun and not saved: in which kind of editor, and of whom or what."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_NUMBER = 18  # digits; the book's own ids never come near


class Kind(StrEnum):
    """The kinds of editors that leave drafts."""

    LINE = "line"  # of somebody, or of everybody
    LOG = "log"  # the small window's
    NOTE = "note"
    OPENER = "opener"
    PROMISE = "promise"
    PROMISE_OF_TALK = "promise-of-talk"
    PROMISE_CHANGE = "promise-change"
    FACT = "fact"
    TIE = "tie"
    TOPIC = "topic"
    WIN = "win"
    INTRODUCTION = "introduction"
    RECOMMENDATION = "recommendation"
    ENTRY = "entry"
    GATHERING = "gathering"
    GATHERING_NOTES = "gathering-notes"
    GATHERING_PROMISE = "gathering-promise"
    GROUP_NOTES = "group-notes"
    PAIR = "pair"
    ASKED = "asked"  # what came of a question
    NEW_PERSON = "new-person"


# In which table of the book that stands of which a draft is; those of a kind that is not here are of nothing.
TABLE = {
    **dict.fromkeys(
        (
            Kind.LINE, Kind.NOTE, Kind.OPENER, Kind.PROMISE, Kind.FACT, Kind.TIE, Kind.TOPIC, Kind.PAIR,
            Kind.WIN, Kind.INTRODUCTION, Kind.RECOMMENDATION,
        ),
        "person",
    ),
    **dict.fromkeys((Kind.ENTRY, Kind.PROMISE_OF_TALK), "interaction"),
    Kind.PROMISE_CHANGE: "follow_up",
    Kind.ASKED: "ask",
    **dict.fromkeys((Kind.GATHERING, Kind.GATHERING_NOTES, Kind.GATHERING_PROMISE), "gathering"),
    Kind.GROUP_NOTES: "people_group",
}  # fmt: skip

# Those that need no number.
OF_NOBODY = (
    Kind.LINE, Kind.LOG, Kind.GATHERING, Kind.NEW_PERSON, Kind.WIN, Kind.INTRODUCTION, Kind.RECOMMENDATION,
)  # fmt: skip
EARLIER = "earlier"  # the part under which a sentence lies that another took the place of


@dataclass(frozen=True, slots=True)
class Place:
    """A place of one draft. `was`: of whom it was begun, where they are a part of `of` by now; 0 for nobody else."""

    kind: Kind
    of: int | None = None
    part: str = ""  # which fact, tie or other one of several
    was: int = 0

    @property
    def key(self) -> str:
        """As a word to be stored; a merge changes nothing about it, and so neither does its undo."""
        number = self.was or self.of
        return f"{self.kind} {'' if number is None else number} {self.part}".rstrip()

    @property
    def earlier(self) -> "Place":
        """Where what was begun here lies once something else took its place."""
        return Place(self.kind, self.of, EARLIER)

    @classmethod
    def read(cls, key: str) -> "Place | None":
        """The place that a word tells; None where it is none."""
        kind, _, rest = key.partition(" ")
        number, _, part = rest.partition(" ")
        if number and not (number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER):
            return None
        try:
            place = cls(Kind(kind), int(number) if number else None, part.strip())
        except ValueError:
            return None
        return place if number or place.kind in OF_NOBODY else None
