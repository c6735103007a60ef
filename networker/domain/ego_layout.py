"""Where everybody stands on a map of ties: the first step on an inner ring, the second on an outer one, corners together.

Whoever is tied stands beside each other as far as a ring allows. Positions are fractions of the room: (0, 0) is the
middle, 1 the edge; an angle is counted clockwise from twelve. The same ties give the same map. Standard library only.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

# Radius of the ring of each step; where more people stand on it than have room side by side, they take turns on several.
FIRST_RINGS: tuple[tuple[float, ...], ...] = ((0.46,), (0.36, 0.56), (0.26, 0.44, 0.62))
SECOND_RINGS: tuple[tuple[float, ...], ...] = ((0.88,), (0.78, 0.98), (0.76, 0.88, 1.0))
CLOSE = 22  # people on one ring at most
GAP = 0.7  # between two corners, in people
_CHILD = 0.4  # how much room somebody of the second step needs beside one of the first, in people: smaller discs, further out
_SWEEPS = 3
_MOST_STRETCHED = 2.2  # so that two who stand side by side are not drawn to the two edges


class Spot(NamedTuple):
    """A place: fractions of the room from the middle, to the right and down."""

    x: float
    y: float


class Line(NamedTuple):
    """A tie as the layout needs it."""

    one: int
    other: int
    strength: float


def lay_out(first: Sequence[int], via: Mapping[int, int], ties: Iterable[Line]) -> dict[int, Spot]:
    """Place the first step (`first`, the nearest to the middle first) and the second (`via`: through whom each is reached)."""
    lines = sorted(ties, key=lambda line: (-line.strength, line.one, line.other))
    corners = _corners(first, lines)
    behind: dict[int, list[int]] = defaultdict(list)
    for person, near in via.items():
        behind[near].append(person)
    room = {each: 1 + _CHILD * len(behind[each]) for each in first}
    whole = sum(room.values()) + GAP * len(corners)
    angles: dict[int, float] = {}
    sectors: dict[int, tuple[float, float]] = {}
    at = 0.0
    for corner in corners:
        for person in corner:
            share = room[person] / whole * math.tau
            sectors[person], angles[person] = (at, at + share), at + share / 2
            at += share
        at += GAP / whole * math.tau
    _seat_second(behind, sectors, angles, lines)
    inner = sorted(first, key=lambda each: (angles[each], each))
    outer = sorted(via, key=lambda each: (angles[each], each))
    return {**_ring(inner, angles, FIRST_RINGS), **_ring(outer, angles, SECOND_RINGS)}


def stretched(spots: Mapping[int, Spot]) -> dict[int, Spot]:
    """The same map as large as the room lets it be: moved so that its middle is the room's, and drawn out to the edges.

    A ring of one step alone would leave half of the room empty, a ring that is open at one side that side.
    """
    across, along = (
        _drawn_out([spot.x for spot in spots.values()]),
        _drawn_out([spot.y for spot in spots.values()]),
    )
    return {
        each: Spot((spot.x - across[0]) * across[1], (spot.y - along[0]) * along[1])
        for each, spot in spots.items()
    }


def _drawn_out(places: Sequence[float]) -> tuple[float, float]:
    """The middle of these places, and by how much they can be drawn out from it."""
    least, most = min(places, default=0.0), max(places, default=0.0)
    half = (most - least) / 2
    return (least + most) / 2, min(1 / half, _MOST_STRETCHED) if half else 1.0


def _corners(people: Sequence[int], lines: Sequence[Line]) -> list[list[int]]:
    """Those who are tied to each other, in rows whose neighbours are tied as surely as can be; the largest first.

    Rows are joined by their surest tie first, turned so that the two who are tied come to stand nearest.
    """
    row: dict[int, list[int]] = {each: [each] for each in people}
    for line in lines:
        one, other = row.get(line.one), row.get(line.other)
        if one is None or other is None or one is other:
            continue
        if one.index(line.one) < len(one) / 2:
            one.reverse()
        if other.index(line.other) >= len(other) / 2:
            other.reverse()
        one.extend(other)
        for each in other:
            row[each] = one
    place = {each: n for n, each in enumerate(people)}
    rows = {id(each): each for each in row.values()}.values()
    return sorted(rows, key=lambda each: (-len(each), min(map(place.__getitem__, each))))


def _seat_second(
    behind: Mapping[int, list[int]],
    sectors: Mapping[int, tuple[float, float]],
    angles: dict[int, float],
    lines: Sequence[Line],
) -> None:
    """Give those of the second step their angles: behind whom they are reached through, each towards their other ties."""
    tied: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        tied[line.one].append(line.other)
        tied[line.other].append(line.one)
    for near, people in behind.items():
        _spread(people, sectors[near], angles)
    for _ in range(_SWEEPS):
        for near, people in behind.items():
            people.sort(key=lambda each, near=near: (_pull(each, near, tied[each], angles), each))  # type: ignore[misc]
            _spread(people, sectors[near], angles)


def _spread(people: Sequence[int], sector: tuple[float, float], angles: dict[int, float]) -> None:
    start, end = sector
    for n, person in enumerate(people):
        angles[person] = start + (n + 0.5) * (end - start) / len(people)


def _pull(person: int, near: int, tied: Iterable[int], angles: Mapping[int, float]) -> float:
    """How far round from `near` the ties of somebody lie, on the average, from -π to π."""
    turns = [
        math.remainder(angles[each] - angles[near], math.tau)
        for each in tied
        if each != near and each in angles
    ]
    return sum(turns) / len(turns) if turns else 0.0


def _ring(
    people: Sequence[int], angles: Mapping[int, float], rings: Sequence[Sequence[float]]
) -> dict[int, Spot]:
    radii = rings[min((len(people) - 1) // CLOSE, len(rings) - 1)]
    spots = {}
    for n, person in enumerate(people):
        far = radii[n % len(radii)]
        spots[person] = Spot(far * math.sin(angles[person]), -far * math.cos(angles[person]))
    return spots
