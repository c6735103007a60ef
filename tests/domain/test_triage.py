"""Who is asked about first, and which circle is guessed: each rule by its name."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from networker.domain.reachout import ContactDay, RhythmState, refold, rhythm_days, usual_log_rhythm
from networker.domain.triage import Guess, Hint, Known, guess, in_order
from networker.domain.vocabulary import Circle

TODAY = date(2026, 11, 20)


def state(every: int, n: int, *, silent: int = 3, sides: str = "both") -> RhythmState:
    """So many contact days, one every so many days, the last one `silent` days ago."""
    days = [TODAY - timedelta(days=silent + every * k) for k in range(n)]
    mine, theirs = sides in ("both", "mine"), sides in ("both", "theirs")
    return refold(ContactDay(1, day, mine, theirs, mine) for day in days)


def known(found: RhythmState, *, met: bool = False) -> Known:
    return Known(found, rhythm_days(found, usual_log_rhythm([])), met=met)


def test_talks_count_more_than_what_is_in_common_and_that_more_than_a_new_tie() -> None:
    hints = [
        Hint(1, known_since=TODAY),
        Hint(2, common=3),
        Hint(3, contact_days=5),
        Hint(4),
        Hint(5, known_since=TODAY - timedelta(days=3000)),
    ]
    assert in_order(hints, TODAY) == [3, 2, 1, 5, 4]


def test_who_was_laid_aside_is_first_on_another_day_and_last_on_the_same() -> None:
    hints = [
        Hint(1, contact_days=50), Hint(2, put_off=TODAY - timedelta(days=1)), Hint(3, contact_days=99, put_off=TODAY),
    ]  # fmt: skip
    assert in_order(hints, TODAY) == [2, 1, 3]


@given(st.permutations([Hint(n, contact_days=n % 3, common=n % 2) for n in range(8)]))
def test_the_order_does_not_hang_on_the_order_they_come_in(hints: list[Hint]) -> None:
    assert in_order(hints, TODAY) == in_order(sorted(hints, key=lambda each: each.person), TODAY)


def test_a_rhythm_of_both_sides_is_the_best_reason() -> None:
    found = guess(known(state(5, 20)), TODAY)
    assert (found.circle, found.reason) == (Circle.INNER, "rhythm")
    assert found.numbers["n"] == 20
    assert guess(known(state(30, 12)), TODAY).circle is Circle.CLOSE
    assert guess(known(state(90, 12)), TODAY).circle is Circle.GOOD


def test_a_tie_that_fell_silent_is_wide() -> None:
    found = guess(known(state(10, 12, silent=900)), TODAY)
    assert (found.circle, found.reason, found.numbers["days"]) == (Circle.WIDE, "silent", 900)


def test_few_talks_say_less() -> None:
    assert guess(known(state(9, 2), met=True), TODAY) == Guess(Circle.GOOD, "met", {"n": 2})
    assert guess(known(state(9, 4)), TODAY) == Guess(Circle.GOOD, "talked", {"n": 4})
    assert guess(known(state(9, 1)), TODAY) == Guess(Circle.WIDE, "talked", {"n": 1})
    assert guess(known(state(9, 20, sides="mine")), TODAY) == Guess(Circle.WIDE, "one way")


def test_without_talks_people_alike_say_it_then_what_is_in_common() -> None:
    alike = Known(common=4, alike=(Circle.GOOD, 3, "Wind & Sails"))
    assert guess(alike, TODAY) == Guess(Circle.GOOD, "alike", {"n": 3, "where": "Wind & Sails"})
    assert guess(Known(common=4, alike=(Circle.GOOD, 1, "Wind & Sails")), TODAY).reason == "name"
    assert guess(Known(common=1), TODAY) == Guess(Circle.WIDE, "name")
    assert guess(Known(), TODAY) == Guess(Circle.BEYOND, "stranger")
