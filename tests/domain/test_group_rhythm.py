"""Whom of a group to write to, and the strip of months."""

from datetime import date, timedelta

from networker.domain.group_rhythm import MOST, Standing, first_month, lately, strip, to_follow_up

TODAY = date(2026, 11, 20)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_the_dear_are_followed_up_by_the_measure_of_their_circle() -> None:
    members = [
        Standing(1, 3, ago(240)),  # twice as long as a good one may be silent
        Standing(2, 1, ago(90)),  # three times as long as an inner one may
        Standing(3, 2, ago(59)),  # not yet
        Standing(4, 2, None),
        Standing(5, 4, ago(900)),  # not dear
        Standing(6, None, ago(900)),
        Standing(7, 1, ago(300), open=False),
    ]
    assert to_follow_up(members, TODAY) == [4, 2, 1]
    assert to_follow_up(members, TODAY, most=1) == [4]


def test_they_are_a_few_at_most() -> None:
    assert len(to_follow_up([Standing(n, 1, ago(100)) for n in range(1, 40)], TODAY)) == MOST


def test_lately_counts_whoever_was_in_touch() -> None:
    assert (
        lately(
            [
                Standing(1, None, ago(0)),
                Standing(2, 1, ago(90)),
                Standing(3, 1, ago(91)),
                Standing(4, 1, None),
            ],
            TODAY,
        )
        == 2
    )


def test_the_strip_ends_with_this_month_and_goes_over_the_year() -> None:
    assert first_month(TODAY) == date(2025, 12, 1)
    assert strip({"2025-12": 3, "2026-11": 2, "2025-11": 9}, TODAY) == (3, *(0,) * 10, 2)
    assert first_month(date(2026, 12, 31)) == date(2026, 1, 1)
