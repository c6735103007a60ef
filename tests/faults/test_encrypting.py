"""Killed, or refused by the disk, while a book is put under a key, another one, or none: the old book or the new, never half."""

from pathlib import Path

import pytest

from tests.faults.sweeping import FAULTS, needs_strace, prepared, sweep
from tests.faults.use_cases import ENCRYPTING
from tests.store.ciphered import needs_cipher

PAGES = 40  # of those that are written one after the other, each so many'th


@pytest.mark.prove
@needs_cipher
@needs_strace
@pytest.mark.parametrize("name", ENCRYPTING)
def test_a_fault_leaves_the_old_book_or_the_new(name: str, tmp_path: Path) -> None:
    case = prepared(name, tmp_path)
    assert case.before != case.after
    met = [found for fault in FAULTS for found in sweep(case, fault, tmp_path, every=PAGES)]
    wrong = [f"{where}: {what}" for where, what in met if what]
    assert not wrong, f"{len(wrong)} of {len(met)}:\n" + "\n".join(wrong[:10])
    print(f"\n{name}: {len(met)} faults, 0 bad")
