"""The power goes at any moment: nothing that was acknowledged is lost, and nothing is half there."""

from pathlib import Path

import pytest

from tests.faults.power_loss import Op, crashes, parse
from tests.faults.sweeping import Case, needs_strace, prepared
from tests.faults.use_cases import USE_CASES, judge
from tests.prove.figures import Measure


def _wrong(case: Case, ops: list[Op], place: Path, *, times: int, seed: int = 7) -> list[str]:
    place.mkdir()
    states = crashes(ops, case.start, place, times=times, seed=seed)
    judged = [(done, judge(left, case.before, case.after)) for done, left in states]
    return [f"after {done} of {len(ops)} calls: {what}" for done, what in judged if what]


@needs_strace
def test_an_import_survives_a_loss_of_power_since_it_is_synced(tmp_path: Path) -> None:
    case = prepared("import", tmp_path)
    ops = parse(case.log, case.folder)
    assert {"create", "write", "truncate", "sync", "unlink", "acknowledged"} <= {op.what for op in ops}
    wrong = _wrong(case, ops, tmp_path / "synced", times=60)
    assert not wrong, "\n".join(wrong[:10])
    never_synced = [op for op in ops if op.what != "sync"]
    assert _wrong(case, never_synced, tmp_path / "unsynced", times=20), "a loss would not be seen here"


@pytest.mark.prove
@needs_strace
@pytest.mark.parametrize("name", USE_CASES)
def test_so_does_every_use_case(name: str, tmp_path: Path, figure: Measure) -> None:
    case = prepared(name, tmp_path)
    ops = parse(case.log, case.folder)
    wrong = [
        each
        for seed in range(20)  # in parts, since each state is a folder
        for each in _wrong(case, ops, tmp_path / str(seed), times=50, seed=seed)
    ]
    figure("power", name, met=not wrong, sums={"states": 1000, "bad": len(wrong)})
    assert not wrong, "\n".join(wrong[:10])
