"""Times of the day as people write them, and dates of which a part is known."""

from datetime import date, time

import pytest

from networker.domain.dates import PartialDate, clock_time


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("15:30", time(15, 30)), (" 9 ", time(9)), ("18.15 Uhr", time(18, 15)), ("7h05", time(7, 5)),
        ("3 pm", time(15)), ("12 am", time(0)), ("12:30PM", time(12, 30)), ("0:00", time(0)), ("17 h", time(17)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(text: str, told: time) -> None:
    assert clock_time(text) == told


@pytest.mark.parametrize("text", ["25:00", "9:60", "13 pm", "0 am", "noon", "", "1530", "9:5"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        clock_time(text)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("--02-29", "29 February"),
        ("1980-03", "March 1980"),
        ("1980", "1980"),
        ("2026-12-01", "1 December 2026"),
    ],
)
def test_a_date_in_words_is_as_much_as_is_known(iso: str, words: str) -> None:
    assert PartialDate.parse(iso).words == words


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-02-07", date(2023, 2, 7), date(2023, 2, 7)),
        ("9999", date(9999, 1, 1), date.max),
    ],
)
def test_a_year_or_month_is_all_of_its_days(iso: str, first: date, last: date) -> None:
    assert PartialDate.parse(iso).days == (first, last)


def test_without_a_year_there_are_no_days() -> None:
    with pytest.raises(ValueError, match="without a year"):
        _ = PartialDate.parse("--11-20").days
