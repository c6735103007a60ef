"""What people have but one of, as it follows from what was told: a birthday, a gender, the main place.

The counterpart of `jobs.py` for what has no history of its own: one rule for what an import writes and for what stays
when another one is taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from networker.domain.jobs import Telling, by_age
from networker.domain.told import Told


class Said(NamedTuple):
    """What a record said of one such thing in an import."""

    step: int
    day: str  # on which the book learnt it
    record: int
    kind: str  # of source
    value: str
    changed: float | None = None  # when its file was, in seconds since 1970, where that is kept


@dataclass(slots=True)
class Only:
    """What is so: one value, others beside it by other sources, and since when those before are no longer so."""

    present: str | None = None
    beside: set[str] = field(default_factory=set)
    ended: Mapping[str, str] = field(default_factory=dict)


def only(said: Sequence[Said], *, several: bool) -> Only:
    """What follows from all that was said, each import's in its own order. `several`: others may be true beside it."""
    tellings = [
        Telling(each.step, n, each.kind, (each.value, ""), 0, each.day, changed=each.changed)
        for n, each in enumerate(said, 1)
    ]
    told, seen, ended = Told(), set[int](), dict[str, str]()
    for each in by_age(tellings):
        record = said[each.source - 1].record
        again = record in seen
        seen.add(record)
        if told.has(each.kind, each.value):
            continue
        aside, _ = told.judge(each.kind, each.value, again=again)
        if not (aside or several):
            ended |= {value: each.day for value, _ in told.values()}
            told = Told()
        told.take(each.kind, each.value, aside=aside)
    beside = {value for values in told.beside.values() for value, _ in values}
    return Only(told.present[0] if told.present else None, beside, ended)
