"""The Rhythm model: one implementation folded day by day or anew, finite for every silence."""

from datetime import date, timedelta
from math import exp, isfinite
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.reachout import (
    Backdated,
    ContactDay,
    Prior,
    RhythmState,
    fold,
    place,
    placed,
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


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.booleans(), st.booleans(), st.booleans()),
        min_size=1,
        max_size=30,
        unique_by=lambda row: row[0],
    ),
    st.randoms(use_true_random=False),
)
def test_in_whatever_order_days_come_and_go_the_state_is_that_of_the_days_that_stay(
    rows: list[tuple[int, bool, bool, bool]], chance: Random
) -> None:
    """Days are added in any order, back-dated ones among them, and some are removed again: one fold for all of it."""
    days = [talk(1, day, sent=s, received=r, started=b) for day, s, r, b in rows]
    kept: list[ContactDay] = []
    state: RhythmState | None = None
    for each in days:
        kept.append(each)
        try:
            state = fold(state, each)
        except Backdated:
            state = refold(kept)
        if len(kept) > 1 and chance.random() < 0.3:
            kept.pop(chance.randrange(len(kept)))
            state = refold(kept)
    assert state == refold(kept) == refold(sorted(kept, key=lambda day: day.day))
    (ranked,) = rank(kept, START + timedelta(days=1000))
    (in_order,) = rank(sorted(kept, key=lambda day: day.day), START + timedelta(days=1000))
    assert ranked == in_order


@st.composite
def states(draw: st.DrawFn) -> RhythmState:
    """Any state that folding can come to, of up to 10,000 contact days."""
    n = draw(st.integers(1, 10_000))
    w = sum(0.92**i for i in range(min(n - 1, 400)))
    mean, spread = draw(st.floats(0, 10)), draw(st.floats(0, 9))
    d60 = draw(st.floats(1.0, max(1.0, min(n, 87.0))))
    some = st.integers(0, n)
    return RhythmState(
        n, 600_000, w, w * mean, w * (mean * mean + spread), d60, draw(some), draw(some), draw(some), n - 1
    )


ANY_PRIOR = st.none() | st.builds(Prior, st.floats(allow_nan=True, allow_infinity=True), st.booleans())


@given(states(), st.integers(1, 100_000), st.floats(-5, 15), ANY_PRIOR)
def test_no_figure_is_infinite_or_none_for_any_age_count_and_prior(
    state: RhythmState, age: int, usual: float, prior: Prior | None
) -> None:
    found = place(1, state, today=state.last + age, usual=usual, prior=prior)
    assert all(isfinite(value) for value in found)
    assert 1e-9 <= found.p14 <= 1 - 1e-9
    assert 0 <= found.alive <= 1
    assert 0 <= found.pw <= 1
    assert 0 <= found.pl <= 1
    assert found.score >= found.pw
    assert found.age_days == age
    assert place(1, state.to_row(), today=state.last + age, usual=usual, prior=prior) == found


@pytest.mark.parametrize("age", [4081, 4082, 4083, 4095, 4096, 4097])
def test_where_logarithms_are_no_longer_looked_up_the_score_makes_no_jump(age: int) -> None:
    state = refold([talk(1, 30 * n) for n in range(12)])
    before, after = (place(1, state, today=state.last + age + n, usual=2.3) for n in (0, 1))
    assert after.p14 == pytest.approx(before.p14, rel=1e-3)
    assert after.score == pytest.approx(before.score, rel=1e-3)


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


@given(DAYS, st.integers(1, 5000))
def test_nobody_scores_more_than_is_said_when_it_is_asked_whether_they_are_wanted(
    days: list[ContactDay], age: int
) -> None:
    asked: list[tuple[int, float, float]] = []

    def wanted(*what: float) -> bool:
        asked.append(what)  # type: ignore[arg-type]
        return True

    row, today = (1, *refold(days)), days[-1].day.toordinal() + age
    [found] = placed([row], today=today, usual=2.3, wanted=wanted)
    [(n, most, silence)] = asked
    assert n == found.n
    assert most >= found.score
    assert exp(silence) == pytest.approx(found.age_days / found.rhythm_days)
    assert list(placed([row], today=today, usual=2.3, wanted=lambda *_: False)) == []
    assert list(placed([row], today=today, usual=2.3, wanted=lambda *_: False, always={1})) == [found]
