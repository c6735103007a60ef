"""Who behaves like another circle than theirs: by the rhythm both keep, and by long silence."""

from datetime import date, timedelta
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.circles import Drift, alike_circle, drift
from networker.domain.reachout import ContactDay, RhythmState, refold, rhythm_days, usual_log_rhythm
from networker.domain.vocabulary import Circle

TODAY = date(2026, 11, 20)


def state(every: int, n: int, *, silent: int = 3, mine: int = 1, theirs: int = 1) -> RhythmState:
    """So many contact days; one in `mine` is from me, one in `theirs` from them."""
    return refold(
        ContactDay(
            1, TODAY - timedelta(days=silent + every * k), k % mine == 0, k % theirs == 0, k % mine == 0
        )
        for k in range(n)
    )


def found(circle: Circle, state_: RhythmState) -> Drift | None:
    return drift(circle, state_, rhythm_days(state_, usual_log_rhythm([])), TODAY)


@pytest.mark.parametrize(
    ("every", "like"), [(4, Circle.INNER), (30, Circle.CLOSE), (90, Circle.GOOD), (330, Circle.WIDE)]
)
def test_a_rhythm_is_that_of_the_nearest_circle(every: int, like: Circle) -> None:
    kept = state(every, 40)
    assert alike_circle(kept, rhythm_days(kept, usual_log_rhythm([])), TODAY) is like


def test_who_talks_more_often_than_the_circle_is_named_with_the_numbers() -> None:
    kept = found(Circle.WIDE, state(30, 24))
    assert kept is not None
    assert (kept.circle, kept.like, kept.reason, kept.contact_days, kept.silent_days) == (
        Circle.WIDE, Circle.CLOSE, "often", 24, 3,
    )  # fmt: skip
    assert 25 <= kept.rhythm_days <= 32


def test_who_keeps_the_rhythm_of_the_circle_is_not_named() -> None:
    for circle, every in ((Circle.INNER, 5), (Circle.CLOSE, 30), (Circle.GOOD, 90), (Circle.WIDE, 330)):
        assert found(circle, state(every, 30)) is None, circle


def test_a_burst_makes_no_close_tie() -> None:
    days = [TODAY - timedelta(days=60 + k) for k in range(12)]
    burst = refold(ContactDay(1, day, True, True, True) for day in days)
    assert rhythm_days(burst, usual_log_rhythm([])) < 3
    kept = found(Circle.WIDE, burst)
    assert kept is not None
    assert (kept.like, kept.rhythm_days) == (Circle.GOOD, 60), "nobody talks every day who was silent for 60"
    assert found(Circle.GOOD, burst) is None


def test_who_talks_every_nine_days_is_like_the_close_circle() -> None:
    kept = found(Circle.GOOD, state(9, 40, silent=1))
    assert kept is not None
    assert (kept.like, kept.rhythm_days) == (Circle.CLOSE, 9)


def test_one_side_alone_is_no_rhythm() -> None:
    assert found(Circle.WIDE, state(5, 30, theirs=10)) is None
    assert found(Circle.WIDE, state(5, 30, mine=10)) is None
    assert found(Circle.WIDE, state(5, 30, mine=4)) is not None


def test_under_ten_contact_days_nothing_is_said() -> None:
    assert found(Circle.WIDE, state(5, 9)) is None
    assert found(Circle.INNER, state(5, 9, silent=900)) is None
    assert drift(Circle.INNER, None, 0.0, TODAY) is None


@pytest.mark.parametrize(
    ("circle", "silent", "like"),
    [
        (Circle.INNER, 61, Circle.CLOSE), (Circle.INNER, 200, Circle.GOOD), (Circle.INNER, 900, Circle.WIDE),
        (Circle.CLOSE, 130, Circle.GOOD), (Circle.GOOD, 500, Circle.WIDE),
    ],
)  # fmt: skip
def test_a_long_silence_in_a_near_circle_is_named(circle: Circle, silent: int, like: Circle) -> None:
    kept = found(circle, state(5, 30, silent=silent))
    assert kept is not None
    assert (kept.like, kept.reason, kept.silent_days) == (like, "silent", silent)


def test_nobody_drifts_beyond_wide() -> None:
    for circle in (Circle.WIDE, Circle.BEYOND):
        assert found(circle, state(5, 30, silent=5000)) is None


def test_who_was_always_slow_is_not_silent_yet() -> None:
    assert found(Circle.CLOSE, state(80, 20, silent=200)) is None, (
        "four times thirty days, but not four of theirs"
    )


@given(
    st.sampled_from(Circle),
    st.integers(1, 400),
    st.integers(1, 60),
    st.integers(1, 100_000),
    st.integers(1, 9),
)
def test_it_never_names_the_circle_they_are_in(
    circle: Circle, every: int, n: int, silent: int, side: int
) -> None:
    kept = refold(
        ContactDay(1, date.fromordinal(TODAY.toordinal() - silent - every * k), True, k % side == 0, True)
        for k in range(n)
    )
    named = drift(circle, kept, rhythm_days(kept, usual_log_rhythm([])), TODAY)
    if named is not None:
        assert named.like is not circle
        assert (named.like < circle) == (named.reason == "often")
        assert isfinite(named.rhythm_days)
