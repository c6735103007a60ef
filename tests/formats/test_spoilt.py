"""Spoilt files of ten kinds: read, or refused in a sentence; and none of what ever broke a reader breaks one again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.formats.kinds import KINDS, mutant
from tests.prove.figures import Measure
from tests.prove.spoilt import Found, look, read_one

ROOT = Path(__file__).resolve().parents[2]
CRASHERS = ROOT / "tests" / "data" / "crashers"
FEW, MANY = 200, 20_000
MEMORY = 300  # megabytes


def _sound(found: Found, times: int) -> None:
    assert not found.broke, next(iter(found.broke.items()))
    assert not found.slow
    assert not found.changed
    assert found.read + found.refused == found.planned == times
    assert found.read > times // 20, "spoilt so much that nothing of it is read proves little"
    assert found.brought, "nothing was brought in, so nothing was taken back"


@pytest.mark.parametrize("kind", KINDS)
def test_spoilt_files_are_read_or_refused_and_never_change_a_book_unasked(kind: str, tmp_path: Path) -> None:
    _sound(look(kind, FEW, tmp_path), FEW)


def test_a_mutant_is_always_the_same_and_seldom_a_healthy_file() -> None:
    for kind in KINDS:
        made = [mutant(kind, n) for n in range(60)]
        assert made == [mutant(kind, n) for n in range(60)]
        assert len(set(made)) > 50, kind


@pytest.mark.parametrize("crasher", sorted(CRASHERS.glob("*")), ids=lambda path: path.name)
def test_what_once_broke_a_reader_is_read_or_refused(crasher: Path) -> None:
    found = Found()
    read_one(crasher, found, 0)
    assert not found.broke
    assert not found.slow


@pytest.mark.prove
@pytest.mark.parametrize("kind", KINDS)
def test_spoilt_files_by_the_thousand(kind: str, tmp_path: Path, figure: Measure) -> None:
    """In a process of its own, whose memory is looked at."""
    command = [sys.executable, "-m", "tests.prove.spoilt", kind, str(MANY), str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    found = Found(**told)
    print(json.dumps({key: told[key] for key in ("broke", "slow", "changed")})[:4000])
    figure(
        "mutants", kind, met=not found.broke and not found.slow and 0 < found.peak < MEMORY,
        sums={"mutants": found.read + found.refused, "tracebacks": len(found.broke), "slow": len(found.slow)},
        most={"s": found.slowest, "MB": found.peak},
    )  # fmt: skip
    figure(
        "planned", kind, met=not found.changed and found.planned == MANY,
        sums={"planned": found.planned, "imports undone": found.brought, "changed": len(found.changed)},
    )  # fmt: skip
    _sound(found, MANY)
