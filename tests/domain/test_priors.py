"""Rule 8: what a wish or a circle suggests for a rhythm."""

import pytest

from networker.domain.priors import prior
from networker.domain.reachout import Prior


@pytest.mark.parametrize(("circle", "days"), [(1, 7), (2, 30), (3, 120), (4, 365)])
def test_rule_8_circles_suggest_a_rhythm(circle: int, days: float) -> None:
    assert prior(circle, None) == Prior(days)
    assert prior(circle, 10) == Prior(10.0, wish=True)


def test_rule_8_without_a_circle_it_is_the_users_own_mean_else_90_days() -> None:
    assert prior(None, None) is None
    assert prior(None, None, learnt=False) == Prior(90.0)
    assert prior(5, None, learnt=False) == Prior(90.0)
    assert prior(2, None, learnt=False) == Prior(30.0)
