"""The table tells nothing as met that was not measured, and each row that is owed stands in it."""

import re
from pathlib import Path

import pytest

from tests.prove.figures import IN_PART, MET, MISSED, UNKNOWN, Figure, collected, judged, record, table
from tests.prove.goals import GOALS, Goal, Part

GOAL = Goal("two things", {"kills": Part("1,000", ("0", "1")), "sweep": Part("< 120 s")})


def _verdicts(*figures: Figure) -> list[str]:
    return [verdict for *_, verdict, _ in judged(figures, [GOAL])]


def test_what_was_not_measured_is_never_met() -> None:
    assert _verdicts() == [UNKNOWN, UNKNOWN]
    assert _verdicts(Figure("kills", "0", True)) == [UNKNOWN, UNKNOWN], "one of two cases"
    assert _verdicts(Figure("kills", "0", True), Figure("kills", "1", True), Figure("sweep", "", True)) == [
        MET,
        MET,
    ]


def test_what_fails_in_one_case_is_missed_whatever_else_was_found() -> None:
    assert _verdicts(Figure("kills", "0", True), Figure("kills", "1", False))[0] == MISSED
    assert _verdicts(Figure("kills", "0", False))[0] == MISSED
    assert _verdicts(Figure("sweep", "", True, less="20 min, not 1 h"))[1] == IN_PART
    assert _verdicts(Figure("sweep", "", False, less="20 min, not 1 h"))[1] == MISSED


def test_figures_of_several_cases_are_added_up_or_the_largest_is_told() -> None:
    found = [
        Figure("kills", case, True, {"kills": 500, "lost": 0}, {"s": spent}, said="told", seconds=2)
        for case, spent in (("0", 0.25), ("1", 1.5))
    ]
    (_, owed, measured, _, seconds), *_ = judged(found, [GOAL])
    assert (owed, measured, seconds) == ("1,000", "1,000 kills, 0 lost, at most 1.50 s, told", 4)
    (_, _, measured, _, _), *_ = judged(found[:1], [GOAL])
    assert measured.endswith("; 1 of 2 not measured")


def test_what_is_written_down_is_read_again(tmp_path: Path) -> None:
    figures = [Figure("sweep", "", True, {"faults": 3}), Figure("recovery", "", False, most={"ms more": 1.0})]
    for each in figures:
        record(each, tmp_path)
    assert sorted(collected(tmp_path), key=lambda each: each.part, reverse=True) == figures
    with pytest.raises(KeyError):
        record(Figure("nothing that is owed", "", True), tmp_path)
    with pytest.raises(KeyError):
        record(Figure("sweep", "no case of it", True), tmp_path)


def test_every_goal_is_a_line_and_no_line_is_wider_than_a_terminal() -> None:
    told = table([Figure("sweep", "", True, {"faults": 3})])
    for goal in GOALS:
        assert goal.name in told
        assert goal.parts
    lines = told.splitlines()
    assert max(map(len, lines)) <= 136
    assert sum("not measured" in line for line in lines) == sum(len(goal.parts) for goal in GOALS) - 1


def test_every_part_has_a_test_that_measures_it() -> None:
    """By the words of their sources: a part that nobody records would be unmeasured for ever."""
    tests = Path(__file__).resolve().parents[1]
    sources = (each for each in tests.rglob("*.py") if each.name not in ("goals.py", "test_figures.py"))
    said = "\n".join(each.read_text(encoding="utf-8") for each in sources)
    for goal in GOALS:
        for key in goal.parts:
            assert re.search(rf'[fF]igure\(\s*"{re.escape(key)}"', said), key
