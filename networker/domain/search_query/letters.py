"""How words are kept in the full text and looked for there: folded, and in some scripts letter by letter.

Chinese, Japanese, Thai, Lao, Burmese and Khmer put no space between words, and a Korean name none between its parts: there
each letter is a word of its own, and what is looked for is such letters in a row. So words of one and two letters are
found, which a trigram could not (decision 0024).
"""

import re

from networker.domain.names import fold

_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U0003ffff])"
)
_WORD = re.compile(r"[^\W_]+")


def spaced(folded: str) -> str:
    """A folded text with each letter of an unspaced script as a word of its own."""
    if folded.isascii():
        return folded
    return _UNSPACED.sub(r" \1 ", folded)


def indexed(text: str) -> str:
    """A text as the full text keeps it."""
    return spaced(fold(text))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text as the full text counts them: runs of letters and digits."""
    return tuple(_WORD.findall(indexed(text)))


def is_unspaced(text: str) -> bool:
    """Whether a letter of a script stands in it in which each letter is a word."""
    return not text.isascii() and _UNSPACED.search(fold(text)) is not None


def expression(text: str, *, whole: bool = False) -> str:
    """The full-text query for the words of `text` in a row, the last of them begun unless `whole`; "" for no word."""
    words = tokens(text)
    if not words:
        return ""
    return f'"{" ".join(words)}"' + ("" if whole else "*")


def stands_in(text: str, wanted: str, *, whole: bool = False) -> bool:
    """Whether the words of `wanted` stand in a row in `text`, as `expression` finds them."""
    sought = tokens(wanted)
    if not sought:
        return False
    *before, last = sought
    words = tokens(text)
    for start in range(len(words) - len(before)):
        there = words[start + len(before)]
        if list(words[start : start + len(before)]) == before and (
            there == last if whole else there.startswith(last)
        ):
            return True
    return False
