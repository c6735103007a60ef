"""The pace of what takes long: nothing in it keeps the user waiting who cancels, or a window that shares the thread.

Python's collector of cycles stays out of the way, long statements of SQLite's can be stopped, and a hundred
thousand records are let go of bit by bit.
"""

import contextlib
import gc
import sqlite3
import time
from collections.abc import Callable, Iterator
from typing import Any

STEPS = 100_000  # of SQLite's machine between two looks at Cancel: some milliseconds
TOGETHER = 500  # records let go of at once
FEW = 30_000  # things made that the collector looks through in a few milliseconds


@contextlib.contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector rest while the block runs, and spare it what was made meanwhile.

    Hundreds of thousands of records without a cycle among them would be looked through again and again, and
    afterwards all of them at once, which stops a window for half a second. Where few were made they are looked through at
    once: what a reader leaves that failed is in cycles, and would stay for ever.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] < FEW:
            gc.collect(0)
        else:
            gc.freeze()
        gc.enable()


@contextlib.contextmanager
def interruptible(sql: sqlite3.Connection, going_on: Callable[[], None]) -> Iterator[None]:
    """Call `going_on` also while a single statement runs for seconds; what it raises ends the block.

    SQLite takes a transaction back whose statement is ended so. What comes after that, such as the complaint that
    there is nothing to roll back, is not told.
    """
    raised: list[Exception] = []

    def look() -> int:
        if not raised:  # else what is running now takes back or closes
            try:
                going_on()
            except Exception as error:
                raised.append(error)
                return 1
        return 0

    sql.set_progress_handler(look, STEPS)
    try:
        yield
    except Exception:
        if raised:
            raise raised[0] from None
        raise
    finally:
        sql.set_progress_handler(None, 0)


def let_go(records: list[Any]) -> None:
    """Empty a list a few hundred records at a time, behind everything else that wants to run.

    Python forgets all of a list without a pause: that would stop every other thread for a tenth of a second.
    """
    while records:
        del records[-TOGETHER:]
        time.sleep(0.001)
