"""A talk as a plan holds it: what becomes one interaction, with what was said, turn by turn."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from networker.domain.turns import Line, as_one_text, direction_of
from networker.domain.vocabulary import Direction, Kind, Side
from networker.formats import limits
from networker.services.imports import marks as marking
from networker.services.imports.marks import Mark


class Talk(NamedTuple):
    """What becomes one interaction. `who` are numbers of parties, without the user's."""

    n: int
    origin: str
    key: str
    thread: str
    day: str
    kind: Kind
    channel: str
    direction: Direction
    started: Side | None
    depth: str | None
    at: str | None
    minutes: int | None
    subject: str
    place: str
    lines: tuple[Line, ...]  # one a turn
    marks: tuple[Mark, ...]  # in the order of the lines
    who: tuple[int, ...]
    verdict: str
    interaction: int  # of the book that it makes longer, or 0
    fresh: tuple[int, ...]  # which of its turns the book does not hold yet


class Outline(NamedTuple):
    """What of a talk is held against the book: all but what was said."""

    n: int
    origin: str
    key: str
    thread: str
    day: str
    marks: str  # as they are written
    who: tuple[int, ...]


class Judgement(NamedTuple):
    """What becomes of a talk. `fresh` names the turns that the book does not hold yet; None: all of them.

    `holders`: the interactions that hold the others.
    """

    verdict: str
    interaction: int
    fresh: Sequence[int] | None = None
    holders: Sequence[int] = ()


def text_of(lines: Sequence[Line]) -> str:
    """What was said as one text, no longer than an interaction's may be."""
    return lines[0][2] if len(lines) == 1 else cut(as_one_text(lines))


def cut(text: str) -> str:
    """A text no longer than an interaction's may be."""
    return text if len(text) <= limits.TALK_CHARACTERS else text[: limits.TALK_CHARACTERS] + "…"


def is_cut(text: str) -> bool:
    """Whether `cut` left something out of a text."""
    return len(text) == limits.TALK_CHARACTERS + 1 and text.endswith("…")


def only_fresh(talk: Talk) -> Talk:
    """A talk without the turns that the book holds already, in the interactions of other days."""
    if len(talk.fresh) == len(talk.lines):
        return talk
    lines = tuple(talk.lines[n] for n in talk.fresh)
    kept = tuple(talk.marks[n] for n in talk.fresh)
    mine = [line[0] for line in lines]
    return talk._replace(
        lines=lines,
        marks=kept,
        fresh=tuple(range(len(lines))),
        direction=direction_of(mine),
        started=talk.started and side_of(mine[0]),
        at=at_of(talk, talk.fresh[0]),
    )


def at_of(talk: Talk, n: int) -> str | None:
    """The instant or local time of one of the turns; None where only the day is known."""
    seconds = talk.marks[n].seconds
    return talk.at if n == 0 or seconds is None else marking.at_of(seconds, talk.at)


def side_of(mine: bool) -> Side:
    """Whose a turn is."""
    return Side.ME if mine else Side.THEM


def read_talk(row: tuple[Any, ...]) -> Talk:
    """A talk as it lies in the temporary database."""
    (n, origin, key, thread, day, kind, channel, direction, started, depth, at, minutes, subject, place,
     lines, marks, who, verdict, interaction, fresh) = row  # fmt: skip
    said = tuple(map(tuple, json.loads(lines)))
    return Talk(
        n, origin, key, thread, day, Kind(kind), channel, Direction(direction), Side(started) if started else None,
        depth, at, minutes, subject, place, said, tuple(marking.read(marks)), numbers(who), verdict, interaction,
        tuple(range(len(said))) if fresh is None else numbers(fresh),
    )  # fmt: skip


def listed(found: Sequence[int]) -> str:
    """Numbers as JSON."""
    return f"[{','.join(map(str, found))}]"


def numbers(said: str) -> tuple[int, ...]:
    """What `listed` wrote down; "" for none."""
    return tuple(map(int, said[1:-1].split(","))) if len(said) > 2 else ()
