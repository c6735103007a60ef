"""Where each row of the timeline stands, from the index alone: no text is fetched to know how far to scroll.

A talk's lines follow from its number of characters until its text has been seen; from then on from the width
that was measured. Pure arithmetic in logical pixels; the numbers are those of the look.
"""

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

from networker.services.fruit_views import WHATS
from networker.services.views import TimelineRow

LINE = 20  # of the head, and of each line of text
TEXT_GAP = 1
ENTRY_GAP = 12
HEAD = LINE + ENTRY_GAP
ONE, TWO = HEAD + TEXT_GAP + LINE, HEAD + TEXT_GAP + 2 * LINE
FIXED = {
    "month": 24,
    "fact": HEAD,
    "section": LINE,
    "promise": 28,
    "ahead section": LINE,
    "ahead": 28,
    "none": 28,
    "gap": ENTRY_GAP,
    "empty": 96,
    "more": TWO,
}
# A line breaks between words, so that it holds fewer characters than fit its width.
FILLED = 0.94


NONE: Mapping[int, int] = MappingProxyType({})


def lines_of(width: float, room: float) -> int:
    """How many lines a text of this natural width takes, two at most."""
    if width <= 0:
        return 0
    return 1 if width <= room else 2


def heights_of(
    rows: Sequence[TimelineRow],
    *,
    room: float,
    character: float,
    measured: Mapping[int, float],
    own: Mapping[int, int] = NONE,
) -> list[int]:
    """The height of each row. `room`: the width for texts; `character`: an average one; `measured`: by talk.

    `own`: heights of talks that are unfolded, or stand open to be edited.
    """
    one = int(room / max(character, 1.0) * FILLED)
    known = measured.get
    by_lines = (HEAD, ONE, TWO)
    found = []
    for row in rows:
        if row.what in WHATS:
            found.append((ONE if row.length <= one else TWO) if row.length else HEAD)
            continue
        if row.what != "talk":
            found.append(FIXED[row.what])
            continue
        width = known(row.id)
        if row.id in own:
            found.append(own[row.id])
        elif width is not None:
            found.append(by_lines[lines_of(width, room)])
        elif row.length == 0:
            found.append(HEAD)
        else:
            found.append(ONE if row.length <= one else TWO)
    return found


class Stack:
    """Rows one above the other: where each begins, and which one is at a height."""

    __slots__ = ("_tops", "total")

    def __init__(self, heights: Sequence[int]) -> None:
        self._tops = array("q", accumulate(heights, initial=0))
        self.total = self._tops[-1]

    def __len__(self) -> int:
        return len(self._tops) - 1

    def top(self, row: int) -> int:
        """Where a row begins."""
        return self._tops[row]

    def height(self, row: int) -> int:
        """How high a row is."""
        return self._tops[row + 1] - self._tops[row]

    def at(self, y: int) -> int:
        """The row at a height, the nearest one beyond both ends; -1 where there is none."""
        if len(self) == 0:
            return -1
        return min(max(bisect_right(self._tops, y) - 1, 0), len(self) - 1)
