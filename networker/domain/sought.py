"""Words that somebody looks for in a text: how they are read, and where in the text the first of them stands."""

from collections.abc import Sequence
from itertools import accumulate

from networker.domain.names import fold


def sought_words(text: str) -> tuple[str, ...]:
    """The folded words of a search, the longest, which says most, first; #housing and @Lyon without their sign."""
    words = {word.lstrip("#@"): None for word in fold(text).split()}
    return tuple(sorted((word for word in words if word), key=len, reverse=True))


def first_place(text: str, words: Sequence[str]) -> int:
    """Where the first of some folded words begins in a text, in letters as they are written; 0 where none is."""
    if not words:
        return 0
    folded = fold(text)
    places = [at for at in map(folded.find, words) if at >= 0]
    if not places:
        return 0
    if len(folded) == len(text):
        return min(places)
    # A letter may fold to several (ß) or to none (a combining accent): count along.
    ends = accumulate(len(fold(letter)) for letter in text)
    return next((at for at, end in enumerate(ends) if end > min(places)), 0)
