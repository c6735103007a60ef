"""Single values of Slack's export: strings without control characters, time stamps that are ids."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from networker.formats import json_text, limits, signs, values
from networker.formats.records import Item, SkippedRow
from networker.formats.text import mend

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TS = re.compile(r"\d{9,10}(?:\.\d{1,9})?")


def plain(said: object, length: int) -> str:
    """A string of the export without control characters, cut at a length; "" for no string."""
    if not isinstance(said, str):
        return ""
    return signs.unturned(_CONTROL.sub("", mend(said[:length]).replace("\r\n", "\n")))


def line(said: object) -> str:
    """A name or word on one line; "" for no string."""
    return values.one_line(plain(said, limits.NAME_CHARACTERS))


def stamp(said: object) -> str:
    """The time stamp that is a message's id, or "". Some programs write it as a number."""
    if isinstance(said, int | float) and not isinstance(said, bool) and 0 < said < 1e10:
        said = f"{said:.6f}"
    return said if isinstance(said, str) and _TS.fullmatch(said) else ""


def instant(ts: str) -> str:
    """The UTC instant of a time stamp; "" for none and for what lies before 1990 or after 2100."""
    seconds = int(ts.partition(".")[0]) if ts else 0
    return datetime.fromtimestamp(seconds, UTC).isoformat() if json_text.day_of(seconds) else ""


def counted(left_out: Mapping[str, list[int]]) -> Iterator[Item]:
    """A row for each reason why something was left out: that of the first, with the number of the others."""
    for why, (row, count) in left_out.items():
        yield SkippedRow(row, why, count - 1)
