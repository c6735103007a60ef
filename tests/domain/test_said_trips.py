"""A trip as people say it."""

from datetime import date, timedelta

import pytest

from networker.domain.said_trips import read, wrong

TODAY = date(2026, 11, 30)
FEBRUARY = (date(2027, 2, 3), date(2027, 2, 5))


@pytest.mark.parametrize(
    "said",
    [
        "Birmingham 3-5 Feb", "Birmingham, 3–5 February", "I will be in Birmingham from 3 to 5 February 2027",
        "Birmingham Feb 3-5", "Birmingham Feb 3 to 5, 2027", "Ich bin in Birmingham vom 3. bis 5. Februar",
        "Birmingham 3.2.-5.2.", "Birmingham 3.-5.2.2027", "2027-02-03 - 2027-02-05 Birmingham",
        "in Birmingham 3 February - 5 February", "Birmingham del 3 al 5 de febrero", "trip to Birmingham 3rd to 5th of Feb",
        "I'll be in Birmingham on 3-5 Feb", "Birmingham 2027-02-03/2027-02-05", "Birmingham 2027-02-03 2027-02-05",
        "Birmingham 3-5 Feb '27", "Birmingham Feb 3-5 ’27", "Ich bin vom 3. bis 5. Februar in Birmingham",
        "I am flying to Birmingham 3-5 Feb", "We will be in Birmingham 3-5 Feb", "We're in Birmingham 3-5 Feb",
        "Wir fliegen nach Birmingham, 3.-5. Februar", "I'm going to Birmingham 3-5 Feb",
    ],
)  # fmt: skip
def test_place_and_days_are_read(said: str) -> None:
    found = read(said, TODAY)
    assert (found.place, found.since, found.until) == ("Birmingham", *FEBRUARY)
    assert wrong(found, TODAY) == ""


def test_a_trip_over_the_new_year_and_one_that_has_begun() -> None:
    over = read("Lyon 30 December to 2 January", TODAY)
    assert (over.since, over.until) == (date(2026, 12, 30), date(2027, 1, 2))
    said = read("Paris 31 Dec 2026 - 1 Jan", TODAY)
    assert (said.place, said.since, said.until) == ("Paris", date(2026, 12, 31), date(2027, 1, 1))
    begun = read("Berlin 29 Nov - 2 Dec", TODAY)
    assert (begun.since, begun.until) == (date(2026, 11, 29), date(2026, 12, 2))


def test_one_day_alone_and_a_place_in_any_script() -> None:
    assert read("北京 12 December", TODAY).place == "北京"
    day = read("St. Gallen on 12 December", TODAY)
    assert (day.place, day.since, day.until) == ("St. Gallen", date(2026, 12, 12), date(2026, 12, 12))


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("Berlin", "From when until when?"), ("3-5 Feb", "Where to?"), ("", "Where to?"), ("Berlin 31 Feb", "From when"),
        ("Berlin 5-3 Feb", "would end before it begins"), ("Berlin 2026-01-03 - 2026-01-05", "have passed"),
        ("Paris 3-5 Feb; Lyon 6-8 Feb", "One trip at a time"),
        ("Berlin 3 Feb 2027 - 5 Feb 2029", "longer than a year"),
    ],
)  # fmt: skip
def test_what_is_missing_is_one_sentence(said: str, missing: str) -> None:
    assert missing in wrong(read(said, TODAY), TODAY)


def test_any_text_is_read_without_a_fault() -> None:
    for text in ("0000-00-00", "99.99.9999 - 1.1.", "3-5-7-9 Feb", "Feb", "\0" * 20, "3 Feb to " * 50):
        found = read(text, TODAY)
        assert (found.since is None) == (found.until is None)
        assert found.since is None or found.since - TODAY < timedelta(days=4_000_000)
