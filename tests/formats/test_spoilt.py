"""Spoilt files of ten kinds: read, or refused in a sentence; and none of what ever broke a reader breaks one again."""

import json
import os
import shutil
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
AT_ONCE = 4_000  # in one process
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
    _sound(look(kind, 0, FEW, tmp_path), FEW)


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


def _of_a_process(kind: str, first: int, times: int, place: Path) -> Found:
    """One that is begun anew, so that its memory is that of these alone."""
    place.mkdir()
    command = [sys.executable, "-m", "tests.prove.spoilt", kind, str(first), str(times), str(place)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found = Found(**json.loads(done.stdout.splitlines()[-1]))
    shutil.rmtree(place)
    for what in (found.broke, found.slow, found.changed):
        if what:
            print(json.dumps(what)[:4000])
    return found


@pytest.mark.prove
@pytest.mark.parametrize("kind", KINDS)
def test_spoilt_files_by_the_thousand(kind: str, tmp_path: Path, figure: Measure) -> None:
    parts = [_of_a_process(kind, first, AT_ONCE, tmp_path / str(first)) for first in range(0, MANY, AT_ONCE)]
    looked = sum(each.read + each.refused for each in parts)
    planned, changed = sum(each.planned for each in parts), sum(len(each.changed) for each in parts)
    broke, slow = sum(len(each.broke) for each in parts), sum(len(each.slow) for each in parts)
    slowest, peak = max(each.slowest for each in parts), max(each.peak for each in parts)
    figure(
        "mutants", kind, met=looked == MANY and not broke and not slow and 0 < peak < MEMORY,
        sums={"mutants": looked, "tracebacks": broke, "slow": slow}, most={"s": slowest, "MB": peak},
    )  # fmt: skip
    figure(
        "planned", kind, met=planned == MANY and not changed,
        sums={"planned": planned, "imports undone": sum(each.brought for each in parts), "changed": changed},
    )  # fmt: skip
    for each in parts:
        _sound(each, AT_ONCE)
    assert 0 < peak < MEMORY
