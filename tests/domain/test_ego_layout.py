"""Where people stand on a map of ties."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from networker.domain.ego_layout import CLOSE, Line, Spot, lay_out, stretched


def angle(spot: Spot) -> float:
    return math.atan2(spot.x, -spot.y) % math.tau


def far(spot: Spot) -> float:
    return math.hypot(*spot)


def test_nobody_is_a_map_of_nobody() -> None:
    assert lay_out([], {}, []) == {}


def test_the_second_step_stands_further_out_behind_whom_it_is_reached_through() -> None:
    spots = lay_out([1, 2, 3, 4], {9: 3}, [])
    assert far(spots[9]) > max(far(spots[each]) for each in (1, 2, 3, 4))
    assert min((1, 2, 3, 4), key=lambda each: abs(angle(spots[each]) - angle(spots[9]))) == 3


def test_corners_stay_together() -> None:
    tied = [Line(1, 3, 0.9), Line(3, 5, 0.9), Line(2, 4, 0.5), Line(4, 6, 0.5)]
    spots = lay_out([1, 2, 3, 4, 5, 6], {}, tied)
    order = sorted(spots, key=lambda each: angle(spots[each]))
    changes = sum(one % 2 != other % 2 for one, other in pairwise([*order, order[0]]))
    assert changes == 2  # one corner, then the other


def test_the_two_who_are_tied_most_stand_side_by_side() -> None:
    spots = lay_out(list(range(8)), {}, [Line(0, 5, 0.9), Line(5, 2, 0.4), Line(0, 7, 0.3)])
    order = sorted(spots, key=lambda each: angle(spots[each]))
    assert abs(order.index(0) - order.index(5)) in (1, len(order) - 1)


def test_where_many_stand_on_a_ring_they_take_turns() -> None:
    few, many = lay_out(range(CLOSE), {}, []), lay_out(range(CLOSE + 1), {}, [])
    assert len({round(far(each), 6) for each in few.values()}) == 1
    assert len({round(far(each), 6) for each in many.values()}) == 2


@given(
    st.integers(1, 70),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120), st.floats(0.01, 1)), max_size=200),
    st.integers(0, 50),
)
def test_everybody_has_a_place_of_their_own_within_the_room_and_the_same_each_time(
    first: int, ties: list[tuple[int, int, float]], second: int
) -> None:
    via = {100 + n: n % first for n in range(second)}
    lines = [Line(*tie) for tie in ties if tie[0] != tie[1]]
    spots = lay_out(range(first), via, lines)
    assert set(spots) == set(range(first)) | set(via)
    assert all(far(each) <= 1.000001 for each in spots.values())
    assert len({(round(each.x, 9), round(each.y, 9)) for each in spots.values()}) == len(spots)
    assert spots == lay_out(range(first), via, list(reversed(lines)))


def extent(places: list[float]) -> tuple[float, float]:
    return min(places), max(places)


def test_a_ring_alone_is_drawn_out_to_the_edges() -> None:
    spots = stretched(lay_out(range(12), {}, []))
    for places in ([spot.x for spot in spots.values()], [spot.y for spot in spots.values()]):
        least, most = extent(places)
        assert (round(least, 6), round(most, 6)) == (-1, 1)


def test_what_is_open_at_one_side_is_moved_into_the_middle() -> None:
    spots = stretched({1: Spot(0, 0), 2: Spot(1, 0.2), 3: Spot(0.5, 1)})
    assert extent([spot.x for spot in spots.values()]) == (-1, 1)
    assert extent([spot.y for spot in spots.values()]) == (-1, 1)
    assert spots[1] == Spot(-1, -1)


def test_two_side_by_side_are_not_drawn_to_the_two_edges_and_one_stands_in_the_middle() -> None:
    near = stretched({1: Spot(0.4, 0.1), 2: Spot(0.5, 0.1)})
    assert 0 < near[2].x - near[1].x < 0.3
    assert near[1].x == -near[2].x
    assert near[1].y == near[2].y == 0
    assert stretched({1: Spot(0.4, -0.3)}) == {1: Spot(0, 0)}
    assert stretched({}) == {}
