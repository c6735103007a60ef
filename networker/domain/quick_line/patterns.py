"""The patterns that are made of a language's words, each compiled once, when a sentence first asks for it.

They are more than `re` remembers, so it would compile them again and again. Here they stay: nothing of what was typed may
become a part of one, or they would grow without end.
"""

import re
from collections.abc import Iterator
from functools import cache


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`."""
    return re.compile(pattern, flags)


def search(pattern: str, text: str) -> re.Match[str] | None:
    """As `re.search`."""
    return compiled(pattern).search(text)


def match(pattern: str, text: str) -> re.Match[str] | None:
    """As `re.match`."""
    return compiled(pattern).match(text)


def fullmatch(pattern: str, text: str) -> re.Match[str] | None:
    """As `re.fullmatch`."""
    return compiled(pattern).fullmatch(text)


def finditer(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """As `re.finditer`."""
    return compiled(pattern).finditer(text)


def sub(pattern: str, new: str, text: str, *, flags: int = 0) -> str:
    """As `re.sub`."""
    return compiled(pattern, flags).sub(new, text)
