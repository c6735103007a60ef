"""Heights follow from the index alone, and rows are found by them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from networker.services.views import TimelineRow
from networker.ui.timeline.heights import HEAD, ONE, TWO, Stack, heights_of, lines_of

DAY = date(2026, 11, 20)


def talk(number: int, length: int) -> TimelineRow:
    return TimelineRow("talk", number, DAY, length=length)


def heights(*rows: TimelineRow, **measured: float) -> list[int]:
    by_id = {int(key[1:]): width for key, width in measured.items()}
    return heights_of(rows, room=456.0, character=7.0, measured=by_id)


def test_a_talk_is_as_high_as_its_length_lets_expect() -> None:
    assert heights(talk(1, 0), talk(2, 20), talk(3, 200), talk(4, 1_000_000)) == [HEAD, ONE, TWO, TWO]


def test_what_was_measured_is_believed_over_the_guess() -> None:
    assert heights(talk(1, 20), talk(2, 200), t1=900.0, t2=100.0) == [TWO, ONE]


def test_a_text_of_blanks_alone_takes_no_line() -> None:
    assert heights(talk(1, 5), t1=0.0) == [HEAD]


def test_months_and_promises_have_heights_of_their_own() -> None:
    kinds = ("section", "promise", "none", "gap", "month", "fact", "empty")
    assert all(height > 0 for height in heights(*(TimelineRow(each, 0, DAY) for each in kinds)))


def test_two_lines_are_the_most() -> None:
    assert [lines_of(width, 100.0) for width in (0.0, 1.0, 100.0, 101.0, 99_999.0)] == [0, 1, 1, 2, 2]


@given(st.lists(st.integers(1, 200), min_size=1, max_size=60), st.integers(-50, 13_000))
def test_the_row_at_a_height_is_the_one_that_covers_it(sizes: list[int], y: int) -> None:
    stack = Stack(sizes)
    row = stack.at(y)
    assert 0 <= row < len(stack)
    assert stack.total == sum(sizes)
    if 0 <= y < stack.total:
        assert stack.top(row) <= y < stack.top(row) + stack.height(row)


def test_an_empty_stack_has_no_row() -> None:
    assert (Stack([]).at(0), Stack([]).total) == (-1, 0)
