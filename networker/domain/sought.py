"""Words that somebody looks for in a text: how they are read, and where in the text the first of them stands."""

import re
from bisect import bisect_left, bisect_right
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


def places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where folded words stand in a text, start and end in letters as they are written, in order and apart."""
    if not words:
        return []
    folded = fold(text)
    found = sorted(
        (at.start(), at.end()) for word in words for at in re.finditer(re.escape(word), folded) if word
    )
    if found and not text.isascii():
        ends = list(accumulate(len(fold(letter)) for letter in text))
        found = [
            (bisect_right(ends, start), max(bisect_right(ends, end), bisect_left(ends, end) + 1))
            for start, end in found
        ]
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
