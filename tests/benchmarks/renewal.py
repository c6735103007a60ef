"""Invented ties that live by the law the model believes in: log-logistic renewal, with bursts and dropouts.

Gaps between contact days are log-logistic around the pair's own rhythm; after a contact some ties burst into days
in a row, and each contact may have been the last one. Everything is drawn from the chance that is handed in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log
from random import Random


@dataclass(frozen=True, slots=True)
class Tie:
    """How one person and the user are with each other."""

    rhythm: float  # days between contacts, the median
    shape: float  # of the log-logistic: the lower, the more bursty
    mine: float  # share of the days that the user starts
    over: float  # chance that a contact was the last one
    burst: float  # chance that another contact follows within three days


def tie(chance: Random, *, usual: float = 24.0, spread: float = 1.1) -> Tie:
    """A tie such as the records hold: most are rare, few are frequent; many end early, and few of those that lasted.

    `usual` is the middle rhythm of such ties in days, `spread` that of its logarithm.
    """
    return Tie(
        rhythm=min(max(exp(chance.gauss(log(usual), spread)), 1.5), 500.0),
        shape=chance.uniform(1.1, 2.0),
        mine=min(max(chance.gauss(0.5, 0.22), 0.05), 0.95),
        over=chance.betavariate(0.33, 1.2),
        burst=chance.uniform(0.0, 0.45),
    )


def gap(tie: Tie, chance: Random) -> int:
    """Days until the next contact of a tie that lives."""
    if chance.random() < tie.burst:
        return chance.randint(1, 3)
    u = min(max(chance.random(), 1e-6), 1 - 1e-6)
    return max(round(tie.rhythm * (u / (1 - u)) ** (1 / tie.shape)), 1)


def contacts(tie: Tie, chance: Random, *, until: int) -> Iterator[tuple[int, bool]]:
    """(day, whether the user started) of a tie's contacts before a day, until it is over."""
    day = chance.randrange(max(until * 4 // 5, 1))
    while day < until:
        yield day, chance.random() < tie.mine
        if chance.random() < tie.over:
            return
        day += gap(tie, chance)
