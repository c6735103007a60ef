"""Circles are called alike everywhere, and say how much room they have."""

from networker.domain.vocabulary import Circle
from networker.ui.circle_words import circle_name, room, within_a_sentence


def test_each_circle_has_a_name_of_its_own_also_within_a_sentence() -> None:
    assert len({circle_name(each) for each in Circle}) == len(Circle)
    assert [within_a_sentence(each) for each in Circle] == [circle_name(each).lower() for each in Circle]


def test_the_room_of_a_circle_and_of_beyond_which_has_no_limit() -> None:
    assert room(Circle.GOOD, 57) == "57 of 50"
    assert room(Circle.BEYOND, 1200) == "no limit"
