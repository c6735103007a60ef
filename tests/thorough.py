"""How often a slow property is tried: a few times in every run, as often as it says with `dev.py prove`."""

import os


def examples(full: int) -> int:
    """The number of examples of this run, where `full` are tried when the program is proved."""
    return full if os.environ.get("NETWORKER_PROVE") else max(full // 20, 5)
