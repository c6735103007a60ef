"""How a silence stands to the usual one, and whose words there were."""

import pytest

from networker.domain.silence import Pause, Spoke, keyed, pause, ratio_of, returning_share, spoke


@pytest.mark.parametrize(
    ("ratio", "is_"),
    [(0.74, Pause.EARLY), (0.75, Pause.ABOUT), (1.25, Pause.ABOUT), (1.3, Pause.LONGER), (1.5, Pause.LONG), (40, Pause.LONG)],
)  # fmt: skip
def test_a_silence_is_held_against_the_usual_one(ratio: float, is_: Pause) -> None:
    assert pause(ratio) is is_


def test_a_rhythm_is_a_day_at_least() -> None:
    assert (ratio_of(7, 3.5), ratio_of(7, 0.2)) == (2.0, 7.0)


def test_who_spoke_is_told_by_a_variant_of_the_key() -> None:
    assert [keyed("last", spoke(*days)) for days in ((3, 1), (3, 0), (0, 3))] == [
        "last",
        "last me",
        "last them",
    ]
    assert keyed("so far", spoke(2, 2, only_in_vain=True)) == "so far vain"
    assert [spoke(mine, theirs, only_in_vain=True) for mine, theirs in ((3, 0), (0, 3))] == [
        Spoke.ME,
        Spoke.THEM,
    ]


def test_fewer_come_back_the_longer_they_are_silent() -> None:
    shares = [returning_share(ratio) for ratio in (0.5, 1.5, 2.5, 4, 6, 10, 20)]
    assert shares == sorted(shares, reverse=True)
    assert (shares[0], shares[-1]) == (0.76, 0.17)
