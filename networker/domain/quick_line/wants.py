""" "Want to know Eva Lind": a wish to know somebody, which is no talk. One pattern a language, over folded text."""

from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.patterns import fullmatch


def wanted(text: str, folded: str, lexicon: Lexicon) -> str | None:
    """The words that should name whom the user wants to know; None where the sentence says no such thing.

    `folded` is `text` folded letter by letter. What follows a sign (";", ":"), has a place or asks is no such sentence.
    """
    before, behind = lexicon.wants
    found = fullmatch(rf"\s*{before}(?P<who>[^;:?@]+?){behind}\s*[.!]?\s*", folded)
    if found is None:
        return None
    return text[found.start("who") : found.end("who")]
