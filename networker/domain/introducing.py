"""Who of several people know each other, and who of the others have something to talk about. Pure rules."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

MOST = 150  # people looked at: of more, those nearest to the user


@dataclass(frozen=True, slots=True)
class Common:
    """Something two people share. `what`: topic or employer; `text`: its name."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class ToIntroduce:
    """Two people who do not know each other, as far as is known, the lower number first, and what they share."""

    one: int
    other: int
    shared: tuple[Common, ...]


def to_introduce(
    holders: Iterable[tuple[Common, Collection[int]]],
    known: Collection[tuple[int, int]],
    order: Sequence[int],
) -> list[ToIntroduce]:
    """Who could be introduced to whom: those who share most first, then those nearest to the user.

    `holders`: each thing with everybody who has it. `known`: pairs that know each other, the lower number first.
    `order`: the people, the nearest first.
    """
    shared: dict[tuple[int, int], list[Common]] = defaultdict(list)
    for common, people in holders:
        for pair in combinations(sorted(set(people)), 2):
            if pair not in known:
                shared[pair].append(common)
    place = {person: n for n, person in enumerate(order)}
    found = [ToIntroduce(one, other, tuple(what)) for (one, other), what in shared.items()]
    return sorted(found, key=lambda each: _first(each, place))


def _first(pair: ToIntroduce, place: Mapping[int, int]) -> tuple[int, int, int, int]:
    one, other = place.get(pair.one, len(place)), place.get(pair.other, len(place))
    return -len(pair.shared), one + other, pair.one, pair.other
