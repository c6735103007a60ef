"""Who bridges, in networks that fit on a napkin."""

from itertools import combinations
from random import Random

from networker.domain.constraint import network_of
from networker.domain.corners import Bridge, bridges


def test_two_triangles_and_the_one_between() -> None:
    """1-2-3 and 5-6-7 know each other; 4 knows 3 and 5. Without 4: 3 and 3. Without 3: 1, 2 and 4 to 7. 5 likewise."""
    network = network_of([(1, 2), (2, 3), (1, 3), (3, 4), (4, 5), (5, 6), (6, 7), (5, 7)])
    assert bridges(network) == [
        Bridge(4, ((1, 2, 3), (5, 6, 7))),
        Bridge(3, ((4, 5, 6, 7), (1, 2))),
        Bridge(5, ((1, 2, 3, 4), (6, 7))),
    ]
    assert [each.pairs for each in bridges(network)] == [9, 8, 8]


def test_one_person_alone_is_no_corner() -> None:
    assert bridges(network_of([(1, 2), (2, 3), (2, 4)])) == []  # a star: without 2 there are three alone
    assert bridges(network_of([(1, 2), (2, 3), (3, 4)])) == []


def test_a_ring_has_no_bridge() -> None:
    assert bridges(network_of([(1, 2), (2, 3), (3, 4), (4, 1)])) == []
    assert bridges({}) == []


def test_three_corners_at_one() -> None:
    network = network_of([(1, 2), (2, 9), (1, 9), (9, 4), (4, 5), (5, 6), (9, 7), (7, 8), (8, 9)])
    assert bridges(network)[0] == Bridge(9, ((4, 5, 6), (1, 2), (7, 8)))
    assert bridges(network)[0].pairs == 3 * 2 + 3 * 2 + 2 * 2


def test_it_is_what_taking_each_out_by_hand_finds() -> None:
    chance = Random(4)
    for _ in range(300):
        people = range(1, 11)
        network = network_of(pair for pair in combinations(people, 2) if chance.random() < 0.17)
        assert {(each.person, each.corners) for each in bridges(network)} == _by_hand(network)


def test_a_long_chain_is_no_deep_dive() -> None:
    found = bridges(network_of((n, n + 1) for n in range(2000)))
    assert (found[0].person, found[0].pairs) == (1000, 1000 * 1000)


def _by_hand(network: dict[int, set[int]]) -> set[tuple[int, tuple[tuple[int, ...], ...]]]:
    found = set()
    for person in network:
        mine = _part(network, person, without=None) - {person}
        corners = set()
        for each in mine:
            part = _part(network, each, without=person)
            if len(part) > 1:
                corners.add(tuple(sorted(part)))
        if len(corners) > 1:
            found.add((person, tuple(sorted(corners, key=lambda corner: (-len(corner), corner)))))
    return found


def _part(network: dict[int, set[int]], start: int, *, without: int | None) -> set[int]:
    seen, waiting = {start}, [start]
    while waiting:
        for other in network[waiting.pop()]:
            if other != without and other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen
