"""Occasions to write: words that wait on either side."""

from datetime import date, timedelta

import pytest

from networker.domain import occasions
from networker.domain.occasions import Said
from networker.domain.reach_rules import News
from networker.domain.silence import Spoke

TODAY = date(2026, 11, 20)


def ago(days: int, side: str, **values: bool) -> Said:
    return Said(TODAY - timedelta(days=days), side, **values)


@pytest.mark.parametrize(
    ("last", "what"),
    [
        ([ago(3, "in")], "unanswered"),
        ([ago(3, "in"), ago(40, "both")], "unanswered"),
        ([ago(3, "in"), ago(40, "out")], "unanswered"),
        ([ago(3, "in"), ago(5, "out")], None),
        ([ago(3, "in", asks=True), ago(5, "out")], "unanswered"),
        ([ago(61, "in")], None),
        ([ago(3, "in", personal=False)], None),
        ([ago(3, "both"), ago(5, "in")], None),
        ([ago(3, "in", in_vain=True)], None),
        ([ago(3, "in"), ago(4, "out", in_vain=True)], "unanswered"),
        ([], None),
    ],
    ids=["first words", "after a call", "long after mine", "it answers mine", "it answers and asks", "long ago",
         "to many", "talked since", "a call in vain", "after mine in vain", "nothing"],
)  # fmt: skip
def test_their_words_wait_for_mine_unless_they_ended_a_talk(last: list[Said], what: str | None) -> None:
    assert occasions.waiting(last, TODAY) == (News(what, "", last[0].day) if what else None)


@pytest.mark.parametrize(
    ("last", "offered"),
    [
        ([ago(7, "out"), ago(90, "both")], True),
        ([ago(6, "out"), ago(90, "both")], False),
        ([ago(60, "out"), ago(91, "in")], True),
        ([ago(61, "out"), ago(90, "in")], False),
        ([ago(20, "out"), ago(50, "out")], False),
        ([ago(20, "out")], False),
        ([ago(20, "out"), ago(21, "in")], False),
        ([ago(20, "out", asks=True), ago(21, "in")], True),
        ([ago(20, "out", personal=False), ago(90, "both")], False),
        ([ago(20, "out", in_vain=True), ago(90, "both")], False),
        ([ago(20, "out"), ago(21, "out", in_vain=True)], False),
        ([ago(20, "out"), ago(21, "in", in_vain=True)], True),
    ],
    ids=["a week", "not yet", "two months", "too long", "no third word", "who never said anything", "I answered",
         "I answered and asked", "to many", "a call in vain", "no third try", "it called before"],
)  # fmt: skip
def test_a_second_word_is_offered_once_after_a_week(last: list[Said], offered: bool) -> None:
    assert occasions.waiting(last, TODAY) == (News("second word", "", last[0].day) if offered else None)


@pytest.mark.parametrize(
    ("last", "by"),
    [
        ([], Spoke.BOTH), ([ago(3, "both")], Spoke.BOTH), ([ago(3, "out")], Spoke.ME), ([ago(3, "in")], Spoke.THEM),
        ([ago(3, "out"), ago(4, "in")], Spoke.BOTH), ([ago(3, "in"), ago(3, "out")], Spoke.BOTH),
        ([ago(3, "out"), ago(34, "in")], Spoke.ME), ([ago(3, "out"), ago(4, "out")], Spoke.ME),
        ([ago(3, "in"), ago(4, "both")], Spoke.THEM),
        ([ago(3, "out", in_vain=True), ago(4, "in")], Spoke.ME), ([ago(3, "in", in_vain=True)], Spoke.THEM),
        ([ago(3, "out"), ago(4, "in", in_vain=True)], Spoke.ME),
    ],
)  # fmt: skip
def test_both_talked_where_words_answered_words_in_time(last: list[Said], by: Spoke) -> None:
    assert occasions.spoke_last(last) is by
