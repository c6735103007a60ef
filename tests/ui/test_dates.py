"""When a promise is due, in words."""

from datetime import date, time

import pytest
from PySide6.QtCore import QLocale

from networker.ui import dates

TODAY = date(2026, 11, 20)


def test_the_time_of_a_promise_stands_beside_its_day() -> None:
    assert dates.due(TODAY, time(17), TODAY) == "today 17:00"
    assert dates.due(TODAY, None, TODAY) == "today"
    assert dates.due(None, time(17), TODAY) == dates.due(None, None, TODAY) == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 19), "since 19 Nov"),
        (date(2026, 1, 2), "since 2 Jan"),
        (date(2026, 2, 3), "since 3 Feb"),
        (date(2024, 3, 1), "since Mar 2024"),
    ],
)
def test_a_day_that_is_past_is_named_and_its_days_are_not_counted(day: date, said: str) -> None:
    assert dates.due(day, time(17), TODAY) == dates.due(day, None, TODAY) == said


def test_a_longer_silence_is_never_told_as_a_shorter_one() -> None:
    sizes, before = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}, 0.0
    for days in range(1, 20_000):
        number, unit = dates.span(days).split()
        told = int(number) * sizes[unit.removesuffix("s")]
        assert told >= before, days
        before = told
    assert [dates.span(days) for days in (0, 80, 81, 2405)] == ["1 day", "11 weeks", "3 months", "6 years"]


def test_a_month_that_is_a_heading_has_a_capital_in_every_language() -> None:
    """Spanish writes months small within a sentence, and a heading is none."""
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("es"))
        assert dates.month(2025, 11, date(2026, 11, 20)) == "noviembre de 2025"
        assert dates.month_heading(2025, 11, date(2026, 11, 20)) == "Noviembre de 2025"
    finally:
        QLocale.setDefault(before)
