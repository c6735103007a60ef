"""How often something comes again, as it is kept."""

from datetime import date, time

import pytest

from networker.domain.repeat import Repeat, Unit, counted_from, own_time, put_off, start_and_rule


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("every", [1, 2, 999])
def test_a_rule_is_read_back(unit: Unit, every: int) -> None:
    repeat = Repeat(unit, every)
    assert Repeat.of(repeat.rule) == repeat
    assert Repeat.of(counted_from(repeat.rule, date(2026, 1, 31))) == repeat


@pytest.mark.parametrize(
    ("repeat", "rule"),
    [
        (Repeat(Unit.MONTH, nth=-1, weekday=4), "FREQ=MONTHLY;BYDAY=-1FR"),
        (Repeat(Unit.MONTH, nth=-1, weekday=None), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (Repeat(Unit.MONTH, 3, nth=2, weekday=0), "FREQ=MONTHLY;INTERVAL=3;BYDAY=2MO"),
    ],
)
def test_a_weekday_of_the_month_is_read_back(repeat: Repeat, rule: str) -> None:
    assert (repeat.rule, Repeat.of(rule)) == (rule, repeat)
    with pytest.raises(ValueError, match="weekday"):
        Repeat(Unit.WEEK, nth=1)
    with pytest.raises(ValueError, match="weekday"):
        Repeat(Unit.MONTH, nth=6)
    with pytest.raises(ValueError, match="only the last"):
        Repeat(Unit.MONTH, nth=2, weekday=None)


def test_once_a_finer_rule_and_nonsense_are_none_of_these() -> None:
    kept = (
        "", "FREQ=WEEKLY;BYDAY=FR", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=x", "?",
        "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=-1",
        "FREQ=WEEKLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=1MO,2MO",
    )  # fmt: skip
    assert [Repeat.of(each) for each in kept] == [None] * len(kept)


def test_not_every_number_is_one() -> None:
    for every in (0, -1, 1000):
        with pytest.raises(ValueError, match="not every"):
            Repeat(Unit.DAY, every)


def test_where_it_counts_from_is_kept_beside_the_rule() -> None:
    kept = counted_from("FREQ=MONTHLY", date(2026, 1, 31))
    assert kept == "DTSTART:20260131 RRULE:FREQ=MONTHLY"
    assert start_and_rule(kept) == (date(2026, 1, 31), "FREQ=MONTHLY")
    assert counted_from(kept, date(2026, 3, 1)) == "DTSTART:20260301 RRULE:FREQ=MONTHLY"


def test_other_programs_write_it_on_two_lines() -> None:
    other = "DTSTART;TZID=Europe/Berlin:20260131T090000\nRRULE:FREQ=DAILY;COUNT=3\n"
    assert start_and_rule(other) == (date(2026, 1, 31), "FREQ=DAILY;COUNT=3")
    assert start_and_rule("DTSTART:20269999 RRULE:FREQ=DAILY") == (None, "FREQ=DAILY")


@pytest.mark.parametrize("own", [time(9, 30), time(0), None])
def test_one_put_off_to_another_time_keeps_that_of_the_others(own: time | None) -> None:
    kept = put_off("DTSTART:20260101 RRULE:FREQ=MONTHLY", date(2026, 1, 31), own)
    assert own_time(kept, time(17)) == own
    assert start_and_rule(kept) == (date(2026, 1, 31), "FREQ=MONTHLY")
    assert put_off(kept, date(2026, 1, 31), own_time(kept, time(18))) == kept


@pytest.mark.parametrize(
    "kept", ["", "FREQ=MONTHLY", "DTSTART:20260131 RRULE:FREQ=MONTHLY", "DTSTART:20260131T990000"]
)
def test_all_of_a_rule_are_at_one_time_where_nothing_else_is_said(kept: str) -> None:
    assert (own_time(kept, time(17)), own_time(kept, None)) == (time(17), None)
