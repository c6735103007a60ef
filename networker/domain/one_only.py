"""What people have but one of, as it follows from what was told: a birthday, a gender, the main place.

The counterpart of `jobs.py` for what has no history of its own: one rule for what an import writes and for what stays
when another one is taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from networker.domain.jobs import Telling, by_age
from networker.domain.told import Told, Words


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
    told, words, seen, ended = Told(), Words(), set[int](), dict[str, str]()
    for each in by_age(tellings):
        record, kind, value = said[each.source - 1].record, each.kind, each.value
        before, keeps_to_it = words.before(record, kind), words.has(record, value)
        again = record in seen or before is not None
        words.take(record, kind, value)
        seen.add(record)
        known = told.has(kind, value)
        if keeps_to_it or (known and not told.comes_to(kind, value, before)):
            continue
        aside = not known and told.judge(kind, value, again=again)[0]
        if not (aside or several):
            ended |= {other: each.day for other, _ in told.values()}
            told = Told()
        told.take(kind, value, aside=aside)
    beside = {value for values in told.beside.values() for value, _ in values}
    return Only(told.present[0] if told.present else None, beside, ended)
