"""The sentences of the Groups page."""

from array import array
from dataclasses import replace
from datetime import date, timedelta

import pytest

from networker.services.groups import GroupId, GroupRow, GroupView, Together
from networker.ui.groups import words

TODAY = date(2026, 11, 20)


def view(size: int, lately: int, met: int | None, *, talked: bool = True) -> GroupView:
    """`met`: days since two of them and the user were together."""
    together = Together(TODAY - timedelta(days=met), 2, "Supper") if met is not None else None
    last = TODAY - timedelta(days=10 if lately else 200)
    row = GroupRow(GroupId(1), "Choir", size, last if talked else None)
    return GroupView(row, "", "", array("q"), (), lately, (), together)


@pytest.mark.parametrize(
    ("size", "n", "met", "said"),
    [
        (0, 0, None, ""),
        (1, 0, None, "Not in touch in the last three months."),
        (1, 1, None, "In touch in the last three months."),
        (3, 0, None, "In touch with none of them in the last three months."),
        (3, 0, 400, "In touch with none of them in the last three months."),
        (3, 0, 9, ""),
        (3, 2, 9, "In touch with 2 of 3 in the last three months."),
        (3, 3, 9, "In touch with all of them in the last three months."),
    ],
)
def test_who_were_together_of_late_are_not_said_to_be_out_of_touch(
    size: int, n: int, met: int | None, said: str
) -> None:
    assert words.lately(view(size, n, met), TODAY) == said


@pytest.mark.parametrize(
    ("size", "met", "said"),
    [
        (1, None, "You have not talked yet."),
        (3, None, "You have talked with none of them yet."),
        (3, 9, ""),
        (3, 400, "In touch with none of them in the last three months."),
    ],
)
def test_of_whom_one_never_talked_with_nothing_is_over(size: int, met: int | None, said: str) -> None:
    assert words.lately(view(size, 0, met, talked=False), TODAY) == said


def test_a_long_name_of_a_gathering_leaves_room_for_the_sentence() -> None:
    found = replace(
        view(3, 2, 9),
        together=Together(TODAY - timedelta(days=9), 2, "Supper of the " + "very " * 90 + "old"),
    )
    said = words.together(found, TODAY)
    assert len(said) < 120
    assert said.startswith("Last together 11 Nov with 2 of them (\u2068Supper of the very")
    assert said.endswith("old\u2069).")
