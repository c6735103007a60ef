"""Whose turn it is in a list: twenty at a sitting, then a pause; later, and what comes back."""

from datetime import date

from networker.domain.vocabulary import PersonId, State
from networker.services.rows import PersonRow
from networker.services.tidy import Item, Reason
from networker.ui.tidy.sitting import TWENTY, Sitting


def item(n: int) -> Item:
    row = PersonRow(PersonId(n), f"P {n}", f"P {n}", "", "", "", "", None, State.ACTIVE, date(2020, 1, 1))
    return Item("silent", str(n), (row,), Reason("silent"))


def items(*numbers: int) -> list[Item]:
    return [item(n) for n in numbers]


def begun(total: int = 3) -> Sitting:
    sitting = Sitting()
    sitting.refill(items(*range(min(total, 40))), total)
    return sitting


def keys(sitting: Sitting) -> list[str]:
    return [each.key for each in sitting.waiting]


def test_after_twenty_there_is_a_pause() -> None:
    sitting = begun(412)
    for n in range(TWENTY):
        assert sitting.current == item(n)
        sitting.answered()
    assert (sitting.current, sitting.paused, sitting.done, sitting.left) == (None, True, 20, 392)
    sitting.go_on()
    assert (sitting.current, sitting.done, sitting.left) == (item(20), 0, 392)


def test_what_is_answered_and_comes_back_is_asked_first() -> None:
    sitting = begun()
    sitting.answered()
    sitting.answered()
    assert (sitting.done, sitting.left) == (2, 1)
    sitting.refill(items(1, 2), 2)
    assert (keys(sitting), sitting.done) == (["1", "2"], 1)
    sitting.refill(items(0, 1, 2), 3)
    assert (keys(sitting), sitting.done) == (["0", "1", "2"], 0)


def test_an_undo_ends_the_pause() -> None:
    sitting = begun(30)
    for _ in range(TWENTY):
        sitting.answered()
    sitting.refill(items(*range(19, 30)), 11)
    assert (sitting.paused, sitting.current, sitting.done) == (False, item(19), 19)


def test_who_is_looked_at_stays_first() -> None:
    sitting = begun()
    sitting.put_off()
    assert sitting.current == item(1)
    sitting.refill(items(7, 0, 1, 2), 4)
    assert (keys(sitting), [each.key for each in sitting.later]) == (["1", "7", "2"], ["0"])
    assert (sitting.left, sitting.wanted) == (3, 41)


def test_later_is_taken_back_unless_something_was_written_since() -> None:
    sitting = begun()
    sitting.put_off()
    assert sitting.take_back()
    assert keys(sitting) == ["0", "1", "2"]
    assert not sitting.take_back()
    sitting.put_off()
    sitting.answered()
    assert not sitting.take_back(), "the book's last step is meant"


def test_those_for_later_come_once_nothing_else_waits() -> None:
    sitting = begun(2)
    sitting.put_off()
    sitting.put_off()
    assert (sitting.current, sitting.paused, sitting.left) == (None, False, 0)
    sitting.go_on()
    assert (keys(sitting), sitting.later) == (["0", "1"], [])


def test_who_is_gone_is_not_for_later_either() -> None:
    sitting = begun(2)
    sitting.put_off()
    sitting.refill(items(1), 1)
    assert sitting.later == []
