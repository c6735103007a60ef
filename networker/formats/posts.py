"""What the readers of posts and comments share: instants, plain text, ids, and a tally of what is left out.

Exports of services agree on little but that a post has a time with a zone and a text in some kind of markup.
"""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from networker.formats import limits, signs, text
from networker.formats.records import SkippedRow

NO_TIME = "no time that can be read"

_OLDEST, _NEWEST = 1990, 2100
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BREAK = re.compile(r"<(?:br\s*/?|/p|/div|/li|/blockquote|/h[1-6])\s*>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</p\s*>\s*(?=<p\b)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_NUMBER = re.compile(r"[1-9][0-9]{0,24}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENGLISH = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{4}) (\d{4})", re.ASCII
)


def instant(said: object) -> str:
    """A time stamp in ISO or as Twitter spelt it ("Sun Mar 21 12:53:22 +0000 2021") as an ISO instant.

    Of UTC where the zone is said, else local without one; "" for none and for what lies before 1990.
    """
    if not isinstance(said, str) or len(said) > 40:
        return ""
    said = said.strip()
    if (match := _ENGLISH.fullmatch(said)) and match[1] in _MONTHS:
        month, day, time, zone, year = match.groups()
        said = f"{year}-{_MONTHS.index(month) + 1:02}-{day} {time}{zone}"
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return ""
    if len(said) <= 10 or not _OLDEST <= found.year < _NEWEST:
        return ""
    if found.tzinfo is not None:
        found = found.astimezone(UTC)
    return found.isoformat(timespec="seconds")


def number(said: object) -> str:
    """The id of an account or a post as a text of digits, or "" where it is none ("-1": a closed account)."""
    if isinstance(said, int) and not isinstance(said, bool) and 0 < said < 10**25:
        return str(said)
    return said if isinstance(said, str) and _NUMBER.fullmatch(said) else ""


def clean(said: object) -> str:
    """A text without control characters and lone surrogates, cut to the limit; "" for no text."""
    if not isinstance(said, str):
        return ""
    said = said.replace("\r\n", "\n").replace("\r", "\n")
    return signs.unturned(_CONTROL.sub("", text.mend(said))).strip()[: limits.TEXT_CHARACTERS]


def of_html(said: object) -> str:
    """The text of a piece of HTML: breaks kept, tags taken off, entities resolved."""
    if not isinstance(said, str):
        return ""
    said = _BREAK.sub("\n", _PARAGRAPH.sub("\n\n", said.replace("\n", " ")))
    return clean(html.unescape(_TAG.sub("", said)))


def mapping(said: object) -> dict[str, object]:
    """An object of JSON, or an empty one in place of anything else."""
    return said if isinstance(said, dict) else {}


def listed(said: object) -> list[object]:
    """A list of JSON, or an empty one in place of anything else."""
    return said if isinstance(said, list) else []


class Tally:
    """Counts what comes by the thousand and is left out, to say it once for each reason."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, int]] = {}  # reason → first row, how many

    def add(self, row: int, why: str) -> None:
        """Count one that is left out."""
        first, count = self._found.get(why, (row, 0))
        self._found[why] = (first, count + 1)

    def rows(self) -> Iterator[SkippedRow]:
        """One row for each reason."""
        for why, (first, count) in self._found.items():
            yield SkippedRow(first, why, count - 1)
