"""Whom one could introduce to whom."""

from networker.domain.introducing import Common, ToIntroduce, to_introduce

DIVING, ACME = Common("topic", "diving"), Common("employer", "Acme")


def test_those_who_share_something_and_do_not_know_each_other() -> None:
    found = to_introduce([(DIVING, [3, 1, 2])], {(1, 2)}, [1, 2, 3])
    assert found == [ToIntroduce(1, 3, (DIVING,)), ToIntroduce(2, 3, (DIVING,))]


def test_more_in_common_comes_first_then_the_nearest() -> None:
    found = to_introduce([(DIVING, [1, 2, 3, 4]), (ACME, [3, 4, 4])], (), [4, 2, 1, 3])
    assert [(each.one, each.other) for each in found] == [(3, 4), (2, 4), (1, 4), (1, 2), (2, 3), (1, 3)]
    assert found[0].shared == (DIVING, ACME)
