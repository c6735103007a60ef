"""What talks of two go by that have the same two names, where a service knows people by nothing but names."""

import re

from networker.formats.records import PAIR

_NUMBERED = re.compile(r"(.*) #(\d+)", re.DOTALL)
Numbers = dict[str, str]  # number of a talk, "" where its file has none → what its thread goes by


def numbered(names: str, number: str) -> str:
    """What a talk goes by that is not the only one of these names."""
    return f"{names} #{number}"


class CalledAlike:
    """The threads of a drop by the names of their two. The first of one name goes by the names alone."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str], Numbers] = {}  # by kind of source and names
        self._called: dict[tuple[str, str], str] = {}

    def __call__(self, kind: str, thread: str) -> str:
        """What a thread goes by until it is known whose it is."""
        if not thread.startswith(PAIR):
            return thread
        found = self._called.get((kind, thread))
        if found is None:
            parted = _NUMBERED.fullmatch(thread)
            names, number = (parted[1], parted[2]) if parted else (thread, "")
            there = self.numbers.setdefault((kind, names), {})
            found = there.setdefault(number, numbered(names, number) if there else names)
            self._called[kind, thread] = found
        return found
