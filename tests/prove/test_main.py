"""What a run comes to: the table of just this run, and a status that tells whether anything is missed."""

import contextlib
from pathlib import Path

import pytest

from tests.prove import __main__ as runner
from tests.prove.figures import FOLDER, Figure, record


def _played(monkeypatch: pytest.MonkeyPatch, *figures: Figure, status: int = 0) -> int:
    """A run in which each step ends so, and the first of them finds these."""
    found = list(figures)

    def run(_step: runner.Step, environment: dict[str, str], _before: object = ()) -> int:
        while found:
            record(found.pop(), Path(environment[FOLDER]))
        return status

    monkeypatch.setattr(runner, "run", run)
    monkeypatch.setattr(runner, "look_at_sockets", lambda *_: 0)
    monkeypatch.setattr(runner, "at_rest", lambda *_: contextlib.nullcontext())
    return runner.main([])


def test_a_run_prints_what_it_found_and_nothing_of_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _played(monkeypatch, Figure("sweep", "", True, {"faults": 777, "bad": 0})) == 0
    assert "777 faults, 0 bad" in capsys.readouterr().out
    assert _played(monkeypatch) == 0
    assert "777 faults" not in capsys.readouterr().out


def test_what_is_missed_and_a_test_that_fails_are_told_by_the_status(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _played(monkeypatch, Figure("sweep", "", False, {"bad": 1})) == 1
    assert _played(monkeypatch, Figure("sweep", "", True), status=1) == 1


def test_each_step_names_tests_that_are_there() -> None:
    for step in (*runner.TOGETHER, runner.SUITE, *runner.ALONE):
        named = [word for word in step.words if word.startswith("tests/")]
        assert named
        for word in named:
            assert (runner.ROOT / word).exists(), word


def test_all_of_it_takes_forty_minutes() -> None:
    assert sum(step.minutes for step in (*runner.TOGETHER, runner.SUITE, *runner.ALONE)) <= 40
