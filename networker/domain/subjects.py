"""The subject of a mail, from its first words: a greeting is none, and one sentence is enough."""

import re

LONGEST = 60
_GREETING = re.compile(
    r"^\s*(?:hi|hello|hey|dear|hallo|liebe[r]?|hola)\b[^,.!?\n]{0,60}[,.!?\n]\s*", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s*\b(?:https?://|www\.)\S+", re.IGNORECASE)
_END = re.compile(r"(?<=[.?!])\s|\n")


def subject_of(opener: str) -> str:
    """A subject of at most LONGEST characters on one line; "" where there are no words."""
    said = _GREETING.sub("", opener, count=1).strip() or opener.strip()
    said = _ADDRESS.sub("", said).strip() or said  # it stands in the words already
    first = " ".join(_END.split(said, maxsplit=1)[0].split()).rstrip(".!:,;")
    if len(first) > LONGEST:
        cut = first[:LONGEST].rsplit(" ", 1)[0]
        first = (cut if len(cut) > LONGEST // 2 else first[:LONGEST]).rstrip(" ,;:")
    return first[:1].upper() + first[1:]
