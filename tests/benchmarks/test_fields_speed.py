"""The list of fields of knowledge is read before the first answer: that must not be felt."""

import time
from collections.abc import Callable

from networker import paths
from networker.domain.ask.fields import read_fields
from networker.domain.names import fold

MOST = 24  # times what folding the same text costs


def _least_ms(call: Callable[[], object]) -> float:
    """Milliseconds of processor time, the least of seven: what else the machine does is none of it."""
    took = []
    for _ in range(7):
        began = time.process_time()
        call()
        took.append(time.process_time() - began)
    return 1000 * min(took)


def test_the_list_of_fields_is_read_in_a_blink() -> None:
    """Owed: 40 ms of processor time, and a fixed ratio to folding its text, on whatever machine."""
    folder = paths.resources() / "fields"
    text = "\n\n".join(each.read_text(encoding="utf-8") for each in sorted(folder.glob("*.txt")))
    floor = _least_ms(lambda: fold(text))
    read = _least_ms(lambda: read_fields(text))
    print(
        f"\nfields, {len(text) // 1000} kB: {read:.1f} ms, {read / floor:.1f}x the floor of {floor:.1f} ms (owed 40 ms)"
    )
    assert read <= MOST * floor
