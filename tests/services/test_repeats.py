"""The day a repeating follow-up comes to next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.repeat import Repeat, Unit, counted_from
from networker.services.repeats import next_day

D = date.fromisoformat


def following(kept: str, due: str, times: int) -> list[str]:
    """The days that follow a day one after the other, each counted from the first."""
    kept, day, found = counted_from(kept, D(due)), D(due), list[str]()
    for _ in range(times):
        following_ = next_day(kept, due=day, after=day)
        assert following_ is not None
        day = following_
        found.append(day.isoformat())
    return found


def test_months_that_are_too_short_have_their_last_day() -> None:
    assert following("FREQ=MONTHLY", "2027-01-31", 4) == [
        "2027-02-28",
        "2027-03-31",
        "2027-04-30",
        "2027-05-31",
    ]
    assert following("FREQ=MONTHLY", "2028-01-30", 2) == ["2028-02-29", "2028-03-30"]
    assert following("FREQ=MONTHLY;INTERVAL=3", "2026-11-30", 2) == ["2027-02-28", "2027-05-30"]


def test_the_last_day_of_each_month() -> None:
    rule = Repeat(Unit.MONTH, nth=-1, weekday=None).rule
    assert following(rule, "2026-11-30", 4) == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]


def test_29_february_is_the_28th_in_common_years() -> None:
    assert following("FREQ=YEARLY", "2024-02-29", 5) == [
        "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28"
    ]  # fmt: skip


def test_weeks_keep_their_weekday() -> None:
    assert following("FREQ=WEEKLY;INTERVAL=2", "2026-11-20", 2) == ["2026-12-04", "2026-12-18"]


def test_what_is_long_past_is_passed_over() -> None:
    assert next_day("FREQ=MONTHLY", due=D("2019-03-05"), after=D("2026-11-20")) == D("2026-12-05")
    assert next_day("FREQ=DAILY", due=D("1950-01-01"), after=D("2026-11-20")) == D("2026-11-21")


def test_a_finer_rule_of_a_file_is_kept_to() -> None:
    fridays = "FREQ=MONTHLY;BYDAY=-1FR"
    assert next_day(fridays, due=D("2026-11-27"), after=D("2026-11-27")) == D("2026-12-25")
    assert next_day("FREQ=MONTHLY;BYMONTHDAY=31", due=D("2027-01-31"), after=D("2027-01-31")) == D(
        "2027-03-31"
    )


def test_a_rule_ends_where_it_says() -> None:
    first = D("2026-11-20")
    for ends in ("COUNT=2", "UNTIL=20261127", "UNTIL=20261127T235959Z"):
        kept = f"FREQ=WEEKLY;{ends}"
        assert next_day(kept, due=first, after=first) == D("2026-11-27")
        assert next_day(kept, due=first, after=D("2026-11-27")) is None


@pytest.mark.parametrize(
    "kept",
    [
        "", "FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=YEARLY;BYEASTER=0", "FREQ=MONTHLY;UNTIL=never", "FREQ=DAILY;COUNT=x",
        "FREQ=MONTHLY;BYSETPOS=a", "RRULE:", "every week", "FREQ=YEARLY;INTERVAL=9999",
    ],
)  # fmt: skip
def test_a_rule_that_means_no_day_has_none_and_holds_nothing_up(kept: str) -> None:
    assert next_day(kept, due=D("2026-11-20"), after=D("2026-11-20")) is None


def test_the_end_of_the_calendar_is_no_mistake() -> None:
    assert next_day("FREQ=YEARLY", due=D("9998-12-31"), after=D("9998-12-31")) is None


@given(
    unit=st.sampled_from(Unit),
    every=st.integers(1, 25),
    due=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    after=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_there_is_always_a_next_day_and_never_two_units_away(
    unit: Unit, every: int, due: date, after: date
) -> None:
    found = next_day(Repeat(unit, every).rule, due=due, after=after)
    longest = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}[unit] * every
    assert found is not None
    assert found > after
    assert found == due or (found - max(after, due)).days <= longest
