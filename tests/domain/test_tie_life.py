"""When a tie is gained, lost and revived, by days that can be counted on fingers."""

import pytest

from networker.domain.tie_life import SILENCE, Turn, turns

GAINED, LOST, REVIVED = Turn.GAINED, Turn.LOST, Turn.REVIVED


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([], []),
        ([(1, True)], []),  # one day is no tie
        ([(1, False), (2, False), (9, False)], []),  # words that nobody answered are none
        ([(1, True), (5, False)], [(5, GAINED), (371, LOST)]),
        ([(1, False), (5, False), (9, True)], [(9, GAINED), (375, LOST)]),  # on the day of the first answer
        ([(1, True), (500, True)], [(500, GAINED), (866, LOST)]),  # no tie was lost between: there was none
        ([(1, True), (2, True), (367, False)], [(2, GAINED), (733, LOST)]),  # 365 days are lived through
        ([(1, True), (2, True), (368, True)], [(2, GAINED), (368, LOST), (368, REVIVED), (734, LOST)]),
        ([(1, True), (2, True), (1000, False), (1001, True), (2000, True)],
         [(2, GAINED), (368, LOST), (1000, REVIVED), (1367, LOST), (2000, REVIVED), (2366, LOST)]),
    ],
)  # fmt: skip
def test_the_turns_of_a_tie(days: list[tuple[int, bool]], told: list[tuple[int, Turn]]) -> None:
    assert turns(days) == told
    assert SILENCE == 365


def test_a_day_with_two_turns_has_them_in_the_order_of_their_letters() -> None:
    assert sorted([REVIVED, LOST, GAINED]) == [GAINED, LOST, REVIVED]
