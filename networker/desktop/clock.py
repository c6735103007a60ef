"""What time it is: the one place that asks the system. Everybody else is given `now` or `today`."""

import time
from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]  # now, with the offset of the user's zone


def system_clock() -> datetime:
    """Now in the user's own zone."""
    return datetime.now().astimezone()


def fixed_clock(moment: datetime) -> Clock:
    """A clock that stands still, for `--now` and for tests; a moment without an offset is local."""
    standing = moment if moment.tzinfo else moment.astimezone()
    return lambda: standing


def read_zone_anew() -> None:
    """The user may have travelled: a process that runs goes on with the zone it began with, unless it is told."""
    if hasattr(time, "tzset"):
        time.tzset()
