"""Giving back to the system what a start needed and nobody needs any more."""

import sys
from contextlib import suppress


def give_back() -> None:
    """Have the C library let go of what it holds in reserve, where it is one that does: glibc."""
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
