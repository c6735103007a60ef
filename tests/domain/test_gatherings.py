"""When two names mean one gathering, and on which days to follow up after it."""

from datetime import date

import pytest

from networker.domain.gatherings import are_called_alike, called, days_to_follow_up, is_about

D = date.fromisoformat


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("PyCon", "pycon", True),
        ("the Porto fair", "Porto Fair", True),
        ("der Buchmesse", "Buchmesse", True),
        ("Fête de la mer", "fete  de la mer", True),
        ("Porto fair", "Lisbon fair", False),
        ("the", "a", False),
    ],
)
def test_articles_case_and_accents_are_no_other_gathering(one: str, other: str, alike: bool) -> None:
    assert are_called_alike(one, other) is alike


def test_a_gathering_is_called_by_its_words_without_the_article() -> None:
    assert [called(each) for each in ("the  Porto fair", "Der Club", "The", "Theatre")] == [
        "Porto fair", "Club", "The", "Theatre",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "about"),
    [
        ("2026-11-15", False),
        ("2026-11-16", True),
        ("2026-11-18", True),
        ("2026-11-20", True),
        ("2026-11-21", False),
    ],
)
def test_about_its_days_is_one_more_on_each_side(day: str, about: bool) -> None:
    assert is_about(D(day), D("2026-11-17"), D("2026-11-19")) is about


def test_the_days_to_follow_up_are_what_is_left_of_the_week() -> None:
    assert days_to_follow_up(D("2026-11-20"), D("2026-11-20")) == tuple(
        D(f"2026-11-{n}") for n in range(21, 28)
    )
    assert days_to_follow_up(D("2026-11-16"), D("2026-11-20")) == tuple(
        D(f"2026-11-{n}") for n in range(21, 24)
    )
    late = days_to_follow_up(D("2026-11-13"), D("2026-11-20"))
    assert (late[0], late[-1]) == (D("2026-11-21"), D("2026-11-27")), "long after it, the next week"
