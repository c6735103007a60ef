"""Names on a map of ties: none covers another, nor anybody."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from networker.ui.ties_map.labels import Box, Disc, place

ROOM = Box(0, 0, 400, 300)


def test_a_name_stands_below_and_else_beside_on_the_outer_side() -> None:
    alone = place([Disc(200, 100, 10)], [60], 16, order=[0], room=ROOM)
    assert alone[0].y > 110
    crowded = place([Disc(300, 100, 10), Disc(300, 130, 10)], [60, 60], 16, order=[0, 1], room=ROOM)
    assert crowded[0].x > 310  # below stands somebody


def test_who_finds_no_room_has_no_name() -> None:
    found = place([Disc(200, 150, 10)] * 9, [100] * 9, 16, order=range(9), room=ROOM)
    assert 0 < len(found) < 9


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 300), st.integers(10, 120)), max_size=25),
)
def test_no_name_covers_another_or_somebody_or_leaves_the_picture(people: list[tuple[int, int, int]]) -> None:
    discs = [Disc(x, y, 9) for x, y, _ in people]
    found = place(discs, [wide for *_, wide in people], 16, order=range(len(people)), room=ROOM)
    for one, other in combinations(found.values(), 2):
        assert not one.meets(other)
    for n, box in found.items():
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= 400
        assert box.y + box.height <= 300
        for at, disc in enumerate(discs):
            assert at == n or not box.meets(Box(disc.x - 9, disc.y - 9, 18, 18))
