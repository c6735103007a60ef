"""Which backups may go: a hand list, a year of use, clocks that were set, and never too many bytes."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from networker.domain.thinning import Kept, superfluous

NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)


def _kept(number: int, at: datetime, *, reason: str = "", size: int = 1000) -> Kept:
    return Kept(f"n{number}", number, at, size, reason)


def _left(copies: list[Kept]) -> list[Kept]:
    gone = set(superfluous(copies))
    return [each for each in copies if each.name not in gone]


def _daily(days: int, *, first: int = 1, until: datetime = NOW) -> list[Kept]:
    return [_kept(first + n, until - timedelta(days=days - 1 - n)) for n in range(days)]


def test_all_of_two_days_stay_and_one_of_each_day_before() -> None:
    hours = [_kept(n, NOW - timedelta(hours=6 * (40 - n))) for n in range(41)]  # ten days and a half
    left = _left(hours)
    young = [each for each in hours if NOW - each.at < timedelta(days=2)]
    assert [each for each in left if each in young] == young
    older = [each.at for each in left if each not in young]
    assert len(older) == len({at.date() for at in older}) == 9
    # Of each of those days the last one.
    assert all(at == max(each.at for each in hours if each.at.date() == at.date()) for at in older[:-1])


def test_a_year_of_days_keeps_twelve_days_ten_weeks_and_nine_months() -> None:
    left = _left(_daily(500))
    assert len(left) == 2 + 12 + 10 + 9
    ages = [(NOW - each.at).days for each in reversed(left)]
    assert ages[:14] == list(range(14))
    assert all(3 <= later - age <= 10 for age, later in pairwise(ages[14:24])), "weeks"
    assert all(20 <= later - age <= 45 for age, later in pairwise(ages[24:33])), "months"


def test_day_by_day_a_year_leaves_what_thinning_at_its_end_would() -> None:
    kept: list[Kept] = []
    for day in _daily(400):
        kept = _left([*kept, day])
    assert 25 <= len(kept) <= 33
    assert (kept[-1].at - kept[0].at).days > 200


def test_the_last_before_a_migration_and_before_a_restore_stay() -> None:
    copies = _daily(400)
    copies[3] = _kept(4, copies[3].at, reason="before-migration")
    copies[5] = _kept(6, copies[5].at, reason="before-migration")
    copies[7] = _kept(8, copies[7].at, reason="before-restore")
    names = {each.name for each in _left(copies)}
    assert {"n6", "n8"} <= names
    assert "n4" not in names


def test_a_clock_set_back_a_year_takes_nothing_of_what_was_written_before_or_behind() -> None:
    before = _daily(40)
    wrong = _daily(40, first=41, until=NOW - timedelta(days=365))
    names = {each.name for each in _left([*before, *wrong])}
    assert {each.name for each in _left(before)} <= names
    assert {each.name for each in _left(wrong)} <= names


def test_one_from_the_future_takes_nothing_away() -> None:
    before = _daily(20)
    ahead = _kept(21, NOW + timedelta(days=3650))
    after = [_kept(22 + n, NOW + timedelta(days=1 + n)) for n in range(5)]
    names = {each.name for each in _left([*before, ahead, *after])}
    assert {each.name for each in (ahead, *after)} <= names
    assert len([each for each in before if each.name in names]) >= 13


def test_above_the_cap_the_crowd_of_two_days_goes_before_the_history() -> None:
    month = _daily(30)
    today = [_kept(31 + n, NOW + timedelta(minutes=30 * (n + 1))) for n in range(6)]
    kept = superfluous([*month, *today], most=18_000)
    staying = [each for each in (*month, *today) if each.name not in kept]
    assert sum(each.size for each in staying) <= 18_000
    assert [each.name for each in staying[-3:]] == ["n34", "n35", "n36"]
    assert "n1" not in kept or "n31" in kept, "the oldest goes only behind the crowd"
    assert "n31" in kept


def test_too_large_ones_never_cost_the_newest_three() -> None:
    copies = [_kept(n, NOW + timedelta(days=n), size=10**10) for n in range(9)]
    assert superfluous(copies) == [f"n{n}" for n in range(6)]


@given(
    st.lists(
        st.tuples(
            st.integers(-4_000, 4_000),
            st.integers(1, 10**9),
            st.sampled_from(["", "", "", "before-import", "before-migration", "before-restore"]),
        ),
        max_size=60,
    )
)
def test_the_newest_three_by_number_and_by_date_stay_whatever_the_clock_did(
    said: list[tuple[int, int, str]],
) -> None:
    copies = [
        _kept(n, NOW + timedelta(hours=hours), size=size, reason=why)
        for n, (hours, size, why) in enumerate(said)
    ]
    gone = set(superfluous(copies))
    held = {*(each.name for each in copies[-3:])}
    held |= {each.name for each in sorted(copies, key=lambda each: each.at)[-3:]}
    for why in ("before-migration", "before-restore"):
        held |= {each.name for each in [one for one in copies if one.reason == why][-1:]}
    assert not gone & held
    assert gone <= {each.name for each in copies}
    assert superfluous([each for each in copies if each.name not in gone]) == []
