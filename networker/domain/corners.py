"""Who ties the corners of a network together: people without whom others have no way to each other.

A corner is two people or more who are connected with each other, and without the one who bridges with nobody else. Robert
Tarjan, Depth-first search and linear graph algorithms (SIAM Journal on Computing 1, 1972): one walk along all ties.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from networker.domain.constraint import Network

SMALLEST = 2  # people of a corner


@dataclass(frozen=True, slots=True)
class Bridge:
    """Somebody who bridges, with the corners that only they connect, the largest first."""

    person: int
    corners: tuple[tuple[int, ...], ...]

    @property
    def pairs(self) -> int:
        """How many pairs of people have their only way through them."""
        sizes = [len(each) for each in self.corners]
        return (sum(sizes) ** 2 - sum(size * size for size in sizes)) // 2


def bridges(network: Network) -> list[Bridge]:
    """Those who connect two corners or more, whoever connects most pairs of people first."""
    found = [
        Bridge(person, tuple(sorted(corners, key=lambda corner: (-len(corner), corner))))
        for start in _parts(network)
        for person, corners in _cut(network, start)
        if len(corners) > 1
    ]
    return sorted(found, key=lambda bridge: (-bridge.pairs, bridge.person))


def _parts(network: Network) -> Iterator[int]:
    """One person of each part of the network that is connected."""
    seen: set[int] = set()
    for start in sorted(network):
        if start in seen:
            continue
        yield start
        seen.add(start)
        waiting = [start]
        while waiting:
            fresh = [other for other in network[waiting.pop()] if other not in seen]
            seen.update(fresh)
            waiting.extend(fresh)


def _cut(network: Network, start: int) -> Iterator[tuple[int, list[tuple[int, ...]]]]:
    """Everybody of one part without whom it falls apart, with its corners then.

    People are numbered as the walk comes to them, so that those behind somebody are a stretch of the order.
    """
    order: list[int] = []
    number, low, cut_off = {start: 0}, {start: 0}, dict[int, list[tuple[int, int]]]()
    order.append(start)
    path = [(start, iter(sorted(network[start])))]
    while path:
        person, others = path[-1]
        other = next(others, None)
        if other is None:
            path.pop()
            if path:
                above = path[-1][0]
                low[above] = min(low[above], low[person])
                if low[person] >= number[above]:
                    cut_off.setdefault(above, []).append((number[person], len(order)))
        elif other in number:
            low[person] = min(low[person], number[other])
        else:
            number[other] = low[other] = len(order)
            order.append(other)
            path.append((other, iter(sorted(network[other]))))
    for person, stretches in cut_off.items():
        yield person, _corners(order, number[person], stretches)


def _corners(order: list[int], at: int, stretches: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    """The stretches cut off by the person at a place of the order, and all the rest as one more; none where one is all."""
    rest_size = len(order) - 1 - sum(end - first for first, end in stretches)
    if sum(end - first >= SMALLEST for first, end in stretches) + (rest_size >= SMALLEST) < 2:
        return []
    behind = {n for first, end in stretches for n in range(first, end)}
    rest = [each for n, each in enumerate(order) if n != at and n not in behind]
    corners = [tuple(sorted(order[first:end])) for first, end in stretches]
    return [each for each in (*corners, tuple(sorted(rest))) if len(each) >= SMALLEST]
