"""Killed, or refused by the disk, at every single write: the book is as before or as after, and opens again."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.sweeping import FAULTS, needs_strace, prepared, sweep
from tests.faults.use_cases import ACKNOWLEDGED, USE_CASES, state
from tests.prove.figures import Measure

SHORT = ("edit", "import")
LONGEST = 120  # seconds for all use cases


def _met(name: str, faults: tuple[str, ...], place: Path) -> list[tuple[str, str]]:
    """Every fault of a use case, and what is wrong then."""
    own = place / name
    own.mkdir()
    try:
        case = prepared(name, own)
    except (AssertionError, ValueError) as error:
        return [(name, f"it cannot be done without a fault: {error}")]
    return [(f"{name}: {where}", what) for fault in faults for where, what in sweep(case, fault, own)]


def _sweep(name: str, faults: tuple[str, ...], place: Path) -> int:
    met = _met(name, faults, place)
    wrong = [f"{where}: {what}" for where, what in met if what]
    assert not wrong, f"{len(wrong)} of {len(met)}:\n" + "\n".join(wrong[:10])
    return len(met)


@pytest.mark.parametrize("name", USE_CASES)
def test_each_use_case_does_something_to_be_spoilt(name: str, tmp_path: Path) -> None:
    """In every run: a use case that cannot be done any more would be swept by nobody until the program is proved."""
    case, still = USE_CASES[name], tmp_path / "still"
    still.mkdir()
    case.prepare(still)
    acted = shutil.copytree(still, tmp_path / "acted")
    case.act(acted)
    assert (acted / ACKNOWLEDGED).exists()
    assert state(acted) != state(still) or name == "migrate"


@needs_strace
@pytest.mark.parametrize("name", SHORT)
def test_a_fault_at_any_write_leaves_the_book_before_or_after(name: str, tmp_path: Path) -> None:
    assert _sweep(name, tuple(FAULTS), tmp_path) > 20, "too few calls to be those of a whole use case"


@pytest.mark.prove
@needs_strace
def test_so_it_does_in_every_use_case(tmp_path: Path, figure: Measure) -> None:
    """Two at a time; the clock counts what somebody waits for on two cores."""
    began = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        met = [
            each
            for found in pool.map(lambda name: _met(name, tuple(FAULTS), tmp_path), USE_CASES)
            for each in found
        ]
    wrong = [f"{where}: {what}" for where, what in met if what]
    seconds = time.monotonic() - began
    figure(
        "sweep",
        met=not wrong and seconds < LONGEST,
        sums={"faults": len(met), "bad": len(wrong), "s": seconds},
    )
    assert not wrong, f"{len(wrong)} of {len(met)}:\n" + "\n".join(wrong[:10])
