"""What is suggested for a rhythm before there are talks to learn it from."""

from networker.domain.reachout import Prior
from networker.domain.vocabulary import Circle
from networker.store import rhythm


def test_circles_suggest_a_rhythm_and_a_wish_comes_before_them() -> None:
    assert [rhythm.prior(circle, None) for circle in Circle] == [
        Prior(7),
        Prior(30),
        Prior(120),
        Prior(365),
        None,
    ]
    assert rhythm.prior(None, None) is None
    assert rhythm.prior(Circle.CLOSE, 45) == Prior(45, wish=True)
