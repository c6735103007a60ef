"""Who belongs on a map of ties: how sure it is that two know each other, and who is chosen of many."""

import pytest

from networker.domain.ego import FIRST, joined, select, sure
from networker.domain.path import Link

TALK, FRIENDS = Link("talk"), Link("friends", "friend", other="friend")


def test_more_talks_make_it_surer_and_a_large_group_less_sure() -> None:
    assert sure(TALK) < sure(Link("talk", n=3)) < 1
    assert sure(Link("group", "Divers", size=10)) > sure(Link("group", "Divers", size=30))


def test_all_that_ties_two_is_gathered_and_told_once() -> None:
    (tie,) = joined([(2, 1, TALK), (1, 2, TALK), (1, 2, FRIENDS), (2, 1, FRIENDS)])
    assert (tie.one, tie.other, tie.beside(2)) == (1, 2, 1)
    assert tie.links == (FRIENDS, TALK)  # the surest first
    assert tie.strength == pytest.approx(1 - (1 - sure(FRIENDS)) * (1 - sure(TALK)))


def test_a_tie_is_kept_in_the_words_of_the_lower_number_whoever_told_it_first() -> None:
    child, parent = Link("family", "child", other="parent"), Link("family", "parent", other="child")
    for told in ([(1, 2, child), (2, 1, parent)], [(2, 1, parent), (1, 2, child)]):
        (tie,) = joined(told)
        assert tie.links == (child,)


def test_the_second_step_is_reached_by_the_surest_way() -> None:
    ties = joined([(1, 9, TALK), (2, 9, FRIENDS), (1, 2, TALK), (9, 10, FRIENDS)])
    found = select({1: 0.9, 2: 0.8}, ties, middle=(0,))
    assert found.first == (1, 2)
    assert found.second == (9,)  # 10 is a third step
    assert found.via == {9: 2}
    assert found.left_out == 0


def test_the_middle_is_nobodys_second_step() -> None:
    assert select({1: 1.0}, joined([(0, 1, FRIENDS)]), middle=(0,)).second == ()


def test_who_finds_no_room_is_counted_each_once() -> None:
    first = {n: 1 - n / 1000 for n in range(1, FIRST + 11)}
    ties = joined([(1, 500 + n, TALK) for n in range(20)] + [(2, 500, TALK)])
    found = select(first, ties, middle=(), most=FIRST + 5)
    assert len(found.first) == FIRST
    assert len(found.second) == 5
    assert found.left_out == 10 + 15


def test_a_map_smaller_than_its_first_step_has_no_second() -> None:
    found = select({1: 0.5, 2: 0.9, 3: 0.7}, joined([(1, 9, TALK)]), middle=(), most=2)
    assert (found.first, found.second, found.left_out) == ((2, 3), (), 1)
