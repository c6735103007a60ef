"""The Rhythm model: one implementation folded day by day or anew, finite for every silence."""

from datetime import date, timedelta
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.reachout import (
    Backdated,
    ContactDay,
    Prior,
    RhythmState,
    fold,
    rank,
    refold,
    rhythm_days,
)

START = date(2024, 1, 1)


def talk(
    person: int, day: int, *, sent: bool = True, received: bool = True, started: bool = True
) -> ContactDay:
    return ContactDay(person, START + timedelta(days=day), sent, received, started)


DAYS = st.lists(
    st.tuples(st.integers(0, 900), st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=40
).map(lambda rows: [talk(1, day, sent=s, received=r, started=b) for day, s, r, b in sorted(set(rows))])


@given(DAYS)
def test_folding_day_by_day_is_folding_anew(days: list[ContactDay]) -> None:
    whole = refold(days)
    by_day = {each.day: [other for other in days if other.day == each.day] for each in days}
    state: RhythmState | None = None
    for day in sorted(by_day):
        entries = by_day[day]
        state = fold(
            state,
            ContactDay(
                1, day, any(e.sent for e in entries), any(e.received for e in entries), entries[0].started
            ),
        )
    assert state == whole
    assert whole.n == len(by_day)
    assert RhythmState.from_row(whole.to_row()) == whole


@given(DAYS, st.integers(1, 100_000))
def test_every_figure_is_finite_for_every_silence(days: list[ContactDay], age: int) -> None:
    today = days[-1].day + timedelta(days=age)
    ranked = rank(days, today, {1: Prior(7.0)})
    assert all(isfinite(value) for each in ranked for value in each)
    assert all(0 < each.p14 < 1 and 0 <= each.alive <= 1 for each in ranked)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 400)), min_size=1, max_size=80, unique=True))
def test_the_score_never_rises_along_the_list(pairs: list[tuple[int, int]]) -> None:
    days = [talk(person, day) for person, day in sorted(pairs, key=lambda pair: pair[1])]
    ranked = rank(days, START + timedelta(days=420))
    assert [each.score for each in ranked] == sorted((each.score for each in ranked), reverse=True)
    assert {each.person for each in ranked} == {person for person, _ in pairs}


def test_a_day_before_the_last_one_has_to_be_folded_anew() -> None:
    state = refold([talk(1, 10)])
    with pytest.raises(Backdated):
        fold(state, talk(1, 9))
    assert rank([talk(1, 10), talk(1, 9)], START + timedelta(days=40)) == rank(
        [talk(1, 9), talk(1, 10)], START + timedelta(days=40)
    )


def test_the_rhythm_is_learnt_and_a_wish_weighs_more_than_a_circle() -> None:
    weekly = refold([talk(1, 7 * n) for n in range(20)])
    assert rhythm_days(weekly, usual=2.3) == pytest.approx(7, abs=0.6)
    circle = rhythm_days(weekly, usual=2.3, prior=Prior(90))
    wish = rhythm_days(weekly, usual=2.3, prior=Prior(90, wish=True))
    assert 7 < circle < wish < 90


def test_a_slipping_good_tie_stands_above_one_that_is_over() -> None:
    slipping = [talk(1, 7 * n) for n in range(30)]
    over = [talk(2, 7 * n) for n in range(8)]
    days = sorted(slipping + over, key=lambda each: each.day)
    ranked = rank(days, slipping[-1].day + timedelta(days=25))
    assert [each.person for each in ranked] == [1, 2]
    assert ranked[0].gate
    assert not ranked[1].gate
    assert ranked[0].alive > ranked[1].alive


def test_nobody_ranks_nobody() -> None:
    assert rank([], START) == []
    with pytest.raises(ValueError, match="no contact day"):
        refold([])
