"""Which days a span is."""

from datetime import date

import pytest

from networker.domain.spans import Span, days_of

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("span", "since", "until"),
    [
        (Span.YEAR, date(2025, 11, 21), TODAY),
        (Span.THIS_YEAR, date(2026, 1, 1), TODAY),
        (Span.LAST_YEAR, date(2025, 1, 1), date(2025, 12, 31)),
        (Span.EVERYTHING, None, TODAY),
    ],
)
def test_both_ends_count(span: Span, since: date | None, until: date) -> None:
    assert days_of(span, TODAY) == (since, until)


def test_twelve_months_after_a_leap_day_and_over_one() -> None:
    assert days_of(Span.YEAR, date(2024, 2, 29)) == (date(2023, 3, 1), date(2024, 2, 29))
    assert days_of(Span.YEAR, date(2024, 12, 31)) == (date(2024, 1, 1), date(2024, 12, 31))
