"""An interaction of the book made longer: what an export adds stands where it was said, and edits by hand stay."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from networker.domain.depth import depth_of_spell, is_bare
from networker.domain.turns import MINE, arrowed, direction_of, turns_of
from networker.domain.vocabulary import Depth, Direction, Side
from networker.services.imports import marks as marking
from networker.services.imports.marks import Mark
from networker.services.imports.talk import Talk, at_of, cut, is_cut, side_of

_DEPTHS = ("", *(each.value for each in Depth))  # the shallowest first


class Held(NamedTuple):
    """What the book has of a talk."""

    marks: str
    text: str
    direction: str | None
    started: str | None
    depth: str | None
    depth_by_hand: bool
    at: str | None


class _Place(NamedTuple):
    """Where a turn of the longer talk comes from: its number there."""

    held: bool  # else of the export
    n: int


def lengthened(held: Held, talk: Talk) -> dict[str, Any]:
    """The columns of an interaction with the fresh turns of a talk in it."""
    present = marking.read(held.marks)
    anchors = _anchors(present, talk)
    present = [
        talk.marks[anchors[n]] if mark.seconds is None and n in anchors else mark
        for n, mark in enumerate(present)
    ]
    order = _merged(_seconds(present, held, talk), anchors, talk)
    pieces = _pieces(held, present, anchors, talk)
    columns: dict[str, Any] = {
        "marks": marking.written(present[n] if of_book else talk.marks[n] for of_book, n in order),
        "turns": len(order),
        "direction": _direction(held, talk).value,
        "started": _started(held, order[0], talk),
        "at": held.at if order[0].held else at_of(talk, order[0].n),
    }
    if pieces is None:
        return columns | {"text": _beside(held.text, order, talk), "depth": _depth(held, talk, [])}
    said = [pieces[n] if of_book else arrowed(talk.lines[n]) for of_book, n in order]
    return columns | {"text": cut("\n".join(said)), "depth": _depth(held, talk, said)}


def _anchors(present: Sequence[Mark], talk: Talk) -> dict[int, int]:
    """Which turns of the book (by number) are which of the export."""
    there: dict[str, int] = {}
    for n, mark in enumerate(talk.marks):
        for digits in filter(None, (mark.digits, mark.earlier)):
            there.setdefault(digits, n)
    return {n: there[mark.digits] for n, mark in enumerate(present) if mark.digits in there}


def _seconds(present: Sequence[Mark], held: Held, talk: Talk) -> list[int]:
    """When each turn of the book passed. One of an older book, whose time was not kept, at the earliest possible."""
    first = marking.moment(held.at or talk.day, None).seconds
    known = (mark.seconds for mark in present)
    return list(accumulate(known, lambda last, each: last if each is None else each, initial=first))[1:]


def _merged(seconds: Sequence[int], anchors: dict[int, int], talk: Talk) -> list[_Place]:
    """All turns in their order: the book's and the fresh ones by time, within a minute as the export has them."""
    held_as = {n: place for place, n in anchors.items()}
    ahead = set(anchors)  # turns of the book that the export has further on
    order: list[_Place] = []
    done = 0

    def stands_before(moment: int) -> bool:
        there = seconds[done]
        return there // 60 < moment // 60 or (
            there // 60 == moment // 60 and there <= moment and done not in ahead
        )

    fresh = set(talk.fresh)
    for n, mark in enumerate(talk.marks):
        if n in fresh:
            while done < len(seconds) and stands_before(mark.seconds or 0):
                order.append(_Place(True, done))
                done += 1
            order.append(_Place(False, n))
        elif n in held_as:
            ahead.discard(held_as[n])
            while done <= held_as[n]:
                order.append(_Place(True, done))
                done += 1
    return order + [_Place(True, n) for n in range(done, len(seconds))]


def _pieces(held: Held, present: Sequence[Mark], anchors: dict[int, int], talk: Talk) -> list[str] | None:
    """The text of the book turn by turn; None where somebody edited it so that nobody can tell."""
    if len(present) == 1:
        line = talk.lines[anchors[0]] if 0 in anchors else None
        if line is not None and line[2] == held.text:
            return [arrowed(line)]  # it may name who spoke
        return [arrowed((held.direction == Direction.OUT, "", held.text))]
    pieces = turns_of(held.text)
    if is_cut(held.text) and 0 < len(pieces) < len(present):
        pieces += [""] * (len(present) - len(pieces))
    return pieces if pieces and len(pieces) == len(present) else None


def _beside(text: str, order: Sequence[_Place], talk: Talk) -> str:
    """An edited text with the fresh turns before it, where all of them are earlier, else behind it."""
    said = [arrowed(talk.lines[n]) for n in talk.fresh]
    earlier = len(order) > len(said) and not any(each.held for each in order[: len(said)])
    whole = [text] if text else []
    return "\n".join([*said, *whole] if earlier else [*whole, *said])


def _direction(held: Held, talk: Talk) -> Direction:
    fresh = direction_of([talk.lines[n][0] for n in talk.fresh])
    return fresh if held.direction in (None, fresh) else Direction.BOTH


def _started(held: Held, first: _Place, talk: Talk) -> str | None:
    if not first.held:
        return side_of(talk.lines[first.n][0]).value
    alone = {Direction.OUT: Side.ME.value, Direction.IN: Side.THEM.value}
    return held.started or (alone.get(Direction(held.direction)) if held.direction else None)


def _depth(held: Held, talk: Talk, said: Sequence[str]) -> str | None:
    """The deepest of what the book says, the export, and all turns together; what was set by hand stays."""
    if held.depth_by_hand:
        return held.depth
    turns = [(each.startswith(MINE), _is_bare(each[1:])) for each in said if each]
    together = depth_of_spell(talk.kind, turns)
    told = [held.depth, talk.depth, together.value if together else None]
    return max((each or "" for each in told), key=_DEPTHS.index) or None


def _is_bare(said: str) -> bool:
    return is_bare(said) or is_bare(said.partition(": ")[2])
