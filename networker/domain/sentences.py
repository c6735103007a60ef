"""The sentences of one language as plain tables: handed in by whoever read them, so that the rules know no file."""

from collections.abc import Mapping
from dataclasses import dataclass

from networker.domain.vocabulary import Channel

Templates = Mapping[str, str]  # sentences with {fields} by key
Spans = Mapping[str, tuple[str, str]]  # by unit: one of it, and several with {n}


BEGIN, END = "\x02", "\x03"  # round the number of a reason as it is stored: no text of the book has them


@dataclass(frozen=True, slots=True)
class Sentences:
    """Everything that is said of people on today's list, in one language. Each name is a table of the file."""

    language: str  # "en"
    words: Templates
    reasons: Templates
    openers: Templates
    advice: Templates
    why: Templates
    path: Templates  # who could introduce somebody
    done: Templates  # what became of somebody of the list
    trips: Templates
    sharing: Templates  # why somebody may care about a link
    asking: Templates  # a question to somebody, and the thanks for an answer
    where: Templates  # by channel: "on Signal"
    since: Spans  # as behind "it has been"
    ago: Spans  # "7 weeks ago"
    every: Spans  # "every 3 weeks"
    dates: Templates
    lists: Mapping[str, tuple[str, ...]]  # months, weekdays, times, tenths


def where(channel: str, said: Sentences) -> str:
    """A channel as said behind a verb: "on Signal"; an unknown one is "there"."""
    return said.where.get(channel) or said.where[Channel.OTHER]


def number_of(marked: str) -> tuple[str, tuple[int, int] | None]:
    """A reason without its marks; where its number stands, and how long that is, if it has one."""
    before, begun, rest = marked.partition(BEGIN)
    number, ended, behind = rest.partition(END)
    return (before + number + behind, (len(before), len(number))) if begun and ended else (marked, None)
