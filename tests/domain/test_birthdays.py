"""Birthdays ahead, with their age where it is known."""

from datetime import date

import pytest

from networker.domain.birthdays import birthday

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("born", "today", "found"),
    [
        ("1986-11-20", TODAY, (TODAY, 40)),
        ("--11-27", TODAY, (date(2026, 11, 27), None)),
        ("--11-28", TODAY, None),
        ("--11-19", TODAY, None),
        ("1990-01-02", date(2026, 12, 30), (date(2027, 1, 2), 37)),
        ("1988-02-29", date(2027, 2, 22), (date(2027, 2, 28), 39)),
        ("1988-02-29", date(2028, 2, 27), (date(2028, 2, 29), 40)),
        ("1604-11-21", TODAY, (date(2026, 11, 21), None)),
        ("2026-11-21", TODAY, (date(2026, 11, 21), None)),
        ("1986-11", TODAY, None),
        ("1986", TODAY, None),
        ("soon", TODAY, None),
    ],
)
def test_a_birthday_is_announced_for_a_week_and_an_age_only_where_it_is_known(
    born: str, today: date, found: tuple[date, int | None] | None
) -> None:
    assert birthday(born, today) == found
