"""How much a pass phrase withstands, told roughly and calmly: nobody is taught entropy, and nobody is refused for taste."""

import math
from enum import IntEnum
from itertools import pairwise

SHORTEST = 8  # characters; whatever is shorter is guessed in an afternoon
FAIR, STRONG = 32.0, 42.0  # bits, beside the eighteen that making the key out of the phrase adds
WORD = 11.0  # bits of a word that somebody picks


class Strength(IntEnum):
    """What a phrase withstands."""

    TOO_SHORT = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


def strength(phrase: str) -> Strength:
    """What a phrase withstands. Repeats and runs ("aaaa", "1234") count once; several words count as words."""
    if len(phrase) < SHORTEST:
        return Strength.TOO_SHORT
    bits = _bits(phrase)
    return Strength.STRONG if bits >= STRONG else Strength.FAIR if bits >= FAIR else Strength.WEAK


def _bits(phrase: str) -> float:
    by_letter = _counted(phrase) * math.log2(_alphabet(phrase))
    words = [word.casefold() for word in phrase.replace("-", " ").split() if len(word) > 2]
    if len(words) > 1 and all(char.isalpha() or char in " -" for char in phrase):
        return min(by_letter, WORD * len(set(words)))
    return by_letter


def _counted(phrase: str) -> int:
    """Letters that do not merely go on from the one before."""
    steps = [ord(after) - ord(before) for before, after in pairwise(phrase)]
    going_on = sum(after == before and abs(after) <= 1 for before, after in pairwise(steps))
    return min(len(phrase) - going_on, 2 * len(set(phrase)))


def _alphabet(phrase: str) -> int:
    kinds = (
        (str.islower, 26),
        (str.isupper, 26),
        (str.isdigit, 10),
        (lambda char: not char.isalnum(), 20),
    )
    size = sum(n for is_kind, n in kinds if any(is_kind(char) for char in phrase))
    return max(size, 10)
