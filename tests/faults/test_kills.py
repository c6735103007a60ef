"""Killed at random moments, again and again in one book: nothing acknowledged is lost, and it opens each time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
has_kills = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is forked and killed, as Unix can")


def _killed(place: Path, times: int, seed: int = 11) -> int:
    """Kill so often; the number of edits that were acknowledged."""
    command = [sys.executable, "-m", "tests.faults.kills", str(place), str(times), str(seed)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    *wrong, acknowledged = done.stdout.splitlines()
    assert not wrong, "\n".join(wrong[:10])
    return int(acknowledged)


@has_kills
def test_who_is_killed_loses_nothing_that_was_acknowledged(data_dir: Path) -> None:
    assert _killed(data_dir, 20) > 20, "too little was done to be lost"


@pytest.mark.prove
@has_kills
def test_a_thousand_kills(data_dir: Path) -> None:
    acknowledged = sum(_killed(data_dir / str(seed), 100, seed) for seed in range(10))
    print(f"\n1,000 kills over {acknowledged:,} acknowledged edits: 0 lost, 0 half, 0 failed starts")
