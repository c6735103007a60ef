"""What the header says of how often, how long ago and how close."""

from datetime import date

import pytest

from networker.domain.vocabulary import Circle, Shallow, State
from networker.services.views import ShallowTie
from networker.ui.timeline.header_words import HeaderWords

TODAY = date(2026, 11, 20)


@pytest.fixture
def words(qapp: object) -> HeaderWords:
    return HeaderWords()


def test_meetings_in_person(words: HeaderWords) -> None:
    assert words.met(0, None, "", today=TODAY) == "Not met in person yet"
    assert words.met(1, date(2026, 5, 3), "", today=TODAY) == "Met once, 3 May"
    assert words.met(12, date(2025, 5, 3), "", today=TODAY) == "Met 12 times, last 3 May 2025"
    there = words.met(2, date(2026, 5, 3), "Café  Central", today=TODAY)
    assert there == "Met 2 times, last 3 May, \u2068Café Central\u2069"


@pytest.mark.parametrize(
    ("rhythm", "said"),
    [
        (1.2, "nearly every day"),
        (9.0, "every 9 days"),
        (21.0, "every 3 weeks"),
        (92.0, "every 3 months"),
    ],
)
def test_a_rhythm_is_said_in_the_measure_that_fits(words: HeaderWords, rhythm: float, said: str) -> None:
    assert words.rhythm(31, rhythm) == f"You usually talk {said}, over 31 contact days"


def test_of_few_days_no_rhythm_is_said(words: HeaderWords) -> None:
    assert words.too_little(0) == "No contact days yet"
    assert words.too_little(1).startswith("1 contact day:")
    assert words.too_little(7).startswith("7 contact days:")


def test_a_silence_of_no_day_is_today(words: HeaderWords) -> None:
    assert (words.silence(0), words.silence(3)) == ("today", "3 days")


def test_no_answer_is_said_with_whose_it_would_be(words: HeaderWords) -> None:
    assert words.shallow(None) == ""
    assert words.shallow(ShallowTie(Shallow.HELLO_ONLY, 2, mine=True)) == "Hello only, 2 messages"
    assert words.shallow(ShallowTie(Shallow.ONE_WAY, 3, mine=True)) == "One way: you wrote 3 times"
    assert words.shallow(ShallowTie(Shallow.ONE_WAY, 3, mine=False)) == "One way: they wrote 3 times"


def test_every_circle_has_a_word_and_an_active_state_none(words: HeaderWords) -> None:
    assert len({words.circle(each) for each in (None, *Circle)}) == len(Circle) + 1
    assert [words.state(each) for each in State if not words.state(each)] == [""]
    assert words.state(State.ACTIVE) == ""
