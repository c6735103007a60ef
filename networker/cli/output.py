"""How answers look: the objects of the public surface, and the same as text for people. What all of them share."""

from collections.abc import Iterable
from typing import Any

Object = dict[str, Any]


# A name may hold line breaks, colours for a terminal and signs that turn its direction: none of them may act.
_SILENT = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ") | dict.fromkeys(
    (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), None
)


def lines_text(lines: Iterable[str]) -> str:
    """Lines as they are printed."""
    return "\n".join(line.translate(_SILENT) for line in lines)


def people_counted(n: int) -> str:
    return "1 person" if n == 1 else f"{n:,} people"


def counted(n: float, one: str) -> str:
    """A number of what has a plural in s: "1 win", "12 wins", "2.5 days"."""
    return f"1 {one}" if n == 1 else f"{n:,} {one}s"
