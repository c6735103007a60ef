"""Killed, or refused by the disk, at every single write: the book is as before or as after, and opens again."""

from pathlib import Path

import pytest

from tests.faults.sweeping import FAULTS, needs_strace, prepared, sweep
from tests.faults.use_cases import USE_CASES

SHORT = ("edit", "import")


def _sweep(name: str, faults: tuple[str, ...], place: Path) -> int:
    case = prepared(name, place)
    assert case.before != case.after or name == "migrate"
    met = [found for fault in faults for found in sweep(case, fault, place)]
    wrong = [f"{where}: {what}" for where, what in met if what]
    assert not wrong, f"{len(wrong)} of {len(met)}:\n" + "\n".join(wrong[:10])
    return len(met)


@needs_strace
@pytest.mark.parametrize("name", SHORT)
def test_a_fault_at_any_write_leaves_the_book_before_or_after(name: str, tmp_path: Path) -> None:
    assert _sweep(name, tuple(FAULTS), tmp_path) > 20, "too few calls to be those of a whole use case"


@pytest.mark.prove
@needs_strace
@pytest.mark.parametrize("name", [each for each in USE_CASES if each not in SHORT])
def test_so_it_does_in_every_use_case(name: str, tmp_path: Path) -> None:
    print(f"\n{name}: {_sweep(name, tuple(FAULTS), tmp_path)} faults, 0 bad")
