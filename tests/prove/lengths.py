"""How long things last when the program is proved: so that all of it takes forty minutes, or as long as is owed.

`dev.py prove --long` takes hours. What was measured for less than is owed says so in the table.
"""

import os

LONG = "NETWORKER_LONG"  # the variable that asks for it


def long() -> bool:
    """Whether all that is owed is measured."""
    return bool(os.environ.get(LONG))


MONKEYS = ("a", "b")  # one beside the other
MONKEY = 1800 if long() else 300  # seconds of each of the two
LIVES = 100 if long() else 6  # of a year, in each zone
IDLE = 3600 if long() else 0  # seconds at least; else as long as the tests take
