"""Which words of mine promote, by one plain rule that anybody can check on their own texts.

What I said promotes where nobody answered on that day, it asks nothing, and it holds a link or is a public post that
addresses nobody. One text to many counts as well; that only the book as a whole can tell, by the mark of a text.
"""

import re
from zlib import crc32

from networker.domain.vocabulary import Kind

MANY = 5  # people: the same words to so many are one text to many
SHORT = 40  # letters: shorter words, as greetings are, may go to many
READ = 600  # letters of a text that are looked at
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_QUESTION = re.compile("[?？؟]")
_ADDRESSES = ("@", "\u2068@")  # how a post begins that answers somebody


def promotes(kind: str, text: str) -> bool:
    """Whether a text of mine promotes. `kind`: of the interaction; what a link itself holds is no question."""
    text = text[:READ]
    without, links = _LINK.subn(" ", text)
    if _QUESTION.search(without):
        return False
    if links:
        return True
    return kind == Kind.COMMENT and bool(without.strip()) and not text.lstrip().startswith(_ADDRESSES)


def mark(text: str) -> int:
    """What the same words have in common wherever they went, of 32 bits; 0 for a text too short to tell."""
    words = " ".join(text[:READ].casefold().split())
    return crc32(words.encode("utf-8", "surrogatepass")) or 1 if len(words) >= SHORT else 0


def of_text(kind: str, text: str | None) -> int:
    """Both in one number, as SQL is told: the mark, then a bit for whether it promotes."""
    return mark(text or "") << 1 | promotes(kind, text or "")
