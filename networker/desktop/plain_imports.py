"""Python's own import beside PySide's.

PySide puts another one in its place, for switches that nothing here uses. It reads the source of every module that is imported
from then on, and Python keeps the lines: a tenth of the time of a start, and megabytes as long as the program runs.
"""

import builtins

_PLAIN = builtins.__import__  # PySide is imported later


def begin_qt() -> None:
    """Import Qt, and go on importing as Python does. Harmless where Qt was imported before."""
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = _PLAIN
