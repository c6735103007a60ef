"""One turn of a thread, as threads are held against each other before anything is folded."""

import re
from typing import NamedTuple

LETTERS = 6  # of a text, from which on it has words: "ok" is said everywhere
_MEDIA = re.compile(r"\[\w+\]")


class Said(NamedTuple):
    """One turn of a thread. `mark`: as the book would keep it."""

    day: str
    seconds: int
    mark: str
    earlier: str
    sender: int
    text: str
    bare: int
    kind: str
    nth: int = 0  # among equal ones of its file

    @property
    def minute(self) -> int:
        """The minute in which it was said."""
        return self.seconds // 60

    @property
    def has_words(self) -> bool:
        """Whether it says something of its own."""
        return not self.bare and len("".join(_MEDIA.sub("", self.text).split())) >= LETTERS
