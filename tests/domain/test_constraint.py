"""Burt's constraint, by sums that were done on paper."""

import pytest

from networker.domain.constraint import (
    constraint,
    effective_size,
    least_and_most,
    network_of,
    ties_in,
    with_ego,
)

ME = 0


def test_of_nobody_nothing_is_said() -> None:
    assert constraint({}, ME) is None
    assert effective_size({}, ME) == 0
    with pytest.raises(ValueError, match="without contacts"):
        least_and_most(0)


def test_four_who_do_not_know_each_other() -> None:
    star = with_ego({}, ME, [1, 2, 3, 4])
    assert constraint(star, ME) == pytest.approx(4 * 0.25**2)  # a quarter of me in each, squared, four times
    assert effective_size(star, ME) == 4
    assert constraint(star, 1) == 1  # who knows only me has all in me


def test_four_of_whom_two_know_each_other() -> None:
    """Each of the two puts half into the other: 1/4 + 1/4 x 1/2 = 3/8. Twice (3/8)^2, twice (1/4)^2: 13/32."""
    network = with_ego(network_of([(1, 2)]), ME, [1, 2, 3, 4])
    assert constraint(network, ME) == pytest.approx(13 / 32)
    assert effective_size(network, ME) == pytest.approx(4 - 2 / 4)


def test_a_line_of_three() -> None:
    """1 - 2 - 3: of 1 and 3 half goes to 2, of 2 a third to each. 1: 1/3 + 1/3 x 1/3 = 4/9; 2: 1/3 + 2 x 1/3 x 1/2 = 2/3."""
    network = with_ego(network_of([(1, 2), (2, 3)]), ME, [1, 2, 3])
    assert constraint(network, ME) == pytest.approx(2 * (4 / 9) ** 2 + (2 / 3) ** 2)


def test_somebody_whom_i_do_not_know_weakens_what_goes_round_in_my_circle() -> None:
    """2 puts a third into 1, a third into me and a third into 9, whom I do not know; 1 still half into 2."""
    network = with_ego(network_of([(1, 2), (2, 9)]), ME, [1, 2])
    assert constraint(network, ME) == pytest.approx((1 / 2 + 1 / 6) ** 2 + (1 / 2 + 1 / 4) ** 2)


@pytest.mark.parametrize("n", [1, 2, 5, 12])
def test_the_ends_of_the_scale(n: int) -> None:
    people = range(1, n + 1)
    everybody = network_of((one, other) for one in people for other in people)
    least, most = least_and_most(n)
    assert constraint(with_ego({}, ME, people), ME) == pytest.approx(least)
    assert constraint(with_ego(everybody, ME, people), ME) == pytest.approx(most)


def test_a_tie_told_twice_or_to_oneself_is_no_more() -> None:
    assert network_of([(1, 2), (2, 1), (1, 2), (3, 3)]) == {1: {2}, 2: {1}}
    assert ties_in(network_of([(1, 2), (2, 3), (3, 2)])) == 2
