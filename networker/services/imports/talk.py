"""A talk as a plan holds it: what becomes one interaction, with what was said, turn by turn."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from networker.domain.vocabulary import Direction, Kind, Side
from networker.formats import limits

Line = tuple[bool, str, str]  # whether it is the user's, else whose where several are, and what was said


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
    marks: tuple[str, ...]  # in the order of the lines
    who: tuple[int, ...]
    verdict: str
    interaction: int


class Outline(NamedTuple):
    """What of a talk is held against the book: all but what was said."""

    n: int
    origin: str
    key: str
    marks: str  # parted by spaces
    who: tuple[int, ...]


def text_of(lines: Sequence[Line]) -> str:
    """What was said as one text: → what the user said, ← what came back; one turn alone needs no arrow."""
    if len(lines) == 1:
        return lines[0][2]
    text = "\n".join(
        f"{'→' if mine else f'← {name}:' if name else '←'} {said}".rstrip() for mine, name, said in lines
    )
    return text if len(text) <= limits.TALK_CHARACTERS else text[: limits.TALK_CHARACTERS] + "…"


def read_talk(row: tuple[Any, ...]) -> Talk:
    """A talk as it lies in the temporary database."""
    (n, origin, key, thread, day, kind, channel, direction, started, depth, at, minutes, subject, place,
     lines, marks, who, verdict, interaction) = row  # fmt: skip
    return Talk(
        n, origin, key, thread, day, Kind(kind), channel, Direction(direction), Side(started) if started else None,
        depth, at, minutes, subject, place, tuple(map(tuple, json.loads(lines))), tuple(marks.split()),
        numbers(who), verdict, interaction,
    )  # fmt: skip


def listed(found: Sequence[int]) -> str:
    """Numbers as JSON."""
    return f"[{','.join(map(str, found))}]"


def numbers(said: str) -> tuple[int, ...]:
    """What `listed` wrote down; "" for none."""
    return tuple(map(int, said[1:-1].split(","))) if said else ()
