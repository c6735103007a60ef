"""The pace of large imports: Python's collector of cycles stays out of the way.

Hundreds of thousands of records without a cycle among them would be looked through again and again.
"""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector rest while the block runs, and spare it what was made meanwhile.

    Afterwards it would look through all of it at once, which stops a window for half a second.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
