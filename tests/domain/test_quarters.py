"""Quarters of a year."""

from datetime import date

import pytest

from networker.domain.quarters import Quarter, quarter_of, quarters


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), Quarter(2026, 1)),
        (date(2026, 3, 31), Quarter(2026, 1)),
        (date(2026, 4, 1), Quarter(2026, 2)),
        (date(2026, 12, 31), Quarter(2026, 4)),
    ],
)
def test_the_quarter_of_a_day(day: date, quarter: Quarter) -> None:
    assert quarter_of(day) == quarter


def test_first_and_last_day() -> None:
    assert (Quarter(2028, 1).first, Quarter(2028, 1).last) == (date(2028, 1, 1), date(2028, 3, 31))
    assert (Quarter(2026, 4).first, Quarter(2026, 4).last) == (date(2026, 10, 1), date(2026, 12, 31))


def test_quarters_of_a_span_are_all_that_have_a_day_in_it() -> None:
    assert quarters(date(2025, 12, 31), date(2026, 4, 1)) == [
        Quarter(2025, 4),
        Quarter(2026, 1),
        Quarter(2026, 2),
    ]
    assert quarters(date(2026, 5, 2), date(2026, 5, 1)) == [Quarter(2026, 2)]
    assert quarters(date(2026, 7, 1), date(2026, 6, 30)) == []
