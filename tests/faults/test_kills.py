"""Killed at random moments, again and again in one book: nothing acknowledged is lost, and it opens each time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.prove.figures import Measure
from tests.prove.goals import KILLED as PARTS

ROOT = Path(__file__).resolve().parents[2]
has_kills = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is forked and killed, as Unix can")


def _of_kills(place: Path, times: int, seed: int = 11) -> tuple[int, list[str]]:
    """Kill so often; the number of edits that were acknowledged, and what went wrong."""
    command = [sys.executable, "-m", "tests.faults.kills", str(place), str(times), str(seed)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    *wrong, acknowledged = done.stdout.splitlines()
    return int(acknowledged), wrong


@has_kills
def test_who_is_killed_loses_nothing_that_was_acknowledged(data_dir: Path) -> None:
    acknowledged, wrong = _of_kills(data_dir, 20)
    assert not wrong, "\n".join(wrong)
    assert acknowledged > 20, "too little was done to be lost"


@pytest.mark.prove
@has_kills
@pytest.mark.parametrize("part", PARTS)
def test_a_thousand_kills(part: str, data_dir: Path, figure: Measure) -> None:
    acknowledged, wrong = _of_kills(data_dir, 1000 // len(PARTS), int(part))
    sums = {
        "kills": 1000 // len(PARTS),
        "acknowledged": acknowledged,
        "lost, half or not started": len(wrong),
    }
    figure("kills", part, met=not wrong, sums=sums)
    assert not wrong, "\n".join(wrong[:10])
