"""Who belongs on the map of somebody's ties: two steps from the middle, the surest first, so many and no more.

Pure rules. How sure it is that two know each other is said by `path.weight`, as for whoever could introduce the user.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from networker.domain.path import Link, weight

MOST = 150  # people on one map, the middle included
FIRST = 60  # of them in the first step: more stand too close to be read
_TALK = 0.45  # how sure it is after one talk together that two know each other


@dataclass(frozen=True, slots=True)
class Joined:
    """Two people and all that says they know each other, the surest first. `strength`: how sure, from 0 to 1."""

    one: int
    other: int
    links: tuple[Link, ...]
    strength: float

    def beside(self, person: int) -> int:
        """The other one of the two."""
        return self.other if person == self.one else self.one


@dataclass(frozen=True, slots=True)
class Selection:
    """Who is on the map: the first step and the second, each the surest first.

    `via`: through whom somebody of the second step is reached best. `left_out`: how many more are within two steps.
    """

    first: tuple[int, ...]
    second: tuple[int, ...]
    via: Mapping[int, int]
    left_out: int


def sure(link: Link) -> float:
    """How surely two know each other by one thing that is known, from 0 to 1."""
    return 1 - (1 - _TALK) ** max(link.n, 1) if link.what == "talk" else weight(link)


def joined(found: Iterable[tuple[int, int, Link]]) -> list[Joined]:
    """Gather what is known of each two people, in the order of their numbers.

    Told from both sides, the same thing counts once, in the words of the side with the lower number.
    """
    pairs: dict[tuple[int, int], dict[tuple[str, ...], Link]] = defaultdict(dict)
    for one, other, link in found:
        pair = (min(one, other), max(one, other))
        key = (link.what, *sorted((link.text, link.other)))
        if one < other or key not in pairs[pair]:
            pairs[pair][key] = link
    told = []
    for (one, other), links in sorted(pairs.items()):
        rated = sorted(((sure(link), link) for link in links.values()), key=_surest_first)
        told.append(
            Joined(one, other, tuple(link for _, link in rated), 1 - math.prod(1 - each for each, _ in rated))
        )
    return told


def _surest_first(rated: tuple[float, Link]) -> tuple[float, str, str]:
    return -rated[0], rated[1].what, rated[1].text


def select(
    first: Mapping[int, float], ties: Iterable[Joined], *, middle: Collection[int], most: int = MOST
) -> Selection:
    """Choose whom the map shows, `most` at most. `first`: how near each of the first step is to the middle, 0 to 1.

    `middle` is never among them. Somebody of the second step is as near as the best way to them is sure.
    """
    near = sorted((each for each in first if each not in middle), key=lambda each: (-first[each], each))
    inner = near[: min(FIRST, most)]
    shown = set(inner)
    reach: dict[int, float] = {}
    via: dict[int, int] = {}
    beyond = set(near[len(inner) :])
    for tie in ties:
        for here in (tie.one, tie.other):
            there = tie.beside(here)
            if here not in shown or there in shown or there in middle:
                continue
            beyond.add(there)
            if there in first:
                continue  # they are of the first step, and there was no room
            worth = first[here] * tie.strength
            if worth > reach.get(there, 0.0):
                reach[there], via[there] = worth, here
    outer = sorted(reach, key=lambda each: (-reach[each], each))[: most - len(inner)]
    return Selection(
        tuple(inner), tuple(outer), {each: via[each] for each in outer}, len(beyond) - len(outer)
    )
